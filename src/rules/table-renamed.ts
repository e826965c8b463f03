/** A table or view under another name is gone for the code that knows the old one. */
import { qualifiedName, type Table } from '../model/catalogue.ts';
import type { Rule, RuleInput } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at, existingChanges, latest } from './shared/changes.ts';
import { finalRelations } from './shared/removals.ts';

/** Whether something else took the old name and has every column that running code can name. */
function isStoodInFor(input: RuleInput, table: Table): boolean {
  const other = finalRelations(input).get(qualifiedName(table));
  return (
    other !== undefined &&
    other.oid !== table.oid &&
    table.columns.every(({ name }) => other.columns.some((column) => column.name === name))
  );
}

export const tableRenamed: Rule = {
  id: 'table-renamed',
  title: 'Table or view renamed',
  severity: 'danger',
  what: 'A table or view that existed before has another name at the end, and nothing with its columns took the old one.',
  why: 'Code that is still running names the old one and fails at once; code that is released before the migration fails as well. There is no moment at which both work.',
  safe: `Keep the old name working until no code uses it, in the same transaction as the rename:

\`\`\`sql
ALTER TABLE members RENAME TO people;
CREATE VIEW members AS SELECT * FROM people;
\`\`\`

A simple view takes INSERT, UPDATE and DELETE (\`ON CONFLICT\` too, but no foreign key and no TRUNCATE). Give it the grants of the table. Drop it a release later.`,
  sources: [
    'https://www.postgresql.org/docs/current/sql-altertable.html',
    'https://www.postgresql.org/docs/current/sql-createview.html#SQL-CREATEVIEW-UPDATABLE-VIEWS',
  ],
  check: (input) =>
    existingChanges(input).flatMap((change) => {
      const base = input.rehearsal.base.tables.get(change.before.oid);
      const last = latest(input, change.before.oid);
      if (!base || base.kind === 'sequence' || !last || change.after.name !== last.name || base.schema !== last.schema)
        return [];
      if (change.before.name === change.after.name || base.name === last.name || isStoodInFor(input, base)) return [];
      const name = qualifiedName(base);
      return [
        {
          ...at(change),
          subject: name,
          message: phrase`${name} is now ${qualifiedName(last)}; running code that names it fails.`,
        },
      ];
    }),
  examples: [
    {
      title: 'renamed, quoted',
      given: 'CREATE TABLE "Members" (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE "Members" RENAME TO members;',
      finds: ['public.Members'],
    },
    {
      title: 'in two steps and in a DO block',
      given: 'CREATE TABLE members (id bigint PRIMARY KEY)',
      sql: `ALTER TABLE members RENAME TO users; DO $$ BEGIN EXECUTE 'ALTER TABLE users RENAME TO people'; END $$;`,
      finds: ['public.members'],
    },
    {
      title: 'a view',
      given: 'CREATE TABLE members (id bigint PRIMARY KEY); CREATE VIEW active AS SELECT id FROM members',
      sql: 'ALTER VIEW active RENAME TO active_members;',
      finds: ['public.active'],
    },
    {
      title: 'a view keeps the old name',
      given: 'CREATE TABLE members (id bigint PRIMARY KEY, name text)',
      sql: 'ALTER TABLE members RENAME TO people; CREATE VIEW members AS SELECT * FROM people;',
      finds: [],
      why: 'Code that names the old table reads and writes through the view.',
    },
    {
      title: 'renamed back',
      given: 'CREATE TABLE members (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE members RENAME TO people; ALTER TABLE people RENAME TO members;',
      finds: [],
      why: 'In the end it has its name.',
    },
    {
      title: 'a table of the same pull request',
      before: ['CREATE TABLE members (id bigint PRIMARY KEY);'],
      sql: 'ALTER TABLE members RENAME TO people;',
      finds: [],
      why: 'No running code knows it.',
    },
  ],
};
