/** The in-memory GitHub of the tests itself: real clients talk to it, git agrees with its hashes, and its judges bite. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/core';
import type { Account } from './github/accounts.ts';
import { type Github, startGithub } from './github/github.ts';
import type { Pull } from './github/pull.ts';
import type { Repository } from './github/repository.ts';
import { operations } from './github/rest/operations.ts';
import { secondaryLimit } from './github/traffic.ts';

let github: Github;
let alice: Account;
let bob: Account;
let repository: Repository;
let pull: Pull;
let octokit: Octokit;

const at = { owner: 'acme', repo: 'shop' };

beforeEach(async () => {
  github = await startGithub();
  [alice, bob] = [github.user('alice'), github.user('bob')];
  repository = github.repository('acme/shop', { files: { 'db/1.sql': 'SELECT 1;\n', 'README.md': '# Shop\n' } });
  repository.permission(alice, 'write');
  repository.permission(github.team('acme/dba', [bob]), 'maintain');
  repository.push('feature', { by: alice, files: { 'db/2.sql': 'SELECT 2;\n' }, coAuthors: [bob] });
  pull = repository.openPull({ head: 'feature', author: alice });
  const permissions = { checks: 'write', members: 'read' } as const;
  const usual = { contents: 'read', pull_requests: 'write', statuses: 'write', issues: 'write' } as const;
  octokit = new Octokit({ baseUrl: github.url, auth: github.token({ permissions: { ...usual, ...permissions } }) });
});

afterEach(() => github.close());

/** The answer, or GitHub's refusal of it. */
async function ask(route: string, parameters: Record<string, unknown> = {}, client = octokit) {
  const query = route.includes('{owner}') ? { ...at, ...parameters } : parameters;
  try {
    const { status, data, headers } = await client.request(route as 'GET /', query as never);
    return { status: status as number, data: data as never as Record<string, never>, headers };
  } catch (error) {
    const { status, response, message } = error as {
      status: number;
      response?: { data: never; headers: never };
      message: string;
    };
    return { status, data: response?.data ?? ({ message } as never), headers: response?.headers ?? ({} as never) };
  }
}

const repo = '/repos/{owner}/{repo}';

