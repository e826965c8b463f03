/** A DELETE of every row in one statement. */
import { qualifiedName } from '../model/catalogue.ts';
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { actionSteps, existing } from './shared/facts.ts';

export const deleteWithoutWhere: Rule = {
  id: 'delete-without-where',
  title: 'DELETE of every row',
  severity: 'danger',
  what: 'A `DELETE` without `WHERE` from a table that existed before.',
  why: 'All rows are lost, and no way down brings them back. Until the transaction ends each of them stays locked, and what cascades from it as well.',
  safe: 'Say which rows are meant with `WHERE`, and delete them in batches. If the table is to be emptied, keep a copy first (`CREATE TABLE t_backup AS TABLE t`) and say so in a waiver.',
  sources: ['https://www.postgresql.org/docs/current/sql-delete.html'],
  check: (input) =>
    actionSteps(input, 'delete').flatMap((step) => {
      const table = existing(input, step, step.action.table);
      if (!table || step.action.filtered) return [];
      const name = qualifiedName(table);
      return [{ ...at(step), subject: name, message: phrase`Every row of ${name} is deleted.` }];
    }),
  examples: [
    {
      title: 'a table emptied',
      given: 'CREATE TABLE sessions (id bigint PRIMARY KEY)',
      sql: 'DELETE FROM public.sessions;',
      finds: ['public.sessions'],
    },
    {
      title: 'the rows move elsewhere in the same statement',
      given: 'CREATE TABLE "Session" (id bigint PRIMARY KEY)',
      sql: `CREATE TABLE archive (id bigint);
WITH gone AS (DELETE FROM "Session" RETURNING id) INSERT INTO archive SELECT id FROM gone;`,
      finds: ['public.Session'],
    },
    {
      title: 'some rows',
      given: 'CREATE TABLE sessions (id bigint PRIMARY KEY, ended date)',
      sql: "DELETE FROM sessions WHERE ended < '2020-01-01';",
      finds: [],
      why: 'It says which rows are meant.',
    },
    {
      title: 'a table of the same pull request',
      sql: 'CREATE TABLE sessions (id bigint PRIMARY KEY); DELETE FROM sessions;',
      finds: [],
      why: 'Nobody uses the table yet.',
    },
  ],
};
