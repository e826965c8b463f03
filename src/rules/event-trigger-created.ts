/** An event trigger runs at every DDL statement of everybody from then on. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { placeOf } from './shared/places.ts';

export const eventTriggerCreated: Rule = {
  id: 'event-trigger-created',
  title: 'Event trigger created',
  severity: 'info',
  what: 'The pull request makes an event trigger.',
  why: 'Its function runs at every matching DDL statement of the database, those of later migrations, of extensions and of dumps being restored included: an error in it stops them all. It needs a superuser, or the role that the hosting provider names.',
  safe: 'Narrow it with `WHEN TAG IN (…)`, catch exceptions in its function, and know the way out: `ALTER EVENT TRIGGER … DISABLE`, or `event_triggers = off` (17+) for a session.',
  versions: 'The setting `event_triggers` came with PostgreSQL 17.',
  sources: [
    'https://www.postgresql.org/docs/current/event-triggers.html',
    'https://www.postgresql.org/docs/current/sql-createeventtrigger.html',
  ],
  check: (input) =>
    input.rehearsal.changes
      .filter(({ change, kind }) => change === 'add' && kind === 'event trigger')
      .map(({ object, after }) => ({
        ...placeOf(input, () => false),
        subject: object,
        message: phrase`The event trigger ${object} runs at every ${after?.event ? String(after.event) : phrase`event`} of the whole database from then on.`,
      })),
  examples: [
    {
      title: 'at the end of every DDL statement',
      given:
        'CREATE FUNCTION note_ddl() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE LOG $m$ddl$m$; END $$',
      sql: 'CREATE EVENT TRIGGER ddl_log ON ddl_command_end EXECUTE FUNCTION note_ddl();',
      finds: ['ddl_log'],
    },
    {
      title: 'its function alone',
      sql: 'CREATE FUNCTION note_ddl() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE LOG $m$ddl$m$; END $$;',
      finds: [],
      why: 'Nothing calls it yet.',
    },
    {
      title: 'a trigger of a table',
      given:
        'CREATE TABLE notes (id bigint PRIMARY KEY); CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$',
      sql: 'CREATE TRIGGER note_it AFTER INSERT ON notes FOR EACH ROW EXECUTE FUNCTION note();',
      finds: [],
      why: 'It runs at rows of its table only.',
    },
  ],
};
