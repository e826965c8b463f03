/**
 * What each column of a table may hold: a list of values that its conditions accept, and whether null is accepted. A column
 * without conditions has no list; its values are made as needed. Columns that share a condition are decided together.
 */

import type { Session } from '../../model/engine.ts';
import { listed, phrase, type Text } from '../../model/text.ts';
import { candidates, cluesOf } from './candidates.ts';
import { type Candidates, satisfying } from './choices.ts';
import type { Condition, PlannedColumn, TablePlan } from './plan.ts';
import type { ParentRows } from './rows.ts';
import type { DataType, TypeFacts } from './types.ts';
import { baseUse, innerUse, valueText } from './value.ts';

export interface Options {
  /** By column; absent: any value of the type. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** Columns that may be null, conditions considered. */
  readonly nullable: ReadonlySet<string>;
  readonly groups: readonly Group[];
  /** What cannot be met, in words. */
  readonly impossible: Text | null;
}

/** Columns with conditions in common, and the combinations that satisfy them. */
export interface Group {
  readonly columns: readonly string[];
  readonly combinations: readonly (readonly (string | null)[])[];
}

/** Texts that some type of an extension may read. */
const guesses = [
  '1',
  '0',
  'sample',
  '{}',
  '[]',
  '(1,1)',
  '[1,2]',
  '1.0.0',
  'a',
  '2020-01-01',
  '00000000-0000-4000-8000-000000000001',
];
/** For a column that need not differ in every row. */
const fewValues = 8;
const mostSingleTries = 40;

/**
 * @param keyValues what a column that is a foreign key by itself may hold, by column
 * @param rows how many rows are wanted
 */
export async function findOptions(
  session: Session,
  plan: TablePlan,
  facts: TypeFacts,
  keyValues: ReadonlyMap<string, readonly string[]>,
  rows: number,
): Promise<Options> {
  const free = freeColumns(plan);
  const conditions = plan.conditions.filter(
    ({ columns }) => columns.length > 0 && columns.every((name) => free.has(name)),
  );
  const values = new Map<string, readonly string[]>();
  const nullable = new Set(plan.columns.filter((column) => column.nullable).map(({ column }) => column.name));
  const sources = new Map<string, Candidates>();
  for (const planned of free.values()) {
    const { name } = planned.column;
    const own = conditions.filter(({ columns }) => columns.includes(name));
    const source = sourceOf(planned, own, facts, keyValues.get(name), rows);
    if (!source) continue;
    const alone = own.filter(({ columns }) => columns.length === 1).map(({ expression }) => expression);
    const accepted = await narrow(session, plan.table.name, source, alone);
    if (!accepted.includes(null)) nullable.delete(name);
    values.set(
      name,
      accepted.filter((value) => value !== null),
    );
    sources.set(name, { ...source, values: accepted, domainChecks: [] });
    if (accepted.length === 0 && planned.column.default === null) {
      return { values, nullable, groups: [], impossible: because(phrase`no value was found for column ${name}`, own) };
    }
  }
  const groups: Group[] = [];
  for (const shared of together(conditions)) {
    const columns = [...new Set(shared.flatMap((condition) => condition.columns))].sort();
    const tried = columns.flatMap((name) => sources.get(name) ?? []);
    const combinations = await satisfying(
      session,
      plan.table.name,
      tried,
      shared.map(({ expression }) => expression),
    );
    if (combinations?.length === 0) {
      return {
        values,
        nullable,
        groups,
        impossible: because(phrase`no values were found for columns ${columns.join(', ')}`, shared),
      };
    }
    if (combinations) groups.push({ columns, combinations });
  }
  return { values, nullable, groups, impossible: null };
}

function because(missing: Text, conditions: readonly Condition[]): Text {
  return conditions.length > 0
    ? phrase`${missing} that satisfies ${listed(conditions.map(({ name }) => name))}`
    : missing;
}

/** Columns that can be chosen on their own: filled, and not part of a foreign key over several columns. */
function freeColumns(plan: TablePlan): ReadonlyMap<string, PlannedColumn> {
  const bound = new Set(plan.keys.filter(({ columns }) => columns.length > 1).flatMap(({ columns }) => columns));
  return new Map(
    plan.columns.filter(({ column }) => !bound.has(column.name)).map((planned) => [planned.column.name, planned]),
  );
}

/** Candidates of a column that something limits; `null` where nothing does. */
function sourceOf(
  planned: PlannedColumn,
  conditions: readonly Condition[],
  facts: TypeFacts,
  keyValues: readonly string[] | undefined,
  rows: number,
): Candidates | null {
  const domainChecks = checksOf(facts.types, planned.use.oid);
  const unknown = keyValues === undefined && valueText(facts.types, planned.use, 0) === null;
  if (conditions.length === 0 && domainChecks.length === 0 && !unknown) return null;
  const base = baseUse(facts.types, planned.use);
  const clues = cluesOf([...conditions.map(({ expression }) => expression), ...domainChecks]);
  const count = planned.distinct ? rows : fewValues;
  const some = keyValues ?? (unknown ? guesses : candidates(facts.types, planned.use, clues, count));
  return {
    column: planned.column.name,
    cast: facts.types.get(base.oid)?.sql ?? 'text',
    values: planned.nullable ? [...some, null] : some,
    domainChecks,
  };
}

function checksOf(types: ReadonlyMap<number, DataType>, oid: number): readonly string[] {
  const type = types.get(oid);
  if (type?.kind !== 'd') return [];
  return [...type.checks, ...checksOf(types, innerUse(type, { oid, modifier: -1 }).oid)];
}

/** One question for all candidates; where that fails, a question each, because one that cannot be read spoils the rest. */
async function narrow(
  session: Session,
  table: string,
  source: Candidates,
  conditions: readonly string[],
): Promise<readonly (string | null)[]> {
  const accepted = await satisfying(session, table, [source], conditions);
  if (accepted) return accepted.flat();
  const readable: (string | null)[] = [];
  for (const value of source.values.slice(0, mostSingleTries)) {
    const one = await satisfying(session, table, [{ ...source, values: [value] }], conditions);
    if (one?.length === 1) readable.push(value);
  }
  if (source.values.includes(null) && !readable.includes(null)) readable.push(null);
  return readable;
}

/** Conditions over several columns, gathered by the columns they have in common. */
function together(conditions: readonly Condition[]): readonly (readonly Condition[])[] {
  const groups: Condition[][] = [];
  for (const condition of conditions.filter(({ columns }) => columns.length > 1)) {
    const touching = groups.filter((group) =>
      group.some(({ columns }) => columns.some((name) => condition.columns.includes(name))),
    );
    const merged = [...touching.flat(), condition];
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push(merged);
  }
  return groups;
}

/** Keys that are one column: what the parent holds is what the column may hold. */
export function keyValuesOf(plan: TablePlan, parentRows: ParentRows): ReadonlyMap<string, readonly string[]> {
  const single = plan.keys.flatMap((key): [string, readonly string[]][] => {
    const [name, more] = key.columns;
    const rows = parentRows.get(key);
    return name !== undefined && more === undefined && rows ? [[name, rows.map(([value]) => value ?? '')]] : [];
  });
  return new Map(single);
}
