/**
 * Names and values inside SQL that people will run. Names come from strangers' schemas, so each is quoted, whatever it
 * looks like.
 */
import type { Table } from './catalogue.ts';

export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function relation(table: Pick<Table, 'schema' | 'name'>): string {
  return `${identifier(table.schema)}.${identifier(table.name)}`;
}

/** Right whatever `standard_conforming_strings` says: a backslash makes it an escape string. */
export function literal(value: string): string {
  const quoted = `'${value.replaceAll("'", "''")}'`;
  return value.includes('\\') ? `E${quoted.replaceAll('\\', '\\\\')}` : quoted;
}

/** A body between dollar quotes that nothing inside it can close. */
export function dollarQuoted(body: string): string {
  let tag = '$countersign$';
  for (let number = 1; body.includes(tag); number += 1) tag = `$countersign${number}$`;
  return `${tag}${body}${tag}`;
}
