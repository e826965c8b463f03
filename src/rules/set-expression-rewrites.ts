/** A stored generated column with another expression is computed for all rows again. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { steps } from './shared/facts.ts';
import { rewriteReport } from './shared/rewrite-report.ts';

export const setExpressionRewrites: Rule = {
  id: 'set-expression-rewrites',
  title: 'Expression of a stored generated column changed',
  severity: 'danger',
  what: 'An `ALTER COLUMN … SET EXPRESSION` on a stored generated column.',
  why: 'The value is computed and written for every row at once: the table and all its indexes are rewritten while reads and writes wait.',
  safe: 'Add a plain column that a trigger keeps up to date with the new expression, fill old rows in batches, let the application move over, drop the old column. A `VIRTUAL` column (PostgreSQL 18) changes its expression for free.',
  versions: 'SET EXPRESSION exists from PostgreSQL 17.',
  sources: ['https://www.postgresql.org/docs/current/sql-altertable.html'],
  check: (input) =>
    steps(input).flatMap((step) =>
      step.statement.statement.actions.flatMap((action) => {
        if (action.type !== 'set-expression') return [];
        return rewriteReport(input, step, action, (table) => ({
          subject: `${table}.${action.column}`,
          cause: phrase`The new expression of ${table}.${action.column}`,
        }));
      }),
    ),
  examples: [
    {
      title: 'a stored column',
      given: 'CREATE TABLE items (id bigint PRIMARY KEY, price int, tax int GENERATED ALWAYS AS (price / 5) STORED)',
      sql: 'ALTER TABLE items ALTER COLUMN tax SET EXPRESSION AS (price / 4);',
      finds: ['public.items.tax'],
    },
    {
      title: 'a virtual column',
      given: 'CREATE TABLE items (id bigint PRIMARY KEY, price int, tax int GENERATED ALWAYS AS (price / 5) VIRTUAL)',
      sql: 'ALTER TABLE items ALTER COLUMN tax SET EXPRESSION AS (price / 4);',
      finds: [],
      why: 'Nothing is stored, so nothing is rewritten.',
    },
    {
      title: 'a table of the same pull request',
      sql: 'CREATE TABLE items (id bigint, price int, tax int GENERATED ALWAYS AS (price / 5) STORED); ALTER TABLE items ALTER COLUMN tax SET EXPRESSION AS (price / 4);',
      finds: [],
      why: 'Nobody uses the table yet.',
    },
  ],
};
