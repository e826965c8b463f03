/**
 * The pull request at this very moment, in one small query: what a verdict stands on and may have changed since the
 * snapshot. It is asked before the first write and after a success.
 */
import { FaultError } from '../../../model/fault.ts';
import type { RepositoryRef } from '../../../model/pull.ts';
import { phrase } from '../../../model/text.ts';
import type { GithubClient } from '../client.ts';
import { forbidden } from '../errors.ts';
import { type CommitWithStatus, type PostedStatus, statusContext, statusFields, statusOfCommit } from './status.ts';
import { type ThreadPage, threadFields } from './threads.ts';

export interface PresentComment {
  readonly id: number;
  readonly body: string;
  readonly lastEditedAt: string | null;
  /** As GitHub keeps them, at most 100; 1 for a comment that nobody edited. */
  readonly revisions: number;
  /** Written by the account that we act as. */
  readonly own: boolean;
  /** Written by a user, not by a bot. */
  readonly person: boolean;
}

export interface PresentReview {
  readonly id: number;
  /** In lower case, as `approved` or `changes-requested`. */
  readonly state: string;
  readonly edited: boolean;
  /** Submitted by a user, not by a bot. */
  readonly person: boolean;
}

export interface Present {
  /** Of the pull request, to which `#issuecomment-1` is added. */
  readonly url: string;
  readonly headSha: string;
  readonly baseRef: string;
  readonly state: 'open' | 'closed';
  /** Of our context on the commit that was asked about, whoever posted it. */
  readonly status: PostedStatus | null;
  /** The newest ones, back to at least the comment that was asked about. */
  readonly comments: ReadonlyMap<number, PresentComment>;
  /** All comments with this number and above were read. */
  readonly readFrom: number;
  /** The newest 100. */
  readonly reviews: readonly PresentReview[];
  /** The first page of comments on lines; `null`: not asked, or withheld. */
  readonly threads: ThreadPage | null;
}

export interface PresentQuestion {
  readonly number: number;
  /** The commit whose status is asked. */
  readonly sha: string;
  /** A comment to read back to, even where it is not among the newest 100. */
  readonly backTo: number | null;
  /** Whether comments on lines matter. */
  readonly threads: boolean;
}

const query = `query ($owner: String!, $name: String!, $number: Int!, $sha: GitObjectID!, $context: String!, $before: String, $threads: Boolean!) {
  repository(owner: $owner, name: $name) {
    object(oid: $sha) { ... on Commit { ${statusFields} } }
    pullRequest(number: $number) {
      url
      state
      baseRefName
      headRefOid
      reviews(last: 100) { nodes { fullDatabaseId state lastEditedAt author { __typename } } }
      reviewThreads(first: 100) @include(if: $threads) { ${threadFields} }
      comments(last: 100, before: $before) {
        pageInfo { hasPreviousPage startCursor }
        nodes {
          fullDatabaseId
          body
          lastEditedAt
          viewerDidAuthor
          author { __typename }
          userContentEdits(first: 1) { totalCount }
        }
      }
    }
  }
}`;

interface CommentNode {
  readonly fullDatabaseId: string | number;
  readonly body: string;
  readonly lastEditedAt: string | null;
  readonly viewerDidAuthor: boolean;
  readonly author: { readonly __typename: string } | null;
  readonly userContentEdits: { readonly totalCount: number } | null;
}

interface ReviewNode {
  readonly fullDatabaseId: string | number;
  readonly state: string;
  readonly lastEditedAt: string | null;
  readonly author: { readonly __typename: string } | null;
}

interface PullNode {
  readonly url: string;
  readonly state: 'OPEN' | 'CLOSED' | 'MERGED';
  readonly baseRefName: string;
  readonly headRefOid: string;
  readonly reviews: { readonly nodes: readonly ReviewNode[] } | null;
  readonly reviewThreads?: ThreadPage | null;
  readonly comments: {
    readonly pageInfo: { readonly hasPreviousPage: boolean; readonly startCursor: string | null };
    readonly nodes: readonly CommentNode[];
  };
}

interface PresentAnswer {
  readonly repository: { readonly object: CommitWithStatus | null; readonly pullRequest: PullNode | null } | null;
}

/** 10,000 comments; a conversation beyond that is not evaluated. */
const mostPages = 100;

export async function readPresent(
  client: GithubClient,
  repository: RepositoryRef,
  question: PresentQuestion,
): Promise<Present> {
  const comments = new Map<number, PresentComment>();
  let before: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const { pull, status } = await readPage(client, repository, question, before);
    const nodes = pull.comments.nodes.map(presentComment);
    for (const comment of nodes) comments.set(comment.id, comment);
    const { hasPreviousPage, startCursor } = pull.comments.pageInfo;
    const reached = question.backTo === null || comments.has(question.backTo);
    if (reached || !hasPreviousPage) {
      return {
        url: pull.url,
        headSha: pull.headRefOid,
        baseRef: pull.baseRefName,
        state: pull.state === 'OPEN' ? 'open' : 'closed',
        status,
        comments,
        readFrom: hasPreviousPage ? Math.min(...comments.keys()) : 0,
        reviews: (pull.reviews?.nodes ?? []).map(presentReview),
        threads: pull.reviewThreads ?? null,
      };
    }
    before = startCursor;
  }
  throw new FaultError({
    code: 'size',
    where: phrase`pull request ${question.number}`,
    what: phrase`It has more than ${mostPages * 100} comments, so the checklist could not be read again.`,
    mend: phrase`Go on in a new pull request.`,
  });
}

async function readPage(
  client: GithubClient,
  { owner, name }: RepositoryRef,
  { number, sha, threads }: PresentQuestion,
  before: string | null,
): Promise<{ readonly pull: PullNode; readonly status: PostedStatus | null }> {
  try {
    const variables = { owner, name, number, sha, context: statusContext, before, threads };
    const { repository } = await client.graphql<PresentAnswer>(query, variables);
    if (repository?.pullRequest) {
      return { pull: repository.pullRequest, status: statusOfCommit(repository.object) };
    }
  } catch (error) {
    throw forbidden(error, { doing: phrase`read the pull request`, permission: 'pull-requests: read' });
  }
  throw new FaultError({
    code: 'github',
    where: phrase`pull request ${number}`,
    what: phrase`GitHub does not show it any more, so nothing was published.`,
    mend: phrase`Look whether it still exists and whether the token may read the repository.`,
  });
}

function presentComment(node: CommentNode): PresentComment {
  return {
    id: Number(node.fullDatabaseId),
    body: node.body,
    lastEditedAt: node.lastEditedAt,
    // Nothing is kept until the first edit, which adds the original.
    revisions: Math.max(1, node.userContentEdits?.totalCount ?? 0),
    own: node.viewerDidAuthor,
    person: node.author?.__typename === 'User',
  };
}

function presentReview({ fullDatabaseId, state, lastEditedAt, author }: ReviewNode): PresentReview {
  return {
    id: Number(fullDatabaseId),
    state: state.toLowerCase().replace('_', '-'),
    edited: lastEditedAt !== null,
    person: author?.__typename === 'User',
  };
}
