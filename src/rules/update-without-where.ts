/** An UPDATE of every row in one statement. */
import { qualifiedName } from '../model/catalogue.ts';
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { actionSteps, existing } from './shared/facts.ts';
import { backfillsUnderLock } from './shared/work-under-lock.ts';

export const updateWithoutWhere: Rule = {
  id: 'update-without-where',
  title: 'UPDATE of every row in one statement',
  severity: 'danger',
  what: 'An `UPDATE` without `WHERE` of a table that existed before.',
  why: 'Every row is locked until the transaction ends, so writers to any of them wait; every row is written again, the table can double in size, and a failure near the end undoes all of it.',
  safe: `Change rows in batches, each in a transaction of its own, outside the migration or in one that runs without a transaction:

\`\`\`sql
UPDATE t SET c = 'new' WHERE id IN (SELECT id FROM t WHERE c IS NULL LIMIT 5000);
-- again, until it changes nothing
\`\`\``,
  sources: [
    'https://www.postgresql.org/docs/current/sql-update.html',
    'https://www.postgresql.org/docs/current/routine-vacuuming.html',
  ],
  check: (input) => {
    const spoken = backfillsUnderLock(input);
    return actionSteps(input, 'update').flatMap((step) => {
      const table = existing(input, step, step.action.table);
      if (!table || step.action.filtered || spoken.has(step.statement)) return [];
      const name = qualifiedName(table);
      return [
        {
          ...at(step),
          subject: name,
          message: phrase`Every row of ${name} is updated in one statement and stays locked until the transaction ends.`,
        },
      ];
    });
  },
  examples: [
    {
      title: 'a backfill of the whole table',
      given: 'CREATE TABLE readers (id bigint PRIMARY KEY, status text)',
      sql: "UPDATE readers SET status = 'new';",
      finds: ['public.readers'],
    },
    {
      title: 'under the lock of a schema change',
      given: 'CREATE TABLE readers (id bigint PRIMARY KEY)',
      sql: "ALTER TABLE readers ADD COLUMN status text; UPDATE readers SET status = 'new';",
      finds: [],
      why: 'ddl-and-backfill-together says it, and its safe way has batches.',
    },
    {
      title: 'inside WITH, in a schema with capitals',
      given: 'CREATE SCHEMA "App"; CREATE TABLE "App"."Reader" (id bigint PRIMARY KEY, n integer)',
      sql: 'WITH changed AS (UPDATE "App"."Reader" SET n = 0 RETURNING id) SELECT count(*) FROM changed;',
      finds: ['App.Reader'],
    },
    {
      title: 'some rows',
      given: 'CREATE TABLE readers (id bigint PRIMARY KEY, status text)',
      sql: "UPDATE readers SET status = 'new' WHERE id IN (SELECT id FROM readers WHERE status IS NULL LIMIT 1000);",
      finds: [],
      why: 'It is bounded.',
    },
    {
      title: 'a table of the same pull request',
      sql: "CREATE TABLE readers (id bigint PRIMARY KEY, status text); UPDATE readers SET status = 'new';",
      finds: [],
      why: 'Nobody uses the table yet.',
    },
  ],
};
