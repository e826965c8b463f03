import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { FaultError } from '../../src/model/fault.ts';
import { lockDirectory } from '../../src/shells/bot/directory-lock.ts';
import { plainly } from '../support/plainly.ts';
import { removeDirectory, temporaryDirectory } from './support.ts';

let directory: string;
let lock: string;
beforeEach(() => {
  directory = temporaryDirectory();
  lock = join(directory, 'lock');
});
afterEach(() => removeDirectory(directory));

const hold = (holder: object): void => writeFileSync(lock, JSON.stringify(holder));

/** Ids of a process that runs and of one that ended. */
async function processes() {
  const alive = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const dead = spawn(process.execPath, ['-e', '']);
  await once(dead, 'exit');
  return { alive: alive.pid, dead: dead.pid, end: () => alive.kill('SIGKILL') };
}

test('a directory that is free is taken and given back', async () => {
  const unlock = await lockDirectory(join(directory, 'new', 'one'));
  expect(existsSync(join(directory, 'new', 'one', 'lock'))).toBe(true);
  unlock();
  expect(existsSync(join(directory, 'new', 'one', 'lock'))).toBe(false);
});

test('one that a living process has is refused at once, in one sentence that names it', async () => {
  const { alive, end } = await processes();
  hold({ pid: alive, host: hostname() });
  const error = await lockDirectory(directory).catch((failure: FaultError) => failure);
  end();
  expect(plainly((error as FaultError).fault)).toMatchObject({
    code: 'configuration',
    where: directory,
    what: expect.stringContaining(`process ${alive} on`),
  });
  expect(existsSync(lock)).toBe(true);
});

test('one that a dead process left is taken over', async () => {
  const { dead, end } = await processes();
  end();
  hold({ pid: dead, host: hostname() });
  (await lockDirectory(directory))();
});

test.each([
  ['another container', { pid: 1, host: 'elsewhere' }],
  ['an earlier life of this container', { pid: process.pid, host: hostname() }],
])('of %s the beat decides', async (_, holder) => {
  hold(holder);
  const beat = setInterval(() => utimesSync(lock, new Date(), new Date()), 200);
  await expect(lockDirectory(directory, 1500)).rejects.toMatchObject({ fault: { code: 'configuration' } });
  clearInterval(beat);
  (await lockDirectory(directory, 1500))();
});

test('a lock that was cut off is judged by its beat', async () => {
  writeFileSync(lock, '');
  (await lockDirectory(directory, 600))();
});

test('the holder beats', async () => {
  const unlock = await lockDirectory(directory);
  hold({ pid: 1, host: 'elsewhere' });
  await expect(lockDirectory(directory, 3000)).rejects.toThrow(/in use/);
  unlock();
});

test('a directory that cannot be made says so', async () => {
  writeFileSync(join(directory, 'file'), '');
  const error = await lockDirectory(join(directory, 'file', 'below')).catch((failure: FaultError) => failure);
  expect(error).toMatchObject({ fault: { what: 'The data directory cannot be written.' } });
});
