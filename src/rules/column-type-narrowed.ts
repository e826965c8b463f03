/** A type that holds fewer values works only if production's rows happen to fit. */
import { qualifiedName } from '../model/catalogue.ts';
import { quoteIdentifier } from '../model/data-questions.ts';
import type { Report, Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { type ColumnChange, columnChanges } from './shared/column-change.ts';
import { misfitOf } from './shared/type-changes.ts';

export const columnTypeNarrowed: Rule = {
  id: 'column-type-narrowed',
  title: 'Type change that old values may not survive',
  severity: 'warning',
  what: 'An `ALTER COLUMN … TYPE` to a type that does not hold every value of the old one: a shorter `varchar`, `bigint` to `integer`, fewer digits, `text` to a number, a date or an enum.',
  why: 'A value that does not fit stops the migration, after the table was locked and partly rewritten. Where PostgreSQL rounds instead (fewer decimal places, a timestamp made a date) or `USING` cuts, it is lost without a word.',
  safe: 'Run the query below on production first and mend what it counts. To limit lengths without a rewrite, keep the type and add `CHECK (length(…) <= n) NOT VALID`, then `VALIDATE CONSTRAINT`.',
  sources: [
    'https://www.postgresql.org/docs/current/sql-altertable.html',
    'https://www.postgresql.org/docs/current/datatype.html',
  ],
  check: (input) => columnChanges(input).flatMap((change) => reportOn(change, input.targetVersion)),
  examples: [
    {
      title: 'a shorter text',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY, name varchar(200))',
      sql: 'ALTER TABLE users ALTER COLUMN name TYPE varchar(40);',
      finds: ['public.users.name'],
    },
    {
      title: 'text read as numbers',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY, "Age" text)',
      sql: 'ALTER TABLE users ALTER COLUMN "Age" TYPE integer USING "Age"::integer;',
      finds: ['public.users.Age'],
    },
    {
      title: 'cents rounded away',
      given: 'CREATE TABLE prices (id bigint PRIMARY KEY, amount numeric(10,2))',
      sql: 'ALTER TABLE prices ALTER COLUMN amount TYPE numeric(10,0);',
      finds: ['public.prices.amount'],
    },
    {
      title: 'the time of day dropped, and a smaller integer',
      given: 'CREATE TABLE visits (id bigint PRIMARY KEY, at timestamp, count bigint)',
      sql: 'ALTER TABLE visits ALTER COLUMN at TYPE date, ALTER COLUMN count TYPE smallint;',
      finds: ['public.visits.at', 'public.visits.count'],
    },
    {
      title: 'the day dropped',
      given: 'CREATE TABLE courses (id bigint PRIMARY KEY, begins timestamptz)',
      sql: 'ALTER TABLE courses ALTER COLUMN begins TYPE time;',
      finds: ['public.courses.begins'],
    },
    {
      title: 'a longer text',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY, name varchar(40))',
      sql: 'ALTER TABLE users ALTER COLUMN name TYPE varchar(200);',
      finds: [],
      why: 'Every value fits.',
    },
    {
      title: 'a wider integer',
      given: 'CREATE TABLE users (id int PRIMARY KEY)',
      sql: 'ALTER TABLE users ALTER COLUMN id TYPE bigint;',
      finds: [],
      why: 'Every value fits.',
    },
    {
      title: 'a table of the same pull request',
      sql: 'CREATE TABLE users (id bigint PRIMARY KEY, name text); ALTER TABLE users ALTER COLUMN name TYPE varchar(40);',
      finds: [],
      why: 'It holds no values of anybody.',
    },
  ],
};

function reportOn(change: ColumnChange, targetVersion: number): readonly Report[] {
  const { step, table, name, before, after } = change;
  const { migration, statement, action } = step;
  const condition = statement.observation.condition;
  const column = quoteIdentifier(before.name);
  const from = [table.schema, table.name].map(quoteIdentifier).join('.');
  const count = (where: string): string => `SELECT count(*) FROM ${from} WHERE ${where};`;
  const misfit = misfitOf(before.type, after.type, column);
  const place = { migration, statement, subject: name };
  const started = phrase`Changing ${name} from ${before.type} to ${after.type}`;
  if (misfit) {
    const query = count(misfit.condition);
    if (misfit.effect === 'loses') {
      const message = phrase`${started} rounds, cuts or refuses values ${misfit.values}.`;
      return [{ ...place, message, query, severity: 'danger' }];
    }
    // An explicit cast cuts where an assignment refuses.
    const outcome = action.using ? phrase`cuts or refuses` : phrase`fails as soon as one row holds`;
    const message = action.using
      ? phrase`${started} ${outcome} values ${misfit.values}, as its USING says.`
      : phrase`${started} ${outcome} a value ${misfit.values}.`;
    return [{ ...place, message, query }];
  }
  const isUnreadable = condition?.error.code.startsWith('22') && isAlone(change);
  if (!condition || !isUnreadable) return [];
  const query =
    targetVersion >= 16
      ? count(`NOT pg_input_is_valid(${column}::text, '${after.type.replaceAll("'", "''")}')`)
      : condition.query;
  const message = phrase`${started} fails on values that cannot be read as ${after.type}: in ${qualifiedName(table)} sample rows met “${condition.error.message}”.`;
  return [{ ...place, message, ...(query && { query }) }];
}

/** A condition names no column: of several type changes in one statement it cannot be said which one met it. */
function isAlone({ step }: ColumnChange): boolean {
  return step.statement.statement.actions.filter(({ type }) => type === 'alter-column-type').length === 1;
}
