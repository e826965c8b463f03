/** What a rollout is tracked by: the merged pull request, and the issues of ours. */

import { FaultError } from '../../../model/fault.ts';
import { reminderMarker, trackedMarker, trackingPattern } from '../../../model/markers.ts';
import { phrase } from '../../../model/text.ts';
import type { MergedPull, TrackingIssue, TrackingRef } from '../../../model/tracking.ts';
import { type ActorNode, accountOf, actorFields } from '../account.ts';
import { type CommitTree, changeSet, type Store } from '../changes.ts';
import { forbidden } from '../errors.ts';
import { commentsOf } from '../evidence.ts';
import { mergeBaseOf } from '../merge-base.ts';
import { type Place, repositoryPlace } from '../place.ts';
import { type CommentNode, type Page, type TipNode, tipFields } from '../pull-query.ts';
import { readCommented } from './issue-query.ts';

/** By it the issues are listed; which of them are ours and whose rollout they track, their first line says. */
export const trackingLabel = 'countersign: rollout';

interface MergedNode {
  readonly number: number;
  readonly url: string;
  readonly mergedAt: string | null;
  readonly mergedBy: ActorNode | null;
  readonly mergeCommit: (TipNode & { readonly parents: { readonly nodes: readonly TipNode[] } }) | null;
  readonly baseRefName: string;
  readonly baseRefOid: string;
  readonly baseRef: { readonly target: TipNode } | null;
  readonly headRefOid: string;
  readonly newest: { readonly nodes: readonly { readonly commit: TipNode }[] };
  readonly comments: Page<CommentNode>;
}

const mergedFields = `number url mergedAt mergedBy { ${actorFields} }
      mergeCommit { ${tipFields} parents(first: 1) { nodes { ${tipFields} } } }
      baseRefName baseRefOid baseRef { target { ${tipFields} } } headRefOid
      newest: commits(last: 1) { nodes { commit { ${tipFields} } } }`;

export async function readMerged(place: Place, store: Store, number: number): Promise<MergedPull | null> {
  const node = await readCommented<MergedNode>(place, { kind: 'pullRequest', number, fields: mergedFields });
  const head = node?.newest.nodes.at(-1)?.commit;
  if (!node?.mergeCommit || node.mergedAt === null || !head) return null;
  const tip = node.baseRef?.target ?? node.mergeCommit;
  const base = await baseOf(place, node, head);
  const changes = await changeSet(place, store, {
    base,
    head: commitTree(head),
    policy: commitTree(tip),
    branch: node.baseRefName,
  });
  const pointer = node.comments.nodes.find(isPointer);
  return {
    number: node.number,
    url: node.url,
    mergedBy: accountOf(node.mergedBy),
    mergedAt: node.mergedAt,
    commit: node.mergeCommit.oid,
    changes,
    comments: commentsOf(node.comments.nodes),
    pointer: pointer ? { id: Number(pointer.fullDatabaseId), body: pointer.body } : null,
  };
}

function isPointer({ viewerDidAuthor, body }: CommentNode): boolean {
  return viewerDidAuthor && body.startsWith(trackedMarker);
}

/** Numbers of our comments that name the tracking issue, oldest first. */
export async function readPointers(place: Place, number: number): Promise<readonly number[]> {
  const node = await readCommented(place, { kind: 'pullRequest', number, fields: 'number' });
  return (node?.comments.nodes ?? []).filter(isPointer).map(({ fullDatabaseId }) => Number(fullDatabaseId));
}

/**
 * Where it had left its base branch. What GitHub knows as its base is from before the merge, as a rule; where it holds the
 * head already, the commit before the merge is asked.
 */
async function baseOf(place: Place, node: MergedNode, head: TipNode): Promise<CommitTree> {
  const known = await mergeBaseOf(place, { commit: node.baseRefOid, tree: '' }, head);
  const before = node.mergeCommit?.parents.nodes[0];
  if (known.commit !== head.oid || !before) return known;
  return mergeBaseOf(place, commitTree(before), head);
}

