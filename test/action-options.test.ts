/** What `action.yml` promises: each input has its effect, each output is left, and what is wrong ends in one clear sentence. */

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import type { Publication } from '../src/model/publication.ts';
import { render } from '../src/render/render.ts';
import { readInputs } from '../src/shells/action/inputs.ts';
import { leaveOutputs } from '../src/shells/action/outputs.ts';
import { defaultConfig } from '../src/walk/config.ts';
import type { Account } from './github/accounts.ts';
import { type Github, startGithub } from './github/github.ts';
import type { EventInput } from './github/payloads.ts';
import type { Pull } from './github/pull.ts';
import type { Repository } from './github/repository.ts';
import * as reviews from './support/reviews.ts';
import { type EndedJob, runAction } from './support/story/drivers.ts';
import { templates } from './support/templates.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

const users = 'db/migrations/20260101000000_users.sql';
const script = (up: string, down: string) => `-- migrate:up\n${up}\n\n-- migrate:down\n${down}\n`;
const base = { [users]: script('CREATE TABLE users (id bigint PRIMARY KEY, name text);', 'DROP TABLE users;') };
const nickname = {
  'db/migrations/20260201000000_nickname.sql': script(
    'ALTER TABLE users ADD COLUMN nickname text;',
    'ALTER TABLE users DROP COLUMN nickname;',
  ),
};
const lostName = {
  'db/migrations/20260201000000_name.sql': script(
    'ALTER TABLE users DROP COLUMN name;',
    'ALTER TABLE users ADD COLUMN name text;',
  ),
};

const permissions = { contents: 'read', pull_requests: 'write', issues: 'write', statuses: 'write' } as const;

let github: Github;
let repository: Repository;
let alice: Account;
let bob: Account;
const scratch = mkdtempSync(join(tmpdir(), 'countersign-options-'));

beforeEach(async () => {
  github = await startGithub({ perWriteMs: 0 });
  repository = github.repository('acme/shop', { files: base });
  alice = github.user('alice');
  bob = github.user('bob');
  for (const writer of [alice, bob]) repository.permission(writer, 'write');
});
afterEach(async () => {
  await github.close();
  expect(github.violations).toEqual([]);
  for (const file of readdirSync(scratch)) {
    // Bases are kept, as the cache service keeps them.
    if (file !== 'countersign-bases') rmSync(join(scratch, file), { recursive: true });
  }
});

function opened(branch: string, files: Record<string, string>, fork?: Repository): Pull {
  (fork ?? repository).push(branch, { by: alice, files });
  return repository.openPull({ head: branch, author: alice, ...(fork ? { fork } : {}) });
}

type Inputs = Readonly<Record<string, string>>;

async function run(event: EventInput, inputs: Inputs = {}, more: object = {}): Promise<EndedJob> {
  const payload = { ...github.eventPayload({ repository, ...event }), ...more };
  const given = { 'github-token': github.token({ permissions }), ...inputs };
  github.clock.advance(60_000);
  const ended = await runAction(github, {
    event: event.name,
    payload,
    repository: 'acme/shop',
    inputs: given,
    scratch,
  });
  // Nobody answers in the second in which the comment appears.
  github.clock.advance(60_000);
  return ended;
}

const onPull = (pull: Pull, inputs: Inputs = {}) => run({ name: 'pull_request', action: 'opened', pull }, inputs);
const statusOf = (sha: string) => repository.statusOf(sha, 'countersign');
const marked = (pull: Pull, what: string) =>
  pull.comments.filter(({ body }) => body.startsWith(`<!-- countersign:${what}`));

/** The errors in the log, as they stand there: a runner shows each as one annotation. */
const errors = ({ output }: EndedJob) => output.split('\n').filter((line) => line.startsWith('::error'));

/** One error that says all of this and has no stack. */
function expectOneSentence(job: EndedJob, ...words: readonly string[]): void {
  expect(errors(job)).toHaveLength(1);
  for (const word of words) expect(errors(job)[0]).toContain(word);
  expect(job.output).not.toMatch(/\n {4}at |%0A {4}at /);
}

