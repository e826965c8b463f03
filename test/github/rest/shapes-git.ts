/** Commits, trees, files, statuses and check runs as REST shows them. */
import type { CheckRun, Status } from '../checks.ts';
import type { FileChange } from '../history.ts';
import { changes } from '../history.ts';
import { diffOf } from '../lines.ts';
import type { Commit, Signature } from '../objects.ts';
import type { Repository } from '../repository.ts';
import { api, nodeId, userOrNull, userShape, web } from './shapes-accounts.ts';

const unsigned = { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };

function gitUser({ name, email, date }: Signature): Record<string, unknown> {
  return { name, email, date };
}

export function commitShape(repository: Repository, commit: Commit): Record<string, unknown> {
  const { directory } = repository.world;
  const url = `${api}/repos/${repository.fullName}/commits/${commit.sha}`;
  const html = `${web}/${repository.fullName}/commit/${commit.sha}`;
  return {
    url,
    sha: commit.sha,
    node_id: nodeId('C', commit.sha),
    html_url: html,
    comments_url: `${url}/comments`,
    commit: {
      url: `${api}/repos/${repository.fullName}/git/commits/${commit.sha}`,
      author: gitUser(commit.author),
      committer: gitUser(commit.committer),
      message: commit.message,
      comment_count: 0,
      tree: { sha: commit.tree, url: `${api}/repos/${repository.fullName}/git/trees/${commit.tree}` },
      verification: unsigned,
    },
    author: userOrNull(directory.byEmail(commit.author.email)),
    committer: userOrNull(directory.byEmail(commit.committer.email)),
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${api}/repos/${repository.fullName}/commits/${sha}`,
      html_url: `${web}/${repository.fullName}/commit/${sha}`,
    })),
  };
}

export function gitCommitShape(repository: Repository, commit: Commit): Record<string, unknown> {
  const whole = commitShape(repository, commit);
  const { author, committer, message, tree, verification } = whole.commit as Record<string, unknown>;
  const { sha, node_id, html_url, parents } = whole;
  const url = `${api}/repos/${repository.fullName}/git/commits/${commit.sha}`;
  return { sha, node_id, url, html_url, author, committer, message, tree, verification, parents };
}

export function fileShape(repository: Repository, head: string, file: FileChange): Record<string, unknown> {
  const { additions, deletions, patch } = diffOf(repository.store, file);
  const path = file.path.split('/').map(encodeURIComponent).join('/');
  return {
    sha: (file.after ?? file.before)?.sha,
    filename: file.path,
    status: file.status,
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: `${web}/${repository.fullName}/blob/${head}/${path}`,
    raw_url: `${web}/${repository.fullName}/raw/${head}/${path}`,
    contents_url: `${api}/repos/${repository.fullName}/contents/${path}?ref=${head}`,
    ...(patch === undefined ? {} : { patch }),
    ...(file.previous === null ? {} : { previous_filename: file.previous }),
  };
}

/** What a commit changed, against its first parent. */
export function ownChanges(repository: Repository, commit: Commit): FileChange[] {
  const { store } = repository;
  const [parent] = commit.parents;
  return changes(store, parent === undefined ? new Map() : store.filesOf(parent), store.filesOf(commit.sha));
}

export function statusShape(repository: Repository, status: Status): Record<string, unknown> {
  return {
    url: `${api}/repos/${repository.fullName}/statuses/${status.sha}`,
    avatar_url: `https://avatars.githubusercontent.com/u/${status.creator.id}?v=4`,
    id: status.id,
    node_id: nodeId('SC', status.id),
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: status.createdAt,
    updated_at: status.createdAt,
    creator: userOrNull(status.creator),
  };
}

export function simpleStatusShape(repository: Repository, status: Status): Record<string, unknown> {
  const { creator, ...rest } = statusShape(repository, status);
  return rest;
}

export function appShape(run: CheckRun['app'], createdAt: string): Record<string, unknown> {
  return {
    id: run.id,
    slug: run.slug,
    node_id: nodeId('A', run.id),
    client_id: `Iv1.${run.id}`,
    owner: userShape(run.owner),
    name: run.slug,
    description: '',
    external_url: `${web}/${run.slug}`,
    html_url: `${web}/apps/${run.slug}`,
    created_at: createdAt,
    updated_at: createdAt,
    permissions: Object.fromEntries(Object.entries(run.permissions).filter(([, level]) => level !== 'none')),
    events: [],
  };
}

export function checkRunShape(run: CheckRun): Record<string, unknown> {
  const { repository } = run;
  const url = `${api}/repos/${repository.fullName}/check-runs/${run.id}`;
  const html = `${web}/${repository.fullName}/runs/${run.id}`;
  return {
    id: run.id,
    head_sha: run.headSha,
    node_id: nodeId('CR', run.id),
    external_id: run.externalId,
    url,
    html_url: html,
    details_url: run.detailsUrl ?? html,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    name: run.name,
    check_suite: { id: suiteId(run) },
    app: appShape(run.app, repository.createdAt),
    pull_requests: [],
  };
}

/** Runs of one App on one commit share a suite. */
export function suiteId(run: CheckRun): number {
  return Number.parseInt(run.headSha.slice(0, 8), 16) + run.app.id;
}
