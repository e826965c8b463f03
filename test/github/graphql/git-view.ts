/** Commits, trees, blobs, refs and statuses for GraphQL. */
import type { Account } from '../accounts.ts';
import { newestStatuses, type Status } from '../checks.ts';
import { historyOf } from '../history.ts';
import type { Mode, Signature } from '../objects.ts';
import type { Repository } from '../repository.ts';
import { pullsOfCommit } from '../rest/associated.ts';
import { nodeId, web } from '../rest/shapes-accounts.ts';
import { actorView } from './people-view.ts';
import { type PullsArguments, pullsConnection } from './pull-view.ts';
import { repositoryView } from './repository-view.ts';
import { allow, connection, type Paging, type View, type Viewer } from './view.ts';

/** GitHub gives no more text of a blob than this. */
const textBytes = 512 * 1024;

function gitActorView(viewer: Viewer, { name, email, date }: Signature): View {
  const account: Account | null = viewer.world.directory.byEmail(email);
  return {
    __typename: 'GitActor',
    name,
    email,
    date,
    // Only a person can be the user of a commit; a bot is nobody here.
    user: () => (account?.type === 'User' ? actorView(viewer, account) : null),
  };
}

/** Who wrote it: its author, then whoever its trailers name, each address once. */
function authorsOf(repository: Repository, sha: string): Signature[] {
  const { author, message } = repository.store.mustCommit(sha);
  const named = [...message.matchAll(/^co-authored-by:\s*(.*?)\s*<([^<>\n]+)>\s*$/gim)].map(
    ([, name = '', email = '']) => ({
      name,
      email,
      date: author.date,
    }),
  );
  const seen = new Set<string>();
  return [author, ...named].filter(({ email }) => !seen.has(email.toLowerCase()) && seen.add(email.toLowerCase()));
}

export function commitView(viewer: Viewer, repository: Repository, sha: string): View {
  const { store } = repository;
  const commit = store.mustCommit(sha);
  const url = `${web}/${repository.fullName}/commit/${sha}`;
  const files = (): ReadonlyMap<string, { mode: Mode; sha: string }> => store.filesOf(sha);
  return {
    __typename: 'Commit',
    id: nodeId('C', `${repository.id}_${sha}`),
    oid: sha,
    abbreviatedOid: sha.slice(0, 7),
    url,
    commitUrl: url,
    message: commit.message,
    messageHeadline: commit.message.split('\n', 1)[0],
    messageBody: commit.message.split('\n').slice(1).join('\n').trim(),
    authoredDate: commit.author.date,
    committedDate: commit.committer.date,
    committedViaWeb: commit.committer.email === 'noreply@github.com',
    author: () => gitActorView(viewer, commit.author),
    committer: () => gitActorView(viewer, commit.committer),
    authors: (paging: Paging) =>
      connection('GitActorConnection', authorsOf(repository, sha), paging, (one) => gitActorView(viewer, one)),
    parents: (paging: Paging) =>
      connection('CommitConnection', commit.parents, paging, (parent) => commitView(viewer, repository, parent)),
    tree: () => treeView(viewer, repository, commit.tree, ''),
    file: ({ path }: { path: string }) => {
      const leaf = files().get(path);
      return leaf ? entryView(viewer, repository, path, { name: path.split('/').at(-1) ?? path, ...leaf }) : null;
    },
    history: (args: Paging & { path?: string | null }) =>
      connection('CommitHistoryConnection', historyOf(store, sha, args.path ?? null), args, (one) =>
        commitView(viewer, repository, one.sha),
      ),
    associatedPullRequests: (args: PullsArguments) => {
      allow(viewer, repository, [['pull_requests', 'read']]);
      return pullsConnection(viewer, pullsOfCommit(repository, sha), args);
    },
    status: () => statusView(viewer, repository, sha),
    repository: () => repositoryView(viewer, repository),
  };
}

function statusView(viewer: Viewer, repository: Repository, sha: string): View | null {
  allow(viewer, repository, [['statuses', 'read']]);
  const contexts = newestStatuses(repository, sha);
  if (contexts.length === 0) return null;
  const states = contexts.map(({ state }) => state);
  const worst = (['error', 'failure', 'pending', 'success'] as const).find((state) => states.includes(state));
  return {
    __typename: 'Status',
    id: nodeId('S', sha),
    state: worst?.toUpperCase(),
    contexts: () => contexts.map((one) => contextView(viewer, one)),
    context: ({ name }: { name: string }) => {
      const found = contexts.find(({ context }) => context === name);
      return found ? contextView(viewer, found) : null;
    },
    commit: () => commitView(viewer, repository, sha),
  };
}

