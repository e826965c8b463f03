/**
 * The built bot, real GitHub traffic and no luck: a burst of deliveries, each twice and in any order, the process killed in
 * its middle, and things that happen while nobody listens. Afterwards every pull request shows what it must, once.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Github, startGithub } from '../github/github.ts';
import type { Pull } from '../github/pull.ts';
import type { App } from '../github/tokens.ts';
import { removeDirectory, temporaryDirectory, until } from './support.ts';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const settleMs = 60_000;
const deliveries = 200;
const owners = 3;

let github: Github;
let directory: string;
let child: ChildProcess;
beforeEach(async () => {
  github = await startGithub({ perWriteMs: 0 });
  directory = temporaryDirectory();
});
afterEach(async () => {
  child.kill('SIGKILL');
  await github.close();
  removeDirectory(directory);
});

async function start(app: App, port: number): Promise<string> {
  child = spawn(process.execPath, [cli, 'serve'], {
    stdio: 'ignore',
    env: {
      PATH: process.env.PATH,
      APP_ID: String(app.id),
      PRIVATE_KEY: app.privateKey,
      WEBHOOK_SECRET: app.webhookSecret,
      GITHUB_API_URL: github.url,
      PORT: String(port),
      DATA_DIR: join(directory, 'data'),
      LOG_LEVEL: 'silent',
    },
  });
  const origin = `http://127.0.0.1:${port}`;
  await until(
    async () => (await fetch(`${origin}/healthz`).catch(() => null))?.ok === true,
    'the bot answers',
    settleMs,
  );
  return origin;
}

/** No job waits or runs, for longer than a first look after the start needs to be queued. */
async function idle(origin: string): Promise<void> {
  let quiet = 0;
  const isIdle = async (): Promise<boolean> => {
    const text = await (await fetch(`${origin}/metrics`)).text();
    const depths = [...text.matchAll(/^countersign_queue_jobs\{.*state="(created|retry|active)"\} (\d+)$/gm)];
    quiet = depths.length === 6 && depths.every(([, , count]) => count === '0') ? quiet + 1 : 0;
    return quiet > 40;
  };
  await until(isIdle, 'the bot has nothing left to do', settleMs);
}

interface Shown {
  readonly state: string;
  readonly statuses: number;
  readonly reports: number;
  readonly checklists: number;
  readonly runs: number;
}

function shown({ repository, headSha, comments }: Pull): Shown {
  const statuses = repository.statuses.filter(({ sha, context }) => sha === headSha && context === 'countersign');
  const marked = (name: string) =>
    comments.filter(({ author, body }) => author.type === 'Bot' && body.startsWith(`<!-- countersign:${name} -->`));
  return {
    state: statuses.at(-1)?.state ?? 'none',
    statuses: statuses.length,
    reports: marked('report').length,
    checklists: marked('checklist').length,
    runs: repository.checkRuns.filter((run) => run.headSha === headSha).length,
  };
}

const step = (number: number, up: string, down: string): Record<string, string> => ({
  [`db/migrations/${number}_step.sql`]: `-- migrate:up\n${up}\n-- migrate:down\n${down}\n`,
});
const column = (number: number): Record<string, string> =>
  step(number, `ALTER TABLE users ADD COLUMN c${number} text;`, `ALTER TABLE users DROP COLUMN c${number};`);

const pending: Shown = { state: 'pending', statuses: 1, reports: 1, checklists: 1, runs: 1 };
const kinds = [
  { files: column(2), wanted: pending },
  { files: { 'README.md': '# Shop\n' }, wanted: { ...pending, state: 'success', reports: 0, checklists: 0 } },
  { files: step(3, 'ALTER TABLE nowhere ADD COLUMN code text;', ''), wanted: { ...pending, state: 'failure' } },
] as const;

/** Everything has happened before the first delivery arrives; talk fills up to the number. */
function makeWorld(): { readonly pull: Pull; wanted: Shown }[] {
  const author = github.user('author');
  const pulls = Array.from({ length: owners }, (_, index) => {
    const files = step(1, 'CREATE TABLE users (id bigint PRIMARY KEY);', 'DROP TABLE users;');
    const repository = github.repository(`owner-${index}/shop`, { files });
    for (const login of ['author', 'reviewer']) repository.permission(github.user(login), 'write');
    return kinds.map(({ files: changed, wanted }, number) => {
      repository.push(`change-${number}`, { by: author, files: changed });
      return { pull: repository.openPull({ head: `change-${number}`, author }), wanted };
    });
  }).flat();
  for (let index = 0; github.pendingDeliveries.length < deliveries; index += 1) {
    pulls[index % pulls.length]?.pull.comment(author, `This is said for the ${index}th time.`);
  }
  return pulls;
}

/** A walk over all of them in another order; 89 has no factor in common with their number. */
function mixed<Value>(values: readonly Value[]): Value[] {
  return values.map((_, index) => values[(index * 89) % values.length] as Value);
}

test('a burst, each delivery twice and in any order, with a kill -9 in its middle', async () => {
  const app = github.app();
  const port = 20_000 + (process.pid % 20_000);
  const origin = await start(app, port);
  await idle(origin);
  github.holdDeliveries();
  github.deliver(`${origin}/api/github/webhooks`, app);
  const pulls = makeWorld();
  const all = mixed([...github.pendingDeliveries, ...github.pendingDeliveries]);
  const send = async (some: typeof all): Promise<void> => {
    for (const delivery of some) await github.redeliver(delivery);
  };
  await send(all.slice(0, all.length / 2));
  await until(() => pulls.slice(0, 2).every(({ pull }) => shown(pull).runs === 1), 'the first are judged', settleMs);
  child.kill('SIGKILL');
  await once(child, 'close');

  const [first, second] = pulls as [(typeof pulls)[0], (typeof pulls)[0]];
  first.pull.tick(first.pull.last('countersign:checklist'), github.user('reviewer'), 'reviewer');
  first.wanted = { ...first.wanted, state: 'success', statuses: 2 };
  second.pull.head.repository.push(second.pull.head.ref, { by: github.user('author'), files: column(4) });
  second.wanted = pending;
  // One in ten meets a closed door.
  const [lost, others] = [all.slice(all.length / 2, all.length * 0.6), all.slice(all.length * 0.6)];
  await send(lost);
  expect(lost.every(({ statuses }) => statuses.includes(0))).toBe(true);

  await start(app, port);
  await send(others);
  await idle(origin);
  expect(pulls.map(({ pull }) => shown(pull))).toEqual(pulls.map(({ wanted }) => wanted));
  expect(github.violations).toEqual([]);
}, 180_000);
