/** Without lock_timeout a migration that has to wait for its lock makes everyone else wait behind it. */
import type { Rule } from '../model/rule.ts';
import { listed, phrase } from '../model/text.ts';
import { unboundedLocks, worksUnderLock } from './shared/blocking-locks.ts';

export const missingLockTimeout: Rule = {
  id: 'missing-lock-timeout',
  title: 'Blocking lock without lock_timeout',
  severity: 'warning',
  what: 'A migration takes a lock that stops reads or writes on an existing table, and sets no `lock_timeout`. One finding for each migration: `warning` when a table is read, rewritten or indexed under the lock, `info` when the lock is held for a moment.',
  why: 'The lock waits behind the longest transaction that is running, and every later query on the table queues behind the lock. However quick the change itself is, the table is unreachable for that long.',
  safe: `Set a timeout at the top of the file (\`SET LOCAL\` inside a transaction), and let the deployment try again when it strikes:

\`\`\`sql
SET lock_timeout = '3s';
\`\`\`

Where a role or the connection sets it for all migrations, switch this rule off in the configuration.`,
  sources: [
    'https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-LOCK-TIMEOUT',
    'https://www.postgresql.org/docs/current/explicit-locking.html',
  ],
  check: (input) =>
    unboundedLocks(input, 'lock_timeout').map(({ migration, statement, tables }) => ({
      migration,
      statement,
      subject: tables.join(', '),
      message: phrase`No lock_timeout bounds how long queries on ${listed(tables)} queue behind this migration.`,
      ...(!worksUnderLock(input, migration) && { severity: 'info' as const }),
    })),
  examples: [
    {
      title: 'two tables in one file',
      given: 'CREATE TABLE cities (id bigint PRIMARY KEY); CREATE TABLE "Street" (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE cities ADD COLUMN name text; ALTER TABLE "Street" ADD COLUMN name text;',
      finds: ['public.Street, public.cities'],
    },
    {
      title: 'switched off explicitly',
      given: 'CREATE TABLE cities (id bigint PRIMARY KEY)',
      sql: 'SET lock_timeout = 0; ALTER TABLE cities ADD COLUMN name text;',
      finds: ['public.cities'],
    },
    {
      title: 'a new table that refers to one in use',
      given: 'CREATE TABLE cities (id bigint PRIMARY KEY)',
      sql: 'CREATE TABLE streets (id bigint PRIMARY KEY, city_id bigint REFERENCES cities);',
      finds: ['public.cities'],
    },
    {
      title: 'with a timeout',
      given: 'CREATE TABLE cities (id bigint PRIMARY KEY)',
      sql: "SET LOCAL lock_timeout = '2s'; ALTER TABLE cities ADD COLUMN name text;",
      finds: [],
      why: 'The wait is bounded.',
    },
    {
      title: 'set for the session by an earlier file',
      given: 'CREATE TABLE cities (id bigint PRIMARY KEY)',
      before: ["SELECT set_config('lock_timeout', '2s', false);"],
      sql: 'ALTER TABLE cities ADD COLUMN name text;',
      finds: [],
      why: 'The setting lasts as long as the session.',
    },
    {
      title: 'locks that let reads and writes pass',
      given: 'CREATE TABLE cities (id bigint PRIMARY KEY, name text)',
      sql: 'ALTER TABLE cities ALTER COLUMN name SET STATISTICS 200;',
      finds: [],
      why: 'Nobody queues behind it.',
    },
    {
      title: 'a table of the same pull request',
      sql: 'CREATE TABLE cities (id bigint PRIMARY KEY); ALTER TABLE cities ADD COLUMN name text;',
      finds: [],
      why: 'Nobody uses the table yet.',
    },
  ],
};
