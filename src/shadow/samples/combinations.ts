/**
 * Which combinations of candidate values to try for conditions over several columns: all of them where they are few.
 * Else a smaller part of all, and those that schemas ask for: one or two columns set and the others empty ("exactly one
 * of"), one column varied and the others filled, columns that grow side by side (a start and an end).
 */

type Candidates = readonly (readonly (string | null)[])[];
type Positions = readonly number[];

/** Tried at most: a fraction of a second of the engine's time. */
const most = 2_400;
const mostOfAll = 800;
/** Values of one column that are tried beside one other. */
const pairedValues = 12;

/**
 * @param values candidates of each column, `null` among them where the column may be null
 * @returns positions into `values`, one a column
 */
export function combinations(values: Candidates): readonly Positions[] {
  const size = values.reduce((product, own) => product * own.length, 1);
  if (size <= most) return all(values.map((own) => own.map((_, position) => position)));
  const found = new Map<string, Positions>();
  for (const row of likely(values)) {
    if (found.size >= most - mostOfAll) break;
    found.set(row.join(), row);
  }
  for (const row of all(shortened(values))) found.set(row.join(), row);
  return [...found.values()];
}

function all(choices: readonly Positions[]): readonly Positions[] {
  return choices
    .reduce<Positions[]>((rows, own) => rows.flatMap((row) => own.map((position) => [...row, position])), [[]])
    .sort((left, right) => sum(left) - sum(right));
}

/** So few candidates of each column that all combinations can be tried; of a column that may be null, a value and null do. */
function shortened(values: Candidates): readonly Positions[] {
  const choices = values.map((own) => own.map((_, position) => position));
  while (choices.reduce((product, own) => product * own.length, 1) > mostOfAll) {
    const rich = choices.filter((own, column) => own.length > 2 && values[column]?.includes(null));
    const longest = (rich.length > 0 ? rich : choices).reduce((left, right) =>
      right.length > left.length ? right : left,
    );
    const column = choices.indexOf(longest);
    const empty = values[column]?.indexOf(null) ?? -1;
    const kept = longest.slice(0, Math.ceil(longest.length * 0.75) - 1);
    choices[column] = empty < 0 || kept.includes(empty) || kept.length < 2 ? kept : [...kept.slice(0, -1), empty];
  }
  return choices;
}

function* likely(values: Candidates): Generator<Positions> {
  const empty = values.map((own) => Math.max(0, own.indexOf(null)));
  const full = values.map((own) =>
    Math.max(
      0,
      own.findIndex((value) => value !== null),
    ),
  );
  const longest = Math.max(...values.map((own) => own.length));
  for (let step = 0; step < longest; step++) {
    for (const [column, own] of values.entries()) if (step < own.length) yield empty.with(column, step);
    yield values.map((own, column) => (step + column) % own.length);
  }
  for (const [first, own] of values.entries()) {
    for (const [second, set] of full.entries()) {
      for (let position = 0; position < Math.min(own.length, pairedValues) && second !== first; position++) {
        yield empty.with(second, set).with(first, position);
      }
    }
  }
  for (const [column, own] of values.entries()) {
    for (let position = 0; position < Math.min(own.length, pairedValues); position++) yield full.with(column, position);
  }
}

function sum(row: Positions): number {
  return row.reduce((total, position) => total + position, 0);
}
