/** How many lines a set of file changes adds and takes away. */
import type { FileChange } from '../history.ts';
import { diffOf } from '../lines.ts';
import type { ObjectStore } from '../objects.ts';

export function diffStats(
  store: ObjectStore,
  files: readonly FileChange[],
): { readonly additions: number; readonly deletions: number; readonly files: number } {
  let [additions, deletions] = [0, 0];
  for (const file of files) {
    const own = diffOf(store, file);
    additions += own.additions;
    deletions += own.deletions;
  }
  return { additions, deletions, files: files.length };
}
