/** A file tree in memory: what git would show of these files, with git's own blob ids. */
import { createHash } from 'node:crypto';
import type { FileEntry, FileTree } from '../../src/model/tree.ts';

/** `modes` names the entries that are not regular files: `120000` links, `160000` submodules. */
export function memoryTree(
  files: Readonly<Record<string, string | Uint8Array>>,
  modes: Readonly<Record<string, string>> = {},
): FileTree {
  const contents = new Map(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === 'string' ? Buffer.from(content) : content,
    ]),
  );
  const entries = [...contents].map(([path, bytes]): [string, FileEntry] => [
    path,
    { path, mode: modes[path] ?? '100644', oid: blobId(bytes) },
  ]);
  return {
    files: new Map(entries),
    read(path) {
      const bytes = contents.get(path);
      return bytes ? Promise.resolve(bytes) : Promise.reject(new Error(`not in the tree: ${path}`));
    },
  };
}

function blobId(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
