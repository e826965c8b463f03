/**
 * A new user's first day: the workflow is taken out of the README, its token may do what its `permissions:` name, and the
 * Action runs for the events that its `on:` names and for no other. So what the README tells people to commit is what works.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { Account } from './github/accounts.ts';
import { type Github, startGithub } from './github/github.ts';
import { payloadOf } from './github/payloads.ts';
import type { Pull } from './github/pull.ts';
import type { Repository } from './github/repository.ts';
import type { WorldEvent } from './github/world.ts';
import { type EndedJob, runAction } from './support/story/drivers.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

type Payload = Readonly<Record<string, unknown>>;
interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
}
interface Filter {
  readonly types?: readonly string[];
  readonly branches?: readonly string[];
  readonly workflows?: readonly string[];
}
interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, Filter | null>>;
  readonly concurrency: { readonly group: string };
  readonly permissions: Readonly<Record<string, 'read' | 'write'>>;
  readonly jobs: Readonly<
    Record<string, { readonly name?: string; readonly if?: string; readonly steps: readonly Step[] }>
  >;
}

const action = parse(read('action.yml')) as {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
};

function readmeWorkflow(): Workflow {
  const blocks = [...read('README.md').matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text = '']) => text);
  const found = blocks.filter((text) => text.includes('uses: countersign/countersign@'));
  if (found.length !== 1) throw new Error(`The README has ${found.length} workflows`);
  return parse(found[0] as string);
}

const example = (name: string): Workflow => parse(read(`examples/workflows/${name}`));

/** What starts where `types` are not named. https://docs.github.com/actions/reference/events-that-trigger-workflows */
const usualTypes: Readonly<Record<string, readonly string[]>> = {
  pull_request: ['opened', 'synchronize', 'reopened'],
  pull_request_target: ['opened', 'synchronize', 'reopened'],
  merge_group: ['checks_requested'],
};

function starts({ on }: Workflow, { name, action: type }: WorldEvent, payload: Payload): boolean {
  if (!Object.hasOwn(on, name)) return false;
  const { types = usualTypes[name], branches } = on[name] ?? {};
  if (types && !types.includes(String(type))) return false;
  return !branches || branches.includes(String(payload.ref).replace('refs/heads/', ''));
}

/** The few forms of expression that the workflows use: properties, `||`, `!=` and texts. */
function evaluated(expression: string, event: string, payload: Payload, token: string): unknown {
  const code = expression.replace(/\.([a-z_-]+)/g, '?.["$1"]');
  const github = { event_name: event, event: payload, token, ref: payload.ref ?? 'refs/heads/main' };
  return Function('github', 'inputs', `return ${code}`)(github, payload.inputs ?? {});
}

interface Told {
  readonly event: string;
  readonly payload: Payload;
}
interface Run extends EndedJob, Told {}

/** As much of GitHub Actions as one workflow needs. */
class Actions {
  readonly runs: Run[] = [];
  readonly #github: Github;
  readonly #repository: Repository;
  readonly #workflow: Workflow;
  readonly #scratch = mkdtempSync(join(tmpdir(), 'countersign-first-day-'));
  #waiting: Told[] = [];

