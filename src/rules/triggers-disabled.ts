/** Triggers are switched off, and with ALL or replica mode the foreign keys that PostgreSQL enforces through them. */
import { qualifiedName } from '../model/catalogue.ts';
import type { Report, Rule, RuleInput } from '../model/rule.ts';
import { phrase, type Text } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { type ActionStep, actionSteps, existing } from './shared/facts.ts';

type Switch = ActionStep<'alter-table-other'>;

const objects: ReadonlyMap<string, Text> = new Map([
  ['DisableTrig', phrase`the trigger`],
  ['DisableTrigUser', phrase`all triggers of users`],
  ['DisableTrigAll', phrase`all triggers and foreign keys`],
]);

/** Whether a later command of the same migration takes it back. */
function switchedOnAgain(off: Switch, later: readonly Switch[]): boolean {
  const wanted = off.action.command.replace('Disable', 'Enable');
  return later.some(
    ({ action, migration }) =>
      migration === off.migration &&
      action.table.name === off.action.table.name &&
      (action.command === 'EnableTrigAll' || (action.command === wanted && action.subject === off.action.subject)),
  );
}

function switchedOff(input: RuleInput): Report[] {
  const switches = actionSteps(input, 'alter-table-other');
  return switches.flatMap((step, index) => {
    const table = existing(input, step, step.action.table);
    const object = objects.get(step.action.command);
    if (!table || !object) return [];
    const name = qualifiedName(table);
    const what = step.action.subject === undefined ? object : phrase`${object} ${step.action.subject}`;
    const back = switchedOnAgain(step, switches.slice(index + 1));
    const message = back
      ? phrase`Switching off ${what} of ${name} for a while leaves unchecked and unmaintained what is written meanwhile.`
      : phrase`Switching off ${what} of ${name} lasts, because nothing in this migration switches it on again.`;
    return [{ ...at(step), subject: name, message, severity: back ? 'warning' : 'danger' }];
  });
}

function replicaMode(input: RuleInput): Report[] {
  return actionSteps(input, 'set')
    .filter(({ action }) => action.name === 'session_replication_role' && action.value.toLowerCase() === 'replica')
    .map((step) => ({
      ...at(step),
      subject: 'session_replication_role',
      message: phrase`From here on no trigger runs and no foreign key is checked in this ${step.action.local ? phrase`transaction` : phrase`session`}.`,
    }));
}

export const triggersDisabled: Rule = {
  id: 'triggers-disabled',
  title: 'Triggers or foreign keys switched off',
  severity: 'warning',
  what: 'A `DISABLE TRIGGER` on an existing table, or `session_replication_role` set to `replica`.',
  why: 'What triggers maintain goes stale for the rows written meanwhile. `DISABLE TRIGGER ALL` and replica mode switch foreign keys off too: rows without a parent come in, and switching on again does not check them.',
  safe: 'Write rows with the triggers on, in batches. Where that is impossible switch off the one trigger by name, do the work and switch it on in the same transaction, and repair afterwards what it maintains.',
  sources: [
    'https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-DISABLE-ENABLE-TRIGGER',
    'https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-SESSION-REPLICATION-ROLE',
  ],
  check: (input) => [...switchedOff(input), ...replicaMode(input)],
  examples: [
    {
      title: 'all of them, and never on again',
      given: 'CREATE TABLE stock (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE stock DISABLE TRIGGER ALL;',
      finds: ['public.stock'],
    },
    {
      title: 'for the time of a backfill',
      given: 'CREATE TABLE "Stock" (id bigint PRIMARY KEY, n integer)',
      sql: `ALTER TABLE "Stock" DISABLE TRIGGER USER;
UPDATE "Stock" SET n = 0 WHERE id = 1;
ALTER TABLE "Stock" ENABLE TRIGGER USER;`,
      finds: ['public.Stock'],
    },
    {
      title: 'the session as a replica',
      sql: "SET LOCAL session_replication_role = 'replica';",
      finds: ['session_replication_role'],
    },
    {
      title: 'switched on',
      given: 'CREATE TABLE stock (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE stock ENABLE TRIGGER ALL;',
      finds: [],
      why: 'Nothing is off.',
    },
    {
      title: 'a table of the same pull request',
      sql: 'CREATE TABLE stock (id bigint PRIMARY KEY); ALTER TABLE stock DISABLE TRIGGER ALL;',
      finds: [],
      why: 'Nobody uses the table yet.',
    },
  ],
};
