/** What became of the way back when it was run: per step, for the rows, and up again. */
import type { SchemaChange } from './change.ts';
import type { DatabaseError, DataCondition } from './observation.ts';
import type { Text } from './text.ts';

/** Objects that differ in a way that no program notices, or by the moment at which they were made. */
export interface CosmeticDifference {
  readonly tier: 'column-order' | 'white-space' | 'clock';
  /** The table, the function, or what holds the moment. */
  readonly object: string;
}

/** Where a script stopped. */
export interface ScriptFailure {
  readonly path: string;
  readonly line: number;
  readonly error: DatabaseError;
  /** Where it is no error of PostgreSQL's: `error` holds the same in English. */
  readonly reason?: Text;
}

/** Passes on production only where the rows agree. */
export interface RollbackCondition {
  readonly path: string;
  readonly line: number;
  readonly condition: DataCondition;
}

export type RollbackOutcome = 'restores' | 'differs' | 'fails' | 'irreversible' | 'not-run';
export type ReapplyOutcome = 'restores' | 'differs' | 'fails' | 'not-run';

/** The author's way down, as it ran. */
export interface AuthoredRollback {
  readonly outcome: 'restores' | 'differs' | 'fails';
  readonly failure?: ScriptFailure;
  /** From the schema before the way up to the one after the way down: `add` was left over, `remove` did not come back. */
  readonly differences: readonly SchemaChange[];
  readonly cosmetic: readonly CosmeticDifference[];
  readonly conditions: readonly RollbackCondition[];
  /** Up again after a way down that did not restore. */
  readonly reapply: ReapplyOutcome;
  readonly reapplyFailure?: ScriptFailure;
}

/** A way down made from the catalogue, run, and found to restore the schema; or why there is none. */
export type GeneratedRollback =
  | {
      readonly type: 'proven';
      readonly sql: string;
      readonly cosmetic: readonly CosmeticDifference[];
      /** Tables whose rows lack a value that it needs: it was proven on empty ones, and the values must be put in on the way. */
      readonly needsRows: readonly string[];
    }
  | { readonly type: 'refused'; readonly why: Text };

/** Migrations that go back together: one, or all that their tool runs in one transaction. */
export interface RollbackStep {
  /** Ids of migrations, oldest first. */
  readonly migrations: readonly string[];
  /** Files of their ways up. */
  readonly paths: readonly string[];
  /** `null`: the author gives no way down. */
  readonly author: AuthoredRollback | null;
  /** `null`: none was needed. */
  readonly generated: GeneratedRollback | null;
}

/** What happened to known contents. */
export interface DataLoss {
  /** `public.users` or `public.users.name`. */
  readonly object: string;
  /**
   * - `dropped`: the table or column went, and its contents with it
   * - `removed`: rows went · `nulled`, `changed`: values did · `duplicated`: rows are there more often than before
   * - `left`: rows that the way up brought are still there after the way down
   */
  readonly kind: 'dropped' | 'removed' | 'nulled' | 'changed' | 'duplicated' | 'left';
  /** `up`: the way up alone did it. `down`: it shows only when the way down has run as well. */
  readonly by: 'up' | 'down';
  /** Sample rows or values it happened to, and how many there were; absent where the catalogue alone says so. */
  readonly count?: { readonly affected: number; readonly of: number };
  /** The first statement that may have done it; absent: none is known. */
  readonly at?: { readonly path: string; readonly line: number };
}

export interface RollbackRehearsal {
  /** Newest first, as they ran. */
  readonly steps: readonly RollbackStep[];
  /** All of them up again, from a base that the ways down restored. */
  readonly reapply: ReapplyOutcome;
  readonly reapplyFailure?: ScriptFailure;
  readonly reapplyDifferences: readonly SchemaChange[];
  readonly losses: readonly DataLoss[];
  /** The first statement after which the way back loses data. */
  readonly noReturn: { readonly path: string; readonly line: number; readonly object: string } | null;
  /** What could not be established, each with what would settle it. */
  readonly unverified: readonly Text[];
}
