/**
 * What a way down made anew bears another OID and other column numbers than what went down with the way up. Who looks for the
 * same thing on both sides has to know which it became, or a rename would look like a drop. Pure.
 */
import { type Catalogue, type Column, type Index, qualifiedName, type Table } from '../../model/catalogue.ts';

/**
 * @param then a moment on the way up
 * @param now the stage, back at that moment: the same names, perhaps borne by others
 * @returns `earlier`, a moment before `then`, with the identities that its things have now
 */
export function identitiesOn(now: Catalogue, then: Catalogue, earlier: Catalogue): Catalogue {
  const byName = new Map([...now.tables.values()].map((table) => [qualifiedName(table), table]));
  const successors = new Map(
    [...then.tables.values()].flatMap((table) => {
      const successor = byName.get(qualifiedName(table));
      return successor ? [[table.oid, { table, successor }] as const] : [];
    }),
  );
  const taken = new Set([...successors.values()].map(({ successor }) => successor.oid));
  const carried = [...earlier.tables.values()].map((was) => {
    const found = successors.get(was.oid);
    if (found) return carry(was, found.table, found.successor);
    return now.tables.has(was.oid) && !taken.has(was.oid) ? was : { ...was, oid: nobody(was.oid) };
  });
  return { tables: new Map(carried.map((table) => [table.oid, table])) };
}

/** An identity that no other thing has. */
const nobody = (identity: number): number => -identity;

function carry(was: Table, then: Table, now: Table): Table {
  const numbers = successorsOf<Column>(then.columns, now.columns, ({ number }) => number);
  const oids = successorsOf<Index>(then.indexes, now.indexes, ({ oid }) => oid);
  // 0 stands for an expression.
  const numbered = (number: number): number => (number === 0 ? 0 : (numbers.get(number) ?? nobody(number)));
  return {
    ...was,
    oid: now.oid,
    columns: was.columns.map((column) => ({ ...column, number: numbered(column.number) })),
    constraints: was.constraints.map((constraint) => ({ ...constraint, columns: constraint.columns.map(numbered) })),
    indexes: was.indexes.map((index) => ({
      ...index,
      oid: oids.get(index.oid) ?? nobody(index.oid),
      columns: index.columns.map(numbered),
    })),
  };
}

function successorsOf<Item extends { readonly name: string }>(
  then: readonly Item[],
  now: readonly Item[],
  identity: (item: Item) => number,
): ReadonlyMap<number, number> {
  const byName = new Map(now.map((item) => [item.name, identity(item)]));
  return new Map(
    then.flatMap((item) => {
      const successor = byName.get(item.name);
      return successor === undefined ? [] : [[identity(item), successor] as const];
    }),
  );
}
