/**
 * What happened to known rows between two moments. Tables are followed by OID and columns by number, where they are the
 * same ones, by name where they were made anew; rows by their primary key, and without one as a heap. Pure.
 */
import { type Column, qualifiedName, type Table } from '../../model/catalogue.ts';
import type { DataLoss } from '../../model/rollback.ts';
import type { AllContents, Contents } from './contents.ts';

type Kind = Exclude<DataLoss['kind'], 'dropped'>;

/** Losses of rows and values, as far as the contents of both moments are known. */
export function lossesBetween(before: AllContents, after: AllContents, by: DataLoss['by']): readonly DataLoss[] {
  const found: DataLoss[] = [];
  for (const was of before.values()) {
    const now = sameTable(was, after);
    if (now) found.push(...compareTable(was, withDetached(was, now, before, after), by));
  }
  return found;
}

function sameTable({ table }: Contents, after: AllContents): Contents | undefined {
  return (
    after.get(table.oid) ?? [...after.values()].find((other) => qualifiedName(other.table) === qualifiedName(table))
  );
}

/** Rows in a partition that was taken off are not lost. */
function withDetached(was: Contents, now: Contents, before: AllContents, after: AllContents): Contents {
  if (was.table.kind !== 'partitioned') return now;
  const isPartOf = ({ table }: Contents, whole: Contents): boolean =>
    table.isPartition && table.parents.includes(qualifiedName(whole.table));
  const detached = [...before.values()].flatMap((part) => {
    const there = isPartOf(part, was) ? sameTable(part, after) : undefined;
    return there && !isPartOf(there, now) ? [there] : [];
  });
  const rows = detached.flatMap(({ table, rows: theirs }) => {
    const places = now.table.columns.map(({ name }) => table.columns.findIndex((column) => column.name === name));
    return theirs.map((row) => places.map((place) => row[place] ?? null));
  });
  return { ...now, rows: [...now.rows, ...rows] };
}

interface Pairing {
  readonly column: Column;
  readonly from: number;
  readonly to: number;
}

/** Columns that are on both sides. Generated ones follow from others. */
function pairColumns(was: Table, now: Table): readonly Pairing[] {
  const sameTable = was.oid === now.oid;
  return was.columns.flatMap((column, from) => {
    if (column.generated) return [];
    const numbered = sameTable ? now.columns.findIndex(({ number }) => number === column.number) : -1;
    const to = numbered >= 0 ? numbered : now.columns.findIndex(({ name }) => name === column.name);
    return to < 0 || now.columns[to]?.generated ? [] : [{ column, from, to }];
  });
}

/** Positions of the primary key's columns on both sides; none where it is not the same key. */
function keyOf(was: Table, pairs: readonly Pairing[]): readonly Pairing[] {
  const key = was.constraints.find(({ kind }) => kind === 'primary')?.columns ?? [];
  const found = key.flatMap((number) => pairs.filter(({ column }) => column.number === number));
  return found.length === key.length ? found : [];
}

function compareTable(was: Contents, now: Contents, by: DataLoss['by']): readonly DataLoss[] {
  const pairs = pairColumns(was.table, now.table);
  const key = keyOf(was.table, pairs);
  const name = qualifiedName(was.table);
  const count = (affected: number) => ({ affected, of: was.rows.length });
  const losses = new Map<string, DataLoss>();
  const add = (object: string, kind: Kind): void => {
    const known = losses.get(`${kind} ${object}`);
    losses.set(`${kind} ${object}`, { object, kind, by, count: count((known?.count?.affected ?? 0) + 1) });
  };
  if (key.length > 0) compareByKey({ was, now, pairs, key, name, add });
  else compareHeaps({ was, now, pairs, name, add });
  return [...losses.values()];
}

interface Comparison {
  readonly was: Contents;
  readonly now: Contents;
  readonly pairs: readonly Pairing[];
  readonly name: string;
  readonly add: (object: string, kind: Kind) => void;
}

function compareByKey({ was, now, pairs, key, name, add }: Comparison & { readonly key: readonly Pairing[] }): void {
  const identity = (row: readonly (string | null)[], side: 'from' | 'to'): string =>
    JSON.stringify(key.map((pair) => row[pair[side]]));
  const rows = new Map<string, (string | null)[][]>();
  for (const row of now.rows) {
    const id = identity(row, 'to');
    rows.set(id, [...(rows.get(id) ?? []), [...row]]);
  }
  for (const row of was.rows) {
    const [match, ...more] = rows.get(identity(row, 'from')) ?? [];
    rows.delete(identity(row, 'from'));
    if (!match) add(name, 'removed');
    else compareValues(row, match, { pairs, name, add });
    for (const _ of more) add(name, 'duplicated');
  }
  for (const left of rows.values()) for (const _ of left) add(name, 'left');
}

function compareValues(
  row: readonly (string | null)[],
  match: readonly (string | null)[],
  { pairs, name, add }: Pick<Comparison, 'pairs' | 'name' | 'add'>,
): void {
  for (const { column, from, to } of pairs) {
    const [old, value] = [row[from] ?? null, match[to] ?? null];
    if (old === value || old === null) continue;
    add(`${name}.${column.name}`, value === null ? 'nulled' : 'changed');
  }
}

/** Without a key the values of each column are counted, which shows what went and not where. */
function compareHeaps({ was, now, pairs, name, add }: Comparison): void {
  const whole = (row: readonly (string | null)[], side: 'from' | 'to'): string =>
    JSON.stringify(pairs.map((pair) => row[pair[side]]));
  const counts = new Map<string, number>();
  for (const row of now.rows) counts.set(whole(row, 'to'), (counts.get(whole(row, 'to')) ?? 0) + 1);
  const missing = was.rows.filter((row) => {
    const left = counts.get(whole(row, 'from')) ?? 0;
    counts.set(whole(row, 'from'), left - 1);
    return left <= 0;
  });
  if (missing.length === 0) {
    for (let more = now.rows.length - was.rows.length; more > 0; more -= 1) add(name, isKnown(was, now, pairs));
    return;
  }
  for (let gone = was.rows.length - now.rows.length; gone > 0; gone -= 1) add(name, 'removed');
  if (was.rows.length > now.rows.length) return;
  for (const { column, from, to } of pairs) compareColumn(was, now, { from, to }, `${name}.${column.name}`, add);
}

/** More rows than before: the old ones again, or others. */
function isKnown(was: Contents, now: Contents, pairs: readonly Pairing[]): Kind {
  const text = (row: readonly (string | null)[], side: 'from' | 'to') =>
    JSON.stringify(pairs.map((pair) => row[pair[side]]));
  const old = new Set(was.rows.map((row) => text(row, 'from')));
  return now.rows.every((row) => old.has(text(row, 'to'))) ? 'duplicated' : 'left';
}

function compareColumn(
  was: Contents,
  now: Contents,
  { from, to }: { readonly from: number; readonly to: number },
  object: string,
  add: Comparison['add'],
): void {
  const values = new Map<string, number>();
  for (const row of now.rows) {
    const value = row[to];
    if (value !== null && value !== undefined) values.set(value, (values.get(value) ?? 0) + 1);
  }
  const nulls = (contents: Contents, index: number): number =>
    contents.rows.filter((row) => row[index] === null).length;
  let newNulls = nulls(now, to) - nulls(was, from);
  for (const row of was.rows) {
    const old = row[from];
    if (old === null || old === undefined) continue;
    const left = values.get(old) ?? 0;
    values.set(old, left - 1);
    if (left > 0) continue;
    add(object, newNulls > 0 ? 'nulled' : 'changed');
    newNulls -= 1;
  }
}
