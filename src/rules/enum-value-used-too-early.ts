/** A new enum value cannot be used in the transaction that adds it; before 12 it cannot even be added in one. */

import type { Report, Rule, RuleInput } from '../model/rule.ts';
import { nameText } from '../model/statement.ts';
import { phrase } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { actionSteps } from './shared/facts.ts';
import { inTransactionBlock } from './shared/transactions.ts';

/** SQLSTATE of "unsafe use of new value of enum type". */
const unsafeUse = '55P04';

function usedTooEarly({ rehearsal }: RuleInput): Report[] {
  return rehearsal.migrations.flatMap((migration) =>
    migration.statements.flatMap((statement) => {
      const { error } = statement.observation;
      if (error?.code !== unsafeUse) return [];
      const [, value, type] = /"(.*)" of enum type (.*)$/s.exec(error.message) ?? [];
      const subject = type === undefined ? migration.migration.path : `${type.replaceAll('"', '')}.${value}`;
      const message = phrase`The new enum value ${value ?? ''} is used in the transaction that adds it, which PostgreSQL refuses.`;
      return [{ migration, statement, subject, message }];
    }),
  );
}

/** Before 12 only the type's own transaction may add values to it. */
function addedInTransaction(input: RuleInput): Report[] {
  if (input.targetVersion >= 12) return [];
  return actionSteps(input, 'add-enum-value').flatMap((step) => {
    const { name, value } = step.action;
    const typeIsNew = step.earlier.some(({ statement }) =>
      statement.actions.some((action) => action.type === 'create-enum' && action.name.name === name.name),
    );
    if (typeIsNew || !inTransactionBlock(step)) return [];
    const message = phrase`On PostgreSQL ${input.targetVersion} adding ${value} to ${nameText(name)} fails, because it runs inside a transaction.`;
    return [{ ...at(step), subject: `${nameText(name)}.${value}`, message }];
  });
}

export const enumValueUsedTooEarly: Rule = {
  id: 'enum-value-used-too-early',
  title: 'Enum value added and used in one transaction',
  severity: 'critical',
  what: 'An `ALTER TYPE … ADD VALUE` whose value a later statement of the same transaction uses. On versions before 12 also any `ADD VALUE` inside a transaction.',
  why: 'PostgreSQL refuses a value that is not committed yet (SQLSTATE 55P04), and the migration fails.',
  safe: 'Put `ALTER TYPE … ADD VALUE` into a migration of its own, before the one that uses the value. Where the tool runs several files in one transaction, or before version 12, run that migration without one.',
  versions: 'Before 12 ADD VALUE cannot run inside a transaction block at all.',
  sources: ['https://www.postgresql.org/docs/current/sql-altertype.html#id-1.9.3.42.7'],
  check: (input) => [...usedTooEarly(input), ...addedInTransaction(input)],
  examples: [
    {
      title: 'added and used in one file',
      given: "CREATE TYPE mood AS ENUM ('good', 'bad'); CREATE TABLE people (id bigint PRIMARY KEY, feels mood)",
      sql: "ALTER TYPE mood ADD VALUE 'fair'; UPDATE people SET feels = 'fair';",
      fails: true,
      finds: ['mood.fair'],
    },
    {
      title: 'used as a default in the next file of a batch',
      given: `CREATE TYPE "Mood" AS ENUM ('good'); CREATE TABLE people (id bigint PRIMARY KEY, feels "Mood")`,
      before: [`ALTER TYPE "Mood" ADD VALUE 'soSo';`],
      sql: `ALTER TABLE people ALTER COLUMN feels SET DEFAULT 'soSo';`,
      transaction: 'batch',
      fails: true,
      finds: ['Mood.soSo'],
    },
    {
      title: 'in a transaction on version 11',
      given: "CREATE TYPE mood AS ENUM ('good')",
      sql: "ALTER TYPE mood ADD VALUE 'fair';",
      targetVersion: 11,
      finds: ['mood.fair'],
    },
    {
      title: 'used in the next file',
      given: "CREATE TYPE mood AS ENUM ('good'); CREATE TABLE people (id bigint PRIMARY KEY, feels mood)",
      before: ["ALTER TYPE mood ADD VALUE 'fair';"],
      sql: "ALTER TABLE people ALTER COLUMN feels SET DEFAULT 'fair';",
      finds: [],
      why: 'The value is committed by then.',
    },
    {
      title: 'added without a transaction on version 11',
      given: "CREATE TYPE mood AS ENUM ('good')",
      sql: "ALTER TYPE mood ADD VALUE 'fair';",
      transaction: 'statement',
      targetVersion: 11,
      finds: [],
      why: 'It runs on its own.',
    },
    {
      title: 'a type of the same transaction',
      sql: `CREATE TYPE mood AS ENUM ('good'); ALTER TYPE mood ADD VALUE 'fair';
CREATE TABLE people (id bigint PRIMARY KEY, feels mood DEFAULT 'fair');`,
      finds: [],
      why: 'A type that is not committed itself may use its values.',
    },
  ],
};
