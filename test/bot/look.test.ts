import { describe, expect, test } from '@jest/globals';
import { GithubError } from '../../src/forge/github/errors.ts';
import { githubClients } from '../../src/shells/bot/clients.ts';
import { githubDirectory } from '../../src/shells/bot/github-directory.ts';
import { openLog } from '../../src/shells/bot/log.ts';
import { type Directory, looking } from '../../src/shells/bot/look.ts';
import type { Wake } from '../../src/shells/bot/queue.ts';
import { keyOf, type Target } from '../../src/shells/bot/target.ts';
import { emptyDirectory, privateKey } from './support.ts';

const shop = { installationId: 7, owner: 'acme', repository: 'shop' };
const signal = new AbortController().signal;

async function looked(target: Target, directory: Partial<Directory>) {
  const woken: { readonly key: string; readonly how: Wake }[] = [];
  const evaluated: string[] = [];
  const work = looking({
    evaluate: async (wanted) => void evaluated.push(keyOf(wanted)),
    directory: { ...emptyDirectory, ...directory },
    wake: async (wanted, how) => void woken.push({ key: keyOf(wanted), how }),
    log: openLog('silent'),
  });
  await work(target, signal);
  expect(woken.every(({ how }) => how.background === true)).toBe(true);
  return { woken: woken.map(({ key }) => key), evaluated };
}

describe('what a job does', () => {
  const openPulls = async () => [
    { number: 1, base: 'main', head: 'a'.repeat(40) },
    { number: 2, base: 'release', head: 'b'.repeat(40) },
  ];

  test('a pull request and a group are evaluated', async () => {
    const group = { kind: 'group', ...shop, head: 'a'.repeat(40), base: 'b'.repeat(40), branch: 'main' } as const;
    expect((await looked({ kind: 'pull', ...shop, number: 3 }, {})).evaluated).toEqual(['acme/shop/pull/3']);
    expect((await looked(group, {})).evaluated).toEqual([`acme/shop/group/${group.head}`]);
    expect((await looked({ kind: 'issue', ...shop, number: 4 }, {})).evaluated).toEqual(['acme/shop/issue/4']);
    expect((await looked({ kind: 'rollouts', ...shop }, {})).evaluated).toEqual(['acme/shop/rollouts']);
  });

  test('what stands for many becomes a job for each', async () => {
    const installations = async () => [7, 8];
    expect((await looked({ kind: 'everything' }, { installations })).woken).toEqual([
      'installation/7',
      'installation/8',
    ]);
    const repositories = async () => [shop];
    expect((await looked({ kind: 'installation', installationId: 7 }, { repositories })).woken).toEqual([
      'acme/shop/repository//',
    ]);
    expect((await looked({ kind: 'repository', ...shop }, { openPulls })).woken).toEqual([
      'acme/shop/pull/1',
      'acme/shop/pull/2',
      'acme/shop/rollouts',
    ]);
  });

  test('only the pull requests of the branch, or of the commit', async () => {
    const ofBranch = await looked({ kind: 'repository', ...shop, branch: 'release' }, { openPulls });
    expect(ofBranch.woken).toEqual(['acme/shop/pull/2']);
    const ofHead = await looked({ kind: 'repository', ...shop, head: 'a'.repeat(40) }, { openPulls });
    expect(ofHead.woken).toEqual(['acme/shop/pull/1']);
  });

  test('a reconciliation leaves requests for what people do', async () => {
    const requestsLeft = () => 999;
    expect((await looked({ kind: 'repository', ...shop }, { openPulls, requestsLeft })).woken).toEqual([]);
    const asked = await looked({ kind: 'repository', ...shop, branch: 'main' }, { openPulls, requestsLeft });
    expect(asked.woken).toEqual(['acme/shop/pull/1']);
  });
});

/** GitHub's lists, page by page, by their path. */
function listing(lists: Readonly<Record<string, unknown>>): typeof fetch {
  return async (input) => {
    const url = new URL(input instanceof Request ? input.url : String(input));
    const headers = { 'content-type': 'application/json', 'x-ratelimit-remaining': '4321' };
    const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status, headers });
    if (url.pathname.endsWith('/access_tokens')) {
      return answer(201, { token: 'ghs_x', expires_at: '2099-01-01T00:00:00Z', permissions: {} });
    }
    const list = lists[`${url.pathname}?page=${url.searchParams.get('page')}`];
    return list === undefined ? answer(404, { message: 'Not Found' }) : answer(200, list);
  };
}

describe('what GitHub lists', () => {
  const directoryOf = (lists: Readonly<Record<string, unknown>>) => {
    const requests: string[] = [];
    const clients = githubClients(
      { appId: 1, privateKey, apiUrl: 'https://api.github.com' },
      { request: ({ method }) => void requests.push(method) },
      listing(lists),
    );
    return { directory: githubDirectory(clients), requests };
  };

  test('installations that are not suspended', async () => {
    const { directory } = directoryOf({
      '/app/installations?page=1': [
        { id: 7, suspended_at: null },
        { id: 8, suspended_at: '2026-01-01T00:00:00Z' },
      ],
    });
    expect(await directory.installations()).toEqual([7]);
  });

  test('repositories that are not archived, through all pages; every request is counted', async () => {
    const many = Array.from({ length: 100 }, (_, index) => ({ name: `r${index}`, owner: { login: 'acme' } }));
    const { directory, requests } = directoryOf({
      '/installation/repositories?page=1': { repositories: many },
      '/installation/repositories?page=2': {
        repositories: [
          { name: 'last', owner: { login: 'acme' } },
          { name: 'old', owner: { login: 'acme' }, archived: true },
        ],
      },
    });
    expect(directory.requestsLeft(7)).toBeNull();
    const found = await directory.repositories(7);
    expect(found).toHaveLength(101);
    expect(found.at(-1)).toEqual({ ...shop, repository: 'last' });
    expect(requests).toEqual(['POST', 'GET', 'GET']);
    expect(directory.requestsLeft(7)).toBe(4321);
    expect(directory.requestsLeft(8)).toBeNull();
  });

  test('open pull requests; a repository that is gone has none', async () => {
    const { directory } = directoryOf({
      '/repos/acme/shop/pulls?page=1': [{ number: 5, base: { ref: 'main' }, head: { sha: 'abc' } }],
    });
    expect(await directory.openPulls(shop)).toEqual([{ number: 5, base: 'main', head: 'abc' }]);
    expect(await directory.openPulls({ ...shop, repository: 'gone' })).toEqual([]);
  });

  test('an answer of another form is an error, not an empty list', async () => {
    const { directory } = directoryOf({ '/repos/acme/shop/pulls?page=1': { unexpected: true } });
    await expect(directory.openPulls(shop)).rejects.toThrow();
    const broken = githubClients(
      { appId: 1, privateKey, apiUrl: 'https://api.github.com' },
      { request: () => {} },
      async () => {
        return new Response('{"message":"Bad credentials"}', {
          status: 401,
          headers: { 'content-type': 'application/json' },
        });
      },
    );
    await expect(githubDirectory(broken).installations()).rejects.toThrow(GithubError);
  });
});
