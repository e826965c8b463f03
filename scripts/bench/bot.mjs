// The bot as its users run it, `countersign serve` as a process of its own, with what can be seen of it from outside.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const cli = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'dist', 'cli.js');
const sampleMs = 100;
const patienceMs = 600_000;
const lookMs = 100;
const quietMs = 2000;

export function makeDataDirectory() {
  return mkdtempSync(join(tmpdir(), 'countersign-bench-'));
}

/** @param databaseUrl `null`: the embedded database in the directory */
export async function startBot({ github, app, directory, databaseUrl = null, port = 0, reconcileMinutes = 1440 }) {
  const address = `http://127.0.0.1:${port || (await freePort())}`;
  const child = spawn(process.execPath, [cli, 'serve'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env.PATH,
      APP_ID: String(app.id),
      PRIVATE_KEY: app.privateKey,
      WEBHOOK_SECRET: app.webhookSecret,
      GITHUB_API_URL: github.url,
      PORT: new URL(address).port,
      DATA_DIR: directory,
      LOG_LEVEL: 'warn',
      RECONCILE_MINUTES: String(reconcileMinutes),
      ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
    },
  });
  let log = '';
  child.stderr.on('data', (chunk) => {
    log = `${log}${chunk}`.slice(-10_000);
  });
  let peakBytes = 0;
  const sampling = setInterval(() => {
    peakBytes = Math.max(peakBytes, residentBytes(child.pid));
  }, sampleMs);
  const ended = new Promise((resolve) =>
    child.once('close', () => {
      clearInterval(sampling);
      resolve();
    }),
  );
  let startBytes = 0;
  const bot = {
    url: `${address}/api/github/webhooks`,
    port: Number(new URL(address).port),
    get peakBytes() {
      return peakBytes;
    },
    /** When it answered first. */
    get startBytes() {
      return startBytes;
    },
    residentBytes: () => residentBytes(child.pid),
    cpuSeconds: () => cpuSeconds(child.pid),
    /** Ended jobs of pull requests since its start, by outcome. */
    jobs: async () =>
      seriesOf(await scrape(address), /^countersign_jobs_total\{queue="evaluate",outcome="(\w+)"\} (\d+)$/gm),
    /** Until no job waits or runs, and none comes: at a start the first look is queued a moment later. */
    idle: async () => {
      let quiet = 0;
      const holds = async () => {
        quiet = isIdle(await scrape(address)) ? quiet + 1 : 0;
        return quiet * lookMs >= quietMs;
      };
      await until(holds, 'the bot has nothing left to do', () => log);
      return quietMs;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
  const answers = async () => (await fetch(`${address}/healthz`).catch(() => null))?.ok === true;
  await until(answers, 'the bot answers', () => log);
  startBytes = residentBytes(child.pid);
  return bot;
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const scrape = async (address) => (await fetch(`${address}/metrics`)).text();

function seriesOf(text, pattern) {
  return Object.fromEntries([...text.matchAll(pattern)].map(([, name, count]) => [name, Number(count)]));
}

function isIdle(text) {
  const depths = [...text.matchAll(/^countersign_queue_jobs\{.*state="(\w+)".*\} (\d+)$/gm)];
  return depths.length > 0 && depths.every(([, state, count]) => state === 'failed' || Number(count) === 0);
}

async function until(holds, what, story = () => '') {
  for (const end = performance.now() + patienceMs; performance.now() < end; await sleep(lookMs))
    if (await holds()) return;
  throw new Error(`Never: ${what}\n${story()}`);
}

/** Of the process alone, without those that rehearse; 0 where there is no /proc. */
function residentBytes(pid) {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** Fields 14 and 15 of /proc/PID/stat, in hundredths of a second; the name before them may hold spaces. */
function cpuSeconds(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}

export function removeDirectory(directory) {
  rmSync(directory, { recursive: true, force: true });
}
