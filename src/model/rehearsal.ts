/** Everything that the rehearsal measured: the input of the rules, and nothing else is. */
import type { Catalogue } from './catalogue.ts';
import type { SchemaChange } from './change.ts';
import type { EngineInfo } from './engine.ts';
import type { Fault } from './fault.ts';
import type { Migration, MigrationRef } from './migration.ts';
import type { Observation } from './observation.ts';
import type { RollbackRehearsal } from './rollback.ts';
import type { Statement } from './statement.ts';
import type { Text } from './text.ts';

export interface RehearsedStatement {
  readonly statement: Statement;
  readonly observation: Observation;
}

export interface RehearsedMigration {
  readonly migration: Migration;
  readonly statements: readonly RehearsedStatement[];
}

/** A base migration that did not replay, and what was done about it. */
export interface ReplayNote {
  readonly path: string;
  readonly line?: number;
  readonly action: 'skipped' | 'stubbed' | 'opaque';
  /** In words, PostgreSQL's own message included. */
  readonly why: Text;
}

export interface Replay {
  /** Migrations of the base that were applied, in this run or for the snapshot that was loaded. */
  readonly applied: number;
  readonly total: number;
  readonly notes: readonly ReplayNote[];
  readonly source: 'replay' | 'snapshot' | 'baseline' | 'empty';
  readonly durationMs: number;
}

/** Where the time went, in milliseconds of wall clock. */
export type Timings = Readonly<Record<string, number>>;

/** How a set of migration files changed between merge base and head, apart from added ones. */
export interface HistoryChange {
  readonly kind: 'edited' | 'removed' | 'renamed' | 'out-of-order' | 'duplicate-version';
  readonly migration: MigrationRef;
  /** The other side: what it was before, or which one it collides with. */
  readonly other?: MigrationRef;
  /** The open pull request that `other` comes from; absent: it is in the same tree, or on the base branch already. */
  readonly pull?: number;
}

export interface Rehearsal {
  readonly engine: EngineInfo;
  readonly replay: Replay;
  readonly migrations: readonly RehearsedMigration[];
  readonly history: readonly HistoryChange[];
  /** Before the first and after the last migration under review. */
  readonly base: Catalogue;
  readonly head: Catalogue;
  readonly changes: readonly SchemaChange[];
  readonly rollback: RollbackRehearsal;
  readonly faults: readonly Fault[];
  /** What could not be established, each with the command that would settle it. */
  readonly unverified: readonly Text[];
  readonly timings: Timings;
}
