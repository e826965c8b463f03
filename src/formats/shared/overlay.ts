/** A file tree as it is after some edits. Nothing is written. */
import { createHash } from 'node:crypto';
import type { FileEdit } from '../../model/format.ts';
import type { FileEntry, FileTree } from '../../model/tree.ts';

export function withEdits(tree: FileTree, edits: readonly FileEdit[]): FileTree {
  const contents = new Map(edits.map(({ path, text }) => [path, Buffer.from(text)]));
  const entries = [...contents].map(([path, bytes]): [string, FileEntry] => [
    path,
    { path, mode: tree.files.get(path)?.mode ?? '100644', oid: blobId(bytes) },
  ]);
  return {
    files: new Map([...tree.files, ...entries]),
    read: (path) => {
      const bytes = contents.get(path);
      return bytes ? Promise.resolve(bytes) : tree.read(path);
    },
  };
}

/** As git computes it: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
function blobId(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
