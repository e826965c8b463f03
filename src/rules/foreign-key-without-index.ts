/** A foreign key whose columns no index starts with: every delete of a referenced row reads the whole table. */
import { qualifiedName, type Table } from '../model/catalogue.ts';
import { quoteIdentifier } from '../model/data-questions.ts';
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at, latest } from './shared/changes.ts';
import { addedForeignKeys, columnNames } from './shared/constraints.ts';

/** Whether an index begins with these columns, in whatever order. */
function isCovered(table: Table, columns: readonly number[]): boolean {
  return table.indexes.some(
    (index) =>
      index.valid &&
      !index.partial &&
      (index.method === 'btree' || (index.method === 'hash' && columns.length === 1)) &&
      columns.every((column) => index.columns.slice(0, columns.length).includes(column)),
  );
}

export const foreignKeyWithoutIndex: Rule = {
  id: 'foreign-key-without-index',
  title: 'Foreign key without an index',
  severity: 'warning',
  what: 'A new foreign key whose columns are not the first ones of any index once all migrations have run.',
  why: 'PostgreSQL indexes the referenced side only. Each DELETE, or UPDATE of the key, there reads this whole table to look for rows that refer to it.',
  safe: `Build an index on the referencing columns concurrently:

\`\`\`sql
-- in a migration outside a transaction
CREATE INDEX CONCURRENTLY t_p_id ON t (p_id);
\`\`\`

If rows of the referenced table are never deleted and their keys never change, waive it with that reason.`,
  sources: ['https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-FK'],
  check: (input) =>
    addedForeignKeys(input).flatMap((step) => {
      const { constraint, fresh } = step;
      const table = latest(input, step.table.oid);
      const kept = table?.constraints.some(({ name, enforced }) => name === constraint.name && enforced);
      if (!table || !kept || isCovered(table, constraint.columns)) return [];
      const name = qualifiedName(table);
      const columns = columnNames(table, constraint);
      const list = columns.map(quoteIdentifier).join(', ');
      return [
        {
          ...at(step),
          subject: `${name}.${constraint.name}`,
          message: phrase`No index starts with (${list}), so each delete in ${constraint.references?.table ?? phrase`the referenced table`} reads all of ${name}.`,
          ...(fresh && { severity: 'info' as const }),
        },
      ];
    }),
  examples: [
    {
      title: 'a key on a table in use',
      given:
        'CREATE TABLE customers (id bigint PRIMARY KEY); CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint)',
      sql: 'ALTER TABLE orders ADD CONSTRAINT placed_by FOREIGN KEY (customer_id) REFERENCES customers NOT VALID;',
      finds: ['public.orders.placed_by'],
    },
    {
      title: 'a new table',
      given: 'CREATE TABLE customers (id bigint PRIMARY KEY)',
      sql: 'CREATE TABLE "Order" (id bigint PRIMARY KEY, customer_id bigint REFERENCES customers);',
      finds: ['public.Order.Order_customer_id_fkey'],
    },
    {
      title: 'an index that only covers some rows',
      given: `CREATE TABLE customers (id bigint PRIMARY KEY); CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);
CREATE INDEX open_orders ON orders (customer_id) WHERE id > 1000`,
      sql: 'ALTER TABLE orders ADD CONSTRAINT placed_by FOREIGN KEY (customer_id) REFERENCES customers NOT VALID;',
      finds: ['public.orders.placed_by'],
    },
    {
      title: 'the index comes in the same pull request',
      given: 'CREATE TABLE customers (id bigint PRIMARY KEY)',
      sql: `CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint REFERENCES customers);
CREATE INDEX orders_customer ON orders (customer_id);`,
      finds: [],
      why: 'There is an index once all migrations have run.',
    },
    {
      title: 'the columns lead a longer index, in another order',
      given: 'CREATE TABLE parts (a bigint, b bigint, PRIMARY KEY (a, b))',
      sql: 'CREATE TABLE uses (b bigint, a bigint, n integer, PRIMARY KEY (b, a, n), FOREIGN KEY (a, b) REFERENCES parts);',
      finds: [],
      why: 'The primary key starts with these columns.',
    },
    {
      title: 'a key that was there before',
      given: `CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint REFERENCES customers)`,
      sql: 'ALTER TABLE orders ADD COLUMN note text;',
      finds: [],
      why: 'It is not of this pull request.',
    },
  ],
};
