/** Making a partition in place, or dropping one, stops everyone on the whole partitioned table for a moment. */
import { qualifiedName } from '../model/catalogue.ts';
import type { TableChange } from '../model/observation.ts';
import type { Report, Rule, RuleInput } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at, changesOf } from './shared/changes.ts';
import { heldOn, type Step, steps } from './shared/facts.ts';

/** The parent, when the change made or dropped a partition of it. */
function parentOf({ before, after }: TableChange): string | undefined {
  if (before && after) return undefined;
  const partition = before ?? after;
  return partition?.isPartition ? partition.parents[0] : undefined;
}

function report(input: RuleInput, step: Step, change: TableChange): Report[] {
  const parent = parentOf(change);
  const partition = change.before ?? change.after;
  const parentGone = step.statement.observation.tables.some(
    ({ before, after }) => before && !after && qualifiedName(before) === parent,
  );
  if (parent === undefined || !partition || parentGone) return [];
  const lock = heldOn(step, parent);
  if (!lock || lock.fresh || !lock.blocks.includes('reads')) return [];
  const siblings = [...input.rehearsal.base.tables.values()]
    .filter((table) => table.parents.includes(parent))
    .map(qualifiedName);
  const scan =
    change.after &&
    step.statement.observation.scans.find(({ relation, fresh }) => !fresh && siblings.includes(relation));
  const doing = change.after
    ? phrase`Creating the partition ${qualifiedName(partition)}`
    : phrase`Dropping the partition ${qualifiedName(partition)}`;
  const effect = scan
    ? phrase`scans the default partition ${scan.relation} while reads and writes on ${parent} wait`
    : phrase`stops reads and writes on ${parent} until the transaction ends`;
  return [{ ...at(step), subject: parent, message: phrase`${doing} ${effect}.`, ...(scan && { severity: 'danger' }) }];
}

/** One finding a parent and file: twelve months made together are one pause. The heaviest speaks for all. */
function onePerParent(reports: readonly Report[]): Report[] {
  const chosen = new Map<string, Report>();
  for (const one of reports) {
    const key = JSON.stringify([one.migration?.migration.id, one.subject]);
    const other = chosen.get(key);
    if (!other || (one.severity && !other.severity)) chosen.set(key, one);
  }
  return [...chosen.values()];
}

export const partitionCreatedUnderLock: Rule = {
  id: 'partition-created-under-lock',
  title: 'Partition made or dropped under a lock on its parent',
  severity: 'warning',
  what: 'A `CREATE TABLE … PARTITION OF` an existing table, or a `DROP TABLE` of one of its partitions.',
  why: 'Both take ACCESS EXCLUSIVE on the parent: every query on any partition waits, at first for queries that are running, then until the transaction ends. A default partition is read whole under that lock.',
  safe: `Create the partition as a table of its own and attach it; detach it concurrently before dropping it:

\`\`\`sql
CREATE TABLE p_2030 (LIKE p INCLUDING ALL);
ALTER TABLE p ATTACH PARTITION p_2030 FOR VALUES FROM ('2030-01-01') TO ('2031-01-01');
-- to drop, on 14 and later, outside a transaction
ALTER TABLE p DETACH PARTITION p_2020 CONCURRENTLY;
DROP TABLE p_2020;
\`\`\``,
  versions:
    'From 12 on ATTACH PARTITION lets reads and writes on the parent pass; DETACH CONCURRENTLY exists from 14 on.',
  sources: ['https://www.postgresql.org/docs/current/ddl-partitioning.html#DDL-PARTITIONING-DECLARATIVE-MAINTENANCE'],
  check: (input) =>
    onePerParent(steps(input).flatMap((step) => changesOf(step).flatMap((change) => report(input, step, change)))),
  examples: [
    {
      title: 'two months made in place',
      given: 'CREATE TABLE logs (day date, line text) PARTITION BY RANGE (day)',
      sql: `CREATE TABLE logs_01 PARTITION OF logs FOR VALUES FROM ('2030-01-01') TO ('2030-02-01');
CREATE TABLE logs_02 PARTITION OF logs FOR VALUES FROM ('2030-02-01') TO ('2030-03-01');`,
      finds: ['public.logs'],
    },
    {
      title: 'beside a default partition',
      given: `CREATE TABLE "Logs" (kind integer, line text) PARTITION BY LIST (kind);
CREATE TABLE logs_rest PARTITION OF "Logs" DEFAULT`,
      sql: 'CREATE TABLE logs_7 PARTITION OF "Logs" FOR VALUES IN (987654);',
      finds: ['public.Logs'],
    },
    {
      title: 'a partition dropped in a block',
      given: `CREATE TABLE logs (kind integer) PARTITION BY LIST (kind); CREATE TABLE logs_1 PARTITION OF logs FOR VALUES IN (1)`,
      sql: 'DO $$ BEGIN DROP TABLE logs_1; END $$;',
      finds: ['public.logs'],
    },
    {
      title: 'made apart, then attached',
      given: 'CREATE TABLE logs (day date, line text) PARTITION BY RANGE (day)',
      sql: `CREATE TABLE logs_01 (LIKE logs);
ALTER TABLE logs ATTACH PARTITION logs_01 FOR VALUES FROM ('2030-01-01') TO ('2030-02-01');`,
      finds: [],
      why: 'Reads and writes on the parent pass.',
    },
    {
      title: 'dropped with its parent',
      given:
        'CREATE TABLE logs (kind integer) PARTITION BY LIST (kind); CREATE TABLE logs_1 PARTITION OF logs FOR VALUES IN (1)',
      sql: 'DROP TABLE logs;',
      finds: [],
      why: 'There is no parent left to wait for.',
    },
    {
      title: 'parent and partition of the same pull request',
      sql: 'CREATE TABLE logs (kind integer) PARTITION BY LIST (kind); CREATE TABLE logs_1 PARTITION OF logs FOR VALUES IN (1);',
      finds: [],
      why: 'Nobody uses the table yet.',
    },
  ],
};
