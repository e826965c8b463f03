/** Pull requests and issues for GraphQL. */
import type { Account, Team } from '../accounts.ts';
import type { FileChange } from '../history.ts';
import type { Deletion, Issue } from '../issue.ts';
import { diffOf } from '../lines.ts';
import type { ForcePush, Pull } from '../pull.ts';
import type { QueueEntry } from '../queue.ts';
import type { Label, Repository } from '../repository.ts';
import { labelShape, nodeId } from '../rest/shapes-accounts.ts';
import { htmlOf } from '../rest/shapes-pulls.ts';
import { diffStats } from '../rest/stats.ts';
import { commentView, reviewView, textView, threadView } from './comment-view.ts';
import { commitView, refView } from './git-view.ts';
import { actorView, teamView } from './people-view.ts';
import { repositoryView } from './repository-view.ts';
import { connection, maySee, type Paging, type View, type Viewer } from './view.ts';

export interface PullsArguments extends Paging {
  readonly states?: readonly string[] | null;
  readonly baseRefName?: string | null;
  readonly headRefName?: string | null;
  readonly labels?: readonly string[] | null;
  readonly orderBy?: { readonly field: string; readonly direction: string } | null;
}

function stateOf(pull: Pull): string {
  return pull.merged ? 'MERGED' : pull.state.toUpperCase();
}

export function pullsConnection(viewer: Viewer, all: readonly Pull[], args: PullsArguments): View {
  const found = all.filter(
    (pull) =>
      (!args.states || args.states.includes(stateOf(pull))) &&
      (!args.baseRefName || pull.base === args.baseRefName) &&
      (!args.headRefName || pull.head.ref === args.headRefName) &&
      (args.labels ?? []).every((label) => pull.labels.has(label.toLowerCase())),
  );
  const key = ({ text }: Pull): string => (args.orderBy?.field === 'UPDATED_AT' ? text.updatedAt : text.createdAt);
  const sorted = [...found].sort((left, right) => (key(left) < key(right) ? -1 : 1));
  if (args.orderBy?.direction === 'DESC') sorted.reverse();
  return connection('PullRequestConnection', sorted, args, (pull) => pullView(viewer, pull));
}

export interface IssuesArguments extends Paging {
  readonly states?: readonly string[] | null;
  readonly labels?: readonly string[] | null;
  readonly orderBy?: { readonly field: string; readonly direction: string } | null;
}

/** An issue that has any of the labels is listed. */
export function issuesConnection(viewer: Viewer, all: readonly Issue[], args: IssuesArguments): View {
  const found = all.filter(
    ({ state, labels }) =>
      (!args.states || args.states.includes(state.toUpperCase())) &&
      (!args.labels || args.labels.some((label) => labels.has(label.toLowerCase()))),
  );
  const key = ({ text }: Issue): string => (args.orderBy?.field === 'UPDATED_AT' ? text.updatedAt : text.createdAt);
  const sorted = [...found].sort((left, right) => (key(left) < key(right) ? -1 : 1));
  if (args.orderBy?.direction === 'DESC') sorted.reverse();
  return connection('IssueConnection', sorted, args, (issue) => issueView(viewer, issue));
}

function labelView(viewer: Viewer, repository: Repository, label: Label): View {
  const { id, name, color, description } = label;
  const { url } = labelShape(repository, label);
  const own = { id: nodeId('LA', id), name, color, description, url, isDefault: false };
  return { __typename: 'Label', ...own, repository: () => repositoryView(viewer, repository) };
}

/** What an issue and a pull request have in common. */
function issueFields(viewer: Viewer, issue: Issue): Record<string, unknown> {
  return {
    number: issue.number,
    title: issue.title,
    url: htmlOf(issue),
    locked: false,
    closed: issue.state === 'closed',
    closedAt: issue.closedAt,
    ...textView(viewer, issue.text, issue.repository),
    labels: (paging: Paging) =>
      connection('LabelConnection', [...issue.labels.values()], paging, (label) =>
        labelView(viewer, issue.repository, label),
      ),
    comments: (args: Paging & { orderBy?: { direction: string } | null }) => {
      const ordered = args.orderBy?.direction === 'DESC' ? [...issue.comments].reverse() : issue.comments;
      return connection('IssueCommentConnection', ordered, args, (comment) => commentView(viewer, comment));
    },
  };
}

