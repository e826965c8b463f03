/** A merged migration that is gone leaves its result in databases that ran it, and in no new one. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { referenceTo } from './shared/history-examples.ts';
import { reactionOf, reactionWords } from './shared/tool-reactions.ts';

export const migrationRemoved: Rule = {
  id: 'migration-removed',
  title: 'Merged migration removed',
  severity: 'warning',
  what: 'A migration that the base branch has is not there any more.',
  why: 'Databases that ran it keep what it made, new ones never get it. Its way back is gone as well, and some tools refuse to run while an applied migration is missing.',
  safe: 'Keep it, and undo what it did in a new migration. To start a long history afresh, use the way of the tool (a baseline), in a pull request of its own.',
  sources: ['https://documentation.red-gate.com/flyway', 'https://supabase.com/docs/reference/cli/supabase-db-push'],
  check: ({ rehearsal }) =>
    rehearsal.history
      .filter(({ kind }) => kind === 'removed')
      .map((change) => ({
        path: change.migration.path,
        line: 1,
        subject: change.migration.path,
        message: phrase`${change.migration.path} was removed, so its result stays in databases that ran it and is missing in new ones${reactionWords(change)}.`,
        ...(reactionOf(change)?.stops && { severity: 'danger' as const }),
      })),
  examples: [
    {
      title: 'a tool that minds',
      sql: 'SELECT 1;',
      history: [{ kind: 'removed', migration: referenceTo('sqlx', '2_orders.sql') }],
      finds: ['migrations/2_orders.sql'],
    },
    {
      title: 'a tool that does not',
      sql: 'SELECT 1;',
      history: [{ kind: 'removed', migration: referenceTo('dbmate', '20260101_orders.sql') }],
      finds: ['migrations/20260101_orders.sql'],
    },
    {
      title: 'only additions',
      sql: 'CREATE TABLE users (id bigint PRIMARY KEY);',
      finds: [],
      why: 'Every migration of the base is there.',
    },
    {
      title: 'renamed',
      sql: 'SELECT 1;',
      history: [
        {
          kind: 'renamed',
          migration: referenceTo('dbmate', '2_bills.sql'),
          other: referenceTo('dbmate', '2_orders.sql'),
        },
      ],
      finds: [],
      why: 'It is still there, under another name.',
    },
  ],
};
