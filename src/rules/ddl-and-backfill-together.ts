/** Rows changed in the transaction that changed a table keep that table locked for as long as they take. */
import type { Rule } from '../model/rule.ts';
import { listed, phrase } from '../model/text.ts';
import { isBatch } from './shared/held-locks.ts';
import { isDataChange, workUnderLocks } from './shared/work-under-lock.ts';

export const ddlAndBackfillTogether: Rule = {
  id: 'ddl-and-backfill-together',
  title: 'Schema change and backfill in one transaction',
  severity: 'danger',
  what: 'An INSERT, UPDATE, DELETE or MERGE that reads a whole table, in the transaction of an earlier statement that keeps others from writing (or reading) a table that existed before. A new foreign key does so on both of its tables.',
  why: 'Locks are held until the transaction ends. The lock of the schema change alone would last milliseconds; now nobody writes the table (or reads it, under ACCESS EXCLUSIVE) until the last row is changed.',
  safe: 'Put the backfill into a migration of its own (or a job), in batches of a few thousand rows, each in a transaction of its own. With a tool that runs all pending migrations in one transaction, release the schema change first.',
  sources: ['https://www.postgresql.org/docs/current/explicit-locking.html'],
  check: (input) => {
    const [exclusive, shared] = (['reads', 'writes'] as const).map((blocked) =>
      workUnderLocks(input, blocked).map((all) => all.filter(({ step }) => isDataChange(step))),
    );
    return (shared ?? []).flatMap((changes, transaction) => {
      const stronger = exclusive?.[transaction] ?? [];
      const [first] = [...stronger, ...changes];
      if (!first) return [];
      const { migration, statement } = first.step;
      const [subject = ''] = first.tables;
      const more = changes.length > 1 ? phrase` (and ${changes.length - 1} more like it)` : '';
      const scope = isBatch(first.step)
        ? phrase`which the transaction of all pending migrations locked`
        : phrase`which this transaction locked`;
      const message = phrase`Changing rows by a full read of ${listed(first.work.map(({ table }) => table))}${more} keeps ${stronger.length > 0 ? phrase`reads and writes` : phrase`writes`} waiting on ${listed(first.tables)}, ${scope} before.`;
      return [{ migration, statement, subject, message }];
    });
  },
  examples: [
    {
      title: 'a column added and filled',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY, name text)',
      sql: 'ALTER TABLE users ADD COLUMN slug text; UPDATE users SET slug = lower(name);',
      finds: ['public.users'],
    },
    {
      title: "in the author's own transaction, filled from another table",
      given:
        'CREATE SCHEMA app; CREATE TABLE app."Users" (id bigint PRIMARY KEY); CREATE TABLE logins (user_id bigint)',
      sql: 'BEGIN; ALTER TABLE app."Users" ADD COLUMN logins int; CREATE TABLE totals AS SELECT 1 AS one; INSERT INTO totals SELECT count(*) FROM logins; COMMIT;',
      transaction: 'author',
      finds: ['app.Users'],
    },
    {
      title: 'across migrations of one batch',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY, name text)',
      before: ['ALTER TABLE users ADD COLUMN slug text;'],
      sql: 'UPDATE users SET slug = lower(name);',
      transaction: 'batch',
      finds: ['public.users'],
    },
    {
      title: 'a new table that refers to the one it is filled from',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY, name text)',
      sql: 'CREATE TABLE names (user_id bigint REFERENCES users, name text); INSERT INTO names SELECT id, name FROM users;',
      finds: ['public.users'],
    },
    {
      title: 'in transactions of their own',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY, name text)',
      before: ['ALTER TABLE users ADD COLUMN slug text;'],
      sql: 'UPDATE users SET slug = lower(name);',
      finds: [],
      why: 'The lock is given back before the backfill starts.',
    },
    {
      title: 'a single row by its key',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY, name text)',
      sql: `ALTER TABLE users ADD COLUMN slug text; UPDATE users SET slug = 'root' WHERE id = 1; INSERT INTO users (id) VALUES (-1);`,
      finds: [],
      why: 'No table is read whole.',
    },
    {
      title: 'a table of the same pull request filled',
      sql: 'CREATE TABLE kinds (id int PRIMARY KEY, name text); INSERT INTO kinds SELECT 1; ALTER TABLE kinds ADD COLUMN label text; UPDATE kinds SET label = name;',
      finds: [],
      why: 'Nobody uses the table yet.',
    },
  ],
};