export function issueView(viewer: Viewer, issue: Issue): View {
  const state = issue.state.toUpperCase();
  const id = nodeId('I', issue.id);
  return {
    __typename: 'Issue',
    id,
    databaseId: issue.id,
    fullDatabaseId: String(issue.id),
    ...issueFields(viewer, issue),
    state,
  };
}

const changeTypes = {
  added: 'ADDED',
  removed: 'DELETED',
  modified: 'MODIFIED',
  renamed: 'RENAMED',
  changed: 'CHANGED',
} as const;

function fileView(pull: Pull, file: FileChange): View {
  const { additions, deletions } = diffOf(pull.repository.store, file);
  const changeType = changeTypes[file.status];
  return {
    __typename: 'PullRequestChangedFile',
    path: file.path,
    changeType,
    additions,
    deletions,
    viewerViewedState: 'UNVIEWED',
  };
}

function forcePushView(viewer: Viewer, pull: Pull, push: ForcePush): View {
  return {
    __typename: 'HeadRefForcePushedEvent',
    id: nodeId('HRFPE', push.id),
    actor: () => actorView(viewer, push.actor),
    createdAt: push.at,
    beforeCommit: () => commitView(viewer, pull.repository, push.before),
    afterCommit: () => commitView(viewer, pull.repository, push.after),
    pullRequest: () => pullView(viewer, pull),
    ref: () => headRef(viewer, pull),
  };
}

function deletionView(viewer: Viewer, { id, actor, author, at }: Deletion): View {
  return {
    __typename: 'CommentDeletedEvent',
    id: nodeId('CDE', id),
    databaseId: id,
    createdAt: at,
    actor: () => actorView(viewer, actor),
    deletedCommentAuthor: () => actorView(viewer, author),
  };
}

/** Of one type at a time, so that nothing is left out unnoticed. */
function timelineView(viewer: Viewer, pull: Pull, args: Paging & { itemTypes?: readonly string[] | null }): View {
  const all: Readonly<Record<string, readonly (() => View)[]>> = {
    HEAD_REF_FORCE_PUSHED_EVENT: pull.forcePushes.map((push) => () => forcePushView(viewer, pull, push)),
    COMMENT_DELETED_EVENT: pull.deletions.map((deletion) => () => deletionView(viewer, deletion)),
  };
  const [type = '', ...others] = args.itemTypes ?? [];
  const items = all[type];
  if (items === undefined || others.length > 0) {
    throw new Error(`This timeline holds ${Object.keys(all).join(' and ')} alone; ask for one of them by itemTypes`);
  }
  const shown = connection('PullRequestTimelineItemsConnection', items, args, (show) => show());
  return { ...shown, filteredCount: items.length, pageCount: items.length, updatedAt: pull.text.updatedAt };
}

function headRef(viewer: Viewer, { head }: Pull): View | null {
  return head.repository.deleted ? null : refView(viewer, head.repository, `refs/heads/${head.ref}`);
}

function requestView(viewer: Viewer, pull: Pull, who: Account | Team): View {
  return {
    __typename: 'ReviewRequest',
    id: nodeId('RR', `${pull.id}_${who.id}`),
    databaseId: null,
    asCodeOwner: false,
    requestedReviewer: () => ('slug' in who ? teamView(viewer, who) : actorView(viewer, who)),
    pullRequest: () => pullView(viewer, pull),
  };
}

/** GitHub lists no more commits of a pull request than this, in GraphQL as in REST. */
const commitsListed = 250;

