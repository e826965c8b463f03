/** From now on every write to an existing table does more than it says. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at, existingChanges, latest, parentChanges } from './shared/changes.ts';

export const triggerAdded: Rule = {
  id: 'trigger-added',
  title: 'Trigger added',
  severity: 'info',
  what: 'A `CREATE TRIGGER` on an existing table that had none of that name.',
  why: 'Writes wait until the transaction ends (SHARE ROW EXCLUSIVE). From then on each matching write runs the function too: it gets slower, and fails when the function fails.',
  safe: 'Set `lock_timeout`, create the function beforehand and in another migration, keep the function short, and leave nothing slow in the same transaction.',
  sources: ['https://www.postgresql.org/docs/current/sql-createtrigger.html'],
  check: (input) =>
    existingChanges(input).flatMap((change) => {
      if (parentChanges(change).length > 0) return [];
      const original = input.rehearsal.base.tables.get(change.after.oid) ?? change.before;
      const known = new Set([...original.triggers, ...change.before.triggers].map(({ name }) => name));
      const kept = new Set(latest(input, change.after.oid)?.triggers.map(({ name }) => name));
      return change.after.triggers
        .filter(({ name }) => !known.has(name) && kept.has(name))
        .map(({ name, definition }) => ({
          ...at(change),
          subject: `${change.name}.${name}`,
          message: phrase`From now on ${name} runs for ${definition.includes(' FOR EACH ROW ') ? phrase`each row written to` : phrase`each statement that writes to`} ${change.name}; adding it blocks writes until the transaction ends.`,
        }));
    }),
  examples: [
    {
      title: 'a row trigger on a table in use',
      given: `CREATE TABLE notes (id bigint PRIMARY KEY, changed timestamptz);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.changed := now(); RETURN NEW; END $$`,
      sql: 'CREATE TRIGGER touched BEFORE UPDATE ON notes FOR EACH ROW EXECUTE FUNCTION touch();',
      finds: ['public.notes.touched'],
    },
    {
      title: 'in a block, for each statement',
      given: `CREATE TABLE "Note" (id bigint PRIMARY KEY);
CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NOTIFY notes; RETURN NULL; END $$`,
      sql: `DO $$ BEGIN EXECUTE 'CREATE TRIGGER told AFTER INSERT ON "Note" EXECUTE FUNCTION tell()'; END $$;`,
      finds: ['public.Note.told'],
    },
    {
      title: 'made again under the same name',
      given: `CREATE TABLE notes (id bigint PRIMARY KEY);
CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER told AFTER INSERT ON notes EXECUTE FUNCTION tell()`,
      sql: `DROP TRIGGER told ON notes;
CREATE TRIGGER told AFTER INSERT OR UPDATE ON notes EXECUTE FUNCTION tell();`,
      finds: [],
      why: 'The table had it before.',
    },
    {
      title: 'a table of the same pull request',
      given: 'CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$',
      sql: `CREATE TABLE notes (id bigint PRIMARY KEY);
CREATE TRIGGER told AFTER INSERT ON notes EXECUTE FUNCTION tell();`,
      finds: [],
      why: 'Nobody uses the table yet.',
    },
  ],
};
