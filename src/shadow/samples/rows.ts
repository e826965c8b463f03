/**
 * The rows of one table, from what its columns may hold. The second half of the rows repeats the first in every column
 * that need not differ, so that a new unique key meets duplicates; every third value that may be null is null.
 */
import type { Cell } from './insert.ts';
import type { Options } from './options.ts';
import type { PlannedColumn, PlannedKey, TablePlan } from './plan.ts';
import type { TypeFacts } from './types.ts';
import { valueText } from './value.ts';

/** Values of the referenced columns that exist; a key that has to wait is absent. */
export type ParentRows = ReadonlyMap<PlannedKey, readonly (readonly string[])[]>;

/** How many parent rows are looked at for one row, before it is given up. */
const mostSteps = 2_000;

type Row = Map<string, Cell>;

export function makeRows(
  plan: TablePlan,
  facts: TypeFacts,
  options: Options,
  parents: ParentRows,
  count: number,
): readonly (readonly Cell[])[] {
  const half = Math.max(1, Math.ceil(count / 2));
  const picks = options.groups.map((group) => ({ columns: group.columns, rows: spread(group, plan, half) }));
  const rows: (readonly Cell[])[] = [];
  for (let number = 0; number < count; number++) {
    const repeated = number % half;
    const row: Row = new Map();
    for (const group of picks) {
      const values = group.rows[(group.rows.length > half ? number : repeated) % group.rows.length];
      for (const [position, name] of group.columns.entries()) row.set(name, values?.[position] ?? null);
    }
    if (!assignKeys(plan, parents, options, row, number, repeated)) continue;
    for (const planned of plan.columns) {
      const { name } = planned.column;
      if (!row.has(name)) row.set(name, plain(planned, facts, options, planned.distinct ? number : repeated));
    }
    rows.push(plan.columns.map(({ column }) => row.get(column.name) ?? null));
  }
  return rows;
}

/** Combinations as the rows take them: all different where a column has to differ, else a few from all over. */
function spread(
  group: Options['groups'][number],
  plan: TablePlan,
  half: number,
): Options['groups'][number]['combinations'] {
  const distinct = group.columns.flatMap((name, position) =>
    plan.columns.some(({ column, distinct }) => distinct && column.name === name) ? [position] : [],
  );
  if (distinct.length === 0) {
    const step = Math.max(1, group.combinations.length / half);
    return Array.from(
      { length: Math.min(half, group.combinations.length) },
      (_, index) => group.combinations[Math.floor(index * step)] ?? [],
    );
  }
  const seen = distinct.map(() => new Set<string>());
  return group.combinations.filter((values) => {
    const own = distinct.map((position) => values[position] ?? null);
    if (own.some((value, index) => value !== null && seen[index]?.has(value))) return false;
    for (const [index, value] of own.entries()) if (value !== null) seen[index]?.add(value);
    return true;
  });
}

function plain(planned: PlannedColumn, facts: TypeFacts, options: Options, ordinal: number): Cell {
  const { name } = planned.column;
  const values = options.values.get(name);
  if (options.nullable.has(name) && (values?.length === 0 || isNullTurn(planned, ordinal))) return null;
  if (!values) return valueText(facts.types, planned.use, ordinal);
  return values[ordinal % values.length] ?? { useDefault: true };
}

function isNullTurn(planned: PlannedColumn, ordinal: number): boolean {
  return (ordinal + planned.column.number) % 3 === 2;
}

/** Gives the columns of all foreign keys values that exist in the parents, keys with columns in common agreeing. */
function assignKeys(
  plan: TablePlan,
  parents: ParentRows,
  options: Options,
  row: Row,
  number: number,
  repeated: number,
): boolean {
  const planned = new Map(plan.columns.map((column) => [column.column.name, column]));
  const keys = plan.keys
    .filter(({ columns }) => columns.some((name) => planned.has(name)))
    .sort((left, right) => right.columns.length - left.columns.length);
  let steps = 0;
  const assign = (position: number): boolean => {
    const key = keys[position];
    if (!key) return true;
    const members = key.columns.flatMap((name) => planned.get(name) ?? []);
    const open = members.filter(({ column }) => !row.has(column.name));
    const optional = open.filter(({ column }) => options.nullable.has(column.name));
    const rows = parents.get(key);
    const differs = open.some(({ distinct }) => distinct);
    const start = differs ? number : repeated;
    const emptied = () => {
      for (const { column } of optional) row.set(column.name, null);
      const done = assign(position + 1);
      if (!done) for (const { column } of optional) row.delete(column.name);
      return done;
    };
    if (!rows) return optional.length > 0 ? emptied() : assign(position + 1);
    if (key.columns.some((name) => row.get(name) === null)) return assign(position + 1);
    const first = optional[0];
    if (first && (rows.length === 0 || isNullTurn(first, start))) return emptied();
    for (let offset = 0; offset < rows.length && steps < mostSteps; offset++) {
      steps += 1;
      const values = rows[(start + offset) % rows.length] ?? [];
      const agrees = key.columns.every((name, index) => !row.has(name) || row.get(name) === values[index]);
      if (!agrees) continue;
      for (const { column } of open) row.set(column.name, values[key.columns.indexOf(column.name)] ?? null);
      if (assign(position + 1)) return true;
      for (const { column } of open) row.delete(column.name);
    }
    return optional.length > 0 && emptied();
  };
  return assign(0);
}