describe('REST', () => {
  /** Route, parameters, status; `$x` takes a value that an earlier answer gave. */
  const tour = (): [string, Record<string, unknown>, number, string?][] => {
    const sha = pull.headSha;
    const number = { pull_number: 1, issue_number: 1 };
    const [onThis, issue] = [{ pull_number: number.pull_number }, { issue_number: number.issue_number }];
    const line = { commit_id: sha, path: 'db/2.sql', line: 1, side: 'RIGHT', body: 'Why?' };
    const blob = repository.store.filesOf(sha).get('db/2.sql')?.sha;
    const annotation = {
      path: 'db/2.sql',
      start_line: 1,
      end_line: 1,
      annotation_level: 'warning',
      message: 'It locks',
    };
    const status = {
      sha,
      state: 'pending',
      context: 'countersign',
      description: 'Waits',
      target_url: 'https://example.com',
    };
    return [
      [`GET ${repo}`, {}, 200],
      [`GET ${repo}/pulls`, { state: 'open', head: 'acme:feature', base: 'main' }, 200],
      [`GET ${repo}/pulls/{pull_number}`, onThis, 200],
      [`GET ${repo}/pulls/{pull_number}/files`, onThis, 200],
      [`GET ${repo}/pulls/{pull_number}/commits`, onThis, 200],
      [
        `POST ${repo}/pulls/{pull_number}/requested_reviewers`,
        { ...onThis, reviewers: ['bob'], team_reviewers: ['dba'] },
        201,
      ],
      [`POST ${repo}/pulls/{pull_number}/requested_reviewers`, { ...onThis, reviewers: ['stranger'] }, 422],
      [`GET ${repo}/pulls/{pull_number}/requested_reviewers`, onThis, 200],
      [`DELETE ${repo}/pulls/{pull_number}/requested_reviewers`, { ...onThis, reviewers: ['bob'] }, 200],
      [
        `POST ${repo}/pulls/{pull_number}/reviews`,
        { ...onThis, event: 'COMMENT', body: 'Hm', comments: [{ path: line.path, line: 1, body: 'Why?' }] },
        200,
      ],
      [`POST ${repo}/pulls/{pull_number}/reviews`, { ...onThis, event: 'APPROVE' }, 200, 'review_id'],
      [`GET ${repo}/pulls/{pull_number}/reviews`, onThis, 200],
      [`GET ${repo}/pulls/{pull_number}/reviews/{review_id}`, onThis, 200],
      [`PUT ${repo}/pulls/{pull_number}/reviews/{review_id}/dismissals`, { ...onThis, message: 'Old' }, 200],
      [`POST ${repo}/pulls/{pull_number}/comments`, { ...onThis, ...line, line: 9 }, 422],
      [`POST ${repo}/pulls/{pull_number}/comments`, { ...onThis, ...line }, 201, 'comment_id'],
      [`GET ${repo}/pulls/{pull_number}/comments`, onThis, 200],
      [`PATCH ${repo}/pulls/comments/{comment_id}`, { body: 'Because' }, 200],
      [`GET ${repo}/pulls/comments/{comment_id}`, {}, 200],
      [`DELETE ${repo}/pulls/comments/{comment_id}`, {}, 204],
      [`GET ${repo}/compare/{basehead}`, { basehead: 'main...feature' }, 200],
      [`GET ${repo}/git/trees/{tree_sha}`, { tree_sha: sha, recursive: '1' }, 200],
      [`GET ${repo}/git/blobs/{file_sha}`, { file_sha: blob }, 200],
      [`GET ${repo}/git/commits/{commit_sha}`, { commit_sha: sha }, 200],
      [`GET ${repo}/git/ref/{ref}`, { ref: 'heads/main' }, 200],
      [`GET /repos/acme/shop/git/ref/heads/main`, {}, 200],
      [`GET ${repo}/git/matching-refs/{ref}`, { ref: 'heads/' }, 200],
      [`GET ${repo}/commits`, { sha: 'feature', path: 'db' }, 200],
      [`GET ${repo}/commits/{ref}`, { ref: sha }, 200],
      [`GET ${repo}/commits/{commit_sha}/pulls`, { commit_sha: sha }, 200],
      [`GET ${repo}/contents/{path}`, { path: 'db/1.sql' }, 200],
      [`GET ${repo}/contents/{path}`, { path: 'db', ref: 'feature' }, 200],
      [`GET ${repo}/branches/{branch}`, { branch: 'feature' }, 200],
      [`GET ${repo}/activity`, { ref: 'feature' }, 200],
      [`GET ${repo}/tarball/{ref}`, { ref: sha }, 200],
      [`POST ${repo}/statuses/{sha}`, status, 201],
      [`GET ${repo}/commits/{ref}/status`, { ref: 'feature' }, 200],
      [`GET ${repo}/commits/{ref}/statuses`, { ref: 'feature' }, 200],
      [
        `POST ${repo}/check-runs`,
        { name: 'countersign', head_sha: sha, output: { title: 'T', summary: 'S', annotations: [annotation] } },
        201,
        'check_run_id',
      ],
      [
        `PATCH ${repo}/check-runs/{check_run_id}`,
        { conclusion: 'success', actions: [{ label: 'Again', description: 'Again', identifier: 'again' }] },
        200,
      ],
      [`GET ${repo}/check-runs/{check_run_id}`, {}, 200],
      [`GET ${repo}/check-runs/{check_run_id}/annotations`, {}, 200],
      [`GET ${repo}/commits/{ref}/check-runs`, { ref: sha, check_name: 'countersign' }, 200],
      [`POST ${repo}/issues/{issue_number}/comments`, { ...issue, body: 'Hello' }, 201, 'comment_id'],
      [`GET ${repo}/issues/{issue_number}/comments`, issue, 200],
      [`GET ${repo}/issues/comments`, {}, 200],
      [`PATCH ${repo}/issues/comments/{comment_id}`, { body: 'Hello again' }, 200],
      [`GET ${repo}/issues/comments/{comment_id}`, {}, 200],
      [`POST ${repo}/issues/comments/{comment_id}/reactions`, { content: 'eyes' }, 201, 'reaction_id'],
      [`POST ${repo}/issues/comments/{comment_id}/reactions`, { content: 'eyes' }, 200],
      [`GET ${repo}/issues/comments/{comment_id}/reactions`, {}, 200],
      [`DELETE ${repo}/issues/comments/{comment_id}/reactions/{reaction_id}`, {}, 204],
      [`DELETE ${repo}/issues/comments/{comment_id}`, {}, 204],
      [`POST ${repo}/labels`, { name: 'risk: high', color: 'ff0000', description: 'Look' }, 201],
      [`POST ${repo}/labels`, { name: 'Risk: high' }, 422],
      [`GET ${repo}/labels`, {}, 200],
      [`GET ${repo}/labels/{name}`, { name: 'risk: high' }, 200],
      [`POST ${repo}/issues/{issue_number}/labels`, { ...issue, labels: ['risk: high'] }, 200],
      [`GET ${repo}/issues/{issue_number}/labels`, issue, 200],
      [`DELETE ${repo}/issues/{issue_number}/labels/{name}`, { ...issue, name: 'risk: high' }, 200],
      [`POST ${repo}/issues`, { title: 'Track', body: 'Body', labels: ['ours'] }, 201],
      [`GET ${repo}/issues`, { labels: 'ours' }, 200],
      [`GET ${repo}/issues/{issue_number}`, issue, 200],
      [`PATCH ${repo}/issues/{issue_number}`, { issue_number: 2, state: 'closed' }, 200],
      [`GET ${repo}/collaborators/{username}/permission`, { username: 'bob' }, 200],
      [`GET ${repo}/collaborators/{username}/permission`, { username: 'stranger' }, 404],
      ['GET /orgs/{org}', { org: 'acme' }, 200],
      ['GET /orgs/{org}/teams/{team_slug}', { org: 'acme', team_slug: 'dba' }, 200],
      ['GET /orgs/{org}/teams/{team_slug}/members', { org: 'acme', team_slug: 'dba' }, 200],
      [
        'GET /orgs/{org}/teams/{team_slug}/memberships/{username}',
        { org: 'acme', team_slug: 'dba', username: 'bob' },
        200,
      ],
      [
        'GET /orgs/{org}/teams/{team_slug}/memberships/{username}',
        { org: 'acme', team_slug: 'dba', username: 'alice' },
        404,
      ],
      ['GET /users/{username}', { username: 'alice' }, 200],
      ['GET /installation/repositories', {}, 200],
      ['GET /rate_limit', {}, 200],
    ];
  };

  test('every answer passes the description that GitHub gives of itself', async () => {
    const earlier: Record<string, unknown> = {};
    for (const [route, parameters, status, keeps] of tour()) {
      const path = Object.fromEntries(Object.entries(earlier).filter(([name]) => route.includes(`{${name}}`)));
      const answer = await ask(route, { ...path, ...parameters });
      expect([route, answer.status, github.violations]).toEqual([route, status, []]);
      if (keeps) earlier[keeps] = answer.data.id;
    }
  }, 120_000);

  test('every operation that is described is served, and no other', () => {
    const { paths } = JSON.parse(readFileSync(new URL('./github/openapi.json', import.meta.url), 'utf8'));
    const described = Object.values(paths as Record<string, Record<string, { operationId: string }>>)
      .flatMap((methods) => Object.values(methods))
      .map(({ operationId }) => operationId);
    expect(Object.keys(operations).sort()).toEqual(described.sort());
  });

  test.each<[string, string, Record<string, unknown>, RegExp]>([
    [
      'a value of the wrong type',
      `POST ${repo}/statuses/{sha}`,
      { sha: 'main', state: 'green' },
      /body\/state must be equal to one of/,
    ],
    ['a value that is missing', `POST ${repo}/labels`, { color: 'ff0000' }, /must have required property 'name'/],
    [
      'a property that GitHub would ignore',
      `POST ${repo}/issues/1/comments`,
      { body: 'x', text: 'y' },
      /body\/text is no property/,
    ],
    ['a query that GitHub would ignore', `GET ${repo}/pulls`, { branch: 'main' }, /additionalProperty":"branch"/],
    ['an operation that is not there', 'GET /nowhere', {}, /GET \/nowhere is no operation/],
  ])('refuses %s', async (_, route, parameters, violation) => {
    const { status } = await ask(route, parameters);
    expect(status).toBeGreaterThanOrEqual(404);
    expect(github.violations.join('\n')).toMatch(violation);
  });

  test('an answer of the wrong shape is caught', async () => {
    const comment = pull.comment(alice, 'Hello');
    Object.assign(comment, { createdAt: 'yesterday' });
    const { status, data } = await ask(`GET ${repo}/issues/comments/{comment_id}`, { comment_id: comment.id });
    expect(status).toBe(500);
    expect(data.message).toContain('/created_at must match format "date-time"');
    expect(github.violations).toHaveLength(1);
  });

  test('pages are linked, and an unchanged answer is a 304', async () => {
    for (let index = 0; index < 5; index += 1) pull.comment(alice, `Comment ${index}`);
    const first = await ask(`GET ${repo}/issues/1/comments`, { per_page: 2 });
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.link ?? '')?.[1] ?? '';
    const second = await ask(`GET ${next}`);
    expect((second.data as unknown as { body: string }[]).map(({ body }) => body)).toEqual(['Comment 2', 'Comment 3']);
    const again = await ask(`GET ${repo}/issues/1/comments`, {
      headers: { 'if-none-match': first.headers.etag },
      per_page: 2,
    });
    expect(again.status).toBe(304);
  });

  test('limits refuse as GitHub refuses', async () => {
    const long = await ask(`POST ${repo}/issues/1/comments`, { body: 'x'.repeat(65_537) });
    const wordy = await ask(`POST ${repo}/statuses/${pull.headSha}`, { state: 'error', description: 'x'.repeat(141) });
    const status = { state: 'pending', context: 'countersign' } as const;
    for (let count = 0; count < 1000; count += 1) repository.status(pull.headSha, alice, status);
    const full = await ask(`POST ${repo}/statuses/${pull.headSha}`, status);
    expect([long.status, wordy.status, full.status]).toEqual([422, 422, 422]);
    expect(JSON.stringify(full.data)).toContain('This SHA and context has reached the maximum number of statuses.');
    expect((await ask(`POST ${repo}/statuses/${pull.headSha}`, { ...status, context: 'other' })).status).toBe(201);
  });

  test('the archive holds the tree below one folder', async () => {
    repository.push('feature', {
      by: alice,
      files: { link: { symlink: 'README.md' }, 'run.sh': { executable: 'true\n' } },
    });
    const { data } = await ask(`GET ${repo}/tarball/{ref}`, { ref: 'feature' });
    const folder = mkdtempSync(join(tmpdir(), 'countersign-archive-'));
    writeFileSync(join(folder, 'archive.tar.gz'), Buffer.from(data as unknown as ArrayBuffer));
    const listing = execFileSync('tar', ['tzf', join(folder, 'archive.tar.gz')], { encoding: 'utf8' })
      .trim()
      .split('\n');
    rmSync(folder, { recursive: true });
    const top = `acme-shop-${pull.headSha.slice(0, 7)}/`;
    expect(listing).toEqual(
      ['', 'README.md', 'db/', 'db/1.sql', 'db/2.sql', 'link', 'run.sh'].map((name) => top + name),
    );
  });
});

