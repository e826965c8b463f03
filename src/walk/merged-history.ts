/**
 * What the merge base does not show: migrations that the base branch got since, and those that other open pull requests
 * add, can take a version that a pending migration has too. Two pull requests that are green alone collide once both
 * are merged.
 */
import { discover } from '../formats/discover.ts';
import { compareHistory } from '../formats/history.ts';
import { formats } from '../formats/registry.ts';
import type { ChangeSet } from '../model/changeset.ts';
import type { Config } from '../model/config.ts';
import { FaultError } from '../model/fault.ts';
import type { MigrationRef, MigrationSet } from '../model/migration.ts';
import type { HistoryChange } from '../model/rehearsal.ts';
import type { FileEntry, FileTree } from '../model/tree.ts';

/** Another open pull request to the same branch. */
export interface OtherPull {
  readonly number: number;
  /** Files it adds. Hostile names; only compared. */
  readonly paths: readonly string[];
}

type Later = (pending: readonly MigrationRef[], known: readonly HistoryChange[]) => readonly HistoryChange[];

/** Only these arise from what others did; edits and removals are told against the merge base. */
const fromOthers = new Set<HistoryChange['kind']>(['duplicate-version', 'out-of-order']);

/** @returns for the pending migrations of a set: what else happens to their history when everything is merged */
export async function mergedHistory(changes: ChangeSet, config: Config, others: readonly OtherPull[]): Promise<Later> {
  const merged = overlay(changes);
  const found = changes.policy === changes.base.tree ? [] : await collisions(changes.policy, merged, config);
  for (const { number, paths } of others) {
    const news = paths.filter((path) => !merged.files.has(path));
    if (news.length === 0) continue;
    const together = withNames(merged, news);
    const names = new Set(news);
    const theirs = (await collisions(changes.policy, together, config)).filter(
      ({ kind, other }) => kind === 'duplicate-version' && other !== undefined && names.has(other.path),
    );
    found.push(...theirs.map((change) => ({ ...change, pull: number })));
  }
  return (pending, known) => {
    const paths = new Set(pending.map(({ path }) => path));
    const told = new Set(known.map(keyOf));
    return found.filter(
      (change) => fromOthers.has(change.kind) && paths.has(change.migration.path) && !told.has(keyOf(change)),
    );
  };
}

function keyOf({ kind, migration, other, pull }: HistoryChange): string {
  return JSON.stringify([kind, migration.path, other?.path ?? null, pull ?? null]);
}

async function collisions(before: FileTree, after: FileTree, config: Config): Promise<HistoryChange[]> {
  const [base, head] = [await sets(before, config), await sets(after, config)];
  return [...compareHistory(base, head).history];
}

/** A directory that cannot be listed is a fault of the review itself, told there; here it only means no comparison. */
async function sets(tree: FileTree, config: Config): Promise<readonly MigrationSet[]> {
  try {
    return (await discover(tree, config.migrations, formats)).sets;
  } catch (error) {
    if (error instanceof FaultError) return [];
    throw error;
  }
}

/** The base branch's tip with the pull request's own changes on top: what a merge without conflicts gives. */
function overlay({ base, head, policy }: ChangeSet): FileTree {
  const files = new Map<string, FileEntry>(policy.files);
  const own = new Set<string>();
  for (const [path, entry] of head.tree.files) {
    if (base.tree.files.get(path)?.oid === entry.oid) continue;
    files.set(path, entry);
    own.add(path);
  }
  for (const path of base.tree.files.keys()) if (!head.tree.files.has(path)) files.delete(path);
  return { files, read: (path) => (own.has(path) ? head.tree.read(path) : policy.read(path)) };
}

/** Files of which only the name is known. Tools that number by file name need no more. */
function withNames(tree: FileTree, paths: readonly string[]): FileTree {
  const files = new Map(tree.files);
  for (const path of paths) files.set(path, { path, mode: '100644', oid: `name:${path}` });
  const names = new Set(paths);
  return { files, read: async (path) => (names.has(path) ? new Uint8Array() : tree.read(path)) };
}
