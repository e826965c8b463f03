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
  /** Whose configuration, CODEOWNERS and templates hold: the tip of the base branch, never a side a pull request can choose. */
  readonly policy: FileTree;
  /** Name of the base branch; `''` where there is none. */
  readonly baseBranch: string;
}

/** Where a pull request is read from. */
export interface Forge {
  read(): Promise<ChangeSet>;
  /** Releases processes and handles. */
  close(): Promise<void>;
}
