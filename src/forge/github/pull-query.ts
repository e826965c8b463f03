/**
 * The one query that reads a pull request: fields, commits with everybody who made them, what was said, and what of ours
 * is there. Lists that go on are read by `pages.ts` with the same fields.
 */
import { type ActorNode, actorFields } from './account.ts';
import { type DeletionNode, deletionFields, deletionTypes } from './deleted-comments.ts';
import { type CommitWithStatus, statusFields } from './publish/status.ts';

export interface Page<Node> {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly Node[];
}

/** Of a timeline, whose count may be that of all its entries, not only of those asked for. */
export type UncountedPage<Node> = Omit<Page<Node>, 'totalCount'> & Partial<Pick<Page<Node>, 'totalCount'>>;

export interface PersonNode {
  /** Set where an address belongs to a user. */
  readonly user: { readonly databaseId: number | null; readonly login: string } | null;
}

export interface CommitNode {
  readonly commit: {
    readonly oid: string;
    readonly committer: PersonNode | null;
    readonly authors: { readonly totalCount: number; readonly nodes: readonly PersonNode[] };
  };
}

export interface CommentNode {
  readonly id: string;
  readonly fullDatabaseId: string | number;
  readonly body: string;
  readonly createdAt: string;
  readonly lastEditedAt: string | null;
  readonly viewerDidAuthor: boolean;
  readonly author: ActorNode | null;
  /** Of the last edit. */
  readonly editor: ActorNode | null;
  readonly reactionGroups: readonly { readonly content: string; readonly viewerHasReacted: boolean }[] | null;
}

export interface ReviewNode {
  readonly fullDatabaseId: string | number;
  readonly state: string;
  readonly submittedAt: string | null;
  readonly lastEditedAt: string | null;
  readonly author: ActorNode | null;
  readonly onBehalfOf: { readonly nodes: readonly ({ readonly combinedSlug: string } | null)[] } | null;
}

export interface AssociatedNode {
  readonly number: number;
  readonly state: string;
  readonly headRefOid: string;
  readonly baseRepository: { readonly id: string } | null;
}

export interface RequestNode {
  readonly requestedReviewer: { readonly login?: string; readonly combinedSlug?: string } | null;
}

/** A commit at the end of something: whose tree is read. */
export interface TipNode {
  readonly oid: string;
  readonly tree: { readonly oid: string };
}

export type HeadNode = TipNode & CommitWithStatus & { readonly associatedPullRequests: Page<AssociatedNode> | null };

export interface PullNode {
  readonly number: number;
  readonly state: 'OPEN' | 'CLOSED' | 'MERGED';
  readonly isDraft: boolean;
  readonly author: ActorNode | null;
  readonly baseRefName: string;
  readonly baseRefOid: string;
  readonly baseRef: { readonly target: TipNode } | null;
  readonly headRefName: string;
  readonly headRefOid: string;
  readonly headRepository: { readonly name: string; readonly owner: { readonly login: string } } | null;
  readonly isCrossRepository: boolean;
  readonly mergeQueueEntry: {
    readonly headCommit: { readonly oid: string } | null;
    readonly baseCommit: { readonly oid: string } | null;
  } | null;
  readonly labels: Page<{ readonly name: string }> | null;
  readonly reviewRequests: Page<RequestNode> | null;
  readonly timelineItems: {
    readonly nodes: readonly {
      readonly actor: ActorNode | null;
      readonly afterCommit: { readonly oid: string } | null;
    }[];
  };
  readonly newest: { readonly nodes: readonly { readonly commit: HeadNode }[] };
  readonly commits: Page<CommitNode>;
  readonly comments: Page<CommentNode>;
  readonly reviews: Page<ReviewNode> | null;
  readonly deletions: UncountedPage<DeletionNode>;
}

export interface PullAnswer {
  readonly repository: { readonly id: string; readonly pullRequest: PullNode | null } | null;
}

