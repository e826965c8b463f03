/** Questions about commits and their trees: what is reachable, where two lines of history meet, what differs. */
import type { Commit, Leaf, ObjectStore } from './objects.ts';

export interface FileChange {
  readonly path: string;
  readonly previous: string | null;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'changed';
  readonly before: Leaf | null;
  readonly after: Leaf | null;
}

/** A commit and everything before it, newest first in the order of a breadth-first walk. */
export function ancestors(store: ObjectStore, tip: string): Set<string> {
  const seen = new Set<string>([tip]);
  for (const sha of seen) for (const parent of store.mustCommit(sha).parents) seen.add(parent);
  return seen;
}

export function isAncestor(store: ObjectStore, older: string, newer: string): boolean {
  return ancestors(store, newer).has(older);
}

/** The best common ancestor: one that no other common one descends from. `null`: unrelated histories. */
export function mergeBase(store: ObjectStore, left: string, right: string): string | null {
  const ofRight = ancestors(store, right);
  const common = [...ancestors(store, left)].filter((sha) => ofRight.has(sha));
  // Whatever comes before a common commit is common as well, so a worse one is always the parent of another.
  const worse = new Set(common.flatMap((sha) => store.mustCommit(sha).parents));
  return common.find((sha) => !worse.has(sha)) ?? null;
}

/** Commits reachable from the head and not from the base, oldest first, parents before children. */
export function commitsBetween(store: ObjectStore, base: string, head: string): Commit[] {
  const excluded = ancestors(store, base);
  const order: Commit[] = [];
  const done = new Set(excluded);
  const pending = [head];
  while (pending.length > 0) {
    const sha = pending.at(-1) as string;
    const commit = store.mustCommit(sha);
    const next = done.has(sha) ? undefined : commit.parents.find((parent) => !done.has(parent));
    if (next !== undefined) pending.push(next);
    else {
      pending.pop();
      if (!done.has(sha)) order.push(commit);
      done.add(sha);
    }
  }
  return order;
}

function similar(store: ObjectStore, before: Leaf, after: Leaf): boolean {
  if (before.mode === '160000' || after.mode === '160000' || before.mode === '120000' || after.mode === '120000')
    return false;
  if (before.sha === after.sha) return (store.blobs.get(before.sha)?.length ?? 0) > 0;
  const left = (store.blobs.get(before.sha)?.toString('utf8') ?? '').split('\n');
  const right = new Set((store.blobs.get(after.sha)?.toString('utf8') ?? '').split('\n'));
  const shared = left.filter((line) => line !== '' && right.has(line)).length;
  return shared > 0 && shared >= Math.max(left.length, right.size) / 2;
}

/** The files that differ between two trees, with renames found as git finds them: the same content first, then half of it. */
export function changes(
  store: ObjectStore,
  from: ReadonlyMap<string, Leaf>,
  to: ReadonlyMap<string, Leaf>,
): FileChange[] {
  const found: FileChange[] = [];
  const removed = new Map([...from].filter(([path]) => !to.has(path)));
  const added = new Map([...to].filter(([path]) => !from.has(path)));
  const pair = (fits: (before: Leaf, after: Leaf) => boolean): void => {
    for (const [path, after] of added) {
      const source = [...removed].find(([, before]) => fits(before, after) && similar(store, before, after));
      if (!source) continue;
      removed.delete(source[0]);
      added.delete(path);
      found.push({ path, previous: source[0], status: 'renamed', before: source[1], after });
    }
  };
  if (removed.size > 0 && added.size > 0) {
    pair((before, after) => before.sha === after.sha);
    if (removed.size * added.size < 10_000) pair(() => true);
  }
  for (const [path, before] of removed) found.push({ path, previous: null, status: 'removed', before, after: null });
  for (const [path, after] of added) found.push({ path, previous: null, status: 'added', before: null, after });
  for (const [path, after] of to) {
    const before = from.get(path);
    if (!before || (before.sha === after.sha && before.mode === after.mode)) continue;
    found.push({ path, previous: null, status: before.sha === after.sha ? 'changed' : 'modified', before, after });
  }
  return found.sort((left, right) => (left.path < right.path ? -1 : 1));
}

export function changesBetween(store: ObjectStore, base: string, head: string): FileChange[] {
  return changes(store, store.filesOf(base), store.filesOf(head));
}

/** Commits reachable from the tip that change a file, or a file in a folder. Newest first. */
export function historyOf(store: ObjectStore, tip: string, path: string | null): Commit[] {
  const all = [...ancestors(store, tip)]
    .map((sha) => store.mustCommit(sha))
    .sort((left, right) => Date.parse(right.committer.date) - Date.parse(left.committer.date));
  if (path === null || path === '') return all;
  const entry = (commit: string): string =>
    [...store.filesOf(commit)]
      .filter(([name]) => name === path || name.startsWith(`${path}/`))
      .map(([name, leaf]) => `${name}\0${leaf.mode}${leaf.sha}`)
      .join('\n');
  return all.filter(({ sha, parents }) => {
    const own = entry(sha);
    return parents.length === 0 ? own !== '' : parents.every((parent) => entry(parent) !== own);
  });
}
