/** The repository's open pull requests: which there are, which have a commit as their head, and what others add. */
import { FaultError } from '../../model/fault.ts';
import type { OpenPull } from '../../model/forge.ts';
import type { PullRequest } from '../../model/pull.ts';
import { phrase } from '../../model/text.ts';
import { pullsAtCommit } from './associated.ts';
import { forbidden } from './errors.ts';
import { type Place, repositoryPlace } from './place.ts';
import type { Page } from './pull-query.ts';

const openPullsQuery = `query ($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequests(states: OPEN, first: 100, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } nodes { number baseRefName headRefOid }
    }
  }
}`;

interface OpenAnswer {
  readonly repository: {
    readonly pullRequests: Page<{ readonly number: number; readonly baseRefName: string; readonly headRefOid: string }>;
  } | null;
}

interface FileNode {
  readonly path: string;
  readonly changeType: string;
}

interface ChangingPull {
  readonly number: number;
  readonly headRefOid: string;
  readonly files: Page<FileNode> | null;
}

const asked = { doing: phrase`list the open pull requests`, permission: 'pull-requests: read' } as const;

/** 5,000 pull requests. */
const mostPages = 50;

export async function openPulls(place: Place): Promise<readonly OpenPull[]> {
  const found: OpenPull[] = [];
  let after: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const answer: OpenAnswer = await place.client
      .graphql<OpenAnswer>(openPullsQuery, { ...repositoryPlace(place), after })
      .catch((error: unknown) => {
        throw forbidden(error, asked);
      });
    const list = answer.repository?.pullRequests;
    for (const { number, baseRefName, headRefOid } of list?.nodes ?? []) {
      found.push({ number, base: baseRefName, head: headRefOid });
    }
    if (!list || (!list.pageInfo.hasNextPage && found.length < list.totalCount)) throw notWhole(place);
    if (!list.pageInfo.hasNextPage) return found;
    after = list.pageInfo.endCursor;
  }
  throw new FaultError({
    code: 'github',
    where: `${place.repository.owner}/${place.repository.name}`,
    what: phrase`There are more than ${mostPages * 100} open pull requests, so not all could be looked at.`,
    mend: phrase`Close those that nobody works on.`,
  });
}

function notWhole({ repository: { owner, name } }: Place): FaultError {
  return new FaultError({
    code: 'github',
    where: `${owner}/${name}`,
    what: phrase`GitHub's list of the open pull requests is not whole.`,
    mend: phrase`Run it again; if it stays so, check that the token has \`pull-requests: read\`.`,
  });
}

/** GitHub does not tell of every commit of a fork which pull requests it is in; then all open ones are looked through. */
export async function pullsOfHead(place: Place, sha: string): Promise<readonly number[]> {
  const known = await pullsAtCommit(place, sha).catch((error: unknown) => {
    throw forbidden(error, asked);
  });
  if (known.length > 0) return known;
  return (await openPulls(place)).filter(({ head }) => head === sha).map(({ number }) => number);
}

const fileFields = 'totalCount pageInfo { hasNextPage endCursor } nodes { path changeType }';

const othersQuery = `query ($owner: String!, $name: String!, $base: String!, $count: Int!) {
  repository(owner: $owner, name: $name) {
    pullRequests(states: OPEN, baseRefName: $base, first: $count, orderBy: { field: UPDATED_AT, direction: DESC }) {
      nodes { number headRefOid files(first: 100) { ${fileFields} } }
    }
  }
}`;

interface OthersAnswer {
  readonly repository: { readonly pullRequests: { readonly nodes: readonly ChangingPull[] } } | null;
}

/** So many times a hundred files of each pull request are looked at. */
const fileRounds = 10;

export async function addedByOthers(place: Place, pull: PullRequest, limit: number) {
  const variables = { ...repositoryPlace(place), base: pull.base.ref, count: Math.min(limit + 1, 100) };
  const answer = await place.client.graphql<OthersAnswer>(othersQuery, variables).catch((error: unknown) => {
    throw forbidden(error, asked);
  });
  // One with the same head is the same change, proposed twice.
  const others = (answer.repository?.pullRequests.nodes ?? [])
    .filter(({ number, headRefOid }) => number !== pull.number && headRefOid !== pull.head.sha)
    .slice(0, limit);
  const paths = new Map(others.map(({ number, files }) => [number, added(files)]));
  let unfinished = others.filter(({ files }) => files?.pageInfo.hasNextPage);
  for (let round = 1; round < fileRounds && unfinished.length > 0; round += 1) {
    unfinished = await nextFiles(place, unfinished);
    for (const { number, files } of unfinished) paths.get(number)?.push(...added(files));
    unfinished = unfinished.filter(({ files }) => files?.pageInfo.hasNextPage);
  }
  return [...paths]
    .map(([number, all]) => ({ number, paths: all.sort() }))
    .filter((other) => other.paths.length > 0)
    .sort((left, right) => left.number - right.number);
}

function added(files: Page<FileNode> | null): string[] {
  return (files?.nodes ?? [])
    .filter(({ changeType }) => changeType === 'ADDED' || changeType === 'RENAMED' || changeType === 'COPIED')
    .map(({ path }) => path);
}

async function nextFiles(place: Place, pulls: readonly ChangingPull[]): Promise<ChangingPull[]> {
  const variables = pulls.map((_, index) => `, $n${index}: Int!, $a${index}: String`).join('');
  const fields = pulls.map(
    (_, index) =>
      `p${index}: pullRequest(number: $n${index}) { number headRefOid files(first: 100, after: $a${index}) { ${fileFields} } }`,
  );
  const query = `query ($owner: String!, $name: String!${variables}) {
    repository(owner: $owner, name: $name) { ${fields.join('\n')} }
  }`;
  const values = Object.fromEntries(
    pulls.flatMap(({ number, files }, index) => [
      [`n${index}`, number],
      [`a${index}`, files?.pageInfo.endCursor],
    ]),
  );
  const answer = await place.client.graphql<{
    readonly repository: Readonly<Record<string, ChangingPull | null>> | null;
  }>(query, { ...repositoryPlace(place), ...values });
  return Object.values(answer.repository ?? {}).filter((node) => node !== null);
}
