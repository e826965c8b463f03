/** ATTACH PARTITION reads the new partition, and the default one, to see that every row lies where it must. */
import { qualifiedName, type Table } from '../model/catalogue.ts';
import type { Report, Rule, RuleInput } from '../model/rule.ts';
import { listed, phrase } from '../model/text.ts';
import { at, changesOf } from './shared/changes.ts';
import { type Step, steps } from './shared/facts.ts';

interface Attached extends Step {
  readonly child: Table;
  readonly parent: string;
}

function attached(input: RuleInput): Attached[] {
  return steps(input).flatMap((step) =>
    changesOf(step).flatMap(({ before, after }) => {
      const parent = after?.parents[0];
      return before && after?.isPartition && !before.isPartition && parent ? [{ ...step, child: after, parent }] : [];
    }),
  );
}

/** Other partitions of the parent that the statement read: only the default one can be. */
function otherScanned(input: RuleInput, { statement, child, parent }: Attached): readonly string[] {
  const siblings = [...input.rehearsal.base.tables.values()]
    .filter((table) => table.parents.includes(parent))
    .map(qualifiedName);
  return statement.observation.scans
    .filter(({ relation, fresh }) => !fresh && relation !== qualifiedName(child) && siblings.includes(relation))
    .map(({ relation }) => relation);
}

function reports(input: RuleInput, step: Attached): Report[] {
  const { statement, child, parent } = step;
  const { scans, indexesBuilt, condition } = statement.observation;
  const name = qualifiedName(child);
  const existed = input.rehearsal.base.tables.has(child.oid);
  const refused = condition?.error.code === '23514' && condition.error.table === child.name;
  const read = existed && (refused || scans.some(({ relation }) => relation === name));
  const built = existed ? indexesBuilt.filter(({ table }) => table === name).map(({ index }) => index) : [];
  const works = [
    ...(read ? [phrase`scans ${name}`] : []),
    ...(built.length > 0 ? [phrase`builds ${built.join(', ')}`] : []),
  ];
  const old = input.targetVersion < 12 ? phrase`, and on PostgreSQL ${input.targetVersion} on ${parent} too` : '';
  const own = {
    ...at(step),
    subject: name,
    message: phrase`Attaching ${name} to ${parent} ${listed(works)} while reads and writes on it wait${old}.`,
  };
  const others = otherScanned(input, step).map((other) => ({
    ...at(step),
    subject: other,
    message: phrase`Attaching ${name} to ${parent} scans the default partition ${other} while reads and writes on it wait.`,
  }));
  return [...(works.length > 0 ? [own] : []), ...others];
}

export const attachPartitionScans: Rule = {
  id: 'attach-partition-scans',
  title: 'ATTACH PARTITION reads whole tables',
  severity: 'danger',
  what: 'An `ATTACH PARTITION` that had to read the new partition or the default partition, or to build an index on the new one.',
  why: 'PostgreSQL checks that every row of the new partition lies within its bounds, and that no row of the default partition does. Both are held under ACCESS EXCLUSIVE for the whole scan.',
  safe: `Prove the bounds beforehand with a validated CHECK, so that ATTACH need not read the table:

\`\`\`sql
ALTER TABLE p_2020 ADD CONSTRAINT p_2020_bounds CHECK (day >= '2020-01-01' AND day < '2021-01-01' AND day IS NOT NULL) NOT VALID;
-- in a later migration
ALTER TABLE p_2020 VALIDATE CONSTRAINT p_2020_bounds;
-- then
ALTER TABLE p ATTACH PARTITION p_2020 FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
ALTER TABLE p_2020 DROP CONSTRAINT p_2020_bounds;
\`\`\`

Give the default partition a CHECK that excludes the bounds in the same way, and build the indexes of the parent on the new partition with \`CONCURRENTLY\` before.`,
  versions: 'Before 12 ATTACH PARTITION takes ACCESS EXCLUSIVE on the parent as well.',
  sources: ['https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-ATTACH-PARTITION'],
  check: (input) => attached(input).flatMap((step) => reports(input, step)),
  examples: [
    {
      title: 'rows that nothing vouches for',
      given: `CREATE TABLE visits (id bigint, kind integer) PARTITION BY LIST (kind);
CREATE TABLE "oldVisits" (id bigint, kind integer)`,
      sql: 'ALTER TABLE visits ATTACH PARTITION "oldVisits" FOR VALUES IN (1);',
      finds: ['public.oldVisits'],
    },
    {
      title: 'beside a default partition',
      given: `CREATE TABLE visits (id bigint, kind integer) PARTITION BY LIST (kind);
CREATE TABLE other_visits PARTITION OF visits DEFAULT`,
      sql: `CREATE TABLE visits_9 (id bigint, kind integer);
ALTER TABLE visits ATTACH PARTITION visits_9 FOR VALUES IN (987654);`,
      finds: ['public.other_visits'],
    },
    {
      title: 'a check proves it',
      given: `CREATE TABLE visits (id bigint, kind integer) PARTITION BY LIST (kind);
CREATE TABLE old_visits (id bigint, kind integer NOT NULL CHECK (kind = 1))`,
      sql: 'ALTER TABLE visits ATTACH PARTITION old_visits FOR VALUES IN (1);',
      finds: [],
      why: 'Nothing was read.',
    },
    {
      title: 'a table of the same pull request',
      given: 'CREATE TABLE visits (id bigint, kind integer) PARTITION BY LIST (kind)',
      sql: 'CREATE TABLE visits_9 (id bigint, kind integer); ALTER TABLE visits ATTACH PARTITION visits_9 FOR VALUES IN (9);',
      finds: [],
      why: 'The new table is empty.',
    },
  ],
};
