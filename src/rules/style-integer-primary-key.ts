/** Four bytes of key run out at two thousand million rows, inserts that were rolled back included. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { createdTables } from './shared/created.ts';

export const styleIntegerPrimaryKey: Rule = {
  id: 'style-integer-primary-key',
  title: 'Primary key of four bytes or less',
  severity: 'off',
  what: 'The primary key of a new table is a single `integer` or `smallint` column.',
  why: 'At 2,147,483,647 inserts fail, and numbers of failed inserts count. The way to `bigint` rewrites the table and everything that refers to it.',
  safe: 'Use `bigint GENERATED ALWAYS AS IDENTITY`, or `uuid` (version 7 with `uuidv7()` from 18 on).',
  sources: ['https://www.postgresql.org/docs/current/datatype-numeric.html'],
  check: (input) =>
    createdTables(input).flatMap(({ step, table, name }) => {
      const key = table.constraints.find(({ kind }) => kind === 'primary');
      const column = table.columns.find(({ number }) => number === key?.columns[0]);
      const isSmall = column?.type === 'integer' || column?.type === 'smallint';
      if (!column || key?.columns.length !== 1 || !isSmall || table.parents.length > 0) return [];
      const subject = `${name}.${column.name}`;
      return [
        {
          ...at(step),
          subject,
          message: phrase`${subject}, the key of a new table, is ${column.type} and runs out of numbers.`,
        },
      ];
    }),
  examples: [
    {
      title: 'new tables',
      sql: 'CREATE TABLE bills (id serial PRIMARY KEY); CREATE TABLE "States" (code smallint PRIMARY KEY);',
      finds: ['public.bills.id', 'public.States.code'],
    },
    {
      title: 'big enough',
      sql: 'CREATE TABLE bills (id bigint PRIMARY KEY); CREATE TABLE notes (id uuid PRIMARY KEY);',
      finds: [],
      why: 'They do not run out.',
    },
    {
      title: 'one of two columns',
      sql: 'CREATE TABLE lines (bill bigint, position integer, PRIMARY KEY (bill, position));',
      finds: [],
      why: 'The pair does not run out.',
    },
    {
      title: 'an old table',
      given: 'CREATE TABLE bills (id serial PRIMARY KEY)',
      sql: 'ALTER TABLE bills ADD COLUMN note text;',
      finds: [],
      why: 'Its key is not the work of this pull request.',
    },
  ],
};
