/** A table without a primary key has no way to name one row. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { createdTables } from './shared/created.ts';

export const tableWithoutPrimaryKey: Rule = {
  id: 'table-without-primary-key',
  title: 'New table without a primary key',
  severity: 'warning',
  what: 'A new table, neither temporary nor a partition, has no primary key at the end.',
  why: 'Rows cannot be told apart: duplicates stay, a batch cannot page through them, logical replication refuses UPDATE and DELETE when the table is published, and tools like pg_repack do not take it. A key is cheap now and a blocking build later.',
  safe: 'Give it one: `id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY`, or the columns that name a row.',
  sources: [
    'https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-PRIMARY-KEYS',
    'https://www.postgresql.org/docs/current/logical-replication-publication.html',
  ],
  check: (input) =>
    createdTables(input)
      .filter(({ table }) => table.persistence !== 'temporary' && table.parents.length === 0)
      .filter(({ table }) => !table.constraints.some(({ kind }) => kind === 'primary'))
      .map(({ step, name }) => ({
        ...at(step),
        subject: name,
        message: phrase`The new table ${name} has no primary key.`,
      })),
  examples: [
    {
      title: 'two tables, one from a query',
      sql: 'CREATE TABLE "Visits" (at timestamptz, page text); CREATE TABLE pages AS SELECT 1 AS id;',
      finds: ['public.Visits', 'public.pages'],
    },
    {
      title: 'unique is not a key',
      sql: 'CREATE TABLE tags (name text NOT NULL UNIQUE);',
      finds: ['public.tags'],
    },
    {
      title: 'added afterwards',
      sql: 'CREATE TABLE visits (id bigint); ALTER TABLE visits ADD PRIMARY KEY (id);',
      finds: [],
      why: 'It has one in the end.',
    },
    {
      title: 'temporary, or a partition',
      given: 'CREATE TABLE logs (day date) PARTITION BY RANGE (day)',
      sql: "CREATE TEMPORARY TABLE scratch (id bigint); CREATE TABLE logs_26 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');",
      finds: [],
      why: 'The one does not last, and the key of the other is its parent’s business.',
    },
    {
      title: 'a table that existed before',
      given: 'CREATE TABLE visits (page text)',
      sql: 'ALTER TABLE visits ADD COLUMN at timestamptz;',
      finds: [],
      why: 'Its missing key is not the work of this pull request.',
    },
  ],
};
