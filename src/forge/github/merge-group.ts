/**
 * A group of the merge queue: the pull requests on its commit, and what merging them changes. The queue itself is asked;
 * where it cannot be, the group's commits are, and a commit that belongs to nobody makes the group unknown.
 */
import { FaultError } from '../../model/fault.ts';
import type { MergeGroup } from '../../model/forge.ts';
import { phrase, type Text } from '../../model/text.ts';
import { type CommitTree, changeSet, type Store } from './changes.ts';
import { forbidden } from './errors.ts';
import { type Place, repositoryPlace, repositoryRoute } from './place.ts';
import type { TipNode } from './pull-query.ts';
import { isQueue, type QueueEntryNode, type QueueNode, queueFields, queueInOrder } from './queue.ts';

interface GroupAnswer {
  readonly repository: {
    readonly mergeQueue: QueueNode | null;
    readonly tip: { readonly target: TipNode | null } | null;
    readonly head: TipNode | null;
    readonly base: TipNode | null;
  } | null;
}

const tipFields = 'oid ... on Commit { tree { oid } }';

const groupQuery = `query ($owner: String!, $name: String!, $branch: String!, $ref: String!, $head: GitObjectID!, $base: GitObjectID!) {
  repository(owner: $owner, name: $name) {
    mergeQueue(branch: $branch) { ${queueFields} }
    tip: ref(qualifiedName: $ref) { target { ${tipFields} } }
    head: object(oid: $head) { ${tipFields} }
    base: object(oid: $base) { ${tipFields} }
  }
}`;

export async function readGroup(
  place: Place,
  store: Store,
  { head, base, branch }: { readonly head: string; readonly base: string; readonly branch: string },
): Promise<MergeGroup> {
  const variables = { ...repositoryPlace(place), branch, ref: `refs/heads/${branch}`, head, base };
  const { repository } = await place.client
    .graphql<GroupAnswer>(groupQuery, variables, isQueue)
    .catch((error: unknown) => {
      throw forbidden(error, { doing: phrase`read the merge queue`, permission: 'contents: read' });
    });
  const sides = {
    base: treeOf(repository?.base, phrase`commit ${base.slice(0, 7)}`),
    head: treeOf(repository?.head, phrase`commit ${head.slice(0, 7)}`),
    policy: treeOf(repository?.tip?.target, phrase`branch ${branch.slice(0, 200)}`),
    branch,
  };
  const queued = queuedPulls(queueInOrder(repository?.mergeQueue), head);
  const pulls = queued.length > 0 ? queued : await pullsOfCommits(place, base, head, branch);
  return { head, base, branch, pulls, changes: await changeSet(place, store, sides) };
}

function treeOf(node: TipNode | null | undefined, where: Text): CommitTree {
  if (node?.tree) return { commit: node.oid, tree: node.tree.oid };
  throw new FaultError({
    code: 'github',
    where,
    what: phrase`GitHub does not know it (any more), so the group of the merge queue cannot be judged.`,
    mend: phrase`Put the pull requests into the queue again.`,
  });
}

/** From the first of the queue to the one on this commit: each group is built on those before it. */
function queuedPulls(entries: readonly QueueEntryNode[], head: string): readonly number[] {
  const last = entries.findIndex(({ headCommit }) => headCommit?.oid === head);
  const numbers = entries.slice(0, last + 1).map(({ pullRequest }) => pullRequest?.number);
  return numbers.every((number) => number !== undefined) ? numbers : [];
}

interface CompareAnswer {
  readonly total_commits: number;
  readonly commits: readonly { readonly sha: string; readonly parents: readonly unknown[] }[];
}

interface CommitPullsAnswer {
  readonly repository: Readonly<
    Record<
      string,
      {
        readonly associatedPullRequests?: {
          readonly nodes: readonly { readonly number: number; readonly state: string; readonly baseRefName: string }[];
        } | null;
      } | null
    >
  > | null;
}

const commitsPerRequest = 50;

async function pullsOfCommits(place: Place, base: string, head: string, branch: string): Promise<readonly number[]> {
  const parameters = { ...repositoryRoute(place), basehead: `${base}...${head}`, per_page: 100 };
  const { data } = await place.client.request<CompareAnswer>(
    'GET /repos/{owner}/{repo}/compare/{basehead}',
    parameters,
  );
  if (data.commits.length < data.total_commits) throw unknownGroup(head);
  const found = new Set<number>();
  for (let start = 0; start < data.commits.length; start += commitsPerRequest) {
    const commits = data.commits.slice(start, start + commitsPerRequest);
    const numbers = await pullsOfEach(
      place,
      commits.map(({ sha }) => sha),
      branch,
    );
    for (const [index, { parents }] of commits.entries()) {
      // The queue's own merges belong to no pull request; whatever else does not is somebody's change.
      if (numbers[index]?.length === 0 && parents.length < 2) throw unknownGroup(head);
      for (const number of numbers[index] ?? []) found.add(number);
    }
  }
  if (found.size === 0) throw unknownGroup(head);
  return [...found];
}

async function pullsOfEach(place: Place, shas: readonly string[], branch: string): Promise<readonly number[][]> {
  const variables = shas.map((_, index) => `, $c${index}: GitObjectID!`).join('');
  const fields = shas.map(
    (_, index) =>
      `c${index}: object(oid: $c${index}) { ... on Commit { associatedPullRequests(first: 20) { nodes { number state baseRefName } } } }`,
  );
  const query = `query ($owner: String!, $name: String!${variables}) {
    repository(owner: $owner, name: $name) { ${fields.join('\n')} }
  }`;
  const values = Object.fromEntries(shas.map((sha, index) => [`c${index}`, sha]));
  const { repository } = await place.client.graphql<CommitPullsAnswer>(query, { ...repositoryPlace(place), ...values });
  return shas.map((_, index) =>
    (repository?.[`c${index}`]?.associatedPullRequests?.nodes ?? [])
      .filter(({ state, baseRefName }) => state === 'OPEN' && baseRefName === branch)
      .map(({ number }) => number),
  );
}

function unknownGroup(head: string): FaultError {
  return new FaultError({
    code: 'github',
    where: phrase`commit ${head.slice(0, 7)}`,
    what: phrase`Which pull requests are in this group of the merge queue cannot be known: the queue does not show it, and one of its commits belongs to no open pull request.`,
    mend: phrase`Give the token \`merge-queues: read\`, or put the pull requests into the queue again.`,
  });
}
