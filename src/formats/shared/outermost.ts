/**
 * Where a set of files that a tool searches recursively begins. Subfolders of one migrations directory are
 * one set; two migrations directories side by side are two, and so are directories named after a database.
 */

import { directoryOf, type FileEntry, type FileTree } from '../../model/tree.ts';
import { isDatabaseName } from './dialect.ts';
import { ancestorsOf, filesUnder } from './directories.ts';
import { compareText } from './order.ts';

/** The roots of these directories, which hold migrations. */
export function outermost(directories: readonly string[]): string[] {
  const roots = new Set<string>();
  for (const directory of [...directories].sort(compareText)) {
    const named = namedRoot(directory);
    if (named !== undefined) roots.add(named);
    else if (!ancestorsOf(directory).some((ancestor) => roots.has(ancestor))) roots.add(directory);
  }
  return [...roots];
}

/** Files of a root: all below it but those in a subdirectory that is another database's. */
export function filesOfRoot(tree: FileTree, root: string): FileEntry[] {
  return filesUnder(tree, root).filter(
    (entry) => !directoryOf(entry.path).slice(root.length).split('/').some(isDatabaseName),
  );
}

/** The innermost `migration(s)` directory above or at a directory, or the database's directory inside it. */
function namedRoot(directory: string): string | undefined {
  const components = directory.split('/');
  const migrations = components.findLastIndex((name) => /^(migrations?|flyway)$/i.test(name));
  const last = Math.max(migrations, components.findLastIndex(isDatabaseName));
  return migrations < 0 ? undefined : components.slice(0, last + 1).join('/');
}
