/** The merge queue of a branch, in order: each entry's commit is built on those of the entries before it. */
import { phrase } from '../../model/text.ts';
import { forbidden, type GraphqlProblem } from './errors.ts';
import { type Place, repositoryPlace } from './place.ts';

export interface QueueEntryNode {
  readonly position: number;
  readonly headCommit: { readonly oid: string } | null;
  readonly pullRequest: { readonly number: number } | null;
}

export interface QueueNode {
  readonly entries: { readonly nodes: readonly (QueueEntryNode | null)[] } | null;
}

/** The part of a GraphQL query, on a `MergeQueue`, that `queueInOrder` understands. */
export const queueFields = 'entries(first: 100) { nodes { position headCommit { oid } pullRequest { number } } }';

export function queueInOrder(queue: QueueNode | null | undefined): readonly QueueEntryNode[] {
  const nodes = queue?.entries?.nodes ?? [];
  return nodes.filter((node) => node !== null).sort((left, right) => left.position - right.position);
}

/** A token may not be allowed to see the queue; then nothing is known of it. */
export function isQueue({ path = [] }: GraphqlProblem): boolean {
  return path.includes('mergeQueue') || path.includes('mergeQueueEntry');
}

interface PlaceAnswer {
  readonly repository: {
    readonly pullRequest: {
      readonly baseRefName: string;
      readonly mergeQueueEntry: { readonly headCommit: { readonly oid: string } | null } | null;
    } | null;
  } | null;
}

const placeQuery = `query ($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) { baseRefName mergeQueueEntry { headCommit { oid } } }
  }
}`;

const queueQuery = `query ($owner: String!, $name: String!, $branch: String!) {
  repository(owner: $owner, name: $name) { mergeQueue(branch: $branch) { ${queueFields} } }
}`;

/**
 * Commits of the queue that hold the pull request: its own, and all that are built on it, because a group is merged by the
 * answer on its last commit.
 */
export async function queuedCommits(place: Place, number: number): Promise<readonly string[]> {
  const { repository } = await ask<PlaceAnswer>(place, placeQuery, { number });
  const pull = repository?.pullRequest;
  const own = pull?.mergeQueueEntry?.headCommit?.oid;
  if (!pull || own === undefined) return [];
  const answer = await ask<{ readonly repository: { readonly mergeQueue: QueueNode | null } | null }>(
    place,
    queueQuery,
    { branch: pull.baseRefName },
  );
  const entries = queueInOrder(answer.repository?.mergeQueue);
  const at = entries.findIndex(({ headCommit }) => headCommit?.oid === own);
  const behind = at < 0 ? [] : entries.slice(at).flatMap(({ headCommit }) => headCommit?.oid ?? []);
  return [...new Set([own, ...behind])];
}

function ask<Answer>(place: Place, query: string, variables: Readonly<Record<string, unknown>>): Promise<Answer> {
  return place.client
    .graphql<Answer>(query, { ...repositoryPlace(place), ...variables }, isQueue)
    .catch((error: unknown) => {
      throw forbidden(error, { doing: phrase`read the merge queue`, permission: 'contents: read' });
    });
}
