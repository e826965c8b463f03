/** SQL that a person runs on production to learn whether its rows satisfy a constraint. Each counts the offending ones. */
import type { Constraint, Index, Table } from './catalogue.ts';

/** Words that are no bare column name. Source: PostgreSQL manual, "SQL Key Words", reserved ones. */
const reserved: ReadonlySet<string> = new Set(
  `all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation column
  concurrently constraint create cross current_catalog current_date current_role current_schema current_time
  current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign freeze from
  full grant group having ilike in initially inner intersect into is isnull join lateral leading left like limit localtime
  localtimestamp natural not notnull null offset on only or order outer overlaps placing primary references returning right
  select session_user similar some symmetric system_user table tablesample then to trailing true union unique user using
  variadic verbose when where window with`.split(/\s+/),
);

/** Quotes an identifier when PostgreSQL would need it. */
export function quoteIdentifier(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !reserved.has(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

function tableName(table: Pick<Table, 'schema' | 'name'>): string {
  return `${quoteIdentifier(table.schema)}.${quoteIdentifier(table.name)}`;
}

function columnNames(table: Table, numbers: readonly number[]): string[] | undefined {
  const names = numbers.map((number) => table.columns.find((column) => column.number === number)?.name);
  return names.every((name) => name !== undefined) ? names.map((name) => quoteIdentifier(name as string)) : undefined;
}

function duplicates(table: Table, columns: readonly string[]): string {
  const list = columns.join(', ');
  const known = columns.map((column) => `${column} IS NOT NULL`).join(' AND ');
  return `SELECT ${list}, count(*) FROM ${tableName(table)} WHERE ${known} GROUP BY ${list} HAVING count(*) > 1 LIMIT 10;`;
}

/** Rows in which a column is null. */
export function nullsQuestion(table: Pick<Table, 'schema' | 'name'>, column: string): string {
  return `SELECT count(*) FROM ${tableName(table)} WHERE ${quoteIdentifier(column)} IS NULL;`;
}

/** Whether the table has any row at all. */
export function anyRowQuestion(table: Pick<Table, 'schema' | 'name'>): string {
  return `SELECT EXISTS (SELECT FROM ${tableName(table)});`;
}

/** Values that a unique index would refuse; nothing for an index on expressions or on some rows only. */
export function duplicatesQuestion(table: Table, index: Pick<Index, 'columns' | 'partial'>): string | undefined {
  const columns = columnNames(table, index.columns);
  return columns && !index.partial ? duplicates(table, columns) : undefined;
}

/** Rows that violate a constraint. */
export function constraintQuestion(table: Table, constraint: Constraint): string | undefined {
  const columns = columnNames(table, constraint.columns);
  switch (constraint.kind) {
    case 'not-null':
      return columns?.[0] ? `SELECT count(*) FROM ${tableName(table)} WHERE ${columns[0]} IS NULL;` : undefined;
    case 'unique':
    case 'primary':
      return columns && columns.length > 0 ? duplicates(table, columns) : undefined;
    case 'check': {
      const expression = /^CHECK \((.*)\)(?: NO INHERIT)?(?: NOT VALID| NOT ENFORCED)?$/s.exec(
        constraint.definition,
      )?.[1];
      return expression ? `SELECT count(*) FROM ${tableName(table)} WHERE NOT (${expression});` : undefined;
    }
    case 'foreign': {
      const target = constraint.references;
      if (!columns || !target) return undefined;
      const pairs = columns.map(
        (column, index) => `parent.${quoteIdentifier(target.columns[index] ?? '')} = child.${column}`,
      );
      const known = columns.map((column) => `child.${column} IS NOT NULL`).join(' AND ');
      const [schema = '', name = ''] = target.table.split('.', 2);
      const parent = tableName({ schema, name });
      return `SELECT count(*) FROM ${tableName(table)} child WHERE ${known} AND NOT EXISTS (SELECT FROM ${parent} parent WHERE ${pairs.join(' AND ')});`;
    }
    case 'exclude':
    case 'trigger':
      return undefined;
    default:
      return constraint.kind satisfies never;
  }
}