const pageFields = 'totalCount pageInfo { hasNextPage endCursor }';
const personFields = 'user { databaseId login }';
export const tipFields = 'oid ... on Commit { tree { oid } }';

/** The fields of a comment, on a pull request as on an issue. */
export const commentFields = `id fullDatabaseId body createdAt lastEditedAt viewerDidAuthor author { ${actorFields} }
    editor { ${actorFields} } reactionGroups { content viewerHasReacted }`;

/** Lists of a pull request that can have more than one page, with the fields of their entries. */
const lists = {
  commits: `commit { oid committer { ${personFields} } authors(first: 100) { totalCount nodes { ${personFields} } } }`,
  comments: commentFields,
  reviews: `fullDatabaseId state submittedAt lastEditedAt author { ${actorFields} }
    onBehalfOf(first: 10) { nodes { combinedSlug } }`,
  labels: 'name',
  reviewRequests: `requestedReviewer { ... on User { login } ... on Bot { login } ... on Mannequin { login }
    ... on Team { combinedSlug } }`,
  deletions: deletionFields,
} as const;

export type ListName = keyof typeof lists;

function listQuery(name: ListName, after: string): string {
  if (name === 'deletions') {
    const parts = 'pageInfo { hasNextPage endCursor } nodes';
    return `${name}: timelineItems(first: 100${after}, itemTypes: [${deletionTypes}]) { ${parts} { ${lists[name]} } }`;
  }
  return `${name}(first: 100${after}) { ${pageFields} nodes { ${lists[name]} } }`;
}

/** The next pages of some lists; each takes its cursor in a variable of its name. */
export function nextPagesQuery(names: readonly ListName[]): string {
  const cursors = names.map((name) => `, $${name}: String`).join('');
  const fields = names.map((name) => listQuery(name, `, after: $${name}`)).join('\n      ');
  return `query ($owner: String!, $name: String!, $number: Int!${cursors}) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { headRefOid ${fields} } }
}`;
}

const associatedFields = `${pageFields} nodes { number state headRefOid baseRepository { id } }`;

/** What is asked about the commit on which the status stands. */
const headFields = `${tipFields} ... on Commit { ${statusFields} associatedPullRequests(first: 100) { ${associatedFields} } }`;

export const pullQuery = `query ($owner: String!, $name: String!, $number: Int!, $context: String!) {
  repository(owner: $owner, name: $name) {
    id
    pullRequest(number: $number) {
      number state isDraft author { ${actorFields} }
      baseRefName baseRefOid baseRef { target { ${tipFields} } }
      headRefName headRefOid headRepository { name owner { login } } isCrossRepository
      mergeQueueEntry { headCommit { oid } baseCommit { oid } }
      timelineItems(last: 1, itemTypes: [HEAD_REF_FORCE_PUSHED_EVENT]) {
        nodes { ... on HeadRefForcePushedEvent { actor { ${actorFields} } afterCommit { oid } } }
      }
      newest: commits(last: 1) { nodes { commit { ${headFields} } } }
      ${listQuery('commits', '')}
      ${listQuery('comments', '')}
      ${listQuery('reviews', '')}
      ${listQuery('labels', '')}
      ${listQuery('reviewRequests', '')}
      ${listQuery('deletions', '')}
    }
  }
}`;

/** For a head that is not the newest of the listed commits. */
export const headQuery = `query ($owner: String!, $name: String!, $sha: GitObjectID!, $context: String!) {
  repository(owner: $owner, name: $name) { object(oid: $sha) { ${headFields} } }
}`;

/** More pull requests of one commit. */
export const associatedQuery = `query ($owner: String!, $name: String!, $sha: GitObjectID!, $after: String) {
  repository(owner: $owner, name: $name) {
    id
    object(oid: $sha) { ... on Commit { associatedPullRequests(first: 100, after: $after) { ${associatedFields} } } }
  }
}`;
