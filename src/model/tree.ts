/**
 * A file tree as the formats see it: names and content hashes of one commit (or of the working tree),
 * and the contents on demand. Reading names is cheap and reading contents is not, so a warm review of a
 * long history never opens a file that did not change.
 */

/** One file of a tree. `path` uses `/`, is relative to the repository and is never trusted as text. */
export interface FileEntry {
  readonly path: string;
  /** Git's file mode: `100644`, `100755`, `120000` (symlink), `160000` (submodule). */
  readonly mode: string;
  /** Git blob id: equal ids mean equal bytes. */
  readonly oid: string;
}

export interface FileTree {
  /** Every file, by path. */
  readonly files: ReadonlyMap<string, FileEntry>;
  /** The bytes of one file. Rejects when the path is not in `files`. */
  read(path: string): Promise<Uint8Array>;
}

/** Directory of a path, `''` for the root. */
export function directoryOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** Last part of a path. */
export function baseNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
