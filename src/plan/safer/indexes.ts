/** Indexes that are built, rebuilt or dropped while others wait: the same beside the traffic. */
import type { SaferStep } from '../../model/safer.ts';
import type { ActionOf, Statement } from '../../model/statement.ts';
import { tokensOf } from '../backfill/tokens.ts';
import type { Part, SaferFormOf } from './part.ts';
import { step } from './sql.ts';

/** The statement with CONCURRENTLY behind the first word of that kind. */
function beside(sql: string, word: string): string {
  const end = tokensOf(sql).find(({ kind, text }) => kind === 'word' && text === word)?.end ?? 0;
  return `${sql.slice(0, end)} CONCURRENTLY${sql.slice(end)}`;
}

export const createIndex: SaferFormOf<ActionOf<'create-index'>> = ({ action, sql, after }) => {
  if (action.concurrently || after.kind === 'partitioned') return null;
  return [step('alone', beside(sql, 'index'))];
};

/** One that was there before the pull request, on a table that others use. */
export function dropIndex(
  { sql, actions }: Statement,
  tables: Part['observation']['tables'],
): readonly SaferStep[] | null {
  const [action] = actions;
  if (action?.type !== 'drop' || action.object !== 'index' || action.concurrently || action.cascade) return null;
  if (actions.length !== 1 || tables.some(({ after }) => after?.kind === 'partitioned')) return null;
  return [step('alone', beside(sql, 'index'))];
}

export function reindex({ sql, actions }: Statement): readonly SaferStep[] | null {
  const [action] = actions;
  if (action?.type !== 'reindex' || action.concurrently || !['index', 'table'].includes(action.target)) return null;
  return [step('alone', beside(sql, action.target))];
}

/** It may stand in a transaction, and needs a unique index over all rows. */
export const refresh: SaferFormOf<ActionOf<'refresh-materialized-view'>> = ({ action, sql, after }) => {
  if (action.concurrently || !after.indexes.some(({ unique, partial, valid }) => unique && valid && !partial))
    return null;
  return [step('change', beside(sql, 'view'))];
};
