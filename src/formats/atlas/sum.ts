/**
 * Atlas' `atlas.sum`, made anew: a running hash over the directory's files, a line for each and one for all. Source:
 * `NewHashFile` and `HashFile.MarshalText` in `sql/migrate/dir.go` of ariga/atlas.
 */

import { createHash } from 'node:crypto';
import type { FileEdit } from '../../model/format.ts';
import { phrase } from '../../model/text.ts';
import { baseNameOf, type FileTree } from '../../model/tree.ts';
import { filesIn, joinPath } from '../shared/directories.ts';
import { compareText } from '../shared/order.ts';
import { withEdits } from '../shared/overlay.ts';
import { unwritable } from '../shared/read-back.ts';
import { originalOf } from '../shared/way-down.ts';

/**
 * The edits, and with them the sum of the directory as they make it.
 *
 * @throws FaultError (format) where the sum as it is now is not the one that would be written here for the files as they are
 */
export async function withAtlasSum(
  tree: FileTree,
  root: string,
  edits: readonly FileEdit[],
): Promise<readonly FileEdit[]> {
  const path = joinPath(root, 'atlas.sum');
  if (!tree.files.has(path)) return edits;
  const { text } = await originalOf(tree, path);
  if (text !== (await sumOf(tree, root))) {
    throw unwritable(
      { path },
      phrase`The sum does not fit the files beside it.`,
      phrase`Run \`atlas migrate hash\`, and try again.`,
    );
  }
  return [...edits, { path, text: await sumOf(withEdits(tree, edits), root), isNew: false }];
}

async function sumOf(tree: FileTree, root: string): Promise<string> {
  const scripts = filesIn(tree, root).filter(({ path }) => path.endsWith('.sql'));
  const running = createHash('sha256');
  const whole = createHash('sha256');
  const lines: string[] = [];
  for (const { path } of [...scripts].sort((a, b) => compareText(a.path, b.path))) {
    const name = baseNameOf(path);
    running.update(name).update(await tree.read(path));
    const sum = running.copy().digest('base64');
    whole.update(name).update(sum);
    lines.push(`${name} h1:${sum}\n`);
  }
  return `h1:${whole.digest('base64')}\n${lines.join('')}`;
}