describe('inputs and outputs', () => {
  test('are those that action.yml names', () => {
    const { inputs, outputs } = parse(readFileSync(path('../action.yml'), 'utf8'));
    const ours = 'github-token config pull-request comment sarif-file report-file app-id private-key fail-job'.split(
      ' ',
    );
    expect(Object.keys(inputs).sort()).toEqual(ours.sort());
    expect(Object.keys(outputs).sort()).toEqual(['fingerprint', 'report', 'risk', 'verdict']);
  });

  test('config, comment: false, report-file and sarif-file; the outputs and the job summary', async () => {
    const policy = 'signoffs:\n  roles:\n    dba: { users: [bob], when: always }\n';
    repository.push('main', { by: bob, files: { 'policies/strict.yml': policy } });
    const pull = opened('name', lostName);
    const [report, sarif] = [join(scratch, 'left/report.md'), join(scratch, 'left/findings.sarif')];
    const job = await onPull(pull, {
      config: 'policies/strict.yml',
      comment: 'false',
      'report-file': report,
      'sarif-file': sarif,
    });
    expect(job.code).toBe(0);
    expect(marked(pull, 'report')).toEqual([]);
    expect(marked(pull, 'checklist')[0]?.body).toContain('- [ ] **dba**');
    const posted = statusOf(pull.headSha);
    expect(job.outputs.get('verdict')).toBe(posted?.state);
    expect(['medium', 'high', 'critical']).toContain(job.outputs.get('risk'));
    const fingerprint = job.outputs.get('fingerprint') as string;
    expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(marked(pull, 'checklist')[0]?.body).toContain(fingerprint);

    const text = job.outputs.get('report') as string;
    expect(text).toMatch(/^<!-- countersign:report -->\n/);
    expect(text).toContain('column-dropped');
    expect(job.summary).toBe(`${text}\n`);
    expect(readFileSync(report, 'utf8')).toBe(text);

    // The schema is draft-04; what it uses of it means the same once it is not named so.
    const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(path('schemas/sarif-2.1.0.json'), 'utf8'));
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
    addFormats.default(ajv);
    const check = ajv.compile(schema);
    const findings = JSON.parse(readFileSync(sarif, 'utf8'));
    check(findings);
    expect(check.errors ?? []).toEqual([]);
    expect(findings.runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId)).toContain('column-dropped');
  });

  test('a report that a comment cannot hold is whole in the job summary; of many, GitHub takes what was written', async () => {
    const shown = { templates, rules: reviews.ruleTexts };
    const comment = render(reviews.huge, 'markdown', { ...shown, fullReportUrl: 'https://github.test/runs/1' });
    expect(comment.length).toBeLessThanOrEqual(65_536);
    expect(comment).toContain('(<https://github.test/runs/1>)');
    const publication = { summary: comment, annotations: [] as const } as unknown as Publication;
    const result = {
      review: reviews.huge,
      config: defaultConfig(),
      own: {},
      publication,
      written: 0,
      checklistUrl: null,
      notes: [],
    };
    const inputs = readInputs((name) => (name === 'github-token' ? 'a token' : ''));
    const [summary, output] = [join(scratch, 'summary.md'), join(scratch, 'output')];
    for (const file of [summary, output]) writeFileSync(file, '');
    const before = { ...process.env };
    Object.assign(process.env, { GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: output });
    const many = Array.from({ length: 30 }, (_, index) => ({ number: index + 1, result }));
    await leaveOutputs(many, inputs, 'https://github.test/acme/shop').finally(() => {
      process.env = before;
    });
    const text = readFileSync(summary, 'utf8');
    const [first = ''] = text.split(/(?<=\n)(?=<!-- countersign:report -->\n)/);
    expect(first.length).toBeGreaterThan(65_536);
    expect(first).not.toContain('Shortened');
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1024 ** 2);
    expect(text.split('<!-- countersign:report -->').length).toBeGreaterThan(2);
  });

  test('fail-job: the job fails with the verdict, and only with it', async () => {
    const pull = opened('nickname', nickname);
    const failed = await onPull(pull, { 'fail-job': 'true' });
    expect([failed.code, failed.outputs.get('verdict'), statusOf(pull.headSha)?.state]).toEqual([
      1,
      'pending',
      'pending',
    ]);
    pull.tick(marked(pull, 'checklist')[0]?.id as number, bob, 'reviewer');
    const passed = await onPull(pull, { 'fail-job': 'true' });
    expect([passed.code, passed.outputs.get('verdict'), statusOf(pull.headSha)?.state]).toEqual([
      0,
      'success',
      'success',
    ]);
  });

  test('a verdict that is a failure does not fail the job', async () => {
    const broken = script('ALTER TABLE nobody ADD COLUMN nickname text;', 'SELECT 1;');
    const pull = opened('broken', { 'db/migrations/20260201000000_broken.sql': broken });
    const job = await onPull(pull);
    expect([job.code, job.outputs.get('verdict'), statusOf(pull.headSha)?.state]).toEqual([0, 'failure', 'failure']);
  });

  test('app-id and private-key: it acts as the App, which can read teams', async () => {
    github.team('acme/dba', [bob]);
    const policy = 'signoffs:\n  roles:\n    dba: { teams: [acme/dba], when: always }\n';
    repository.push('main', { by: bob, files: { '.github/countersign.yml': policy } });
    const pull = opened('nickname', nickname);
    const app = github.app();
    const inputs = { 'app-id': String(app.id), 'private-key': app.privateKey };
    expect((await onPull(pull, inputs)).code).toBe(0);
    pull.comment(bob, '/migration approve');
    expect((await onPull(pull, inputs)).code).toBe(0);
    expect(statusOf(pull.headSha)).toMatchObject({ state: 'success', creator: { login: 'countersign[bot]' } });
    expect(repository.checkRuns.map(({ app: { id }, headSha }) => [id, headSha])).toContainEqual([
      app.id,
      pull.headSha,
    ]);
    expect(marked(pull, 'checklist').map(({ author }) => author.login)).toEqual(['countersign[bot]']);
  });
});

