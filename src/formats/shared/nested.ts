/** Migrations that are directories: which directories hold directories with a certain file in them. */
import { directoryOf, type FileEntry, type FileTree } from '../../model/tree.ts';
import { directoriesOf } from './directories.ts';

const known = new WeakMap<FileTree, Map<string, ReadonlyMap<string, readonly FileEntry[]>>>();

/** For every directory, the files of this name one level below it, sorted by path. */
export function filesBelow(tree: FileTree, name: string): ReadonlyMap<string, readonly FileEntry[]> {
  const names = known.get(tree) ?? new Map<string, ReadonlyMap<string, readonly FileEntry[]>>();
  known.set(tree, names);
  const built = names.get(name) ?? collect(tree, name);
  names.set(name, built);
  return built;
}

function collect(tree: FileTree, name: string): ReadonlyMap<string, readonly FileEntry[]> {
  const found = new Map<string, FileEntry[]>();
  for (const [directory, files] of directoriesOf(tree).files) {
    if (directory === '') continue;
    const entry = files.find(({ path }) => path.length === directory.length + 1 + name.length && path.endsWith(name));
    if (!entry) continue;
    const root = directoryOf(directory);
    const siblings = found.get(root);
    if (siblings) siblings.push(entry);
    else found.set(root, [entry]);
  }
  return found;
}
