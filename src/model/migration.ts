/**
 * A migration as its own tool sees it. A `MigrationRef` costs only the file name; a `Migration` has its
 * SQL read. The split keeps the review of a branch independent of the length of the history.
 */
import type { Text } from './text.ts';

/**
 * How the tool runs the SQL, which decides how long locks are held:
 * - `file`: BEGIN … COMMIT around each migration
 * - `batch`: one transaction around all pending migrations
 * - `statement`: every statement on its own (autocommit)
 * - `none`: the whole file in one send, no BEGIN of the tool's own. PostgreSQL makes that an implicit transaction,
 *   and a file of a single statement runs outside a transaction block
 * - `author`: like `none`, but the file itself holds BEGIN/COMMIT
 */
export type TransactionMode = 'file' | 'batch' | 'statement' | 'none' | 'author';

/**
 * - `versioned`: runs once
 * - `repeatable`: runs again whenever its content changes (Flyway R, …)
 * - `opaque`: a step that is not SQL (Go, TypeScript …); it holds its place and is reported, never run
 */
export type MigrationKind = 'versioned' | 'repeatable' | 'opaque';

export interface MigrationRef {
  /** Unique within the repository and stable across commits: `<set root>:<version or name>`. */
  readonly id: string;
  /** Format id, e.g. `dbmate`. */
  readonly format: string;
  /** The migration set it belongs to, see `MigrationSet.root`. */
  readonly root: string;
  /** The file that holds the way up. */
  readonly path: string;
  /** The file that holds the way down when that is another file. */
  readonly downPath?: string;
  /** Every file that is part of it (up, down, sidecar, metadata). */
  readonly paths: readonly string[];
  /** The version as the tool compares it, `''` for repeatable ones. */
  readonly version: string;
  /** Human name without version and extension. */
  readonly name: string;
  readonly kind: MigrationKind;
  /** Changes exactly when the way up changes: a blob id, or a hash of the part of the file that is this migration. */
  readonly digest: string;
  /** The tool runs it even when newer ones are applied already; absent: it refuses, or skips it in silence. */
  readonly acceptsLate?: boolean;
}

/**
 * SQL of one side, blanked rather than cut: everything in the file that does not belong to this side is
 * replaced by spaces and line ends, so line numbers are those of the file.
 */
export interface Script {
  readonly path: string;
  readonly text: string;
}

export interface Migration extends MigrationRef {
  readonly up: Script;
  /** `null` where the format or the author gives no way back. */
  readonly down: Script | null;
  readonly transaction: TransactionMode;
  /** Variables of psql whose values only its caller knows; their own names stand in for them. */
  readonly variables?: readonly string[];
  /** How the way down runs, when the tool lets it differ from the way up. */
  readonly downTransaction?: TransactionMode;
}

/** A directory (or file) of migrations that one tool runs in one order. */
export interface MigrationSet {
  readonly format: string;
  /** Directory, or root changelog file; `''` is the repository's root. */
  readonly root: string;
  readonly dialect: 'postgres' | 'mysql' | 'sqlite';
  /** Dialect evidence was found, rather than assumed. */
  readonly dialectSure: boolean;
  /** In the order in which the tool runs them. */
  readonly migrations: readonly MigrationRef[];
  /** Files in the directory that look like migrations and are not, with the reason in words. */
  readonly ignored: readonly { readonly path: string; readonly why: Text }[];
}
