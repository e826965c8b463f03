/** Triggers are switched off, and with ALL or replica mode the foreign keys that PostgreSQL enforces through them. */
import { qualifiedName } from '../model/catalogue.ts';
import type { Report, Rule, RuleInput } from '../model/rule.ts';
import { at } from './changes.ts';
import { type ActionStep, actionSteps, existing } from './facts.ts';

type Switch = ActionStep<'alter-table-other'>;

/** The command that takes a switch back. */
function enabledLater(input: RuleInput, { action, migration, statement }: Switch): boolean {
  const all = actionSteps(input, 'alter-table-other');
  const position = (step: Switch): number => all.findIndex((other) => other.statement === step.statement);
  const wanted = action.command.replace('Disable', 'Enable');
  return all.some(
    (later) =>
      later.migration === migration &&
      position(later) > all.findIndex((other) => other.statement === statement) &&
      (later.action.command === wanted || later.action.command === 'EnableTrigAll') &&
      later.action.table.name === action.table.name &&
      (later.action.command === 'EnableTrigAll' || later.action.subject === action.subject),
  );
}

function switchedOff(input: RuleInput): Report[] {
  return actionSteps(input, 'alter-table-other').flatMap((step) => {
    const { command, subject, table: name } = step.action;
    const table = existing(input, step, name);
    if (!table || !/^DisableTrig(All|User)?$/.test(command)) return [];
    const table_ = qualifiedName(table);
    const what = command === 'DisableTrig' ? `the trigger ${subject ?? ''}` : command === 'DisableTrigUser' ? 'all triggers of users' : 'all triggers and foreign keys';
    const back = enabledLater(input, step);
    const message = back
      ? `Meanwhile ${what} of ${table_} do not run, and what they would have checked or maintained is not made good.`
      : `From now on ${what} of ${table_} are off, and nothing in this migration switches them on again.`;
    return [{ ...at(step), subject: table_, message, severity: back ? 'warning' : 'danger' }];
  });
}

function replicaMode(input: RuleInput): Report[] {
  return actionSteps(input, 'set')
    .filter(({ action }) => action.name === 'session_replication_role' && action.value.toLowerCase() === 'replica')
    .map((step) => ({
      ...at(step),
      subject: 'session_replication_role',
      message: `From here on no trigger runs and no foreign key is checked in this ${step.action.local ? 'transaction' : 'session'}.`,
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
