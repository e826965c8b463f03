/** Writing to GitHub: only what differs, the gate closed first and opened last, and nothing green after a failure. */

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type GithubClient, githubClient } from '../src/forge/github/client.ts';
import { githubForge } from '../src/forge/github/github.ts';
import { checkRunName } from '../src/forge/github/publish/check-run.ts';
import { publish } from '../src/forge/github/publish/publish.ts';
import { ensureStatus, postStatus } from '../src/forge/github/publish/status.ts';
import { FaultError } from '../src/model/fault.ts';
import type { PublishResult, PullSnapshot } from '../src/model/forge.ts';
import { checklistMarker, reportMarker, shownMarker, signoffMarker } from '../src/model/markers.ts';
import type { Publication } from '../src/model/publication.ts';
import { english } from '../src/render/messages.ts';
import type { Account } from './github/accounts.ts';
import type { Comment } from './github/comment.ts';
import { type Github, startGithub } from './github/github.ts';
import type { Pull } from './github/pull.ts';
import type { Repository } from './github/repository.ts';
import type { Fault, LoggedRequest } from './github/traffic.ts';
import { plainly } from './support/plainly.ts';

const fingerprint = 'a'.repeat(64);
const closing = `${checklistMarker}\nThis checklist is closed.`;

function checklistBody(ticked: boolean, note = 'needs one of acme/dba'): string {
  const box = `- [${ticked ? 'x' : ' '}] **dba** · ${note} ${signoffMarker('dba', fingerprint)}`;
  return `${checklistMarker}\n${shownMarker(fingerprint)}\n## Sign-offs\n${box}\n`;
}

const waiting: Publication = {
  report: `${reportMarker}\n## Migration review\n`,
  checklist: { body: checklistBody(false), fresh: false, closing },
  status: { state: 'pending', description: 'Waits for dba' },
  replies: [],
  annotations: [],
  inline: [],
  labels: [],
  reviewers: [],
  summary: 'One migration.',
  checkRun: english.checkRun,
};

const approved: Publication = {
  ...waiting,
  report: `${reportMarker}\n## Migration review: signed\n`,
  checklist: { body: checklistBody(true, '@bea signed'), fresh: false, closing },
  status: { state: 'success', description: 'Signed by dba' },
};

/** Everything that publishing can write, in one. */
function everything(comment: number): Publication {
  return {
    ...approved,
    replies: [{ comment, body: 'Here is the help.', reaction: 'EYES' }],
    annotations: [
      { path: 'db/1.sql', line: 1, endLine: 1, level: 'warning', title: 'column-dropped', message: 'It is dropped.' },
    ],
    inline: [{ key: 'column-dropped:db/1.sql:1', path: 'db/1.sql', line: 1, body: 'The column is dropped.' }],
    labels: ['countersign:high'],
    reviewers: ['bea'],
  };
}

const place = { owner: 'acme', name: 'shop' };

let github: Github;
let ann: Account;
let bea: Account;
let repository: Repository;
let pull: Pull;
let client: GithubClient;

beforeEach(async () => {
  github = await startGithub();
  ann = github.user('ann');
  bea = github.user('bea');
  repository = github.repository('acme/shop');
  repository.permission(ann, 'write');
  repository.permission(bea, 'write');
  repository.push('drop', { by: ann, files: { 'db/1.sql': 'ALTER TABLE a DROP COLUMN b;\n' } });
  pull = repository.openPull({ head: 'drop', author: ann });
  client = actAs(github.token());
});

afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

function actAs(token: string): GithubClient {
  return githubClient({ auth: { token }, apiUrl: github.url, userAgent: 'test', secondMs: 1 });
}

/** An App's token, which alone may write check runs. */
function actAsApp(): GithubClient {
  const permissions = { contents: 'read', pull_requests: 'write', issues: 'write', statuses: 'write', checks: 'write' };
  const actor = github.bot('countersign[bot]');
  return actAs(github.token({ actor, permissions } as Parameters<Github['token']>[0]));
}

function snapshot(): Promise<PullSnapshot> {
  return githubForge({ client, repository: place, app: false, blobDirectory: null }).pull(pull.number);
}

async function publishNow(publication: Publication, options = { app: false }): Promise<PublishResult> {
  return publish(client, place, await snapshot(), publication, options);
}

/** Publishes what was judged before something happened. */
async function publishAfter(publication: Publication, happening: () => void): Promise<PublishResult> {
  const before = await snapshot();
  happening();
  github.forgetRequests();
  return publish(client, place, before, publication, { app: false });
}

