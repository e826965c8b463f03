/** The way to GitHub: time limits, few retries, limits of requests, refusals in words, Apps and enterprise servers. */

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type ClientOptions, type GithubClient, githubClient } from '../src/forge/github/client.ts';
import { forbidden, GithubError, statusOf } from '../src/forge/github/errors.ts';
import type { RequestReport } from '../src/forge/github/fetch.ts';
import { FaultError } from '../src/model/fault.ts';
import { inEnglish, phrase } from '../src/model/text.ts';
import { type Github, startGithub } from './github/github.ts';
import type { Repository } from './github/repository.ts';
import { secondaryLimit } from './github/traffic.ts';
import { faultOf } from './support/github-forge.ts';
import { plainly } from './support/plainly.ts';

let github: Github;
let repository: Repository;
let client: GithubClient;

const place = { owner: 'acme', repo: 'shop' };
const readRepository = 'GET /repos/{owner}/{repo}';
const query = 'query { repository(owner: "acme", name: "shop") { id } }';

beforeEach(async () => {
  github = await startGithub();
  repository = github.repository('acme/shop');
  client = open();
});

afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

function open(options: Partial<ClientOptions> = {}): GithubClient {
  return githubClient({ auth: { token: github.token() }, apiUrl: github.url, secondMs: 1, ...options });
}

function postStatus(): Promise<unknown> {
  const parameters = { ...place, sha: repository.tip('main'), state: 'pending', context: 'x' };
  return client.request('POST /repos/{owner}/{repo}/statuses/{sha}', parameters);
}

describe('retries', () => {
  test('a read is tried three times, and every try is counted and told', async () => {
    const reports: RequestReport[] = [];
    client = open({ onRequest: (report) => reports.push(report) });
    github.fault({ kind: 'status', status: 502, times: 2 });
    expect((await client.request<{ name: string }>(readRepository, place)).data.name).toBe('shop');
    expect(client.count).toBe(3);
    expect(reports.map(({ method, path, status }) => [method, path, status])).toEqual([
      ['GET', '/repos/acme/shop', 502],
      ['GET', '/repos/acme/shop', 502],
      ['GET', '/repos/acme/shop', 200],
    ]);
    expect(reports.at(-1)?.remaining).toBeGreaterThan(0);
    github.fault({ kind: 'status', status: 502, times: 9 });
    await expect(client.request(readRepository, place)).rejects.toBeInstanceOf(GithubError);
    expect(client.count).toBe(6);
  });

  test('a dropped connection and a server error of GraphQL are tried again', async () => {
    github.fault({ kind: 'drop', times: 2 });
    expect(await client.graphql(query)).toHaveProperty('repository.id');
    github.fault({ kind: 'status', status: 500 });
    expect(await client.graphql(query)).toHaveProperty('repository.id');
    github.fault({ kind: 'drop', times: 9 });
    expect(statusOf(await client.graphql(query).catch((error: unknown) => error))).toBe(0);
  });

  test('a refusal is not tried again', async () => {
    github.fault({ kind: 'status', status: 403, times: 9 });
    expect(statusOf(await client.request(readRepository, place).catch((error: unknown) => error))).toBe(403);
    expect(client.count).toBe(1);
  });

  test('a post whose fate is unknown is not sent twice', async () => {
    github.fault({ kind: 'status', status: 502, afterwards: true });
    await expect(postStatus()).rejects.toBeInstanceOf(GithubError);
    github.fault({ kind: 'drop', afterwards: true });
    await expect(postStatus()).rejects.toBeInstanceOf(GithubError);
    expect(repository.statuses).toHaveLength(2);
    expect(client.count).toBe(2);
  });
});

describe('time and size', () => {
  test('a request that hangs ends with an error that says so', async () => {
    client = open({ timeoutMs: 200 });
    github.fault({ kind: 'hang', times: 9 });
    await expect(client.request(readRepository, place)).rejects.toThrow(
      'did not answer GET /repos/acme/shop within 0.2 s',
    );
    await expect(client.graphql(query)).rejects.toThrow('did not answer POST /graphql');
    expect(client.count).toBe(2);
  });

  function answering(body: string | ReadableStream): typeof fetch {
    return async () => new Response(body, { headers: { 'content-type': 'application/json' } });
  }

  test('a body that breaks off, hangs, or is no JSON is an error, not an empty answer', async () => {
    const broken = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('{"name":'));
        controller.error(new Error('reset'));
      },
    });
    client = open({ fetch: answering(broken) });
    await expect(client.request(readRepository, place)).rejects.toBeInstanceOf(GithubError);
    client = open({ fetch: answering('<html>') });
    await expect(client.request(readRepository, place)).rejects.toThrow('not JSON');
    await expect(client.graphql(query)).rejects.toThrow('not JSON');
    client = open({ fetch: answering('{}') });
    await expect(client.graphql(query)).rejects.toThrow('no data');
  });
});

