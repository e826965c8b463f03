/**
 * What was renamed or moved to another schema between two catalogues. Nothing is guessed: a relation is the same when
 * its OID is, a column when its number is. Constraints have no identity in the catalogue, so one counts as renamed
 * only when exactly one of the same meaning went away and one came.
 */
import type { Catalogue, Constraint, Table } from '../../model/catalogue.ts';
import { qualifiedName } from '../../model/catalogue.ts';

type Named = { readonly name: string };

export interface Rename {
  readonly kind: 'table' | 'column' | 'index' | 'constraint' | 'view' | 'sequence';
  /** `public.users`, `public.users.name` (column, constraint), `public.users_email_idx` (index): the name before. */
  readonly from: string;
  readonly to: string;
}

/** One rename with the relation that it is or that it is in, on both sides; names without their schema. */
export interface RenamePair {
  readonly kind: Rename['kind'];
  readonly was: Table;
  readonly now: Table;
  readonly from: string;
  readonly to: string;
}

/** Renames and moves in the order of the tables' OIDs, a table's own before those of its parts. */
export function renamePairs(before: Catalogue, after: Catalogue): readonly RenamePair[] {
  return [...after.tables.values()]
    .sort((a, b) => a.oid - b.oid)
    .flatMap((now) => {
      const was = before.tables.get(now.oid);
      return was === undefined ? [] : pairsWithin(was, now);
    });
}

/** The same by full names. */
export function renamesBetween(before: Catalogue, after: Catalogue): readonly Rename[] {
  return renamePairs(before, after).map(({ kind, was, now, from, to }): Rename => {
    switch (kind) {
      case 'column':
      case 'constraint':
        return { kind, from: `${qualifiedName(was)}.${from}`, to: `${qualifiedName(now)}.${to}` };
      default:
        return { kind, from: `${was.schema}.${from}`, to: `${now.schema}.${to}` };
    }
  });
}

function pairsWithin(was: Table, now: Table): readonly RenamePair[] {
  const renamed = (kind: Rename['kind'], items: readonly (readonly [Named, Named])[]): RenamePair[] =>
    items.map(([from, to]) => ({ kind, was, now, from: from.name, to: to.name }));
  return [
    ...(qualifiedName(was) === qualifiedName(now) ? [] : renamed(relationKind(now), [[was, now]])),
    ...renamed(
      'column',
      pairs(was.columns, now.columns, (column) => String(column.number)),
    ),
    ...renamed(
      'index',
      pairs(was.indexes, now.indexes, (index) => String(index.oid)),
    ),
    ...renamed('constraint', renamedConstraints(was, now)),
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
function pairs<Item extends Named>(
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
