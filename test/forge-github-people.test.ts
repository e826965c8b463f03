/** People, commits, groups and other pull requests as GitHub knows them: what cannot be found out is never a yes. */

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { PeopleQuestion } from '../src/model/forge.ts';
import type { People } from '../src/model/signoff.ts';
import type { Account } from './github/accounts.ts';
import { type Github, startGithub } from './github/github.ts';
import type { Pull } from './github/pull.ts';
import type { Repository } from './github/repository.ts';
import type { Fault, LoggedRequest } from './github/traffic.ts';
import { type ForgeInput, faultOf, openForge } from './support/github-forge.ts';
import { plainly } from './support/plainly.ts';

let github: Github;
let repository: Repository;
let ann: Account;
let bea: Account;

beforeEach(async () => {
  github = await startGithub();
  ann = github.user('ann');
  bea = github.user('bea');
  repository = github.repository('acme/shop', { files: { 'README.md': '# shop\n', 'db/1.sql': 'SELECT 1;\n' } });
  repository.permission(ann, 'write');
  repository.permission(bea, 'maintain');
});

afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

function propose(branch = 'feature', path = 'db/2.sql', base = 'main'): Pull {
  repository.push(branch, { by: ann, from: base, files: { [path]: `SELECT '${branch}';\n` } });
  return repository.openPull({ head: branch, base, author: ann });
}

