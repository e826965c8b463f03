/** VACUUM FULL is a copy of the table under the strongest lock. */
import type { Rule } from '../model/rule.ts';
import { listed, phrase } from '../model/text.ts';
import { tablesBy } from './shared/causes.ts';
import { actionSteps } from './shared/facts.ts';

export const vacuumFull: Rule = {
  id: 'vacuum-full',
  title: 'VACUUM FULL',
  severity: 'danger',
  what: 'A `VACUUM FULL` in a migration.',
  why: 'It copies the table and builds all its indexes anew under an ACCESS EXCLUSIVE lock: nobody reads or writes it meanwhile, and the space of a second copy is needed.',
  safe: 'A plain `VACUUM (ANALYZE) …` makes the space usable again without blocking. To give it back to the system, `pg_repack` or `pg_squeeze` do so online, outside of migrations.',
  sources: ['https://www.postgresql.org/docs/current/sql-vacuum.html'],
  check: (input) =>
    actionSteps(input, 'vacuum').flatMap((step) => {
      const { action, migration, statement } = step;
      const tables = tablesBy(input, step, 'rewrite', action);
      const [first] = tables;
      if (!action.full || first === undefined) return [];
      const message = phrase`VACUUM FULL rewrites ${listed(tables)} while reads and writes wait.`;
      return [{ migration, statement, subject: first, message }];
    }),
  examples: [
    {
      title: 'one table',
      given: 'CREATE TABLE logs (id bigint PRIMARY KEY, line text)',
      sql: 'VACUUM FULL logs;',
      transaction: 'statement',
      finds: ['public.logs'],
    },
    {
      title: 'with options in parentheses',
      given: 'CREATE TABLE logs (id bigint PRIMARY KEY, line text)',
      sql: 'VACUUM (FULL, ANALYZE) public.logs;',
      transaction: 'statement',
      finds: ['public.logs'],
    },
    {
      title: 'a plain VACUUM',
      given: 'CREATE TABLE logs (id bigint PRIMARY KEY, line text)',
      sql: 'VACUUM (ANALYZE) logs;',
      transaction: 'statement',
      finds: [],
      why: 'It blocks neither reads nor writes.',
    },
    {
      title: 'FULL switched off',
      given: 'CREATE TABLE logs (id bigint PRIMARY KEY, line text)',
      sql: 'VACUUM (FULL false) logs;',
      transaction: 'statement',
      finds: [],
      why: 'It is a plain VACUUM.',
    },
  ],
};
