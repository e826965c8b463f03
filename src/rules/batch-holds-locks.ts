/** Some tools run all pending migrations in one transaction: what the first one locks stays locked until the last is done. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { blockedWords } from './shared/facts.ts';
import { blockingLocks, isBatch, transactionsOf } from './shared/held-locks.ts';

export const batchHoldsLocks: Rule = {
  id: 'batch-holds-locks',
  title: 'Locks held across migrations',
  severity: 'info',
  what: 'The migration tool runs all pending migrations in one transaction, and one of them blocks a table that existed before while later ones still run.',
  why: 'Splitting the work into several files does not shorten the locks, and production may have more migrations pending than this pull request brings.',
  safe: 'Release migrations that lock one by one, last in their release, or let the tool run each in a transaction of its own where it can.',
  sources: ['https://www.postgresql.org/docs/current/explicit-locking.html'],
  check: (input) =>
    transactionsOf(input).flatMap((transaction) => {
      const last = transaction.at(-1);
      const first = transaction.find((step) => blockingLocks(input, step, 'writes').length > 0);
      const [lock] = first ? blockingLocks(input, first, 'writes') : [];
      if (!first || !last || !lock || !isBatch(first) || first.migration === last.migration) return [];
      const message = phrase`${lock.table} keeps ${blockedWords(lock)} waiting until ${last.migration.migration.path} is done, because all pending migrations share one transaction.`;
      return [{ migration: first.migration, statement: first.statement, subject: lock.table, message }];
    }),
  examples: [
    {
      title: 'a lock that outlives its migration',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY)',
      before: ['ALTER TABLE users ADD COLUMN note text;'],
      sql: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      transaction: 'batch',
      finds: ['public.users'],
    },
    {
      title: 'the lock is in the last migration',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY)',
      before: ['CREATE TABLE orders (id bigint PRIMARY KEY);'],
      sql: 'ALTER TABLE users ADD COLUMN note text;',
      transaction: 'batch',
      finds: [],
      why: 'No other migration runs while it is held.',
    },
    {
      title: 'a transaction for each file',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY)',
      before: ['ALTER TABLE users ADD COLUMN note text;'],
      sql: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      finds: [],
      why: 'The lock is given back at the end of its file.',
    },
  ],
};
