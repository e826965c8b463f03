/**
 * SQL that takes away what PostgreSQL lets no column change its type under, where columns get their old types back: triggers
 * that name a column, and foreign keys, of which only one end has its old type for a moment. Those that were there before are
 * made again afterwards. Pure; for tables that have their old names again.
 */
import { type Catalogue, type Constraint, qualifiedName, type Table } from '../../model/catalogue.ts';
import { identifier, relation } from '../../model/sql-names.ts';

/** @param goal the catalogue to go back to @param present the one that is there */
export function asideForTypes(goal: Catalogue, present: Catalogue): readonly string[] {
  const old = byName(goal);
  const now = byName(present);
  const changing = new Set([...now].flatMap(([name, table]) => changingColumns(name, table, old.get(name))));
  return [...now].flatMap(([name, table]) => {
    const parents = table.parents.flatMap((parent) => now.get(parent) ?? []);
    const isInherited = (part: string): boolean =>
      table.isPartition &&
      parents.some((parent) => [...parent.constraints, ...parent.triggers].some((one) => one.name === part));
    const triggers = table.triggers
      .filter(
        (one) => namesColumns(one.definition) && table.columns.some((column) => changing.has(`${name}.${column.name}`)),
      )
      .filter((one) => !isInherited(one.name))
      .map((one) => `DROP TRIGGER ${identifier(one.name)} ON ${relation(table)}`);
    const keys = table.constraints
      .filter((one) => endsOf(one, name, table).some((end) => changing.has(end)) && !isInherited(one.name))
      .map((one) => `ALTER TABLE ${relation(table)} DROP CONSTRAINT ${identifier(one.name)}`);
    return [...triggers, ...keys];
  });
}

function byName({ tables }: Catalogue): ReadonlyMap<string, Table> {
  return new Map([...tables.values()].map((table) => [qualifiedName(table), table]));
}

function changingColumns(name: string, table: Table, was: Table | undefined): readonly string[] {
  const types = new Map(was?.columns.map((column) => [column.name, column.type]));
  return table.columns
    .filter((column) => (types.get(column.name) ?? column.type) !== column.type)
    .map((column) => `${name}.${column.name}`);
}

function namesColumns(trigger: string): boolean {
  return /^CREATE .* (?:UPDATE OF .* ON|WHEN \()/s.test(trigger);
}

/** The columns on both sides of a foreign key. */
function endsOf({ kind, columns, references }: Constraint, name: string, table: Table): readonly string[] {
  if (kind !== 'foreign' || references === null) return [];
  return [
    ...table.columns.filter(({ number }) => columns.includes(number)).map((column) => `${name}.${column.name}`),
    ...references.columns.map((column) => `${references.table}.${column}`),
  ];
}