describe('tokens', () => {
  const restricted = (permissions: Record<string, 'read' | 'write' | 'none'>): Octokit =>
    new Octokit({ baseUrl: github.url, auth: github.token({ permissions }) });

  test('a missing permission is named as GitHub names it', async () => {
    const poor = restricted({ contents: 'read', issues: 'read' });
    const { status, data, headers } = await ask(`POST ${repo}/issues/1/comments`, { body: 'x' }, poor);
    expect([status, data.message]).toEqual([403, 'Resource not accessible by integration']);
    expect((headers as Record<string, unknown>)['x-accepted-github-permissions']).toBe(
      'issues=write; pull_requests=write',
    );
    const membership = { org: 'acme', team_slug: 'dba', username: 'bob' };
    expect((await ask('GET /orgs/{org}/teams/{team_slug}/memberships/{username}', membership, poor)).status).toBe(403);
    expect((await ask(`POST ${repo}/check-runs`, { name: 'x', head_sha: pull.headSha }, poor)).status).toBe(403);
    expect((await ask(`GET ${repo}`, {}, new Octokit({ baseUrl: github.url, auth: 'ghs_unknown' }))).status).toBe(401);
  });

  test('reading a private repository takes a permission, reading a public one takes none', async () => {
    const hidden = github.repository('acme/vault', { private: true });
    const poor = restricted({ issues: 'read' });
    expect((await ask(`GET ${repo}/branches/main`, {}, poor)).status).toBe(200);
    expect((await ask(`GET ${repo}/branches/main`, { repo: 'vault' }, poor)).status).toBe(403);
    const stranger = new Octokit({ baseUrl: github.url, auth: github.token({ actor: github.user('mallory') }) });
    expect((await ask(`GET ${repo}`, { repo: 'vault' }, stranger)).status).toBe(404);
    expect(hidden.roleOf(github.user('mallory'))).toBe('none');
  });

  test("an App signs in with its key and acts as its bot; another App's key opens nothing", async () => {
    const app = github.app({ slug: 'countersign' });
    const sign = (privateKey: string): Octokit =>
      new Octokit({ baseUrl: github.url, authStrategy: createAppAuth, auth: { appId: app.id, privateKey } });
    const own = sign(app.privateKey);
    expect((await ask('GET /app', {}, own)).data.slug).toBe('countersign');
    const installation = (await ask(`GET ${repo}/installation`, {}, own)).data.id;
    const auth = { appId: app.id, privateKey: app.privateKey, installationId: installation };
    const bot = new Octokit({ baseUrl: github.url, authStrategy: createAppAuth, auth });
    await bot.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      ...at,
      issue_number: 1,
      body: 'Hello',
    });
    expect(pull.last('Hello').author).toBe(app.actor);
    const run = await ask(`POST ${repo}/check-runs`, { name: 'countersign', head_sha: pull.headSha }, bot);
    expect(run.data.app).toMatchObject({ id: app.id, slug: 'countersign' });
    const other = github.app({ id: 778, slug: 'other' });
    expect((await ask('GET /app', {}, sign(other.privateKey))).status).toBe(401);
    expect(github.violations).toEqual([]);
  });

  test('the role is told beside the old word for it', async () => {
    const role = async (username: string) =>
      (await ask(`GET ${repo}/collaborators/{username}/permission`, { username })).data;
    repository.permission(github.user('trent'), 'triage');
    expect(await role('bob')).toMatchObject({ permission: 'write', role_name: 'maintain', user: { id: bob.id } });
    expect(await role('trent')).toMatchObject({ permission: 'read', role_name: 'triage' });
    github.user('mallory');
    expect(await role('mallory')).toMatchObject({ permission: 'read', role_name: 'read' });
  });
});

