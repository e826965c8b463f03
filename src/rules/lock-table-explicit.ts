/** LOCK TABLE keeps others out until the transaction ends, whatever the transaction still has to do. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { actionSteps, blockedWords, matches } from './shared/facts.ts';

export const lockTableExplicit: Rule = {
  id: 'lock-table-explicit',
  title: 'LOCK TABLE in a migration',
  severity: 'warning',
  what: 'A `LOCK TABLE` that keeps others from writing or reading a table that existed before.',
  why: 'The lock is held until the transaction ends, and while it waits for running queries all later ones queue up behind it. Statements that change a table take the lock they need by themselves.',
  safe: "Leave it out. Where it must be, keep the transaction to the few statements that need it, take the weakest mode that serves, and set `SET LOCAL lock_timeout = '2s'` before it.",
  sources: [
    'https://www.postgresql.org/docs/current/sql-lock.html',
    'https://www.postgresql.org/docs/current/explicit-locking.html',
  ],
  check: (input) =>
    actionSteps(input, 'lock-table').flatMap(({ action, migration, statement }) =>
      statement.observation.locks
        .filter(
          (lock) =>
            lock.kind === 'table' &&
            !lock.fresh &&
            lock.blocks.includes('writes') &&
            matches(lock.relation, action.table),
        )
        .map((lock) => ({
          migration,
          statement,
          subject: lock.relation,
          message: phrase`LOCK TABLE keeps ${blockedWords(lock)} on ${lock.relation} waiting until the transaction ends.`,
        })),
    ),
  examples: [
    {
      title: 'the strongest lock, which is the default',
      given: 'CREATE TABLE accounts (id bigint PRIMARY KEY)',
      sql: 'LOCK TABLE accounts; ALTER TABLE accounts ADD COLUMN note text;',
      finds: ['public.accounts'],
    },
    {
      title: 'two tables against writes',
      given:
        'CREATE SCHEMA bank; CREATE TABLE bank."Accounts" (id bigint PRIMARY KEY); CREATE TABLE owners (id bigint)',
      sql: 'LOCK TABLE bank."Accounts", owners IN SHARE MODE;',
      finds: ['bank.Accounts', 'public.owners'],
    },
    {
      title: 'a mode that lets writes pass',
      given: 'CREATE TABLE accounts (id bigint PRIMARY KEY)',
      sql: 'LOCK TABLE accounts IN ROW EXCLUSIVE MODE;',
      finds: [],
      why: 'Neither reads nor writes wait for it.',
    },
    {
      title: 'a table of the same pull request',
      sql: 'CREATE TABLE accounts (id bigint PRIMARY KEY); LOCK TABLE accounts;',
      finds: [],
      why: 'Nobody else can see it yet.',
    },
  ],
};
