/** One thing that a statement asks for, with what it did to its table. */
import { findTable, type Table } from '../../model/catalogue.ts';
import type { Observation } from '../../model/observation.ts';
import type { SaferStep } from '../../model/safer.ts';
import type { Action, Statement } from '../../model/statement.ts';
import { tokensOf } from '../backfill/tokens.ts';
import type { Context } from '../input.ts';

export interface Part<Kind extends Action = Action> {
  readonly action: Kind;
  /** A whole statement that asks for nothing else. */
  readonly sql: string;
  /** The table around its statement; one that nobody used before the pull request has no part. */
  readonly before: Table;
  readonly after: Table;
  readonly statement: Statement;
  readonly observation: Observation;
  readonly context: Context;
  /** Production's major version. */
  readonly targetVersion: number;
}

/** Steps in place of a part; `null`: it has no safer form, or needs none. */
export type SaferFormOf<Kind extends Action> = (part: Part<Kind>) => readonly SaferStep[] | null;

/**
 * The commands of an ALTER TABLE, each as a statement of its own; others whole.
 *
 * @returns `null` where the text and the grammar do not agree on what it asks for
 */
export function partsOf({ kind, sql, actions: all }: Statement): readonly { action: Action; sql: string }[] | null {
  // A column's own constraints are actions too, and part of its text.
  const actions = all.filter((action) => action.type !== 'add-constraint' || !action.inline);
  const [only] = actions;
  if (actions.length === 1 && only) return [{ action: only, sql }];
  if (kind !== 'AlterTable') return null;
  const tokens = tokensOf(sql);
  const commas = tokens.filter(({ kind: mark, text, depth }) => mark === 'mark' && text === ',' && depth === 0);
  const head = headEnd(sql);
  if (head === null || commas.length + 1 !== actions.length) return null;
  const starts = [head, ...commas.map(({ end }) => end)];
  return actions.map((action, index) => ({
    action,
    sql: `${sql.slice(0, head).trim()} ${sql.slice(starts[index], commas[index]?.start).trim()}`,
  }));
}

/** Behind `ALTER TABLE [IF EXISTS] [ONLY] name [*]`. */
function headEnd(sql: string): number | null {
  const tokens = tokensOf(sql);
  let at = 2;
  const passes = (...words: readonly string[]): boolean => {
    const found = words.every(
      (word, index) => tokens[at + index]?.text === word && tokens[at + index]?.kind !== 'name',
    );
    if (found) at += words.length;
    return found;
  };
  passes('if', 'exists');
  passes('only');
  do at += 1;
  while (passes('.'));
  passes('*');
  return tokens[at - 1]?.end ?? null;
}

/** The table that a part is about, where it was there before the pull request and still is. */
export function tableOf(
  action: Action,
  { tables }: Observation,
  { base }: Context,
): { readonly before: Table; readonly after: Table } | null {
  const name =
    'table' in action ? action.table : 'name' in action && typeof action.name === 'object' ? action.name : null;
  if (!name) return null;
  const after = findTable(
    { tables: new Map(tables.flatMap((one) => (one.after ? [[one.after.oid, one.after]] : []))) },
    name,
  );
  const before = tables.find((one) => one.after?.oid === after?.oid)?.before;
  return after && before && base.tables.has(after.oid) ? { before, after } : null;
}
