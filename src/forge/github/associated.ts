/** The open pull requests of a commit: two can have the same head, and then a status on it speaks for both. */
import { FaultError } from '../../model/fault.ts';
import { phrase } from '../../model/text.ts';
import { type Place, repositoryPlace } from './place.ts';
import { type AssociatedNode, associatedQuery, type Page } from './pull-query.ts';

interface AssociatedAnswer {
  readonly repository: {
    readonly id: string;
    readonly object: { readonly associatedPullRequests?: Page<AssociatedNode> | null } | null;
  } | null;
}

const mostPages = 10;

/**
 * Numbers of the open pull requests to this repository whose head is the commit.
 * @param first page of the list, where it was read already
 */
export async function associatedPulls(
  place: Place,
  repositoryId: string,
  sha: string,
  first: Page<AssociatedNode> | null,
): Promise<readonly number[]> {
  const found: AssociatedNode[] = [];
  let page = first;
  for (let count = 1; page; count += 1) {
    found.push(...page.nodes);
    const { hasNextPage, endCursor } = page.pageInfo;
    if (!hasNextPage && found.length < page.totalCount) throw unknownPulls(sha);
    if (!hasNextPage) break;
    if (count === mostPages) throw tooMany(sha);
    page = (await readAssociated(place, sha, endCursor)).page;
  }
  return found
    .filter(
      ({ state, headRefOid, baseRepository }) =>
        state === 'OPEN' && headRefOid === sha && baseRepository?.id === repositoryId,
    )
    .map(({ number }) => number);
}

/** The same, for a commit of which nothing was read yet. */
export async function pullsAtCommit(place: Place, sha: string): Promise<readonly number[]> {
  const { repositoryId, page } = await readAssociated(place, sha, null);
  return associatedPulls(place, repositoryId, sha, page);
}

async function readAssociated(place: Place, sha: string, after: string | null) {
  const variables = { ...repositoryPlace(place), sha, after };
  const { repository } = await place.client.graphql<AssociatedAnswer>(associatedQuery, variables);
  return { repositoryId: repository?.id ?? '', page: repository?.object?.associatedPullRequests ?? null };
}

/** Nobody can say then for whom a status on the commit speaks. */
export function unknownPulls(sha: string): FaultError {
  return new FaultError({
    code: 'github',
    where: phrase`commit ${sha.slice(0, 7)}`,
    what: phrase`GitHub's list of the pull requests that hold this commit is not whole, so which of them share its status cannot be known.`,
    mend: phrase`Comment \`/migration recheck\` later; if it stays so, push another commit, an empty one will do.`,
  });
}

function tooMany(sha: string): FaultError {
  return new FaultError({
    code: 'github',
    where: phrase`commit ${sha.slice(0, 7)}`,
    what: phrase`More than ${mostPages * 100} pull requests hold this commit, so which of them share its status cannot be known.`,
    mend: phrase`Push another commit, an empty one will do.`,
  });
}
