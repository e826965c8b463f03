/** An index on a partitioned table is built on every partition within one statement. */
import { qualifiedName } from '../model/catalogue.ts';
import type { Report, Rule, RuleInput } from '../model/rule.ts';
import { listed, phrase } from '../model/text.ts';
import { workOf } from './shared/causes.ts';
import { actionSteps } from './shared/facts.ts';

export const partitionedIndexNotConcurrent: Rule = {
  id: 'partitioned-index-not-concurrent',
  title: 'Index built on all partitions while writes wait',
  severity: 'danger',
  what: 'A `CREATE INDEX` on a partitioned table that existed before, without `ONLY`.',
  why: 'It builds the index on each partition in turn and keeps SHARE locks on all of them, and on the parent, until the last is done: every write to any partition waits for the sum of the builds. `CONCURRENTLY` is refused for partitioned tables.',
  safe: `Make the parent index empty, build each partition's index concurrently, then attach them:

\`\`\`sql
CREATE INDEX events_at ON ONLY events (at);
CREATE INDEX CONCURRENTLY events_2024_at ON events_2024 (at); -- for each partition, outside a transaction
ALTER INDEX events_at ATTACH PARTITION events_2024_at;
\`\`\``,
  sources: ['https://www.postgresql.org/docs/current/ddl-partitioning.html#DDL-PARTITIONING-DECLARATIVE-MAINTENANCE'],
  check: (input) => [...built(input), ...refused(input)],
  examples: [
    {
      title: 'a partitioned table in use',
      given:
        'CREATE TABLE events (at int, kind text) PARTITION BY RANGE (at); CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (100); CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM (100) TO (200)',
      sql: 'CREATE INDEX events_kind ON events (kind);',
      finds: ['public.events'],
    },
    {
      title: 'concurrently, which PostgreSQL refuses',
      given:
        'CREATE TABLE events (at int, kind text) PARTITION BY RANGE (at); CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (100)',
      sql: 'CREATE INDEX CONCURRENTLY events_kind ON events (kind);',
      transaction: 'statement',
      fails: true,
      finds: ['public.events'],
    },
    {
      title: 'the parent alone',
      given:
        'CREATE TABLE events (at int, kind text) PARTITION BY RANGE (at); CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (100)',
      sql: 'CREATE INDEX events_kind ON ONLY events (kind);',
      finds: [],
      why: 'No partition is read or locked.',
    },
    {
      title: 'one partition, concurrently',
      given:
        'CREATE TABLE events (at int, kind text) PARTITION BY RANGE (at); CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (100)',
      sql: 'CREATE INDEX CONCURRENTLY events_1_kind ON events_1 (kind);',
      transaction: 'statement',
      finds: [],
      why: 'A concurrent build lets writes pass.',
    },
    {
      title: 'a partitioned table of the same pull request',
      sql: 'CREATE TABLE events (at int, kind text) PARTITION BY RANGE (at); CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (100); CREATE INDEX events_kind ON events (kind);',
      finds: [],
      why: 'Nobody uses the table yet.',
    },
  ],
};

function built(input: RuleInput): readonly Report[] {
  return actionSteps(input, 'create-index').flatMap((step) => {
    const { migration, statement } = step;
    const parents = statement.observation.tables.flatMap(({ after }) => (after?.kind === 'partitioned' ? after : []));
    const parent = parents.find(({ name }) => name === step.action.table.name);
    const leaves = workOf(input, step).flatMap(({ kind, table }) => (kind === 'build' ? table : []));
    if (!parent || leaves.length === 0) return [];
    const name = qualifiedName(parent);
    const message = phrase`Building the index on ${name} blocks writes on ${listed(leaves)} until all ${leaves.length === 1 ? phrase`of it is` : phrase`${leaves.length} builds are`} done.`;
    return [{ migration, statement, subject: name, message }];
  });
}

/** Those that failed because they asked for CONCURRENTLY. */
function refused({ rehearsal }: RuleInput): readonly Report[] {
  return rehearsal.migrations.flatMap((migration) =>
    migration.statements.flatMap((statement) => {
      const { error } = statement.observation;
      const action = statement.statement.actions.find(({ type }) => type === 'create-index');
      if (error?.code !== '0A000' || action?.type !== 'create-index' || !action.concurrently) return [];
      const table = [...rehearsal.base.tables.values()].find(
        ({ name, schema, kind }) =>
          kind === 'partitioned' && name === action.table.name && (action.table.schema ?? schema) === schema,
      );
      if (!table) return [];
      const subject = qualifiedName(table);
      const message = phrase`PostgreSQL refuses CONCURRENTLY on the partitioned table ${subject}: build the index on each partition and attach it.`;
      return [{ migration, statement, subject, message, severity: 'critical' as const }];
    }),
  );
}