function contextView(viewer: Viewer, status: Status): View {
  return {
    __typename: 'StatusContext',
    id: nodeId('SC', status.id),
    context: status.context,
    state: status.state.toUpperCase(),
    description: status.description,
    targetUrl: status.targetUrl,
    createdAt: status.createdAt,
    creator: () => actorView(viewer, status.creator),
  };
}

function blobView(viewer: Viewer, repository: Repository, sha: string): View {
  const bytes = repository.store.blobs.get(sha) ?? Buffer.alloc(0);
  const isBinary = bytes.subarray(0, 8000).includes(0);
  const cut = bytes.subarray(0, textBytes);
  return {
    __typename: 'Blob',
    id: nodeId('B', `${repository.id}_${sha}`),
    oid: sha,
    abbreviatedOid: sha.slice(0, 7),
    byteSize: bytes.length,
    isBinary,
    isTruncated: bytes.length > textBytes,
    text: isBinary ? null : cut.toString('utf8'),
    repository: () => repositoryView(viewer, repository),
  };
}

function treeView(viewer: Viewer, repository: Repository, sha: string, prefix: string): View {
  const entries = repository.store.trees.get(sha) ?? [];
  return {
    __typename: 'Tree',
    id: nodeId('TR', `${repository.id}_${sha}`),
    oid: sha,
    abbreviatedOid: sha.slice(0, 7),
    entries: () => entries.map((entry) => entryView(viewer, repository, prefix + entry.name, entry)),
    repository: () => repositoryView(viewer, repository),
  };
}

function entryView(
  viewer: Viewer,
  repository: Repository,
  path: string,
  { name, mode, sha }: { readonly name: string; readonly mode: Mode; readonly sha: string },
): View {
  const type = mode === '040000' ? 'tree' : mode === '160000' ? 'commit' : 'blob';
  return {
    __typename: 'TreeEntry',
    name,
    path,
    mode: Number.parseInt(mode, 8),
    oid: sha,
    type,
    size: type === 'blob' ? (repository.store.blobs.get(sha)?.length ?? 0) : 0,
    object: () => objectView(viewer, repository, sha, `${path}/`),
    repository: () => repositoryView(viewer, repository),
  };
}

/** Whatever git object a name is. A submodule's commit lives elsewhere and is nothing here. */
export function objectView(viewer: Viewer, repository: Repository, sha: string, prefix = ''): View | null {
  if (repository.store.commits.has(sha)) return commitView(viewer, repository, sha);
  if (repository.store.trees.has(sha)) return treeView(viewer, repository, sha, prefix);
  return repository.store.blobs.has(sha) ? blobView(viewer, repository, sha) : null;
}

/** `main`, a SHA, `main:db/1.sql`, `main:` */
export function expressionView(viewer: Viewer, repository: Repository, expression: string): View | null {
  const [name = '', path] = expression.split(/:(.*)/s);
  const sha = repository.resolve(name);
  if (path === undefined) return objectView(viewer, repository, sha ?? name);
  if (sha === null) return null;
  let current: string | undefined = repository.store.mustCommit(sha).tree;
  for (const part of path.split('/').filter((one) => one !== '')) {
    current = repository.store.trees.get(current ?? '')?.find((entry) => entry.name === part)?.sha;
  }
  return current === undefined ? null : objectView(viewer, repository, current, path === '' ? '' : `${path}/`);
}

export function refView(viewer: Viewer, repository: Repository, qualified: string): View | null {
  const sha = repository.resolve(qualified);
  if (sha === null) return null;
  const [, prefix = 'refs/heads/', name = qualified] = /^(refs\/(?:heads|tags|pull)\/)(.*)$/.exec(qualified) ?? [];
  return {
    __typename: 'Ref',
    id: nodeId('REF', `${repository.id}_${qualified}`),
    name,
    prefix,
    target: () => commitView(viewer, repository, sha),
    repository: () => repositoryView(viewer, repository),
  };
}
