/** A constraint of an existing table is gone: what code could take for granted it no longer can. */
import { type Constraint, qualifiedName } from '../model/catalogue.ts';
import type { Rule, RuleInput } from '../model/rule.ts';
import { phrase, type Text } from '../model/text.ts';
import { at, type ExistingChange, existingChanges, latest, parentChanges } from './shared/changes.ts';

const promises: ReadonlyMap<Constraint['kind'], Text> = new Map([
  ['check', phrase`rows that its check refused`],
  ['foreign', phrase`references to rows that do not exist`],
  ['unique', phrase`duplicates`],
  ['exclude', phrase`rows that its exclusion constraint kept apart`],
]);

/** Constraints that are not there in the end, in any form, although their columns and the table they refer to are. */
function dropped(input: RuleInput, change: ExistingChange): readonly Constraint[] {
  const { before, after } = change;
  const left = latest(input, after.oid);
  const original = input.rehearsal.base.tables.get(before.oid)?.constraints;
  if (!left) return [];
  return before.constraints.filter((constraint) => {
    const { kind, name, definition, columns, references } = constraint;
    if (!promises.has(kind) || after.constraints.some((one) => one.name === name || one.definition === definition))
      return false;
    const replaced = left.constraints.some((one) => one.kind === kind && String(one.columns) === String(columns));
    const columnsStay = columns.every((number) => left.columns.some((column) => column.number === number));
    const targetGone = change.statement.observation.tables.some(
      (other) => other.before && !other.after && qualifiedName(other.before) === references?.table,
    );
    const isOld = original?.some((one) => one.name === name || one.definition === definition);
    return isOld && !replaced && columnsStay && !targetGone;
  });
}

export const constraintDropped: Rule = {
  id: 'constraint-dropped',
  title: 'Constraint dropped',
  severity: 'info',
  what: 'A check, unique, foreign key or exclusion constraint of an existing table is dropped, by name or through CASCADE, and nothing of its kind takes its place.',
  why: 'Code may rely on it: `ON CONFLICT` needs the unique constraint, readers expect a parent for every child. Rows that violate it come in from now on, and must be cleaned before it can come back.',
  safe: 'Release the code that no longer relies on it first. To change a constraint, add the new one `NOT VALID`, validate it, then drop the old one.',
  sources: ['https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-DROP-CONSTRAINT'],
  check: (input) =>
    existingChanges(input).flatMap((change) => {
      if (parentChanges(change).length > 0) return [];
      return dropped(input, change).map(({ name, kind }) => ({
        ...at(change),
        subject: `${change.name}.${name}`,
        message: phrase`Without ${name}, ${change.name} takes ${promises.get(kind) ?? ''}.`,
      }));
    }),
  examples: [
    {
      title: 'the column goes a statement later',
      given:
        'CREATE TABLE people (id bigint PRIMARY KEY); CREATE TABLE wallets (id bigint PRIMARY KEY, owner bigint CONSTRAINT owned REFERENCES people)',
      sql: 'ALTER TABLE wallets DROP CONSTRAINT owned; ALTER TABLE wallets DROP COLUMN owner;',
      finds: [],
      why: 'No column is left that it could keep in order.',
    },
    {
      title: 'a check by name',
      given: 'CREATE TABLE wallets (id bigint PRIMARY KEY, balance numeric CONSTRAINT covered CHECK (balance >= 0))',
      sql: 'ALTER TABLE wallets DROP CONSTRAINT covered;',
      finds: ['public.wallets.covered'],
    },
    {
      title: 'a foreign key through CASCADE',
      given: `CREATE TABLE people (id bigint PRIMARY KEY, number text CONSTRAINT one_number UNIQUE);
CREATE TABLE "Wallet" (id bigint PRIMARY KEY, owner text CONSTRAINT owned REFERENCES people (number))`,
      sql: 'ALTER TABLE people DROP CONSTRAINT one_number CASCADE;',
      finds: ['public.people.one_number', 'public.Wallet.owned'],
    },
    {
      title: 'replaced by a stricter one',
      given: 'CREATE TABLE wallets (id bigint PRIMARY KEY, balance numeric CONSTRAINT covered CHECK (balance >= 0))',
      sql: `ALTER TABLE wallets DROP CONSTRAINT covered;
ALTER TABLE wallets ADD CONSTRAINT covered_well CHECK (balance >= 10) NOT VALID;`,
      finds: [],
      why: 'Another check on the same column takes its place.',
    },
    {
      title: 'made and dropped in the same pull request',
      given: 'CREATE TABLE wallets (id bigint PRIMARY KEY, balance numeric)',
      sql: `ALTER TABLE wallets ADD CONSTRAINT known CHECK (balance IS NOT NULL) NOT VALID;
ALTER TABLE wallets DROP CONSTRAINT known;`,
      finds: [],
      why: 'No code had the time to rely on it.',
    },
    {
      title: 'gone with the table that it refers to',
      given: `CREATE TABLE people (id bigint PRIMARY KEY);
CREATE TABLE wallets (id bigint PRIMARY KEY, owner bigint REFERENCES people)`,
      sql: 'DROP TABLE people CASCADE;',
      finds: [],
      why: 'The dropped table is the news.',
    },
  ],
};
