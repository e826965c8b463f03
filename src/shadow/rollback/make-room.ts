/**
 * SQL that moves aside what the way up made under a name that something renamed has to take back. What is left over under
 * the other name is dropped like everything that was not there. Pure.
 */
import type { Catalogue, Table } from '../../model/catalogue.ts';
import { identifier, relation } from '../../model/sql-names.ts';
import type { RenamePair } from '../schema/renames.ts';

/** A name that nothing has, another one each time. */
export type Namer = () => string;

/** @param pairs renamed relations @param after the catalogue that is there */
export function roomForRelations(pairs: readonly RenamePair[], after: Catalogue, between: Namer): readonly string[] {
  const renamed = new Set(pairs.map(({ now }) => now.oid));
  return pairs.flatMap(({ was }) => {
    const isInTheWay = ({ oid, schema, name }: Table): boolean =>
      schema === was.schema && name === was.name && !renamed.has(oid);
    return [...after.tables.values()]
      .filter(isInTheWay)
      .map((table) => `ALTER TABLE ${relation(table)} RENAME TO ${between()}`);
  });
}

/** @param pairs renamed columns, indexes and constraints; their tables have their old names again */
export function roomForParts(pairs: readonly RenamePair[], after: Catalogue, between: Namer): readonly string[] {
  return pairs.flatMap((pair) => {
    const { kind, was, now, from } = pair;
    const isTaken = (items: readonly { readonly name: string }[]): boolean =>
      items.some(({ name }) => name === from) && !isRenamed(pairs, { kind, now, name: from });
    if (kind === 'column') {
      return isTaken(now.columns)
        ? [`ALTER TABLE ${relation(was)} RENAME COLUMN ${identifier(from)} TO ${between()}`]
        : [];
    }
    // The index of a constraint has its name, and takes it along.
    if (hasIndex(pair) && isIndexInTheWay(pairs, after, pair)) {
      return [`ALTER INDEX ${relation({ schema: was.schema, name: from })} RENAME TO ${between()}`];
    }
    return kind === 'constraint' && isTaken(now.constraints)
      ? [`ALTER TABLE ${relation(was)} RENAME CONSTRAINT ${identifier(from)} TO ${between()}`]
      : [];
  });
}

function isRenamed(
  pairs: readonly RenamePair[],
  { kind, now, name }: Pick<RenamePair, 'kind' | 'now'> & { readonly name: string },
): boolean {
  return pairs.some((other) => other.kind === kind && other.now === now && other.to === name);
}

function hasIndex({ kind, now, to }: RenamePair): boolean {
  return kind === 'index' || now.indexes.some(({ name }) => name === to);
}

/** Indexes of a whole schema share their names. */
function isIndexInTheWay(pairs: readonly RenamePair[], after: Catalogue, { was, from }: RenamePair): boolean {
  return [...after.tables.values()].some(
    (table) =>
      table.schema === was.schema &&
      table.indexes.some(({ name }) => name === from) &&
      !isRenamed(pairs, { kind: 'index', now: table, name: from }) &&
      !isRenamed(pairs, { kind: 'constraint', now: table, name: from }),
  );
}
