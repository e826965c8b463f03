/** A pull request as one snapshot: the two trees, and nothing that changes while one looks. */
import type { FileTree } from './tree.ts';

export interface Side {
  /** Commit id; `null` for a working tree. */
  readonly commit: string | null;
  readonly tree: FileTree;
}

export interface ChangeSet {
  /** The merge base. */
  readonly base: Side;
  readonly head: Side;
}

/** Where a pull request is read from. */
export interface Forge {
  read(): Promise<ChangeSet>;
  /** Releases processes and handles. */
  close(): Promise<void>;
}
