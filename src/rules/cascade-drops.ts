/** CASCADE removes what depends on the dropped object, and nobody wrote down what that is. */
import { qualifiedName, type Table } from '../model/catalogue.ts';
import type { Rule, RuleInput } from '../model/rule.ts';
import { nameText } from '../model/statement.ts';
import { inEnglish, listed, phrase, type Text } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { matches, type Step, steps } from './shared/facts.ts';
import {
  type Cascade,
  cascades,
  finalRelations,
  type Gone,
  goneRelations,
  isNamed,
  wentWithSchema,
} from './shared/removals.ts';

function viewsAlong(input: RuleInput, step: Step, gone: readonly Gone[]): readonly Text[] {
  const remaining = finalRelations(input);
  return gone
    .filter((one) => one.statement === step.statement && !isNamed(one) && !wentWithSchema(input, one))
    .filter(({ name }) => !remaining.has(name))
    .map(({ name, table }) =>
      table.kind === 'view' ? phrase`the view ${name}` : phrase`the materialized view ${name}`,
    );
}

/** Foreign keys to a table that is gone and defaults of columns that stay; other losses have rules of their own. */
function partsAlong(input: RuleInput, { statement }: Step): readonly Text[] {
  const { tables } = statement.observation;
  const gone = new Set(tables.flatMap(({ before, after }) => (before && !after ? [qualifiedName(before)] : [])));
  return tables.flatMap(({ before, after }) => {
    if (!before || !after || !input.rehearsal.base.tables.has(before.oid)) return [];
    const keys = before.constraints.filter(
      ({ name, references }) =>
        references && gone.has(references.table) && !after.constraints.some((one) => one.name === name),
    );
    return [
      ...keys.map(({ name }) => phrase`the foreign key ${name} of ${qualifiedName(after)}`),
      ...lostDefaults(before, after).map((column) => phrase`the default of ${qualifiedName(after)}.${column}`),
    ];
  });
}

function byWords(left: Text, right: Text): number {
  return inEnglish(left) < inEnglish(right) ? -1 : 1;
}

function lostDefaults(before: Table, after: Table): readonly string[] {
  return after.columns.flatMap(({ number, name, default: now }) => {
    const old = before.columns.find((column) => column.number === number);
    return old?.default && old.generated === null && now === null ? [name] : [];
  });
}

/** What the statement names, with its schema where it is a relation. */
function droppedName(cascade: Cascade, { statement }: Step): string {
  const name = cascade.type === 'drop' ? cascade.name : cascade.table;
  const names = statement.observation.tables.flatMap(({ before }) => (before ? [qualifiedName(before)] : []));
  return names.find((known) => matches(known, name)) ?? nameText(name);
}

export const cascadeDrops: Rule = {
  id: 'cascade-drops',
  title: 'CASCADE took other objects along',
  severity: 'warning',
  what: 'A `DROP … CASCADE` removed views, foreign keys or defaults that the statement does not name.',
  why: 'The statement does not say what goes, and production may hold more that depends on it than the history of migrations does: that goes as well, without a word.',
  safe: 'Drop without `CASCADE`: PostgreSQL then lists what depends on the object. Drop these by name first, each with its own reason, and leave the rest to be refused.',
  sources: ['https://www.postgresql.org/docs/current/ddl-depend.html'],
  check: (input) => {
    const views = goneRelations(input, 'view', 'materialized-view');
    return steps(input).flatMap((step) => {
      const [first] = cascades(step.statement.statement.actions);
      if (!first) return [];
      const along = [...viewsAlong(input, step, views), ...partsAlong(input, step).toSorted(byWords)];
      if (along.length === 0) return [];
      const subject = droppedName(first, step);
      return [{ ...at(step), subject, message: phrase`CASCADE on ${subject} also removes ${listed(along)}.` }];
    });
  },
  examples: [
    {
      title: 'a table with a view and a foreign key on it',
      given:
        'CREATE TABLE teams (id bigint PRIMARY KEY, name text); CREATE TABLE players (id bigint PRIMARY KEY, team_id bigint REFERENCES teams); ' +
        'CREATE VIEW team_names AS SELECT name FROM teams',
      sql: 'DROP TABLE public.teams CASCADE;',
      finds: ['public.teams'],
    },
    {
      title: 'a column that a view reads',
      given:
        'CREATE TABLE "Teams" (id bigint PRIMARY KEY, name text); CREATE VIEW team_names AS SELECT name FROM "Teams"',
      sql: 'ALTER TABLE "Teams" DROP COLUMN name CASCADE;',
      finds: ['public.Teams'],
    },
    {
      title: 'a sequence that gives a default',
      given: `CREATE SEQUENCE numbers; CREATE TABLE bills (id bigint PRIMARY KEY, number bigint DEFAULT nextval('numbers'))`,
      sql: 'DROP SEQUENCE numbers CASCADE;',
      finds: ['public.numbers'],
    },
    {
      title: 'a function that a column default calls',
      given:
        'CREATE FUNCTION make_code() RETURNS text LANGUAGE sql AS $$ SELECT upper(substr(md5(random()::text), 1, 6)) $$; ' +
        'CREATE TABLE vouchers (id bigint PRIMARY KEY, code text DEFAULT make_code())',
      sql: 'DROP FUNCTION make_code CASCADE;',
      finds: ['make_code'],
    },
    {
      title: 'nothing depends on it',
      given: 'CREATE TABLE teams (id bigint PRIMARY KEY)',
      sql: 'DROP TABLE teams CASCADE;',
      finds: [],
      why: 'Nothing went along.',
    },
    {
      title: 'dependants dropped by name',
      given: 'CREATE TABLE teams (id bigint PRIMARY KEY, name text); CREATE VIEW team_names AS SELECT name FROM teams',
      sql: 'DROP VIEW team_names; DROP TABLE teams;',
      finds: [],
      why: 'Every removal is written down.',
    },
    {
      title: 'the view is made again',
      given:
        'CREATE TABLE teams (id bigint PRIMARY KEY, name text, note text); CREATE VIEW team_names AS SELECT name FROM teams',
      sql: 'ALTER TABLE teams DROP COLUMN name CASCADE; CREATE VIEW team_names AS SELECT note AS name FROM teams;',
      finds: [],
      why: 'The view is there again in the end.',
    },
  ],
};
