/**
 * Git's own names of contents. Whatever comes over the wire or out of a cache is believed only when it hashes to the name
 * it was asked by: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
 */
import { createHash } from 'node:crypto';

/** One entry of a recursive listing: a file, a folder, or a submodule. */
export interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly oid: string;
  /** Of files. */
  readonly sizeBytes: number | null;
}

export const folderMode = '040000';

const objectName = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

export function isObjectName(text: string): boolean {
  return objectName.test(text);
}

/** @param oid tells which hash the repository uses */
export function isBlob(oid: string, bytes: Uint8Array): boolean {
  return objectId('blob', bytes, oid.length) === oid;
}

export function blobId(bytes: Uint8Array, likeOid: string): string {
  return objectId('blob', bytes, likeOid.length);
}

/** Whether a listing is the tree of this name, whole: every folder is hashed from what is listed in it. */
export function isTree(oid: string, entries: readonly TreeEntry[]): boolean {
  const children = new Map<string, TreeEntry[]>([['', []]]);
  for (const entry of entries) if (entry.mode === folderMode) children.set(entry.path, []);
  for (const entry of entries) {
    const siblings = children.get(parentOf(entry.path));
    if (!siblings) return false;
    siblings.push(entry);
  }
  const names = new Map([['', oid], ...entries.filter(isFolder).map((entry) => [entry.path, entry.oid] as const)]);
  return [...children].every(([path, inside]) => treeId(inside, oid.length) === names.get(path));
}

function isFolder({ mode }: TreeEntry): boolean {
  return mode === folderMode;
}

function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** Git sorts by bytes, and folders as if their names ended in a slash. */
function treeId(entries: readonly TreeEntry[], oidLength: number): string {
  const named = entries.map((entry) => {
    const name = entry.path.slice(entry.path.lastIndexOf('/') + 1);
    return { entry, name, key: Buffer.from(isFolder(entry) ? `${name}/` : name) };
  });
  named.sort((left, right) => Buffer.compare(left.key, right.key));
  const parts = named.flatMap(({ entry, name }) => [
    Buffer.from(`${entry.mode.replace(/^0/, '')} ${name}\0`),
    Buffer.from(entry.oid, 'hex'),
  ]);
  return objectId('tree', Buffer.concat(parts), oidLength);
}

function objectId(kind: 'blob' | 'tree', bytes: Uint8Array, oidLength: number): string {
  const hash = createHash(oidLength === 64 ? 'sha256' : 'sha1');
  return hash.update(`${kind} ${bytes.length}\0`).update(bytes).digest('hex');
}
