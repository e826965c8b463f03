/** The two shells as a story drives them: the Action's bundle as a job of its own for each event, and the bot's by webhooks. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Github } from '../../github/github.ts';
import type { App } from '../../github/tokens.ts';
import type { StoryWorld } from './world.ts';

const dist = fileURLToPath(new URL('../../../dist/', import.meta.url));

export interface Driver {
  /** Lets the shell see what happened and waits until it has nothing left to do. */
  settle(world: StoryWorld): Promise<void>;
  close(): Promise<void>;
}

/** What a workflow may grant to its own token; there is no permission for the merge queue among it. */
const workflowPermissions = { contents: 'read', pull_requests: 'write', issues: 'write', statuses: 'write' } as const;

/** @param inputs of the step's `with:` block */
export function actionDriver(github: Github, inputs: Readonly<Record<string, string>> = {}): Driver {
  const scratch = mkdtempSync(join(tmpdir(), 'countersign-story-'));
  const token = github.token({ permissions: workflowPermissions });
  return {
    settle: async (world) => {
      for (const event of world.events) {
        const { code, output } = await runAction(github, {
          event: event.name,
          payload: github.eventPayload(event),
          repository: world.repository.fullName,
          inputs: { 'github-token': token, ...inputs },
          scratch,
        });
        if (code !== 0) throw new Error(`The Action ended with ${code}:\n${output}`);
      }
    },
    close: async () => rmSync(scratch, { recursive: true, force: true }),
  };
}

export interface ActionJob {
  /** Name of the event. */
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly repository: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** Kept from one job to the next, as the cache service keeps bases; what a job leaves behind is in it too. */
  readonly scratch: string;
}

export interface EndedJob {
  readonly code: number | null;
  /** The log. */
  readonly output: string;
  readonly outputs: ReadonlyMap<string, string>;
  /** The job summary. */
  readonly summary: string;
}

/** The step as a runner starts it. Its directory is empty: nothing was checked out. */
export async function runAction(github: Github, job: ActionJob): Promise<EndedJob> {
  const { event, payload, repository, inputs, scratch } = job;
  const [path, outputPath, summaryPath, workspace] = ['event.json', 'output', 'summary.md', 'workspace'].map((name) =>
    join(scratch, name),
  ) as [string, string, string, string];
  writeFileSync(path, JSON.stringify(payload));
  for (const file of [outputPath, summaryPath]) writeFileSync(file, '');
  mkdirSync(workspace, { recursive: true });
  const given = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const environment = {
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: path,
    GITHUB_OUTPUT: outputPath,
    GITHUB_STEP_SUMMARY: summaryPath,
    GITHUB_WORKSPACE: workspace,
    GITHUB_REPOSITORY: repository,
    GITHUB_API_URL: github.url,
    GITHUB_GRAPHQL_URL: `${github.url}/graphql`,
    GITHUB_SERVER_URL: github.url,
    GITHUB_RUN_ID: '1',
    RUNNER_TEMP: scratch,
    ...Object.fromEntries(given),
  };
  const ended = await run(join(dist, 'index.js'), environment, workspace);
  const left = (file: string) => readFileSync(file, 'utf8');
  return { ...ended, outputs: outputsIn(left(outputPath)), summary: left(summaryPath) };
}

/** `name<<delimiter`, the value's lines, `delimiter`. */
function outputsIn(text: string): ReadonlyMap<string, string> {
  const values = text.matchAll(/^([\w-]+)<<(\S+)\n(.*?)\n\2$/gms);
  return new Map([...values].map(([, name = '', , value = '']) => [name, value]));
}

async function run(
  program: string,
  environment: Record<string, string>,
  cwd: string,
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [program], { cwd, env: { PATH: process.env.PATH, ...environment } });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, output };
}

/** Starts `countersign serve` on the embedded database. */
export async function botDriver(github: Github, app: App = github.app()): Promise<Driver> {
  const scratch = mkdtempSync(join(tmpdir(), 'countersign-story-'));
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  let log = '';
  const bot: ChildProcess = spawn(process.execPath, [join(dist, 'cli.js'), 'serve'], {
    env: {
      PATH: process.env.PATH,
      APP_ID: String(app.id),
      PRIVATE_KEY: app.privateKey,
      WEBHOOK_SECRET: app.webhookSecret,
      GITHUB_API_URL: github.url,
      PORT: String(port),
      DATA_DIR: scratch,
      LOG_LEVEL: 'info',
      RECONCILE_MINUTES: '1440',
    },
  });
  bot.stdout?.on('data', (chunk) => (log += chunk));
  bot.stderr?.on('data', (chunk) => (log += chunk));
  const address = `http://127.0.0.1:${port}`;
  await until(
    async () => (await fetch(`${address}/healthz`).catch(() => null))?.ok === true,
    () => log,
  );
  github.deliver(`${address}/api/github/webhooks`, app);
  return {
    settle: async () => {
      await github.delivered();
      await until(
        async () => isIdle(await (await fetch(`${address}/metrics`)).text()),
        () => log,
      );
    },
    close: async () => {
      const ended = new Promise((resolve) => bot.once('close', resolve));
      bot.kill('SIGTERM');
      await ended;
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}

/** No job waits or runs. */
function isIdle(metrics: string): boolean {
  const busy = [...metrics.matchAll(/^countersign_queue_jobs\{.*state="(\w+)".*\} (\d+)$/gm)];
  return busy.every(([, state, count]) => state === 'failed' || state === 'completed' || Number(count) === 0);
}

async function until(holds: () => Promise<boolean>, story: () => string): Promise<void> {
  const end = performance.now() + 60_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`The bot does not settle:\n${story().slice(-4000)}`);
    await sleep(50);
  }
}
