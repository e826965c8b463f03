/** What happens in the in-memory GitHub and how GraphQL and webhooks tell of it: histories, ghosts, forks, queues. */
import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createNodeMiddleware, createProbot, type Probot } from 'probot';
import type { Account } from './github/accounts.ts';
import { type Github, startGithub } from './github/github.ts';
import { mergeBase } from './github/history.ts';
import type { Pull } from './github/pull.ts';
import { dequeue } from './github/queue.ts';
import type { Repository } from './github/repository.ts';

let github: Github;
let alice: Account;
let bob: Account;
let repository: Repository;
let pull: Pull;

beforeEach(async () => {
  github = await startGithub();
  [alice, bob] = [github.user('alice'), github.user('bob')];
  repository = github.repository('acme/shop', { files: { 'db/1.sql': 'SELECT 1;\n' } });
  for (const person of [alice, bob]) repository.permission(person, 'write');
  repository.push('feature', { by: alice, files: { 'db/2.sql': 'SELECT 2;\n' } });
  pull = repository.openPull({ head: 'feature', author: alice });
});

afterEach(() => github.close());

interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question.
  readonly data: any;
  readonly errors?: readonly { readonly type?: string; readonly message: string }[];
}

async function ask(query: string, variables: Record<string, unknown> = {}, token = github.token()): Promise<Answer> {
  const body = JSON.stringify({ query, variables });
  const headers = { authorization: `bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(`${github.url}/graphql`, { method: 'POST', headers, body });
  return (await answer.json()) as Answer;
}

async function askPull(fields: string, token?: string): Promise<Answer['data']> {
  const query = `query { repository(owner: "acme", name: "shop") { pullRequest(number: 1) { ${fields} } } }`;
  const { data, errors } = await ask(query, {}, token);
  expect(errors).toBeUndefined();
  return data.repository.pullRequest;
}

async function mistake(fields: string): Promise<string | undefined> {
  const { errors } = await ask(`query { repository(owner: "acme", name: "shop") { ${fields} } }`);
  return `${errors?.[0]?.type}: ${errors?.[0]?.message}`;
}

describe('GraphQL', () => {
  test('what GitHub has not fails as there', async () => {
    expect(await mistake('shoeSize')).toContain('Cannot query field "shoeSize" on type "Repository"');
    expect(await mistake('pullRequest(id: 1) { number }')).toContain('Unknown argument "id"');
    expect(github.violations).toHaveLength(3);
  });

  test('its limits are kept', async () => {
    const list = (paging: string): string => `pullRequests${paging} { nodes { number } }`;
    expect(await mistake(list(''))).toMatch(/^MISSING_PAGINATION_BOUNDARIES/);
    expect(await mistake(list('(first: 101)'))).toMatch(/^EXCESSIVE_PAGINATION/);
    expect(await mistake('pullRequest(number: 9) { number }')).toMatch(/^NOT_FOUND/);
    const deep = 'nodes { comments(first: 100) { nodes { userContentEdits(first: 100) { nodes { id } } } } }';
    expect(await mistake(`pullRequests(first: 100) { ${deep} }`)).toMatch(/^MAX_NODE_LIMIT_EXCEEDED/);
    expect(github.violations).toEqual([]);
  });

  test('a resolver that gives the wrong shape is caught', async () => {
    Object.assign(pull, { headSha: 'not a commit' });
    await ask('query { repository(owner: "acme", name: "shop") { pullRequest(number: 1) { headRefOid } } }');
    expect(github.violations).toEqual([
      'GraphQL repository.pullRequest.headRefOid: GitObjectID cannot represent "not a commit"',
    ]);
  });

  test('a field that is not served is loud', async () => {
    await ask('query { repository(owner: "acme", name: "shop") { diskUsage } }');
    expect(github.violations).toEqual(['GraphQL repository.diskUsage: Repository.diskUsage is not served here']);
  });

  test('pages go forwards and backwards through everything', async () => {
    for (let count = 0; count < 7; count += 1) pull.comment(alice, String(count));
    const bodies: string[] = [];
    let after = '';
    for (let more = true; more; ) {
      const { comments } = await askPull(
        `comments(first: 3${after}) { totalCount pageInfo { hasNextPage endCursor } nodes { body } }`,
      );
      expect(comments.totalCount).toBe(7);
      bodies.push(...comments.nodes.map(({ body }: { body: string }) => body));
      after = `, after: "${comments.pageInfo.endCursor}"`;
      more = comments.pageInfo.hasNextPage;
    }
    expect(bodies.join('')).toBe('0123456');
    const last = await askPull('comments(last: 2) { pageInfo { hasPreviousPage startCursor } nodes { body } }');
    const before = await askPull(
      `comments(last: 2, before: "${last.comments.pageInfo.startCursor}") { nodes { body } }`,
    );
    expect([last, before].map(({ comments }) => comments.nodes)).toEqual([
      [{ body: '5' }, { body: '6' }],
      [{ body: '3' }, { body: '4' }],
    ]);
  });

  test('commits, files, statuses and blobs are the ones that REST shows', async () => {
    repository.push('feature', {
      by: bob,
      files: { 'db/1.sql': null, 'db/one.sql': 'SELECT 1;\n' },
      coAuthors: [alice],
    });
    repository.status(pull.headSha, alice, { state: 'pending', context: 'countersign', description: 'Waits' });
    const fields = `headRefOid isCrossRepository headRepository { name owner { login } }
      files(first: 10) { nodes { path changeType } }
      commits(first: 10) { totalCount nodes { commit { oid authors(first: 5) { nodes { email user { databaseId } } }
        status { context(name: "countersign") { state description creator { login } } }
        associatedPullRequests(first: 5) { nodes { number state } } file(path: "db/one.sql") { oid mode } } } }`;
    const { commits, files } = await askPull(fields);
    expect(files.nodes).toEqual([
      { path: 'db/2.sql', changeType: 'ADDED' },
      { path: 'db/one.sql', changeType: 'RENAMED' },
    ]);
    const [first, second] = commits.nodes.map(({ commit }: { commit: unknown }) => commit);
    expect(first.status).toBeNull();
    expect(second.authors.nodes.map(({ user }: { user: unknown }) => user)).toEqual([
      { databaseId: bob.id },
      { databaseId: alice.id },
    ]);
    expect(second.status.context).toEqual({ state: 'PENDING', description: 'Waits', creator: { login: 'alice' } });
    expect(second.associatedPullRequests.nodes).toEqual([{ number: 1, state: 'OPEN' }]);
    const object =
      'object(expression: "feature:db/one.sql") { __typename ... on Blob { oid text isBinary isTruncated } }';
    const { data } = await ask(`query { repository(owner: "acme", name: "shop") { ${object} } }`);
    const blob = { __typename: 'Blob', oid: second.file.oid, text: 'SELECT 1;\n', isBinary: false, isTruncated: false };
    expect(data.repository.object).toEqual(blob);
  });
});

describe('the history of a comment', () => {
  const fields = `comments(first: 10) { nodes { id fullDatabaseId viewerDidAuthor lastEditedAt
    userContentEdits(first: 100) { totalCount nodes { editedAt deletedAt diff deletedBy { login } editor { __typename login ... on User { databaseId } } } } } }`;
  const bot = (): Account => github.bot('github-actions[bot]');

  test('none until the first edit, which adds the original; newest first', async () => {
    const comment = pull.comment(bot(), '- [ ] **dba** <!-- countersign:signoff dba 0 -->');
    const [before] = (await askPull(fields)).comments.nodes;
    expect([before.viewerDidAuthor, before.lastEditedAt, before.userContentEdits.totalCount]).toEqual([true, null, 0]);
    pull.tick(comment.id, bob, 'dba');
    const [after] = (await askPull(fields, github.token({ actor: alice }))).comments.nodes;
    expect([after.viewerDidAuthor, Number(after.fullDatabaseId)]).toEqual([false, comment.id]);
    expect(after.userContentEdits.nodes).toMatchObject([
      { diff: expect.stringContaining('[x]'), editor: { login: 'bob', databaseId: bob.id, __typename: 'User' } },
      {
        diff: expect.stringContaining('[ ]'),
        editor: { login: 'github-actions', __typename: 'Bot' },
        editedAt: comment.createdAt,
      },
    ]);
  });

  test('a deleted revision keeps its editor and its time; a ghost has none', async () => {
    const comment = pull.comment(alice, 'One');
    const mallory = github.user('mallory');
    repository.permission(mallory, 'write');
    pull.edit(comment, mallory, 'Two');
    pull.edit(comment, bob, 'Three');
    pull.deleteRevision(comment, 1, mallory);
    const nodes = async () => (await askPull(fields)).comments.nodes[0].userContentEdits.nodes;
    expect((await nodes())[1]).toMatchObject({
      diff: null,
      editor: { login: 'mallory' },
      deletedBy: { login: 'mallory' },
    });
    github.remove(mallory);
    expect((await nodes())[1]).toMatchObject({
      diff: null,
      editor: null,
      deletedBy: null,
      deletedAt: expect.any(String),
    });
    expect(() => pull.edit(comment, github.user('stranger'), 'Four')).toThrow('cannot edit a comment of somebody else');
  });

  test('the original and the newest 99 are kept', async () => {
    const comment = pull.comment(alice, '0');
    for (let edit = 1; edit <= 150; edit += 1) pull.edit(comment, alice, String(edit));
    const { nodes, totalCount } = (await askPull(fields)).comments.nodes[0].userContentEdits;
    expect([totalCount, nodes[0].diff, nodes[98].diff, nodes[99].diff]).toEqual([100, '150', '52', '0']);
  });
});

describe('the world', () => {
  test('a login that is given up and taken again is another person', async () => {
    github.rename(alice, 'alice-of-old');
    const other = github.user('alice');
    expect(other.id).not.toBe(alice.id);
    const { data } = await ask('query { user(login: "alice") { databaseId } }');
    expect(data.user.databaseId).toBe(other.id);
    expect((await askPull('author { login ... on User { databaseId } }')).author).toEqual({
      login: 'alice-of-old',
      databaseId: alice.id,
    });
    github.remove(alice);
    expect((await askPull('author { login }')).author).toBeNull();
  });

  test('the head of a fork is read through its parent, also when the fork is gone', async () => {
    const fork = github.fork(repository, bob);
    fork.push('theirs', { by: bob, files: { 'db/3.sql': 'SELECT 3;\n' } });
    const theirs = repository.openPull({ head: 'theirs', fork, author: bob });
    const look = async () => {
      const { data } = await ask(`query { repository(owner: "acme", name: "shop") {
        pullRequest(number: 2) { isCrossRepository headRepository { owner { login } } }
        object(oid: "${theirs.headSha}") { ... on Commit { associatedPullRequests(first: 5) { nodes { number } } } } } }`);
      return data.repository;
    };
    const associated = { associatedPullRequests: { nodes: [{ number: 2 }] } };
    expect(await look()).toEqual({
      pullRequest: { isCrossRepository: true, headRepository: { owner: { login: 'bob' } } },
      object: associated,
    });
    github.deleteRepository(fork);
    expect(await look()).toEqual({
      pullRequest: { isCrossRepository: true, headRepository: null },
      object: associated,
    });
  });

  test('a forced push is told in the timeline and in the activity; a merge is not', async () => {
    const old = pull.headSha;
    repository.push('main', { by: bob, files: { 'README.md': 'New\n' } });
    repository.merge('feature', 'main', alice);
    const merged = pull.headSha;
    repository.rebase('feature', 'main', bob);
    const events =
      'timelineItems(itemTypes: [HEAD_REF_FORCE_PUSHED_EVENT], last: 5) { nodes { ... on HeadRefForcePushedEvent { actor { login } beforeCommit { oid } afterCommit { oid } } } }';
    const { timelineItems } = await askPull(events);
    expect(timelineItems.nodes).toEqual([
      { actor: { login: 'bob' }, beforeCommit: { oid: merged }, afterCommit: { oid: pull.headSha } },
    ]);
    const onFeature = repository.activity.filter(({ ref }) => ref === 'refs/heads/feature');
    expect(onFeature.map(({ type }) => type)).toEqual(['branch_creation', 'push', 'force_push']);
    expect(onFeature[1]?.before).toBe(old);
    expect(repository.read('feature', 'db/2.sql')).toBe('SELECT 2;\n');
    expect(pull.mergeBase).toBe(repository.tip('main'));
  });

  test('of two common ancestors the one that descends from the other is the base', () => {
    const { store } = repository;
    const start = repository.tip('main');
    const second = repository.push('main', { by: bob, files: { a: 'a' } });
    repository.merge('feature', 'main', alice);
    repository.push('main', { by: bob, files: { b: 'b' } });
    expect(mergeBase(store, repository.tip('main'), repository.tip('feature'))).toBe(second);
    expect(mergeBase(store, start, repository.tip('feature'))).toBe(start);
    expect(mergeBase(store, start, repository.commit([], { by: bob }))).toBeNull();
  });

  test('the queue puts pull requests together on a branch that names the last', async () => {
    repository.push('other', { by: bob, files: { 'db/9.sql': 'SELECT 9;\n' } });
    const other = repository.openPull({ head: 'other', author: bob });
    const group = repository.enqueue([pull, other], bob);
    expect(group.ref).toBe(`refs/heads/gh-readonly-queue/main/pr-2-${repository.tip('main')}`);
    const files = [...repository.store.filesOf(group.head).keys()];
    expect(files).toEqual(['db/1.sql', 'db/2.sql', 'db/9.sql']);
    const entries =
      'entries(first: 9) { nodes { position headCommit { oid } baseCommit { oid } pullRequest { number } } }';
    const { data } = await ask(
      `query { repository(owner: "acme", name: "shop") { mergeQueue(branch: "main") { ${entries} } } }`,
    );
    const [first, last] = data.repository.mergeQueue.entries.nodes;
    expect(first).toMatchObject({ position: 1, baseCommit: { oid: group.base }, pullRequest: { number: 1 } });
    expect(last).toMatchObject({
      position: 2,
      headCommit: { oid: group.head },
      baseCommit: first.headCommit,
      pullRequest: { number: 2 },
    });
    dequeue(group, 'merged', bob);
    expect([repository.tip('main'), pull.state, other.merged?.commit]).toEqual([group.head, 'closed', group.head]);
  });
});

describe('webhooks', () => {
  let server: Server;
  let received: { readonly event: string; readonly action: string; readonly id: string; readonly signed: boolean }[];

  beforeEach(async () => {
    received = [];
    const app = github.app({ webhookSecret: 'secret' });
    server = createServer(async (request, response) => {
      const body = await text(request);
      const signature = `sha256=${createHmac('sha256', 'secret').update(body).digest('hex')}`;
      const { action } = JSON.parse(body);
      const { 'x-github-event': event, 'x-github-delivery': id, 'x-hub-signature-256': signed } = request.headers;
      received.push({ event: String(event), action, id: String(id), signed: signed === signature });
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    github.deliver(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, app);
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  test('what happens is told in order and signed', async () => {
    const comment = pull.comment(bob, 'Hello');
    pull.edit(comment, alice, 'Hello!');
    pull.dismiss(pull.review(bob, 'approve'), alice);
    repository.push('feature', { by: alice, files: { x: 'x' } });
    repository.push('next', { by: alice });
    pull.retarget('next', alice);
    pull.delete(comment, bob);
    await github.delivered();
    expect(received.map(({ event, action }) => `${event} ${action}`)).toEqual([
      'issue_comment created',
      'issue_comment edited',
      'pull_request_review submitted',
      'pull_request_review dismissed',
      'push undefined',
      'pull_request synchronize',
      'push undefined',
      'pull_request edited',
      'issue_comment deleted',
    ]);
    expect(received.every(({ signed }) => signed)).toBe(true);
    const [, edited] = github.deliveries;
    expect(edited?.payload).toMatchObject({
      changes: { body: { from: 'Hello' } },
      sender: { id: alice.id },
      installation: { id: expect.any(Number) },
    });
  });

  test('deliveries can be dropped, doubled and shuffled', async () => {
    github.holdDeliveries();
    for (const body of ['1', '2', '3']) pull.comment(bob, body);
    const [first, , third] = github.pendingDeliveries;
    expect(received).toEqual([]);
    for (const delivery of [third, first, first]) if (delivery) await github.redeliver(delivery);
    expect(received.map(({ id }) => id)).toEqual([third?.id, first?.id, first?.id]);
    expect(first?.statuses).toEqual([200, 200]);
    await github.releaseDeliveries();
    expect(received).toHaveLength(4);
  });

  test('the file of an event holds what the webhook would', () => {
    const comment = pull.comment(bob, '/migration approve');
    const payload = github.eventPayload({ name: 'issue_comment', action: 'created', comment });
    const told = github.deliveries.at(-1)?.payload;
    const { installation, ...rest } = told as Record<string, unknown>;
    expect(installation).toBeDefined();
    expect(JSON.parse(JSON.stringify(payload))).toEqual(rest);
  });
});

test('Probot hears, signs in, and answers', async () => {
  const app = github.app();
  const { id: appId, privateKey, webhookSecret: secret } = app;
  const overrides = { appId, privateKey, secret, baseUrl: `${github.url}/api/v3`, logLevel: 'fatal' as const };
  const answering = (robot: Probot): void => {
    robot.on('issue_comment.created', async (context) => {
      if (!context.isBot) await context.octokit.rest.issues.createComment(context.issue({ body: 'Heard' }));
    });
  };
  const middleware = await createNodeMiddleware(answering, {
    probot: createProbot({ overrides }),
    webhooksPath: '/hooks',
  });
  const server = createServer((request, response) => middleware(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  github.deliver(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`, app);
  pull.comment(alice, 'Hello');
  await github.delivered();
  server.closeAllConnections();
  server.close();
  expect(pull.comments.map(({ body, author }) => [author.login, body])).toEqual([
    ['alice', 'Hello'],
    ['countersign[bot]', 'Heard'],
  ]);
  expect(github.violations).toEqual([]);
});
