/** Functions, types, domains and sequences that code calls or casts to are gone. */

import type { Table } from '../model/catalogue.ts';
import type { SchemaChange } from '../model/change.ts';
import { quoteIdentifier } from '../model/data-questions.ts';
import { objectKind } from '../model/object-kind.ts';
import type { Rule, RuleInput } from '../model/rule.ts';
import type { Action } from '../model/statement.ts';
import { phrase, type Text } from '../model/text.ts';
import { matches } from './shared/facts.ts';
import { placeOf, withoutArguments } from './shared/places.ts';
import { removedSchemas } from './shared/removals.ts';

const kinds: ReadonlySet<string> = new Set([
  'function',
  'procedure',
  'aggregate',
  'type',
  'domain',
  'sequence',
  'extension',
]);

/** Whether the action drops or renames an object of that name. */
function speaksOf(action: Action, object: string): boolean {
  if (action.type !== 'drop' && action.type !== 'rename') return false;
  return action.object !== 'schema' && matches(withoutArguments(object), action.name);
}

/** Whether a type text or a default speaks of the object, with its schema or without. */
function namesObject(text: string | null, object: string): boolean {
  if (text === null) return false;
  const [schema = '', name = ''] = [object.slice(0, object.indexOf('.')), object.slice(object.indexOf('.') + 1)];
  const short = quoteIdentifier(name);
  const names = [short, `${quoteIdentifier(schema)}.${short}`];
  return names.some((one) => text === one || text === `${one}[]` || text === `nextval('${one}'::regclass)`);
}

/** A sequence that numbered a column, or a type of columns that are all gone: the rules about those columns speak. */
function onlyServed({ rehearsal: { base, head } }: RuleInput, { kind, object }: SchemaChange): boolean {
  const columns = [...base.tables.values()].flatMap((table) => table.columns.map((column) => ({ table, column })));
  if (kind === 'sequence') return columns.some(({ column }) => namesObject(column.default, object));
  if (kind !== 'type' && kind !== 'domain') return false;
  const users = columns.filter(({ column }) => namesObject(column.type, object));
  return users.length > 0 && users.every(({ table, column }) => !has(head.tables.get(table.oid), column.number));
}

function has(table: Table | undefined, column: number): boolean {
  return table?.columns.some(({ number }) => number === column) ?? false;
}

function message({ kind, object }: SchemaChange, { rehearsal }: RuleInput): Text {
  const name = withoutArguments(object);
  const other = rehearsal.changes.find(
    ({ change, kind: otherKind, object: otherObject }) =>
      change === 'add' && otherKind === kind && withoutArguments(otherObject) === name,
  );
  if (other)
    return phrase`The ${objectKind(kind)} ${object} gives way to ${other.object}; calls that fit only the old one fail.`;
  return phrase`The ${objectKind(kind)} ${object} is gone, and running code that still names it fails.`;
}

export const routineOrTypeDropped: Rule = {
  id: 'routine-or-type-dropped',
  title: 'Function, type, sequence or extension dropped',
  severity: 'warning',
  what: 'A function, procedure, aggregate, type, domain, sequence or extension that existed before is not there at the end under its old name: dropped, renamed, or replaced by one with other arguments.',
  why: 'Code that is still running calls it, casts to it or draws numbers from it, and fails from the moment the transaction commits.',
  safe: 'Make the new one beside the old one, release the code that uses it, and drop the old one later. A renamed function can keep a thin wrapper under its old name for a release.',
  sources: [
    'https://www.postgresql.org/docs/current/sql-dropfunction.html',
    'https://www.postgresql.org/docs/current/sql-droptype.html',
  ],
  check: (input) => {
    const schemas = removedSchemas(input);
    return input.rehearsal.changes
      .filter(({ change, kind, object }) => {
        const inSchema = [...schemas].some((schema) => object.startsWith(`${schema}.`));
        return change === 'remove' && kinds.has(kind) && !inSchema;
      })
      .filter((change) => !onlyServed(input, change))
      .map((change) => ({
        ...placeOf(input, (action) => speaksOf(action, change.object)),
        subject: change.object,
        message: message(change, input),
      }));
  },
  examples: [
    {
      title: 'a function and an enum',
      given: `CREATE FUNCTION tax(amount numeric) RETURNS numeric LANGUAGE sql AS $$ SELECT amount * 0.2 $$; CREATE TYPE mood AS ENUM ('good')`,
      sql: 'DROP FUNCTION tax; DROP TYPE mood;',
      finds: ['public.mood', 'public.tax(numeric)'],
    },
    {
      title: 'other arguments',
      given: 'CREATE FUNCTION tax(amount numeric) RETURNS numeric LANGUAGE sql AS $$ SELECT amount * 0.2 $$',
      sql: 'DROP FUNCTION tax(numeric); CREATE FUNCTION tax(amount numeric, country text) RETURNS numeric LANGUAGE sql AS $$ SELECT amount * 0.2 $$;',
      finds: ['public.tax(numeric)'],
    },
    {
      title: 'renamed, in a DO block',
      given: `CREATE TYPE mood AS ENUM ('good')`,
      sql: `DO $$ BEGIN EXECUTE 'ALTER TYPE mood RENAME TO humour'; END $$;`,
      finds: ['public.mood'],
    },
    {
      title: 'a sequence',
      given: 'CREATE SEQUENCE "ticketNumbers"',
      sql: 'DROP SEQUENCE "ticketNumbers";',
      finds: ['public.ticketNumbers'],
    },
    {
      title: 'an extension',
      given: 'CREATE EXTENSION hstore',
      sql: 'DROP EXTENSION hstore;',
      finds: ['hstore'],
    },
    {
      title: 'replaced by the same',
      given: 'CREATE FUNCTION tax(amount numeric) RETURNS numeric LANGUAGE sql AS $$ SELECT amount * 0.2 $$',
      sql: 'DROP FUNCTION tax; CREATE FUNCTION tax(amount numeric) RETURNS numeric LANGUAGE sql AS $$ SELECT amount * 0.21 $$;',
      finds: [],
      why: 'Every call still finds it.',
    },
    {
      title: 'a sequence that numbered a column, and a type of a dropped table',
      given: `CREATE TABLE tickets (id serial PRIMARY KEY); CREATE TYPE mood AS ENUM ('good'); CREATE TABLE moods (mood mood, old mood[])`,
      sql: 'ALTER TABLE tickets ALTER COLUMN id DROP DEFAULT; DROP SEQUENCE tickets_id_seq; DROP TABLE moods; DROP TYPE mood;',
      finds: [],
      why: 'Code named the column and the table; the rules about them speak.',
    },
    {
      title: 'a type that a column no longer has',
      given: `CREATE TYPE mood AS ENUM ('good'); CREATE TABLE moods (mood mood)`,
      sql: 'ALTER TABLE moods ALTER COLUMN mood TYPE text; DROP TYPE mood;',
      finds: ['public.mood'],
    },
    {
      title: 'a sequence that belongs to a dropped column',
      given: 'CREATE TABLE bills (id bigint PRIMARY KEY, number serial)',
      sql: 'ALTER TABLE bills DROP COLUMN number;',
      finds: [],
      why: 'It is part of the column, which `column-dropped` speaks of.',
    },
  ],
};