describe('limits', () => {
  test('a short pause that GitHub asks for is made, for writes too', async () => {
    github.fault(secondaryLimit);
    await postStatus();
    expect(repository.statuses).toHaveLength(1);
    github.fault({ ...secondaryLimit, times: 9 });
    expect(await faultOf(postStatus())).toMatchObject({
      code: 'github',
      what: expect.stringContaining('in 1 seconds'),
    });
    expect(client.count).toBe(5);
  });

  test('a long one is a fault that says when', async () => {
    github.fault({ ...secondaryLimit, headers: { 'retry-after': '600' } });
    expect(await faultOf(client.request(readRepository, place))).toMatchObject({
      what: expect.stringContaining('in 600 seconds'),
    });
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1900000000' };
    github.fault({ kind: 'status', status: 403, headers, body: { message: 'API rate limit exceeded' } });
    expect(await faultOf(client.request(readRepository, place))).toMatchObject({
      code: 'github',
      what: expect.stringContaining('at 2030-03-17T17:46:40.000Z'),
    });
    const errors = [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }];
    github.fault({ kind: 'status', status: 200, headers, body: { data: null, errors } });
    expect(await faultOf(client.graphql(query))).toMatchObject({ what: expect.stringContaining('2030-03-17') });
    expect(client.count).toBe(3);
  });
});

describe('refusals', () => {
  const asked = { doing: phrase`set the status`, permission: 'statuses: write' };

  async function refusal(work: Promise<unknown>): Promise<unknown> {
    return work.then(
      () => null,
      (error: unknown) => forbidden(error, asked),
    );
  }

  test('the missing permission is named as GitHub says it', async () => {
    client = open({ auth: { token: github.token({ permissions: { contents: 'read' } }) } });
    const error = await refusal(postStatus());
    expect(error).toBeInstanceOf(FaultError);
    expect((error as FaultError).fault).toMatchObject({
      code: 'permission',
      what: phrase`The token may not set the status: it takes the permission \`statuses: write\` (GitHub answered 403).`,
      example: 'permissions:\n  statuses: write',
    });
  });

  test('alternatives and lists of permissions are both told', async () => {
    const headers = { 'x-accepted-github-permissions': 'issues=write; pull_requests=write,contents=read' };
    github.fault({ kind: 'status', status: 403, headers });
    const error = (await refusal(client.request(readRepository, place))) as FaultError;
    expect(inEnglish(error.fault.what)).toContain('`issues: write`, or `pull-requests: write` and `contents: read`');
  });

  test('a token that is none, and errors of another kind', async () => {
    client = open({ auth: { token: 'ghs_nothing' } });
    expect(plainly(((await refusal(client.request(readRepository, place))) as FaultError).fault)).toMatchObject({
      code: 'permission',
      what: expect.stringContaining('does not accept the token'),
    });
    github.fault({ kind: 'status', status: 422 });
    expect(statusOf(await refusal(open().request(readRepository, place)))).toBe(422);
    const other = new Error('other');
    expect(forbidden(other, asked)).toBe(other);
  });

  test('data beside errors of GraphQL is an error, unless the caller takes it', async () => {
    const mixed = 'query { a: user(login: "nobody-here") { id } b: repository(owner: "acme", name: "shop") { id } }';
    await expect(client.graphql(mixed)).rejects.toBeInstanceOf(GithubError);
    const data = await client.graphql(mixed, {}, ({ type }) => type === 'NOT_FOUND');
    expect(data).toMatchObject({ a: null, b: { id: expect.anything() } });
  });
});

describe('who asks', () => {
  test('an App finds the installation of a repository by itself', async () => {
    const app = github.app();
    const { id: appId, privateKey } = app;
    client = open({ auth: { appId, privateKey, repository: { owner: 'acme', name: 'shop' } } });
    expect((await client.request<{ name: string }>(readRepository, place)).data.name).toBe('shop');
    expect(await client.graphql(query)).toHaveProperty('repository.id');
    const installation = github.requests.filter(
      ({ path }) => path.endsWith('/installation') || path.endsWith('/access_tokens'),
    );
    expect(installation).toHaveLength(2);
    const elsewhere = open({ auth: { appId, privateKey, repository: { owner: 'nobody', name: 'nothing' } } });
    expect(await faultOf(elsewhere.request(readRepository, place))).toMatchObject({
      code: 'permission',
      where: 'nobody/nothing',
    });
  });

  test('an enterprise server has both below one address', async () => {
    client = open({ apiUrl: `${github.url}/api/v3/` });
    expect((await client.request<{ name: string }>(readRepository, place)).data.name).toBe('shop');
    expect(await client.graphql(query)).toHaveProperty('repository.id');
  });

  test('values are escaped, so that no name leads elsewhere', async () => {
    await expect(
      client.request('GET /repos/{owner}/{repo}', { owner: 'acme', repo: 'shop/../../user' }),
    ).rejects.toBeInstanceOf(GithubError);
    expect(github.requests.at(-1)?.path).toBe('/repos/acme/shop%2F..%2F..%2Fuser');
  });
});
