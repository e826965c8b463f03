/** An index that is not valid once all migrations ran costs every write and serves no query. */
import { type Index, qualifiedName, type Table } from '../model/catalogue.ts';
import type { Rule, RuleInput } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { type Step, steps } from './shared/facts.ts';

export const invalidIndexLeft: Rule = {
  id: 'invalid-index-left',
  title: 'Index left invalid',
  severity: 'warning',
  what: 'An index that these migrations made and that is not valid after the last of them: a parent index `ON ONLY` whose partitions were not all attached, or one marked so in the catalogue.',
  why: 'Queries do not use it, a unique one does not hold for certain, and writes keep it up to date all the same.',
  safe: 'Attach an index of every partition (`ALTER INDEX parent ATTACH PARTITION child`); the parent becomes valid with the last. Any other: `DROP INDEX CONCURRENTLY` and build it again.',
  sources: [
    'https://www.postgresql.org/docs/current/ddl-partitioning.html#DDL-PARTITIONING-DECLARATIVE-MAINTENANCE',
    'https://www.postgresql.org/docs/current/sql-createindex.html',
  ],
  check: (input) =>
    [...input.rehearsal.head.tables.values()].flatMap((table) => {
      const known = input.rehearsal.base.tables.get(table.oid)?.indexes ?? [];
      return table.indexes
        .filter(({ oid, valid }) => !valid && !known.some((index) => index.oid === oid && !index.valid))
        .map((index) => {
          const step = lastTouch(input, table, index);
          const name = `${table.schema}.${index.name}`;
          const why =
            table.kind === 'partitioned' ? phrase`, because not every partition has an index attached to it` : '';
          const message = phrase`${name} on ${qualifiedName(table)} is INVALID after the last migration${why}.`;
          return { subject: name, message, ...(step && { migration: step.migration, statement: step.statement }) };
        });
    }),
  examples: [
    {
      title: 'a partition that was forgotten',
      given:
        'CREATE TABLE events (at int, kind text) PARTITION BY RANGE (at); CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (100); CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM (100) TO (200)',
      sql: 'CREATE INDEX events_kind ON ONLY events (kind); CREATE INDEX events_1_kind ON events_1 (kind); ALTER INDEX events_kind ATTACH PARTITION events_1_kind;',
      finds: ['public.events_kind'],
    },
    {
      title: 'all partitions attached',
      given:
        'CREATE TABLE events (at int, kind text) PARTITION BY RANGE (at); CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (100)',
      sql: 'CREATE INDEX events_kind ON ONLY events (kind); CREATE INDEX events_1_kind ON events_1 (kind); ALTER INDEX events_kind ATTACH PARTITION events_1_kind;',
      finds: [],
      why: 'The parent index is valid.',
    },
    {
      title: 'an index that was broken before',
      given:
        'CREATE TABLE events (at int, kind text) PARTITION BY RANGE (at); CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (100); CREATE INDEX events_kind ON ONLY events (kind)',
      sql: 'ALTER TABLE events ADD COLUMN note text;',
      finds: [],
      why: 'These migrations did not make it.',
    },
  ],
};

function lastTouch(input: RuleInput, table: Table, index: Index): Step | undefined {
  return steps(input).findLast(({ statement }) =>
    statement.observation.tables.some(
      ({ before, after }) =>
        after?.oid === table.oid &&
        after.indexes.some(({ oid, valid }) => oid === index.oid && !valid) &&
        !before?.indexes.some(({ oid, valid }) => oid === index.oid && !valid),
    ),
  );
}
