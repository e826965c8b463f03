/** Merging and rebasing: what one line of history changed, carried over to another. Conflicts are settled by the newcomer. */
import type { Account } from './accounts.ts';
import { changesBetween, commitsBetween, type FileChange, mergeBase } from './history.ts';
import type { Leaf, ObjectStore } from './objects.ts';
import type { Repository } from './repository.ts';

/** The files of a commit after changes that were made elsewhere. */
export function carried(store: ObjectStore, onto: string, changes: readonly FileChange[]): ReadonlyMap<string, Leaf> {
  const files = new Map(store.filesOf(onto));
  for (const { path, previous, after } of changes) {
    if (previous !== null || after === null) files.delete(previous ?? path);
    if (after !== null) files.set(path, after);
  }
  return files;
}

function resolved(repository: Repository, expression: string): string {
  const sha = repository.resolve(expression);
  if (sha === null) throw new Error(`${repository.fullName} has no ${expression}`);
  return sha;
}

function meeting(store: ObjectStore, left: string, right: string): string {
  const sha = mergeBase(store, left, right);
  if (sha === null) throw new Error('These commits have no common history');
  return sha;
}

export function mergeBranches(repository: Repository, into: string, from: string, by: Account): string {
  const { store } = repository;
  const [ours, theirs] = [repository.tip(into), resolved(repository, from)];
  const date = repository.world.clock.stamp();
  const signature = { name: by.name, email: by.emails[0] ?? '', date };
  const sha = store.commit({
    tree: store.treeOf(carried(store, ours, changesBetween(store, meeting(store, ours, theirs), theirs))),
    parents: [ours, theirs],
    author: signature,
    committer: signature,
    message: `Merge ${from} into ${into}`,
  });
  repository.setBranch(into, sha, by);
  return sha;
}

export function rebaseBranch(repository: Repository, branch: string, onto: string, by: Account): string {
  const { store } = repository;
  const [tip, target] = [repository.tip(branch), resolved(repository, onto)];
  let sha = target;
  for (const commit of commitsBetween(store, target, tip)) {
    const [parent] = commit.parents;
    // A merge into the branch has no change of its own.
    if (parent === undefined || commit.parents.length > 1) continue;
    sha = store.commit({
      tree: store.treeOf(carried(store, sha, changesBetween(store, parent, commit.sha))),
      parents: [sha],
      author: commit.author,
      committer: { name: by.name, email: by.emails[0] ?? '', date: repository.world.clock.stamp() },
      message: commit.message,
    });
  }
  repository.setBranch(branch, sha, by);
  return sha;
}
