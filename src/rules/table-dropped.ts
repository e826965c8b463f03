/** A table that running code may use, and its rows, are gone at once. */
import { qualifiedName } from '../model/catalogue.ts';
import { anyRowQuestion } from '../model/data-questions.ts';
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { finalRelations, goneRelations, wentWithSchema } from './shared/removals.ts';

export const tableDropped: Rule = {
  id: 'table-dropped',
  title: 'Table dropped',
  severity: 'danger',
  what: 'A table that existed before is removed, by whatever statement: `DROP TABLE`, a `DO` block, or a `CASCADE` from its parent.',
  why: 'Its rows are gone when the transaction commits, and code that is still running fails on every statement that names it. The drop waits for every query on the table, and on tables it refers to.',
  safe: 'Contract last: release code without the table, revoke access or rename it for a release to see who still uses it, keep a dump (`pg_dump -t`), then drop it in a pull request of its own.',
  sources: ['https://www.postgresql.org/docs/current/sql-droptable.html'],
  check: (input) => {
    const remaining = finalRelations(input);
    const gone = goneRelations(input, 'table', 'partitioned', 'foreign').filter((one) => !wentWithSchema(input, one));
    return gone.flatMap((one) => {
      const { name, table, statement } = one;
      const parents = gone.filter((other) => other.statement === statement).map((other) => qualifiedName(other.table));
      if (table.isPartition && table.parents.some((parent) => parents.includes(parent))) return [];
      const base = input.rehearsal.base.tables.get(table.oid) ?? table;
      if (table.kind === 'foreign') {
        const message = phrase`Dropping the foreign table ${name} breaks running code that reads it; the rows stay where they are.`;
        return [{ ...at(one), subject: name, message, severity: 'warning' as const }];
      }
      if (table.isPartition) {
        const message = phrase`Dropping the partition ${name} deletes its part of the rows of ${table.parents.join()} for good.`;
        return [{ ...at(one, anyRowQuestion(base)), subject: name, message }];
      }
      const successor = remaining.has(name) ? phrase`; the one that takes its name starts without its rows` : '';
      const message = phrase`Dropping ${name} deletes its rows for good, and running code that uses it fails from then on${successor}.`;
      return [{ ...at(one, anyRowQuestion(base)), subject: name, message }];
    });
  },
  examples: [
    {
      title: 'two tables at once',
      given: 'CREATE TABLE "Carts" (id bigint PRIMARY KEY); CREATE TABLE visits (id bigint PRIMARY KEY)',
      sql: 'DROP TABLE IF EXISTS "Carts", visits;',
      finds: ['public.Carts', 'public.visits'],
    },
    {
      title: 'inside a DO block',
      given: 'CREATE SCHEMA shop; CREATE TABLE shop.carts (id bigint PRIMARY KEY)',
      sql: `DO $$ BEGIN EXECUTE 'DROP TABLE shop.carts'; END $$;`,
      finds: ['shop.carts'],
    },
    {
      title: 'a partitioned table with its partitions',
      given:
        'CREATE TABLE logs (day date, line text) PARTITION BY RANGE (day); ' +
        "CREATE TABLE logs_26 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')",
      sql: 'DROP TABLE logs;',
      finds: ['public.logs'],
    },
    {
      title: 'made anew under the same name',
      given: 'CREATE TABLE carts (id integer PRIMARY KEY)',
      sql: 'DROP TABLE carts; CREATE TABLE carts (id bigint PRIMARY KEY);',
      finds: ['public.carts'],
    },
    {
      title: 'a table of the same pull request',
      before: ['CREATE TABLE import_buffer (line text);'],
      sql: 'DROP TABLE import_buffer;',
      finds: [],
      why: 'No running code knows the table.',
    },
    {
      title: 'a table that is not there',
      sql: 'DROP TABLE IF EXISTS carts;',
      finds: [],
      why: 'Nothing was removed.',
    },
    {
      title: 'a table that goes with its schema',
      given: 'CREATE SCHEMA shop; CREATE TABLE shop.carts (id bigint PRIMARY KEY)',
      sql: 'DROP SCHEMA shop CASCADE;',
      finds: [],
      why: '`schema-dropped` names it.',
    },
  ],
};
