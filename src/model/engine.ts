/**
 * The port to a database that rehearses. A thin one: it sends SQL and hands back rows or a database error. The loop
 * that observes is the same for every engine behind it.
 */
import type { DatabaseError } from './observation.ts';

export interface EngineInfo {
  readonly dialect: 'postgres' | 'mysql' | 'sqlite';
  /** `pglite` or `server`. */
  readonly name: string;
  /** `18.6`. */
  readonly version: string;
}

export interface QueryResult {
  /** Columns of `rows`. `typeOid` is `pg_type.oid`. */
  readonly fields: readonly { readonly name: string; readonly typeOid: number }[];
  /** Rows of the last statement that returned any, values as text or null. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** Of the last INSERT, UPDATE, DELETE or MERGE; 0 when there was none. */
  readonly affectedRows: number;
  readonly notices: readonly string[];
  readonly durationMs: number;
}

/** The SQL itself was refused. The session is still usable. */
export interface QueryFailure {
  readonly error: DatabaseError & {
    /** 1-based character position in the SQL that was sent. */
    readonly position?: number;
  };
  readonly durationMs: number;
}

export interface Session {
  readonly info: EngineInfo;
  /**
   * Sends SQL in one piece (the simple query protocol; several statements make an implicit transaction).
   * Database errors are values. Rejects with `FaultError` when a limit was exceeded or the engine died; the session is
   * closed then.
   */
  run(sql: string): Promise<QueryResult | QueryFailure>;
  /** Keeps the state of the database under a key, where the engine can (see `Engine.open`). */
  save(key: string): Promise<void>;
  close(): Promise<void>;
}

export interface Engine {
  /** Names the engine and everything that makes a snapshot of it differ: version, bundled extensions. */
  readonly id: string;
  /**
   * A fresh database, or the saved state of `key` when there is one.
   * @param extensions names that migrations ask for; the engine makes available those it has
   */
  open(options: { readonly key?: string; readonly extensions: readonly string[] }): Promise<Session>;
  has(key: string): Promise<boolean>;
  /** Names of extensions it can create. */
  extensions(): Promise<ReadonlySet<string>>;
}

export interface Limits {
  readonly statementMs: number;
  readonly totalMs: number;
  readonly memoryBytes: number;
  readonly sampleRows: number;
  /** A single migration file larger than this is a fault. */
  readonly fileBytes: number;
}

export function isFailure(result: QueryResult | QueryFailure): result is QueryFailure {
  return 'error' in result;
}
