/** SET NOT NULL reads the whole table under a lock that stops everyone, unless a validated CHECK proves it already. */
import type { Column } from '../model/catalogue.ts';
import { nullsQuestion } from '../model/data-questions.ts';
import type { Rule, RuleInput } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import {
  asked,
  at,
  type ExistingChange,
  existingChanges,
  parentChanges,
  rewritten,
  scanned,
} from './shared/changes.ts';
import { conditionMet } from './shared/conditions.ts';
import { provedNotNull } from './shared/constraints.ts';

/** Existing columns that became NOT NULL, checked at once and not for a new primary key's sake. */
function tightened({ before, after }: ExistingChange): readonly Column[] {
  const old = new Set(before.constraints.map(({ name }) => name));
  return after.columns.filter((column) => {
    if (!column.notNull || before.columns.find(({ number }) => number === column.number)?.notNull !== false)
      return false;
    return !after.constraints.some(
      ({ kind, columns, validated, name }) =>
        columns.includes(column.number) &&
        ((kind === 'not-null' && !validated) || (kind === 'primary' && !old.has(name))),
    );
  });
}

function isInherited(change: ExistingChange, { name }: Column): boolean {
  return parentChanges(change).some(({ after }) =>
    after?.columns.some((column) => column.name === name && column.notNull),
  );
}

/** Whether the rows were read for it, here or on the older version that production runs. */
function isScanned(input: RuleInput, change: ExistingChange, { number }: Column): boolean {
  const proved = provedNotNull(change.before, number) || provedNotNull(change.after, number);
  if (proved) return input.targetVersion < 12;
  return scanned(input, change) || conditionMet(input, change) !== undefined;
}

export const setNotNullScans: Rule = {
  id: 'set-not-null-scans',
  title: 'SET NOT NULL reads the whole table',
  severity: 'danger',
  what: 'An `ALTER COLUMN … SET NOT NULL` on an existing table without a validated CHECK that proves it.',
  why: 'PostgreSQL reads every row to look for NULL, and holds ACCESS EXCLUSIVE meanwhile: no query of any kind passes. A single NULL makes it fail.',
  safe: `Prove beforehand, with a constraint added \`NOT VALID\` and validated later, that there are no nulls.

On 18 and later:

\`\`\`sql
ALTER TABLE t ADD CONSTRAINT t_c_not_null NOT NULL c NOT VALID;
-- in a later migration
ALTER TABLE t VALIDATE CONSTRAINT t_c_not_null;
\`\`\`

On 12 to 17:

\`\`\`sql
ALTER TABLE t ADD CONSTRAINT t_c_known CHECK (c IS NOT NULL) NOT VALID;
-- in a later migration
ALTER TABLE t VALIDATE CONSTRAINT t_c_known;
ALTER TABLE t ALTER COLUMN c SET NOT NULL;
ALTER TABLE t DROP CONSTRAINT t_c_known;
\`\`\`

Before 12 keep the CHECK instead of NOT NULL.`,
  versions:
    'From 12 on a validated CHECK (c IS NOT NULL) saves the scan; before 12 nothing does. From 18 on NOT NULL can be added NOT VALID.',
  sources: ['https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-SET-DROP-NOT-NULL'],
  check: (input) =>
    existingChanges(input).flatMap((change) => {
      if (rewritten(input, change)) return [];
      return tightened(change)
        .filter((column) => !isInherited(change, column) && isScanned(input, change, column))
        .map((column) => {
          const proved = provedNotNull(change.before, column.number) || provedNotNull(change.after, column.number);
          const where = proved
            ? phrase`On PostgreSQL ${input.targetVersion}, which does not use the CHECK as proof, making`
            : phrase`Making`;
          const question = asked(input, change, [column.number], (table) => nullsQuestion(table, column.name));
          return {
            ...at(change, question),
            subject: `${change.name}.${column.name}`,
            message: phrase`${where} ${change.name}.${column.name} NOT NULL scans ${change.name} while reads and writes wait.`,
          };
        });
    }),
  examples: [
    {
      title: 'a column of a table in use',
      given: 'CREATE TABLE members (id bigint PRIMARY KEY, email text)',
      sql: 'ALTER TABLE members ALTER COLUMN email SET NOT NULL;',
      finds: ['public.members.email'],
    },
    {
      title: 'as a named constraint, and inside a block',
      given: 'CREATE TABLE members (id bigint PRIMARY KEY, email text, "fullName" text)',
      sql: `ALTER TABLE members ADD CONSTRAINT email_known NOT NULL email;
DO $$ BEGIN EXECUTE 'ALTER TABLE members ALTER COLUMN "fullName" SET NOT NULL'; END $$;`,
      finds: ['public.members.email', 'public.members.fullName'],
    },
    {
      title: 'behind a validated check on version 11',
      given: 'CREATE TABLE members (id bigint PRIMARY KEY, email text, CHECK (email IS NOT NULL))',
      sql: 'ALTER TABLE members ALTER COLUMN email SET NOT NULL;',
      targetVersion: 11,
      finds: ['public.members.email'],
    },
    {
      title: 'behind a validated check',
      given: 'CREATE TABLE members (id bigint PRIMARY KEY, email text, CHECK (email IS NOT NULL))',
      sql: 'ALTER TABLE members ALTER COLUMN email SET NOT NULL;',
      finds: [],
      why: 'The CHECK proves it, and nothing was read.',
    },
    {
      title: 'added without validation',
      given: 'CREATE TABLE members (id bigint PRIMARY KEY, email text)',
      sql: 'ALTER TABLE members ADD CONSTRAINT email_known NOT NULL email NOT VALID;',
      finds: [],
      why: 'Old rows are not looked at yet.',
    },
    {
      title: 'a table of the same pull request',
      sql: 'CREATE TABLE members (id bigint PRIMARY KEY, email text); ALTER TABLE members ALTER COLUMN email SET NOT NULL;',
      finds: [],
      why: 'Nobody uses the table yet.',
    },
  ],
};
