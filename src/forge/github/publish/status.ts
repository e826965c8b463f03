/**
 * The one place where a commit status is posted. GitHub shows the newest of a context, keeps at most 1,000 for a commit,
 * and deletes none, so a status is written only where it differs from the one that is there.
 */
import { FaultError } from '../../../model/fault.ts';
import type { Published, Status } from '../../../model/publication.ts';
import type { RepositoryRef } from '../../../model/pull.ts';
import { phrase } from '../../../model/text.ts';
import type { GithubClient } from '../client.ts';
import { type Asked, forbidden, GithubError } from '../errors.ts';
import { longestDescription, shortened } from './limits.ts';
import { openWriter, type Writer } from './writer.ts';

/** The name that branch protection asks for. */
export const statusContext = 'countersign';

export type PostedStatus = NonNullable<Published['status']>;

const asked: Asked = { doing: phrase`set the commit status that blocks the merge`, permission: 'statuses: write' };

/** @param writer the one of a publication, so that the request is counted there */
export async function postStatus(
  client: GithubClient,
  repository: RepositoryRef,
  sha: string,
  status: Status,
  targetUrl: string | null,
  writer: Writer = openWriter(client, repository),
): Promise<PostedStatus> {
  const description = shortened(status.description, longestDescription);
  const target = targetUrl === null ? {} : { target_url: targetUrl };
  try {
    const parameters = { sha, state: status.state, context: statusContext, description, ...target };
    await writer.send('POST /repos/{owner}/{repo}/statuses/{sha}', parameters, asked);
  } catch (error) {
    throw isFull(error) ? full(sha) : error;
  }
  return { state: status.state, description, targetUrl };
}

/** A status alone, where it differs from the one that is there. @returns whether it was written */
export async function ensureStatus(
  client: GithubClient,
  repository: RepositoryRef,
  sha: string,
  status: Status,
  targetUrl: string | null,
): Promise<boolean> {
  const present = await readStatus(client, repository, sha);
  if (!differs(present, status, targetUrl)) return false;
  await postStatus(client, repository, sha, status, targetUrl);
  return true;
}

export function differs(
  present: PostedStatus | null,
  { state, description }: Status,
  targetUrl: string | null,
): boolean {
  return !sameStatus(present, { state, description: shortened(description, longestDescription), targetUrl });
}

export function sameStatus(left: PostedStatus | null, right: PostedStatus | null): boolean {
  return (
    left?.state === right?.state && left?.description === right?.description && left?.targetUrl === right?.targetUrl
  );
}

/** The part of a GraphQL query, on a `Commit`, that `statusOfCommit` understands; it takes `$context`. */
export const statusFields = 'status { context(name: $context) { state description targetUrl } }';

export interface CommitWithStatus {
  readonly status: {
    readonly context: {
      readonly state: string;
      readonly description: string | null;
      readonly targetUrl: string | null;
    } | null;
  } | null;
}

export function statusOfCommit(commit: CommitWithStatus | null): PostedStatus | null {
  const context = commit?.status?.context;
  if (!context) return null;
  const { state, description, targetUrl } = context;
  return { state: state.toLowerCase(), description: description ?? '', targetUrl: targetUrl ?? null };
}

const statusQuery = `query ($owner: String!, $name: String!, $sha: GitObjectID!, $context: String!) {
  repository(owner: $owner, name: $name) { object(oid: $sha) { ... on Commit { ${statusFields} } } }
}`;

async function readStatus(client: GithubClient, { owner, name }: RepositoryRef, sha: string) {
  try {
    const variables = { owner, name, sha, context: statusContext };
    const { repository } = await client.graphql<{
      readonly repository: { readonly object: CommitWithStatus | null } | null;
    }>(statusQuery, variables);
    return statusOfCommit(repository?.object ?? null);
  } catch (error) {
    throw forbidden(error, { doing: phrase`read the status of a commit`, permission: 'statuses: read' });
  }
}

function isFull(error: unknown): boolean {
  return (
    error instanceof GithubError && error.details.status === 422 && /maximum number of statuses/i.test(said(error))
  );
}

/** Octokit puts details of a 422 into the message; the raw answer is looked at too. */
function said(error: GithubError): string {
  return `${error.message} ${JSON.stringify(error.details.data)}`;
}

function full(sha: string): FaultError {
  return new FaultError({
    code: 'github',
    where: phrase`commit ${sha.slice(0, 7)}`,
    what: phrase`GitHub takes no more statuses of \`${statusContext}\` here, because it keeps at most 1,000 for one commit.`,
    mend: phrase`Push another commit, an empty one will do; then find out what wakes the review so often.`,
  });
}
