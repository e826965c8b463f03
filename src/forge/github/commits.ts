/** Which commits of a pull request change some paths, by git's own history of each path. */

import type { PullRequest } from '../../model/pull.ts';
import { phrase } from '../../model/text.ts';
import { forbidden } from './errors.ts';
import { type Place, repositoryPlace } from './place.ts';

interface History {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly { readonly oid: string }[];
}

interface HistoryAnswer {
  readonly repository: {
    readonly object: Readonly<Record<string, History>> | null;
    readonly pullRequest: {
      readonly commits: {
        readonly totalCount: number;
        readonly nodes: readonly { readonly commit: { readonly parents: { readonly totalCount: number } } }[];
      };
    } | null;
  } | null;
}

/** A path whose history goes on after this cursor. */
interface Trail {
  readonly path: string;
  readonly after: string | null;
}

const pathsPerRequest = 50;
/** Hundreds of commits that are looked at for each path. */
const rounds = 3;

/** Where it cannot be told which commits change the paths, all of them are named: too many people are kept from signing. */
export async function commitsTouching(
  place: Place,
  pull: PullRequest,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  const commits = new Set(pull.commits.map(({ sha }) => sha));
  const touching = new Set<string>();
  let trails: readonly Trail[] = [...new Set(paths)].map((path) => ({ path, after: null }));
  for (let round = 0; trails.length > 0; round += 1) {
    if (round === rounds) return commits;
    const unfinished: Trail[] = [];
    for (let start = 0; start < trails.length; start += pathsPerRequest) {
      unfinished.push(...(await follow(place, pull, trails.slice(start, start + pathsPerRequest), commits, touching)));
    }
    trails = unfinished;
  }
  // The paths differ from the merge base, so something here changed them: a history without it is not the whole one.
  return touching.size === 0 && paths.length > 0 ? commits : touching;
}

async function follow(
  place: Place,
  pull: PullRequest,
  trails: readonly Trail[],
  commits: ReadonlySet<string>,
  touching: Set<string>,
): Promise<readonly Trail[]> {
  const { histories, linear } = await readHistories(place, pull, trails);
  return trails.flatMap(({ path }, index) => {
    const history = histories[`h${index}`];
    // Without an answer nothing is known of the path.
    if (!history) return [{ path, after: null }];
    const own = history.nodes.filter(({ oid }) => commits.has(oid));
    for (const { oid } of own) touching.add(oid);
    const { hasNextPage, endCursor } = history.pageInfo;
    // Without merges nothing older than the pull request comes before its own commits.
    const past = linear && own.length < history.nodes.length;
    return hasNextPage && !past ? [{ path, after: endCursor }] : [];
  });
}

async function readHistories(place: Place, pull: PullRequest, trails: readonly Trail[]) {
  const variables = trails.map((_, index) => `, $p${index}: String!, $a${index}: String`).join('');
  const fields = trails.map(
    (_, index) =>
      `h${index}: history(path: $p${index}, first: 100, after: $a${index}) { pageInfo { hasNextPage endCursor } nodes { oid } }`,
  );
  const query = `query ($owner: String!, $name: String!, $number: Int!, $sha: GitObjectID!${variables}) {
    repository(owner: $owner, name: $name) {
      object(oid: $sha) { ... on Commit { ${fields.join('\n')} } }
      pullRequest(number: $number) {
        commits(first: 100) { totalCount nodes { commit { parents(first: 1) { totalCount } } } }
      }
    }
  }`;
  const values = trails.flatMap(({ path, after }, index) => [
    [`p${index}`, path],
    [`a${index}`, after],
  ]);
  const location = { ...repositoryPlace(place), number: pull.number, sha: pull.head.sha };
  const { repository } = await place.client
    .graphql<HistoryAnswer>(query, { ...location, ...Object.fromEntries(values) })
    .catch((error: unknown) => {
      throw forbidden(error, { doing: phrase`read the history of files`, permission: 'contents: read' });
    });
  const list = repository?.pullRequest?.commits;
  const linear =
    list !== undefined &&
    list.totalCount === list.nodes.length &&
    list.nodes.every(({ commit }) => commit.parents.totalCount <= 1);
  return { histories: repository?.object ?? {}, linear };
}
