/** Names and values as SQL. Names come from strangers' schemas, so each is quoted, whatever it looks like. */
import type { Table } from '../../model/catalogue.ts';

export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function relation(table: Pick<Table, 'schema' | 'name'>): string {
  return `${identifier(table.schema)}.${identifier(table.name)}`;
}

/** Right while `standard_conforming_strings` is on, which the filling of samples sees to. */
export function literal(value: string | null): string {
  return value === null ? 'NULL' : `'${value.replaceAll("'", "''")}'`;
}
