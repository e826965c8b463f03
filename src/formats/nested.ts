/** Migrations that are directories: which directories hold directories with a certain file in them. */
import { baseNameOf, directoryOf, type FileEntry, type FileTree } from '../model/tree.ts';
import { directoriesOf } from './directories.ts';

/** For every directory, the files of this name one level below it, sorted by path. */
export function filesBelow(tree: FileTree, name: string): ReadonlyMap<string, readonly FileEntry[]> {
  const found = new Map<string, FileEntry[]>();
  for (const [directory, files] of directoriesOf(tree).files) {
    if (directory === '') continue;
    const entry = files.find((file) => baseNameOf(file.path) === name);
    if (!entry) continue;
    const root = directoryOf(directory);
    const siblings = found.get(root);
    if (siblings) siblings.push(entry);
    else found.set(root, [entry]);
  }
  return found;
}
