/** A serial column numbers all rows that are there, by rewriting them. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { actionSteps } from './shared/facts.ts';
import { rewriteReport } from './shared/rewrite-report.ts';

export const addColumnSerial: Rule = {
  id: 'add-column-serial',
  title: 'Serial column added to an existing table',
  severity: 'danger',
  what: 'An `ADD COLUMN` of type `serial`, `bigserial` or `smallserial` on a table that existed before.',
  why: 'Its default is `nextval(…)`, which gives each row another number: the table and all its indexes are rewritten while reads and writes wait.',
  safe: 'Create the sequence, add a plain `bigint` column, `SET DEFAULT nextval(…)` for new rows, number the old rows in batches, then make it NOT NULL by way of a validated CHECK.',
  sources: [
    'https://www.postgresql.org/docs/current/datatype-numeric.html#DATATYPE-SERIAL',
    'https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES',
  ],
  check: (input) =>
    actionSteps(input, 'add-column').flatMap((step) => {
      const { action } = step;
      if (!action.serial) return [];
      return rewriteReport(input, step, action, (table) => ({
        subject: `${table}.${action.column}`,
        cause: phrase`Adding the serial column ${table}.${action.column}`,
      }));
    }),
  examples: [
    {
      title: 'a running number for old rows',
      given: 'CREATE TABLE orders (code text PRIMARY KEY)',
      sql: 'ALTER TABLE orders ADD COLUMN number bigserial;',
      finds: ['public.orders.number'],
    },
    {
      title: 'a plain column that takes its numbers from a sequence later',
      given: 'CREATE TABLE orders (code text PRIMARY KEY)',
      sql: "CREATE SEQUENCE orders_number; ALTER TABLE orders ADD COLUMN number bigint; ALTER TABLE orders ALTER COLUMN number SET DEFAULT nextval('orders_number');",
      finds: [],
      why: 'Old rows are left alone.',
    },
    {
      title: 'a table of the same pull request',
      sql: 'CREATE TABLE orders (code text PRIMARY KEY); ALTER TABLE orders ADD COLUMN number bigserial;',
      finds: [],
      why: 'It holds no rows that anybody uses.',
    },
  ],
};
