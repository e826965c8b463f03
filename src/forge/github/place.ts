/** One repository and the way to it: what every reading of it starts from. */
import type { RepositoryRef } from '../../model/pull.ts';
import type { GithubClient } from './client.ts';

export interface Place {
  readonly client: GithubClient;
  readonly repository: RepositoryRef;
}

/** As GraphQL queries name it. */
export function repositoryPlace({ repository: { owner, name } }: Place): {
  readonly owner: string;
  readonly name: string;
} {
  return { owner, name };
}

/** As REST routes name it. */
export function repositoryRoute({ repository: { owner, name } }: Place): {
  readonly owner: string;
  readonly repo: string;
} {
  return { owner, repo: name };
}
