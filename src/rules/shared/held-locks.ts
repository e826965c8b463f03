/** Transactions as they ran, with the locks they keep from others until they end. */
import type { Lock } from '../../model/observation.ts';
import type { RuleInput } from '../../model/rule.ts';
import { type Step, steps } from './facts.ts';

/** The statements of one transaction, which may span migrations. */
export type TransactionSteps = readonly Step[];

/** Every transaction that held more than one statement or lock can matter in; autocommit is left out. */
export function transactionsOf(input: RuleInput): readonly TransactionSteps[] {
  const groups = new Map<number, Step[]>();
  for (const step of steps(input)) {
    const { transaction } = step.statement.observation;
    if (transaction === null) continue;
    groups.set(transaction, [...(groups.get(transaction) ?? []), step]);
  }
  return [...groups.values()];
}

/**
 * Locks of one statement that keep others from writing, or from reading as well, on tables that were there before and
 * still are afterwards. By name, because the server lists locks in no order.
 */
export function blockingLocks({ rehearsal }: RuleInput, step: Step, blocked: 'reads' | 'writes'): readonly Lock[] {
  return step.statement.observation.locks
    .filter(
      ({ kind, fresh, blocks, oid }) =>
        kind === 'table' && !fresh && blocks.includes(blocked) && rehearsal.head.tables.has(oid),
    )
    .sort((left, right) => (left.table < right.table ? -1 : 1));
}

/** Whether the tool joins all pending migrations in one transaction. */
export function isBatch({ migration }: Step): boolean {
  return migration.migration.transaction === 'batch';
}

/** The table itself, or the topmost table that it is a partition of. */
export function rootOf({ rehearsal }: RuleInput, table: string): string {
  const byName = new Map([...rehearsal.base.tables.values()].map((one) => [`${one.schema}.${one.name}`, one]));
  let root = table;
  for (let depth = 0; depth < 32; depth++) {
    const one = byName.get(root);
    const parent = one?.isPartition ? one.parents[0] : undefined;
    if (parent === undefined) return root;
    root = parent;
  }
  return root;
}