describe('people', () => {
  const withMembers = { contents: 'read', pull_requests: 'write', members: 'read' } as const;

  function ask(question: Partial<PeopleQuestion>, input: ForgeInput = { permissions: withMembers }): Promise<People> {
    return openForge(github, input).people({ accounts: [], teams: [], logins: [], ...question });
  }

  const isMembership = ({ path }: LoggedRequest): boolean => path.includes('/memberships/');
  const isPermission = ({ path }: LoggedRequest): boolean => path.includes('/collaborators/');

  test('permissions by their names, not folded', async () => {
    const people = ['read', 'triage', 'write', 'maintain', 'admin'] as const;
    const accounts = people.map((role) => {
      const account = github.user(`the-${role}`);
      repository.permission(account, role);
      return account;
    });
    const { standings, faults } = await ask({ accounts: [...accounts, github.user('stranger')] });
    expect(accounts.map(({ id }) => standings.get(id)?.permission)).toEqual([...people]);
    expect(standings.get(github.user('stranger').id)?.permission).toBe('read');
    expect(faults).toEqual([]);
  });

  test('a custom role counts as the permission it stands on', async () => {
    const body = { permission: 'write', role_name: 'database-keeper', user: { id: bea.id, login: 'bea' } };
    github.fault({ kind: 'status', status: 200, body, match: isPermission });
    expect((await ask({ accounts: [bea] })).standings.get(bea.id)?.permission).toBe('write');
  });

  test('a permission that nobody knows is a fault', async () => {
    const body = { permission: 'owner', role_name: 'emperor', user: { id: bea.id, login: 'bea' } };
    github.fault({ kind: 'status', status: 200, body, match: isPermission });
    const { standings, faults } = await ask({ accounts: [bea] });
    expect(standings.size).toBe(0);
    expect(faults).toEqual([expect.objectContaining({ code: 'github', where: 'bea' })]);
  });

  test('a login that somebody else has taken says nothing about the account', async () => {
    const before = { id: bea.id, login: 'bea' };
    github.rename(bea, 'beatrice');
    repository.permission(github.user('bea'), 'admin');
    github.team('acme/dba', [github.user('bea')]);
    const { standings, ids, faults } = await ask({
      accounts: [before],
      teams: ['acme/dba'],
      logins: ['bea', 'beatrice'],
    });
    expect(standings.size).toBe(0);
    expect(faults).toEqual([]);
    expect(ids).toEqual(
      new Map([
        ['bea', github.user('bea').id],
        ['beatrice', before.id],
      ]),
    );
  });

  test('logins that nobody has, or that are none, are nobody', async () => {
    const { ids, faults } = await ask({ logins: ['Bea', 'ann', 'no-such-user', '../../orgs', 'bea"){x}', ''] });
    expect(faults).toEqual([]);
    expect(ids).toEqual(
      new Map<string, number | null>([
        ['bea', bea.id],
        ['ann', ann.id],
        ['no-such-user', null],
        ['../../orgs', null],
        ['bea"){x}', null],
        ['', null],
      ]),
    );
  });

  test('members of a team, and of the teams below it', async () => {
    const parent = github.team('acme/data');
    github.team('acme/dba', [bea], parent);
    const { standings, faults } = await ask({ accounts: [ann, bea], teams: ['acme/dba', 'acme/data'] });
    expect(standings.get(bea.id)?.teams).toEqual(['acme/dba', 'acme/data']);
    expect(standings.get(ann.id)?.teams).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('a workflow token cannot read teams, and the fault says what to do', async () => {
    github.team('acme/dba', [bea]);
    const { standings, faults } = await ask({ accounts: [bea], teams: ['acme/dba'] }, {});
    expect(standings.get(bea.id)?.teams).toEqual([]);
    expect(plainly(faults)).toEqual([
      expect.objectContaining({
        code: 'permission',
        where: 'team acme/dba',
        what: expect.stringContaining('GITHUB_TOKEN cannot read teams'),
        mend: expect.stringContaining('App'),
      }),
    ]);
  });

  test('404 for the membership and for the team is a fault, never a no', async () => {
    const { standings, faults } = await ask({ accounts: [bea], teams: ['acme/unknown'] });
    expect(standings.get(bea.id)?.teams).toEqual([]);
    expect(faults).toEqual([expect.objectContaining({ code: 'permission', where: 'team acme/unknown' })]);
    expect((await ask({ accounts: [bea], teams: ['../repos/acme'] })).faults).toEqual([
      expect.objectContaining({ code: 'configuration' }),
    ]);
  });

  const troubles: readonly (readonly [string, Fault, string])[] = [
    ['403', { kind: 'status', status: 403, times: 9 }, 'permission'],
    ['404', { kind: 'status', status: 404, times: 9 }, 'permission'],
    ['500', { kind: 'status', status: 500, times: 9 }, 'github'],
    ['a hanging answer', { kind: 'hang', times: 9 }, 'github'],
    ['a dropped connection', { kind: 'drop', times: 9 }, 'github'],
  ];

  test.each(troubles)('%s about a team is a fault', async (_, fault, code) => {
    github.team('acme/dba', [bea]);
    github.fault({ ...fault, match: ({ path }) => path.includes('/teams/') });
    const { standings, faults } = await ask(
      { accounts: [bea], teams: ['acme/dba'] },
      { permissions: withMembers, timeoutMs: 300 },
    );
    expect(standings.get(bea.id)?.teams).toEqual([]);
    expect(faults.map((one) => one.code)).toEqual([code]);
  });

  test.each(troubles)('%s about a permission is a fault', async (_, fault, code) => {
    github.fault({ ...fault, match: isPermission });
    const { standings, faults } = await ask({ accounts: [bea] }, { permissions: withMembers, timeoutMs: 300 });
    expect(standings.size).toBe(0);
    expect(faults.map((one) => one.code)).toEqual([code]);
  });

  test('what failed once is tried again, and a pending membership is none', async () => {
    github.team('acme/dba', [bea]);
    github.fault({ kind: 'status', status: 502, match: isMembership });
    expect((await ask({ accounts: [bea], teams: ['acme/dba'] })).standings.get(bea.id)?.teams).toEqual(['acme/dba']);
    github.fault({
      kind: 'status',
      status: 200,
      body: { url: 'x', role: 'member', state: 'pending' },
      match: isMembership,
    });
    const { standings, faults } = await ask({ accounts: [bea], teams: ['acme/dba'] });
    expect(standings.get(bea.id)?.teams).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('an error about logins is a fault beside what was found out', async () => {
    const errors = [{ type: 'FORBIDDEN', path: ['u0'], message: 'no' }];
    github.fault({
      kind: 'status',
      status: 200,
      body: { data: { u0: null }, errors },
      match: ({ path }) => path === '/graphql',
    });
    const { standings, ids, faults } = await ask({ accounts: [bea], logins: ['ann'] });
    expect(standings.size).toBe(1);
    expect(ids.size).toBe(0);
    expect(faults).toEqual([expect.objectContaining({ code: 'permission' })]);
  });
});

describe('commits', () => {
  test('those that change a path, from the pull request alone', async () => {
    const pull = propose();
    const other = repository.push('feature', { by: bea, files: { 'README.md': '# new\n' } });
    const edited = repository.push('feature', { by: bea, files: { 'db/2.sql': 'SELECT 2;\n' } });
    const forge = openForge(github);
    const { pull: seen } = await forge.pull(pull.number);
    const [firstCommit] = seen.commits;
    expect(await forge.commitsTouching(seen, ['db/2.sql'])).toEqual(new Set([firstCommit?.sha, edited]));
    expect(await forge.commitsTouching(seen, ['README.md'])).toEqual(new Set([other]));
    // A history in which nothing changed what did change is not the whole one: nobody is let through by it.
    const all = new Set(seen.commits.map(({ sha }) => sha));
    expect(await forge.commitsTouching(seen, ['db/1.sql', 'no/such.sql'])).toEqual(all);
    github.forgetRequests();
    expect(await forge.commitsTouching(seen, [])).toEqual(new Set());
    expect(github.requests).toHaveLength(0);
    const many = Array.from({ length: 60 }, (_, index) => `db/x${index}.sql`);
    expect(await forge.commitsTouching(seen, [...many, 'db/2.sql'])).toEqual(new Set([firstCommit?.sha, edited]));
    expect(github.requests).toHaveLength(2);
  });

  test('a path with a long history ends where the pull request began', async () => {
    for (let count = 0; count < 120; count += 1)
      repository.push('main', { by: bea, files: { 'db/log.xml': `${count}` } });
    const pull = propose('feature', 'db/log.xml');
    const forge = openForge(github);
    const { pull: seen } = await forge.pull(pull.number);
    github.forgetRequests();
    expect(await forge.commitsTouching(seen, ['db/log.xml'])).toEqual(new Set([pull.headSha]));
    expect(github.requests).toHaveLength(1);
  });

  test('where merges hide the end of a long history, everybody counts as having touched it', async () => {
    const pull = propose('feature', 'db/log.xml');
    repository.push('feature', { by: bea, files: { 'README.md': '# mine\n' } });
    for (let count = 0; count < 320; count += 1)
      repository.push('main', { by: bea, files: { 'db/other.xml': `${count}` } });
    repository.merge('feature', 'main', bea);
    const forge = openForge(github);
    const { pull: seen } = await forge.pull(pull.number);
    expect(await forge.commitsTouching(seen, ['db/other.xml'])).toEqual(new Set(seen.commits.map(({ sha }) => sha)));
  });
});

describe('other pull requests', () => {
  test('all open ones', async () => {
    const one = propose('one', 'db/2.sql');
    const two = propose('two', 'db/3.sql');
    propose('three', 'db/4.sql').close(ann);
    expect(await openForge(github).openPulls()).toEqual([
      { number: one.number, base: 'main', head: one.headSha },
      { number: two.number, base: 'main', head: two.headSha },
    ]);
  });

  test('found by the head alone, where GitHub does not tell of the commit', async () => {
    const pull = propose();
    const nothing = { data: { repository: { id: 'x', object: null } } };
    github.fault({ kind: 'status', status: 200, body: nothing, match: ({ path }) => path === '/graphql' });
    expect(await openForge(github).pullsOfHead(pull.headSha)).toEqual([pull.number]);
    expect(await openForge(github).pullsOfHead('0'.repeat(40))).toEqual([]);
  });

  test('what those to the same branch add', async () => {
    const pull = propose('feature', 'db/2.sql');
    const rival = propose('rival', 'db/2_rival.sql');
    repository.push('rival', { by: bea, files: { 'db/1.sql': 'SELECT 3;\n' } });
    propose('same', 'README.md');
    repository.push('release', { by: bea, from: 'main', files: { 'r.txt': 'r' } });
    propose('elsewhere', 'db/2_elsewhere.sql', 'release');
    propose('gone', 'db/2_gone.sql').close(ann);
    const files = Object.fromEntries(
      Array.from({ length: 230 }, (_, index) => [`bulk/${1000 + index}.sql`, `${index}`]),
    );
    repository.push('bulk', { by: bea, from: 'main', files });
    const bulk = repository.openPull({ head: 'bulk', author: bea });
    const forge = openForge(github);
    const { pull: seen } = await forge.pull(pull.number);
    expect(await forge.addedByOthers(seen, 50)).toEqual([
      { number: rival.number, paths: ['db/2_rival.sql'] },
      { number: bulk.number, paths: Object.keys(files).sort() },
    ]);
  });
});

describe('the merge queue', () => {
  test('every pull request from the first to the one on the group, with the sides of the group', async () => {
    const one = propose('one', 'db/2.sql');
    const two = propose('two', 'db/3.sql');
    const three = propose('three', 'db/4.sql');
    const group = repository.enqueue([one, two], bea);
    const behind = repository.enqueue([three], bea);
    const forge = openForge(github, { permissions: { contents: 'read', pull_requests: 'read', merge_queues: 'read' } });
    const read = await forge.group(group.head, group.base, 'main');
    expect(read).toMatchObject({ head: group.head, base: group.base, branch: 'main', pulls: [one.number, two.number] });
    const names = (files: ReadonlyMap<string, unknown>) =>
      [...files.keys()].filter((path) => path.startsWith('db/')).sort();
    expect(names(read.changes.base.tree.files)).toEqual(['db/1.sql']);
    expect(names(read.changes.head.tree.files)).toEqual(['db/1.sql', 'db/2.sql', 'db/3.sql']);
    expect(read.changes.baseBranch).toBe('main');
    expect((await forge.group(behind.head, behind.base, 'main')).pulls).toEqual([one.number, two.number, three.number]);
    const { pull } = await forge.pull(two.number);
    expect(pull.queued?.head).toBe(group.head);
  });

  test('where the queue is out of sight, the commits tell; commits of nobody are a fault', async () => {
    const one = propose('one', 'db/2.sql');
    const two = propose('two', 'db/3.sql');
    const group = repository.enqueue([one, two], bea);
    repository.queue.length = 0;
    const forge = openForge(github);
    expect([...(await forge.group(group.head, group.base, 'main')).pulls].sort()).toEqual([one.number, two.number]);
    const squashed = repository.push('squashed', { by: bea, from: 'main', files: { 'db/5.sql': 'SELECT 5;\n' } });
    expect(await faultOf(forge.group(squashed, repository.tip('main'), 'main'))).toMatchObject({
      code: 'github',
      what: expect.stringContaining('cannot be known'),
    });
    expect(await faultOf(forge.group('0'.repeat(40), group.base, 'main'))).toMatchObject({ where: 'commit 0000000' });
    expect(await faultOf(forge.group(group.head, group.base, 'no-such-branch'))).toMatchObject({
      where: 'branch no-such-branch',
    });
  });
});
