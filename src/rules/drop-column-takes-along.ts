/** DROP COLUMN silently drops every index and constraint that the column is part of, those of other columns too. */
import type { Index, Table } from '../model/catalogue.ts';
import type { Rule } from '../model/rule.ts';
import { joined, phrase, type Text } from '../model/text.ts';
import { at, type ExistingChange, existingChanges, parentChanges } from './shared/changes.ts';

interface Loss {
  readonly words: Text;
  /** It said something about columns that stay. */
  readonly shared: boolean;
  readonly key: boolean;
}

const kinds = {
  primary: phrase`the primary key`,
  unique: phrase`the unique constraint`,
  foreign: phrase`the foreign key`,
  check: phrase`the check`,
  exclude: phrase`the exclusion constraint`,
} as const;

function dropsByName({ statement }: ExistingChange): ReadonlySet<string> {
  return new Set(
    statement.statement.actions.flatMap((action) => {
      if (action.type === 'drop-constraint') return [action.name];
      return action.type === 'drop' && action.object === 'index' ? [action.name.name] : [];
    }),
  );
}

/** What went with a column. What only spoke of that column is named when it was a key. */
function losses(change: ExistingChange, number: number): Loss[] {
  const { before, after } = change;
  const named = dropsByName(change);
  const stays = (columns: readonly number[]) =>
    columns.some((column) => after.columns.some((one) => one.number === column));
  const gone = before.constraints.filter(
    ({ name, columns }) =>
      columns.includes(number) && !named.has(name) && !after.constraints.some((one) => one.name === name),
  );
  const constraints = gone.flatMap(({ kind, name, columns }): Loss[] => {
    const shared = stays(columns);
    if (kind === 'not-null' || kind === 'trigger' || (kind === 'check' && !shared)) return [];
    return [{ words: phrase`${kinds[kind]} ${name}`, shared, key: kind === 'primary' }];
  });
  const indexes = before.indexes
    .filter(
      (index) =>
        mentions(before, index, number) && !named.has(index.name) && !gone.some(({ name }) => name === index.name),
    )
    .filter((index) => !after.indexes.some(({ oid }) => oid === index.oid))
    .filter((index) => index.unique || stays(index.columns))
    .map((index) => ({
      words: index.unique ? phrase`the unique index ${index.name}` : phrase`the index ${index.name}`,
      shared: stays(index.columns),
      key: false,
    }));
  return [...constraints, ...indexes];
}

/** Columns within expressions, conditions and INCLUDE are only in the definition. */
function mentions(table: Table, index: Index, number: number): boolean {
  const name = table.columns.find((column) => column.number === number)?.name;
  return (
    index.columns.includes(number) || (name !== undefined && index.definition.split(/[^\p{L}\p{N}_$]+/u).includes(name))
  );
}

export const dropColumnTakesAlong: Rule = {
  id: 'drop-column-takes-along',
  title: 'DROP COLUMN took constraints or indexes along',
  severity: 'warning',
  what: 'A dropped column of an existing table was part of a key, a constraint or an index, and these are gone with it, without a word from PostgreSQL.',
  why: 'A unique constraint over two columns disappears when one of them is dropped, and what it kept apart is no longer kept apart. Queries that relied on the index read the whole table.',
  safe: 'Before the drop, build what the remaining columns need (`CREATE UNIQUE INDEX CONCURRENTLY …`), and drop the old constraint explicitly, so that a reader sees it.',
  sources: ['https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-DROP-COLUMN'],
  check: (input) =>
    existingChanges(input).flatMap((change) => {
      const original = input.rehearsal.base.tables.get(change.before.oid)?.columns ?? [];
      const columns = change.before.columns.filter(
        ({ number }) =>
          original.some((one) => one.number === number) && !change.after.columns.some((one) => one.number === number),
      );
      if (parentChanges(change).length > 0) return [];
      return columns.flatMap(({ name, number }) => {
        const lost = losses(change, number);
        if (lost.length === 0) return [];
        return [
          {
            ...at(change),
            subject: `${change.name}.${name}`,
            message: phrase`Dropping ${change.name}.${name} also drops ${joined(
              lost.map(({ words }) => words),
              ', ',
            )}.`,
            ...(!lost.some(({ shared, key }) => shared || key) && { severity: 'info' as const }),
          },
        ];
      });
    }),
  examples: [
    {
      title: 'half of a unique constraint',
      given:
        'CREATE TABLE logins (id bigint PRIMARY KEY, tenant bigint, name text, CONSTRAINT one_name UNIQUE (tenant, name))',
      sql: 'ALTER TABLE logins DROP COLUMN tenant;',
      finds: ['public.logins.tenant'],
    },
    {
      title: 'the primary key, and a condition of an index',
      given: `CREATE TABLE "Login" ("loginId" bigint PRIMARY KEY, name text, gone boolean);
CREATE UNIQUE INDEX one_name ON "Login" (name) WHERE NOT gone`,
      sql: 'ALTER TABLE "Login" DROP COLUMN "loginId", DROP COLUMN gone;',
      finds: ['public.Login.loginId', 'public.Login.gone'],
    },
    {
      title: 'a foreign key on that column alone',
      given:
        'CREATE TABLE teams (id bigint PRIMARY KEY); CREATE TABLE logins (id bigint PRIMARY KEY, team_id bigint REFERENCES teams)',
      sql: 'DO $$ BEGIN ALTER TABLE logins DROP COLUMN team_id; END $$;',
      finds: ['public.logins.team_id'],
    },
    {
      title: 'a plain column',
      given: 'CREATE TABLE logins (id bigint PRIMARY KEY, name text NOT NULL)',
      sql: 'ALTER TABLE logins DROP COLUMN name;',
      finds: [],
      why: 'Nothing else is lost.',
    },
    {
      title: 'an index on that column alone',
      given: 'CREATE TABLE logins (id bigint PRIMARY KEY, name text); CREATE INDEX by_name ON logins (name)',
      sql: 'ALTER TABLE logins DROP COLUMN name;',
      finds: [],
      why: 'It was of no use without the column.',
    },
    {
      title: 'dropped explicitly',
      given:
        'CREATE TABLE logins (id bigint PRIMARY KEY, tenant bigint, name text, CONSTRAINT one_name UNIQUE (tenant, name))',
      sql: 'ALTER TABLE logins DROP CONSTRAINT one_name, DROP COLUMN tenant;',
      finds: [],
      why: 'A reader sees it.',
    },
  ],
};
