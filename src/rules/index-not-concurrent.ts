/** A plain index build keeps every write to its table waiting until it is done. */
import type { Rule } from '../model/rule.ts';
import { listed, phrase } from '../model/text.ts';
import { workOf } from './shared/causes.ts';
import { blockedWords, heldOn, type Step, steps } from './shared/facts.ts';

export const indexNotConcurrent: Rule = {
  id: 'index-not-concurrent',
  title: 'Index built while writes wait',
  severity: 'danger',
  what: 'A `CREATE INDEX` without `CONCURRENTLY` on a table that existed before, also one that a DO block or a function runs.',
  why: 'The build holds a SHARE lock on the table: reads go on, every INSERT, UPDATE and DELETE waits until the whole table has been read and the index written.',
  safe: 'Build it with `CREATE INDEX CONCURRENTLY`, in a migration of its own that runs outside a transaction. If it fails, drop the INVALID index it leaves before trying again.',
  sources: ['https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY'],
  check: (input) =>
    steps(input).flatMap((step) => {
      const { migration, statement } = step;
      const builds = workOf(input, step).filter(
        ({ kind, causes, unexplained }) =>
          kind === 'build' &&
          (unexplained || causes.some((cause) => cause.type === 'create-index' && !cause.concurrently)),
      );
      const [first] = builds;
      if (!first || namesPartitioned(step)) return [];
      const indexes = listed(builds.flatMap((build) => build.indexes));
      const tables = listed(builds.map(({ table }) => table));
      const lock = heldOn(step, first.table);
      const blocked = lock ? blockedWords(lock) : phrase`writes`;
      const why = !lock?.blocks.includes('reads') ? '' : phrase`, because this transaction locked the table before`;
      const message = phrase`Building ${indexes} blocks ${blocked} on ${tables} until the build is done${why}.`;
      return [{ migration, statement, subject: first.table, message }];
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
      given:
        'CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint); CREATE INDEX orders_customer ON orders (customer_id)',
      sql: 'CREATE INDEX IF NOT EXISTS orders_customer ON orders (customer_id);',
      finds: [],
      why: 'Nothing was built.',
    },
    {
      title: 'an index that a DO block builds',
      given: 'CREATE SCHEMA shop; CREATE TABLE shop."Orders" (id bigint PRIMARY KEY, customer_id bigint)',
      sql: `DO $$ BEGIN EXECUTE 'CREATE INDEX ON shop."Orders" (customer_id)'; END $$;`,
      finds: ['shop.Orders'],
    },
    {
      title: 'an index that a constraint brings',
      given: 'CREATE TABLE orders (id bigint PRIMARY KEY, number bigint)',
      sql: 'ALTER TABLE orders ADD CONSTRAINT orders_number UNIQUE (number);',
      finds: [],
      why: 'The rule for unique constraints says it.',
    },
  ],
};

/** A build on a partitioned table is the matter of `partitioned-index-not-concurrent`. */
function namesPartitioned({ statement: { statement, observation } }: Step): boolean {
  return (
    statement.actions.some(({ type }) => type === 'create-index') &&
    observation.tables.some(({ after }) => after?.kind === 'partitioned')
  );
}
