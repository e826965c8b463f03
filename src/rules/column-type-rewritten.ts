/** A type that is stored in another way has every row and every index written anew. */
import type { Rule } from '../model/rule.ts';
import { listed, phrase } from '../model/text.ts';
import { workOf } from './shared/causes.ts';
import { columnChanges } from './shared/column-change.ts';

export const columnTypeRewritten: Rule = {
  id: 'column-type-rewritten',
  title: 'Type change rewrites the table or its indexes',
  severity: 'danger',
  what: 'An `ALTER COLUMN … TYPE` that made PostgreSQL write the table, or indexes on the column, anew. It is measured: a change that only touches the catalogue (a longer `varchar`, `varchar` to `text`, a larger `numeric` precision) is not reported.',
  why: 'The rewrite happens under an ACCESS EXCLUSIVE lock: nobody reads or writes the table for as long as it is big, and twice its space is needed.',
  safe: 'Expand and contract: add a column of the new type, keep it filled with a trigger, fill old rows in batches, build its indexes concurrently, let the application move over, then drop the old column.',
  sources: ['https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES'],
  check: (input) =>
    columnChanges(input).flatMap(({ step, name, before, after }) => {
      const { action, migration, statement } = step;
      // A type that was renamed aside and made anew has the same name on both sides.
      const types =
        before.type === after.type
          ? phrase`to another type named ${after.type}`
          : phrase`from ${before.type} to ${after.type}`;
      const change = phrase`Changing ${name} ${types}`;
      const own = workOf(input, step).filter(({ causes }) => causes.includes(action));
      const rewritten = own.filter(({ kind }) => kind === 'rewrite').map(({ table }) => table);
      const indexes = own.filter(({ kind }) => kind === 'build').flatMap((work) => work.indexes);
      if (rewritten.length > 0) {
        const message = phrase`${change} rewrites ${listed(rewritten)} while reads and writes wait.`;
        return [{ migration, statement, subject: name, message }];
      }
      if (indexes.length === 0 || before.collation !== after.collation) return [];
      const message = phrase`${change} builds ${listed(indexes)} again while reads and writes wait.`;
      return [{ migration, statement, subject: name, message }];
    }),
  examples: [
    {
      title: 'a wider integer',
      given: 'CREATE TABLE orders (id int PRIMARY KEY, note text)',
      sql: 'ALTER TABLE orders ALTER COLUMN id TYPE bigint;',
      finds: ['public.orders.id'],
    },
    {
      title: 'an enum made anew under its old name',
      given: "CREATE TYPE state AS ENUM ('open', 'shut'); CREATE TABLE doors (id int PRIMARY KEY, state state)",
      sql: "ALTER TYPE state RENAME TO state_old; CREATE TYPE state AS ENUM ('open', 'shut', 'ajar'); ALTER TABLE doors ALTER COLUMN state TYPE state USING state::text::state;",
      finds: ['public.doors.state'],
    },
    {
      title: 'one of two changes in a command',
      given: 'CREATE SCHEMA shop; CREATE TABLE shop."Order" (id int PRIMARY KEY, "Note" varchar(20), amount int)',
      sql: 'ALTER TABLE shop."Order" ALTER COLUMN "Note" TYPE varchar(80), ALTER COLUMN amount TYPE bigint;',
      finds: ['shop.Order.amount'],
    },
    {
      title: 'an index with a condition on the column',
      given: `CREATE TABLE orders (id int PRIMARY KEY, state varchar(10)); CREATE INDEX orders_open ON orders (id) WHERE state = 'open'`,
      sql: 'ALTER TABLE orders ALTER COLUMN state TYPE text;',
      finds: ['public.orders.state'],
    },
    {
      title: 'another scale',
      given: 'CREATE TABLE prices (id int PRIMARY KEY, amount numeric(10,2))',
      sql: 'ALTER TABLE prices ALTER COLUMN amount TYPE numeric(12,4);',
      finds: ['public.prices.amount'],
    },
    {
      title: 'a longer varchar with an index on it',
      given: 'CREATE TABLE orders (id int PRIMARY KEY, code varchar(20)); CREATE INDEX orders_code ON orders (code)',
      sql: 'ALTER TABLE orders ALTER COLUMN code TYPE varchar(80);',
      finds: [],
      why: 'The values and the index stay as they are.',
    },
    {
      title: 'more digits of the same scale',
      given: 'CREATE TABLE prices (id int PRIMARY KEY, amount numeric(10,2))',
      sql: 'ALTER TABLE prices ALTER COLUMN amount TYPE numeric(14,2);',
      finds: [],
      why: 'Only the catalogue changes.',
    },
    {
      title: 'a table of the same pull request',
      sql: 'CREATE TABLE orders (id int PRIMARY KEY); ALTER TABLE orders ALTER COLUMN id TYPE bigint;',
      finds: [],
      why: 'Nobody uses the table yet.',
    },
  ],
};