describe('faults', () => {
  const look = () => ask(`GET ${repo}/pulls/1`);

  test('the nth matching request meets it, as often as it is said', async () => {
    github.fault({
      kind: 'status',
      status: 502,
      nth: 2,
      times: 2,
      match: ({ operation }) => operation === 'pulls/get',
    });
    const statuses: number[] = [];
    for (let count = 0; count < 5; count += 1) statuses.push((await look()).status);
    expect(statuses).toEqual([200, 502, 502, 200, 200]);
    expect(github.requests.map(({ status }) => status)).toEqual(statuses);
  });

  test('limits, lost answers, cut connections and silence', async () => {
    github.fault({ ...secondaryLimit, match: ({ write }) => write });
    const refused = await ask(`POST ${repo}/issues/1/comments`, { body: 'One' });
    expect([refused.status, (refused.headers as Record<string, unknown>)['retry-after']]).toEqual([403, '1']);
    expect(pull.comments).toHaveLength(0);
    github.fault({ kind: 'drop', afterwards: true });
    await ask(`POST ${repo}/issues/1/comments`, { body: 'Two' });
    expect(pull.comments.map(({ body }) => body)).toEqual(['Two']);
    github.fault({ kind: 'drop' });
    expect((await look()).status).toBe(500);
    github.fault({ kind: 'hang' });
    const patience = new Octokit({ baseUrl: github.url, request: { signal: AbortSignal.timeout(200) } });
    await expect(patience.request('GET /users/alice')).rejects.toThrow();
    github.fault({ kind: 'headers', headers: { 'x-ratelimit-remaining': '0' } });
    expect((await look()).headers).toMatchObject({ 'x-ratelimit-remaining': '0' });
  });

  test('a tree says that it was cut, a list does not', async () => {
    github.fault({ kind: 'truncate', times: 2 });
    const tree = await ask(`GET ${repo}/git/trees/{tree_sha}`, { tree_sha: 'feature', recursive: '1' });
    expect([tree.data.truncated, (tree.data.tree as unknown as readonly unknown[]).length]).toEqual([true, 2]);
    expect((await ask(`GET ${repo}/pulls/1/files`)).data).toHaveLength(0);
  });
});

