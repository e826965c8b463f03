/** A merged migration whose text changes gives new databases another schema than those that ran it. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { referenceTo } from './shared/history-examples.ts';
import { reactionOf, reactionWords } from './shared/tool-reactions.ts';

export const migrationEdited: Rule = {
  id: 'migration-edited',
  title: 'Merged migration edited',
  severity: 'warning',
  what: 'The way up of a migration that the base branch has already is different now.',
  why: 'Databases that ran it keep what the old text made, new ones get what the new text makes: development, tests and production differ from then on. Tools that keep checksums refuse to run anything at all.',
  safe: 'Take the edit back and write a new migration that brings both kinds of database to the same schema. If it never ran anywhere that counts, say so in a waiver.',
  sources: [
    'https://documentation.red-gate.com/flyway',
    'https://www.prisma.io/docs/orm/prisma-migrate/understanding-prisma-migrate/migration-histories',
  ],
  check: ({ rehearsal }) =>
    rehearsal.history
      .filter(({ kind }) => kind === 'edited')
      .map((change) => ({
        path: change.migration.path,
        line: 1,
        subject: change.migration.path,
        message: phrase`${change.migration.path} was edited after it was merged, so databases that ran it keep the old result${reactionWords(change)}.`,
        ...(reactionOf(change)?.stops && { severity: 'danger' as const }),
      })),
  examples: [
    {
      title: 'with checksums',
      sql: 'SELECT 1;',
      history: [{ kind: 'edited', migration: referenceTo('flyway', 'V1__users.sql') }],
      finds: ['migrations/V1__users.sql'],
    },
    {
      title: 'without',
      sql: 'SELECT 1;',
      history: [{ kind: 'edited', migration: referenceTo('goose', '00001_users.sql') }],
      finds: ['migrations/00001_users.sql'],
    },
    {
      title: 'a new migration',
      sql: 'CREATE TABLE users (id bigint PRIMARY KEY);',
      finds: [],
      why: 'It has not run anywhere.',
    },
    {
      title: 'moved without an edit',
      sql: 'SELECT 1;',
      history: [
        {
          kind: 'renamed',
          migration: referenceTo('goose', '00001_people.sql'),
          other: referenceTo('goose', '00001_users.sql'),
        },
      ],
      finds: [],
      why: 'Its text is the same; `migration-renamed` looks at the name.',
    },
  ],
};
