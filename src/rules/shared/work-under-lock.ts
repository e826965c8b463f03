/**
 * Long work in a transaction that holds a table for itself since an earlier statement. Rules for DML and for other work
 * share it, so that one statement gives one finding.
 */
import type { RehearsedStatement } from '../../model/rehearsal.ts';
import type { RuleInput } from '../../model/rule.ts';
import type { Action } from '../../model/statement.ts';
import { type Work, workOf } from './causes.ts';
import { matches, type Step } from './facts.ts';
import { blockingLocks, type TransactionSteps, transactionsOf } from './held-locks.ts';

export interface WorkUnderLock {
  readonly step: Step;
  /** Tables that others wait for meanwhile, because of an earlier statement. */
  readonly tables: readonly string[];
  readonly work: readonly Work[];
}

const changesRows: ReadonlySet<Action['type']> = new Set(['insert', 'update', 'delete', 'merge', 'copy']);

/** Whether a statement changes rows, as its text says. */
export function isDataChange({ statement: { statement } }: Step): boolean {
  return statement.actions.some(({ type }) => changesRows.has(type));
}

/** Per transaction, the statements that work long while a lock of an earlier one keeps others from reading, or from writing. */
export function workUnderLocks(input: RuleInput, blocked: 'reads' | 'writes'): readonly (readonly WorkUnderLock[])[] {
  return transactionsOf(input).map((transaction) => inOne(input, transaction, blocked));
}

/** Statements that change rows under the lock of an earlier one: `ddl-and-backfill-together` speaks of them. */
export function backfillsUnderLock(input: RuleInput): ReadonlySet<RehearsedStatement> {
  const all = workUnderLocks(input, 'writes').flat();
  return new Set(all.filter(({ step }) => isDataChange(step)).map(({ step }) => step.statement));
}

function inOne(input: RuleInput, transaction: TransactionSteps, blocked: 'reads' | 'writes'): readonly WorkUnderLock[] {
  const locked = new Set<string>();
  return transaction.flatMap((step) => {
    const earlier = [...locked];
    for (const { table } of blockingLocks(input, step, blocked)) locked.add(table);
    const work = earlier.length > 0 ? workOf(input, step) : [];
    const tables = earlier.filter((table) => !isOwn(step, work, table));
    return work.length > 0 && tables.length > 0 ? [{ step, tables, work }] : [];
  });
}

/** The statement blocks the table without the earlier one as well, and the rule about it says what waits. */
function isOwn(step: Step, work: readonly Work[], table: string): boolean {
  if (work.some((one) => one.kind === 'rewrite' && one.table === table)) return true;
  return step.statement.statement.actions.some(
    (action) => isBlocking(action) && 'table' in action && action.table !== undefined && matches(table, action.table),
  );
}

function isBlocking(action: Action): boolean {
  return isExclusive(action) || action.type === 'create-index' || action.type === 'add-constraint';
}

/** Whether this part of a statement takes its table for itself alone. */
export function isExclusive(action: Action): boolean {
  switch (action.type) {
    case 'add-column':
    case 'drop-column':
    case 'alter-column-type':
    case 'set-not-null':
    case 'truncate':
    case 'drop-constraint':
    case 'alter-table-other':
    case 'set-expression':
      return true;
    case 'add-constraint':
      return action.constraint !== 'foreign';
    default:
      return false;
  }
}
