/** A column under another name is gone for the code that knows the old one. */
import { qualifiedName } from '../model/catalogue.ts';
import type { Report, Rule, RuleInput } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at, type ExistingChange, existingChanges, latest, parentChanges } from './shared/changes.ts';

function reports(input: RuleInput, change: ExistingChange): readonly Report[] {
  const base = input.rehearsal.base.tables.get(change.before.oid);
  const last = latest(input, change.before.oid);
  if (!base || !last || base.kind === 'view' || base.kind === 'materialized-view') return [];
  return change.after.columns.flatMap((column) => {
    const name = (columns: typeof base.columns) => columns.find(({ number }) => number === column.number)?.name;
    const [old, previous, final] = [name(base.columns), name(change.before.columns), name(last.columns)];
    if (old === undefined || final === undefined || previous === column.name) return [];
    // Of several renames of one column the last one speaks.
    if (old === final || final !== column.name || inherits(change, column.name)) return [];
    // A new column under the old name, as for a swap, is for running code the same column.
    if (last.columns.some((other) => other.name === old)) return [];
    const subject = `${qualifiedName(base)}.${old}`;
    return [{ ...at(change), subject, message: phrase`${subject} is now ${final}; running code that names it fails.` }];
  });
}

function inherits(change: ExistingChange, name: string): boolean {
  return parentChanges(change).some(({ after }) => after?.columns.some((column) => column.name === name));
}

export const columnRenamed: Rule = {
  id: 'column-renamed',
  title: 'Column renamed',
  severity: 'danger',
  what: 'A column of a table that existed before has another name at the end, and no column took the old one.',
  why: 'Code that is still running names the old column and fails at once; code that is released before the migration fails as well. There is no moment at which both work.',
  safe: `In separate releases: add the new column, write both (in code or by trigger), copy the old values in batches, read the new one, stop writing the old one, drop it. Where only the name hurts, keep the column and rename it in code.`,
  sources: ['https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-RENAME'],
  check: (input) => existingChanges(input).flatMap((change) => reports(input, change)),
  examples: [
    {
      title: 'renamed',
      given: 'CREATE TABLE members (id bigint PRIMARY KEY, "eMail" text)',
      sql: 'ALTER TABLE public.members RENAME COLUMN "eMail" TO email;',
      finds: ['public.members.eMail'],
    },
    {
      title: 'in a DO block, of a partitioned table',
      given:
        'CREATE TABLE logs (day date, line text) PARTITION BY RANGE (day); ' +
        "CREATE TABLE logs_26 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')",
      sql: `DO $$ BEGIN EXECUTE 'ALTER TABLE logs RENAME line TO message'; END $$;`,
      finds: ['public.logs.line'],
    },
    {
      title: 'a column of the same pull request',
      given: 'CREATE TABLE members (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE members ADD COLUMN mail text; ALTER TABLE members RENAME COLUMN mail TO email;',
      finds: [],
      why: 'No running code knows the column.',
    },
    {
      title: 'swapped with a new one',
      given: 'CREATE TABLE members (id bigint PRIMARY KEY, age integer)',
      sql: 'ALTER TABLE members ADD COLUMN age_new bigint; ALTER TABLE members RENAME COLUMN age TO age_old; ALTER TABLE members RENAME COLUMN age_new TO age;',
      finds: [],
      why: 'The name that code uses is there in the end.',
    },
  ],
};
