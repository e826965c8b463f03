/** What only production's rows can decide and no other rule speaks of, with the query that decides it. */
import { type Constraint, qualifiedName } from '../model/catalogue.ts';
import { constraintQuestion, duplicatesQuestion } from '../model/data-questions.ts';
import type { Report, Rule, RuleInput } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { addColumnWithCheck } from './add-column-with-check.ts';
import { addColumnWithForeignKey } from './add-column-with-foreign-key.ts';
import { addColumnWithUnique } from './add-column-with-unique.ts';
import { attachPartitionScans } from './attach-partition-scans.ts';
import { checkConstraintValidatedAtOnce } from './check-constraint-validated-at-once.ts';
import { columnTypeNarrowed } from './column-type-narrowed.ts';
import { exclusionConstraintAdded } from './exclusion-constraint-added.ts';
import { foreignKeyValidatedAtOnce } from './foreign-key-validated-at-once.ts';
import { notNullWithoutDefault } from './not-null-without-default.ts';
import { primaryKeyBuildsIndex } from './primary-key-builds-index.ts';
import { primaryKeyOnNullableColumn } from './primary-key-on-nullable-column.ts';
import { setNotNullScans } from './set-not-null-scans.ts';
import { asked, at, existingChanges, parentChanges } from './shared/changes.ts';
import { existing, type Step, steps } from './shared/facts.ts';
import { uniqueConstraintBuildsIndex } from './unique-constraint-builds-index.ts';
import { validatedInSameTransaction } from './validated-in-same-transaction.ts';

/** Rules that speak of a condition themselves, where it is theirs. */
const specific: readonly Rule[] = [
  notNullWithoutDefault,
  setNotNullScans,
  addColumnWithCheck,
  addColumnWithUnique,
  addColumnWithForeignKey,
  checkConstraintValidatedAtOnce,
  foreignKeyValidatedAtOnce,
  uniqueConstraintBuildsIndex,
  primaryKeyBuildsIndex,
  primaryKeyOnNullableColumn,
  exclusionConstraintAdded,
  validatedInSameTransaction,
  attachPartitionScans,
  columnTypeNarrowed,
];

/** Unique indexes of their own that an existing table got, unless an old one promised as much already. */
function uniqueIndexes(input: RuleInput): Report[] {
  return existingChanges(input).flatMap((change) => {
    const { before, after, name } = change;
    const old = before.indexes.filter(({ unique, partial, valid }) => unique && !partial && valid);
    // A new type or collation makes the index again under its name.
    const names = new Set(before.indexes.filter(({ unique }) => unique).map((index) => index.name));
    const constraints = new Set(after.constraints.map((constraint) => constraint.name));
    if (parentChanges(change).length > 0 || after.isPartition !== before.isPartition) return [];
    return after.indexes
      .filter(
        ({ unique, oid, name: index }) =>
          unique && !constraints.has(index) && !names.has(index) && !before.indexes.some((one) => one.oid === oid),
      )
      .filter(
        ({ columns }) => !old.some((one) => one.columns.every((column) => column !== 0 && columns.includes(column))),
      )
      .map((index) => ({
        ...at(
          change,
          asked(input, change, index.columns, (table) => duplicatesQuestion(table, index)),
        ),
        subject: `${after.schema}.${index.name}`,
        message: phrase`Building ${after.schema}.${index.name} fails if rows of ${name} hold duplicates.`,
      }));
  });
}

/** Constraints that were there unvalidated, and are validated now. */
function validations(input: RuleInput): Report[] {
  return existingChanges(input).flatMap((change) => {
    if (parentChanges(change).length > 0) return [];
    const waiting = new Set(change.before.constraints.filter(({ validated }) => !validated).map(({ name }) => name));
    return change.after.constraints
      .filter(({ name, validated }: Constraint) => validated && waiting.has(name))
      .map((constraint) => ({
        ...at(
          change,
          asked(input, change, constraint.columns, (table) => constraintQuestion(table, constraint)),
        ),
        subject: `${change.name}.${constraint.name}`,
        message: phrase`Validating ${constraint.name} fails if rows of ${change.name} violate it.`,
        severity: 'info' as const,
      }));
  });
}

function subjectOf(input: RuleInput, step: Step): string {
  const tables = step.statement.statement.relations.flatMap((name) => existing(input, step, name) ?? []);
  return tables[0] ? qualifiedName(tables[0]) : step.migration.migration.path;
}

/** Statements that the sample rows refused. */
function conditions(input: RuleInput): Report[] {
  return steps(input).flatMap((step) => {
    const { condition } = step.statement.observation;
    if (!condition) return [];
    const message = phrase`This statement was refused by sample rows (${condition.error.message}), so production's rows decide whether it passes.`;
    return [{ ...at(step, condition.query), subject: subjectOf(input, step), message }];
  });
}

