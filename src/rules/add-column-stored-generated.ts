/** A stored generated column is computed for all rows that are there, by rewriting them. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { actionSteps } from './shared/facts.ts';
import { rewriteReport } from './shared/rewrite-report.ts';

export const addColumnStoredGenerated: Rule = {
  id: 'add-column-stored-generated',
  title: 'Stored generated column added to an existing table',
  severity: 'danger',
  what: 'An `ADD COLUMN … GENERATED ALWAYS AS (…) STORED` on a table that existed before.',
  why: 'The value is computed and written for every old row at once: the table and all its indexes are rewritten while reads and writes wait.',
  safe: 'On PostgreSQL 18 a `VIRTUAL` column costs nothing. Else add a plain column, keep it up to date with a trigger, fill old rows in batches. An index on the expression often serves as well.',
  versions: 'VIRTUAL columns exist from PostgreSQL 18.',
  sources: ['https://www.postgresql.org/docs/current/ddl-generated-columns.html'],
  check: (input) =>
    actionSteps(input, 'add-column').flatMap((step) => {
      const { action } = step;
      if (action.generated !== 'stored') return [];
      return rewriteReport(input, step, action, (table) => ({
        subject: `${table}.${action.column}`,
        cause: phrase`Adding the stored generated column ${table}.${action.column}`,
      }));
    }),
  examples: [
    {
      title: 'a sum kept in the row',
      given: 'CREATE TABLE items (id bigint PRIMARY KEY, price numeric, quantity int)',
      sql: 'ALTER TABLE items ADD COLUMN total numeric GENERATED ALWAYS AS (price * quantity) STORED;',
      finds: ['public.items.total'],
    },
    {
      title: 'the same, computed when read',
      given: 'CREATE TABLE items (id bigint PRIMARY KEY, price numeric, quantity int)',
      sql: 'ALTER TABLE items ADD COLUMN total numeric GENERATED ALWAYS AS (price * quantity) VIRTUAL;',
      finds: [],
      why: 'Nothing is stored, so nothing is rewritten.',
    },
    {
      title: 'a table of the same pull request',
      sql: 'CREATE TABLE items (id bigint PRIMARY KEY, price numeric); ALTER TABLE items ADD COLUMN half numeric GENERATED ALWAYS AS (price / 2) STORED;',
      finds: [],
      why: 'Nobody uses the table yet.',
    },
  ],
};
