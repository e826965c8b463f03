/**
 * Contents and trees kept under git's own names, in memory and in a directory where one is given. What is read back is
 * hashed again, so that a cache that somebody else could write to cannot put a word into a migration or hide one.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isBlob, isObjectName, isTree, type TreeEntry } from './objects.ts';

export interface ObjectCache {
  blob(oid: string): Promise<Uint8Array | null>;
  keepBlob(oid: string, bytes: Uint8Array): Promise<void>;
  tree(oid: string): Promise<readonly TreeEntry[] | null>;
  /** Kept on disk only when the listing hashes to its name. */
  keepTree(oid: string, entries: readonly TreeEntry[]): Promise<void>;
}

export interface CacheOptions {
  /** `null`: in memory alone. */
  readonly directory: string | null;
  /** Of blobs in memory. */
  readonly memoryBytes?: number;
  readonly diskBytes?: number;
}

/** Of all trees in memory; one takes about 200 bytes. */
const entriesInMemory = 500_000;

export function objectCache({
  directory,
  memoryBytes = 64 * 1024 ** 2,
  diskBytes = 512 * 1024 ** 2,
}: CacheOptions): ObjectCache {
  const blobs = recent<Uint8Array>(memoryBytes);
  const trees = recent<readonly TreeEntry[]>(entriesInMemory);
  const disk = directory === null ? null : new Disk(directory, diskBytes);
  return {
    blob: async (oid) => {
      const known = blobs.get(oid);
      if (known) return known;
      const bytes = await disk?.read(`${oid}.blob`, oid);
      if (!bytes || !isBlob(oid, bytes)) return null;
      blobs.set(oid, bytes, bytes.length);
      return bytes;
    },
    keepBlob: async (oid, bytes) => {
      blobs.set(oid, bytes, bytes.length);
      await disk?.write(`${oid}.blob`, oid, bytes);
    },
    tree: async (oid) => {
      const known = trees.get(oid);
      if (known) return known;
      const bytes = await disk?.read(`${oid}.tree`, oid);
      const entries = bytes ? readEntries(bytes) : null;
      if (!entries || !isTree(oid, entries)) return null;
      trees.set(oid, entries, entries.length);
      return entries;
    },
    keepTree: async (oid, entries) => {
      trees.set(oid, entries, entries.length);
      if (disk && isTree(oid, entries)) await disk.write(`${oid}.tree`, oid, Buffer.from(JSON.stringify(entries)));
    },
  };
}

/** What was used last stays, up to a total weight. */
function recent<Value>(limit: number) {
  const kept = new Map<string, { readonly value: Value; readonly weight: number }>();
  let total = 0;
  const remove = (key: string): void => {
    total -= kept.get(key)?.weight ?? 0;
    kept.delete(key);
  };
  return {
    get: (key: string): Value | undefined => {
      const found = kept.get(key);
      if (found) {
        kept.delete(key);
        kept.set(key, found);
      }
      return found?.value;
    },
    set: (key: string, value: Value, weight: number): void => {
      remove(key);
      if (weight > limit) return;
      kept.set(key, { value, weight });
      total += weight;
      for (const oldest of kept.keys()) {
        if (total <= limit) break;
        remove(oldest);
      }
    },
  };
}

/** A hash says nothing of the form that JSON has. */
function readEntries(bytes: Uint8Array): readonly TreeEntry[] | null {
  try {
    const entries: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return Array.isArray(entries) && entries.every(isEntry) ? entries : null;
  } catch {
    return null;
  }
}

function isEntry(value: unknown): value is TreeEntry {
  const { path, mode, oid, sizeBytes } = (value ?? {}) as Partial<Record<keyof TreeEntry, unknown>>;
  return (
    typeof path === 'string' &&
    typeof mode === 'string' &&
    typeof oid === 'string' &&
    isObjectName(oid) &&
    (sizeBytes === null || typeof sizeBytes === 'number')
  );
}

/** Files in one directory. It only saves requests, so a disk that is full or read-only is no reason to stop. */
class Disk {
  readonly #directory: string;
  readonly #limitBytes: number;
  #sizeBytes: Promise<number> | null = null;

  constructor(directory: string, limitBytes: number) {
    this.#directory = directory;
    this.#limitBytes = limitBytes;
  }

  async read(name: string, oid: string): Promise<Uint8Array | null> {
    if (!isObjectName(oid)) return null;
    return readFile(join(this.#directory, name)).catch(() => null);
  }

  async write(name: string, oid: string, bytes: Uint8Array): Promise<void> {
    if (!isObjectName(oid) || bytes.length > this.#limitBytes / 4) return;
    const target = join(this.#directory, name);
    const draft = `${target}.${randomUUID()}`;
    try {
      await this.#makeRoom(bytes.length);
      await writeFile(draft, bytes, { flag: 'wx' });
      await rename(draft, target);
    } catch {
      await rm(draft, { force: true }).catch(() => undefined);
    }
  }

  async #makeRoom(addedBytes: number): Promise<void> {
    this.#sizeBytes ??= this.#prune();
    const sizeBytes = (await this.#sizeBytes) + addedBytes;
    this.#sizeBytes = sizeBytes > this.#limitBytes ? this.#prune() : Promise.resolve(sizeBytes);
    await this.#sizeBytes;
  }

  /** Takes the oldest files away until three quarters of the limit are left. */
  async #prune(): Promise<number> {
    await mkdir(this.#directory, { recursive: true });
    const names = await readdir(this.#directory);
    const files = await Promise.all(
      names.map(async (name) => {
        const status = await stat(join(this.#directory, name)).catch(() => null);
        return { name, sizeBytes: status?.size ?? 0, changedMs: status?.mtimeMs ?? 0 };
      }),
    );
    let total = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    if (total <= this.#limitBytes * 0.75) return total;
    files.sort((left, right) => left.changedMs - right.changedMs);
    for (const { name, sizeBytes } of files) {
      if (total <= this.#limitBytes * 0.75) break;
      await rm(join(this.#directory, name), { force: true });
      total -= sizeBytes;
    }
    return total;
  }
}