export const dependsOnData: Rule = {
  id: 'depends-on-data',
  title: "Production's rows decide",
  severity: 'warning',
  what: 'A statement that passes or fails with the rows it meets: one that sample rows refused, a unique index on an existing table, a validation of an older constraint. Where a more specific rule reports the statement, this one stays quiet.',
  why: 'Rehearsal and staging have other rows than production. A statement that fails there stops the deployment, and may leave an invalid index behind.',
  safe: 'Run the query of the finding on production. Mend the rows that it names in an earlier migration, and keep new ones out (with a constraint that is `NOT VALID`, or in code) before this one runs.',
  sources: ['https://www.postgresql.org/docs/current/errcodes-appendix.html'],
  check: (input) => {
    const spoken = new Set(specific.flatMap((rule) => rule.check(input).map(({ statement }) => statement)));
    const found = [...uniqueIndexes(input), ...validations(input)].filter(({ statement }) => !spoken.has(statement));
    const settled = new Set([...spoken, ...found.map(({ statement }) => statement)]);
    return [...found, ...conditions(input).filter(({ statement }) => !settled.has(statement))];
  },
  examples: [
    {
      title: 'text that must be numbers',
      given: 'CREATE TABLE answers (id bigint PRIMARY KEY, score text, points integer)',
      sql: 'UPDATE answers SET points = score::integer WHERE score IS NOT NULL;',
      finds: ['public.answers'],
    },
    {
      title: 'a block that checks for itself',
      given: 'CREATE TABLE "Answer" (id bigint PRIMARY KEY)',
      sql: `DO $$ BEGIN IF EXISTS (SELECT FROM "Answer") THEN RAISE EXCEPTION 'answers must be empty'; END IF; END $$;`,
      finds: ['migrations/1.sql'],
    },
    {
      title: 'names made out of values',
      given: 'CREATE TABLE answers (id bigint PRIMARY KEY, voter bigint NOT NULL)',
      sql: `DO $$ DECLARE one record; BEGIN
  FOR one IN SELECT voter FROM answers LOOP EXECUTE format('ALTER TABLE votes_of_%s ADD COLUMN score integer', one.voter); END LOOP;
END $$;`,
      finds: ['migrations/1.sql'],
    },
    {
      title: 'a unique index, built concurrently',
      given: 'CREATE TABLE answers (id bigint PRIMARY KEY, question bigint, voter bigint)',
      sql: 'CREATE UNIQUE INDEX CONCURRENTLY one_vote ON answers (question, voter);',
      transaction: 'statement',
      finds: ['public.one_vote'],
    },
    {
      title: 'an older constraint validated',
      given: `CREATE TABLE answers (id bigint PRIMARY KEY, score integer);
ALTER TABLE answers ADD CONSTRAINT in_range CHECK (score BETWEEN 0 AND 9) NOT VALID`,
      sql: 'ALTER TABLE answers VALIDATE CONSTRAINT in_range;',
      finds: ['public.answers.in_range'],
    },
    {
      title: 'a mandatory column without a value',
      given: 'CREATE TABLE answers (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE answers ADD COLUMN score integer NOT NULL;',
      finds: [],
      why: 'That is reported as not-null-without-default.',
    },
    {
      title: 'a type that holds less',
      given: 'CREATE TABLE answers (id bigint PRIMARY KEY, score text)',
      sql: 'ALTER TABLE answers ALTER COLUMN score TYPE integer USING score::integer;',
      finds: [],
      why: 'That is reported as column-type-narrowed.',
    },
    {
      title: 'unique as before, with more columns',
      given: 'CREATE TABLE answers (id bigint PRIMARY KEY, question bigint)',
      sql: 'CREATE UNIQUE INDEX by_question ON answers (question, id);',
      finds: [],
      why: 'The primary key promises it already.',
    },
    {
      title: 'a unique index made again for another collation',
      given:
        'CREATE TABLE answers (id bigint PRIMARY KEY, code text); CREATE UNIQUE INDEX one_code ON answers (code) WHERE code IS NOT NULL',
      sql: 'ALTER TABLE answers ALTER COLUMN code TYPE text COLLATE "C";',
      finds: [],
      why: 'It was unique before.',
    },
    {
      title: 'a table of the same pull request',
      sql: 'CREATE TABLE answers (id bigint PRIMARY KEY, voter bigint); CREATE UNIQUE INDEX one_vote ON answers (voter);',
      finds: [],
      why: 'It has no rows.',
    },
  ],
};
