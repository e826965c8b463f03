/** The owner is who may alter an object, and whom row security does not hold back. */
import { objectKind } from '../model/object-kind.ts';
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { matches } from './shared/facts.ts';
import { placeOf, withoutArguments } from './shared/places.ts';

export const ownerChanged: Rule = {
  id: 'owner-changed',
  title: 'Owner changed',
  severity: 'warning',
  what: 'An object that existed before belongs to another role at the end.',
  why: 'Only the owner may alter or drop it: later migrations run by the old role fail. The owner also reads past row security, functions with SECURITY DEFINER run with its rights, and the old owner keeps no privilege that was not granted.',
  safe: 'Check that the role that runs migrations is a member of the new owner, and grant the old owner what its code still needs, in the same transaction.',
  sources: [
    'https://www.postgresql.org/docs/current/ddl-priv.html',
    'https://www.postgresql.org/docs/current/sql-reassign-owned.html',
  ],
  check: (input) =>
    input.rehearsal.changes
      .filter(({ change, before, after }) => change === 'alter' && typeof before?.owner === 'string' && after?.owner)
      .map(({ kind, object, before, after }) => ({
        ...placeOf(
          input,
          (action) => action.type === 'change-owner' && matchesObject(withoutArguments(object), action.name),
        ),
        subject: object,
        message: phrase`The ${objectKind(kind)} ${object} belongs to ${String(after?.owner)} instead of ${String(before?.owner)}.`,
      })),
  examples: [
    {
      title: 'a table',
      given: 'CREATE ROLE billing; CREATE TABLE "Invoices" (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE "Invoices" OWNER TO billing;',
      finds: ['public.Invoices'],
    },
    {
      title: 'a schema and a function, in a DO block',
      given:
        'CREATE ROLE billing; CREATE SCHEMA books; CREATE FUNCTION one() RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$',
      sql: `DO $$ BEGIN EXECUTE 'ALTER SCHEMA books OWNER TO billing'; EXECUTE 'ALTER FUNCTION one() OWNER TO billing'; END $$;`,
      finds: ['books', 'public.one()'],
    },
    {
      title: 'a new table',
      given: 'CREATE ROLE billing',
      sql: 'CREATE TABLE invoices (id bigint PRIMARY KEY); ALTER TABLE invoices OWNER TO billing;',
      finds: [],
      why: 'It never belonged to anybody else.',
    },
    {
      title: 'the owner it has',
      given:
        'CREATE ROLE billing; CREATE TABLE invoices (id bigint PRIMARY KEY); ALTER TABLE invoices OWNER TO billing',
      sql: 'ALTER TABLE invoices OWNER TO billing;',
      finds: [],
      why: 'Nothing changed.',
    },
  ],
};

function matchesObject(object: string, name: Parameters<typeof matches>[1]): boolean {
  return object === name.name || matches(object, name);
}
