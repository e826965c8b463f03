/** The head of a pull request by the smallest request there is, for when the whole could not be read. */
import { isUnknown, noPull } from './pages.ts';
import { type Place, repositoryPlace } from './place.ts';

const query = `query ($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { headRefOid state } }
}`;

interface HeadAnswer {
  readonly repository: {
    readonly pullRequest: { readonly headRefOid: string; readonly state: string } | null;
  } | null;
}

export async function readHead(
  place: Place,
  number: number,
): Promise<{ readonly sha: string; readonly open: boolean }> {
  const variables = { ...repositoryPlace(place), number };
  const { repository } = await place.client.graphql<HeadAnswer>(query, variables, isUnknown);
  if (!repository?.pullRequest) throw noPull(place, number);
  const { headRefOid, state } = repository.pullRequest;
  return { sha: headRefOid, open: state === 'OPEN' };
}
