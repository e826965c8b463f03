/** The pull request with all pages of its lists; a list that is not complete is a fault, never a short one. */
import { FaultError } from '../../model/fault.ts';
import { phrase } from '../../model/text.ts';
import type { GithubClient } from './client.ts';
import { type Asked, forbidden, GithubError, type GraphqlProblem } from './errors.ts';
import { type Place, repositoryPlace } from './place.ts';
import { statusContext } from './publish/status.ts';
import {
  type ListName,
  nextPagesQuery,
  type PullAnswer,
  type PullNode,
  pullQuery,
  type UncountedPage,
} from './pull-query.ts';

const listNames: readonly ListName[] = ['commits', 'comments', 'reviews', 'labels', 'reviewRequests', 'deletions'];

/** Lists in which every entry can decide something. */
const spoken: ReadonlySet<ListName> = new Set(['commits', 'comments', 'reviews', 'deletions']);

/** 10,000 comments. */
const mostPages = 100;

/** GitHub's own list of a pull request's commits ends there too, and beyond it nobody can say who the authors are. */
const mostCommits = 250;

export interface WholePull {
  readonly repositoryId: string;
  readonly node: PullNode;
}

export async function readPull(place: Place, number: number): Promise<WholePull> {
  const variables = { ...repositoryPlace(place), number, context: statusContext };
  const accept = (problem: GraphqlProblem) => unimportant(problem) || isUnknown(problem);
  const { repository } = await place.client
    .graphql<PullAnswer>(pullQuery, variables, accept)
    .catch((error: unknown) => {
      throw forbidden(error, refusedPart(error));
    });
  const node = repository?.pullRequest;
  if (!repository || !node) throw noPull(place, number);
  if (node.commits.totalCount > mostCommits) throw tooManyCommits(number, node.commits.totalCount);
  return { repositoryId: repository.id, node: await allPages(place.client, node, variables) };
}

/** GraphQL refuses by field, and the status takes a permission of its own. */
function refusedPart(error: unknown): Asked {
  const paths = error instanceof GithubError ? error.details.problems.map(({ path = [] }) => path) : [];
  return paths.some((path) => path.includes('status'))
    ? { doing: phrase`read the status of the head commit`, permission: 'statuses: read' }
    : { doing: phrase`read the pull request`, permission: 'pull-requests: read' };
}

/** What a workflow's token may not see and nothing stands on: names of teams, the merge queue. */
function unimportant({ path = [] }: GraphqlProblem): boolean {
  return path.some((part) => part === 'requestedReviewer' || part === 'onBehalfOf' || part === 'mergeQueueEntry');
}

/** The repository or the pull request itself; `noPull` says so. */
export function isUnknown({ type, path = [] }: GraphqlProblem): boolean {
  return type === 'NOT_FOUND' && path.length <= 2;
}

type Lists = Partial<Record<ListName, UncountedPage<unknown> | null>>;

async function allPages(client: GithubClient, first: PullNode, variables: object): Promise<PullNode> {
  const pull: PullNode & Lists = { ...first };
  const collected = new Map(listNames.map((name) => [name, [...(first[name]?.nodes ?? [])] as unknown[]]));
  const counts = new Map(listNames.map((name) => [name, first[name]?.totalCount ?? 0]));
  let last: Lists = first;
  for (let page = 1; ; page += 1) {
    const unfinished = listNames.filter((name) => last[name]?.pageInfo.hasNextPage);
    if (unfinished.length === 0) break;
    if (page === mostPages) throw endless(first.number);
    const cursors = Object.fromEntries(unfinished.map((name) => [name, last[name]?.pageInfo.endCursor]));
    const answer: PullAnswer = await client.graphql(
      nextPagesQuery(unfinished),
      { ...variables, ...cursors },
      unimportant,
    );
    const next: (PullNode & Lists) | null | undefined = answer.repository?.pullRequest;
    if (!next || next.headRefOid !== first.headRefOid) throw movedWhileRead(first.number);
    for (const name of unfinished) {
      collected.get(name)?.push(...(next[name]?.nodes ?? []));
      counts.set(name, next[name] ? (next[name].totalCount ?? 0) : Number.POSITIVE_INFINITY);
    }
    last = Object.fromEntries(unfinished.map((name) => [name, next[name]]));
  }
  for (const [name, nodes] of collected) {
    const lacking = nodes.includes(null) || nodes.length < (counts.get(name) ?? 0);
    if (spoken.has(name) && lacking) throw withheld(first.number, name);
  }
  const whole = Object.fromEntries(
    [...collected].map(([name, nodes]) => [name, pull[name] ? { ...pull[name], nodes: nodes.filter(Boolean) } : null]),
  );
  return { ...pull, ...whole };
}

export function noPull({ repository }: Place, number: number): FaultError {
  return new FaultError({
    code: 'github',
    where: `${repository.owner}/${repository.name}#${number}`,
    what: phrase`There is no such pull request, or the token may not see it.`,
    mend: phrase`Check the number, and that the token has \`pull-requests: read\` and \`contents: read\`.`,
  });
}

function tooManyCommits(number: number, count: number): FaultError {
  return new FaultError({
    code: 'github',
    where: phrase`pull request ${number}`,
    what: phrase`It has ${count} commits; GitHub lists at most ${mostCommits}, so the authors of all its migrations cannot be known.`,
    mend: phrase`Squash the commits, or split the pull request.`,
  });
}

function withheld(number: number, list: ListName): FaultError {
  return new FaultError({
    code: 'github',
    where: phrase`pull request ${number}`,
    what: phrase`GitHub left an entry out of its ${list}, so not all that was said or done is known.`,
    mend: phrase`Give the token \`members: read\` where teams review, or comment \`/migration recheck\` later.`,
  });
}

function endless(number: number): FaultError {
  return new FaultError({
    code: 'github',
    where: phrase`pull request ${number}`,
    what: phrase`It has more than ${mostPages * 100} comments, so not all that was said could be read.`,
    mend: phrase`Open a new pull request with the same commits.`,
  });
}

function movedWhileRead(number: number): FaultError {
  return new FaultError({
    code: 'github',
    where: phrase`pull request ${number}`,
    what: phrase`It changed while it was being read.`,
    mend: phrase`The event of that change starts another review; nothing needs to be done.`,
  });
}
