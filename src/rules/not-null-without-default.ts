/** A new NOT NULL column without a value for the rows that are there: the statement fails as soon as there is one. */
import { anyRowQuestion } from '../model/data-questions.ts';
import type { Rule, RuleInput } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at, type ExistingChange, existingChanges, parentChanges } from './shared/changes.ts';
import { conditionMet } from './shared/conditions.ts';

/** Columns that the statement added without a value for old rows. */
function emptyMandatoryColumns({ before, after }: ExistingChange): readonly string[] {
  return after.columns
    .filter((column) => !before.columns.some(({ number }) => number === column.number))
    .filter((column) => column.notNull && column.default === null && !column.identity && !column.generated)
    .map(({ name }) => name);
}

/** It failed on a row, or an earlier statement took the rows away that it would have failed on. */
function fails(input: RuleInput, change: ExistingChange, column: string): boolean {
  const met = conditionMet(input, change);
  if (met !== 'rows gone') return met?.code === '23502' && met.message.includes(`"${column}"`);
  return change.statement.statement.actions.some(
    (action) => action.type === 'add-column' && action.column === column && action.notNull,
  );
}

export const notNullWithoutDefault: Rule = {
  id: 'not-null-without-default',
  title: 'NOT NULL column without a value for existing rows',
  severity: 'critical',
  what: 'An `ADD COLUMN … NOT NULL` without a default on a table that existed before.',
  why: 'Every row that is there would hold NULL in the new column, so the statement fails as soon as the table has a single row, and the deployment stops there.',
  safe: "Give the column a constant default (`ADD COLUMN status text NOT NULL DEFAULT 'new'`), which takes no rewrite; or add it nullable, fill it in batches, and set NOT NULL in a later migration.",
  sources: ['https://www.postgresql.org/docs/current/sql-altertable.html'],
  check: (input) =>
    existingChanges(input)
      .filter((change) => parentChanges(change).length === 0)
      .flatMap((change) =>
        emptyMandatoryColumns(change)
          .filter((column) => fails(input, change, column))
          .map((column) => ({
            ...at(change, anyRowQuestion(change.before)),
            subject: `${change.name}.${column}`,
            message: phrase`Adding ${change.name}.${column} as NOT NULL without a default fails as soon as ${change.name} has a row.`,
          })),
      ),
  examples: [
    {
      title: 'a mandatory column for a table in use',
      given: 'CREATE TABLE invoices (id bigint PRIMARY KEY, total numeric NOT NULL)',
      sql: 'ALTER TABLE invoices ADD COLUMN currency text NOT NULL;',
      finds: ['public.invoices.currency'],
    },
    {
      title: 'two of them, in a schema with capitals',
      given: 'CREATE SCHEMA "Sales"; CREATE TABLE "Sales"."Invoice" (id bigint PRIMARY KEY)',
      sql: `ALTER TABLE "Sales"."Invoice" ADD COLUMN "paidBy" text NOT NULL;
ALTER TABLE "Sales"."Invoice" ADD COLUMN "paidAt" date NOT NULL;`,
      finds: ['Sales.Invoice.paidBy', 'Sales.Invoice.paidAt'],
    },
    {
      title: 'on a partitioned table',
      given: `CREATE TABLE readings (day integer) PARTITION BY RANGE (day);
CREATE TABLE readings_rest PARTITION OF readings DEFAULT`,
      sql: 'ALTER TABLE readings ADD COLUMN unit text NOT NULL;',
      finds: ['public.readings.unit'],
    },
    {
      title: 'with a constant default',
      given: 'CREATE TABLE invoices (id bigint PRIMARY KEY)',
      sql: "ALTER TABLE invoices ADD COLUMN currency text NOT NULL DEFAULT 'EUR';",
      finds: [],
      why: 'Every row gets the default.',
    },
    {
      title: 'on a table of the same pull request',
      sql: 'CREATE TABLE invoices (id bigint PRIMARY KEY); ALTER TABLE invoices ADD COLUMN currency text NOT NULL;',
      finds: [],
      why: 'The new table has no row.',
    },
    {
      title: 'filled before it becomes mandatory, in one block',
      given: 'CREATE TABLE invoices (id bigint PRIMARY KEY)',
      sql: `DO $$ BEGIN
  ALTER TABLE invoices ADD COLUMN currency text;
  UPDATE invoices SET currency = 'EUR';
  ALTER TABLE invoices ALTER COLUMN currency SET NOT NULL;
END $$;`,
      finds: [],
      why: 'Each row has a value by the time it is demanded; it did not fail.',
    },
  ],
};
