/**
 * SQL that ties tables to their parents as before, and gives columns their old collation. Otherwise the table or the column
 * would be dropped and made anew, without its contents. Pure; for names as they were.
 */
import { type Catalogue, qualifiedName, type Table } from '../../model/catalogue.ts';
import { identifier, relation } from '../../model/sql-names.ts';
import type { ExactSchema } from '../exact/read.ts';

interface Moments {
  /** The catalogue to go back to. */
  readonly before: Catalogue;
  readonly after: Catalogue;
  /** Of `before`. */
  readonly exact: ExactSchema;
}

export function reverseTies(moments: Moments): readonly string[] {
  const found: string[] = [];
  for (const now of moments.after.tables.values()) {
    const was = moments.before.tables.get(now.oid);
    if (!was) continue;
    found.push(...parentsBack(was, now, moments), ...collationsBack(was, now, moments.exact));
  }
  return found;
}

function parentsBack(was: Table, now: Table, { before, after, exact }: Moments): readonly string[] {
  const byName = (catalogue: Catalogue) =>
    new Map([...catalogue.tables.values()].map((table) => [qualifiedName(table), table]));
  const parents = (table: Table, catalogue: Catalogue): Table[] => {
    const tables = byName(catalogue);
    return table.parents.flatMap((name) => tables.get(name) ?? []);
  };
  const [old, present] = [parents(was, before), parents(now, after)];
  // One that is gone comes back later, and its children with it.
  if (old.some(({ oid }) => !after.tables.has(oid))) return [];
  const isAmong = (tables: readonly Table[], { oid }: Table): boolean => tables.some((one) => one.oid === oid);
  const bound = was.isPartition ? factsOf(exact, `table ${qualifiedName(was)}`).bound : undefined;
  const named = (table: Table): string => relation(before.tables.get(table.oid) ?? table);
  const off = present
    .filter((parent) => !isAmong(old, parent))
    .map((parent) =>
      now.isPartition
        ? `ALTER TABLE ${named(parent)} DETACH PARTITION ${relation(was)}`
        : `ALTER TABLE ${relation(was)} NO INHERIT ${named(parent)}`,
    );
  const on = old
    .filter((parent) => !isAmong(present, parent))
    .map((parent) =>
      was.isPartition
        ? `ALTER TABLE ${named(parent)} ATTACH PARTITION ${relation(was)} ${bound}`
        : `ALTER TABLE ${relation(was)} INHERIT ${named(parent)}`,
    );
  return [...off, ...on];
}

function collationsBack(was: Table, now: Table, exact: ExactSchema): readonly string[] {
  return was.columns.flatMap((column) => {
    const other = now.columns.find(({ number }) => number === column.number);
    if (!other || other.collation === column.collation || other.type !== column.type) return [];
    const { collation } = factsOf(exact, `column ${qualifiedName(was)}.${column.name}`);
    const [schema = '', ...name] = typeof collation === 'string' ? collation.split('.') : [];
    const collate = schema === '' ? '' : ` COLLATE ${identifier(schema)}.${identifier(name.join('.'))}`;
    return [`ALTER TABLE ${relation(was)} ALTER COLUMN ${identifier(column.name)} TYPE ${column.type}${collate}`];
  });
}

function factsOf(exact: ExactSchema, key: string): Readonly<Record<string, unknown>> {
  return JSON.parse(exact.get(key)?.facts ?? '{}');
}
