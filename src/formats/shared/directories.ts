/**
 * A file tree by directory, built once per tree, so that ten thousand files cost ten thousand steps however
 * many formats look at them. Symbolic links and submodules are kept apart: nothing here follows them.
 */
import type { MigrationSet } from '../../model/migration.ts';
import { phrase } from '../../model/text.ts';
import { directoryOf, type FileEntry, type FileTree } from '../../model/tree.ts';
import { compareText } from './order.ts';

export interface Directories {
  /** Regular files directly in each directory that has any, sorted by path. */
  readonly files: ReadonlyMap<string, readonly FileEntry[]>;
  /** Symbolic links and submodules, sorted by path. */
  readonly links: readonly FileEntry[];
}

const known = new WeakMap<FileTree, Directories>();

export function directoriesOf(tree: FileTree): Directories {
  const found = known.get(tree);
  if (found) return found;
  const files = new Map<string, FileEntry[]>();
  const links: FileEntry[] = [];
  for (const entry of [...tree.files.values()].sort((a, b) => compareText(a.path, b.path))) {
    if (entry.mode === '120000' || entry.mode === '160000') {
      links.push(entry);
      continue;
    }
    const directory = directoryOf(entry.path);
    const siblings = files.get(directory);
    if (siblings) siblings.push(entry);
    else files.set(directory, [entry]);
  }
  const built = { files, links };
  known.set(tree, built);
  return built;
}

/** Regular files directly in a directory. */
export function filesIn(tree: FileTree, directory: string): readonly FileEntry[] {
  return directoriesOf(tree).files.get(directory) ?? [];
}

/** Regular files in a directory and everything below it. */
export function filesUnder(tree: FileTree, directory: string): FileEntry[] {
  return [...directoriesOf(tree).files].flatMap(([name, entries]) => (isWithin(name, directory) ? entries : []));
}

/** Links and submodules below a directory, as the set's `ignored` names them. */
export function linksUnder(tree: FileTree, directory: string): MigrationSet['ignored'] {
  return directoriesOf(tree)
    .links.filter((entry) => isWithin(directoryOf(entry.path), directory))
    .map((entry) => ({
      path: entry.path,
      why:
        entry.mode === '160000'
          ? phrase`a submodule, which is not followed`
          : phrase`a symbolic link, which is not followed`,
    }));
}

/** Whether a directory is `root` or below it; everything is below `''`. */
export function isWithin(directory: string, root: string): boolean {
  return root === '' || directory === root || directory.startsWith(`${root}/`);
}

/** The directory and those above it, nearest first, `''` last. */
export function ancestorsOf(directory: string): string[] {
  const found = [directory];
  for (let at = directory; at !== ''; ) {
    at = directoryOf(at);
    found.push(at);
  }
  return found;
}

/** A path from a directory and a relative part, either of which may be empty. */
export function joinPath(directory: string, name: string): string {
  return directory === '' ? name : name === '' ? directory : `${directory}/${name}`;
}
