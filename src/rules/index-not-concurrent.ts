/** A plain index build keeps every write to its table waiting until it is done. */
import { qualifiedName } from '../model/catalogue.ts';
import type { Rule } from '../model/rule.ts';
import { actionSteps, existing } from './facts.ts';

export const indexNotConcurrent: Rule = {
  id: 'index-not-concurrent',
  title: 'Index built while writes wait',
  severity: 'danger',
  what: 'A `CREATE INDEX` without `CONCURRENTLY` on a table that existed before.',
  why: 'The build holds a SHARE lock on the table: reads go on, every INSERT, UPDATE and DELETE waits until the whole table has been read and the index written.',
  safe: 'Build it with `CREATE INDEX CONCURRENTLY`, in a migration of its own that runs outside a transaction. If it fails, drop the INVALID index it leaves before trying again.',
  sources: ['https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY'],
  check: (input) =>
    actionSteps(input, 'create-index').flatMap((step) => {
      const table = existing(input, step, step.action.table);
      if (!table || step.action.concurrently || table.kind === 'partitioned') return [];
      const name = qualifiedName(table);
      const built = step.statement.observation.indexesBuilt.find((index) => index.table === name);
      if (!built) return [];
      return [{ migration: step.migration, statement: step.statement, subject: name, message: `Building ${built.index} blocks writes on ${name} until the build is done.` }];
    }),
  examples: [
    {
      title: 'an index on a table that is in use',
      given: 'CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint)',
      sql: 'CREATE INDEX orders_customer ON orders (customer_id);',
      finds: ['public.orders'],
    },
    {
      title: 'built concurrently',
      given: 'CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint)',
      sql: 'CREATE INDEX CONCURRENTLY orders_customer ON orders (customer_id);',
      transaction: 'statement',
      finds: [],
      why: 'A concurrent build lets writes pass.',
    },
    {
      title: 'an index on a table of the same pull request',
      sql: 'CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint); CREATE INDEX orders_customer ON orders (customer_id);',
      finds: [],
      why: 'Nobody uses the table yet.',
    },
    {
      title: 'an index that exists already',
      given: 'CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint); CREATE INDEX orders_customer ON orders (customer_id)',
      sql: 'CREATE INDEX IF NOT EXISTS orders_customer ON orders (customer_id);',
      finds: [],
      why: 'Nothing was built.',
    },
  ],
};
