/** Which rows must be changed beside the schema, by the migration's own statements or by a recipe, and how to do it in pages. */
import { qualifiedName, type Table } from '../../model/catalogue.ts';
import type { PlanBackfill } from '../../model/plan.ts';
import type { BackfillRefusal, RecipeId } from '../../model/plan-terms.ts';
import { identifier } from '../../model/sql-names.ts';
import { type Asked, type Context, existing } from '../input.ts';
import { batches, volumeOf } from '../volumes.ts';
import { keyOf } from './key.ts';
import { looksForNulls, type RowChange, readRowChange } from './row-change.ts';
import { backfillSql, jobOf } from './sql.ts';

interface Need {
  readonly table: Table;
  readonly cause: PlanBackfill['cause'];
  readonly job: string;
  readonly change: RowChange | BackfillRefusal;
  readonly settles: boolean;
}

function backfillOf({ table, cause, job, change, settles }: Need, context: Context): PlanBackfill {
  const rows = context.rows(table);
  const volume = volumeOf(rows);
  const { rows: batchRows, pauseMs } = batches[volume];
  const shared = { table: qualifiedName(table), cause, volume, rows, batchRows, pauseMs };
  const refuse = (refused: BackfillRefusal): PlanBackfill => ({ ...shared, sql: null, refused });
  if (typeof change === 'string') return refuse(change);
  if (table.kind !== 'table' && table.kind !== 'partitioned') return refuse('no-ordinary-table');
  const key = keyOf(table);
  if (key === null) return refuse('no-key');
  // A row whose key moves could be met again, or never.
  if (change.assigned.some((column) => key.includes(column))) return refuse('key-changes');
  const { thresholds } = context;
  return {
    ...shared,
    sql: backfillSql({ table, key, change, job, batchRows, pauseMs, settles, thresholds }),
    refused: null,
  };
}

function ofStatement(asked: Asked, context: Context): PlanBackfill[] {
  return asked.actions.flatMap((action): PlanBackfill[] => {
    if (action.type !== 'update' && action.type !== 'delete') return [];
    const table = existing(action.table, context);
    if (!table || action.bounded) return [];
    const change = asked.actions.length === 1 ? readRowChange(asked.sql) : null;
    const cause = { type: 'statement', path: asked.path, line: asked.line } as const;
    const need: Need = {
      table,
      cause,
      job: jobOf(table, `${asked.path}:${asked.line}`),
      change: change ?? 'not-readable',
      settles: change !== null && (change.type === 'delete' || looksForNulls(change)),
    };
    return [backfillOf(need, context)];
  });
}

/** Those that the migration's own statements need. */
export function statementBackfills(context: Context): PlanBackfill[] {
  return context.asked.flatMap((asked) => ofStatement(asked, context));
}

export interface Fill {
  readonly recipe: RecipeId;
  readonly object: string;
  readonly table: Table;
  readonly column: string;
  /** SQL of the value; `null`: nobody but the author knows it. */
  readonly value: string | null;
  /** SQL that says that the row has a value to give. */
  readonly given?: string;
}

/** That which a recipe needs: a column filled where it has no value yet. */
export function fillBackfill({ recipe, object, table, column, value, given }: Fill, context: Context): PlanBackfill {
  const empty = `${identifier(column)} IS NULL`;
  const change: RowChange | BackfillRefusal =
    value === null
      ? 'value-unknown'
      : {
          type: 'update',
          only: false,
          alias: null,
          assignments: `${identifier(column)} = ${value}`,
          assigned: [column],
          condition: given === undefined ? empty : `${empty} AND ${given}`,
        };
  const cause = { type: 'recipe', recipe, object } as const;
  return backfillOf({ table, cause, job: jobOf(table, `${recipe} ${column}`), change, settles: true }, context);
}

/** Whether a statement of the migration fills that column itself. */
export function isFilledByAuthor(table: Table, column: string, context: Context): boolean {
  return context.asked.some(
    (asked) =>
      asked.actions.some((action) => action.type === 'update' && existing(action.table, context)?.oid === table.oid) &&
      (readRowChange(asked.sql)?.assigned.includes(column) ?? false),
  );
}
