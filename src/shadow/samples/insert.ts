/**
 * Sends rows in one INSERT. Rows that meet a unique key are left out by PostgreSQL itself; when something else is wrong,
 * halves are tried, then halves of those, within a bounded number of attempts.
 */
import type { Table } from '../../model/catalogue.ts';
import { isFailure, type QueryFailure, type Session } from '../../model/engine.ts';
import { identifier, relation } from '../../model/sql-names.ts';
import { attempt } from './attempt.ts';
import { literal } from './quote.ts';

/** Text of a value, SQL null, or the column's own default. */
export type Cell = string | null | { readonly useDefault: true };

export interface Inserted {
  readonly rows: number;
  /** Of the last attempt that failed. */
  readonly error: QueryFailure['error'] | null;
}

const mostAttempts = 24;

export async function insertRows(
  session: Session,
  table: Table,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): Promise<Inserted> {
  let attempts = 0;
  let inserted = 0;
  let error: QueryFailure['error'] | null = null;
  const pending = [rows];
  for (let batch = pending.pop(); batch && attempts < mostAttempts; batch = pending.pop()) {
    if (batch.length === 0) continue;
    attempts += 1;
    const result = await insertOnce(session, table, columns, batch);
    if (!isFailure(result)) {
      inserted += result.affectedRows;
      continue;
    }
    error = result.error;
    const half = Math.ceil(batch.length / 2);
    if (batch.length > 1) pending.push(batch.slice(half), batch.slice(0, half));
  }
  return { rows: inserted, error };
}

async function insertOnce(
  session: Session,
  table: Table,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
) {
  const names = columns.length > 0 ? `(${columns.map(identifier).join(', ')})` : '';
  const source =
    columns.length > 0
      ? `VALUES ${rows.map((row) => `(${row.map(cell).join(', ')})`).join(', ')}`
      : `SELECT FROM generate_series(1, ${rows.length})`;
  const insert = `INSERT INTO ${relation(table)} ${names} OVERRIDING SYSTEM VALUE ${source}`;
  const result = await attempt(session, `${insert} ON CONFLICT DO NOTHING`);
  // A table with rules does not take ON CONFLICT.
  return isFailure(result) && result.error.code === '0A000' ? attempt(session, insert) : result;
}

function cell(value: Cell): string {
  return typeof value === 'object' && value !== null ? 'DEFAULT' : literal(value);
}
