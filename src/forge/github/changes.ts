/** The sides of a change set out of the trees of their commits, with the checks that a complete picture needs. */
import type { ChangeSet } from '../../model/changeset.ts';
import { FaultError } from '../../model/fault.ts';
import { phrase } from '../../model/text.ts';
import type { BlobStore } from './blobs.ts';
import type { ObjectCache } from './cache.ts';
import { fileTree } from './file-tree.ts';
import { listTree } from './listing.ts';
import { folderMode, type TreeEntry } from './objects.ts';
import type { Place } from './place.ts';

export interface CommitTree {
  readonly commit: string;
  /** Name of its tree. */
  readonly tree: string;
}

export interface Sides {
  readonly base: CommitTree;
  readonly head: CommitTree;
  /** Tip of the base branch. */
  readonly policy: CommitTree;
  readonly branch: string;
}

/** Read or kept by one forge. */
export interface Store {
  readonly cache: ObjectCache;
  readonly blobs: BlobStore;
}

/** As GitHub cuts its own list of changed files; so many cannot be looked through by people either. */
const mostChangedFiles = 3000;

const settings = /^(?:\.github\/(?:CODEOWNERS|[^/]+\.(?:ya?ml|json))|CODEOWNERS|docs\/CODEOWNERS)$/;
/** Files by which tools of migrations are told apart. */
const toolFile = /^[^/]+\.(?:toml|hcl|conf|ini|ya?ml|properties)$|^(?:package|drizzle\.config|Gemfile|go\.mod)/;
const migrationLike = /\.(?:sql|xml|ya?ml|json|toml|py|rb|[jt]s)$/;

export async function changeSet(place: Place, { cache, blobs }: Store, sides: Sides): Promise<ChangeSet> {
  const list = (side: CommitTree) => listTree(place, cache, side.tree);
  const [base, head] = await Promise.all([list(sides.base), list(sides.head)]);
  const policy = sides.policy.tree === sides.base.tree ? base : await list(sides.policy);
  const changed = changedPaths(base, head);
  if (changed.size > mostChangedFiles) throw tooManyFiles(changed.size);
  const seeds = likelyFiles(base, head, policy, changed);
  const open = (side: CommitTree, entries: readonly TreeEntry[]) => fileTree(side.commit, entries, blobs, seeds);
  const baseTree = open(sides.base, base);
  return {
    base: { commit: sides.base.commit, tree: baseTree },
    head: { commit: sides.head.commit, tree: open(sides.head, head) },
    policy: sides.policy.tree === sides.base.tree ? baseTree : open(sides.policy, policy),
    baseBranch: sides.branch,
  };
}

/** What every review reads, on whichever side: settings, what the tools of migrations are told apart by, what changed. */
function likelyFiles(
  base: readonly TreeEntry[],
  head: readonly TreeEntry[],
  policy: readonly TreeEntry[],
  changed: ReadonlySet<string>,
): readonly TreeEntry[] {
  const changes = [...files(head), ...files(base)].filter(({ path }) => changed.has(path) && migrationLike.test(path));
  return [
    ...files(policy).filter(({ path }) => settings.test(path)),
    ...changes,
    ...files(head).filter(({ path }) => toolFile.test(path)),
  ];
}

/** Added, removed, or with another content or mode. */
function changedPaths(base: readonly TreeEntry[], head: readonly TreeEntry[]): ReadonlySet<string> {
  const before = new Map(files(base).map((entry) => [entry.path, entry]));
  const changed = new Set<string>();
  for (const { path, oid, mode } of files(head)) {
    const other = before.get(path);
    if (other?.oid !== oid || other.mode !== mode) changed.add(path);
    before.delete(path);
  }
  for (const path of before.keys()) changed.add(path);
  return changed;
}

function files(entries: readonly TreeEntry[]): readonly TreeEntry[] {
  return entries.filter(({ mode }) => mode !== folderMode);
}

function tooManyFiles(count: number): FaultError {
  return new FaultError({
    code: 'github',
    what: phrase`The pull request changes ${count} files; at most ${mostChangedFiles} are reviewed, as many as GitHub itself lists.`,
    mend: phrase`Split it, with the migrations in a pull request of their own.`,
  });
}
