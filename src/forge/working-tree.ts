/**
 * The working tree as if it were committed now: tracked files as the index knows them, and what was edited, added (and
 * not ignored) or deleted since, read from disk. Only those are opened and hashed. Symbolic links are never followed.
 */
import { createHash } from 'node:crypto';
import { lstat, readFile, readlink } from 'node:fs/promises';
import { FaultError } from '../model/fault.ts';
import { phrase } from '../model/text.ts';
import type { FileEntry, FileTree } from '../model/tree.ts';
import { type BlobReader, tooLarge } from './blobs.ts';
import type { Git } from './git.ts';
import { pathText, zeroSeparated } from './trees.ts';

type HashName = 'sha1' | 'sha256';

interface DiskFile {
  readonly entry: FileEntry;
  readonly location: Buffer;
}

export interface WorkingTreeOptions {
  readonly git: Git;
  readonly blobs: BlobReader;
  readonly hash: HashName;
  readonly limitBytes: number;
}

/** @param options `git` runs in the top directory of the working tree */
export async function workingTree(options: WorkingTreeOptions): Promise<FileTree> {
  const { git, blobs, hash, limitBytes } = options;
  const [staged, touched] = await Promise.all([
    git.output('ls-files', '-s', '-z'),
    git.output('ls-files', '-m', '-o', '-z', '--exclude-standard'),
  ]);
  const unsorted = indexFiles(staged);
  const onDisk = new Map<string, Buffer>();
  const root = Buffer.from(git.directory);
  const paths = new Map([...zeroSeparated(touched)].map((bytes) => [pathText(bytes), bytes]));
  const found = await mapInGroups([...paths], 64, ([path, bytes]) =>
    diskFile(path, Buffer.concat([root, Buffer.from('/'), bytes]), hash, limitBytes),
  );
  for (const [path, disk] of found) {
    if (disk === 'directory') {
      // An edited submodule stays what the index says; a directory in place of a file means the file is gone.
      if (unsorted.get(path)?.mode !== '160000') unsorted.delete(path);
    } else if (disk === null) unsorted.delete(path);
    else {
      unsorted.set(path, disk.entry);
      onDisk.set(path, disk.location);
    }
  }
  const files = found.length > 0 ? new Map([...unsorted].sort(byPath)) : unsorted;
  return {
    files,
    read: async (path) => {
      const entry = files.get(path);
      if (!entry) throw new Error(`not in the working tree: ${path}`);
      const location = onDisk.get(path);
      return location ? readAgain(entry, location, hash, limitBytes) : blobs.read(entry.oid, path);
    },
  };
}

/** As git orders a commit's files, but for characters beyond the basic plane. */
function byPath([one]: readonly [string, FileEntry], [other]: readonly [string, FileEntry]): number {
  return one < other ? -1 : 1;
}

/** `<mode> SP <oid> SP <stage> TAB <path>`; a file in conflict has only stages above 0 and is read from disk. */
function indexFiles(output: Buffer): Map<string, FileEntry> {
  const files = new Map<string, FileEntry>();
  for (const record of zeroSeparated(output)) {
    const tab = record.indexOf(9);
    const [mode = '', oid = '', stage] = record.toString('latin1', 0, tab).split(' ');
    const path = pathText(record.subarray(tab + 1));
    if (stage === '0') files.set(path, { path, mode, oid });
  }
  return files;
}

/** `null` when it is not there, or is nothing that git could hold (a socket, a device). */
async function diskFile(
  path: string,
  location: Buffer,
  hash: HashName,
  limitBytes: number,
): Promise<readonly [string, DiskFile | 'directory' | null]> {
  const status = await lstat(location).catch(absent);
  if (!status) return [path, null];
  if (status.isDirectory()) return [path, 'directory'];
  if (!status.isFile() && !status.isSymbolicLink()) return [path, null];
  const mode = status.isSymbolicLink() ? '120000' : status.mode & 0o100 ? '100755' : '100644';
  // Too large to be read, so its bytes are not hashed: size and time of change tell two such files apart.
  const oid =
    status.size > limitBytes
      ? blobId(Buffer.from(`too large: ${status.size} ${status.mtimeMs}`), hash)
      : blobId(await contents(location, mode), hash);
  return [path, { entry: { path, mode, oid }, location }];
}

/** The bytes that were hashed, or a fault: a snapshot does not change while one looks. */
async function readAgain(entry: FileEntry, location: Buffer, hash: HashName, limitBytes: number): Promise<Uint8Array> {
  const status = await lstat(location).catch(absent);
  if (status && status.size > limitBytes) throw tooLarge(entry.path, status.size, limitBytes);
  const bytes = status ? await contents(location, entry.mode) : null;
  if (bytes && blobId(bytes, hash) === entry.oid) return bytes;
  throw new FaultError({
    code: 'repository',
    where: entry.path,
    what: phrase`The file changed while it was being reviewed.`,
    mend: phrase`Run the review again.`,
  });
}

async function contents(location: Buffer, mode: string): Promise<Buffer> {
  return mode === '120000' ? readlink(location, { encoding: 'buffer' }) : readFile(location);
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
  throw error;
}

/** As git computes it: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
function blobId(bytes: Buffer, hash: HashName): string {
  return createHash(hash).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

async function mapInGroups<Item, Result>(
  items: readonly Item[],
  size: number,
  map: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += size) {
    results.push(...(await Promise.all(items.slice(start, start + size).map(map))));
  }
  return results;
}
