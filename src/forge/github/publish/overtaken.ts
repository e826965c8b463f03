/**
 * Whether another evaluation said no while this one got ready to say yes. Two evaluations can run at once, of one pull
 * request or of two that share a head, and GitHub shows whatever was posted last.
 */

import type { RepositoryRef } from '../../../model/pull.ts';
import { phrase } from '../../../model/text.ts';
import type { GithubClient } from '../client.ts';
import { forbidden } from '../errors.ts';
import { type PostedStatus, sameStatus, statusContext } from './status.ts';

interface StatusAnswer {
  readonly context: string;
  readonly state: string;
  readonly description: string | null;
  readonly target_url: string | null;
}

/** @param seen the status that stood there when this evaluation looked last; whatever is newer was not known to it */
export async function wasOvertaken(
  client: GithubClient,
  { owner, name }: RepositoryRef,
  sha: string,
  seen: PostedStatus | null,
): Promise<boolean> {
  const route = 'GET /repos/{owner}/{repo}/commits/{ref}/statuses';
  const { data } = await client
    .request<readonly StatusAnswer[]>(route, { owner, repo: name, ref: sha, per_page: 100 })
    .catch((error: unknown) => {
      throw forbidden(error, { doing: phrase`read the statuses of a commit`, permission: 'statuses: read' });
    });
  // Newest first.
  const ours = data
    .filter(({ context }) => context === statusContext)
    .map(({ state, description, target_url }) => ({ state, description: description ?? '', targetUrl: target_url }));
  const known = seen === null ? -1 : ours.findIndex((status) => sameStatus(status, seen));
  return ours.slice(0, known < 0 ? ours.length : known).some(({ state }) => state !== 'success');
}
