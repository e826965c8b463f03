/** A plain REINDEX keeps writes out, and every query that would use the index. */
import type { Rule } from '../model/rule.ts';
import { listed, phrase } from '../model/text.ts';
import { workOf } from './shared/causes.ts';
import { actionSteps } from './shared/facts.ts';

export const reindexNotConcurrent: Rule = {
  id: 'reindex-not-concurrent',
  title: 'Index rebuilt while writes wait',
  severity: 'danger',
  what: 'A `REINDEX` without `CONCURRENTLY` of an index that existed before.',
  why: 'The rebuild holds a SHARE lock on the table and an ACCESS EXCLUSIVE lock on the index: writes wait until it is done, and so do reads, because planning a query opens every index of its table.',
  safe: 'Rebuild it with `REINDEX INDEX CONCURRENTLY …` or `REINDEX TABLE CONCURRENTLY …`, outside a transaction. Before PostgreSQL 12: build a second index with `CREATE INDEX CONCURRENTLY`, drop the first with `DROP INDEX CONCURRENTLY`, rename.',
  versions: 'CONCURRENTLY exists from PostgreSQL 12.',
  sources: ['https://www.postgresql.org/docs/current/sql-reindex.html'],
  check: (input) =>
    actionSteps(input, 'reindex').flatMap((step) => {
      const { action, migration, statement } = step;
      if (action.concurrently) return [];
      const work = workOf(input, step).filter(({ kind, causes }) => kind === 'build' && causes.includes(action));
      const [first] = work;
      if (!first) return [];
      const indexes = listed(work.flatMap((one) => one.indexes));
      const message = phrase`Rebuilding ${indexes} blocks writes on ${listed(work.map(({ table }) => table))}, and every read that opens the index, until it is done.`;
      return [{ migration, statement, subject: first.table, message }];
    }),
  examples: [
    {
      title: 'all indexes of a table',
      given: 'CREATE TABLE orders (id bigint PRIMARY KEY, state text); CREATE INDEX orders_state ON orders (state)',
      sql: 'REINDEX TABLE orders;',
      finds: ['public.orders'],
    },
    {
      title: 'one index',
      given: 'CREATE TABLE orders (id bigint PRIMARY KEY, state text); CREATE INDEX "Orders_State" ON orders (state)',
      sql: 'REINDEX INDEX public."Orders_State";',
      finds: ['public.orders'],
    },
    {
      title: 'concurrently',
      given: 'CREATE TABLE orders (id bigint PRIMARY KEY)',
      sql: 'REINDEX TABLE CONCURRENTLY orders;',
      transaction: 'statement',
      finds: [],
      why: 'Reads and writes pass while it runs.',
    },
    {
      title: 'a table of the same pull request',
      sql: 'CREATE TABLE orders (id bigint PRIMARY KEY); REINDEX TABLE orders;',
      finds: [],
      why: 'Nobody uses the table yet.',
    },
  ],
};
