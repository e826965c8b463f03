/** Pull requests read from GitHub: complete or a fault, from few requests, and nothing read twice. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { PullSnapshot } from '../src/model/forge.ts';
import { checklistMarker, replyMarker, reportMarker } from '../src/model/markers.ts';
import type { FileTree } from '../src/model/tree.ts';
import type { Account } from './github/accounts.ts';
import { type Github, startGithub } from './github/github.ts';
import type { FileContent } from './github/objects.ts';
import type { Pull } from './github/pull.ts';
import type { Repository } from './github/repository.ts';
import type { LoggedRequest } from './github/traffic.ts';
import { faultOf, openForge } from './support/github-forge.ts';

let github: Github;
let repository: Repository;
let ann: Account;
let bea: Account;

const first = 'db/migrations/1_orders.sql';
const second = 'db/migrations/2_note.sql';

beforeEach(async () => {
  github = await startGithub();
  ann = github.user('ann');
  bea = github.user('bea');
  repository = github.repository('acme/shop', {
    files: {
      'README.md': '# shop\n',
      '.github/countersign.yml': 'language: en\n',
      [first]: 'CREATE TABLE orders (id bigint);\n',
    },
  });
  repository.permission(ann, 'write');
  repository.permission(bea, 'maintain');
});

afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

function propose(
  files: Readonly<Record<string, FileContent>> = { [second]: 'ALTER TABLE orders ADD note text;\n' },
): Pull {
  repository.push('feature', { by: ann, files });
  return repository.openPull({ head: 'feature', author: ann });
}

async function text(tree: FileTree, path: string): Promise<string> {
  return Buffer.from(await tree.read(path)).toString('utf8');
}

function read(pull: Pull): Promise<PullSnapshot> {
  return openForge(github).pull(pull.number);
}

const isTree = ({ path }: LoggedRequest): boolean => path.includes('/git/trees/');
const isBlobBatch = ({ body }: LoggedRequest): boolean => JSON.stringify(body ?? '').includes('isTruncated');
const isTarball = ({ path }: LoggedRequest): boolean => path.includes('tarball') || path.includes('codeload');

describe('the pull request', () => {
  test('its fields, its sides and its files', async () => {
    const pull = propose();
    const tip = repository.push('main', { by: bea, files: { 'README.md': '# moved on\n' } });
    const { pull: seen, changes } = await read(pull);
    expect(seen).toMatchObject({
      number: pull.number,
      state: 'open',
      draft: false,
      author: { id: ann.id, login: 'ann', type: 'User' },
      base: { ref: 'main', sha: tip },
      head: { ref: 'feature', sha: pull.headSha, repository: { owner: 'acme', name: 'shop' }, fork: false },
      mergeBase: pull.mergeBase,
      lastPusher: { id: ann.id, login: 'ann', type: 'User' },
      labels: [],
      reviewers: [],
      sameHead: [],
      queued: null,
    });
    expect(pull.mergeBase).not.toBe(tip);
    expect(changes.base.commit).toBe(pull.mergeBase);
    expect(changes.head.commit).toBe(pull.headSha);
    expect(changes.baseBranch).toBe('main');
    expect([...changes.base.tree.files.keys()].sort()).toEqual(['.github/countersign.yml', 'README.md', first]);
    expect([...changes.head.tree.files.keys()].sort()).toEqual(['.github/countersign.yml', 'README.md', first, second]);
    expect(await text(changes.policy, 'README.md')).toBe('# moved on\n');
    expect(await text(changes.base.tree, 'README.md')).toBe('# shop\n');
    expect(await text(changes.head.tree, second)).toBe('ALTER TABLE orders ADD note text;\n');
    expect(changes.head.tree.files.get(first)?.oid).toBe(changes.base.tree.files.get(first)?.oid);
    await expect(changes.head.tree.read('db/none.sql')).rejects.toThrow('not in');
  });

  test('renames, modes, symbolic links and submodules are entries of their own', async () => {
    const commit = repository.tip('main');
    const pull = propose({
      [first]: null,
      'db/migrations/1_renamed.sql': 'CREATE TABLE orders (id bigint);\n',
      'db/run.sql': { executable: 'SELECT 1;\n' },
      'db/migrations/3_link.sql': { symlink: '../../elsewhere.sql' },
      'db/vendor': { submodule: commit },
    });
    const { changes } = await read(pull);
    const { files } = changes.head.tree;
    expect(files.has(first)).toBe(false);
    expect(files.get('db/migrations/1_renamed.sql')?.oid).toBe(changes.base.tree.files.get(first)?.oid);
    expect(files.get('db/run.sql')?.mode).toBe('100755');
    expect(files.get('db/migrations/3_link.sql')?.mode).toBe('120000');
    expect(files.get('db/vendor')).toMatchObject({ mode: '160000', oid: commit });
    expect(await text(changes.head.tree, 'db/migrations/3_link.sql')).toBe('../../elsewhere.sql');
    expect(await faultOf(changes.head.tree.read('db/vendor'))).toMatchObject({
      code: 'repository',
      where: 'db/vendor',
    });
  });

  test('names that try to be something else stay names', async () => {
    const names = [
      'db/`x`.sql',
      'db/a\nb.sql',
      'db/--> @acme/dba.sql',
      'db/- [x] **dba**.sql',
      'db/"; $(rm).sql',
      'db/ünïcode 🙂.sql',
    ];
    const pull = propose(Object.fromEntries(names.map((name, index) => [name, `SELECT ${index};\n`])));
    const { changes } = await read(pull);
    for (const [index, name] of names.entries()) expect(await text(changes.head.tree, name)).toBe(`SELECT ${index};\n`);
    const touching = await openForge(github).commitsTouching((await read(pull)).pull, names);
    expect([...touching]).toEqual([pull.headSha]);
  });

  test('of a fork, and of a fork that is gone', async () => {
    const mallory = github.user('mallory');
    const fork = github.fork(repository, mallory);
    fork.push('patch', { by: mallory, files: { [second]: 'DROP TABLE orders;\n' } });
    const pull = repository.openPull({ head: 'patch', fork, author: mallory });
    const before = await read(pull);
    expect(before.pull.head).toEqual({
      ref: 'patch',
      sha: pull.headSha,
      repository: { owner: 'mallory', name: 'shop' },
      fork: true,
    });
    expect(before.pull.lastPusher?.login).toBe('mallory');
    expect(await text(before.changes.head.tree, second)).toBe('DROP TABLE orders;\n');
    github.deleteRepository(fork);
    const after = await read(pull);
    expect(after.pull.head.repository).toBeNull();
    expect(after.pull.lastPusher).toBeNull();
    expect(await text(after.changes.head.tree, second)).toBe('DROP TABLE orders;\n');
  });

  test('everybody who made its commits', async () => {
    const pull = propose();
    const stranger = { name: 'Nobody', email: 'nobody@nowhere.example' };
    repository.push('feature', { by: ann, author: bea, coAuthors: [ann], files: { 'a.txt': 'a' } });
    repository.push('feature', { by: ann, author: stranger, committer: bea, files: { 'b.txt': 'b' } });
    const { pull: seen } = await read(pull);
    const logins = seen.commits.map(({ authors, committer }) => [
      authors.map((one) => one?.login ?? null),
      committer?.login ?? null,
    ]);
    expect(logins).toEqual([
      [['ann'], 'ann'],
      [['bea', 'ann'], 'bea'],
      [[null], 'bea'],
    ]);
    expect(seen.commits.map(({ sha }) => sha)).toEqual(pull.commits.map(({ sha }) => sha));
  });

  test('the last pusher, from activity, from a force push, or unknown', async () => {
    const pull = propose();
    repository.push('feature', { by: bea, author: ann, from: 'main', files: { [second]: 'SELECT 2;\n' } });
    expect((await read(pull)).pull.lastPusher?.login).toBe('bea');
    const noActivity = {
      kind: 'status',
      status: 403,
      match: ({ path }: LoggedRequest) => path.includes('/activity'),
    } as const;
    github.fault(noActivity);
    expect((await read(pull)).pull.lastPusher?.login).toBe('bea');
    repository.push('feature', { by: ann, files: { 'c.txt': 'c' } });
    github.fault(noActivity);
    expect((await read(pull)).pull.lastPusher).toBeNull();
    github.fault({ ...noActivity, status: 500, times: 9 });
    await expect(read(pull)).rejects.toThrow('/activity');
  });

  test('another pull request with the same head, forks and other bases included', async () => {
    const pull = propose();
    repository.push('release', { by: bea, from: 'main', files: { 'r.txt': 'r' } });
    const other = repository.openPull({ head: 'feature', base: 'release', author: bea });
    const closed = repository.openPull({ head: 'feature', base: 'release', author: bea });
    closed.close(bea);
    expect((await read(pull)).pull.sameHead).toEqual([other.number]);
    expect((await read(other)).pull.sameHead).toEqual([pull.number]);
    expect([...(await openForge(github).pullsOfHead(pull.headSha))].sort()).toEqual([pull.number, other.number]);
    expect(await openForge(github).head(closed.number)).toEqual({ sha: pull.headSha, open: false });
  });

  test('250 commits are read, and more are a fault', async () => {
    const pull = propose();
    for (let count = 2; count <= 250; count += 1) repository.push('feature', { by: ann, message: `${count}` });
    expect((await read(pull)).pull.commits).toHaveLength(250);
    repository.push('feature', { by: ann, message: 'one more' });
    expect(await faultOf(read(pull))).toMatchObject({ code: 'github', mend: expect.stringContaining('Squash') });
  });

  test('one that is not there, or must not be seen', async () => {
    expect(await faultOf(openForge(github).pull(99))).toMatchObject({ code: 'github', where: 'acme/shop#99' });
    expect(await faultOf(openForge(github).head(99))).toMatchObject({ code: 'github', where: 'acme/shop#99' });
    const pull = propose();
    const errors = [{ type: 'FORBIDDEN', path: ['repository'], message: 'Resource not accessible by integration' }];
    github.fault({ kind: 'status', status: 200, body: { data: { repository: null }, errors } });
    expect(await faultOf(read(pull))).toMatchObject({
      code: 'permission',
      what: expect.stringContaining('pull-requests: read'),
    });
  });
});

describe('what was said', () => {
  const checklist = `${checklistMarker}\n## Sign-offs\n- [ ] **dba**\n`;

  test('all pages of comments, with reactions and answers', async () => {
    const pull = propose();
    const robot = github.bot('github-actions[bot]');
    for (let count = 1; count <= 250; count += 1) pull.comment(bea, `/migration status ${count}`);
    const [one, two] = pull.comments;
    if (!one || !two) throw new Error('no comments');
    pull.comment(robot, `${replyMarker(one.id)}\nHere is the status.`);
    pull.react(two, robot, 'eyes');
    pull.react(two, ann, '+1');
    pull.edit(two, bea, 'thought better of it');
    const { evidence } = await read(pull);
    expect(evidence.comments).toHaveLength(250);
    expect(evidence.comments.map(({ id }) => id)).toEqual(pull.comments.slice(0, 250).map(({ id }) => id));
    expect(evidence.comments[0]).toMatchObject({
      answered: true,
      ownReactions: [],
      editedAt: null,
      author: { id: bea.id },
    });
    expect(evidence.comments[1]).toMatchObject({
      answered: false,
      ownReactions: ['EYES'],
      body: 'thought better of it',
    });
    expect(evidence.comments[1]?.editedAt).not.toBeNull();
    expect(evidence.comments[249]?.body).toBe('/migration status 250');
  });

  test('ghosts, bots and mannequins are what they are', async () => {
    const pull = propose();
    const gone = github.user('gone');
    pull.comment(gone, '/migration approve');
    pull.comment(github.bot('renovate[bot]'), '/migration approve');
    pull.comment(github.mannequin('old-colleague'), '/migration approve');
    github.remove(gone);
    const { evidence } = await read(pull);
    expect(evidence.comments.map(({ author }) => author && [author.type, author.login])).toEqual([
      null,
      ['Bot', 'renovate[bot]'],
      ['Mannequin', 'old-colleague'],
    ]);
  });

  test('the history of our checklist, oldest first, with who edited', async () => {
    const pull = propose();
    const robot = github.bot('github-actions[bot]');
    const comment = pull.comment(robot, checklist);
    expect((await read(pull)).evidence.checklists).toEqual([
      {
        id: comment.id,
        createdAt: comment.createdAt,
        revisions: [{ at: comment.createdAt, editor: expect.objectContaining({ type: 'Bot' }), body: checklist }],
        complete: true,
      },
    ]);
    const ticked = checklist.replace('[ ]', '[x]');
    pull.edit(comment, bea, ticked);
    pull.edit(comment, ann, checklist);
    pull.deleteRevision(comment, 1, bea);
    const { evidence, published } = await read(pull);
    const [history] = evidence.checklists;
    expect(history?.revisions.map(({ editor, body }) => [editor?.login, body])).toEqual([
      ['github-actions[bot]', checklist],
      ['bea', null],
      ['ann', checklist],
    ]);
    expect(history?.complete).toBe(true);
    expect(published.checklist).toEqual({ id: comment.id, body: checklist, revisions: 3 });
    expect(evidence.comments).toEqual([]);
  });

  test('a hundred revisions are no longer a complete history', async () => {
    const pull = propose();
    const comment = pull.comment(github.bot('github-actions[bot]'), checklist);
    for (let count = 1; count <= 98; count += 1) pull.edit(comment, bea, `${checklist}${count}`);
    expect((await read(pull)).evidence.checklists[0]).toMatchObject({ complete: true });
    for (let count = 99; count <= 120; count += 1) pull.edit(comment, bea, `${checklist}${count}`);
    const [history] = (await read(pull)).evidence.checklists;
    expect(history?.complete).toBe(false);
    expect(history?.revisions).toHaveLength(100);
    expect(history?.revisions[0]?.body).toBe(checklist);
  });

  test('an edit that is not in the history yet is a gap, across which nobody is credited', async () => {
    const pull = propose();
    const comment = pull.comment(github.bot('github-actions[bot]'), checklist);
    pull.edit(comment, bea, checklist.replace('[ ]', '[x]'));
    const actor = { __typename: 'Bot', login: 'github-actions', databaseId: 41898282 };
    const node = {
      id: 'IC_1',
      fullDatabaseId: `${comment.id}`,
      body: `${checklist}later`,
      createdAt: comment.createdAt,
      lastEditedAt: '2026-11-20T12:00:00Z',
      author: actor,
      editor: { __typename: 'User', login: 'bea', databaseId: bea.id },
      userContentEdits: {
        totalCount: 1,
        nodes: [{ editedAt: comment.createdAt, deletedAt: null, diff: checklist, editor: actor }],
      },
    };
    github.fault({
      kind: 'status',
      status: 200,
      body: { data: { histories: [node], origins: [] } },
      match: ({ body }) => JSON.stringify(body ?? '').includes('histories'),
    });
    const [history] = (await read(pull)).evidence.checklists;
    expect(history?.revisions.map(({ editor, body }) => [editor?.login ?? null, body])).toEqual([
      ['github-actions[bot]', checklist],
      [null, null],
      ['bea', `${checklist}later`],
    ]);
  });

  test('a checklist that somebody rewrote is still one; what never was one is none', async () => {
    const pull = propose();
    const robot = github.bot('github-actions[bot]');
    const ours = pull.comment(robot, checklist);
    pull.edit(ours, bea, 'nothing to see here');
    const report = pull.comment(robot, `${reportMarker}\nReport`);
    pull.edit(report, bea, checklist.replace('[ ]', '[x]'));
    pull.comment(bea, checklist);
    const { evidence, published } = await read(pull);
    expect(evidence.checklists.map(({ id }) => id)).toEqual([ours.id]);
    expect(evidence.comments.map(({ author }) => author?.login)).toEqual(['bea']);
    expect(published.checklist).toMatchObject({ id: ours.id, body: 'nothing to see here' });
    expect(published.report).toBeNull();
  });

  test('what of ours is there: report, older checklists, status', async () => {
    const pull = propose();
    const robot = github.bot('github-actions[bot]');
    const report = pull.comment(robot, `${reportMarker}\nReport`);
    const closed = pull.comment(robot, checklist);
    const old = pull.comment(robot, checklist);
    const now = pull.comment(robot, checklist);
    pull.edit(
      closed,
      robot,
      `${checklistMarker}\nClosed.\n\nhttps://github.com/acme/shop/pull/1#issuecomment-${now.id}\n`,
    );
    repository.status(pull.headSha, robot, { state: 'pending', context: 'countersign', description: 'Waits for dba' });
    repository.status(pull.headSha, robot, { state: 'success', context: 'ci', description: 'green' });
    const { published, evidence } = await read(pull);
    expect(published).toEqual({
      report: { id: report.id, body: `${reportMarker}\nReport` },
      checklist: { id: now.id, body: checklist, revisions: 1 },
      staleChecklists: [{ id: old.id, body: checklist }],
      status: { state: 'pending', description: 'Waits for dba', targetUrl: null },
    });
    expect(evidence.checklists.map(({ id }) => id)).toEqual([closed.id, old.id, now.id]);
  });

  test('reviews, and who was asked for one', async () => {
    const pull = propose();
    const dba = github.team('acme/dba', [bea]);
    repository.permission(dba, 'write');
    pull.request(dba, ann);
    pull.request(github.user('cyd'), ann);
    const review = pull.review(bea, 'approve', 'Fine.');
    pull.editReview(review, bea, 'Fine, and edited.');
    const { pull: seen, evidence } = await read(pull);
    expect(evidence.reviews).toEqual([
      expect.objectContaining({ id: review.id, state: 'approved', author: { id: bea.id, login: 'bea', type: 'User' } }),
    ]);
    expect(evidence.reviews[0]?.editedAt).not.toBeNull();
    expect(seen.reviewers).toEqual(expect.arrayContaining(['cyd', 'bea']));
  });
});

describe('trees', () => {
  test('more than 3,000 changed files are a fault, wherever the migration hides', async () => {
    const noise = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`a/${index}.txt`, `${index}`]));
    const pull = propose(noise);
    expect((await read(pull)).changes.head.tree.files.size).toBe(3003);
    repository.push('feature', { by: ann, files: { [second]: 'DROP TABLE orders;\n' } });
    expect(await faultOf(read(pull))).toMatchObject({ code: 'github', what: expect.stringContaining('3001 files') });
  });

  test('a listing that GitHub cut is put together folder by folder', async () => {
    const pull = propose();
    const whole = (await read(pull)).changes.head.tree.files;
    github.fault({
      kind: 'truncate',
      match: ({ path }) => isTree({ path } as LoggedRequest) && path.includes('recursive'),
    });
    const { changes } = await read(pull);
    expect(new Map([...changes.head.tree.files].sort())).toEqual(new Map([...whole].sort()));
  });

  test('a listing that stays cut is a fault', async () => {
    const pull = propose();
    github.fault({ kind: 'truncate', match: isTree, times: 1000 });
    expect(await faultOf(read(pull))).toMatchObject({ code: 'github', what: expect.stringContaining('truncated') });
    expect(github.requests.filter(isTree).length).toBeLessThan(110);
  });

  test('without the right to read contents the fault names it', async () => {
    const pull = propose();
    const headers = { 'x-accepted-github-permissions': 'contents=read' };
    github.fault({
      kind: 'status',
      status: 403,
      headers,
      body: { message: 'Resource not accessible by integration' },
      match: isTree,
      times: 9,
    });
    expect(await faultOf(read(pull))).toMatchObject({
      code: 'permission',
      what: expect.stringContaining('`contents: read`'),
      mend: expect.stringContaining('permissions:'),
    });
  });
});

describe('contents', () => {
  function manyMigrations(count: number): Record<string, string> {
    return Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`db/migrations/${1000 + index}.sql`, `SELECT ${index};\n`]),
    );
  }

  test('what is read one after the other comes together', async () => {
    repository.push('main', { by: bea, files: manyMigrations(90) });
    const { changes } = await read(propose());
    github.forgetRequests();
    for (let index = 0; index < 90; index += 1) {
      expect(await text(changes.base.tree, `db/migrations/${1000 + index}.sql`)).toBe(`SELECT ${index};\n`);
    }
    expect(github.requests).toHaveLength(1);
  });

  test('one file a folder comes together too', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [
        `prisma/migrations/${1000 + index}_x/migration.sql`,
        `SELECT ${index};\n`,
      ]),
    );
    repository.push('main', { by: bea, files });
    const { changes } = await read(propose());
    github.forgetRequests();
    for (const [path, content] of Object.entries(files)) expect(await text(changes.base.tree, path)).toBe(content);
    expect(github.requests).toHaveLength(1);
  });

  test('a long history comes in one archive', async () => {
    repository.push('main', { by: bea, files: manyMigrations(700) });
    const { changes } = await read(propose());
    github.forgetRequests();
    for (let index = 0; index < 700; index += 1) {
      expect(await text(changes.base.tree, `db/migrations/${1000 + index}.sql`)).toBe(`SELECT ${index};\n`);
    }
    expect(github.requests.filter(isTarball).length).toBeGreaterThan(0);
    expect(github.requests.filter(isBlobBatch)).toHaveLength(1);
    expect(github.requests.length).toBeLessThanOrEqual(3);
  });

  test('an archive that breaks off costs requests and nothing else', async () => {
    repository.push('main', { by: bea, files: manyMigrations(400) });
    const { changes } = await read(propose());
    github.fault({ kind: 'drop', match: isTarball, times: 9 });
    github.forgetRequests();
    for (let index = 0; index < 400; index += 1) {
      expect(await text(changes.base.tree, `db/migrations/${1000 + index}.sql`)).toBe(`SELECT ${index};\n`);
    }
    expect(github.requests.filter(isBlobBatch)).toHaveLength(5);
  });

  test('bytes that are no UTF-8 are the same bytes', async () => {
    const latin = Buffer.from("INSERT INTO t VALUES ('caf\u00e9');\n", 'latin1');
    const marked = Buffer.from('\ufeffSELECT 1;\r\n', 'utf8');
    const binary = Buffer.from([0, 1, 2, 255, 254, 0]);
    const pull = propose({
      'db/latin.sql': latin,
      'db/marked.sql': marked,
      'db/binary.sql': binary,
      'db/empty.sql': '',
    });
    const { changes } = await read(pull);
    const all = ['latin', 'marked', 'binary', 'empty'].map((name) => changes.head.tree.read(`db/${name}.sql`));
    expect((await Promise.all(all)).map((bytes) => Buffer.from(bytes))).toEqual([
      latin,
      marked,
      binary,
      Buffer.alloc(0),
    ]);
  });

  test('content that does not hash to its name is refused', async () => {
    const { changes } = await read(propose());
    const lie = { data: { repository: { b0: { isTruncated: false, text: 'SELECT 1;\n' } } } };
    github.fault({ kind: 'status', status: 200, body: lie, match: isBlobBatch });
    const blob = {
      content: Buffer.from('SELECT 1;\n').toString('base64'),
      encoding: 'base64',
      sha: 'x',
      size: 10,
      url: 'x',
      node_id: 'x',
    };
    github.fault({ kind: 'status', status: 200, body: blob, match: ({ path }) => path.includes('/git/blobs/') });
    expect(await faultOf(changes.head.tree.read(second))).toMatchObject({ code: 'github', where: second });
    expect(await text(changes.head.tree, second)).toBe('ALTER TABLE orders ADD note text;\n');
  });

  test('a file that is too large is the same fault as in a clone', async () => {
    const pull = propose({ [second]: `SELECT '${'x'.repeat(3000)}';\n` });
    const { changes } = await openForge(github, { fileBytes: 2000 }).pull(pull.number);
    github.forgetRequests();
    expect(await faultOf(changes.head.tree.read(second))).toMatchObject({ code: 'size', where: second });
    expect(github.requests).toHaveLength(0);
  });

  test('a failure is told to everybody who waits, and the next reading tries again', async () => {
    const { changes } = await read(propose());
    github.fault({ kind: 'status', status: 502, match: isBlobBatch, times: 3 });
    const waiting = [changes.head.tree.read(first), changes.head.tree.read(second)];
    const outcomes = await Promise.allSettled(waiting);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await text(changes.head.tree, second)).toBe('ALTER TABLE orders ADD note text;\n');
  });
});

describe('the cache', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'countersign-blobs-'));
  });

  afterEach(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  test('the second time neither trees nor contents are asked for', async () => {
    const pull = propose();
    const before = await openForge(github, { blobDirectory: directory }).pull(pull.number);
    await text(before.changes.head.tree, second);
    github.forgetRequests();
    const { changes } = await openForge(github, { blobDirectory: directory }).pull(pull.number);
    expect(await text(changes.head.tree, second)).toBe('ALTER TABLE orders ADD note text;\n');
    expect([...changes.head.tree.files]).toEqual([...before.changes.head.tree.files]);
    expect(github.requests.filter((request) => isTree(request) || isBlobBatch(request))).toEqual([]);
  });

  test('what somebody else put there is not believed', async () => {
    const pull = propose();
    const before = await openForge(github, { blobDirectory: directory }).pull(pull.number);
    await text(before.changes.head.tree, second);
    for (const name of await readdir(directory)) {
      await writeFile(join(directory, name), name.endsWith('.tree') ? '[]' : 'SELECT 1;\n');
    }
    const { changes } = await openForge(github, { blobDirectory: directory }).pull(pull.number);
    expect([...changes.head.tree.files.keys()]).toContain(second);
    expect(await text(changes.head.tree, second)).toBe('ALTER TABLE orders ADD note text;\n');
  });
});

describe('the budget', () => {
  test('reading a pull request for the first time, and again when nothing changed', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`db/migrations/${1000 + index}.sql`, `SELECT ${index};\n`]),
    );
    repository.push('main', { by: bea, files });
    const pull = propose();
    repository.push('main', { by: bea, files: { 'README.md': '# moved on\n' } });
    const forge = openForge(github);
    github.forgetRequests();
    const { changes } = await forge.pull(pull.number);
    await text(changes.policy, '.github/countersign.yml');
    await text(changes.head.tree, second);
    for (const path of changes.base.tree.files.keys()) if (path.endsWith('.sql')) await text(changes.base.tree, path);
    const firstTime = github.requests.map(({ operation }) => operation);
    console.info(`first reading: ${firstTime.length} requests: ${firstTime.join(', ')}`);
    expect(firstTime.length).toBeLessThanOrEqual(10);
    pull.comment(github.bot('github-actions[bot]'), `${checklistMarker}\n`);
    github.forgetRequests();
    await forge.pull(pull.number);
    const again = github.requests.map(({ operation }) => operation);
    console.info(`again: ${again.length} requests: ${again.join(', ')}`);
    expect(again.length).toBeLessThanOrEqual(4);
  });
});
