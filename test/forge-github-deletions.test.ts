/** Comments that are gone: all of them are read, with whose they were and who deleted them, or it is a fault. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Evidence } from '../src/model/evidence.ts';
import { checklistMarker } from '../src/model/markers.ts';
import type { Account } from './github/accounts.ts';
import { type Github, startGithub } from './github/github.ts';
import type { Pull } from './github/pull.ts';
import type { Repository } from './github/repository.ts';
import type { LoggedRequest } from './github/traffic.ts';
import { faultOf, openForge } from './support/github-forge.ts';

let github: Github;
let repository: Repository;
let ann: Account;
let bea: Account;
let pull: Pull;

beforeEach(async () => {
  github = await startGithub({ perWriteMs: 0 });
  ann = github.user('ann');
  bea = github.user('bea');
  repository = github.repository('acme/shop', { files: { 'README.md': '# shop\n' } });
  repository.permission(ann, 'write');
  repository.permission(bea, 'write');
  repository.push('feature', { by: ann, files: { 'db/migrations/1_note.sql': 'SELECT 1;\n' } });
  pull = repository.openPull({ head: 'feature', author: ann });
});

afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

async function read(): Promise<Evidence> {
  return (await openForge(github).pull(pull.number)).evidence;
}

const logins = ({ deletions }: Evidence) => deletions.map(({ author, by }) => [author?.login, by?.login]);
const isNextPage = ({ body }: LoggedRequest): boolean => JSON.stringify(body ?? '').includes('$deletions: String');

test('who deleted a comment of whom, and when, without a request more', async () => {
  pull.comment(bea, 'stays');
  github.forgetRequests();
  expect((await read()).deletions).toEqual([]);
  const before = github.requests.length;
  const robot = github.bot('github-actions[bot]');
  for (const [author, by] of [
    [bea, ann],
    [bea, bea],
    [robot, ann],
  ] as const) {
    github.clock.advance(60_000);
    pull.delete(pull.comment(author, 'goes'), by);
  }
  const last = github.clock.read();
  // A force push stands in the same timeline, and is told apart.
  repository.push('feature', { by: bea, from: 'main', files: { 'db/migrations/1_note.sql': 'SELECT 2;\n' } });
  github.forgetRequests();
  const evidence = await read();
  expect(github.requests.length).toBe(before);
  expect(logins(evidence)).toEqual([
    ['bea', 'ann'],
    ['bea', 'bea'],
    ['github-actions[bot]', 'ann'],
  ]);
  expect(evidence.deletions.at(-1)).toEqual({
    at: last,
    author: { id: robot.id, login: 'github-actions[bot]', type: 'Bot' },
    by: { id: ann.id, login: 'ann', type: 'User' },
  });
  expect(evidence.comments.map(({ body }) => body)).toEqual(['stays']);
});

test('of an account that is gone nobody is named', async () => {
  const gone = github.user('gone');
  repository.permission(gone, 'write');
  pull.delete(pull.comment(gone, 'x'), ann);
  pull.delete(pull.comment(bea, 'y'), gone);
  github.remove(gone);
  expect(logins(await read())).toEqual([
    [undefined, 'ann'],
    ['bea', undefined],
  ]);
});

test('all pages of them', async () => {
  for (let count = 1; count <= 250; count += 1) pull.delete(pull.comment(bea, `${count}`), count === 250 ? ann : bea);
  github.forgetRequests();
  const evidence = await read();
  expect(evidence.deletions).toHaveLength(250);
  expect(logins(evidence).at(-1)).toEqual(['bea', 'ann']);
  expect(github.requests.filter(isNextPage)).toHaveLength(2);
});

/** What GitHub answers once for the pull request, altered. */
async function answering(alter: (answer: { data: never; errors?: unknown }) => void): Promise<unknown> {
  const asked = ({ body }: LoggedRequest) => JSON.stringify(body ?? '').includes('COMMENT_DELETED_EVENT');
  github.forgetRequests();
  await read();
  const request = github.requests.find(asked);
  if (!request) throw new Error('nothing was asked');
  const response = await fetch(`${github.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `bearer ${github.token()}`, 'content-type': 'application/json' },
    body: JSON.stringify(request.body),
  });
  const answer = (await response.json()) as { data: never };
  alter(answer);
  github.fault({ kind: 'status', status: 200, body: answer, match: asked });
  return faultOf(read());
}

test('one that GitHub leaves out is a fault', async () => {
  pull.delete(pull.comment(bea, 'x'), ann);
  const fault = await answering(({ data }: { data: { repository: { pullRequest: Record<string, unknown> } } }) => {
    data.repository.pullRequest.deletions = { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [null] };
  });
  expect(fault).toMatchObject({ code: 'github', what: expect.stringContaining('out of its deletions') });
});

test('one whose names the token may not see is a fault too', async () => {
  pull.delete(pull.comment(bea, 'x'), ann);
  const fault = await answering((answer) => {
    const path = ['repository', 'pullRequest', 'deletions', 'nodes', 0, 'actor'];
    answer.errors = [{ type: 'FORBIDDEN', path, message: 'Resource not accessible by integration' }];
  });
  expect(fault).toMatchObject({ code: 'permission' });
});

test('of an edited comment whose original is deleted, by whom and when', async () => {
  const veto = pull.comment(bea, '/migration block no');
  pull.edit(veto, ann, 'Fine.');
  expect((await read()).comments[0]).toMatchObject({ original: '/migration block no' });
  expect((await read()).comments[0]).not.toHaveProperty('originalLost');
  github.clock.advance(60_000);
  pull.deleteRevision(veto, 0, ann);
  const at = github.clock.read();
  github.clock.advance(60_000);
  expect((await read()).comments[0]).toMatchObject({ original: null, originalLost: { at, by: { login: 'ann' } } });
});

test('a deleted checklist is told of like any other', async () => {
  const robot = github.bot('github-actions[bot]');
  pull.delete(pull.comment(robot, `${checklistMarker}\n## Sign-offs\n`), bea);
  const evidence = await read();
  expect(evidence.checklists).toEqual([]);
  expect(logins(evidence)).toEqual([['github-actions[bot]', 'bea']]);
});
