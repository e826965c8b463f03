/** REST of git itself: commits, comparisons, trees, blobs, refs, and what was pushed. */
import { changesBetween, commitsBetween, historyOf, mergeBase } from '../history.ts';
import type { Commit } from '../objects.ts';
import type { Repository } from '../repository.ts';
import type { Need } from '../tokens.ts';
import { Refusal } from '../world.ts';
import { pullsOfCommit } from './associated.ts';
import { type Answer, type Context, type Handlers, ok, page, repositoryOf, slice } from './context.ts';
import { readPulls } from './pulls.ts';
import { api, nodeId, userOrNull, web } from './shapes-accounts.ts';
import { commitShape, fileShape, gitCommitShape, ownChanges } from './shapes-git.ts';
import { pullSimpleShape } from './shapes-pulls.ts';
import { diffStats } from './stats.ts';

export const readContents: Need = [['contents', 'read']];

const comparedFiles = 300;
const comparedCommits = 250;
const treeEntries = 100_000;

/** The commit that a name means. A fork's own branches are written `owner:branch`. */
export function commitOf(repository: Repository, expression: string): Commit {
  const [owner, rest] = expression.includes(':') ? expression.split(':', 2) : [null, expression];
  const others = [...repository.world.repositories.values()];
  const place =
    owner === null ? repository : others.find((one) => one.store === repository.store && one.owner.login === owner);
  const sha = place?.resolve(rest ?? '');
  if (!sha) throw new Refusal(404, 'Not Found');
  return repository.store.mustCommit(sha);
}

function compare(context: Context): Answer {
  const repository = repositoryOf(context, readContents);
  const { store } = repository;
  const [from = '', to = ''] = (context.params.basehead ?? '').split('...');
  const [base, head] = [commitOf(repository, from), commitOf(repository, to)];
  const meeting = mergeBase(store, base.sha, head.sha);
  if (meeting === null) throw new Refusal(404, `No common ancestor between ${from} and ${to}.`);
  const ahead = commitsBetween(store, base.sha, head.sha);
  const behind = commitsBetween(store, head.sha, base.sha).length;
  const files = changesBetween(store, meeting, head.sha).slice(0, comparedFiles);
  const paged = context.query.per_page !== undefined || context.query.page !== undefined;
  const first = Number(context.query.page ?? 1) <= 1;
  const { rows, headers } = paged ? slice(context, ahead) : { rows: ahead.slice(-comparedCommits), headers: {} };
  const url = `${api}/repos/${repository.fullName}/compare/${from}...${to}`;
  const html = `${web}/${repository.fullName}/compare/${from}...${to}`;
  const status = ahead.length > 0 ? (behind > 0 ? 'diverged' : 'ahead') : behind > 0 ? 'behind' : 'identical';
  return ok(
    {
      url: encodeURI(url),
      html_url: encodeURI(html),
      permalink_url: encodeURI(html),
      diff_url: encodeURI(`${html}.diff`),
      patch_url: encodeURI(`${html}.patch`),
      base_commit: commitShape(repository, base),
      merge_base_commit: commitShape(repository, store.mustCommit(meeting)),
      status,
      ahead_by: ahead.length,
      behind_by: behind,
      total_commits: ahead.length,
      commits: rows.map((commit) => commitShape(repository, commit)),
      // The files stand on the first page alone.
      files: first ? files.map((file) => fileShape(repository, head.sha, file)) : [],
    },
    headers,
  );
}

function tree(context: Context): Answer {
  const repository = repositoryOf(context, readContents);
  const { store } = repository;
  const asked = context.params.tree_sha ?? '';
  const commit = repository.resolve(asked);
  const sha = commit === null ? asked : store.mustCommit(commit).tree;
  if (!store.trees.has(sha)) throw new Refusal(404, 'Not Found');
  const base = `${api}/repos/${repository.fullName}/git`;
  const all: Record<string, unknown>[] = [];
  const walk = (folder: string, prefix: string): void => {
    for (const { name, mode, sha: own } of store.trees.get(folder) ?? []) {
      const path = prefix + name;
      if (mode === '040000') {
        all.push({ path, mode, type: 'tree', sha: own, url: `${base}/trees/${own}` });
        if (context.query.recursive !== undefined) walk(own, `${path}/`);
      } else if (mode === '160000') all.push({ path, mode, type: 'commit', sha: own });
      else
        all.push({
          path,
          mode,
          type: 'blob',
          sha: own,
          size: store.blobs.get(own)?.length ?? 0,
          url: `${base}/blobs/${own}`,
        });
    }
  };
  walk(sha, '');
  const truncated = all.length > treeEntries;
  return ok({ sha, url: `${base}/trees/${sha}`, tree: all.slice(0, treeEntries), truncated });
}

function blob(context: Context): Answer {
  const repository = repositoryOf(context, readContents);
  const sha = context.params.file_sha ?? '';
  const bytes = repository.store.blobs.get(sha);
  if (!bytes) throw new Refusal(404, 'Not Found');
  // GitHub breaks its base64 after 60 characters.
  const content = bytes.toString('base64').replace(/(.{60})/g, '$1\n');
  const url = `${api}/repos/${repository.fullName}/git/blobs/${sha}`;
  return ok({ sha, node_id: nodeId('B', sha), size: bytes.length, url, content, encoding: 'base64' });
}

