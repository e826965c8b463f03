/** What new code needs and what old code still needs change in one pull request: no order of deployment suits both. */
import { qualifiedName, type Table } from '../model/catalogue.ts';
import type { Report, Rule, RuleInput } from '../model/rule.ts';
import { listed, phrase } from '../model/text.ts';
import { at, existingChanges, latest } from './shared/changes.ts';

interface Shape {
  readonly added: readonly string[];
  /** Columns that running code names and no longer finds, under their old names. */
  readonly missing: readonly string[];
}

function shapeOf(base: Table, last: Table): Shape {
  const known = new Set(base.columns.map(({ number }) => number));
  const names = new Set(last.columns.map(({ name }) => name));
  return {
    added: last.columns.filter(({ number }) => !known.has(number)).map(({ name }) => name),
    missing: base.columns.filter(({ name }) => !names.has(name)).map(({ name }) => name),
  };
}

function report(input: RuleInput, base: Table): Report[] {
  const last = latest(input, base.oid);
  if (!last || base.isPartition || (base.kind !== 'table' && base.kind !== 'partitioned')) return [];
  const { added, missing } = shapeOf(base, last);
  const taking = existingChanges(input).find(
    ({ before, after }) =>
      after.oid === base.oid && shapeOf(before, after).missing.some((name) => missing.includes(name)),
  );
  if (added.length === 0 || missing.length === 0 || !taking) return [];
  const name = qualifiedName(base);
  const message = phrase`${name} gets ${listed(added)} and loses ${listed(missing)} in one pull request, so neither the old nor the new code can be deployed first.`;
  return [{ ...at(taking), subject: name, message }];
}

export const expandAndContractTogether: Rule = {
  id: 'expand-and-contract-together',
  title: 'Expand and contract in one pull request',
  severity: 'warning',
  what: 'The pull request adds columns to a table that existed before, and removes or renames columns of the same table.',
  why: 'New code needs what is added, running code needs what is removed. Deployed together, one of them meets a schema that it does not know, and a way back has to undo both.',
  safe: 'Split it. First the additions, then a release of code that writes both and reads the new, a backfill, a release that leaves the old alone, and after one or two releases the removal, in a pull request of its own.',
  sources: ['https://www.postgresql.org/docs/current/ddl-alter.html'],
  check: (input) => [...input.rehearsal.base.tables.values()].flatMap((base) => report(input, base)),
  examples: [
    {
      title: 'a column replaced',
      given: 'CREATE TABLE members (id bigint PRIMARY KEY, name text)',
      sql: 'ALTER TABLE members ADD COLUMN first_name text, DROP COLUMN name;',
      finds: ['public.members'],
    },
    {
      title: 'over two migrations, with a rename',
      given: 'CREATE TABLE "Members" (id bigint PRIMARY KEY, name text)',
      before: ['ALTER TABLE "Members" ADD COLUMN nick text;'],
      sql: 'ALTER TABLE "Members" RENAME COLUMN name TO full_name;',
      finds: ['public.Members'],
    },
    {
      title: 'only additions',
      given: 'CREATE TABLE members (id bigint PRIMARY KEY, name text)',
      sql: 'ALTER TABLE members ADD COLUMN first_name text; ALTER TABLE members ADD COLUMN last_name text;',
      finds: [],
      why: 'Running code does not mind.',
    },
    {
      title: 'two tables',
      given:
        'CREATE TABLE members (id bigint PRIMARY KEY, name text); CREATE TABLE teams (id bigint PRIMARY KEY, motto text)',
      sql: 'ALTER TABLE members ADD COLUMN nick text; ALTER TABLE teams DROP COLUMN motto;',
      finds: [],
      why: 'The two have nothing to do with each other.',
    },
    {
      title: 'the old name is kept',
      given: 'CREATE TABLE members (id bigint PRIMARY KEY, age integer)',
      sql: 'ALTER TABLE members RENAME COLUMN age TO age_old; ALTER TABLE members ADD COLUMN age bigint;',
      finds: [],
      why: 'Running code finds every column that it names.',
    },
  ],
};
