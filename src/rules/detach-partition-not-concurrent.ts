/** DETACH PARTITION without CONCURRENTLY stops everyone on the whole partitioned table. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at, existingChanges } from './shared/changes.ts';
import { heldOn } from './shared/facts.ts';

export const detachPartitionNotConcurrent: Rule = {
  id: 'detach-partition-not-concurrent',
  title: 'Partition detached under a lock on its parent',
  severity: 'warning',
  what: 'A `DETACH PARTITION` without `CONCURRENTLY` from an existing table.',
  why: 'It takes ACCESS EXCLUSIVE on the parent: every query on any partition waits, at first for queries that are running, then until the transaction ends.',
  safe: `On 14 and later, detach it concurrently, in a migration of its own outside a transaction:

\`\`\`sql
ALTER TABLE p DETACH PARTITION p_2020 CONCURRENTLY;
\`\`\`

It is refused while the table has a default partition. Before 14, and there, set \`lock_timeout\` and try again when it strikes.`,
  versions: 'CONCURRENTLY exists from 14 on.',
  sources: ['https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DETACH-PARTITION'],
  check: (input) =>
    existingChanges(input).flatMap((change) => {
      const parent = change.before.parents[0];
      if (!change.before.isPartition || change.after.isPartition || parent === undefined) return [];
      const lock = heldOn(change, parent);
      if (!lock?.blocks.includes('reads') || lock.fresh) return [];
      const old = input.targetVersion < 14 ? phrase`; PostgreSQL ${input.targetVersion} has no concurrent form` : '';
      return [
        {
          ...at(change),
          subject: change.name,
          message: phrase`Detaching ${change.name} stops reads and writes on ${parent} until the transaction ends${old}.`,
        },
      ];
    }),
  examples: [
    {
      title: 'a partition of a table in use',
      given:
        'CREATE TABLE logs (kind integer) PARTITION BY LIST (kind); CREATE TABLE "logs1" PARTITION OF logs FOR VALUES IN (1)',
      sql: 'ALTER TABLE logs DETACH PARTITION "logs1";',
      finds: ['public.logs1'],
    },
    {
      title: 'on version 13',
      given:
        'CREATE TABLE logs (kind integer) PARTITION BY LIST (kind); CREATE TABLE logs_1 PARTITION OF logs FOR VALUES IN (1)',
      sql: 'ALTER TABLE public.logs DETACH PARTITION public.logs_1;',
      targetVersion: 13,
      finds: ['public.logs_1'],
    },
    {
      title: 'concurrently',
      given:
        'CREATE TABLE logs (kind integer) PARTITION BY LIST (kind); CREATE TABLE logs_1 PARTITION OF logs FOR VALUES IN (1)',
      sql: 'ALTER TABLE logs DETACH PARTITION logs_1 CONCURRENTLY;',
      transaction: 'statement',
      finds: [],
      why: 'Reads and writes on the parent pass.',
    },
    {
      title: 'a table of the same pull request',
      sql: `CREATE TABLE logs (kind integer) PARTITION BY LIST (kind); CREATE TABLE logs_1 PARTITION OF logs FOR VALUES IN (1);
ALTER TABLE logs DETACH PARTITION logs_1;`,
      finds: [],
      why: 'Nobody uses the table yet.',
    },
  ],
};
