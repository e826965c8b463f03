/** A new column's values for the rows that are there: page by page, outside of a transaction. */
import type { Table } from '../../model/catalogue.ts';
import type { SaferStep } from '../../model/safer.ts';
import { identifier } from '../../model/sql-names.ts';
import { fillLoop } from '../backfill/fill-loop.ts';
import { keyOf } from '../backfill/key.ts';
import type { Context } from '../input.ts';
import { batches, volumeOf } from '../volumes.ts';
import { step } from './sql.ts';

/**
 * @param value SQL, or DEFAULT
 * @param given SQL that says that a row has a value to give
 * @returns `null` where the rows cannot be walked in order
 */
export function fill(
  table: Table,
  { column, value, given }: { readonly column: string; readonly value: string; readonly given?: string },
  context: Context,
): SaferStep | null {
  const key = table.kind === 'table' || table.kind === 'partitioned' ? keyOf(table) : null;
  if (key === null || key.includes(column)) return null;
  const name = identifier(column);
  const condition = given === undefined ? `${name} IS NULL` : `${name} IS NULL AND ${given}`;
  const change = { type: 'update', only: false, alias: null, assignments: `${name} = ${value}`, condition } as const;
  const { rows: batchRows, pauseMs } = batches[volumeOf(context.rows(table))];
  return step('alone', fillLoop({ table, key, change, batchRows, pauseMs }));
}
