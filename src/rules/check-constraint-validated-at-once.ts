/** A CHECK added without NOT VALID reads the whole table under a lock that stops everyone. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { checkedAtOnce, offendersQuestion } from './shared/constraints.ts';

export const checkConstraintValidatedAtOnce: Rule = {
  id: 'check-constraint-validated-at-once',
  title: 'CHECK constraint verified on the spot',
  severity: 'danger',
  what: 'An `ADD CONSTRAINT … CHECK` without `NOT VALID` on existing columns of an existing table.',
  why: 'PostgreSQL reads every row under ACCESS EXCLUSIVE: reads and writes wait for the whole scan. One row that violates it makes the migration fail.',
  safe: `Add the constraint \`NOT VALID\`, and validate it in a later migration:

\`\`\`sql
ALTER TABLE t ADD CONSTRAINT t_c_positive CHECK (c > 0) NOT VALID;
-- in a later migration: scans under a lock that lets reads and writes pass
ALTER TABLE t VALIDATE CONSTRAINT t_c_positive;
\`\`\``,
  sources: ['https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES'],
  check: (input) =>
    checkedAtOnce(input, 'check')
      .filter(({ onNewColumn }) => !onNewColumn)
      .map((added) => ({
        ...at(added, offendersQuestion(input, added)),
        subject: `${added.name}.${added.constraint.name}`,
        message: phrase`Adding the check ${added.constraint.name} scans ${added.name} while reads and writes wait.`,
      })),
  examples: [
    {
      title: 'a check on a table in use',
      given: 'CREATE TABLE payments (id bigint PRIMARY KEY, amount numeric)',
      sql: 'ALTER TABLE payments ADD CONSTRAINT amount_positive CHECK (amount > 0);',
      finds: ['public.payments.amount_positive'],
    },
    {
      title: 'in a block, on a partitioned table',
      given: `CREATE TABLE "Payment" (id bigint, day date) PARTITION BY RANGE (day);
CREATE TABLE payment_2020 PARTITION OF "Payment" FOR VALUES FROM ('2020-01-01') TO ('2021-01-01')`,
      sql: `DO $$ BEGIN EXECUTE 'ALTER TABLE "Payment" ADD CONSTRAINT id_positive CHECK (id > 0)'; END $$;`,
      finds: ['public.Payment.id_positive'],
    },
    {
      title: 'without validation',
      given: 'CREATE TABLE payments (id bigint PRIMARY KEY, amount numeric)',
      sql: 'ALTER TABLE payments ADD CONSTRAINT amount_positive CHECK (amount > 0) NOT VALID;',
      finds: [],
      why: 'Old rows are not looked at.',
    },
    {
      title: 'not enforced',
      given: 'CREATE TABLE payments (id bigint PRIMARY KEY, amount numeric)',
      sql: 'ALTER TABLE payments ADD CONSTRAINT amount_positive CHECK (amount > 0) NOT ENFORCED;',
      finds: [],
      why: 'It is never verified.',
    },
    {
      title: 'a constraint with a new name',
      given: 'CREATE TABLE payments (id bigint PRIMARY KEY, amount numeric, CONSTRAINT positive CHECK (amount > 0))',
      sql: 'ALTER TABLE payments RENAME CONSTRAINT positive TO amount_positive;',
      finds: [],
      why: 'It is the same constraint.',
    },
    {
      title: 'a table of the same pull request',
      sql: 'CREATE TABLE payments (id bigint PRIMARY KEY, amount numeric); ALTER TABLE payments ADD CHECK (amount > 0);',
      finds: [],
      why: 'Nobody uses the table yet.',
    },
  ],
};
