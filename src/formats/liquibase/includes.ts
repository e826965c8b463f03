/** Follows a root changelog through everything it includes, in order, within the repository and without going in circles. */
import { phrase } from '../../model/text.ts';
import { baseNameOf, directoryOf, type FileTree } from '../../model/tree.ts';
import { ancestorsOf, directoriesOf, isWithin, joinPath } from '../shared/directories.ts';
import { compareText } from '../shared/order.ts';
import { refuse } from '../shared/sections.ts';
import { readText } from '../shared/text.ts';
import { type ChangelogEntry, entriesOf } from './changelog.ts';

/** One thing that runs: an SQL file, or a changeset of an XML, YAML or JSON changelog. */
export type Included =
  | { readonly kind: 'script'; readonly path: string }
  | {
      readonly kind: 'changeset';
      readonly path: string;
      readonly changeset: Extract<ChangelogEntry, { kind: 'changeset' }>;
    };

const changelogPattern = /\.(sql|xml|ya?ml|json)$/i;
const known = new WeakMap<FileTree, Map<string, Promise<readonly ChangelogEntry[]>>>();
const depthLimit = 30;

/** Throws a `FaultError` when a changelog cannot be read or names what is not there. */
export async function followChangelog(tree: FileTree, root: string): Promise<readonly Included[]> {
  const found: Included[] = [];
  await follow(tree, root, [], new Set(), found);
  return found;
}

/** The entries of one changelog, read once a tree. */
export function entriesIn(tree: FileTree, path: string): Promise<readonly ChangelogEntry[]> {
  const read = known.get(tree) ?? new Map<string, Promise<readonly ChangelogEntry[]>>();
  known.set(tree, read);
  const entries = read.get(path) ?? readText(tree, path).then((text) => entriesOf(path, text));
  read.set(path, entries);
  return entries;
}

/** The changelogs and scripts that one changelog names itself. */
export function namedBy(tree: FileTree, from: string, entry: ChangelogEntry): readonly string[] {
  if (entry.kind === 'changeset') return [];
  const path = entry.path
    .replaceAll('\\', '/')
    .replace(/^classpath\*?:/, '')
    .replace(/^\/+/, '')
    .replace(/\/+$/, '');
  const places = entry.isRelative ? [directoryOf(from)] : ancestorsOf(directoryOf(from));
  for (const place of places) {
    const resolved = resolve(place, path);
    if (entry.kind === 'include' && tree.files.has(resolved)) return [resolved];
    const below = entry.kind === 'includeAll' ? changelogsBelow(tree, resolved) : [];
    if (below.length > 0) return below.filter((other) => other !== from);
  }
  return [];
}

async function follow(
  tree: FileTree,
  path: string,
  trail: readonly string[],
  seen: Set<string>,
  found: Included[],
): Promise<void> {
  if (trail.includes(path) || trail.length > depthLimit) {
    const what = phrase`The changelogs include each other in a circle: ${[...trail.slice(trail.indexOf(path)), path].join(' → ')}.`;
    throw refuse(trail.at(-1) ?? path, 1, what, phrase`Take one of the includes away.`);
  }
  // A second inclusion finds every changeset done.
  if (seen.has(path)) return;
  seen.add(path);
  if (/\.sql$/i.test(path)) {
    found.push({ kind: 'script', path });
    return;
  }
  for (const entry of await entriesIn(tree, path)) {
    if (entry.kind === 'changeset') {
      found.push({ kind: 'changeset', path, changeset: entry });
      continue;
    }
    const named = namedBy(tree, path, entry);
    if (named.length === 0) {
      const what = phrase`The changelog includes ${JSON.stringify(entry.path)}, which is not in the repository.`;
      throw refuse(
        path,
        1,
        what,
        phrase`Correct the path, or add the file.`,
        'file: changes/users.sql, relativeToChangelogFile: true',
      );
    }
    for (const next of named) await follow(tree, next, [...trail, path], seen, found);
  }
}

function changelogsBelow(tree: FileTree, directory: string): string[] {
  return [...directoriesOf(tree).files]
    .filter(([name]) => isWithin(name, directory))
    .flatMap(([, files]) => files)
    .map((entry) => entry.path)
    .filter((path) => changelogPattern.test(baseNameOf(path)))
    .sort(compareText);
}

function resolve(directory: string, path: string): string {
  const parts = directory === '' ? [] : directory.split('/');
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.reduce(joinPath, '');
}
