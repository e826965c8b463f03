/** Which pull requests a commit belongs to, as GitHub's REST and GraphQL both answer it. */
import { ancestors } from '../history.ts';
import type { Pull } from '../pull.ts';
import type { Repository } from '../repository.ts';

/** For a commit of the default branch the merged pull request that brought it; otherwise every one that holds it. */
export function pullsOfCommit(repository: Repository, sha: string): Pull[] {
  const holding = repository.pulls.filter(
    (pull) => pull.merged?.commit === sha || pull.commits.some((commit) => commit.sha === sha),
  );
  const tip = repository.branches.get(repository.defaultBranch);
  const inDefault = tip !== undefined && ancestors(repository.store, tip).has(sha);
  return inDefault
    ? holding.filter(({ merged }) => merged !== null)
    : holding.filter((pull) => pull.merged || pull.state === 'open');
}
