/** A column that running code may name, and its data, are gone at once. */
import { type Column, qualifiedName, type Table } from '../model/catalogue.ts';
import { quoteIdentifier } from '../model/data-questions.ts';
import type { Rule, RuleInput } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at, type ExistingChange, existingChanges, parentChanges } from './shared/changes.ts';

/** Columns of the base, under their name there, that the statement removed; what a partition inherits is its parent's. */
function lostColumns(input: RuleInput, change: ExistingChange): readonly Column[] {
  const { before, after } = change;
  const inherited = new Set(
    parentChanges(change).flatMap((parent) =>
      parent.before && parent.after ? missing(parent.before, parent.after).map(({ name }) => name) : [],
    ),
  );
  const known = input.rehearsal.base.tables.get(before.oid)?.columns ?? [];
  // The author's own ROLLBACK brings it back; of a migration that failed there is no outcome to ask.
  const { faults, head } = input.rehearsal;
  const kept = faults.length > 0 ? [] : (head.tables.get(before.oid)?.columns ?? []);
  return missing(before, after)
    .filter(({ name, number }) => !inherited.has(name) && !kept.some((column) => column.number === number))
    .flatMap(({ number }) => known.find((column) => column.number === number) ?? []);
}

function missing(before: Table, after: Table): readonly Column[] {
  return before.columns.filter(({ number }) => !after.columns.some((column) => column.number === number));
}

export const columnDropped: Rule = {
  id: 'column-dropped',
  title: 'Column dropped',
  severity: 'danger',
  what: 'A column of a table that existed before is removed, by whatever statement: `DROP COLUMN`, a `DO` block, or a `CASCADE` from its type.',
  why: 'Its values are gone when the transaction commits, and code that is still running fails on every statement that names the column. `SELECT *` and prepared statements change shape.',
  safe: 'Contract last: release code that neither reads nor writes the column, make it nullable so that inserts pass, keep it for one or two releases, save the values if anybody could ask for them, then drop it in a pull request of its own.',
  sources: ['https://www.postgresql.org/docs/current/ddl-alter.html#DDL-ALTER-REMOVING-A-COLUMN'],
  check: (input) =>
    existingChanges(input).flatMap((change) => {
      const base = input.rehearsal.base.tables.get(change.before.oid);
      if (!base || base.kind === 'view' || base.kind === 'materialized-view') return [];
      return lostColumns(input, change).map((column) => {
        const subject = `${qualifiedName(base)}.${column.name}`;
        if (column.generated !== null) {
          const message = phrase`Dropping ${subject} breaks running code that reads it; its values are generated and can be computed again.`;
          return { ...at(change), subject, message, severity: 'warning' as const };
        }
        const name = quoteIdentifier(column.name);
        const query = `SELECT count(*) FROM ${quoteIdentifier(base.schema)}.${quoteIdentifier(base.name)} WHERE ${name} IS NOT NULL;`;
        const message = phrase`Dropping ${subject} deletes its values for good, and running code that names it fails from then on.`;
        return { ...at(change, query), subject, message };
      });
    }),
  examples: [
    {
      title: 'two columns, one with a quoted name',
      given: 'CREATE TABLE members (id bigint PRIMARY KEY, phone text, "nickName" text)',
      sql: 'ALTER TABLE members DROP COLUMN phone, DROP COLUMN "nickName";',
      finds: ['public.members.phone', 'public.members.nickName'],
    },
    {
      title: 'inside a DO block',
      given: 'CREATE TABLE members (id bigint PRIMARY KEY, phone text)',
      sql: `DO $$ BEGIN EXECUTE 'ALTER TABLE members DROP COLUMN phone'; END $$;`,
      finds: ['public.members.phone'],
    },
    {
      title: 'taken along with its type',
      given: `CREATE TYPE shade AS ENUM ('dark', 'light'); CREATE TABLE lamps (id bigint PRIMARY KEY, shade shade)`,
      sql: 'DROP TYPE shade CASCADE;',
      finds: ['public.lamps.shade'],
    },
    {
      title: 'renamed first',
      given: 'CREATE TABLE members (id bigint PRIMARY KEY, phone text)',
      sql: 'ALTER TABLE members RENAME COLUMN phone TO old_phone; ALTER TABLE members DROP COLUMN old_phone;',
      finds: ['public.members.phone'],
    },
    {
      title: 'of a partitioned table',
      given:
        'CREATE TABLE logs (day date, line text, level text) PARTITION BY RANGE (day); ' +
        "CREATE TABLE logs_26 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')",
      sql: 'ALTER TABLE logs DROP COLUMN level;',
      finds: ['public.logs.level'],
    },
    {
      title: 'a column of the same pull request',
      given: 'CREATE TABLE members (id bigint PRIMARY KEY)',
      before: ['ALTER TABLE members ADD COLUMN phone text;'],
      sql: 'ALTER TABLE members DROP COLUMN phone;',
      finds: [],
      why: 'No running code knows the column.',
    },
    {
      title: 'rolled back by the file itself',
      given: 'CREATE TABLE members (id bigint PRIMARY KEY, phone text)',
      sql: 'BEGIN; ALTER TABLE members DROP COLUMN phone; ROLLBACK;',
      transaction: 'author',
      finds: [],
      why: 'The column is there in the end.',
    },
    {
      title: 'a column that is not there',
      given: 'CREATE TABLE members (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE members DROP COLUMN IF EXISTS phone;',
      finds: [],
      why: 'Nothing was removed.',
    },
  ],
};
