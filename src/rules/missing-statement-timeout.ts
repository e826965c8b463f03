/** Without statement_timeout a statement that takes longer than expected holds its locks for as long as it likes. */
import type { Rule } from '../model/rule.ts';
import { listed, phrase } from '../model/text.ts';
import { unboundedLocks } from './shared/blocking-locks.ts';

export const missingStatementTimeout: Rule = {
  id: 'missing-statement-timeout',
  title: 'Blocking lock without statement_timeout',
  severity: 'off',
  what: 'A migration takes a lock that stops reads or writes on an existing table, and sets no `statement_timeout`. Off by default: a timeout that fits depends on the size of production.',
  why: 'A scan or rewrite that turns out slower than expected blocks the table until it ends or somebody notices.',
  safe: `Set a timeout at the top of the file (\`SET LOCAL\` inside a transaction):

\`\`\`sql
SET statement_timeout = '1min';
\`\`\``,
  sources: ['https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-STATEMENT-TIMEOUT'],
  check: (input) =>
    unboundedLocks(input, 'statement_timeout').map(({ migration, statement, tables }) => ({
      migration,
      statement,
      subject: tables.join(', '),
      message: phrase`No statement_timeout bounds how long this migration blocks ${listed(tables)}.`,
    })),
  examples: [
    {
      title: 'a table in use',
      given: 'CREATE TABLE cities (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE cities ADD COLUMN name text;',
      finds: ['public.cities'],
    },
    {
      title: 'with a timeout',
      given: 'CREATE TABLE cities (id bigint PRIMARY KEY)',
      sql: "SET statement_timeout = '30s'; ALTER TABLE cities ADD COLUMN name text;",
      finds: [],
      why: 'The statement is bounded.',
    },
    {
      title: 'a table of the same pull request',
      sql: 'CREATE TABLE cities (id bigint PRIMARY KEY); ALTER TABLE cities ADD COLUMN name text;',
      finds: [],
      why: 'Nobody uses the table yet.',
    },
  ],
};
