/** REFERENCES written into ADD COLUMN is verified at once when the column has a value for the old rows. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at, scanned } from './shared/changes.ts';
import { checkedAtOnce } from './shared/constraints.ts';

export const addColumnWithForeignKey: Rule = {
  id: 'add-column-with-foreign-key',
  title: 'Column added together with a foreign key that is verified at once',
  severity: 'danger',
  what: 'An `ADD COLUMN … DEFAULT … REFERENCES` on an existing table: the default makes every old row refer to something.',
  why: 'Every row is looked up in the referenced table while ACCESS EXCLUSIVE is held on this table and writes to the other one wait.',
  safe: `Add the column first, then the foreign key \`NOT VALID\`, and validate it in a later migration:

\`\`\`sql
ALTER TABLE t ADD COLUMN p_id bigint DEFAULT 1;
ALTER TABLE t ADD CONSTRAINT t_p_id_fkey FOREIGN KEY (p_id) REFERENCES p NOT VALID;
-- in a later migration
ALTER TABLE t VALIDATE CONSTRAINT t_p_id_fkey;
\`\`\``,
  sources: ['https://www.postgresql.org/docs/current/sql-altertable.html'],
  check: (input) =>
    checkedAtOnce(input, 'foreign')
      .filter((added) => added.onNewColumn)
      .filter((added) => scanned(input, added) || added.statement.observation.condition?.error.code === '23503')
      .map((added) => ({
        ...at(added),
        subject: `${added.name}.${added.constraint.name}`,
        message: phrase`Adding a column with ${added.constraint.name} scans ${added.name} while reads and writes on it and writes to ${added.constraint.references?.table ?? phrase`the referenced table`} wait.`,
      })),
  examples: [
    {
      title: 'a reference with a default',
      given: `CREATE TABLE plans (id bigint PRIMARY KEY); INSERT INTO plans VALUES (1);
CREATE TABLE subscribers (id bigint PRIMARY KEY)`,
      sql: 'ALTER TABLE subscribers ADD COLUMN plan_id bigint DEFAULT 1 REFERENCES plans;',
      finds: ['public.subscribers.subscribers_plan_id_fkey'],
    },
    {
      title: 'a reference that starts out null',
      given: 'CREATE TABLE plans (id bigint PRIMARY KEY); CREATE TABLE subscribers (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE subscribers ADD COLUMN plan_id bigint REFERENCES plans;',
      finds: [],
      why: 'No row refers to anything, and PostgreSQL knows it: nothing was read.',
    },
    {
      title: 'the foreign key comes without validation',
      given: 'CREATE TABLE plans (id bigint PRIMARY KEY); CREATE TABLE subscribers (id bigint PRIMARY KEY)',
      sql: `ALTER TABLE subscribers ADD COLUMN plan_id bigint DEFAULT 1,
  ADD CONSTRAINT plan_known FOREIGN KEY (plan_id) REFERENCES plans NOT VALID;`,
      finds: [],
      why: 'Old rows are not looked at.',
    },
  ],
};
