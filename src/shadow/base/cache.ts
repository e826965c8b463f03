/**
 * Keeps rehearsed bases on disk between runs. A file's name carries its length and SHA-256, so a torn or altered file
 * is recognised, and two processes that keep the same base at once do not harm each other. No call rejects: a cache that
 * does not work costs time, never a review; `notes` says what went wrong.
 */
import { createHash } from 'node:crypto';
import {
  copyFile,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';

export interface SnapshotCache {
  /** The file of a sound snapshot, whole and unaltered, or nothing. */
  find(key: string): Promise<string | undefined>;
  /** Keeps a copy of a finished file. */
  adopt(key: string, file: string): Promise<void>;
  /** The text kept beside the snapshot of a key, or nothing. */
  read(key: string): Promise<string | undefined>;
  write(key: string, text: string): Promise<void>;
  /** Removes what was not used for longest, until the rest fits. */
  prune(limitBytes?: number): Promise<void>;
  /** What did not work, in words, each once. */
  notes(): readonly string[];
}

const defaultLimitBytes = 2 * 1024 ** 3;

type Part = 'snapshot' | 'text';

/** @param directory made when something is kept, for this user alone; one that others may write to is not used */
export function snapshotCache(directory: string): SnapshotCache {
  const said = new Set<string>();
  const verified = new Map<string, string>();
  const guarded = async <Answer>(action: string, work: () => Promise<Answer>): Promise<Answer | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (!isMissing(error)) said.add(`${action}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  };
  const find = (key: string, part: Part) => findPart(directory, verified, prefixOf(key, part));
  const keep = async (key: string, part: Part, fill: (path: string) => Promise<void>): Promise<void> => {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    if ((await find(key, part)) === undefined) await place(directory, prefixOf(key, part), fill);
  };
  return {
    find: (key) => guarded('A rehearsed base could not be read from the cache', () => find(key, 'snapshot')),
    adopt: async (key, file) => {
      const work = () => keep(key, 'snapshot', (path) => copyFile(file, path));
      await guarded('The rehearsed base could not be kept in the cache', work);
    },
    read: (key) =>
      guarded('A rehearsed base could not be read from the cache', async () => {
        const path = await find(key, 'text');
        return path === undefined ? undefined : await readFile(path, 'utf8');
      }),
    write: async (key, text) => {
      const work = () => keep(key, 'text', (path) => writeFile(path, text, { mode: 0o600 }));
      await guarded('The rehearsed base could not be kept in the cache', work);
    },
    prune: async (limitBytes = defaultLimitBytes) => {
      await guarded('The cache could not be pruned', () => prune(directory, limitBytes));
    },
    notes: () => [...said],
  };
}

/** @param verified files this run has read in full already */
async function findPart(directory: string, verified: Map<string, string>, prefix: string): Promise<string | undefined> {
  await assertPrivate(directory);
  const known = verified.get(prefix);
  if (known !== undefined && (await stat(known).catch(() => undefined))) return known;
  for (const name of (await readdir(directory)).filter((file) => file.startsWith(prefix)).sort()) {
    const path = join(directory, name);
    if (!(await isSound(path))) {
      await rm(path, { force: true });
      continue;
    }
    await touch(path);
    verified.set(prefix, path);
    return path;
  }
  return undefined;
}

/** Fills a file beside its place and moves it there whole. */
async function place(directory: string, prefix: string, fill: (path: string) => Promise<void>): Promise<void> {
  const scratch = await mkdtemp(join(directory, 'unfinished-'));
  try {
    const path = join(scratch, 'file');
    await fill(path);
    await rename(path, join(directory, `${prefix}${await stamp(path)}`));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** `abc.snapshot.`; keys that would not be safe as a file's name are hashed. */
function prefixOf(key: string, part: Part): string {
  return `${/^[\w-]{1,100}$/.test(key) ? key : createHash('sha256').update(key).digest('hex')}.${part}.`;
}

/** Length and SHA-256 of a file, as its name tells them. Read through one buffer, which is twice as fast as a stream. */
async function stamp(path: string): Promise<string> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(4 * 1024 ** 2);
  let lengthBytes = 0;
  const file = await open(path);
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return `${lengthBytes}.${hash.digest('hex')}`;
      hash.update(buffer.subarray(0, bytesRead));
      lengthBytes += bytesRead;
    }
  } finally {
    await file.close();
  }
}

async function isSound(path: string): Promise<boolean> {
  const expected = path.split('.').slice(-2).join('.');
  const { size } = await stat(path);
  return expected.startsWith(`${size}.`) && (await stamp(path)) === expected;
}

/** Writes the first byte over itself: the system stamps the file as used just now, and its content stays. */
async function touch(path: string): Promise<void> {
  const file = await open(path, 'r+').catch(() => undefined);
  if (file === undefined) return;
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(1), 0, 1, 0);
    await file.write(buffer, 0, bytesRead, 0);
  } catch {
    // A cache that cannot be written to can still be read.
  } finally {
    await file.close();
  }
}

/** A snapshot decides what a review sees, so nobody else may be able to place one. */
async function assertPrivate(directory: string): Promise<void> {
  const { uid, mode } = await lstat(directory);
  const user = process.getuid?.();
  if (user === undefined) return;
  if (uid !== user || (mode & 0o002) !== 0)
    throw new Error(`${directory} must belong to this user and not be writable by others`);
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}

/** A key's files leave together: a snapshot without its text is of no use. */
async function prune(directory: string, limitBytes: number): Promise<void> {
  await assertPrivate(directory);
  const entries = new Map<string, { paths: string[]; sizeBytes: number; usedMs: number }>();
  for (const name of await readdir(directory)) {
    const path = join(directory, name);
    const found = await stat(path).catch(() => undefined);
    if (found === undefined) continue;
    const key = name.split('.', 1)[0] ?? name;
    const entry = entries.get(key) ?? { paths: [], sizeBytes: 0, usedMs: 0 };
    const sizeBytes = entry.sizeBytes + (found.isDirectory() ? await sizeOf(path) : found.size);
    entries.set(key, { paths: [...entry.paths, path], sizeBytes, usedMs: Math.max(entry.usedMs, found.mtimeMs) });
  }
  let sumBytes = [...entries.values()].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  for (const { paths, sizeBytes } of [...entries.values()].sort((a, b) => a.usedMs - b.usedMs)) {
    if (sumBytes <= limitBytes) return;
    for (const path of paths) await rm(path, { recursive: true, force: true });
    sumBytes -= sizeBytes;
  }
}

async function sizeOf(directory: string): Promise<number> {
  const files = await Promise.all((await readdir(directory)).map((name) => stat(join(directory, name))));
  return files.reduce((sum, { size }) => sum + size, 0);
}
