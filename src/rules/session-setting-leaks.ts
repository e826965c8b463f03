/** A setting that outlives its migration: the next one on the same connection runs under it without knowing. */
import type { Rule, RuleInput } from '../model/rule.ts';
import { phrase, type Text } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { type ActionStep, actionSteps } from './shared/facts.ts';

/** Settings that change what SQL means or may do. Timeouts are welcome to stay; replica mode is `triggers-disabled`. */
const leaks: ReadonlyMap<string, Text> = new Map([
  ['search_path', phrase`finds and creates unqualified names elsewhere`],
  ['role', phrase`runs with other rights and makes objects of another owner`],
  ['session_authorization', phrase`runs with other rights and makes objects of another owner`],
  ['row_security', phrase`sees rows differently`],
  ['default_tablespace', phrase`puts tables elsewhere`],
  ['default_table_access_method', phrase`makes tables of another kind`],
  ['check_function_bodies', phrase`makes functions that nobody checked`],
  ['default_transaction_read_only', phrase`is or is not allowed to write`],
  ['timezone', phrase`reads times without a zone differently`],
  ['datestyle', phrase`reads dates differently`],
]);

/** Whether the same migration puts the setting back. */
function isReset(step: ActionStep<'set'>, later: readonly ActionStep<'set'>[]): boolean {
  return later.some(
    ({ migration, action }) =>
      migration === step.migration &&
      (action.name === step.action.name || action.name === 'all') &&
      /^(?:default|none)$/i.test(action.value),
  );
}

function leaking(input: RuleInput): ActionStep<'set'>[] {
  const all = actionSteps(input, 'set');
  return all.filter((step, index) => {
    const { name, value, local } = step.action;
    const sets = leaks.has(name) && !local && !/^(?:default|current|none)$/i.test(value);
    const again = all
      .slice(index + 1)
      .some((later) => later.migration === step.migration && later.action.name === name);
    return sets && !again && !isReset(step, all.slice(index + 1));
  });
}

export const sessionSettingLeaks: Rule = {
  id: 'session-setting-leaks',
  title: 'Setting that outlives the migration',
  severity: 'warning',
  what: 'A `SET` without `LOCAL`, or `set_config(…, false)`, of a setting that changes what SQL means, not reset in the same migration.',
  why: 'It lasts as long as the connection. Tools run all pending migrations, and poolers run strangers, on the same one: what comes next runs under a `search_path` or a role that its author never saw, and differently when deployed alone.',
  safe: 'Use `SET LOCAL` inside a transaction, or qualify names instead; outside a transaction end the file with `RESET search_path`.',
  sources: ['https://www.postgresql.org/docs/current/sql-set.html'],
  check: (input) =>
    leaking(input).map((step) => ({
      ...at(step),
      subject: step.action.name,
      // Worth no more: what it skips, the first call of the function finds.
      ...(step.action.name === 'check_function_bodies' && { severity: 'info' as const }),
      message: phrase`${step.action.name} stays set after this migration, so the next one on this connection ${leaks.get(step.action.name) ?? ''}.`,
    })),
  examples: [
    {
      title: 'the search path',
      given: 'CREATE SCHEMA app',
      sql: 'SET search_path = app; CREATE TABLE pets (id bigint PRIMARY KEY);',
      finds: ['search_path'],
    },
    {
      title: 'as dumps set it',
      sql: "SELECT pg_catalog.set_config('search_path', '', false); CREATE TABLE public.pets (id bigint PRIMARY KEY);",
      finds: ['search_path'],
    },
    {
      title: 'the role',
      given: 'CREATE ROLE keeper; GRANT CREATE, USAGE ON SCHEMA public TO keeper',
      sql: 'SET ROLE keeper; CREATE TABLE pets (id bigint PRIMARY KEY);',
      transaction: 'statement',
      finds: ['role'],
    },
    {
      title: 'for the transaction only',
      given: 'CREATE SCHEMA app',
      sql: 'SET LOCAL search_path = app; CREATE TABLE pets (id bigint PRIMARY KEY);',
      finds: [],
      why: 'It ends with the transaction.',
    },
    {
      title: 'put back',
      given: 'CREATE SCHEMA app',
      sql: 'SET search_path = app; CREATE TABLE pets (id bigint PRIMARY KEY); RESET ALL;',
      finds: [],
      why: 'The next migration finds the connection as it was.',
    },
    {
      title: 'timeouts',
      sql: "SET lock_timeout = '2s'; SET statement_timeout = '1min'; CREATE TABLE pets (id bigint PRIMARY KEY);",
      finds: [],
      why: 'They change no meaning, and do good to what follows.',
    },
  ],
};
