/**
 * All files of one tree. GitHub cuts a recursive listing that is too long and says so; then the folders are listed one by
 * one, and a listing that still is not whole is a fault, because a migration could be in what is missing.
 */
import { FaultError } from '../../model/fault.ts';
import { phrase } from '../../model/text.ts';
import type { ObjectCache } from './cache.ts';
import { forbidden } from './errors.ts';
import { folderMode, isObjectName, type TreeEntry } from './objects.ts';
import { type Place, repositoryRoute } from './place.ts';

interface TreeAnswer {
  readonly truncated: boolean;
  readonly tree: readonly {
    readonly path?: string;
    readonly mode?: string;
    readonly sha?: string | null;
    readonly size?: number;
  }[];
}

const mostRequests = 50;

/** @param oid of the tree, from a commit that GitHub named in this run */
export async function listTree(place: Place, cache: ObjectCache, oid: string): Promise<readonly TreeEntry[]> {
  const known = await cache.tree(oid);
  if (known) return known;
  const entries = await listWhole(place, oid);
  await cache.keepTree(oid, entries);
  return entries;
}

async function listWhole(place: Place, root: string): Promise<readonly TreeEntry[]> {
  const entries: TreeEntry[] = [];
  const folders = [{ oid: root, prefix: '' }];
  let requests = 0;
  const ask = (oid: string, recursive: boolean) => {
    requests += 1;
    if (requests > mostRequests) throw truncated(place);
    return listOnce(place, oid, recursive);
  };
  for (const { oid, prefix } of folders) {
    const below = (entry: TreeEntry): TreeEntry => ({ ...entry, path: `${prefix}${entry.path}` });
    const all = await ask(oid, true);
    if (!all.truncated) {
      entries.push(...all.entries.map(below));
      continue;
    }
    const one = await ask(oid, false);
    if (one.truncated) throw truncated(place);
    for (const entry of one.entries.map(below)) {
      entries.push(entry);
      if (entry.mode === folderMode) folders.push({ oid: entry.oid, prefix: `${entry.path}/` });
    }
  }
  return entries;
}

async function listOnce(place: Place, oid: string, recursive: boolean) {
  const route = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}';
  const parameters = { ...repositoryRoute(place), tree_sha: oid, ...(recursive ? { recursive: '1' } : {}) };
  const { data } = await place.client.request<TreeAnswer>(route, parameters).catch((error: unknown) => {
    throw forbidden(error, { doing: phrase`read the files of the repository`, permission: 'contents: read' });
  });
  if (!Array.isArray(data.tree) || typeof data.truncated !== 'boolean') throw unreadable(place);
  return { truncated: data.truncated, entries: data.tree.map((entry) => entryOf(place, entry)) };
}

function entryOf(place: Place, { path, mode, sha, size }: TreeAnswer['tree'][number]): TreeEntry {
  if (typeof path !== 'string' || typeof mode !== 'string' || typeof sha !== 'string' || !isObjectName(sha)) {
    throw unreadable(place);
  }
  return { path, mode, oid: sha, sizeBytes: typeof size === 'number' ? size : null };
}

function truncated({ repository: { owner, name } }: Place): FaultError {
  return new FaultError({
    code: 'github',
    where: `${owner}/${name}`,
    what: phrase`GitHub's list of files is truncated, and after ${mostRequests} requests it was not whole, so a migration could be missing.`,
    mend: phrase`Review it in a clone with \`countersign review\`, or move the migrations to a smaller repository.`,
  });
}

function unreadable({ repository: { owner, name } }: Place): FaultError {
  return new FaultError({
    code: 'github',
    where: `${owner}/${name}`,
    what: phrase`GitHub's list of files could not be understood.`,
    mend: phrase`Try again; if it stays so, report it with the version of your GitHub Enterprise Server.`,
  });
}
