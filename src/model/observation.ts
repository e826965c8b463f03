/**
 * What the database did for one statement, read from its own catalogue and counters right after it ran.
 * Nothing in here is inferred from the SQL text. What could not be measured is not here but in `unverified`.
 */
import type { Table } from './catalogue.ts';
import type { Text } from './text.ts';

/** PostgreSQL's table-level lock modes, weakest first. Source: PostgreSQL manual, "Explicit Locking". */
export const lockModes = [
  'AccessShareLock',
  'RowShareLock',
  'RowExclusiveLock',
  'ShareUpdateExclusiveLock',
  'ShareLock',
  'ShareRowExclusiveLock',
  'ExclusiveLock',
  'AccessExclusiveLock',
] as const;
export type LockMode = (typeof lockModes)[number];

/** What other sessions cannot do meanwhile: plain SELECT; INSERT, UPDATE, DELETE; DDL, VACUUM and index builds. */
export type Blocked = 'reads' | 'writes' | 'ddl';

export interface Lock {
  /** `schema.name` when the lock was taken; after a drop, the name it had. */
  readonly relation: string;
  readonly oid: number;
  /** The table an index or a TOAST relation belongs to; the relation itself otherwise. */
  readonly table: string;
  readonly kind: 'table' | 'index' | 'toast' | 'sequence' | 'view' | 'materialized-view' | 'other';
  readonly mode: LockMode;
  readonly blocks: readonly Blocked[];
  /** The relation was created by the migrations under review: nobody else can be waiting for it. */
  readonly fresh: boolean;
  /**
   * `measured` in `pg_locks`. `documented`: the statement cannot run in a transaction, so its locks are gone before one
   * can look, and the mode is the one of PostgreSQL's manual.
   */
  readonly basis: 'measured' | 'documented';
}

/** A full read of a relation. `rows` counts sample rows: it says that a scan happened, not how big production is. */
export interface Scan {
  readonly relation: string;
  readonly rows: number;
  readonly fresh: boolean;
}

export interface DatabaseError {
  /** SQLSTATE. */
  readonly code: string;
  readonly message: string;
  readonly detail?: string;
  readonly hint?: string;
  /** 1-based line and column in the migration's file. */
  readonly line?: number;
  readonly column?: number;
  readonly table?: string;
  readonly constraint?: string;
}

/** The statement only works if production's rows agree; it failed on the sample rows and passed without them. */
export interface DataCondition {
  readonly error: DatabaseError;
  /** A query that returns no row (or zero) exactly when the statement will pass on production; absent where none could be derived. */
  readonly query?: string;
}

/** A relation that the statement made, changed or removed; the same OID on both sides. */
export interface TableChange {
  readonly before: Table | null;
  readonly after: Table | null;
}

export interface Observation {
  readonly outcome: 'applied' | 'failed' | 'skipped';
  readonly error?: DatabaseError;
  /** Why it was skipped, in words. */
  readonly skipped?: Text;
  /** Set when it passed only after the sample rows were taken away. */
  readonly condition?: DataCondition;
  /** Locks this statement took that the transaction did not hold yet. */
  readonly locks: readonly Lock[];
  /** Relations whose file was replaced and that existed before this review. `schema.name`. */
  readonly rewrites: readonly string[];
  readonly scans: readonly Scan[];
  /** Indexes that were built or rebuilt, on relations that existed before. `fresh`: the table is new. */
  readonly indexesBuilt: readonly { readonly index: string; readonly table: string; readonly fresh: boolean }[];
  /** Rows that an INSERT, UPDATE, DELETE or MERGE reported. */
  readonly affectedRows?: number;
  readonly tables: readonly TableChange[];
  readonly notices: readonly string[];
  /** Which transaction it ran in, counted over the whole review; `null` when it ran outside one. */
  readonly transaction: number | null;
  /** The author's own ROLLBACK took it back: its locks were held, and nothing of it stayed. */
  readonly undone?: true;
  readonly durationMs: number;
}
