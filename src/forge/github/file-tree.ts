/** The tree of a commit as the walk sees it: names at once, contents on demand. */
import { baseNameOf, directoryOf, type FileEntry, type FileTree } from '../../model/tree.ts';
import type { BlobStore, Shelf } from './blobs.ts';
import { folderMode, type TreeEntry } from './objects.ts';

/** Files to guess beyond the one that is read. */
const mostNeighbours = 1000;

/** @param seeds files that are likely to be read, of this and of other sides, best first */
export function fileTree(
  commit: string,
  entries: readonly TreeEntry[],
  store: BlobStore,
  seeds: readonly TreeEntry[],
): FileTree {
  const listed = new Map(entries.filter(({ mode }) => mode !== folderMode).map((entry) => [entry.path, entry]));
  const files = new Map<string, FileEntry>([...listed].map(([path, { mode, oid }]) => [path, { path, mode, oid }]));
  const shelf = shelfOf(commit, listed, seeds);
  return {
    files,
    read: async (path) => {
      const entry = listed.get(path);
      if (!entry) throw new Error(`not in ${commit}: ${path}`);
      return store.read(entry, shelf);
    },
  };
}

function shelfOf(commit: string, listed: ReadonlyMap<string, TreeEntry>, seeds: readonly TreeEntry[]): Shelf {
  let known: ReadonlyMap<string, TreeEntry[]> | null = null;
  const families = (): ReadonlyMap<string, readonly TreeEntry[]> => {
    if (known) return known;
    const made = new Map<string, TreeEntry[]>();
    for (const entry of listed.values()) {
      for (const key of familiesOf(entry.path)) {
        const family = made.get(key);
        if (family) family.push(entry);
        else made.set(key, [entry]);
      }
    }
    known = made;
    return made;
  };
  let sizeBytes = 0;
  for (const entry of listed.values()) sizeBytes += entry.sizeBytes ?? 0;
  return {
    commit,
    sizeBytes,
    after: (path) => {
      const near = familiesOf(path).flatMap((key) => rotated(families().get(key) ?? [], path));
      return [...seeds, ...near].filter(({ mode }) => mode !== '160000').slice(0, mostNeighbours);
    },
  };
}

/**
 * Files that are read one after the other: those of one kind in one folder, as most tools keep their migrations, and those
 * of one name in neighbouring folders, as Prisma does.
 */
function familiesOf(path: string): readonly string[] {
  const directory = directoryOf(path);
  const name = baseNameOf(path);
  const dot = name.lastIndexOf('.');
  const sameKind = `${directory}\0*${dot < 0 ? '' : name.slice(dot)}`;
  return directory === '' ? [sameKind] : [sameKind, `${directoryOf(directory)}\0*\0${name}`];
}

/** What follows the path first, then what is before it. */
function rotated(family: readonly TreeEntry[], path: string): readonly TreeEntry[] {
  const at = family.findIndex((entry) => entry.path === path);
  return [...family.slice(at + 1), ...family.slice(0, Math.max(0, at))];
}
