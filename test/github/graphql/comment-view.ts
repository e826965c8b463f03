/** Comments, their edit history, and reviews for GraphQL. */
import type { Account } from '../accounts.ts';
import type { Comment, EditedText, Revision } from '../comment.ts';
import { Pull } from '../pull.ts';
import type { Repository } from '../repository.ts';
import { nodeId } from '../rest/shapes-accounts.ts';
import { association, htmlOf } from '../rest/shapes-pulls.ts';
import type { LineComment, Review } from '../review.ts';
import { commitView } from './git-view.ts';
import { actorView, teamView } from './people-view.ts';
import { issueView, pullView } from './pull-view.ts';
import { repositoryView } from './repository-view.ts';
import { connection, type Paging, type View, type Viewer } from './view.ts';

/** REST's words for a reaction, and GraphQL's. */
const reactionNames: Readonly<Record<string, string>> = {
  '+1': 'THUMBS_UP',
  '-1': 'THUMBS_DOWN',
  laugh: 'LAUGH',
  hooray: 'HOORAY',
  confused: 'CONFUSED',
  heart: 'HEART',
  rocket: 'ROCKET',
  eyes: 'EYES',
};

export function revisionView(viewer: Viewer, revision: Revision): View {
  const { id, editor, editedAt, body, deletedAt, deletedBy } = revision;
  return {
    __typename: 'UserContentEdit',
    id: nodeId('UCE', id),
    createdAt: editedAt,
    editedAt,
    updatedAt: deletedAt ?? editedAt,
    deletedAt,
    deletedBy: () => actorView(viewer, deletedBy),
    // The whole body after the edit, whatever the name says.
    diff: deletedAt === null ? body : null,
    editor: () => actorView(viewer, editor),
  };
}

/** What every text has that people write and edit. */
export function textView(viewer: Viewer, text: EditedText, repository: Repository): Record<string, unknown> {
  return {
    author: () => actorView(viewer, text.author),
    authorAssociation: association(repository, text.author),
    body: text.body,
    bodyText: text.body,
    createdAt: text.createdAt,
    updatedAt: text.updatedAt,
    publishedAt: text.createdAt,
    lastEditedAt: text.lastEditedAt,
    includesCreatedEdit: text.revisions.length > 0,
    editor: () => actorView(viewer, text.editor),
    viewerDidAuthor: viewer.token.actor === text.author,
    userContentEdits: (paging: Paging) =>
      connection('UserContentEditConnection', [...text.revisions].reverse(), paging, (revision) =>
        revisionView(viewer, revision),
      ),
    repository: () => repositoryView(viewer, repository),
  };
}

export function commentView(viewer: Viewer, comment: Comment): View {
  const { issue } = comment;
  const url = `${htmlOf(issue)}#issuecomment-${comment.id}`;
  return {
    __typename: 'IssueComment',
    id: nodeId('IC', comment.id),
    databaseId: comment.id,
    fullDatabaseId: String(comment.id),
    url,
    isMinimized: false,
    minimizedReason: null,
    ...textView(viewer, comment, issue.repository),
    issue: () => issueView(viewer, issue),
    pullRequest: () => (issue instanceof Pull ? pullView(viewer, issue) : null),
    reactionGroups: () => reactionGroups(viewer, comment),
    reactions: (paging: Paging & { content?: string | null }) => {
      const shown = comment.reactions.filter(
        ({ content }) => !paging.content || reactionNames[content] === paging.content,
      );
      return connection('ReactionConnection', shown, paging, ({ id, account, content, createdAt }) => ({
        __typename: 'Reaction',
        id: nodeId('REA', id),
        databaseId: id,
        content: reactionNames[content],
        createdAt,
        user: () => userOrNothing(viewer, account),
      }));
    },
  };
}

/** GraphQL's `user` of a reaction is a person: a bot is nobody there. */
function userOrNothing(viewer: Viewer, account: Account): View | null {
  return account.type === 'User' ? actorView(viewer, account) : null;
}

/** GitHub gives a group for every reaction there is, used or not. */
function reactionGroups({ token }: Viewer, comment: Comment): View[] {
  return Object.entries(reactionNames).map(([name, content]) => {
    const given = comment.reactions.filter((reaction) => reaction.content === name);
    return {
      __typename: 'ReactionGroup',
      content,
      createdAt: given[0]?.createdAt ?? null,
      viewerHasReacted: given.some(({ account }) => account === token.actor),
      reactors: (paging: Paging) =>
        connection('ReactorConnection', given, paging, ({ account }) => actorView({ token } as Viewer, account)),
    };
  });
}

export function reviewView(viewer: Viewer, review: Review): View {
  const { pull } = review;
  return {
    __typename: 'PullRequestReview',
    id: nodeId('PRR', review.id),
    databaseId: review.id,
    fullDatabaseId: String(review.id),
    state: review.state,
    url: `${htmlOf(pull)}#pullrequestreview-${review.id}`,
    ...textView(viewer, review, pull.repository),
    submittedAt: review.state === 'PENDING' ? null : review.createdAt,
    commit: () => commitView(viewer, pull.repository, review.commit),
    pullRequest: () => pullView(viewer, pull),
    onBehalfOf: (paging: Paging) =>
      connection('TeamConnection', review.teams, paging, (team) => teamView(viewer, team)),
    comments: (paging: Paging) =>
      connection('PullRequestReviewCommentConnection', review.comments, paging, (one) => lineCommentView(viewer, one)),
  };
}

export function lineCommentView(viewer: Viewer, comment: LineComment): View {
  const { pull, place } = comment;
  return {
    __typename: 'PullRequestReviewComment',
    id: nodeId('PRRC', comment.id),
    databaseId: comment.id,
    fullDatabaseId: String(comment.id),
    url: `${htmlOf(pull)}#discussion_r${comment.id}`,
    ...textView(viewer, comment, pull.repository),
    path: place.path,
    line: comment.commit === pull.headSha ? place.line : null,
    originalLine: place.line,
    startLine: place.startLine,
    originalStartLine: place.startLine,
    outdated: comment.commit !== pull.headSha,
    state: 'SUBMITTED',
    subjectType: 'LINE',
    commit: () => commitView(viewer, pull.repository, pull.headSha),
    originalCommit: () => commitView(viewer, pull.repository, comment.commit),
    pullRequest: () => pullView(viewer, pull),
    pullRequestReview: () => reviewView(viewer, comment.review),
    replyTo: () => comment.replyTo && lineCommentView(viewer, comment.replyTo),
  };
}

/** A line with what was said to it. */
export function threadView(viewer: Viewer, root: LineComment): View {
  const { pull, place } = root;
  const thread = pull.lineComments.filter((comment) => comment === root || comment.replyTo === root);
  return {
    __typename: 'PullRequestReviewThread',
    id: nodeId('PRRT', root.id),
    path: place.path,
    line: root.commit === pull.headSha ? place.line : null,
    originalLine: place.line,
    startLine: place.startLine,
    diffSide: place.side,
    isOutdated: root.commit !== pull.headSha,
    isResolved: false,
    isCollapsed: false,
    subjectType: 'LINE',
    comments: (paging: Paging) =>
      connection('PullRequestReviewCommentConnection', thread, paging, (one) => lineCommentView(viewer, one)),
  };
}
