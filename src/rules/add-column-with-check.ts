/** A CHECK written into ADD COLUMN is verified at once, row by row, under the lock of ADD COLUMN. */
import { anyRowQuestion } from '../model/data-questions.ts';
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { checkedAtOnce } from './shared/constraints.ts';

export const addColumnWithCheck: Rule = {
  id: 'add-column-with-check',
  title: 'Column added together with a CHECK',
  severity: 'danger',
  what: 'An `ADD COLUMN … CHECK (…)` on an existing table.',
  why: 'Adding the column alone is quick; the CHECK makes PostgreSQL read every row under ACCESS EXCLUSIVE, so reads and writes wait for the whole scan.',
  safe: `Add the column first, then its condition \`NOT VALID\`, and validate it in a later migration:

\`\`\`sql
ALTER TABLE t ADD COLUMN c integer;
ALTER TABLE t ADD CONSTRAINT t_c_positive CHECK (c > 0) NOT VALID;
-- in a later migration
ALTER TABLE t VALIDATE CONSTRAINT t_c_positive;
\`\`\``,
  sources: ['https://www.postgresql.org/docs/current/sql-altertable.html'],
  check: (input) =>
    checkedAtOnce(input, 'check')
      .filter(({ onNewColumn }) => onNewColumn)
      .map((added) => {
        const { name, constraint, before } = added;
        const own = constraint.columns.every((number) => !before.columns.some((column) => column.number === number));
        const { condition } = added.statement.observation;
        const refused = own && condition?.error.code === '23514' && condition.error.constraint === constraint.name;
        return {
          ...at(added, refused ? anyRowQuestion(before) : undefined),
          subject: `${name}.${constraint.name}`,
          message: phrase`Adding a column with the check ${constraint.name} scans ${name} while reads and writes wait${refused ? phrase`, and fails there because the value for old rows violates it` : ''}.`,
          ...(refused && { severity: 'critical' as const }),
        };
      }),
  examples: [
    {
      title: 'a checked column on a table in use',
      given: 'CREATE TABLE products (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE products ADD COLUMN weight integer CONSTRAINT weight_positive CHECK (weight > 0);',
      finds: ['public.products.weight_positive'],
    },
    {
      title: 'column and check in one statement',
      given: 'CREATE TABLE "Products" (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE "Products" ADD COLUMN size integer DEFAULT 0, ADD CONSTRAINT size_positive CHECK (size > 0);',
      finds: ['public.Products.size_positive'],
    },
    {
      title: 'the check comes without validation',
      given: 'CREATE TABLE products (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE products ADD COLUMN weight integer, ADD CONSTRAINT weight_positive CHECK (weight > 0) NOT VALID;',
      finds: [],
      why: 'Old rows are not looked at.',
    },
    {
      title: 'the check is not enforced',
      given: 'CREATE TABLE products (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE products ADD COLUMN weight integer CONSTRAINT weight_positive CHECK (weight > 0) NOT ENFORCED;',
      finds: [],
      why: 'It is never verified.',
    },
    {
      title: 'a table of the same pull request',
      sql: 'CREATE TABLE products (id bigint PRIMARY KEY); ALTER TABLE products ADD COLUMN weight integer CHECK (weight > 0);',
      finds: [],
      why: 'Nobody uses the table yet.',
    },
  ],
};