function gate(): string | undefined {
  return repository.statusOf(pull.headSha, 'countersign')?.state;
}

function marked(marker: string): Comment[] {
  return pull.comments.filter(({ body }) => body.startsWith(marker));
}

function operations(): string[] {
  return github.writes().map(({ operation }) => operation);
}

/** Runs something when a request arrives, before it has an effect: what people do while we work. */
function whenAsked(match: (request: LoggedRequest) => boolean, happening: () => void): void {
  let done = false;
  github.fault({
    kind: 'headers',
    headers: {},
    match: (request) => {
      if (!done && match(request)) {
        done = true;
        happening();
      }
      return false;
    },
  });
}

const isGraphql = ({ path }: LoggedRequest): boolean => path.startsWith('/graphql');
const isStatus = ({ operation }: LoggedRequest): boolean => operation === 'repos/create-commit-status';

describe('what is written', () => {
  test('first time: checklist, report and a status that points to the checklist', async () => {
    const result = await publishNow(waiting);
    const [checklist] = marked(checklistMarker);
    expect(marked(checklistMarker)).toHaveLength(1);
    expect(checklist?.body).toBe(waiting.checklist?.body);
    expect(marked(reportMarker).map(({ body }) => body)).toEqual([waiting.report]);
    const url = `https://github.com/acme/shop/pull/${pull.number}#issuecomment-${checklist?.id}`;
    expect(repository.statusOf(pull.headSha, 'countersign')).toMatchObject({
      state: 'pending',
      description: 'Waits for dba',
      targetUrl: url,
    });
    expect(result).toEqual({ moved: false, written: 3, checklistUrl: url, notes: [] });
    expect(operations()).toEqual(['issues/create-comment', 'issues/create-comment', 'repos/create-commit-status']);
  });

  test('nothing when nothing changed, and the same comments are rewritten when something did', async () => {
    await publishNow(waiting);
    const ids = pull.comments.map(({ id }) => id);
    github.forgetRequests();
    expect(await publishNow(waiting)).toMatchObject({ moved: false, written: 0 });
    expect(operations()).toEqual([]);

    expect(await publishNow(approved)).toMatchObject({ moved: false, written: 3, notes: [] });
    expect(operations()).toEqual(['issues/update-comment', 'issues/update-comment', 'repos/create-commit-status']);
    expect(pull.comments.map(({ id, body }) => [id, body])).toEqual([
      [ids[0], approved.checklist?.body],
      [ids[1], approved.report],
    ]);
    expect(gate()).toBe('success');
  });

  test('everything, once', async () => {
    client = actAsApp();
    const asked = pull.comment(ann, '/migration help');
    const result = await publishNow(everything(asked.id), { app: true });
    expect(result).toMatchObject({ moved: false, notes: [] });
    expect(gate()).toBe('success');
    expect(asked.reactions.map(({ content }) => content)).toEqual(['eyes']);
    expect(marked(`<!-- countersign:reply ${asked.id} -->`)).toHaveLength(1);
    expect(pull.lineComments.map(({ body }) => body)).toEqual([
      'The column is dropped.\n\n<!-- countersign:finding column-dropped:db/1.sql:1 -->',
    ]);
    expect([...pull.labels.keys()]).toEqual(['countersign:high']);
    expect([...pull.requested]).toEqual([bea]);
    expect(repository.checkRuns).toHaveLength(1);
    github.forgetRequests();
    expect(await publishNow(everything(asked.id), { app: true })).toMatchObject({ written: 0, notes: [] });
    expect(operations()).toEqual([]);
  });

  test('no report where none is wanted; the checklist stays', async () => {
    await publishNow({ ...waiting, report: null });
    expect(marked(reportMarker)).toEqual([]);
    expect(marked(checklistMarker)).toHaveLength(1);
  });

  test('a status without a checklist points to the report', async () => {
    const result = await publishNow({ ...approved, checklist: null });
    expect(result.checklistUrl).toBeNull();
    expect(repository.statusOf(pull.headSha, 'countersign')?.targetUrl).toMatch(/#issuecomment-\d+$/);
    expect(gate()).toBe('success');
  });

  test('a report that was deleted meanwhile is posted anew', async () => {
    await publishNow(waiting);
    const result = await publishAfter(approved, () => pull.delete(marked(reportMarker)[0] as Comment, bea));
    expect(result).toMatchObject({ moved: false });
    expect(marked(reportMarker)).toHaveLength(1);
    expect(gate()).toBe('success');
  });

  test('a status that somebody else overwrote is written again', async () => {
    await publishNow(waiting);
    const mallory = github.user('mallory');
    const forged = { state: 'success' as const, context: 'countersign', description: 'Waits for dba' };
    await publishAfter(waiting, () => repository.status(pull.headSha, mallory, forged));
    expect(gate()).toBe('pending');
  });

  test('a long description is cut to one line of less than 140 characters, between characters', async () => {
    const description = `${'🐘'.repeat(90)}\nand more`;
    await publishNow({ ...waiting, status: { state: 'pending', description } });
    const posted = repository.statusOf(pull.headSha, 'countersign')?.description ?? '';
    expect(posted).toBe(`${'🐘'.repeat(69)}…`);
    github.forgetRequests();
    await publishNow({ ...waiting, status: { state: 'pending', description } });
    expect(operations()).toEqual([]);
  });

  test.each(['report', 'checklist'])(
    'a %s that is too long is a fault, nothing is cut and nothing is green',
    async (what) => {
      const long = `${what === 'report' ? reportMarker : checklistMarker}\n${'x'.repeat(65_537)}`;
      const publication: Publication =
        what === 'report'
          ? { ...approved, report: long }
          : { ...approved, checklist: { body: long, fresh: false, closing } };
      await expect(publishNow(publication)).rejects.toMatchObject({ fault: { code: 'size' } });
      expect(gate()).toBeUndefined();
    },
  );
});

describe('the order', () => {
  test('the gate is closed before anything else is written', async () => {
    await publishNow(approved);
    github.forgetRequests();
    await publishNow({ ...waiting, status: { state: 'failure', description: 'Blocked by @bea' } });
    expect(operations()).toEqual(['repos/create-commit-status', 'issues/update-comment', 'issues/update-comment']);
    expect(gate()).toBe('failure');
  });

  test('the gate is closed even when the comments cannot be written', async () => {
    await publishNow(approved);
    github.fault({
      kind: 'status',
      status: 500,
      times: 9,
      match: ({ operation }) => operation === 'issues/update-comment',
    });
    await expect(publishNow(waiting)).rejects.toThrow();
    expect(gate()).toBe('pending');
  });

  test('the gate is opened after the comments', async () => {
    await publishNow(waiting);
    github.forgetRequests();
    await publishNow(approved);
    expect(operations().at(-1)).toBe('repos/create-commit-status');
  });
});

describe('a result that is stale', () => {
  test.each<[string, () => void]>([
    ['the head moved', () => repository.push('drop', { by: ann, files: { 'db/2.sql': 'SELECT 1;' } })],
    ['the base branch changed', () => pull.retarget('release', ann)],
    ['it was closed', () => pull.close(ann)],
  ])('%s: nothing is written', async (_what, happening) => {
    repository.push('release', { by: ann, files: { 'notes.md': 'x' } });
    const before = pull.headSha;
    expect(await publishAfter(approved, happening)).toEqual({ moved: true, written: 0, checklistUrl: null, notes: [] });
    expect(operations()).toEqual([]);
    expect(repository.statusOf(before, 'countersign')).toBeNull();
  });

  test.each<[string, () => void]>([
    ['a tick', () => pull.tick(marked(checklistMarker)[0] as Comment, bea, 'dba')],
    ['a deleted checklist', () => pull.delete(marked(checklistMarker)[0] as Comment, bea)],
    ['a command', () => void pull.comment(bea, '/migration block wait')],
    ['an approving review', () => void pull.review(bea, 'approve')],
    ['another checklist of ours', () => void pull.comment(github.bot('github-actions[bot]'), checklistBody(false))],
  ])('%s before publishing: it is read first', async (_what, happening) => {
    await publishNow(waiting);
    expect(await publishAfter(approved, happening)).toMatchObject({ moved: true, written: 0 });
    expect(gate()).toBe('pending');
    expect((await publishNow(waiting)).moved).toBe(false);
  });

  test('a command that was edited or deleted since', async () => {
    const [edited, deleted] = [pull.comment(bea, '/migration approve dba'), pull.comment(bea, '/migration approve')];
    expect(await publishAfter(approved, () => pull.edit(edited, bea, 'Never mind.'))).toMatchObject({ moved: true });
    expect(await publishAfter(approved, () => pull.delete(deleted, bea))).toMatchObject({ moved: true });
    expect(gate()).toBeUndefined();
  });

  test('a review that was dismissed since', async () => {
    const review = pull.review(bea, 'approve');
    expect(await publishAfter(approved, () => pull.dismiss(review, ann))).toMatchObject({ moved: true });
    expect(gate()).toBeUndefined();
  });

  test('chat does not make it stale', async () => {
    const chat = (): void => {
      pull.comment(ann, 'Looks good');
      pull.review(bea, 'comment', 'Nice');
    };
    expect(await publishAfter(approved, chat)).toMatchObject({ moved: false });
    expect(gate()).toBe('success');
  });

  test('stale with an old success and a verdict that is none: the gate is closed all the same', async () => {
    await publishNow(approved);
    const result = await publishAfter(waiting, () => void pull.comment(bea, '/migration status'));
    expect(result).toMatchObject({ moved: true, written: 1 });
    expect(gate()).toBe('pending');
  });

  test('a checklist deleted between the look and the rewrite is posted anew, and nothing opens', async () => {
    await publishNow(waiting);
    whenAsked(
      ({ operation }) => operation === 'issues/update-comment',
      () => pull.delete(marked(checklistMarker)[0] as Comment, bea),
    );
    expect(await publishNow(approved)).toMatchObject({ moved: true });
    expect(marked(checklistMarker)).toHaveLength(1);
    expect(gate()).toBe('pending');
  });

  test.each<[string, () => void]>([
    ['a push', () => repository.push('drop', { by: ann, files: { 'db/2.sql': 'SELECT 1;' } })],
    ['an untick', () => pull.untick(marked(checklistMarker)[0] as Comment, bea, 'dba')],
    ['a veto', () => void pull.comment(bea, '/migration block wait')],
  ])('%s while the success is posted: it is taken back', async (_what, happening) => {
    await publishNow(waiting);
    const sha = pull.headSha;
    whenAsked(isStatus, happening);
    expect(await publishNow(approved)).toMatchObject({ moved: true });
    expect(repository.statuses.filter((status) => status.sha === sha).map(({ state }) => state)).toEqual([
      'pending',
      'success',
      'pending',
    ]);
  });

  test('another evaluation says no between the look and the success: its answer is not covered up', async () => {
    await publishNow(waiting);
    const bot = github.bot('github-actions[bot]');
    const no = { state: 'failure' as const, context: 'countersign', description: 'Pull request 9 is blocked' };
    whenAsked(isStatus, () => repository.status(pull.headSha, bot, no));
    expect(await publishNow(approved)).toMatchObject({ moved: true });
    expect(gate()).toBe('pending');
    expect(await publishNow(approved)).toMatchObject({ moved: false });
    expect(gate()).toBe('success');
  });

  test('another evaluation said no since the snapshot: it is read first', async () => {
    await publishNow(waiting);
    const bot = github.bot('github-actions[bot]');
    const no = { state: 'failure' as const, context: 'countersign', description: 'Pull request 9 is blocked' };
    const stale = await publishAfter(approved, () => repository.status(pull.headSha, bot, no));
    expect(stale).toMatchObject({ moved: true, written: 0 });
    expect(gate()).toBe('failure');
  });

  test('a tick that our rewrite hid is noticed by the number of revisions', async () => {
    await publishNow(waiting);
    const [checklist] = marked(checklistMarker) as [Comment];
    whenAsked(
      ({ operation }) => operation === 'issues/update-comment',
      () => pull.edit(checklist, bea, checklistBody(true)),
    );
    expect(await publishNow(approved)).toMatchObject({ moved: true });
    expect(gate()).toBe('pending');
    expect(checklist.revisions.map(({ editor }) => editor?.login)).toEqual([
      'github-actions[bot]',
      'bea',
      'github-actions[bot]',
    ]);
  });

  test('when the look after the success fails, the success is taken back', async () => {
    await publishNow(waiting);
    const before = await snapshot();
    github.forgetRequests();
    github.fault({ kind: 'status', status: 500, nth: 2, times: 9, match: isGraphql });
    await expect(publish(client, place, before, approved, { app: false })).rejects.toThrow();
    expect(operations().filter((operation) => operation === 'repos/create-commit-status')).toHaveLength(2);
    expect(gate()).toBe('pending');
  });
});

describe('a fresh checklist', () => {
  const fresh: Publication = { ...waiting, checklist: { body: checklistBody(false, 'again'), fresh: true, closing } };

  test('is posted, the old one points to it, and the status too', async () => {
    await publishNow(waiting);
    const [old] = marked(checklistMarker) as [Comment];
    const result = await publishNow(fresh);
    const [, created] = marked(checklistMarker) as [Comment, Comment];
    const url = `https://github.com/acme/shop/pull/${pull.number}#issuecomment-${created.id}`;
    expect(old.body).toBe(`${closing}\n\n${url}\n`);
    expect(created.body).toBe(fresh.checklist?.body);
    expect(result.checklistUrl).toBe(url);
    expect(repository.statusOf(pull.headSha, 'countersign')?.targetUrl).toBe(url);
    github.forgetRequests();
    await publishNow({ ...fresh, checklist: { body: checklistBody(false, 'again'), fresh: false, closing } });
    expect(operations()).toEqual([]);
  });

  test('closing the old one is made up for when it failed', async () => {
    await publishNow(waiting);
    github.fault({
      kind: 'status',
      status: 500,
      times: 3,
      match: ({ operation }) => operation === 'issues/update-comment',
    });
    await expect(publishNow(fresh)).rejects.toThrow();
    await publishNow({ ...fresh, checklist: { body: checklistBody(false, 'again'), fresh: false, closing } });
    const bodies = marked(checklistMarker).map(({ body }) => body);
    expect(bodies).toHaveLength(2);
    expect(bodies[0]).toContain('This checklist is closed.');
  });
});

describe('GitHub fails', () => {
  /** The writes of a full run up to a verdict that opens the gate, counted once. */
  async function essentialWrites(): Promise<number> {
    await publishNow(waiting);
    github.forgetRequests();
    await publishNow(approved);
    return operations().length;
  }

  test.each([
    ['answers 500', { kind: 'status', status: 500 }],
    ['answers 502 after it did it', { kind: 'status', status: 502, afterwards: true }],
    ['cuts the connection', { kind: 'drop' }],
  ] as const)(
    '%s to each write in turn: nothing is green before the run is whole, and the next one heals',
    async (...[, kind]) => {
      const count = await essentialWrites();
      expect(count).toBe(3);
      for (let nth = 1; nth <= count; nth += 1) {
        pull = anotherPull();
        await publishNow(waiting);
        github.forgetRequests();
        // A rewrite is tried three times, because it can be repeated.
        const write = await nthWrite(nth);
        const fault: Fault = { ...kind, times: 3, match: (request) => request.write && sameWrite(request, write) };
        github.fault(fault);
        await expect(publishNow(approved)).rejects.toThrow();
        expect(gate()).toBe('pending');
        github.clearFaults();
        expect(await publishNow(approved)).toMatchObject({ moved: false });
        expect(gate()).toBe('success');
        expect(marked(checklistMarker)).toHaveLength(1);
        expect(marked(reportMarker)).toHaveLength(1);
      }
    },
  );

  test.each([1, 2])('the answer to a new comment is lost (%i): it is not posted twice', async (nth) => {
    github.fault({
      kind: 'status',
      status: 502,
      afterwards: true,
      nth,
      match: ({ operation }) => operation === 'issues/create-comment',
    });
    await expect(publishNow(approved)).rejects.toThrow();
    expect(gate()).toBeUndefined();
    expect(await publishNow(approved)).toMatchObject({ moved: false });
    expect(marked(checklistMarker)).toHaveLength(1);
    expect(marked(reportMarker)).toHaveLength(1);
    expect(gate()).toBe('success');
  });

  test('what helps and opens nothing: each failure is a note, the verdict stands, the next run makes up for it', async () => {
    client = actAsApp();
    const asked = pull.comment(ann, '/migration help');
    const essential = ['repos/create-commit-status', 'issues/update-comment'];
    github.fault({
      kind: 'status',
      status: 500,
      times: 99,
      match: ({ operation, write, body }) =>
        write && !essential.includes(operation) && !String((body as { body?: string }).body).includes('countersign:'),
    });
    const result = await publishNow(everything(asked.id), { app: true });
    expect(result.moved).toBe(false);
    expect(gate()).toBe('success');
    expect(result.notes.map((note) => note.split(':')[0])).toEqual([
      'A comment was not answered',
      'No comments were made on lines',
      'The labels were not set',
      'Nobody was asked for a review',
      'The check run was not written',
    ]);
    github.clearFaults();
    expect(await publishNow(everything(asked.id), { app: true })).toMatchObject({ notes: [] });
    expect(asked.reactions).toHaveLength(1);
    expect(marked(`<!-- countersign:reply ${asked.id} -->`)).toHaveLength(1);
    expect(pull.lineComments).toHaveLength(1);
    expect([...pull.labels.keys()]).toEqual(['countersign:high']);
    expect(repository.checkRuns).toHaveLength(1);
  });

  test.each([
    ['statuses', 'may not set the commit status', 'statuses: write', { pull_requests: 'write' }],
    [
      'pull_requests',
      'may not post the checklist',
      'pull-requests: write',
      { pull_requests: 'read', statuses: 'write' },
    ],
  ] as const)('a token without %s: one sentence that names the permission', async (_name, sentence, needed, given) => {
    client = actAs(github.token({ permissions: { contents: 'read', ...given } }));
    const failure = await publishNow(approved).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(FaultError);
    const fault = plainly((failure as FaultError).fault);
    expect(fault.code).toBe('permission');
    expect(fault.what).toContain(sentence);
    expect(fault.what).toContain(needed);
    expect(gate()).toBeUndefined();
  });

  test('a status that answers 404: the permission is named', async () => {
    github.fault({ kind: 'status', status: 404, body: { message: 'Not Found' }, match: isStatus });
    const status = { state: 'pending', description: 'Waits' } as const;
    const failure = await postStatus(client, place, pull.headSha, status, null).catch((error: unknown) => error);
    expect(plainly((failure as FaultError).fault)).toMatchObject({
      code: 'permission',
      what: expect.stringContaining('statuses: write'),
    });
  });

  test('the 1,000th status is the last one, and the sentence says so', async () => {
    const input = { state: 'pending' as const, context: 'countersign' };
    for (let count = 0; count < 1000; count += 1) repository.status(pull.headSha, ann, input);
    const failure = await publishNow(approved).catch((error: unknown) => error);
    expect(plainly((failure as FaultError).fault)).toMatchObject({
      code: 'github',
      what: expect.stringContaining('1,000'),
      mend: expect.stringContaining('Push'),
    });
    expect(gate()).toBe('pending');
  });

  /** The same pull request once more, so that each failure starts from the beginning. */
  function anotherPull(): Pull {
    const head = `drop-${repository.pulls.length}`;
    repository.push(head, { by: ann, files: { [`db/${head}.sql`]: 'SELECT 1;\n' } });
    return repository.openPull({ head, author: ann });
  }

  /** Which write comes nth: the checklist, the report, the status. */
  async function nthWrite(nth: number): Promise<string> {
    const comment = [marked(checklistMarker)[0], marked(reportMarker)[0]][nth - 1];
    return comment ? `/issues/comments/${comment.id}` : '/statuses/';
  }

  function sameWrite({ path, body }: LoggedRequest, write: string): boolean {
    return path.includes(write) && (write !== '/statuses/' || (body as { state: string }).state === 'success');
  }
});

describe('a status alone', () => {
  test('is written where it differs', async () => {
    const status = { state: 'failure', description: 'Two pull requests change one migration' } as const;
    await ensureStatus(client, place, pull.headSha, status, null);
    await ensureStatus(client, place, pull.headSha, status, null);
    expect(operations()).toEqual(['repos/create-commit-status']);
    await ensureStatus(client, place, pull.headSha, { ...status, state: 'success' }, null);
    expect(gate()).toBe('success');
  });
});

describe('answers', () => {
  test('a reaction and a reply, each once; a deleted comment is passed over', async () => {
    const [first, second, gone] = [1, 2, 3].map(() => pull.comment(ann, '/migration help')) as [
      Comment,
      Comment,
      Comment,
    ];
    const publication: Publication = {
      ...waiting,
      replies: [
        { comment: first.id, body: 'Help.', reaction: 'THUMBS_UP' },
        { comment: first.id, body: 'Help again.', reaction: 'THUMBS_UP' },
        { comment: second.id, body: null, reaction: 'CONFUSED' },
        { comment: gone.id, body: 'Help.', reaction: 'EYES' },
      ],
    };
    whenAsked(isStatus, () => pull.delete(gone, ann));
    expect((await publishNow(publication)).moved).toBe(true);
    expect((await publishNow(publication)).notes).toEqual([]);
    await publishNow(publication);
    expect(first.reactions.map(({ content }) => content)).toEqual(['+1']);
    expect(second.reactions.map(({ content }) => content)).toEqual(['confused']);
    const replies = marked('<!-- countersign:reply ');
    expect(replies.map(({ body }) => body)).toEqual([`<!-- countersign:reply ${first.id} -->\nHelp.`]);
  });
});

describe('comments on lines', () => {
  const finding = (key: string, line: number) => ({ key, path: 'db/1.sql', line, body: `Finding ${key}` });

  test('come as one review, new ones alone are added', async () => {
    await publishNow({ ...waiting, inline: [finding('a', 1), finding('b', 1)] });
    expect(pull.reviews).toHaveLength(1);
    await publishNow({ ...waiting, inline: [finding('a', 1), finding('b', 1), finding('c', 1)] });
    expect(pull.reviews.map(({ state, comments }) => [state, comments.length])).toEqual([
      ['COMMENTED', 2],
      ['COMMENTED', 1],
    ]);
  });

  test('a marker by somebody else hides nothing, a hostile key is a hash', async () => {
    const line = { path: 'db/1.sql', line: 1, startLine: null, side: 'RIGHT' } as const;
    pull.commentLine(bea, line, '<!-- countersign:finding a -->');
    const hostile = finding('--> @acme/dba', 1);
    await publishNow({ ...waiting, inline: [finding('a', 1), hostile] });
    await publishNow({ ...waiting, inline: [finding('a', 1), hostile] });
    expect(pull.lineComments).toHaveLength(3);
    expect(pull.lineComments[2]?.body).toMatch(/<!-- countersign:finding [0-9a-f]{64} -->$/);
  });

  test('a line outside the diff is left out with a note, the others are posted and the verdict stands', async () => {
    const publication = {
      ...approved,
      inline: [finding('a', 1), finding('b', 99), { ...finding('c', 1), path: 'x.sql' }],
    };
    const result = await publishNow(publication);
    expect(pull.lineComments.map(({ body }) => body.split('\n')[0])).toEqual(['Finding a']);
    expect(result.notes).toEqual([expect.stringMatching(/"db\/1\.sql:99", "x\.sql:1": outside the diff/)]);
    expect(gate()).toBe('success');
    github.forgetRequests();
    expect(await publishNow(publication)).toMatchObject({ written: 0, notes: [expect.any(String)] });
    expect(operations()).toEqual([]);
  });

  test.each([1, 3])(
    'GitHub refuses a review of five lines %i times without saying which: the others are posted',
    async (times) => {
      const lines = 'ALTER TABLE a DROP COLUMN b;\n'.repeat(5);
      repository.push('drop', { by: ann, files: { 'db/5.sql': lines } });
      const inline = [1, 2, 3, 4, 5].map((line) => ({ ...finding(`f${line}`, line), path: 'db/5.sql' }));
      const refuses = (request: LoggedRequest): boolean =>
        request.operation === 'pulls/create-review' &&
        (request.body as { comments: { line: number }[] }).comments.some(({ line }) => line <= times);
      github.fault({ kind: 'status', status: 422, times: 99, match: refuses });
      const result = await publishNow({ ...approved, inline });
      const posted = pull.lineComments.map(({ place: { line } }) => line).sort();
      expect(posted).toEqual([1, 2, 3, 4, 5].filter((line) => line > times));
      expect(result).toMatchObject({ moved: false, notes: [expect.stringContaining('"db/5.sql:1"')] });
      expect(gate()).toBe('success');
    },
  );

  test('GitHub refuses every line: it is not asked for ever', async () => {
    repository.push('drop', { by: ann, files: { 'db/20.sql': 'SELECT 1;\n'.repeat(20) } });
    const inline = Array.from({ length: 20 }, (_, index) => ({
      ...finding(`f${index}`, index + 1),
      path: 'db/20.sql',
    }));
    github.fault({
      kind: 'status',
      status: 422,
      times: 99,
      match: ({ operation }) => operation === 'pulls/create-review',
    });
    const result = await publishNow({ ...approved, inline });
    expect(result.notes).toEqual([expect.stringMatching(/and 15 more: outside the diff/)]);
    expect(operations().filter((operation) => operation === 'pulls/create-review')).toHaveLength(8);
    expect(gate()).toBe('success');
  });

  test('in a diff of many pages the file is found', async () => {
    const others = Array.from({ length: 150 }, (_, index) => [`app/${1000 + index}.ts`, 'x\n'] as const);
    repository.push('drop', { by: ann, files: Object.fromEntries(others) });
    expect(await publishNow({ ...approved, inline: [finding('a', 1)] })).toMatchObject({ notes: [] });
    expect(pull.lineComments).toHaveLength(1);
  });

  test('beyond the first page of threads one is known again', async () => {
    for (let count = 0; count < 120; count += 1) {
      pull.commentLine(bea, { path: 'db/1.sql', line: 1, startLine: null, side: 'RIGHT' }, `Chat ${count}`);
    }
    await publishNow({ ...approved, inline: [finding('a', 1)] });
    await publishNow({ ...approved, inline: [finding('a', 1)] });
    expect(pull.lineComments).toHaveLength(121);
  });
});

describe('labels and reviewers', () => {
  test('our labels are exchanged and go when none is wanted, foreign ones stay', async () => {
    pull.label('bug', ann);
    pull.label('countersign:low', ann);
    expect((await publishNow({ ...waiting, labels: ['countersign:high'] })).notes).toEqual([]);
    expect([...pull.labels.keys()]).toEqual(['bug', 'countersign:high']);
    expect(repository.labels.get('countersign:high')?.color).toBe('5319e7');
    github.forgetRequests();
    await publishNow({ ...waiting, labels: ['countersign:high'] });
    expect(operations()).toEqual([]);
    await publishNow(waiting);
    expect([...pull.labels.keys()]).toEqual(['bug']);
  });

  test('reviewers are asked once, the author never, and a stranger is named', async () => {
    const stranger = github.user('stranger');
    const team = github.team('acme/dba', [bea]);
    repository.permission(team, 'write');
    const publication = { ...waiting, reviewers: ['ann', 'bea', 'stranger', 'acme/dba', 'other/dba'] };
    const { notes } = await publishNow(publication);
    expect([...pull.requested]).toEqual([bea, team]);
    expect(pull.requested.has(stranger)).toBe(false);
    expect(notes).toEqual([expect.stringContaining('`other/dba`'), expect.stringContaining('`stranger`')]);
    github.forgetRequests();
    await publishNow({ ...waiting, reviewers: ['bea', 'ann'] });
    expect(operations()).toEqual([]);
  });
});

describe('the check run', () => {
  const annotation = (line: number) =>
    ({ path: 'db/1.sql', line, endLine: line, level: 'warning', title: 'rule', message: `Line ${line}` }) as const;
  const many = Array.from({ length: 120 }, (_, index) => annotation(index + 1));

  beforeEach(() => {
    client = actAsApp();
  });

  test('has all annotations, fifty a request, and a button within the limits', async () => {
    await publishNow({ ...waiting, annotations: many }, { app: true });
    const [run] = repository.checkRuns;
    expect(run).toMatchObject({ name: checkRunName, status: 'completed', conclusion: 'action_required' });
    expect(run?.annotations.map(({ start_line }) => start_line)).toEqual(many.map(({ line }) => line));
    expect(operations().filter((operation) => operation.startsWith('checks/'))).toEqual([
      'checks/create',
      'checks/update',
      'checks/update',
    ]);
    const { label, description } = english.checkRun;
    expect([label.length <= 20, description.length <= 40]).toEqual([true, true]);
  });

  test.each([
    ['success', 'success'],
    ['pending', 'action_required'],
    ['failure', 'failure'],
    ['error', 'failure'],
  ] as const)('a verdict of %s concludes %s', async (state, conclusion) => {
    await publishNow({ ...waiting, status: { state, description: 'So it is' } }, { app: true });
    expect(repository.checkRuns.map((run) => run.conclusion)).toEqual([conclusion]);
  });

  test('another verdict updates it, other annotations make a new one', async () => {
    await publishNow({ ...waiting, annotations: many }, { app: true });
    await publishNow({ ...approved, annotations: many }, { app: true });
    expect(repository.checkRuns.map(({ conclusion, annotations }) => [conclusion, annotations.length])).toEqual([
      ['success', 120],
    ]);
    await publishNow({ ...approved, annotations: [annotation(7)] }, { app: true });
    expect(repository.checkRuns.map(({ annotations }) => annotations.length)).toEqual([120, 1]);
  });

  test('one that lacks annotations is replaced', async () => {
    github.fault({ kind: 'status', status: 500, times: 3, match: ({ operation }) => operation === 'checks/update' });
    const first = await publishNow({ ...approved, annotations: many }, { app: true });
    expect(first.notes).toEqual([expect.stringContaining('The check run was not written')]);
    await publishNow({ ...approved, annotations: many }, { app: true });
    expect(repository.checkRuns.at(-1)?.annotations).toHaveLength(120);
  });

  test('a summary that is too large points to the comment; with none there is a note and no run', async () => {
    const long: Publication = { ...approved, summary: '🐘'.repeat(17_000) };
    const nowhere = await publishNow({ ...long, checklist: null, report: null }, { app: true });
    expect(nowhere.notes).toEqual([expect.stringContaining('65535')]);
    expect(repository.checkRuns).toEqual([]);
    expect((await publishNow(long, { app: true })).notes).toEqual([]);
    expect(repository.checkRuns[0]?.summary).toMatch(/too long .* https:\/\/.*#issuecomment-\d+$/);
    expect(gate()).toBe('success');
  });

  test('none without an App', async () => {
    await publishNow({ ...approved, annotations: many });
    expect(repository.checkRuns).toEqual([]);
  });
});
