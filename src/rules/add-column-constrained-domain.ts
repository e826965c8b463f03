/** A domain with a constraint has every old row checked, which PostgreSQL does by rewriting the table. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { actionSteps } from './shared/facts.ts';
import { rewriteReport } from './shared/rewrite-report.ts';

export const addColumnConstrainedDomain: Rule = {
  id: 'add-column-constrained-domain',
  title: 'Column of a constrained domain added',
  severity: 'danger',
  what: 'An `ADD COLUMN` whose type is a domain with a CHECK or NOT NULL, on a table that existed before.',
  why: 'Even without a default, and even though all old rows get the same value, PostgreSQL rewrites the table and all its indexes to have the domain checked, while reads and writes wait.',
  safe: "Add the column with the domain's base type, add the same condition as `CHECK (…) NOT VALID`, then `VALIDATE CONSTRAINT` in a transaction of its own.",
  sources: [
    'https://www.postgresql.org/docs/current/sql-createdomain.html',
    'https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES',
  ],
  check: (input) =>
    actionSteps(input, 'add-column').flatMap((step) => {
      const { action } = step;
      if (action.default === 'expression' || action.serial || action.identity || action.generated !== 'none') return [];
      return rewriteReport(input, step, action, (table) => ({
        subject: `${table}.${action.column}`,
        cause: phrase`Adding ${table}.${action.column} of the constrained domain ${action.dataType}`,
      }));
    }),
  examples: [
    {
      title: 'a domain with a condition',
      given: 'CREATE DOMAIN percent AS int CHECK (VALUE BETWEEN 0 AND 100); CREATE TABLE tasks (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE tasks ADD COLUMN progress percent DEFAULT 0;',
      finds: ['public.tasks.progress'],
    },
    {
      title: 'a domain that is only a name',
      given: 'CREATE DOMAIN amount AS numeric(12,2); CREATE TABLE tasks (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE tasks ADD COLUMN cost amount DEFAULT 0;',
      finds: [],
      why: 'There is nothing to check, so nothing is rewritten.',
    },
    {
      title: 'an ordinary type beside a column that rewrites',
      given: 'CREATE TABLE tasks (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE tasks ADD COLUMN progress int DEFAULT 0, ADD COLUMN position serial;',
      finds: [],
      why: 'The serial column is what rewrites the table.',
    },
  ],
};
