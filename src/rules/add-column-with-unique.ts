/** UNIQUE or PRIMARY KEY written into ADD COLUMN builds its index under the lock of ADD COLUMN. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { checkedAtOnce, indexBuiltFor } from './shared/constraints.ts';

export const addColumnWithUnique: Rule = {
  id: 'add-column-with-unique',
  title: 'Column added together with a unique constraint',
  severity: 'danger',
  what: 'An `ADD COLUMN … UNIQUE` or `PRIMARY KEY` on an existing table.',
  why: 'The unique index is built on the spot, under ACCESS EXCLUSIVE: reads and writes wait until the whole table is indexed. With a default, the second row is a duplicate already.',
  safe: `Add the column first, build its unique index concurrently, then make the constraint from that index:

\`\`\`sql
ALTER TABLE t ADD COLUMN c text;
-- in a migration outside a transaction
CREATE UNIQUE INDEX CONCURRENTLY t_c_key ON t (c);
-- in a later migration
ALTER TABLE t ADD CONSTRAINT t_c_key UNIQUE USING INDEX t_c_key;
\`\`\``,
  sources: ['https://www.postgresql.org/docs/current/sql-altertable.html'],
  check: (input) =>
    checkedAtOnce(input, 'unique', 'primary').flatMap((added) => {
      const index = added.onNewColumn ? indexBuiltFor(added) : undefined;
      if (index === undefined) return [];
      const { name, constraint, before } = added;
      const own = constraint.columns.every((number) => !before.columns.some((column) => column.number === number));
      const { condition } = added.statement.observation;
      const refused = own && condition?.error.code === '23505' && condition.error.constraint === constraint.name;
      return [
        {
          ...at(added),
          subject: `${name}.${constraint.name}`,
          message: phrase`Adding a column with ${constraint.name} builds ${index} while reads and writes on ${name} wait${refused ? phrase`, and fails there because every row gets the same value` : ''}.`,
          ...(refused && { severity: 'critical' as const }),
        },
      ];
    }),
  examples: [
    {
      title: 'a unique column on a table in use',
      given: 'CREATE TABLE accounts (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE accounts ADD COLUMN handle text UNIQUE;',
      finds: ['public.accounts.accounts_handle_key'],
    },
    {
      title: 'one value for every row',
      given: 'CREATE TABLE accounts (id bigint PRIMARY KEY)',
      sql: "ALTER TABLE accounts ADD COLUMN handle text NOT NULL DEFAULT 'nobody' UNIQUE;",
      finds: ['public.accounts.accounts_handle_key'],
    },
    {
      title: 'without the constraint',
      given: 'CREATE TABLE accounts (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE accounts ADD COLUMN handle text;',
      finds: [],
      why: 'No index is built.',
    },
    {
      title: 'a table that is written anew anyhow',
      given: 'CREATE TABLE accounts (id bigint)',
      sql: 'ALTER TABLE accounts ADD COLUMN number bigserial UNIQUE;',
      finds: [],
      why: 'The rewrite is the cause, and builds every index on its way.',
    },
    {
      title: 'a table of the same pull request',
      sql: 'CREATE TABLE accounts (id bigint PRIMARY KEY); ALTER TABLE accounts ADD COLUMN handle text UNIQUE;',
      finds: [],
      why: 'Nobody uses the table yet.',
    },
  ],
};
