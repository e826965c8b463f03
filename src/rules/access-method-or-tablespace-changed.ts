/** Another access method or tablespace means another file. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { actionSteps } from './shared/facts.ts';
import { rewriteReport } from './shared/rewrite-report.ts';

const accessMethod = `DO $$ BEGIN CREATE ACCESS METHOD other_heap TYPE TABLE HANDLER heap_tableam_handler; EXCEPTION WHEN duplicate_object THEN NULL; END $$; CREATE TABLE logs (id bigint PRIMARY KEY, line text)`;

export const accessMethodOrTablespaceChanged: Rule = {
  id: 'access-method-or-tablespace-changed',
  title: 'Access method or tablespace changed',
  severity: 'danger',
  what: '`ALTER TABLE … SET ACCESS METHOD` or `SET TABLESPACE` on a table that existed before.',
  why: 'The whole table is copied to its new place under an ACCESS EXCLUSIVE lock: nobody reads or writes it meanwhile. A new access method has all indexes built again as well.',
  safe: 'Fill a new table there in batches and swap the names, or move the table online with `pg_repack --tablespace`.',
  versions: 'SET ACCESS METHOD exists from PostgreSQL 15.',
  sources: ['https://www.postgresql.org/docs/current/sql-altertable.html'],
  check: (input) =>
    actionSteps(input, 'alter-table-other').flatMap((step) => {
      const { action } = step;
      if (action.command !== 'SetAccessMethod' && action.command !== 'SetTableSpace') return [];
      const what = action.command === 'SetAccessMethod' ? phrase`access method` : phrase`tablespace`;
      return rewriteReport(input, step, action, (table) => ({
        subject: table,
        cause: phrase`Changing the ${what} of ${table}`,
      }));
    }),
  examples: [
    {
      title: 'another access method',
      given: accessMethod,
      sql: 'ALTER TABLE logs SET ACCESS METHOD other_heap;',
      finds: ['public.logs'],
    },
    {
      title: 'the access method it has',
      given: 'CREATE TABLE logs (id bigint PRIMARY KEY, line text)',
      sql: 'ALTER TABLE logs SET ACCESS METHOD heap;',
      finds: [],
      why: 'Nothing is copied.',
    },
    {
      title: 'the tablespace it has',
      given: 'CREATE TABLE logs (id bigint PRIMARY KEY, line text)',
      sql: 'ALTER TABLE logs SET TABLESPACE pg_default;',
      finds: [],
      why: 'Nothing is copied.',
    },
  ],
};
