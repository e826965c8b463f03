/** A bot in the test's own process: real Probot, real HTTP, real queue; GitHub and the evaluation are the test's. */
import { createHmac, generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type Bot, type BotParts, startBot } from '../../src/shells/bot/bot.ts';
import { openLog } from '../../src/shells/bot/log.ts';
import type { Directory } from '../../src/shells/bot/look.ts';
import { botMetrics } from '../../src/shells/bot/metrics.ts';
import type { QueueTiming } from '../../src/shells/bot/queue.ts';
import type { DatabasePlace, Settings } from '../../src/shells/bot/settings.ts';
import { keyOf, type Target } from '../../src/shells/bot/target.ts';
import { serverUrl } from '../support/database.ts';

export const secret = 'a secret of the tests';
export const privateKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();

const quick: QueueTiming = { heartbeatSeconds: 10, superviseSeconds: 1, retrySeconds: 1, expireSeconds: 60 };

export const emptyDirectory: Directory = {
  installations: async () => [],
  repositories: async () => [],
  openPulls: async () => [],
  requestsLeft: () => null,
};

export function temporaryDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'countersign-bot-'));
}

/** Lines that a log wrote. */
function logOf(level: Settings['logLevel'] = 'info') {
  const lines: string[] = [];
  const stream = new Writable({
    write: (chunk, _, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  return { lines, log: openLog(level, stream) };
}

/** An evaluation that ends when the test says so. */
export function pausedWork() {
  const started: string[] = [];
  const ends: { readonly key: string; readonly end: (error?: Error) => void }[] = [];
  let most = 0;
  const running = new Map<string, number>();
  return {
    started,
    running,
    /** The most jobs of one target that ran at once. */
    mostOfOne: () => most,
    evaluate: async (target: Target) => {
      const key = keyOf(target);
      started.push(key);
      running.set(key, (running.get(key) ?? 0) + 1);
      most = Math.max(most, running.get(key) ?? 0);
      try {
        await new Promise<void>((resolve, reject) => {
          ends.push({ key, end: (error) => (error ? reject(error) : resolve()) });
        });
      } finally {
        running.set(key, (running.get(key) ?? 0) - 1);
      }
    },
    /** Lets the job that waits for longest end. */
    end: (error?: Error) => ends.shift()?.end(error),
    endAll: () => {
      for (const { end } of ends.splice(0)) end();
    },
  };
}

export async function until(holds: () => boolean | Promise<boolean>, what: string, limitMs = 20_000): Promise<void> {
  for (const end = performance.now() + limitMs; performance.now() < end; await sleep(25)) if (await holds()) return;
  throw new Error(`never: ${what}`);
}

export type StartedBot = Bot & { readonly lines: string[]; readonly origin: string };

export async function bot(
  database: DatabasePlace,
  parts: Partial<Pick<BotParts, 'evaluate' | 'directory' | 'timing'>> & Partial<Settings> = {},
): Promise<StartedBot> {
  const { evaluate = async () => {}, directory = emptyDirectory, timing = quick, ...changed } = parts;
  const settings: Settings = {
    appId: 1,
    privateKey,
    webhookSecret: secret,
    port: 0,
    database,
    dataDirectory: '',
    // Nobody listens there: a test that asks GitHub fails.
    apiUrl: 'http://127.0.0.1:1',
    serverUrl: 'http://127.0.0.1:1',
    logLevel: 'info',
    concurrency: 2,
    reconcileMinutes: 15,
    ...changed,
  };
  const { lines, log } = logOf(settings.logLevel);
  const started = await startBot({ settings, log, metrics: botMetrics(), evaluate, directory, timing });
  return { ...started, lines, origin: `http://127.0.0.1:${started.port}` };
}

export function signature(body: string, with_: string = secret): string {
  return `sha256=${createHmac('sha256', with_).update(body).digest('hex')}`;
}

/** A delivery as GitHub makes it. */
export async function deliver(
  origin: string,
  name: string,
  payload: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return await fetch(`${origin}/api/github/webhooks`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-github-event': name,
      'x-github-delivery': randomBytes(8).toString('hex'),
      'x-hub-signature-256': signature(body),
      ...headers,
    },
  });
}

export const place = {
  installation: { id: 7 },
  repository: { full_name: 'acme/shop' },
  sender: { id: 1, type: 'User' },
} as const;

export function pullEvent(number: number): Record<string, unknown> {
  return { action: 'synchronize', ...place, pull_request: { number } };
}

/** A throw-away database on the native server. */
export async function throwAwayDatabase(): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const name = `countersign_bot_${randomBytes(6).toString('hex')}`;
  const run = async (sql: string): Promise<void> => {
    const client = new Client(serverUrl);
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await run(`CREATE DATABASE ${name}`);
  return {
    url: serverUrl.replace(/\/postgres$/, `/${name}`),
    drop: () => run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

export function removeDirectory(directory: string): void {
  rmSync(directory, { recursive: true, force: true });
}
