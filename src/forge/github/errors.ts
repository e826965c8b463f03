/**
 * What can go wrong between us and GitHub. `GithubError` is an answer that was no success, or no answer at all; missing
 * rights and used-up limits become faults, because people can mend those.
 */
import { FaultError } from '../../model/fault.ts';
import { listed, phrase, type Text } from '../../model/text.ts';

/** One entry of `errors` in a GraphQL answer. */
export interface GraphqlProblem {
  readonly type?: string;
  readonly path?: readonly (string | number)[];
  readonly message: string;
}

export interface GithubErrorDetails {
  /** HTTP status; `0` when nothing, or only a part, was received. */
  readonly status: number;
  /** `GET /repos/{owner}/{repo}/pulls/{pull_number}`, without values. */
  readonly route: string;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  /** The parsed answer, as far as there was one. */
  readonly data: unknown;
  /** Of GraphQL; empty for REST. */
  readonly problems: readonly GraphqlProblem[];
}

export class GithubError extends Error {
  readonly details: GithubErrorDetails;
  constructor(message: string, details: GithubErrorDetails, cause?: unknown) {
    super(`${details.route}: ${message.slice(0, 500)}`, cause === undefined ? undefined : { cause });
    this.name = 'GithubError';
    this.details = details;
  }
}

/** HTTP status of a failed request; `null` for any other error. */
export function statusOf(error: unknown): number | null {
  return error instanceof GithubError ? error.details.status : null;
}

/** What was asked, for the sentence that names the missing permission. */
export interface Asked {
  /** Completes "The token may not …": `post a comment`. */
  readonly doing: Text;
  /** The permission that it takes, as a workflow writes it: `pull-requests: write`. */
  readonly permission: string;
}

/**
 * A refusal for missing rights as a fault that names the permission; every other error as it is. GitHub answers 404
 * where a token may not even know that something exists, so the caller passes a 404 only where the thing must exist.
 */
export function forbidden(error: unknown, { doing, permission }: Asked): unknown {
  if (!(error instanceof GithubError)) return error;
  const { status, headers, problems } = error.details;
  if (status === 401) {
    return new FaultError({
      code: 'permission',
      what: phrase`GitHub does not accept the token, so it was not possible to ${doing}.`,
      mend: phrase`Give a valid token, or the App id and private key that belong together.`,
    });
  }
  const refused = status === 403 || status === 404 || problems.some(({ type }) => refusals.has(type ?? ''));
  if (!refused) return error;
  const needed = acceptedPermissions(headers['x-accepted-github-permissions']) ?? `\`${permission}\``;
  return new FaultError({
    code: 'permission',
    what: phrase`The token may not ${doing}: it takes the permission ${needed} (GitHub answered ${status === 200 ? 'FORBIDDEN' : status}).`,
    mend: phrase`Add it to the \`permissions:\` block of the workflow; of an App, add it in the App settings under Permissions and accept it for the installation.`,
    example: `permissions:\n  ${permission}`,
  });
}

const refusals: ReadonlySet<string> = new Set(['FORBIDDEN', 'INSUFFICIENT_SCOPES', 'NOT_FOUND']);

/**
 * `issues=write,contents=read; pull_requests=write` names alternatives, each a list:
 * https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#resource-not-accessible
 */
function acceptedPermissions(header: string | number | undefined): Text | null {
  const alternatives = String(header ?? '')
    .split(';')
    .map((alternative) =>
      [...alternative.matchAll(/([a-z_]{1,50})=(read|write|admin)/g)].map(
        ([, name = '', level]) => `\`${name.replaceAll('_', '-')}: ${level}\``,
      ),
    )
    .filter(({ length }) => length > 0)
    .map(listed);
  return alternatives.length > 0 ? alternatives.reduce((all, next) => phrase`${all}, or ${next}`) : null;
}

type Headers = GithubErrorDetails['headers'];

/** Whether a refusal is about the number of requests, by GitHub's own marks of it. */
export function isRateLimit(status: number, headers: Headers, message: string): boolean {
  const marked =
    String(headers['x-ratelimit-remaining'] ?? '') === '0' ||
    headers['retry-after'] !== undefined ||
    /secondary rate|abuse detection/i.test(message);
  return status === 429 || (status === 403 && marked);
}

/** Whether GraphQL refused for the same reason, which it does with status 200. */
export function isGraphqlRateLimit(problems: readonly GraphqlProblem[]): boolean {
  return problems.some(({ type }) => type === 'RATE_LIMITED' || type === 'RATE_LIMIT');
}

/** The fault of a used-up limit, with the time at which to try again. */
export function rateLimitFault(headers: Headers): FaultError {
  const after = Number(headers['retry-after']);
  const reset = Number(headers['x-ratelimit-reset']);
  const when =
    after > 0
      ? phrase`in ${after} seconds`
      : reset > 0
        ? phrase`at ${new Date(reset * 1000).toISOString()}`
        : phrase`in a minute`;
  return new FaultError({
    code: 'github',
    what: phrase`GitHub's limit of requests is used up, so the pull request could not be evaluated to the end; it can be tried again ${when}.`,
    mend: phrase`Run it again then; if it happens often, run as an App, which has a limit of its own.`,
  });
}
