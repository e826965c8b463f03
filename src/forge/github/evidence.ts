/** What people said, and what of ours is there, from one reading of a pull request. */
import type { Evidence, PersonComment, PullReview, Reaction } from '../../model/evidence.ts';
import { checklistMarker, reminderMarker, replyPattern, reportMarker, trackedMarker } from '../../model/markers.ts';
import type { Published } from '../../model/publication.ts';
import { accountOf } from './account.ts';
import type { Original } from './altered-comments.ts';
import type { KnownChecklist } from './checklists.ts';
import { deletionOf } from './deleted-comments.ts';
import type { PostedStatus } from './publish/status.ts';
import type { CommentNode, PullNode, ReviewNode } from './pull-query.ts';

const reactions: ReadonlySet<string> = new Set<Reaction>(['THUMBS_UP', 'CONFUSED', 'EYES']);

export function evidenceOf(
  { comments, deletions, reviews }: Pick<PullNode, 'comments' | 'deletions' | 'reviews'>,
  checklists: readonly KnownChecklist[],
  originals: ReadonlyMap<string, Original>,
): Evidence {
  const ours = new Set(checklists.map(({ checklist }) => checklist.id));
  const others = comments.nodes.filter((node) => !ours.has(Number(node.fullDatabaseId)) && !isOurs(node));
  return {
    checklists: checklists.map(({ checklist }) => checklist),
    comments: saidIn(others, comments.nodes, originals),
    reviews: (reviews?.nodes ?? []).flatMap(reviewOf),
    deletions: deletions.nodes.map(deletionOf),
  };
}

/** What people said where no checklist stands: all comments but ours. */
export function commentsOf(nodes: readonly CommentNode[]): readonly PersonComment[] {
  return saidIn(
    nodes.filter((node) => !isOurs(node)),
    nodes,
    new Map(),
  );
}

function saidIn(
  wanted: readonly CommentNode[],
  all: readonly CommentNode[],
  originals: ReadonlyMap<string, Original>,
): readonly PersonComment[] {
  const answered = answeredComments(all);
  return wanted.map((node) => personComment(node, answered, originals.get(node.id)));
}

export function publishedOf(
  { comments }: Pick<PullNode, 'comments'>,
  checklists: readonly KnownChecklist[],
  status: PostedStatus | null,
): Published {
  const report = comments.nodes.find(({ viewerDidAuthor, body }) => viewerDidAuthor && body.startsWith(reportMarker));
  const newest = checklists.at(-1);
  return {
    report: report ? { id: Number(report.fullDatabaseId), body: report.body } : null,
    checklist: newest ? { id: newest.checklist.id, body: newest.body, revisions: newest.keptRevisions } : null,
    staleChecklists: checklists
      .slice(0, -1)
      .filter(({ body }) => !isClosed(body))
      .map(({ checklist, body }) => ({ id: checklist.id, body })),
    status,
  };
}

/** A closed checklist points to its successor in its last line. */
function isClosed(body: string): boolean {
  return /#issuecomment-\d+\s*$/.test(body);
}

const ownMarkers = [reportMarker, checklistMarker, trackedMarker, reminderMarker];

/**
 * Comments by the account that we act as. As a bot all of them are: what another workflow says in its name is no one's
 * word. A person whose token we use goes on speaking for themselves, except in what we posted.
 */
function isOurs({ viewerDidAuthor, author, body }: CommentNode): boolean {
  if (!viewerDidAuthor) return false;
  const posted = ownMarkers.some((marker) => body.startsWith(marker)) || replyPattern.test(body);
  return posted || accountOf(author)?.type !== 'User';
}

function answeredComments(nodes: readonly CommentNode[]): ReadonlySet<number> {
  const own = nodes.filter(({ viewerDidAuthor }) => viewerDidAuthor);
  return new Set(own.flatMap(({ body }) => replyPattern.exec(body)?.[1] ?? []).map(Number));
}

function personComment(
  node: CommentNode,
  answered: ReadonlySet<number>,
  original: Original | undefined,
): PersonComment {
  const id = Number(node.fullDatabaseId);
  return {
    id,
    author: accountOf(node.author),
    createdAt: node.createdAt,
    editedAt: node.lastEditedAt,
    body: node.body,
    ...original,
    ownReactions: (node.reactionGroups ?? [])
      .filter(({ viewerHasReacted }) => viewerHasReacted)
      .map(({ content }) => content)
      .filter(isReaction),
    answered: answered.has(id),
  };
}

function isReaction(content: string): content is Reaction {
  return reactions.has(content);
}

const reviewStates: Readonly<Record<string, PullReview['state']>> = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changes-requested',
  COMMENTED: 'commented',
  DISMISSED: 'dismissed',
};

/** A review that is still being written is seen by its author alone. */
function reviewOf(node: ReviewNode): readonly PullReview[] {
  const state = reviewStates[node.state];
  if (!state || node.submittedAt === null) return [];
  const { submittedAt, lastEditedAt: editedAt } = node;
  return [{ id: Number(node.fullDatabaseId), author: accountOf(node.author), state, submittedAt, editedAt }];
}

/** Logins and teams that were asked for a review, or that reviewed already. */
export function reviewersOf({
  reviewRequests,
  reviews,
}: Pick<PullNode, 'reviewRequests' | 'reviews'>): readonly string[] {
  const asked = (reviewRequests?.nodes ?? []).map(
    ({ requestedReviewer }) => requestedReviewer?.login ?? requestedReviewer?.combinedSlug,
  );
  const reviewed = (reviews?.nodes ?? []).flatMap(({ author, onBehalfOf }) => [
    accountOf(author)?.login,
    ...(onBehalfOf?.nodes ?? []).map((team) => team?.combinedSlug),
  ]);
  return [...new Set([...asked, ...reviewed].filter((name) => name !== undefined))];
}
