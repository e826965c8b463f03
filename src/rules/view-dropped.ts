/** A view that running code may read is gone. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { cascades, finalRelations, type Gone, goneRelations, isNamed, wentWithSchema } from './shared/removals.ts';

/** A CASCADE took it along: `cascade-drops` names it there. */
function isTakenAlong(gone: Gone): boolean {
  return !isNamed(gone) && cascades(gone.statement.statement.actions).length > 0;
}

export const viewDropped: Rule = {
  id: 'view-dropped',
  title: 'View dropped',
  severity: 'warning',
  what: 'A view or materialized view that existed before is removed and nothing of its name stands in its place at the end.',
  why: 'No row is lost, but code, reports and other tools that read it fail from the moment the transaction commits. The rows of a materialized view have to be computed again.',
  safe: 'Release code that no longer reads it, look for other readers (`pg_stat_statements`, grants on the view), then drop it.',
  sources: ['https://www.postgresql.org/docs/current/sql-dropview.html'],
  check: (input) => {
    const remaining = finalRelations(input);
    return goneRelations(input, 'view', 'materialized-view')
      .filter((gone) => !remaining.has(gone.name) && !isTakenAlong(gone) && !wentWithSchema(input, gone))
      .map((gone) => {
        const kind = gone.table.kind === 'view' ? phrase`view` : phrase`materialized view`;
        return {
          ...at(gone),
          subject: gone.name,
          message: phrase`Dropping the ${kind} ${gone.name} breaks everything that still reads it.`,
        };
      });
  },
  examples: [
    {
      title: 'a view and a materialized view',
      given:
        'CREATE TABLE sales (id bigint PRIMARY KEY, amount numeric); CREATE VIEW big_sales AS SELECT id FROM sales WHERE amount > 100; ' +
        'CREATE MATERIALIZED VIEW totals AS SELECT sum(amount) AS total FROM sales',
      sql: 'DROP VIEW big_sales; DROP MATERIALIZED VIEW IF EXISTS totals;',
      finds: ['public.big_sales', 'public.totals'],
    },
    {
      title: 'inside a DO block',
      given: 'CREATE TABLE sales (id bigint PRIMARY KEY); CREATE VIEW recent AS SELECT id FROM sales',
      sql: `DO $$ BEGIN EXECUTE 'DROP VIEW recent'; END $$;`,
      finds: ['public.recent'],
    },
    {
      title: 'made again',
      given: 'CREATE TABLE sales (id bigint PRIMARY KEY); CREATE VIEW recent AS SELECT id FROM sales',
      sql: 'DROP VIEW recent; CREATE VIEW recent AS SELECT id FROM sales WHERE id > 10;',
      finds: [],
      why: 'The view is there at the end; `view-columns-changed` and `view-recreated` look at what changed.',
    },
    {
      title: 'taken along by a CASCADE',
      given: 'CREATE TABLE sales (id bigint PRIMARY KEY); CREATE VIEW recent AS SELECT id FROM sales',
      sql: 'DROP TABLE sales CASCADE;',
      finds: [],
      why: '`cascade-drops` names what a CASCADE took along.',
    },
  ],
};
