/** What others wait for, as it was measured: the yardstick by which one way to make a change is gentler than another. */
import type { Lock, Observation, TableChange } from '../model/observation.ts';
import type { Rehearsal, RehearsedMigration } from '../model/rehearsal.ts';

export interface Exposure {
  /** `schema.table reads` or `schema.table writes`: they wait while a table is read, built on or written anew. */
  readonly duringWork: ReadonlySet<string>;
  /** The same, however short they wait. */
  readonly atAll: ReadonlySet<string>;
}

function works({ rewrites, scans, indexesBuilt }: Observation): boolean {
  return rewrites.length > 0 || scans.some(({ fresh }) => !fresh) || indexesBuilt.some(({ fresh }) => !fresh);
}

function waits(locks: readonly Lock[]): string[] {
  return locks
    .filter(({ kind, fresh }) => !fresh && (kind === 'table' || kind === 'materialized-view'))
    .flatMap(({ table, blocks }) => blocks.filter((what) => what !== 'ddl').map((what) => `${table} ${what}`));
}

/**
 * Of some migrations among all that ran, in the order in which they ran.
 *
 * @param ids of those that are asked about; what a transaction holds from others counts
 */
export function exposureOf(migrations: readonly RehearsedMigration[], ids: ReadonlySet<string>): Exposure {
  const duringWork = new Set<string>();
  const atAll = new Set<string>();
  let held: string[] = [];
  let transaction: number | null = null;
  for (const { migration, statements } of migrations) {
    for (const { observation } of statements) {
      if (observation.transaction === null || observation.transaction !== transaction) held = [];
      transaction = observation.transaction;
      held.push(...waits(observation.locks));
      if (!ids.has(migration.id)) continue;
      for (const one of waits(observation.locks)) atAll.add(one);
      if (works(observation)) for (const one of held) duringWork.add(one);
    }
  }
  return { duringWork, atAll };
}

function within(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return [...one].every((each) => other.has(each));
}

/** Nothing waits that did not wait before. */
export function isNoHarsher(one: Exposure, other: Exposure): boolean {
  return within(one.duringWork, other.duringWork) && within(one.atAll, other.atAll);
}

/** Nothing waits that did not wait before, and less waits for long; or as much does, and less for a moment. */
export function isGentler(one: Exposure, other: Exposure): boolean {
  const isLess = one.duringWork.size < other.duringWork.size || one.atAll.size < other.atAll.size;
  return isLess && isNoHarsher(one, other);
}

/**
 * The same changes, as if nothing had waited for them and no table had been read, built on or written anew. What a rule still
 * reports of it is about what changes, and another way to the same end changes it as well.
 */
export function withoutExposure<Kind extends Rehearsal>(rehearsal: Kind): Kind {
  const migrations = rehearsal.migrations.map((one) => ({
    ...one,
    statements: one.statements.map(({ statement, observation }) => ({
      statement,
      observation: withoutWork(observation),
    })),
  }));
  return { ...rehearsal, migrations };
}

function withoutWork(observation: Observation): Observation {
  const locks = observation.locks.map((lock) => ({ ...lock, blocks: [] }));
  const tables = observation.tables.map(withoutBuilds);
  return { ...observation, locks, tables, rewrites: [], scans: [], indexesBuilt: [] };
}

function withoutBuilds({ before, after }: TableChange): TableChange {
  const oldFiles = new Set(before?.indexes.map(({ fileNode }) => fileNode));
  return { before, after: after && { ...after, indexes: after.indexes.filter((one) => oldFiles.has(one.fileNode)) } };
}
