/**
 * SQL that takes away triggers which name a column, where one of the table's columns gets its old type back: PostgreSQL
 * refuses that while a trigger stands on the column. Those that were there before are made again afterwards. Pure; for
 * tables under their old names.
 */
import { type Catalogue, qualifiedName, type Table } from '../../model/catalogue.ts';
import { identifier, relation } from '../../model/sql-names.ts';
import type { ExactObject, ExactSchema } from '../exact/read.ts';

/** @param before the catalogue to go back to @param after the one that is there @param above the same, read exactly */
export function triggersAside(before: Catalogue, after: Catalogue, above: ExactSchema): readonly string[] {
  return [...after.tables.values()].flatMap((now) => {
    const was = before.tables.get(now.oid);
    if (!was || !changesType(was, now)) return [];
    return [...above.values()]
      .filter((object) => object.parent === qualifiedName(now) && namesColumns(object))
      .map(({ object, parent }) => {
        const name = object.slice(`${parent}.`.length);
        return `DROP TRIGGER ${identifier(name)} ON ${relation(was)}`;
      });
  });
}

function changesType(was: Table, now: Table): boolean {
  return was.columns.some(({ number, type }) =>
    now.columns.some((column) => column.number === number && column.type !== type),
  );
}

/** One of a partition that it has from its parent goes with that. */
function namesColumns({ kind, facts }: ExactObject): boolean {
  if (kind !== 'trigger') return false;
  const { definition, own } = JSON.parse(facts);
  return own && /^CREATE .* (?:UPDATE OF .* ON|WHEN \()/s.test(definition);
}
