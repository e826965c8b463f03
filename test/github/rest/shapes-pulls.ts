/** Pull requests, issues, comments and reviews as REST shows them. */
import type { Account } from '../accounts.ts';
import type { Comment, Reaction } from '../comment.ts';
import type { Issue } from '../issue.ts';
import { diffOf } from '../lines.ts';
import { Pull } from '../pull.ts';
import type { Repository } from '../repository.ts';
import type { LineComment, Review } from '../review.ts';
import { api, labelShape, nodeId, repositoryShape, teamShape, userOrNull, userShape, web } from './shapes-accounts.ts';
import { diffStats } from './stats.ts';

/** What an author is to the repository, in GitHub's capitals. */
export function association(repository: Repository, account: Account): string {
  const role = repository.roleOf(account);
  if (account === repository.owner) return 'OWNER';
  if (role === 'none' || role === 'read') return 'NONE';
  return repository.owner.type === 'Organization' ? 'MEMBER' : 'COLLABORATOR';
}

function side(repository: Repository | null, owner: Account, ref: string, sha: string): Record<string, unknown> {
  return {
    label: `${owner.login}:${ref}`,
    ref,
    sha,
    user: userShape(owner),
    repo: repository && repositoryShape(repository),
  };
}

function links(pull: Pull): Record<string, { href: string }> {
  const base = `${api}/repos/${pull.repository.fullName}`;
  const at = (href: string): { href: string } => ({ href });
  return {
    self: at(`${base}/pulls/${pull.number}`),
    html: at(htmlOf(pull)),
    issue: at(`${base}/issues/${pull.number}`),
    comments: at(`${base}/issues/${pull.number}/comments`),
    review_comments: at(`${base}/pulls/${pull.number}/comments`),
    review_comment: at(`${base}/pulls/comments{/number}`),
    commits: at(`${base}/pulls/${pull.number}/commits`),
    statuses: at(`${base}/statuses/${pull.headSha}`),
  };
}

export function htmlOf(issue: Issue): string {
  return `${web}/${issue.repository.fullName}/${issue instanceof Pull ? 'pull' : 'issues'}/${issue.number}`;
}

export function pullSimpleShape(pull: Pull): Record<string, unknown> {
  const { repository, head } = pull;
  const own = links(pull);
  const users = [...pull.requested].filter((who) => 'login' in who);
  const teams = [...pull.requested].filter((who) => 'slug' in who);
  return {
    url: own.self?.href,
    id: pull.id,
    node_id: nodeId('PR', pull.id),
    html_url: htmlOf(pull),
    diff_url: `${htmlOf(pull)}.diff`,
    patch_url: `${htmlOf(pull)}.patch`,
    issue_url: own.issue?.href,
    commits_url: own.commits?.href,
    review_comments_url: own.review_comments?.href,
    review_comment_url: own.review_comment?.href,
    comments_url: own.comments?.href,
    statuses_url: own.statuses?.href,
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    user: userOrNull(pull.author),
    body: pull.text.body === '' ? null : pull.text.body,
    labels: [...pull.labels.values()].map((label) => labelShape(repository, label)),
    milestone: null,
    active_lock_reason: null,
    created_at: pull.text.createdAt,
    updated_at: pull.text.updatedAt,
    closed_at: pull.closedAt,
    merged_at: pull.merged?.at ?? null,
    merge_commit_sha: pull.merged?.commit ?? null,
    assignee: null,
    assignees: [],
    requested_reviewers: users.map((user) => userShape(user)),
    requested_teams: teams.map((team) => teamShape(team)),
    head: side(head.repository.deleted ? null : head.repository, head.repository.owner, head.ref, pull.headSha),
    base: side(repository, repository.owner, pull.base, pull.baseSha),
    _links: own,
    author_association: association(repository, pull.author),
    auto_merge: null,
    draft: pull.draft,
  };
}

export function pullShape(pull: Pull): Record<string, unknown> {
  const { additions, deletions, files } = diffStats(pull.repository.store, pull.files);
  return {
    ...pullSimpleShape(pull),
    merged: pull.merged !== null,
    mergeable: pull.state === 'open' ? true : null,
    rebaseable: null,
    mergeable_state: pull.state === 'open' ? 'clean' : 'unknown',
    merged_by: pull.merged && userOrNull(pull.merged.by),
    comments: pull.comments.length,
    review_comments: pull.lineComments.length,
    maintainer_can_modify: false,
    commits: pull.commits.length,
    additions,
    deletions,
    changed_files: files,
  };
}

