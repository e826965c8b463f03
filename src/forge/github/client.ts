/**
 * The one way to GitHub: REST and GraphQL over Octokit, as a token or as an App's installation, on github.com or an
 * enterprise server. Every request has a time limit of its own, retries are few and never repeat a write that GitHub may
 * have carried out, and an answer that is cut, unreadable or only partly right is an error.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/core';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { FaultError } from '../../model/fault.ts';
import type { RepositoryRef } from '../../model/pull.ts';
import { phrase } from '../../model/text.ts';
import {
  GithubError,
  type GraphqlProblem,
  isGraphqlRateLimit,
  isRateLimit,
  rateLimitFault,
  statusOf,
} from './errors.ts';
import { boundedFetch, type RequestReport, streamed } from './fetch.ts';

export type GithubAuth = { readonly token: string } | AppAuth;

export interface AppAuth {
  readonly appId: number | string;
  readonly privateKey: string;
  /** Without it and without a repository, only the App's own routes can be asked. */
  readonly installationId?: number;
  /** Its installation is looked up before the first request. */
  readonly repository?: RepositoryRef;
}

export interface ClientOptions {
  readonly auth: GithubAuth;
  /** `https://api.github.com` (default), or `https://ghe.example/api/v3`. */
  readonly apiUrl?: string;
  /** Where it is not beside `apiUrl`. */
  readonly graphqlUrl?: string;
  readonly userAgent?: string;
  /** For one request, its body included; 20 s by default. */
  readonly timeoutMs?: number;
  /** Told of every request when it has ended, retries and those for App tokens included. */
  readonly onRequest?: (report: RequestReport) => void;
  /** How long a second of waiting takes (between writes, before retries); tests shorten it. */
  readonly secondMs?: number;
  readonly fetch?: typeof fetch;
}

export interface Answer<Data> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  readonly data: Data;
}

export type Parameters = Readonly<Record<string, unknown>>;

export interface GithubClient {
  /** Requests made until now, retries included. */
  readonly count: number;
  /**
   * `request('GET /repos/{owner}/{repo}', { owner, repo })`. Values are escaped by Octokit.
   * Throws `GithubError`, or `FaultError` when a limit is used up.
   */
  request<Data>(route: string, parameters?: Parameters): Promise<Answer<Data>>;
  /** Any error in the answer is an error, beside data too, unless `accept` takes each of them. */
  graphql<Data>(query: string, variables?: Parameters, accept?: (problem: GraphqlProblem) => boolean): Promise<Data>;
  /** The body as it arrives, redirects followed; it ends with an error after `timeoutMs`. */
  download(route: string, parameters: Parameters, timeoutMs: number): Promise<AsyncIterable<Uint8Array>>;
}

const defaultTimeoutMs = 20_000;
const readRetries = 2;
/** A limit that lasts longer is a fault: the next wake-up looks again. */
const longestWaitSeconds = 30;
/** Whatever number a request brings itself, the plugin repeats it so often after any error, a refusal too. */
const never = { retries: 0 };
const noRetry = [400, 401, 403, 404, 409, 410, 422, 429, 451];

/** Writes are spaced by `spaceWrites`; GraphQL queries are no writes, which the plugin does not see. */
const unlimited = { key: () => ({ schedule: (_: unknown, job: () => Promise<void>) => job() }) };

export function githubClient(options: ClientOptions): GithubClient {
  const { apiUrl = 'https://api.github.com', timeoutMs = defaultTimeoutMs, secondMs = 1000 } = options;
  const baseUrl = apiUrl.replace(/\/+$/, '');
  let count = 0;
  const report = (request: RequestReport): void => {
    count += 1;
    options.onRequest?.(request);
  };
  const fetching = { fetch: options.fetch ?? fetch, report };
  const opened = once(() =>
    openOctokit(options, { baseUrl, secondMs, fetch: boundedFetch({ ...fetching, timeoutMs }) }),
  );
  const spaceWrites = spacing(secondMs);

  const send = async (route: string, parameters: Parameters, request: object): Promise<Answer<unknown>> => {
    try {
      return await (await opened()).request(route, { ...parameters, request });
    } catch (error) {
      throw understood(error, route);
    }
  };

  return {
    get count() {
      return count;
    },
    request: async <Data>(route: string, parameters: Parameters = {}) => {
      const writes = !/^(GET|HEAD) /.test(route);
      if (writes) await spaceWrites();
      const answer = await send(route, parameters, route.startsWith('POST ') ? never : {});
      return parsed<Data>(answer, route);
    },
    graphql: async <Data>(
      query: string,
      variables: Parameters = {},
      accept?: (problem: GraphqlProblem) => boolean,
    ): Promise<Data> => {
      const writes = /^\s*mutation\b/.test(query);
      if (writes) await spaceWrites();
      const url = options.graphqlUrl ?? graphqlUrl(baseUrl);
      const answer = await send(`POST ${url}`, { query, variables }, writes ? never : {});
      return graphqlData<Data>(answer, accept);
    },
    download: async (route, parameters, limitMs) => {
      const request = { fetch: streamed({ ...fetching, timeoutMs: limitMs }), parseSuccessResponseBody: false };
      return (await send(route, parameters, request)).data as AsyncIterable<Uint8Array>;
    },
  };
}

interface Wire {
  readonly baseUrl: string;
  readonly secondMs: number;
  readonly fetch: typeof fetch;
}

