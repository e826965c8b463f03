/** What a hand-made pair of a way up and a way down says, and what must be found out about it. */
import type { TransactionMode } from '../../src/model/migration.ts';
import type { ReapplyOutcome } from '../../src/model/rollback.ts';

/** Absent lists are empty: nothing may be found that is not named. */
export interface Expected {
  /** `none`: the author gives no way down. */
  readonly outcome: 'restores' | 'differs' | 'fails' | 'none';
  /** `kind object`, exactly these. */
  readonly differences?: readonly string[];
  /** `tier object`, exactly these. */
  readonly cosmetic?: readonly string[];
  /** Up again after the way down; absent: `restores` after one that restores, `not-run` after one that fails. */
  readonly reapply?: ReapplyOutcome;
  /** Of a way down that fails: `line SQLSTATE`. */
  readonly stops?: string;
  /** Passes only where the rows agree: their lines. */
  readonly conditions?: readonly number[];
  /** What is said instead of a generated way down; absent: one is offered where the author's does not restore. */
  readonly refused?: RegExp;
}

interface Situation {
  readonly title: string;
  readonly given?: string;
  readonly transaction?: TransactionMode;
  /** `kind object`, exactly these. */
  readonly losses?: readonly string[];
  /** Of the server, for syntax that older ones lack. */
  readonly since?: number;
  /** Why a dump cannot judge it. */
  readonly undumped?: string;
}

export interface Pair extends Situation {
  readonly up: string;
  readonly down: string | null;
  readonly expect: Expected;
}

/**
 * Several migrations in one pull request, oldest first. Without an expectation their way down restores; those that share a
 * transaction are one step, told by the first.
 */
export interface Several extends Situation {
  readonly migrations: readonly { readonly up: string; readonly down: string | null; readonly expect?: Expected }[];
  /** All of them up again at the end. */
  readonly reapply: ReapplyOutcome;
}
