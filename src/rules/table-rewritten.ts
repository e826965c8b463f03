/** A rewrite that was measured and that no part of the statement explains. */
import type { Rule } from '../model/rule.ts';
import { listed, phrase } from '../model/text.ts';
import { workOf } from './shared/causes.ts';
import { steps } from './shared/facts.ts';

export const tableRewritten: Rule = {
  id: 'table-rewritten',
  title: 'Table rewritten by something that the SQL does not show',
  severity: 'danger',
  what: 'A statement after which the file of an existing table was another one, although nothing in its text asks for that: a DO block, a function, dynamic SQL, an event trigger.',
  why: 'A rewrite holds an ACCESS EXCLUSIVE lock: nobody reads or writes the table for as long as it is big.',
  safe: 'Find the command in the block or function and take it out into a migration of its own, in the safe form that its rule describes.',
  sources: ['https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES'],
  check: (input) =>
    steps(input).flatMap((step) => {
      const { migration, statement } = step;
      const work = workOf(input, step).filter(({ kind, unexplained }) => kind === 'rewrite' && unexplained);
      const [first] = work;
      if (!first) return [];
      const message = phrase`The statement rewrites ${listed(work.map(({ table }) => table))} while reads and writes wait, though its text does not say so.`;
      return [{ migration, statement, subject: first.table, message }];
    }),
  examples: [
    {
      title: 'a type changed in a DO block',
      given: 'CREATE TABLE orders (id int PRIMARY KEY)',
      sql: `DO $$ BEGIN EXECUTE 'ALTER TABLE orders ALTER COLUMN id TYPE bigint'; END $$;`,
      finds: ['public.orders'],
    },
    {
      title: 'a column added by a function',
      given: `CREATE TABLE orders (id int PRIMARY KEY); CREATE FUNCTION add_token(target regclass) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('ALTER TABLE %s ADD COLUMN token uuid DEFAULT gen_random_uuid()', target); END $$`,
      sql: `SELECT add_token('orders');`,
      finds: ['public.orders'],
    },
    {
      title: 'a harmless change in a DO block',
      given: 'CREATE TABLE orders (id int PRIMARY KEY, code varchar(10))',
      sql: 'DO $$ BEGIN ALTER TABLE orders ALTER COLUMN code TYPE varchar(20); END $$;',
      finds: [],
      why: 'Nothing was rewritten.',
    },
    {
      title: 'a table emptied in a DO block',
      given: 'CREATE TABLE orders (id int PRIMARY KEY)',
      sql: 'DO $$ BEGIN TRUNCATE orders; END $$;',
      finds: [],
      why: 'The table gets a new, empty file: nothing is read or written for it.',
    },
    {
      title: 'a rewrite that the text asks for',
      given: 'CREATE TABLE orders (id int PRIMARY KEY)',
      sql: 'ALTER TABLE orders ALTER COLUMN id TYPE bigint;',
      finds: [],
      why: 'column-type-rewritten says it.',
    },
  ],
};