function commitTree({ oid, tree }: TipNode): CommitTree {
  return { commit: oid, tree: tree.oid };
}

interface IssueNode {
  readonly number: number;
  readonly url: string;
  readonly body: string;
  readonly state: 'OPEN' | 'CLOSED';
  readonly closedAt: string | null;
  readonly viewerDidAuthor: boolean;
  readonly comments: Page<CommentNode>;
}

export async function readTrackingIssue(place: Place, number: number): Promise<TrackingIssue | null> {
  const fields = 'number url body state closedAt viewerDidAuthor';
  const node = await readCommented<IssueNode>(place, { kind: 'issue', number, fields });
  const pull = node && pullOf(node);
  if (!node || pull === null) return null;
  return {
    number: node.number,
    url: node.url,
    pull,
    body: node.body,
    state: node.state === 'OPEN' ? 'open' : 'closed',
    closedAt: node.closedAt,
    comments: commentsOf(node.comments.nodes),
    reminders: node.comments.nodes
      .filter(({ viewerDidAuthor, body }) => viewerDidAuthor && body.startsWith(reminderMarker))
      .map(({ fullDatabaseId }) => Number(fullDatabaseId)),
  };
}

/** Anybody can write our marker; only where we opened the issue does it say something. */
function pullOf({ viewerDidAuthor, body }: Pick<IssueNode, 'viewerDidAuthor' | 'body'>): number | null {
  const named = viewerDidAuthor ? trackingPattern.exec(body)?.[1] : undefined;
  return named === undefined ? null : Number(named);
}

interface ListAnswer {
  readonly repository: { readonly issues: Page<Omit<IssueNode, 'comments'> | null> } | null;
}

const listQuery = `query ($owner: String!, $name: String!, $label: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    issues(first: 100, after: $after, labels: [$label], orderBy: { field: CREATED_AT, direction: ASC }) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { number url body state closedAt viewerDidAuthor }
    }
  }
}`;

/** Ten thousand rollouts. */
const mostPages = 100;

export async function listTrackingIssues(place: Place): Promise<readonly TrackingRef[]> {
  const found: TrackingRef[] = [];
  let after: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const variables = { ...repositoryPlace(place), label: trackingLabel, after };
    const answer: ListAnswer = await place.client.graphql<ListAnswer>(listQuery, variables).catch((error: unknown) => {
      throw forbidden(error, { doing: phrase`list the tracking issues`, permission: 'issues: read' });
    });
    const issues = answer.repository?.issues;
    for (const node of issues?.nodes ?? []) {
      const pull = node && pullOf(node);
      if (node && pull !== null) {
        found.push({ number: node.number, pull, state: node.state === 'OPEN' ? 'open' : 'closed' });
      }
    }
    if (!issues?.pageInfo.hasNextPage) return found.sort((left, right) => left.number - right.number);
    after = issues.pageInfo.endCursor;
  }
  throw new FaultError({
    code: 'size',
    what: phrase`There are more than ${mostPages * 100} tracking issues, so none is opened or looked after any more.`,
    mend: phrase`Take the label \`${trackingLabel}\` from those that are done.`,
  });
}

const releaseQuery = `query ($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) { latestRelease { publishedAt } }
}`;

interface ReleaseAnswer {
  readonly repository: { readonly latestRelease: { readonly publishedAt: string | null } | null } | null;
}

/** Not drafts, nor what is marked as not ready for production. */
export async function latestRelease(place: Place): Promise<string | null> {
  const { repository } = await place.client
    .graphql<ReleaseAnswer>(releaseQuery, repositoryPlace(place))
    .catch((error: unknown) => {
      throw forbidden(error, { doing: phrase`read the newest release`, permission: 'contents: read' });
    });
  return repository?.latestRelease?.publishedAt ?? null;
}
