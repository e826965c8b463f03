/**
 * Which lock is held on which existing table from which statement to the end of its transaction, and what goes on
 * meanwhile. Only locks that readers or writers feel: the rest is catalogue housekeeping.
 */
import { type LockMode, lockModes } from './observation.ts';
import type { Review, ReviewMigration, ReviewStatement } from './review.ts';

type Reviewed = Pick<Review, 'migrations'>;

/** A statement with its number over the whole review, from 1. */
export interface Step {
  readonly number: number;
  readonly migration: ReviewMigration;
  readonly statement: ReviewStatement;
}

/** What makes the lock last. */
type Cause = 'rewrite' | 'build' | 'scan' | 'held' | 'moment';

export interface Hold {
  readonly relation: string;
  readonly mode: LockMode;
  readonly blocks: 'reads' | 'writes';
  readonly from: number;
  readonly to: number;
  readonly cause: Cause;
}

const causes: readonly Cause[] = ['moment', 'held', 'scan', 'build', 'rewrite'];

export function stepsOf(review: Reviewed): readonly Step[] {
  return review.migrations
    .flatMap((migration) => migration.statements.map((statement) => ({ migration, statement })))
    .map((entry, index) => ({ number: index + 1, ...entry }));
}

/** One hold a table, mode and transaction, in order of the statements. */
export function holdsOf(review: Reviewed): readonly Hold[] {
  const steps = stepsOf(review);
  const lastOf = new Map(steps.map((step) => [step.statement.observation.transaction, step.number]));
  const holds = new Map<string, Hold>();
  for (const { number, statement } of steps) {
    const { transaction, locks } = statement.observation;
    const to = transaction === null ? number : (lastOf.get(transaction) ?? number);
    for (const lock of locks) {
      const blocks = lock.blocks.includes('reads') ? 'reads' : lock.blocks.includes('writes') ? 'writes' : null;
      const key = JSON.stringify([lock.table, lock.mode, transaction ?? `statement ${number}`]);
      if (blocks === null || lock.fresh || holds.has(key)) continue;
      const cause = causeOf(steps.slice(number - 1, to), lock.table);
      holds.set(key, { relation: lock.table, mode: lock.mode, blocks, from: number, to, cause });
    }
  }
  return [...holds.values()];
}

/** The longest thing measured while the lock was held; what happens to other tables holds it open too. */
function causeOf(steps: readonly Step[], table: string): Cause {
  const observations = steps.map((step) => step.statement.observation);
  if (observations.some(({ rewrites }) => rewrites.includes(table))) return 'rewrite';
  if (observations.some(({ indexesBuilt }) => indexesBuilt.some((built) => built.table === table))) return 'build';
  if (observations.some(({ scans }) => scans.some((scan) => scan.relation === table))) return 'scan';
  const works = observations.some(
    ({ rewrites, indexesBuilt, scans, affectedRows }) =>
      rewrites.length > 0 ||
      indexesBuilt.some((built) => !built.fresh) ||
      scans.some((scan) => !scan.fresh) ||
      (affectedRows ?? 0) > 0,
  );
  return works ? 'held' : 'moment';
}

/** The worst hold of each table: reads before writes, then what lasts longest. */
export function worstHolds(review: Reviewed): readonly Hold[] {
  const weight = (hold: Hold): number =>
    causes.indexOf(hold.cause) * 100 + (hold.blocks === 'reads' ? 50 : 0) + lockModes.indexOf(hold.mode);
  const worst = new Map<string, Hold>();
  for (const hold of holdsOf(review)) {
    const known = worst.get(hold.relation);
    if (known === undefined || weight(hold) > weight(known)) worst.set(hold.relation, hold);
  }
  return [...worst.values()].sort((one, other) => weight(other) - weight(one));
}
