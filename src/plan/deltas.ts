/**
 * What running code will notice, told from the two catalogues by OID and column number: no rename is guessed, and what is new
 * in the pull request counts as nobody's.
 */
import { type Column, type Constraint, type Index, qualifiedName, type Table } from '../model/catalogue.ts';
import { nameText } from '../model/statement.ts';
import type { Context } from './input.ts';

/** `before` and `table` are the same table on both sides. */
interface OnTable {
  readonly before: Table;
  readonly table: Table;
}

export type Delta =
  | (OnTable & { readonly type: 'columns-added'; readonly columns: readonly Column[]; readonly rewritten: boolean })
  | (OnTable & { readonly type: 'column-dropped'; readonly column: Column })
  | { readonly type: 'table-dropped'; readonly before: Table }
  | (OnTable & { readonly type: 'column-renamed'; readonly from: Column; readonly to: Column })
  | (OnTable & { readonly type: 'table-renamed' })
  | (OnTable & { readonly type: 'retyped'; readonly from: Column; readonly to: Column; readonly rewritten: boolean })
  | (OnTable & { readonly type: 'not-null'; readonly column: Column })
  | (OnTable & { readonly type: 'unique'; readonly constraint: Constraint | null; readonly index: Index })
  | (OnTable & { readonly type: 'foreign-key'; readonly constraint: Constraint })
  | (OnTable & { readonly type: 'index'; readonly index: Index })
  | {
      readonly type: 'enum';
      readonly name: string;
      readonly schema: string | null;
      readonly value: string;
      readonly sql: string;
    }
  | (OnTable & { readonly type: 'rewritten'; readonly sql: string; readonly path: string; readonly line: number });

export type DeltaOf<Type extends Delta['type']> = Extract<Delta, { type: Type }>;

/** What running code may trip over: a later release's work. */
export const contracting: ReadonlySet<Delta['type']> = new Set([
  'column-dropped',
  'table-dropped',
  'column-renamed',
  'table-renamed',
  'retyped',
  'not-null',
]);

/** What it is about, by the name that it has in production. */
export function objectOf(delta: Delta): string {
  if (!('before' in delta)) return delta.name;
  const table = qualifiedName(delta.before);
  if ('column' in delta) return `${table}.${delta.column.name}`;
  return 'from' in delta ? `${table}.${delta.from.name}` : table;
}

function hasRows({ kind }: Table): boolean {
  return kind === 'table' || kind === 'partitioned';
}

export function deltasOf(context: Context): Delta[] {
  const rewritten = new Set(context.asked.flatMap(({ rewrites }) => rewrites));
  const deltas: Delta[] = [];
  for (const before of context.base.tables.values()) {
    // A partition follows its parent, and is rolled out with it.
    if (!hasRows(before) || before.isPartition || before.persistence === 'temporary') continue;
    const table = context.head.tables.get(before.oid);
    if (!table) deltas.push({ type: 'table-dropped', before });
    else deltas.push(...tableDeltas(before, table, rewritten));
  }
  return [...deltas, ...enumDeltas(context), ...otherRewrites(deltas, context)];
}

function tableDeltas(before: Table, table: Table, rewrittenTables: ReadonlySet<string>): Delta[] {
  const rewritten = rewrittenTables.has(qualifiedName(table)) || rewrittenTables.has(qualifiedName(before));
  const known = new Set(before.constraints.map(({ name }) => name));
  // A new primary key brings its own NOT NULL, and its recipe sees to it.
  const keyed = table.constraints.flatMap(({ name, kind, columns }) =>
    kind === 'primary' && !known.has(name) ? columns : [],
  );
  const renamed = before.name !== table.name || before.schema !== table.schema;
  return [
    ...(renamed ? [{ type: 'table-renamed', before, table } as const] : []),
    ...columnDeltas(before, table, rewritten).filter(
      (delta) => delta.type !== 'not-null' || !keyed.includes(delta.column.number),
    ),
    ...keyDeltas(before, table),
  ];
}

function columnDeltas(before: Table, table: Table, rewritten: boolean): Delta[] {
  const old = new Map(before.columns.map((column) => [column.number, column]));
  const now = new Map(table.columns.map((column) => [column.number, column]));
  const added = table.columns.filter(({ number }) => !old.has(number));
  const deltas: Delta[] = [];
  if (added.length > 0) deltas.push({ type: 'columns-added', before, table, columns: added, rewritten });
  for (const from of before.columns) {
    const to = now.get(from.number);
    if (!to) {
      deltas.push({ type: 'column-dropped', before, table, column: from });
      continue;
    }
    if (to.type !== from.type) deltas.push({ type: 'retyped', before, table, from, to, rewritten });
    if (to.name !== from.name) deltas.push({ type: 'column-renamed', before, table, from, to });
    if (to.notNull && !from.notNull) deltas.push({ type: 'not-null', before, table, column: to });
  }
  return deltas;
}

function keyDeltas(before: Table, table: Table): Delta[] {
  const known = new Set(before.constraints.map(({ name }) => name));
  const built = new Set(before.indexes.map(({ oid }) => oid));
  const existing = new Set(before.columns.map(({ number }) => number));
  // A key over nothing but new columns has no old rows to disagree.
  const onOld = (columns: readonly number[]) => columns.some((number) => number === 0 || existing.has(number));
  const added = table.constraints.filter(({ name, columns }) => !known.has(name) && onOld(columns));
  const deltas: Delta[] = added
    .filter(({ kind, validated }) => kind === 'foreign' && validated)
    .map((constraint) => ({ type: 'foreign-key', before, table, constraint }));
  for (const index of table.indexes) {
    // A rewrite builds every index anew, under another file and the same OID.
    if (built.has(index.oid) || !onOld(index.columns)) continue;
    const constraint = added.find(({ name, kind }) => name === index.name && (kind === 'unique' || kind === 'primary'));
    if (before.indexes.some(({ name, definition }) => name === index.name && definition === index.definition)) continue;
    deltas.push(
      index.unique
        ? { type: 'unique', before, table, constraint: constraint ?? null, index }
        : { type: 'index', before, table, index },
    );
  }
  return deltas;
}

function enumDeltas({ asked }: Context): Delta[] {
  const made = new Set(
    asked.flatMap(({ actions }) =>
      actions.flatMap((action) => (action.type === 'create-enum' ? [nameText(action.name)] : [])),
    ),
  );
  return asked.flatMap(({ actions, sql }) =>
    actions.flatMap((action): Delta[] => {
      const asks = action.type === 'add-enum-value' || action.type === 'rename-enum-value';
      if (!asks || made.has(nameText(action.name))) return [];
      const value = action.type === 'rename-enum-value' ? action.to : action.value;
      return [{ type: 'enum', name: action.name.name, schema: action.name.schema ?? null, value, sql }];
    }),
  );
}

/** Tables that were written anew for a reason that no other delta tells. */
function otherRewrites(deltas: readonly Delta[], { asked, base, head }: Context): Delta[] {
  const told = new Set(
    deltas.flatMap((delta) =>
      (delta.type === 'retyped' || delta.type === 'columns-added') && delta.rewritten ? [delta.before.oid] : [],
    ),
  );
  const found = new Map<number, Delta>();
  for (const { rewrites, sql, path, line } of asked) {
    for (const name of rewrites) {
      for (const before of base.tables.values()) {
        const table = head.tables.get(before.oid);
        if (!table || !hasRows(before) || told.has(before.oid)) continue;
        if (qualifiedName(before) === name || qualifiedName(table) === name)
          found.set(before.oid, { type: 'rewritten', before, table, sql, path, line });
      }
    }
  }
  return [...found.values()];
}