  constructor(github: Github, repository: Repository, workflow: Workflow) {
    this.#github = github;
    this.#repository = repository;
    this.#workflow = workflow;
    github.world.listeners.push((event) => this.#hear(event));
  }

  /** What the workflow's own token does starts no workflow. */
  #hear(event: WorldEvent): void {
    if (event.repository !== this.#repository || event.sender.login === 'github-actions[bot]') return;
    const payload = payloadOf(event);
    const names = event.name === 'pull_request' ? ['pull_request', 'pull_request_target'] : [event.name];
    for (const name of names) {
      if (starts(this.#workflow, { ...event, name }, payload)) this.#waiting.push({ event: name, payload });
    }
  }

  /** Events that nobody's doing makes; only those that the workflow names. */
  start(event: string, more: Payload = {}): void {
    if (!Object.hasOwn(this.#workflow.on, event)) throw new Error(`The workflow does not name ${event}`);
    const payload = this.#github.eventPayload({ name: event, repository: this.#repository });
    this.#waiting.push({ event, payload: { ...payload, ...more } });
  }

  /** Lets everything that was started end. @returns the runs, oldest first */
  async settle(): Promise<readonly Run[]> {
    const before = this.runs.length;
    for (let told = this.#waiting.shift(); told; told = this.#waiting.shift()) {
      this.#github.clock.advance(60_000);
      for (const job of Object.values(this.#workflow.jobs)) await this.#run(told, job);
    }
    // Nobody answers in the second in which the comment appears.
    this.#github.clock.advance(60_000);
    return this.runs.slice(before);
  }

  async #run({ event, payload }: Told, { if: condition = 'true', steps }: Workflow['jobs'][string]): Promise<void> {
    const token = this.#token({ event, payload });
    if (!evaluated(condition, event, payload, token)) return;
    const filled = (text: string) =>
      text.replace(/\$\{\{ (.*?) \}\}/g, (_, inner) => String(evaluated(inner, event, payload, token) ?? ''));
    for (const { uses, with: given = {} } of steps) {
      if (!uses?.startsWith('countersign/')) continue;
      const usual = Object.entries(action.inputs).flatMap(([name, { default: text }]) => (text ? [[name, text]] : []));
      const inputs = Object.fromEntries(
        [...usual, ...Object.entries(given)].map(([name = '', text = '']) => [name, filled(text)]),
      );
      const repository = this.#repository.fullName;
      const ended = await runAction(this.#github, { event, payload, repository, inputs, scratch: this.#scratch });
      this.runs.push({ ...ended, event, payload });
    }
  }

  /** Exactly what the workflow grants; for a pull request from a fork never more than reading. */
  #token({ event, payload }: Told): string {
    const { head } = (payload.pull_request ?? {}) as { head?: { repo?: { full_name?: string } } };
    const foreign = head !== undefined && head.repo?.full_name !== this.#repository.fullName;
    const isReading = foreign && event !== 'pull_request_target';
    const granted = Object.entries(this.#workflow.permissions).map(
      ([name, level]) => [name.replaceAll('-', '_'), isReading ? 'read' : level] as const,
    );
    return this.#github.token({ permissions: Object.fromEntries(granted), repositories: [this.#repository] });
  }

  close(): void {
    rmSync(this.#scratch, { recursive: true, force: true });
  }
}

const users = {
  'db/migrations/20260101000000_users.sql':
    '-- migrate:up\nCREATE TABLE users (id bigint PRIMARY KEY, name text);\n\n-- migrate:down\nDROP TABLE users;\n',
};
const migration = 'db/migrations/20260201000000_nickname.sql';
const nickname = (type: string) => ({
  [migration]: `-- migrate:up\nALTER TABLE users ADD COLUMN nickname ${type};\n\n-- migrate:down\nALTER TABLE users DROP COLUMN nickname;\n`,
});

/** A private repository, where reading needs a permission too. */
async function openShop(workflow: Workflow) {
  const github = await startGithub({ perWriteMs: 0 });
  const repository = github.repository('acme/shop', { private: true, files: users });
  const [alice, bob, carol] = [github.user('alice'), github.user('bob'), github.user('carol')];
  for (const writer of [alice, bob]) repository.permission(writer, 'write');
  repository.permission(carol, 'read');
  return { github, repository, alice, bob, carol, actions: new Actions(github, repository, workflow) };
}

const forbidden = (github: Github) =>
  github.requests
    .filter(({ status }) => status === 401 || status === 403)
    .map(({ method, path }) => `${method} ${path}`);
const marked = (pull: Pull, what: string) =>
  pull.comments.filter(
    ({ author, body }) => author.login === 'github-actions[bot]' && body.startsWith(`<!-- countersign:${what}`),
  );

test("the README's workflow is the example's", () => {
  expect(readmeWorkflow()).toEqual(example('countersign.yml'));
});

describe("the README's workflow, from the first pull request to the merge", () => {
  let github: Github;
  let repository: Repository;
  let actions: Actions;
  let [alice, bob, carol]: Account[] = [];
  let pull: Pull;
  const state = (sha = pull.headSha) => repository.statusOf(sha, 'countersign');
  const checklist = () => marked(pull, 'checklist').at(-1)?.body ?? '';
  /** @returns the events that ran, each of which could publish its verdict */
  const settled = async () => {
    const runs = await actions.settle();
    for (const { code, output } of runs) if (code !== 0) throw new Error(output);
    return runs.map(({ event }) => event);
  };

  beforeAll(async () => {
    ({ github, repository, alice, bob, carol, actions } = await openShop(readmeWorkflow()));
  });
  afterAll(async () => {
    actions.close();
    await github.close();
  });

  test('a pull request with a migration gets report, checklist and a status that waits', async () => {
    repository.push('nickname', { by: alice as Account, files: nickname('text') });
    pull = repository.openPull({ head: 'nickname', author: alice as Account });
    expect(await settled()).toEqual(['pull_request']);
    expect(marked(pull, 'report')).toHaveLength(1);
    expect(marked(pull, 'report')[0]?.body).toContain('1 migration, 1 statement');
    expect(marked(pull, 'checklist')).toHaveLength(1);
    expect(checklist()).toContain('- [ ] **reviewer**');
    expect(state()).toMatchObject({ state: 'pending', description: expect.stringContaining('Waiting for reviewer') });
    expect(state()?.targetUrl).toMatch(new RegExp(`#issuecomment-${marked(pull, 'checklist')[0]?.id}$`));
    expect(actions.runs[0]?.outputs.get('verdict')).toBe('pending');
  }, 60_000);

  test("the author's tick, and the word of somebody who may only read, are refused by name", async () => {
    const box = marked(pull, 'checklist')[0]?.id as number;
    pull.tick(box, alice as Account, 'reviewer');
    expect(() => pull.tick(box, carol as Account, 'reviewer')).toThrow('carol has read');
    const said = pull.comment(carol as Account, '/migration approve');
    expect(await settled()).toEqual(['issue_comment', 'issue_comment']);
    expect(state()?.state).toBe('pending');
    expect(checklist()).toMatch(/- \[ \] \*\*reviewer\*\*/);
    expect(checklist()).toContain("@alice's tick does not count: author of the migrations");
    expect(marked(pull, `reply ${said.id} `)[0]?.body).toContain("@carol's `/migration approve` does not count");
  }, 60_000);

  test('the tick of an eligible person opens it', async () => {
    pull.tick(marked(pull, 'checklist')[0]?.id as number, bob as Account, 'reviewer');
    expect(await settled()).toEqual(['issue_comment']);
    expect(state()).toMatchObject({ state: 'success', description: expect.stringContaining('bob') });
    expect(checklist()).toMatch(/- \[x\] \*\*reviewer\*\*.*@bob/);
  }, 60_000);

  test('a push that changes the migration closes it, and who had signed is named', async () => {
    repository.push('nickname', { by: alice as Account, files: nickname('varchar(40)') });
    expect(await settled()).toEqual(['pull_request']);
    expect(state()?.state).toBe('pending');
    expect(checklist()).toMatch(/- \[ \] \*\*reviewer\*\*/);
    expect(checklist()).toContain('@bob had signed other migrations');
  }, 60_000);

  test('a command opens it again, and is answered by a reaction', async () => {
    const said = pull.comment(bob as Account, 'Shorter is better.\n\n/migration approve');
    expect(await settled()).toEqual(['issue_comment']);
    expect(state()?.state).toBe('success');
    expect(said.reactions.map(({ content, account }) => [content, account.login])).toEqual([
      ['+1', 'github-actions[bot]'],
    ]);
  }, 60_000);

  test('the schedule sees that the signer is gone, and a run by hand that they are back', async () => {
    repository.permission(bob as Account, 'read');
    expect(await settled()).toEqual([]);
    actions.start('schedule', { schedule: '17 * * * *' });
    expect(await settled()).toEqual(['schedule']);
    expect(state()?.state).toBe('pending');
    repository.permission(bob as Account, 'write');
    actions.start('workflow_dispatch', { inputs: { 'pull-request': String(pull.number) } });
    expect(await settled()).toEqual(['workflow_dispatch']);
    expect(state()?.state).toBe('success');
  }, 60_000);

  test('the merge queue gets its answer on the commit of the group', async () => {
    const group = repository.enqueue([pull], alice as Account);
    expect(await settled()).toEqual(['merge_group']);
    expect(group.head).not.toBe(pull.headSha);
    expect(state(group.head)?.state).toBe('success');
  }, 60_000);

  test('a pull request without migrations is green at once, without a comment', async () => {
    repository.push('words', { by: alice as Account, files: { 'README.md': 'Only words.\n' } });
    pull = repository.openPull({ head: 'words', author: alice as Account });
    expect(await settled()).toEqual(['pull_request']);
    expect(state()?.state).toBe('success');
    expect(pull.comments).toEqual([]);
  }, 60_000);

  test('comments on plain issues start nothing', async () => {
    repository.openIssue(bob as Account, 'A question', 'Where?').comment(bob as Account, '/migration approve');
    expect(await settled()).toEqual([]);
  });

  test('nothing was forbidden, and nothing was asked that GitHub does not describe', () => {
    expect(actions.runs.length).toBeGreaterThan(8);
    expect(forbidden(github)).toEqual([]);
    expect(github.violations).toEqual([]);
  });
});

describe('permissions', () => {
  test('of the workflow for forks suffice for every event that it names', async () => {
    const workflow = example('countersign-forks.yml');
    const { github, repository, bob, carol, actions } = await openShop(workflow);
    const fork = github.fork(repository, carol);
    fork.push('nickname', { by: carol, files: nickname('text') });
    const pull = repository.openPull({ head: 'nickname', fork, author: carol });
    await actions.settle();
    pull.comment(bob, '/migration approve');
    repository.push('main', { by: bob, files: { 'README.md': 'Meanwhile.\n' } });
    actions.start('workflow_run', { action: 'completed', workflow_run: { head_sha: pull.headSha } });
    actions.start('schedule', { schedule: '17 * * * *' });
    actions.start('workflow_dispatch', { inputs: { 'pull-request': String(pull.number) } });
    await actions.settle();
    const group = repository.enqueue([pull], bob);
    await actions.settle();
    actions.close();
    await github.close();
    expect(new Set(actions.runs.map(({ event }) => event))).toEqual(new Set(Object.keys(workflow.on)));
    expect(actions.runs.filter(({ code }) => code !== 0)).toEqual([]);
    expect(forbidden(github)).toEqual([]);
    expect(github.violations).toEqual([]);
    const states = [pull.headSha, group.head].map((sha) => repository.statusOf(sha, 'countersign')?.state);
    expect(states).toEqual(['success', 'success']);
  }, 90_000);

  test.each(['contents', 'pull-requests', 'statuses'])(
    'without %s there is no verdict, nothing is green, and the error names it',
    async (name) => {
      const workflow = readmeWorkflow();
      const { [name]: level, ...permissions } = workflow.permissions;
      expect(level).toBeDefined();
      const { github, repository, alice, actions } = await openShop({ ...workflow, permissions });
      repository.push('nickname', { by: alice, files: nickname('text') });
      const pull = repository.openPull({ head: 'nickname', author: alice });
      const [run] = await actions.settle();
      actions.close();
      await github.close();
      expect(run?.code).toBe(1);
      expect(run?.output).toMatch(new RegExp(`^::error .*it takes the permission \`${name}: (read|write)\``, 'm'));
      expect(repository.statusOf(pull.headSha, 'countersign')?.state).not.toBe('success');
    },
    60_000,
  );

  test('of the workflow that only wakes the other are none, and it runs nothing of ours', () => {
    const waking = example('countersign-reviews-of-forks.yml');
    expect(waking.permissions).toEqual({});
    expect(Object.keys(waking.on)).toEqual(['pull_request_review']);
    expect(Object.values(waking.jobs).flatMap(({ steps }) => steps.filter(({ uses }) => uses))).toEqual([]);
    expect(example('countersign-forks.yml').on.workflow_run?.workflows).toEqual([waking.name]);
  });

  test('no step checks anything out, and no job has the name of the status', () => {
    for (const name of readdirSync(join(root, 'examples/workflows'))) {
      const { jobs } = example(name);
      const actions = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));
      expect(actions.filter((uses) => !uses.startsWith('countersign/countersign@'))).toEqual([]);
      expect(Object.entries(jobs).flatMap(([id, { name: shown }]) => [id, shown])).not.toContain('countersign');
    }
  });
});