/** Fields that page through what belongs to a pull request. */
function lists(viewer: Viewer, pull: Pull): Record<string, unknown> {
  return {
    commits: (paging: Paging) => {
      const all = pull.commits;
      const shown = connection('PullRequestCommitConnection', all.slice(0, commitsListed), paging, ({ sha }) => ({
        __typename: 'PullRequestCommit',
        id: nodeId('PRC', `${pull.id}_${sha}`),
        url: `${htmlOf(pull)}/commits/${sha}`,
        commit: () => commitView(viewer, pull.repository, sha),
        pullRequest: () => pullView(viewer, pull),
      }));
      return { ...shown, totalCount: all.length };
    },
    files: (paging: Paging) =>
      connection('PullRequestChangedFileConnection', pull.files.slice(0, 3000), paging, (file) => fileView(pull, file)),
    reviews: (args: Paging & { states?: readonly string[] | null; author?: string | null }) => {
      const seen = pull.reviews.filter(
        ({ state, author }) =>
          (state !== 'PENDING' || author === viewer.token.actor) &&
          (!args.states || args.states.includes(state)) &&
          (!args.author || author.login === args.author),
      );
      return connection('PullRequestReviewConnection', seen, args, (review) => reviewView(viewer, review));
    },
    reviewThreads: (paging: Paging) =>
      connection(
        'PullRequestReviewThreadConnection',
        pull.lineComments.filter(({ replyTo }) => replyTo === null),
        paging,
        (root) => threadView(viewer, root),
      ),
    reviewRequests: (paging: Paging) =>
      connection('ReviewRequestConnection', [...pull.requested], paging, (who) => requestView(viewer, pull, who)),
    timelineItems: (args: Paging & { itemTypes?: readonly string[] | null }) => timelineView(viewer, pull, args),
  };
}

export function pullView(viewer: Viewer, pull: Pull): View {
  const { repository, head } = pull;
  const entry = repository.queue.flatMap(({ entries }) => entries).find((one) => one.pull === pull);
  const headRepository = head.repository.deleted || !maySee(viewer, head.repository) ? null : head.repository;
  return {
    __typename: 'PullRequest',
    id: nodeId('PR', pull.id),
    databaseId: pull.id,
    fullDatabaseId: String(pull.id),
    ...issueFields(viewer, pull),
    state: stateOf(pull),
    isDraft: pull.draft,
    baseRefName: pull.base,
    baseRefOid: pull.baseSha,
    baseRef: () => refView(viewer, repository, `refs/heads/${pull.base}`),
    baseRepository: () => repositoryView(viewer, repository),
    headRefName: head.ref,
    headRefOid: pull.headSha,
    headRef: () => headRef(viewer, pull),
    headRepository: () => headRepository && repositoryView(viewer, headRepository),
    headRepositoryOwner: () => (headRepository ? actorView(viewer, headRepository.owner) : null),
    isCrossRepository: head.repository !== repository,
    maintainerCanModify: false,
    mergeable: pull.state === 'open' ? 'MERGEABLE' : 'UNKNOWN',
    merged: pull.merged !== null,
    mergedAt: pull.merged?.at ?? null,
    mergedBy: () => pull.merged && actorView(viewer, pull.merged.by),
    mergeCommit: () => pull.merged && commitView(viewer, repository, pull.merged.commit),
    isInMergeQueue: entry !== undefined,
    isMergeQueueEnabled: repository.queue.length > 0,
    mergeQueueEntry: () => (entry ? queueEntryView(viewer, repository, entry) : null),
    changedFiles: () => pull.files.length,
    additions: () => diffStats(repository.store, pull.files).additions,
    deletions: () => diffStats(repository.store, pull.files).deletions,
    ...lists(viewer, pull),
  };
}

export function queueEntryView(viewer: Viewer, repository: Repository, entry: QueueEntry): View {
  const all = repository.queue.flatMap(({ entries }) => entries);
  return {
    __typename: 'MergeQueueEntry',
    id: nodeId('MQE', entry.id),
    position: all.indexOf(entry) + 1,
    state: 'AWAITING_CHECKS',
    jump: false,
    solo: false,
    enqueuedAt: entry.at,
    enqueuer: () => actorView(viewer, entry.by),
    headCommit: () => commitView(viewer, repository, entry.head),
    baseCommit: () => commitView(viewer, repository, entry.base),
    pullRequest: () => pullView(viewer, entry.pull),
  };
}
