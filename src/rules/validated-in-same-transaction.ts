/** NOT VALID and VALIDATE in one transaction: the scan runs under the strong lock that the two steps were to avoid. */
import { constraintQuestion } from '../model/data-questions.ts';
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { asked, at, type ExistingChange, existingChanges, parentChanges } from './shared/changes.ts';
import { newConstraints } from './shared/constraints.ts';
import { blockedWords, heldOn } from './shared/facts.ts';

/** Whether an earlier statement of the same transaction put the constraint there. */
function addedHere({ earlier, ...change }: ExistingChange, name: string): boolean {
  return earlier.some((statement) =>
    statement.observation.tables.some(
      ({ before, after }) =>
        before &&
        after?.oid === change.after.oid &&
        newConstraints({ ...change, earlier, statement }, before, after).some((constraint) => constraint.name === name),
    ),
  );
}

export const validatedInSameTransaction: Rule = {
  id: 'validated-in-same-transaction',
  title: 'NOT VALID and VALIDATE in one transaction',
  severity: 'danger',
  what: 'A constraint that is added `NOT VALID` and validated by a later statement of the same transaction.',
  why: 'Locks last until the transaction ends. The validation alone would let reads and writes pass, but it runs under the strong lock that adding the constraint took, so they wait for the whole scan after all.',
  safe: 'Move `ALTER TABLE t VALIDATE CONSTRAINT c` into a migration of its own.',
  sources: ['https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES'],
  check: (input) =>
    existingChanges(input).flatMap((change) => {
      if (parentChanges(change).length > 0) return [];
      const waiting = change.before.constraints.filter(({ validated }) => !validated).map(({ name }) => name);
      return change.after.constraints
        .filter(({ name, validated }) => validated && waiting.includes(name) && addedHere(change, name))
        .map((constraint) => {
          const lock = heldOn(change, change.name);
          const told = phrase`Validating ${constraint.name} in the transaction that added it scans ${change.name}`;
          return {
            ...at(
              change,
              asked(input, change, constraint.columns, (table) => constraintQuestion(table, constraint)),
            ),
            subject: `${change.name}.${constraint.name}`,
            message: lock?.blocks.includes('writes')
              ? phrase`${told} while ${blockedWords(lock)} wait.`
              : phrase`${told} while DDL waits.`,
          };
        });
    }),
  examples: [
    {
      title: 'a foreign key in one transaction',
      given: 'CREATE TABLE teams (id bigint PRIMARY KEY); CREATE TABLE players (id bigint PRIMARY KEY, team_id bigint)',
      sql: `ALTER TABLE players ADD CONSTRAINT plays_for FOREIGN KEY (team_id) REFERENCES teams NOT VALID;
ALTER TABLE players VALIDATE CONSTRAINT plays_for;`,
      finds: ['public.players.plays_for'],
    },
    {
      title: 'a check in two files of one batch',
      given: 'CREATE TABLE "Player" (id bigint PRIMARY KEY, age integer)',
      before: ['ALTER TABLE "Player" ADD CONSTRAINT "ofAge" CHECK (age > 17) NOT VALID;'],
      sql: 'ALTER TABLE "Player" VALIDATE CONSTRAINT "ofAge";',
      transaction: 'batch',
      finds: ['public.Player.ofAge'],
    },
    {
      title: 'in two files with a transaction each',
      given: 'CREATE TABLE players (id bigint PRIMARY KEY, age integer)',
      before: ['ALTER TABLE players ADD CONSTRAINT of_age CHECK (age > 17) NOT VALID;'],
      sql: 'ALTER TABLE players VALIDATE CONSTRAINT of_age;',
      finds: [],
      why: 'The strong lock is gone when the validation starts.',
    },
    {
      title: 'in one file that runs without a transaction',
      given: 'CREATE TABLE players (id bigint PRIMARY KEY, age integer)',
      sql: `ALTER TABLE players ADD CONSTRAINT of_age CHECK (age > 17) NOT VALID;
ALTER TABLE players VALIDATE CONSTRAINT of_age;`,
      transaction: 'statement',
      finds: [],
      why: 'Each statement releases its locks.',
    },
    {
      title: 'on a table of the same pull request',
      sql: `CREATE TABLE players (id bigint PRIMARY KEY, age integer);
ALTER TABLE players ADD CONSTRAINT of_age CHECK (age > 17) NOT VALID;
ALTER TABLE players VALIDATE CONSTRAINT of_age;`,
      finds: [],
      why: 'Nobody uses the table yet.',
    },
  ],
};
