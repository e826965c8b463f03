/** TRUNCATE throws all rows of a table away, and with CASCADE those of every table that refers to it. */
import { qualifiedName } from '../model/catalogue.ts';
import type { Rule, RuleInput } from '../model/rule.ts';
import { listed, phrase } from '../model/text.ts';
import { at, changesOf } from './shared/changes.ts';
import { actionSteps, existing, type Step } from './shared/facts.ts';

/** Existing tables that went along: they got a new file in the same statement. */
function alongside(input: RuleInput, step: Step, named: ReadonlySet<string>): readonly string[] {
  return changesOf(step).flatMap(({ before, after }) =>
    before && after && before.fileNode !== after.fileNode && input.rehearsal.base.tables.has(after.oid)
      ? [qualifiedName(after)].filter((name) => !named.has(name))
      : [],
  );
}

function namedTables(input: RuleInput, step: Step): ReadonlySet<string> {
  return new Set(
    step.statement.statement.actions.flatMap((action) => {
      const table = action.type === 'truncate' ? existing(input, step, action.table) : undefined;
      return table ? [qualifiedName(table)] : [];
    }),
  );
}

export const tableTruncated: Rule = {
  id: 'table-truncated',
  title: 'TRUNCATE of a table in use',
  severity: 'danger',
  what: 'A `TRUNCATE` of a table that existed before.',
  why: 'All rows are lost, and no way down brings them back. It takes ACCESS EXCLUSIVE, so that reads and writes wait; with `CASCADE` tables that nobody named are emptied as well.',
  safe: 'Keep a copy first (`CREATE TABLE t_backup AS TABLE t`), leave `CASCADE` out and name every table, and make sure that no release that is running needs the rows.',
  sources: ['https://www.postgresql.org/docs/current/sql-truncate.html'],
  check: (input) =>
    actionSteps(input, 'truncate').flatMap((step) => {
      const table = existing(input, step, step.action.table);
      if (!table) return [];
      const name = qualifiedName(table);
      const named = namedTables(input, step);
      const others = step.action.cascade && [...named][0] === name ? alongside(input, step, named) : [];
      const along = others.length > 0 ? phrase`, and with them those of ${listed(others)}` : '';
      return [{ ...at(step), subject: name, message: phrase`All rows of ${name} are thrown away${along}.` }];
    }),
  examples: [
    {
      title: 'a table in use',
      given: 'CREATE TABLE clicks (id bigint PRIMARY KEY)',
      sql: 'TRUNCATE TABLE public.clicks;',
      finds: ['public.clicks'],
    },
    {
      title: 'with CASCADE',
      given: 'CREATE TABLE "Page" (id bigint PRIMARY KEY); CREATE TABLE clicks (page bigint REFERENCES "Page")',
      sql: 'TRUNCATE "Page" CASCADE;',
      finds: ['public.Page'],
    },
    {
      title: 'a table of the same pull request',
      sql: 'CREATE TABLE clicks (id bigint PRIMARY KEY); TRUNCATE clicks;',
      finds: [],
      why: 'It has no rows that anyone needs.',
    },
    {
      title: 'a temporary table',
      given: 'CREATE TABLE clicks (id bigint PRIMARY KEY)',
      sql: 'CREATE TEMPORARY TABLE chosen (id bigint); INSERT INTO chosen SELECT id FROM clicks; TRUNCATE chosen;',
      finds: [],
      why: 'Its rows live in this session alone.',
    },
  ],
};
