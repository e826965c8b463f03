import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { serverAnswers, serverUrl } from '../support/database.ts';
import {
  deliver,
  privateKey,
  pullEvent,
  removeDirectory,
  secret,
  temporaryDirectory,
  throwAwayDatabase,
  until,
} from './support.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const reached = await serverAnswers();
if (!reached) console.log(`no native server at ${serverUrl}: 1 check of a crash is skipped`);

let directory: string;
let program: string;
let output: string;
const children = new Set<ChildProcess>();

/** The program as a bundle outside the repository, as it runs from `dist`: without node_modules. */
beforeAll(async () => {
  directory = temporaryDirectory();
  const dist = join(directory, 'dist');
  await build({
    entryPoints: { bot: join(root, 'test/bot/child.ts') },
    bundle: true,
    platform: 'node',
    mainFields: ['module', 'main'],
    target: 'node20',
    format: 'esm',
    outdir: dist,
    external: ['pg-native'],
    banner: {
      js: "import{createRequire as __cr}from'node:module';import{fileURLToPath as __fu}from'node:url';import{dirname as __dn}from'node:path';const require=__cr(import.meta.url);const __filename=__fu(import.meta.url);const __dirname=__dn(__filename);",
    },
    logLevel: 'error',
  });
  symlinkSync(join(root, 'dist', 'pglite'), join(dist, 'pglite'));
  writeFileSync(join(directory, 'package.json'), '{"type":"module"}');
  program = join(dist, 'bot.js');
  output = join(directory, 'output');
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});
afterAll(() => removeDirectory(directory));

function start(environment: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, [program], {
    cwd: directory,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { APP_ID: '1', PRIVATE_KEY: privateKey, WEBHOOK_SECRET: secret, PORT: '0', OUTPUT: output, ...environment },
  });
  children.add(child);
  return child;
}

const written = (): string[] => readFileSync(output, 'utf8').split('\n');
const said = (child: ChildProcess, what: string): boolean =>
  written().some((line) => line.startsWith(`${child.pid} ${what}`));

async function listening(child: ChildProcess): Promise<string> {
  await until(() => said(child, 'listens'), 'the program listens', 30_000);
  const line = written().find((text) => text.startsWith(`${child.pid} listens`));
  return `http://127.0.0.1:${line?.split(' ')[2]}`;
}

async function crash(database: Record<string, string>): Promise<void> {
  writeFileSync(output, '');
  const first = start({ ...database, ENDLESS: '1' });
  expect((await deliver(await listening(first), 'pull_request', pullEvent(1))).status).toBe(200);
  await until(() => said(first, 'starts acme/shop/pull/1'), 'the job starts');
  first.kill('SIGKILL');
  await once(first, 'exit');
  const second = start(database);
  await listening(second);
  await until(() => said(second, 'ends acme/shop/pull/1'), 'the job runs again', 40_000);
}

test('a job whose process was killed runs again, on the embedded database', async () => {
  const place = join(directory, 'data');
  mkdirSync(place);
  await crash({ DATA_DIR: place });
}, 90_000);

(reached ? test : test.skip)(
  'and on a server',
  async () => {
    const { url, drop } = await throwAwayDatabase();
    await crash({ DATABASE_URL: url }).finally(async () => {
      for (const child of children) child.kill('SIGKILL');
      await drop();
    });
  },
  90_000,
);

test('a second process on the same directory is refused in words', async () => {
  writeFileSync(output, '');
  const place = join(directory, 'shared');
  await listening(start({ DATA_DIR: place }));
  const second = start({ DATA_DIR: place });
  let words = '';
  second.stderr?.on('data', (chunk) => (words += chunk));
  const [code] = await once(second, 'exit');
  expect(code).not.toBe(0);
  expect(words).toContain('The data directory is in use by process');
}, 60_000);
