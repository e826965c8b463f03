/** A transaction that locks many tables waits for each in turn, and keeps the ones it has meanwhile. */
import type { Rule } from '../model/rule.ts';
import { listed, phrase } from '../model/text.ts';
import { blockingLocks, isBatch, rootOf, transactionsOf } from './shared/held-locks.ts';

const many = 3;

export const manyTablesLocked: Rule = {
  id: 'many-tables-locked',
  title: 'One transaction locks many tables',
  severity: 'warning',
  what: 'A transaction that keeps writes (or reads too) waiting on three or more tables that existed before. Partitions count as their table.',
  why: 'It waits for each lock in turn while it keeps the ones it has: a single slow query on the last table stops all of them. Application code that takes the same tables in another order can deadlock with it.',
  safe: "Give each table a migration of its own, with `SET lock_timeout = '2s'` and retries. A foreign key locks both of its tables: add it `NOT VALID` in a transaction of its own.",
  sources: ['https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-DEADLOCKS'],
  check: (input) =>
    transactionsOf(input).flatMap((transaction) => {
      const tables = new Set<string>();
      const third = transaction.find((step) => {
        for (const { table } of blockingLocks(input, step, 'writes')) tables.add(rootOf(input, table));
        return tables.size >= many;
      });
      if (!third) return [];
      const locks = transaction.flatMap((step) => blockingLocks(input, step, 'writes'));
      for (const { table } of locks) tables.add(rootOf(input, table));
      const names = [...tables];
      const scope = isBatch(third) ? phrase`The transaction of all pending migrations` : phrase`One transaction`;
      const stopsReads = locks.some(({ blocks }) => blocks.includes('reads'));
      const blocked = stopsReads ? phrase`reads or writes` : phrase`writes`;
      const message = phrase`${scope} keeps ${blocked} waiting on ${tables.size} tables at once: ${listed(names)}.`;
      const place = { migration: third.migration, statement: third.statement, subject: names[many - 1] ?? '' };
      return [{ ...place, message, ...(!stopsReads && { severity: 'info' as const }) }];
    }),
  examples: [
    {
      title: 'three tables in one file',
      given: 'CREATE TABLE users (id bigint); CREATE TABLE orders (id bigint); CREATE TABLE items (id bigint)',
      sql: 'ALTER TABLE users ADD COLUMN note text; ALTER TABLE orders ADD COLUMN note text; ALTER TABLE items ADD COLUMN note text;',
      finds: ['public.items'],
    },
    {
      title: 'in one DO block',
      given: 'CREATE TABLE users (id bigint); CREATE TABLE orders (id bigint); CREATE TABLE items (id bigint)',
      sql: `DO $$ DECLARE name text; BEGIN FOREACH name IN ARRAY ARRAY['items', 'orders', 'users'] LOOP EXECUTE format('ALTER TABLE %I ADD COLUMN note text', name); END LOOP; END $$;`,
      finds: ['public.users'],
    },
    {
      title: 'a new table that refers to three',
      given:
        'CREATE TABLE users (id bigint PRIMARY KEY); CREATE TABLE orders (id bigint PRIMARY KEY); CREATE TABLE items (id bigint PRIMARY KEY)',
      sql: 'CREATE TABLE marks (user_id bigint REFERENCES users, order_id bigint REFERENCES orders, item_id bigint REFERENCES items);',
      finds: ['public.users'],
    },
    {
      title: 'three tables dropped',
      given: 'CREATE TABLE users (id bigint); CREATE TABLE orders (id bigint); CREATE TABLE items (id bigint)',
      sql: 'DROP TABLE users, orders, items;',
      finds: [],
      why: 'Whoever still uses them has another problem than a lock.',
    },
    {
      title: 'statement by statement',
      given: 'CREATE TABLE users (id bigint); CREATE TABLE orders (id bigint); CREATE TABLE items (id bigint)',
      sql: 'ALTER TABLE users ADD COLUMN note text; ALTER TABLE orders ADD COLUMN note text; ALTER TABLE items ADD COLUMN note text;',
      transaction: 'statement',
      finds: [],
      why: 'Each lock is given back before the next one is taken.',
    },
    {
      title: 'a table with its partitions',
      given:
        'CREATE TABLE events (at int) PARTITION BY RANGE (at); CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (10); CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM (10) TO (20)',
      sql: 'ALTER TABLE events ADD COLUMN note text;',
      finds: [],
      why: 'It is one table to everybody who uses it.',
    },
    {
      title: 'tables of the same pull request',
      sql: 'CREATE TABLE users (id bigint); CREATE TABLE orders (id bigint); CREATE TABLE items (id bigint); ALTER TABLE users ADD COLUMN note text; ALTER TABLE orders ADD COLUMN note text; ALTER TABLE items ADD COLUMN note text;',
      finds: [],
      why: 'Nobody uses them yet.',
    },
  ],
};