function commit(context: Context): Answer {
  const repository = repositoryOf(context, readContents);
  const found = commitOf(repository, context.params.ref ?? '');
  const changed = ownChanges(repository, found);
  const { additions, deletions } = diffStats(repository.store, changed);
  return ok({
    ...commitShape(repository, found),
    stats: { total: additions + deletions, additions, deletions },
    files: changed.slice(0, comparedFiles).map((file) => fileShape(repository, found.sha, file)),
  });
}

function refShape(repository: Repository, ref: string, sha: string): Record<string, unknown> {
  const base = `${api}/repos/${repository.fullName}/git`;
  const object = { sha, type: 'commit', url: `${base}/commits/${sha}` };
  return { ref, node_id: nodeId('REF', ref), url: encodeURI(`${base}/${ref}`), object };
}

function refs(repository: Repository): [string, string][] {
  return [
    ...[...repository.branches].map(([name, sha]): [string, string] => [`refs/heads/${name}`, sha]),
    ...[...repository.tags].map(([name, sha]): [string, string] => [`refs/tags/${name}`, sha]),
    ...repository.pulls.map(({ number, headSha }): [string, string] => [`refs/pull/${number}/head`, headSha]),
  ];
}

function activity(context: Context): Answer {
  const repository = repositoryOf(context, readContents);
  const { ref, actor, activity_type, direction = 'desc', per_page, after, before } = context.query;
  const found = repository.activity.filter(
    (one) =>
      (ref === undefined || one.ref === ref || one.ref === `refs/heads/${ref}`) &&
      (actor === undefined || one.actor.login === actor) &&
      (activity_type === undefined || one.type === activity_type),
  );
  const sorted = direction === 'desc' ? found.reverse() : found;
  const size = Math.min(100, Number(per_page ?? 30));
  const end = before === undefined ? sorted.length : sorted.findIndex(({ id }) => String(id) === before);
  const start =
    after === undefined
      ? before === undefined
        ? 0
        : Math.max(0, end - size)
      : sorted.findIndex(({ id }) => String(id) === after) + 1;
  const rows = sorted.slice(start, Math.min(start + size, end));
  const last = rows.at(-1);
  const search = new URLSearchParams({ ...context.query, after: String(last?.id) });
  const more = last !== undefined && start + rows.length < sorted.length;
  const body = rows.map((one) => ({
    id: one.id,
    node_id: nodeId('PSH', one.id),
    before: one.before,
    after: one.after,
    ref: one.ref,
    timestamp: one.at,
    activity_type: one.type,
    actor: userOrNull(one.actor),
  }));
  return ok(body, more ? { link: `<${context.origin}${context.path}?${search}>; rel="next"` } : {});
}

function branch(context: Context): Answer {
  const repository = repositoryOf(context, readContents);
  const name = context.params.branch ?? '';
  const sha = repository.branches.get(name);
  if (!sha) throw new Refusal(404, 'Branch not found');
  const url = `${api}/repos/${repository.fullName}/branches/${encodeURIComponent(name)}`;
  return ok({
    name,
    commit: commitShape(repository, repository.store.mustCommit(sha)),
    _links: { self: url, html: encodeURI(`${web}/${repository.fullName}/tree/${name}`) },
    protected: false,
    protection: { enabled: false, required_status_checks: { enforcement_level: 'off', contexts: [], checks: [] } },
    protection_url: `${url}/protection`,
  });
}

export const git: Handlers = {
  'repos/compare-commits-with-basehead': compare,
  'git/get-tree': tree,
  'git/get-blob': blob,
  'repos/get-commit': commit,
  'git/get-commit': (context) => {
    const repository = repositoryOf(context, readContents);
    return ok(gitCommitShape(repository, commitOf(repository, context.params.commit_sha ?? '')));
  },
  'repos/list-commits': (context) => {
    const repository = repositoryOf(context, readContents);
    const { sha = 'HEAD', path } = context.query;
    const found = historyOf(repository.store, commitOf(repository, sha).sha, path ?? null);
    return page(context, found, (one) => commitShape(repository, one));
  },
  'repos/list-pull-requests-associated-with-commit': (context) => {
    const repository = repositoryOf(context, readPulls);
    const sha = commitOf(repository, context.params.commit_sha ?? '').sha;
    return page(context, pullsOfCommit(repository, sha), pullSimpleShape);
  },
  'git/get-ref': (context) => {
    const repository = repositoryOf(context, readContents);
    const ref = `refs/${context.params.ref}`;
    const found = refs(repository).find(([name]) => name === ref);
    if (!found) throw new Refusal(404, 'Not Found');
    return ok(refShape(repository, ref, found[1]));
  },
  'git/list-matching-refs': (context) => {
    const repository = repositoryOf(context, readContents);
    const found = refs(repository).filter(([name]) => name.startsWith(`refs/${context.params.ref}`));
    return page(context, found, ([name, sha]) => refShape(repository, name, sha));
  },
  'repos/list-activities': activity,
  'repos/get-branch': branch,
  'repos/download-tarball-archive': (context) => {
    const repository = repositoryOf(context, readContents);
    const { sha } = commitOf(repository, context.params.ref === '' ? 'HEAD' : (context.params.ref ?? 'HEAD'));
    const location = `${context.origin}/_codeload/${repository.fullName}/legacy.tar.gz/${sha}`;
    return { status: 302, body: null, headers: { location } };
  },
};
