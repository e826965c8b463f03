/** Two migrations of one version: the tool stops, or runs only one of them. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { referenceTo } from './shared/history-examples.ts';
import { reactionWords } from './shared/tool-reactions.ts';

export const versionDuplicated: Rule = {
  id: 'version-duplicated',
  title: 'Version used twice',
  severity: 'danger',
  what: 'A new migration has the version of another one of its set.',
  why: 'A tool that remembers versions takes the second for applied once the first is, stops, or fails on its own bookkeeping. It happens when two pull requests number alike and are merged one after the other.',
  safe: 'Give the new one the next free version, right before merging.',
  sources: ['https://github.com/golang-migrate/migrate/issues/381', 'https://documentation.red-gate.com/flyway'],
  check: ({ rehearsal }) =>
    rehearsal.history
      .filter(({ kind }) => kind === 'duplicate-version')
      .map((change) => {
        const { migration, other, pull } = change;
        const known = other ? other.path : phrase`another migration`;
        const twin = pull === undefined ? known : phrase`${known}, which pull request ${pull} adds`;
        const message = phrase`${migration.path} has the version ${migration.version} of ${twin}${reactionWords(change)}.`;
        return { path: migration.path, line: 1, subject: migration.path, message };
      }),
  examples: [
    {
      title: 'two of one number',
      sql: 'SELECT 1;',
      history: [
        {
          kind: 'duplicate-version',
          migration: referenceTo('goose', '4_bills.sql'),
          other: referenceTo('goose', '4_orders.sql'),
        },
      ],
      finds: ['migrations/4_bills.sql'],
    },
    {
      title: 'the same number in another open pull request',
      sql: 'SELECT 1;',
      history: [
        {
          kind: 'duplicate-version',
          migration: referenceTo('dbmate', '4_bills.sql'),
          other: referenceTo('dbmate', '4_orders.sql'),
          pull: 12,
        },
      ],
      finds: ['migrations/4_bills.sql'],
    },
    { title: 'numbers of their own', sql: 'SELECT 1;', finds: [], why: 'No version is there twice.' },
    {
      title: 'late, not twice',
      sql: 'SELECT 1;',
      history: [
        {
          kind: 'out-of-order',
          migration: referenceTo('flyway', 'V3__bills.sql'),
          other: referenceTo('flyway', 'V4__orders.sql'),
        },
      ],
      finds: [],
      why: 'That is `migration-out-of-order`.',
    },
  ],
};