describe('which pull request', () => {
  test('workflow_run: that of the head commit, also of a fork; neither input nor artifact leads to another', async () => {
    const other = opened('nickname', nickname);
    const fork = github.fork(repository, alice);
    const pull = opened('name', lostName, fork);
    const told = { number: other.number, head: { sha: other.headSha } };
    const workflow_run = { head_sha: pull.headSha, pull_requests: [told], event: 'pull_request_review' };
    const job = await run(
      { name: 'workflow_run', action: 'completed' },
      { 'pull-request': String(other.number) },
      { workflow_run },
    );
    expect(job.code).toBe(0);
    expect(statusOf(pull.headSha)?.state).toBe(job.outputs.get('verdict'));
    expect(statusOf(other.headSha)).toBeNull();
    expect(other.comments).toEqual([]);
  });

  test('any other event that names one: the input leads to no other', async () => {
    const [pull, other] = [opened('nickname', nickname), opened('name', lostName)];
    expect((await onPull(pull, { 'pull-request': String(other.number) })).code).toBe(0);
    expect(statusOf(pull.headSha)?.state).toBe('pending');
    expect(statusOf(other.headSha)).toBeNull();
  });

  test('workflow_dispatch takes the input, and without it says so', async () => {
    const pull = opened('nickname', nickname);
    expect((await run({ name: 'workflow_dispatch' }, { 'pull-request': String(pull.number) })).code).toBe(0);
    expect(statusOf(pull.headSha)?.state).toBe('pending');
    const job = await run({ name: 'workflow_dispatch' }, { 'pull-request': '' });
    expect(job.code).toBe(1);
    expectOneSentence(job, 'pull-request', 'must say which pull request');
  });

  test('schedule: every open one, or the one of the input', async () => {
    const [first, second] = [opened('nickname', nickname), opened('words', { 'README.md': 'Words.\n' })];
    expect((await run({ name: 'schedule' }, { 'pull-request': String(second.number) })).code).toBe(0);
    expect([first, second].map(({ headSha }) => statusOf(headSha)?.state)).toEqual([undefined, 'success']);
    expect((await run({ name: 'schedule' })).code).toBe(0);
    expect([first, second].map(({ headSha }) => statusOf(headSha)?.state)).toEqual(['pending', 'success']);
  });

  test('pull_request_target: of a fork by data of the API alone, in an empty directory that stays empty', async () => {
    const pull = opened('nickname', nickname, github.fork(repository, alice));
    const job = await run({ name: 'pull_request_target', action: 'opened', pull });
    expect(job.code).toBe(0);
    expect(statusOf(pull.headSha)?.state).toBe('pending');
    expect(marked(pull, 'report')[0]?.body).toContain('1 migration, 1 statement');
    expect(readdirSync(join(scratch, 'workspace'))).toEqual([]);
    expect(existsSync(join(scratch, '.git'))).toBe(false);
  });

  test('an event that it does not know ends with a sentence that names those it knows', async () => {
    const job = await run({ name: 'release', action: 'published' });
    expect(job.code).toBe(1);
    expectOneSentence(job, 'on: release', 'pull_request_target', 'merge_group', 'workflow_dispatch');
    expect(github.requests).toEqual([]);
  });
});

