/** A plain REFRESH keeps readers of the materialized view waiting for as long as its query runs. */
import { qualifiedName, type Table } from '../model/catalogue.ts';
import type { Rule, RuleInput } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { type Step, steps } from './shared/facts.ts';

/** Refreshing has to match rows: a unique index on columns alone, over all rows. */
function canRefreshConcurrently({ indexes }: Table): boolean {
  return indexes.some(({ unique, valid, partial, columns }) => unique && valid && !partial && !columns.includes(0));
}

/** Materialized views of the base whose content the statement replaced while readers waited. */
function replaced(input: RuleInput, { statement }: Step): readonly Table[] {
  const { actions } = statement.statement;
  if (actions.some(({ type }) => type === 'cluster' || type === 'vacuum' || type === 'alter-table-other')) return [];
  return statement.observation.tables.flatMap(({ before, after }) => {
    const known = after && input.rehearsal.base.tables.has(after.oid) && after.kind === 'materialized-view';
    return known && before && before.fileNode !== after.fileNode ? [after] : [];
  });
}

export const materializedViewRefreshBlocksReads: Rule = {
  id: 'materialized-view-refresh-blocks-reads',
  title: 'Materialized view refreshed while reads wait',
  severity: 'danger',
  what: 'A `REFRESH MATERIALIZED VIEW` without `CONCURRENTLY` on a materialized view that existed before.',
  why: 'It holds ACCESS EXCLUSIVE on the materialized view while its whole query runs: every read of it waits, and everything that waits holds a connection.',
  safe: `Refresh it concurrently, outside the migration if it takes long. That needs a unique index on columns alone, without WHERE:

\`\`\`sql
CREATE UNIQUE INDEX CONCURRENTLY totals_key ON totals (customer_id);
REFRESH MATERIALIZED VIEW CONCURRENTLY totals;
\`\`\`

It takes longer than a plain refresh, and blocks other refreshes only.`,
  sources: ['https://www.postgresql.org/docs/current/sql-refreshmaterializedview.html'],
  check: (input) =>
    steps(input).flatMap((step) =>
      replaced(input, step).map((view) => {
        const name = qualifiedName(view);
        const hint = canRefreshConcurrently(view)
          ? phrase`CONCURRENTLY would let them pass`
          : phrase`CONCURRENTLY is impossible, because it has no unique index on columns alone`;
        return {
          ...at(step),
          subject: name,
          message: phrase`Refreshing ${name} keeps its readers waiting until its query is done; ${hint}.`,
        };
      }),
    ),
  examples: [
    {
      title: 'without a unique index',
      given:
        'CREATE TABLE sales (id bigint PRIMARY KEY, shop bigint, amount numeric); CREATE MATERIALIZED VIEW totals AS SELECT shop, sum(amount) AS total FROM sales GROUP BY shop',
      sql: 'REFRESH MATERIALIZED VIEW public.totals;',
      finds: ['public.totals'],
    },
    {
      title: 'with one, in a DO block',
      given:
        'CREATE TABLE sales (id bigint PRIMARY KEY, shop bigint, amount numeric); CREATE MATERIALIZED VIEW totals AS SELECT shop, sum(amount) AS total FROM sales GROUP BY shop; CREATE UNIQUE INDEX ON totals (shop)',
      sql: `DO $$ BEGIN EXECUTE 'REFRESH MATERIALIZED VIEW totals'; END $$;`,
      finds: ['public.totals'],
    },
    {
      title: 'concurrently',
      given:
        'CREATE TABLE sales (id bigint PRIMARY KEY, shop bigint, amount numeric); CREATE MATERIALIZED VIEW totals AS SELECT shop, sum(amount) AS total FROM sales GROUP BY shop; CREATE UNIQUE INDEX ON totals (shop)',
      sql: 'REFRESH MATERIALIZED VIEW CONCURRENTLY totals;',
      finds: [],
      why: 'Readers see the old rows until the new ones are there.',
    },
    {
      title: 'made in the same pull request',
      given: 'CREATE TABLE sales (id bigint PRIMARY KEY)',
      sql: 'CREATE MATERIALIZED VIEW counts AS SELECT count(*) AS n FROM sales WITH NO DATA; REFRESH MATERIALIZED VIEW counts;',
      finds: [],
      why: 'Nobody reads it yet.',
    },
  ],
};
