/** A default that differs from row to row cannot be kept once for all rows: PostgreSQL writes it into every row. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { actionSteps } from './shared/facts.ts';
import { rewriteReport } from './shared/rewrite-report.ts';

export const addColumnVolatileDefault: Rule = {
  id: 'add-column-volatile-default',
  title: 'Column added with a volatile default',
  severity: 'danger',
  what: 'An `ADD COLUMN … DEFAULT` whose expression gives another value for each row: `gen_random_uuid()`, `random()`, `clock_timestamp()`, `nextval(…)`.',
  why: 'A constant (or `now()`) is stored once, in the catalogue. A volatile value has to be written into every row: the table and all its indexes are rewritten under an ACCESS EXCLUSIVE lock, and nobody reads or writes the table meanwhile.',
  safe: 'Add the column without a default, then `ALTER TABLE … ALTER COLUMN … SET DEFAULT gen_random_uuid()` for new rows, then fill old rows in batches of a few thousand, each in a transaction of its own.',
  sources: ['https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES'],
  check: (input) =>
    actionSteps(input, 'add-column').flatMap((step) => {
      const { action } = step;
      if (action.default !== 'expression' || action.serial || action.generated !== 'none') return [];
      return rewriteReport(input, step, action, (table) => ({
        subject: `${table}.${action.column}`,
        cause: phrase`Adding ${table}.${action.column} with a volatile default`,
      }));
    }),
  examples: [
    {
      title: 'a random key for every old row',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY, name text)',
      sql: 'ALTER TABLE users ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid();',
      finds: ['public.users.token'],
    },
    {
      title: 'several columns in one command, of which one is volatile',
      given: 'CREATE SCHEMA app; CREATE TABLE app."Users" (id bigint PRIMARY KEY)',
      sql: `ALTER TABLE app."Users" ADD COLUMN "createdAt" timestamptz DEFAULT now(), ADD COLUMN "seenAt" timestamptz DEFAULT clock_timestamp(), ADD COLUMN state text DEFAULT 'new';`,
      finds: ['app.Users.seenAt'],
    },
    {
      title: 'a partitioned table',
      given:
        "CREATE TABLE events (at date) PARTITION BY RANGE (at); CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')",
      sql: 'ALTER TABLE events ADD COLUMN position float DEFAULT random();',
      finds: ['public.events.position'],
    },
    {
      title: 'the time of the migration',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY, name text)',
      sql: 'ALTER TABLE users ADD COLUMN created_at timestamptz NOT NULL DEFAULT now();',
      finds: [],
      why: '`now()` is the same for all rows of one statement: it is stored once and nothing is rewritten.',
    },
    {
      title: 'the default set afterwards',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY, name text)',
      sql: 'ALTER TABLE users ADD COLUMN token uuid; ALTER TABLE users ALTER COLUMN token SET DEFAULT gen_random_uuid();',
      finds: [],
      why: 'A default that is set later holds for new rows only.',
    },
    {
      title: 'a table of the same pull request',
      sql: 'CREATE TABLE users (id bigint PRIMARY KEY); ALTER TABLE users ADD COLUMN token uuid DEFAULT gen_random_uuid();',
      finds: [],
      why: 'Nobody uses the table yet.',
    },
  ],
};