async function openOctokit({ auth, userAgent = 'countersign' }: ClientOptions, wire: Wire): Promise<Octokit> {
  if ('token' in auth) return octokitWith({ auth: auth.token }, userAgent, wire);
  const { appId, privateKey, installationId, repository } = auth;
  const app = { appId, privateKey, ...(installationId === undefined ? {} : { installationId }) };
  const octokit = octokitWith({ authStrategy: createAppAuth, auth: app }, userAgent, wire);
  if (installationId !== undefined || !repository) return octokit;
  const id = await installationOf(octokit, repository);
  return octokitWith({ authStrategy: createAppAuth, auth: { ...app, installationId: id } }, userAgent, wire);
}

function octokitWith(auth: Parameters, userAgent: string, { baseUrl, secondMs, fetch: request }: Wire): Octokit {
  const worthWaiting = (seconds: number, _options: unknown, _octokit: unknown, retryCount: number): boolean =>
    seconds <= longestWaitSeconds && retryCount < readRetries;
  const silent = (): void => undefined;
  return new (Octokit.plugin(retry, throttling))({
    ...auth,
    baseUrl,
    userAgent,
    request: { fetch: request },
    log: { debug: silent, info: silent, warn: silent, error: silent },
    retry: { retries: readRetries, retryAfterBaseValue: secondMs / 2, doNotRetry: noRetry },
    throttle: {
      write: unlimited as never,
      notifications: unlimited as never,
      retryAfterBaseValue: secondMs,
      onRateLimit: worthWaiting,
      onSecondaryRateLimit: worthWaiting,
    },
  });
}

async function installationOf(octokit: Octokit, { owner, name }: RepositoryRef): Promise<number> {
  const route = 'GET /repos/{owner}/{repo}/installation';
  try {
    return (await octokit.request(route, { owner, repo: name })).data.id;
  } catch (error) {
    const failure = understood(error, route);
    if (statusOf(failure) !== 404) throw failure;
    throw new FaultError({
      code: 'permission',
      what: phrase`The App is not installed in this repository.`,
      where: `${owner}/${name}`,
      mend: phrase`Install it there, or give the id and private key of an App that is.`,
    });
  }
}

/** What failed is tried again by whoever asks next. */
function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null;
  return async () => {
    made ??= make();
    try {
      return await made;
    } catch (error) {
      made = null;
      throw error;
    }
  };
}

/** GitHub takes 80 writes of content a minute. */
const writesAtOnce = 10;

/** A handful at once, which is what one pull request needs, and one a second in the long run. */
function spacing(secondMs: number): () => Promise<void> {
  const slots = Array.from({ length: writesAtOnce }, () => Promise.resolve());
  let next = 0;
  return async () => {
    const slot = next % writesAtOnce;
    next += 1;
    const turn = slots[slot];
    // A program that is done does not wait for a slot to become free.
    slots[slot] = (turn ?? Promise.resolve()).then(() => sleep(writesAtOnce * secondMs, undefined, { ref: false }));
    await turn;
  };
}

function graphqlUrl(baseUrl: string): string {
  return /\/api\/v3$/.test(baseUrl) ? baseUrl.replace(/\/v3$/, '/graphql') : `${baseUrl}/graphql`;
}

/** Octokit hands on as text what it could not read as JSON. */
function parsed<Data>(answer: Answer<unknown>, route: string): Answer<Data> {
  const { status, headers, data } = answer;
  const readable = status === 204 || status === 205 || (typeof data === 'object' && data !== null);
  if (!readable) {
    throw new GithubError('the answer is not JSON', { status, route, headers, data: null, problems: [] });
  }
  return { status, headers, data: data as Data };
}

function graphqlData<Data>(answer: Answer<unknown>, accept: ((problem: GraphqlProblem) => boolean) | undefined): Data {
  const route = 'POST /graphql';
  const { status, headers, data: body } = parsed<{ data?: unknown; errors?: unknown }>(answer, route);
  const problems = problemsOf(body);
  if (isGraphqlRateLimit(problems)) throw rateLimitFault(headers);
  const [unexpected] = problems.filter((problem) => !accept?.(problem));
  if (unexpected || typeof body.data !== 'object' || body.data === null) {
    const message = unexpected ? String(unexpected.message) : 'the answer has no data';
    throw new GithubError(message, { status, route, headers, data: body.data ?? null, problems });
  }
  return body.data as Data;
}

function problemsOf(body: unknown): readonly GraphqlProblem[] {
  const { errors } = (body ?? {}) as { readonly errors?: unknown };
  return Array.isArray(errors) ? errors.filter((error) => typeof error === 'object' && error !== null) : [];
}

/** Octokit's error in our words. */
function understood(error: unknown, route: string): Error {
  if (error instanceof FaultError || error instanceof GithubError) return error;
  const {
    message = String(error),
    status,
    response,
  } = error as {
    readonly message?: string;
    readonly status?: number;
    readonly response?: Partial<Answer<unknown>>;
  };
  const headers = response?.headers ?? {};
  const problems = response?.status === 200 ? problemsOf(response.data) : [];
  const limited = response !== undefined && isRateLimit(response.status ?? 0, headers, message);
  if (limited || isGraphqlRateLimit(problems)) return rateLimitFault(headers);
  const details = { route, headers, data: response?.data ?? null, problems };
  // Octokit gives 500 to what never was answered.
  return new GithubError(message, { ...details, status: response ? (status ?? 0) : 0 }, error);
}