describe('what is wrong', () => {
  test('a token that may only read: no verdict, and the log names the permission', async () => {
    const pull = opened('nickname', nickname);
    const reading = { contents: 'read', pull_requests: 'read', issues: 'read', statuses: 'read' } as const;
    const job = await onPull(pull, { 'github-token': github.token({ permissions: reading }) });
    expect(job.code).toBe(1);
    expectOneSentence(job, 'pull-requests: write');
    expect(repository.statuses).toEqual([]);
    expect(pull.comments).toEqual([]);
  });

  test('a token that GitHub does not take: no verdict, one sentence', async () => {
    const job = await onPull(opened('nickname', nickname), { 'github-token': 'ghs_of_yesterday' });
    expect(job.code).toBe(1);
    expectOneSentence(job, 'GitHub does not accept the token');
    expect(repository.statuses).toEqual([]);
  });

  test.each([
    ['pull-request', { 'pull-request': 'abc' }, ['input pull-request', '`abc` is not the number']],
    ['private-key without app-id', { 'private-key': 'a key' }, ['input app-id', 'only work together']],
    ['app-id without private-key', { 'app-id': '7' }, ['input private-key', 'only work together']],
    ['comment', { comment: 'perhaps' }, ['input comment', '`perhaps` is neither true nor false']],
    ['private-key that is none', { 'app-id': '7', 'private-key': 'a key' }, ['private-key']],
    ['app-id of another App', { 'app-id': '8', 'private-key': 'REAL' }, ['app-id']],
  ])('%s: one sentence, and no older success stays', async (_, bad, words) => {
    const pull = opened('nickname', nickname);
    repository.status(pull.headSha, github.bot('github-actions[bot]'), { context: 'countersign', state: 'success' });
    const { privateKey } = github.app();
    const inputs = Object.entries(bad).map(([name, value]) => [name, value === 'REAL' ? privateKey : value]);
    const job = await onPull(pull, Object.fromEntries(inputs));
    expect(job.code).toBe(1);
    expectOneSentence(job, ...words);
    expect(job.output).not.toContain('BEGIN');
    expect(statusOf(pull.headSha)?.state).toBe('error');
    expect(statusOf(pull.headSha)?.description).toContain(words[0]);
  });

  test('a wrong input closes the group of the merge queue too', async () => {
    const group = repository.enqueue([opened('nickname', nickname)], alice);
    const job = await run({ name: 'merge_group', action: 'checks_requested', group }, { 'fail-job': 'perhaps' });
    expect(job.code).toBe(1);
    expectOneSentence(job, 'input fail-job');
    expect(statusOf(group.head)?.state).toBe('error');
  });

  test('a configuration that does not exist: the verdict is an error that names it', async () => {
    const pull = opened('nickname', nickname);
    const job = await onPull(pull, { config: 'policies/none.yml' });
    expect([job.code, job.outputs.get('verdict'), statusOf(pull.headSha)?.state]).toEqual([0, 'error', 'error']);
    expect(statusOf(pull.headSha)?.description).toContain('policies/none.yml');
    expect(job.summary).toContain('The base branch has no such configuration file.');
  });
});