export function issueShape(issue: Issue): Record<string, unknown> {
  const { repository } = issue;
  const url = `${api}/repos/${repository.fullName}/issues/${issue.number}`;
  const isPull = issue instanceof Pull;
  const pulls = `${api}/repos/${repository.fullName}/pulls/${issue.number}`;
  return {
    id: issue.id,
    node_id: nodeId(isPull ? 'PR' : 'I', issue.id),
    url,
    repository_url: `${api}/repos/${repository.fullName}`,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: htmlOf(issue),
    number: issue.number,
    state: issue.state,
    state_reason: null,
    title: issue.title,
    body: issue.text.body === '' ? null : issue.text.body,
    user: userOrNull(issue.author),
    labels: [...issue.labels.values()].map((label) => labelShape(repository, label)),
    assignee: null,
    assignees: [],
    milestone: null,
    locked: false,
    active_lock_reason: null,
    comments: issue.comments.length,
    ...(isPull
      ? { pull_request: { url: pulls, html_url: htmlOf(issue), diff_url: null, patch_url: null }, draft: issue.draft }
      : {}),
    closed_at: issue.closedAt,
    created_at: issue.text.createdAt,
    updated_at: issue.text.updatedAt,
    author_association: association(repository, issue.author),
  };
}

export function commentShape(comment: Comment): Record<string, unknown> {
  const { issue } = comment;
  const url = `${api}/repos/${issue.repository.fullName}/issues/comments/${comment.id}`;
  return {
    id: comment.id,
    node_id: nodeId('IC', comment.id),
    url,
    html_url: `${htmlOf(issue)}#issuecomment-${comment.id}`,
    body: comment.body,
    user: userOrNull(comment.author),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    issue_url: `${api}/repos/${issue.repository.fullName}/issues/${issue.number}`,
    author_association: association(issue.repository, comment.author),
    performed_via_github_app: null,
  };
}

export function reactionShape({ id, account, content, createdAt }: Reaction): Record<string, unknown> {
  return { id, node_id: nodeId('REA', id), user: userShape(account), content, created_at: createdAt };
}

export function reviewShape(review: Review): Record<string, unknown> {
  const { pull } = review;
  const html = `${htmlOf(pull)}#pullrequestreview-${review.id}`;
  const url = `${api}/repos/${pull.repository.fullName}/pulls/${pull.number}`;
  return {
    id: review.id,
    node_id: nodeId('PRR', review.id),
    user: userOrNull(review.author),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: url,
    _links: { html: { href: html }, pull_request: { href: url } },
    ...(review.state === 'PENDING' ? {} : { submitted_at: review.createdAt }),
    commit_id: review.commit,
    author_association: association(pull.repository, review.author),
  };
}

export function lineCommentShape(comment: LineComment): Record<string, unknown> {
  const { pull, place } = comment;
  const url = `${api}/repos/${pull.repository.fullName}/pulls/comments/${comment.id}`;
  const html = `${htmlOf(pull)}#discussion_r${comment.id}`;
  const file = pull.files.find(({ path }) => path === place.path);
  return {
    url,
    id: comment.id,
    node_id: nodeId('PRRC', comment.id),
    pull_request_review_id: comment.review.id,
    diff_hunk: (file && diffOf(pull.repository.store, file).patch) ?? '',
    path: place.path,
    // Since a push took the line away, GitHub knows no present place for it.
    line: comment.commit === pull.headSha ? place.line : null,
    original_line: place.line,
    start_line: place.startLine,
    original_start_line: place.startLine,
    start_side: place.startLine === null ? null : place.side,
    side: place.side,
    subject_type: 'line',
    commit_id: pull.headSha,
    original_commit_id: comment.commit,
    ...(comment.replyTo ? { in_reply_to_id: comment.replyTo.id } : {}),
    user: userOrNull(comment.author),
    body: comment.body,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    html_url: html,
    pull_request_url: `${api}/repos/${pull.repository.fullName}/pulls/${pull.number}`,
    author_association: association(pull.repository, comment.author),
    _links: { self: { href: url }, html: { href: html }, pull_request: { href: links(pull).self?.href } },
  };
}