test('git makes the same objects', () => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-git-'));
  const date = '2026-11-20T09:00:00Z';
  const person = { NAME: alice.name, EMAIL: alice.emails[0], DATE: date };
  const env = Object.fromEntries(
    ['AUTHOR', 'COMMITTER'].flatMap((who) =>
      Object.entries(person).map(([what, value]) => [`GIT_${who}_${what}`, value]),
    ),
  );
  const git = (...words: string[]): string =>
    execFileSync('git', words, {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: folder, ...env },
    }).trim();
  git('init', '-q');
  for (const name of ['a', 'a/b', 'a.d']) mkdirSync(join(folder, name));
  const files = { 'a/b/c.txt': 'c\n', 'a.txt': 'ä\n', 'a.d/x': '', 'a-b': 'sorts before a/' };
  for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, path), content);
  writeFileSync(join(folder, 'run.sh'), 'true\n');
  chmodSync(join(folder, 'run.sh'), 0o755);
  symlinkSync('a/b/c.txt', join(folder, 'link'));
  const submodule = '1234567890'.repeat(4);
  git('add', '-A');
  git('update-index', '--add', '--cacheinfo', `160000,${submodule},sub`);
  git('commit', '-q', '-m', 'Everything');
  const special = { 'run.sh': { executable: 'true\n' }, link: { symlink: 'a/b/c.txt' }, sub: { submodule } };
  const ours = repository.commit([], { by: alice, date, message: 'Everything\n', files: { ...files, ...special } });
  expect(ours).toBe(git('rev-parse', 'HEAD'));
  rmSync(folder, { recursive: true });
});
