/** Lists the files of a commit. Paths are bytes to git and text to us: odd bytes stay distinguishable. */
import type { FileEntry } from '../model/tree.ts';
import type { Git } from './git.ts';

export async function commitFiles(git: Git, commit: string): Promise<ReadonlyMap<string, FileEntry>> {
  const output = await git.output('ls-tree', '-r', '-z', '--full-tree', commit);
  const files = new Map<string, FileEntry>();
  for (const record of zeroSeparated(output)) {
    // <mode> SP <type> SP <oid> TAB <path>
    const tab = record.indexOf(9);
    const [mode = '', , oid = ''] = record.toString('latin1', 0, tab).split(' ');
    const path = pathText(record.subarray(tab + 1));
    files.set(path, { path, mode, oid });
  }
  return files;
}

export function* zeroSeparated(output: Buffer): Generator<Buffer> {
  let start = 0;
  for (let end = output.indexOf(0, start); end >= 0; end = output.indexOf(0, start)) {
    yield output.subarray(start, end);
    start = end + 1;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8 where it is; else each byte beyond ASCII as `\xNN`, so that two different names never become one. */
export function pathText(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return bytes
      .toString('latin1')
      .replace(/[\u0080-\u00ff]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`);
  }
}
