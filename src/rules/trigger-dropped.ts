/** A trigger of an existing table is gone: what it kept true is no longer kept true. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at, existingChanges, latest, parentChanges } from './shared/changes.ts';

export const triggerDropped: Rule = {
  id: 'trigger-dropped',
  title: 'Trigger dropped',
  severity: 'warning',
  what: 'A trigger of an existing table is dropped, by name or with its function, and not made again.',
  why: 'What it maintained (audit rows, search columns, counters, checks) silently goes stale from that moment. The drop takes ACCESS EXCLUSIVE, so reads and writes wait until the transaction ends.',
  safe: 'Release the code that does without it first. Drop it in a migration of its own with `lock_timeout` set. To change one, use `CREATE OR REPLACE TRIGGER` (14 and later) or replace its function.',
  sources: ['https://www.postgresql.org/docs/current/sql-droptrigger.html'],
  check: (input) =>
    existingChanges(input).flatMap((change) => {
      const left = latest(input, change.after.oid);
      if (!left || parentChanges(change).length > 0) return [];
      const original = input.rehearsal.base.tables.get(change.before.oid);
      return change.before.triggers
        .filter(({ name }) => original?.triggers.some((trigger) => trigger.name === name))
        .filter(({ definition }) => !change.after.triggers.some((trigger) => trigger.definition === definition))
        .filter(({ name }) => !change.after.triggers.some((trigger) => trigger.name === name))
        .filter(({ name }) => !left.triggers.some((trigger) => trigger.name === name))
        .map(({ name }) => ({
          ...at(change),
          subject: `${change.name}.${name}`,
          message: phrase`Writes to ${change.name} no longer run ${name}.`,
        }));
    }),
  examples: [
    {
      title: 'by name',
      given: `CREATE TABLE notes (id bigint PRIMARY KEY);
CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER told AFTER INSERT ON notes EXECUTE FUNCTION tell()`,
      sql: 'DROP TRIGGER told ON notes;',
      finds: ['public.notes.told'],
    },
    {
      title: 'with its function',
      given: `CREATE TABLE "Note" (id bigint PRIMARY KEY);
CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER "Told" AFTER INSERT ON "Note" EXECUTE FUNCTION tell()`,
      sql: 'DROP FUNCTION tell CASCADE;',
      finds: ['public.Note.Told'],
    },
    {
      title: 'made again',
      given: `CREATE TABLE notes (id bigint PRIMARY KEY);
CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER told AFTER INSERT ON notes EXECUTE FUNCTION tell()`,
      sql: `DROP TRIGGER IF EXISTS told ON notes;
CREATE TRIGGER told AFTER INSERT OR DELETE ON notes EXECUTE FUNCTION tell();`,
      finds: [],
      why: 'It is there when the migration is through.',
    },
    {
      title: 'dropped with its table',
      given: `CREATE TABLE notes (id bigint PRIMARY KEY);
CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER told AFTER INSERT ON notes EXECUTE FUNCTION tell()`,
      sql: 'DROP TABLE notes;',
      finds: [],
      why: 'There is nothing left to write to.',
    },
  ],
};
