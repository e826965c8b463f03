/** A new migration that sorts before one that is applied already runs late, never, or stops the tool. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { referenceTo } from './shared/history-examples.ts';
import { reactionOf, reactionWords } from './shared/tool-reactions.ts';

export const migrationOutOfOrder: Rule = {
  id: 'migration-out-of-order',
  title: 'Migration sorts before an applied one',
  severity: 'danger',
  what: 'A new migration has a version below the newest one of the base branch, and its tool minds. `warning` where the tool is not known.',
  why: 'Production is past that version. Depending on the tool the deployment stops, or the migration is skipped without a word and the code that needs it meets a database without it, while new databases have it.',
  safe: 'Give it a version above the newest one of the base branch, right before merging, and rehearse it again.',
  sources: [
    'https://documentation.red-gate.com/flyway',
    'https://pressly.github.io/goose/blog/2021/out-of-order-migrations/',
    'https://github.com/golang-migrate/migrate/issues/179',
  ],
  check: ({ rehearsal }) =>
    rehearsal.history
      .filter(({ kind }) => kind === 'out-of-order')
      .map((change) => {
        const { migration, other } = change;
        const newest = other ? phrase`${other.path}, which is merged already` : phrase`a merged one`;
        const message = phrase`${migration.path} sorts before ${newest}${reactionWords(change)}.`;
        const severity = reactionOf(change) ? 'danger' : 'warning';
        return { path: migration.path, line: 1, subject: migration.path, message, severity };
      }),
  examples: [
    {
      title: 'skipped without a word',
      sql: 'SELECT 1;',
      history: [
        {
          kind: 'out-of-order',
          migration: referenceTo('golang-migrate', '3_bills.up.sql'),
          other: referenceTo('golang-migrate', '4_orders.up.sql'),
        },
      ],
      finds: ['migrations/3_bills.up.sql'],
    },
    {
      title: 'refused',
      sql: 'SELECT 1;',
      history: [
        {
          kind: 'out-of-order',
          migration: referenceTo('flyway', 'V3__bills.sql'),
          other: referenceTo('flyway', 'V4__orders.sql'),
        },
      ],
      finds: ['migrations/V3__bills.sql'],
    },
    { title: 'at the end', sql: 'SELECT 1;', finds: [], why: 'It sorts after everything that is merged.' },
    {
      title: 'the version of another one',
      sql: 'SELECT 1;',
      history: [
        {
          kind: 'duplicate-version',
          migration: referenceTo('goose', '4_bills.sql'),
          other: referenceTo('goose', '4_orders.sql'),
        },
      ],
      finds: [],
      why: 'That is `version-duplicated`.',
    },
  ],
};
