/** LOGGED and UNLOGGED are different files: the table is copied from one to the other. */
import { qualifiedName } from '../model/catalogue.ts';
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { tablesBy } from './shared/causes.ts';
import { actionSteps, changeOf } from './shared/facts.ts';

export const persistenceChanged: Rule = {
  id: 'persistence-changed',
  title: 'Table made logged or unlogged',
  severity: 'danger',
  what: '`ALTER TABLE … SET LOGGED` or `SET UNLOGGED` on a table that existed before.',
  why: 'The table and all its indexes are written anew while reads and writes wait. An unlogged table is emptied after a crash, and replicas do not have it at all.',
  safe: 'Fill a new table of the wished kind in batches and swap the names. Make only tables unlogged whose loss does not matter.',
  sources: [
    'https://www.postgresql.org/docs/current/sql-altertable.html',
    'https://www.postgresql.org/docs/current/sql-createtable.html#SQL-CREATETABLE-UNLOGGED',
  ],
  check: (input) =>
    actionSteps(input, 'alter-table-other').flatMap((step) => {
      const { action, migration, statement } = step;
      const change = changeOf(step, action.table);
      const isMeant = /^Set(Un)?Logged$/.test(action.command);
      if (!isMeant || !change?.after || tablesBy(input, step, 'rewrite', action).length === 0) return [];
      const name = qualifiedName(change.after);
      const loss = change.after.persistence === 'unlogged' ? phrase`, and a crash empties it from then on` : '';
      const message = phrase`Making ${name} ${change.after.persistence === 'unlogged' ? phrase`unlogged` : phrase`logged`} rewrites it while reads and writes wait${loss}.`;
      return [{ migration, statement, subject: name, message }];
    }),
  examples: [
    {
      title: 'a table that is spared the log',
      given: 'CREATE TABLE cache (id bigint PRIMARY KEY, value text)',
      sql: 'ALTER TABLE cache SET UNLOGGED;',
      finds: ['public.cache'],
    },
    {
      title: 'a table that joins the log',
      given: 'CREATE UNLOGGED TABLE cache (id bigint PRIMARY KEY, value text)',
      sql: 'ALTER TABLE public.cache SET LOGGED;',
      finds: ['public.cache'],
    },
    {
      title: 'what it is already',
      given: 'CREATE TABLE cache (id bigint PRIMARY KEY, value text)',
      sql: 'ALTER TABLE cache SET LOGGED;',
      finds: [],
      why: 'Nothing is rewritten.',
    },
    {
      title: 'a table of the same pull request',
      sql: 'CREATE UNLOGGED TABLE cache (id bigint PRIMARY KEY); ALTER TABLE cache SET LOGGED;',
      finds: [],
      why: 'Nobody uses the table yet.',
    },
  ],
};
