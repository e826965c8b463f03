/** Queries that say whether a phase did what it should, for the actual tables. Each reads only, and says which answer is right. */
import { type Constraint, qualifiedName, type Table } from '../model/catalogue.ts';
import type { PlanQuery } from '../model/plan.ts';
import { identifier, literal, relation } from '../model/sql-names.ts';
import { sampleRows } from './volumes.ts';

type Named = Pick<Table, 'schema' | 'name'>;

/** `NULL` where there is no such relation, so that a query answers instead of failing. */
function oidOf(table: Named): string {
  return `to_regclass(${literal(relation(table))})`;
}

function list(names: readonly string[]): string {
  return names.map(literal).join(', ');
}

function attributes(table: Named, columns: readonly string[]): string {
  return `SELECT count(*) FROM pg_attribute\nWHERE attrelid = ${oidOf(table)} AND attname IN (${list(columns)}) AND NOT attisdropped;`;
}

export function columnsThere(table: Named, columns: readonly string[]): PlanQuery {
  return {
    id: 'columns-there',
    with: { table: qualifiedName(table), columns: columns.join(', ') },
    sql: attributes(table, columns),
    expects: columns.length,
  };
}

export function columnsGone(table: Named, columns: readonly string[]): PlanQuery {
  return {
    id: 'columns-gone',
    with: { table: qualifiedName(table), columns: columns.join(', ') },
    sql: attributes(table, columns),
    expects: 0,
  };
}

export function relationThere(table: Named): PlanQuery {
  const sql = `SELECT count(*) FROM pg_class WHERE oid = ${oidOf(table)};`;
  return { id: 'relation-there', with: { table: qualifiedName(table) }, sql, expects: 1 };
}

export function relationGone(table: Named): PlanQuery {
  const sql = `SELECT count(*) FROM pg_class WHERE oid = ${oidOf(table)};`;
  return { id: 'relation-gone', with: { table: qualifiedName(table) }, sql, expects: 0 };
}

export function rowCount(table: Named): PlanQuery {
  const sql = `SELECT count(*) FROM ${relation(table)};`;
  return { id: 'row-count', with: { table: qualifiedName(table) }, sql, expects: 'read' };
}

export function nullsLeft(table: Named, column: string): PlanQuery {
  const sql = `SELECT count(*) FROM ${relation(table)} WHERE ${identifier(column)} IS NULL;`;
  return { id: 'nulls-left', with: { table: qualifiedName(table), column }, sql, expects: 0 };
}

/** @param value of the old column, as the new one should have it */
export function oldAndNewDiffer(table: Named, column: string, value: string): PlanQuery {
  // As text, because not every type can be compared (`json`, `point`).
  const sql = `SELECT count(*) FROM ${relation(table)}\nWHERE (${value})::text IS DISTINCT FROM ${identifier(column)}::text;`;
  return { id: 'old-and-new-differ', with: { table: qualifiedName(table), column }, sql, expects: 0 };
}

export function sample(table: Named, old: string, column: string, rows: number | null): PlanQuery {
  const columns = `${identifier(old)}, ${identifier(column)}`;
  // Sorting a large table at random costs more than the answer is worth.
  const percent = rows === null || rows < 100_000 ? null : Math.min(100, (sampleRows * 400) / rows);
  const from =
    percent === null
      ? `${relation(table)} ORDER BY random()`
      : `${relation(table)} TABLESAMPLE SYSTEM (${percent.toPrecision(2)})`;
  const sql = `SELECT ${columns} FROM ${from} LIMIT ${sampleRows};`;
  return { id: 'sample', with: { table: qualifiedName(table), column, rows: sampleRows }, sql, expects: 'read' };
}

export function duplicates(table: Named, columns: readonly string[]): PlanQuery {
  const names = columns.map(identifier).join(', ');
  const known = columns.map((column) => `${identifier(column)} IS NOT NULL`).join(' AND ');
  const sql = `SELECT ${names}, count(*) FROM ${relation(table)}\nWHERE ${known}\nGROUP BY ${names} HAVING count(*) > 1 LIMIT 10;`;
  return {
    id: 'duplicates',
    with: { table: qualifiedName(table), column: columns.join(', ') },
    sql,
    expects: 'no-rows',
  };
}

export function orphans(table: Table, constraint: Constraint, parent: Named): PlanQuery | null {
  const columns = namesOf(table, constraint.columns);
  const targets = constraint.references?.columns ?? [];
  if (columns.length === 0 || columns.length !== targets.length) return null;
  const pairs = columns.map(
    (column, index) => `parent.${identifier(targets[index] ?? '')} = child.${identifier(column)}`,
  );
  const known = columns.map((column) => `child.${identifier(column)} IS NOT NULL`);
  const sql = `SELECT count(*) FROM ${relation(table)} child\nWHERE ${known.join(' AND ')}\n  AND NOT EXISTS (SELECT FROM ${relation(parent)} parent WHERE ${pairs.join(' AND ')});`;
  return { id: 'orphans', with: { table: qualifiedName(table), constraint: constraint.name }, sql, expects: 0 };
}

export function notValidLeft(tables: readonly Named[]): PlanQuery {
  const sql = `SELECT conrelid::regclass, conname FROM pg_constraint\nWHERE NOT convalidated AND conrelid IN (${tables.map(oidOf).join(', ')});`;
  return { id: 'not-valid-left', with: { tables: tables.length }, sql, expects: 'no-rows' };
}

export function invalidIndexes(tables: readonly Named[]): PlanQuery {
  const sql = `SELECT indexrelid::regclass FROM pg_index\nWHERE NOT indisvalid AND indrelid IN (${tables.map(oidOf).join(', ')});`;
  return { id: 'invalid-indexes', with: { tables: tables.length }, sql, expects: 'no-rows' };
}

/** How often the table was read and written since the counters began: twice, minutes apart, says whether code still uses it. */
export function stillUsed(table: Named): PlanQuery {
  const sql = `SELECT seq_scan + coalesce(idx_scan, 0) AS reads, n_tup_ins + n_tup_upd + n_tup_del AS writes\nFROM pg_stat_all_tables WHERE relid = ${oidOf(table)};`;
  return { id: 'still-used', with: { table: qualifiedName(table) }, sql, expects: 'read' };
}

export function namesOf(table: Table, numbers: readonly number[]): string[] {
  const names = numbers.map((number) => table.columns.find((column) => column.number === number)?.name);
  return names.every((name) => name !== undefined) ? (names as string[]) : [];
}
