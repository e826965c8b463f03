/**
 * The complete, serialisable result of the walk, and the JSON contract of `--format json`. Everything a person
 * sees derives from it alone.
 */
import type { Table } from './catalogue.ts';
import type { SchemaChange } from './change.ts';
import type { EngineInfo } from './engine.ts';
import type { Fault } from './fault.ts';
import type { ChangeClass, Finding, Risk } from './finding.ts';
import type { TransactionMode } from './migration.ts';
import type { DatabaseError, Observation } from './observation.ts';
import type { Plan } from './plan.ts';
import type { HistoryChange, Replay, Timings } from './rehearsal.ts';
import type {
  CosmeticDifference,
  DataLoss,
  ReapplyOutcome,
  RollbackOutcome,
  RollbackRehearsal,
  ScriptFailure,
} from './rollback.ts';
import type { ProvenSafer } from './safer.ts';
import type { GateResult } from './signoff.ts';
import type { Text } from './text.ts';

export type ReviewObservation = Omit<Observation, 'tables' | 'transaction'> & { readonly transaction: number | null };

export interface ReviewStatement {
  readonly index: number;
  readonly line: number;
  readonly endLine: number;
  readonly kind: string;
  readonly sql: string;
  readonly observation: ReviewObservation;
}

export interface ReviewMigration {
  readonly id: string;
  readonly format: string;
  readonly path: string;
  readonly version: string;
  readonly transaction: TransactionMode;
  readonly class: ChangeClass;
  /** The format or author gives a way back. */
  readonly hasDown: boolean;
  readonly statements: readonly ReviewStatement[];
}

/** The largest thing at stake for one relation, with where the figure comes from. */
export interface Impact {
  readonly object: string;
  /** `null`: unknown, and not assumed small. */
  readonly rows: number | null;
  readonly bytes: number | null;
  /** `stats file of 2026-11-01`, or `unknown`. */
  readonly source: string;
  readonly references: readonly {
    readonly path: string;
    readonly line: number;
    readonly access: 'read' | 'write' | 'unknown';
    readonly confidence: 'exact' | 'probable' | 'name';
    readonly owners: readonly string[];
  }[];
}

/** Migrations that go back together, and what became of it. */
export interface ReviewRollbackStep {
  readonly migrations: readonly string[];
  readonly paths: readonly string[];
  /** Whose way down `outcome` is about. */
  readonly source: 'author' | 'generated' | 'none';
  readonly outcome: RollbackOutcome;
  /** Up again, from where this way down had led. */
  readonly reapply: ReapplyOutcome;
  readonly failure: (Pick<ScriptFailure, 'path' | 'line'> & Pick<DatabaseError, 'code' | 'message'>) | null;
  readonly differences: readonly SchemaChange[];
  readonly cosmetic: readonly CosmeticDifference[];
  /** The way down passes only where the rows agree; `query` says whether they do. */
  readonly conditions: readonly {
    readonly path: string;
    readonly line: number;
    readonly message: string;
    readonly query: string | null;
  }[];
  /** Generated, run, and found to restore; `''`: none is offered. */
  readonly sql: string;
  /** Tables into which values must be put while `sql` runs. */
  readonly needsRows: readonly string[];
  /** Why no way down could be generated that restores. */
  readonly refused: Text | null;
}

export interface ReviewDataLoss extends Pick<DataLoss, 'object' | 'kind' | 'by'> {
  readonly why: Text;
  /** Sample rows or values; `null`: the catalogue alone says so. */
  readonly affected: number | null;
  readonly of: number | null;
}

export interface RollbackResult {
  readonly source: 'author' | 'generated' | 'none';
  /** The worst of the steps. */
  readonly outcome: RollbackOutcome;
  readonly reapply: ReapplyOutcome;
  readonly differences: readonly SchemaChange[];
  readonly dataLoss: readonly ReviewDataLoss[];
  /** What is offered, newest step first. */
  readonly sql: string;
  /** Newest first. */
  readonly steps: readonly ReviewRollbackStep[];
  /** Where going up again stopped. */
  readonly reapplyFailure: ReviewRollbackStep['failure'];
  /** Rows that the ways up brought and the ways down left. */
  readonly leftRows: readonly { readonly object: string; readonly rows: number }[];
  readonly noReturn: RollbackRehearsal['noReturn'];
}

/** One role that the policy asks for, and who has signed for it. */
export interface Signoff {
  readonly role: string;
  /** Signatures it takes. */
  readonly needed: number;
  /** Logins whose signatures count now. */
  readonly signedBy: readonly string[];
}

export interface Verdict {
  readonly state: 'success' | 'pending' | 'failure' | 'error';
  readonly reasons: readonly Text[];
}

export interface Review {
  readonly version: 1;
  /** Version of the product that wrote it. */
  readonly countersign: string;
  readonly risk: Risk;
  /** The facts that set the risk, strongest first. */
  readonly riskReasons: readonly Text[];
  readonly class: ChangeClass;
  readonly engine: EngineInfo;
  /** Production's major version, for which the findings hold. */
  readonly targetVersion: number;
  readonly base: string;
  readonly head: string;
  readonly fingerprint: string;
  readonly replay: Replay;
  readonly migrations: readonly ReviewMigration[];
  readonly history: readonly HistoryChange[];
  readonly changes: readonly SchemaChange[];
  /** Touched tables as they are after the migrations, for the diagram. */
  readonly tables: readonly Table[];
  readonly findings: readonly Finding[];
  readonly rollback: RollbackResult;
  /** Migrations that have a safer form, which was rehearsed. */
  readonly safer: readonly ProvenSafer[];
  readonly impact: readonly Impact[];
  /** How to bring it to production; `null` where nothing was rehearsed to the end. */
  readonly plan: Plan | null;
  readonly signoffs: readonly Signoff[];
  readonly faults: readonly Fault[];
  readonly verdict: Verdict;
  /** Sign-offs in full, where a pull request was looked at; `null` on the command line. */
  readonly gate: GateResult | null;
  /** Paths of the files that the fingerprint holds. */
  readonly touched: readonly string[];
  /** Changed migrations that no engine ran, each in words: people answer for them alone. */
  readonly unrehearsed: readonly Text[];
  readonly unverified: readonly Text[];
  readonly timings: Timings;
}
