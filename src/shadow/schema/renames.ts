/**
 * What was renamed or moved to another schema between two catalogues. Nothing is guessed: a relation is the same when
 * its OID is, a column when its number is. Constraints have no identity in the catalogue, so one counts as renamed
 * only when exactly one of the same meaning went away and one came.
 */
import type { Catalogue, Constraint, Table } from '../../model/catalogue.ts';
import { qualifiedName } from '../../model/catalogue.ts';

export interface Rename {
  readonly kind: 'table' | 'column' | 'index' | 'constraint' | 'view' | 'sequence';
  /** `public.users`, `public.users.name` (column, constraint), `public.users_email_idx` (index): the name before. */
  readonly from: string;
  readonly to: string;
}

/** Renames in the order of the tables' OIDs, a table's own before those of its parts. */
export function renamesBetween(before: Catalogue, after: Catalogue): readonly Rename[] {
  return [...after.tables.values()]
    .sort((a, b) => a.oid - b.oid)
    .flatMap((now) => {
      const was = before.tables.get(now.oid);
      return was === undefined ? [] : renamesWithin(was, now);
    });
}

function renamesWithin(was: Table, now: Table): readonly Rename[] {
  const own = { kind: relationKind(now), from: qualifiedName(was), to: qualifiedName(now) };
  const inTable = (kind: 'column' | 'constraint', from: string, to: string): Rename => ({
    kind,
    from: `${qualifiedName(was)}.${from}`,
    to: `${qualifiedName(now)}.${to}`,
  });
  return [
    ...(own.from === own.to ? [] : [own]),
    ...pairs(was.columns, now.columns, (column) => String(column.number)).map(([from, to]) =>
      inTable('column', from.name, to.name),
    ),
    ...pairs(was.indexes, now.indexes, (index) => String(index.oid)).map(
      ([from, to]): Rename => ({ kind: 'index', from: `${was.schema}.${from.name}`, to: `${now.schema}.${to.name}` }),
    ),
    ...renamedConstraints(was, now).map(([from, to]) => inTable('constraint', from.name, to.name)),
  ];
}

function relationKind({ kind }: Table): Rename['kind'] {
  switch (kind) {
    case 'view':
    case 'materialized-view':
      return 'view';
    case 'sequence':
      return 'sequence';
    case 'table':
    case 'partitioned':
    case 'foreign':
      return 'table';
  }
}

/** Items that carry the same identity on both sides but not the same name. */
function pairs<Item extends { readonly name: string }>(
  was: readonly Item[],
  now: readonly Item[],
  identity: (item: Item) => string,
): readonly (readonly [Item, Item])[] {
  const known = new Map(was.map((item) => [identity(item), item]));
  return now.flatMap((to) => {
    const from = known.get(identity(to));
    return from === undefined || from.name === to.name ? [] : [[from, to] as const];
  });
}

function renamedConstraints(was: Table, now: Table): readonly (readonly [Constraint, Constraint])[] {
  const come = withoutNames(now, was).filter(
    ([meaning], _, all) => all.filter(([other]) => other === meaning).length === 1,
  );
  const gone = withoutNames(was, now);
  return come.flatMap(([meaning, to]) => {
    const same = gone.filter(([other]) => other === meaning);
    return same.length === 1 && same[0] !== undefined ? [[same[0][1], to] as const] : [];
  });
}

/** Constraints of a table that the other side has not under that name, each with its meaning. */
function withoutNames(table: Table, other: Table): readonly (readonly [string, Constraint])[] {
  const names = new Set(other.constraints.map(({ name }) => name));
  const columns = new Map(table.columns.map(({ name, number }) => [name, `#${number}`]));
  return table.constraints
    .filter(({ name }) => !names.has(name))
    .map((constraint) => [`${constraint.kind} ${withNumbers(constraint.definition, columns)}`, constraint]);
}

/** A definition with the table's columns by number, so that a renamed column does not change what it says. */
function withNumbers(definition: string, columns: ReadonlyMap<string, string>): string {
  return definition.replace(/"(?:[^"]|"")+"|[a-z_][a-z0-9_]*/g, (word) => {
    const name = word.startsWith('"') ? word.slice(1, -1).replaceAll('""', '"') : word;
    return columns.get(name) ?? word;
  });
}
