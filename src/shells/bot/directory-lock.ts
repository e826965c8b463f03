/**
 * Keeps a data directory for one process: the embedded database would be destroyed by a second one. The holder touches
 * its lock every second, so that a lock left by a process that died can be told from one that is held, across containers
 * too, where process ids say nothing.
 */
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Fault, FaultError } from '../../model/fault.ts';
import { phrase } from '../../model/text.ts';
import { makeDataDirectory, unwritableFault } from './data-directory.ts';

const beatMs = 1000;
/** Longer than a healthy event loop is ever busy at a stretch. */
const silenceMs = 10_000;

interface Holder {
  readonly pid: number;
  readonly host: string;
}

/**
 * @returns gives the directory back
 * @throws FaultError (configuration) when another process has it, or when it cannot be written
 */
export async function lockDirectory(directory: string, watchMs = silenceMs): Promise<() => void> {
  const path = join(directory, 'lock');
  makeDataDirectory(directory);
  while (!tryLock(path)) {
    const holder = readHolder(path);
    if (holder && (await isAlive(path, holder, watchMs))) throw new FaultError(heldFault(directory, holder));
    rmSync(path, { force: true });
  }
  const beat = setInterval(() => touch(path), beatMs);
  beat.unref();
  return () => {
    clearInterval(beat);
    rmSync(path, { force: true });
  };
}

function tryLock(path: string): boolean {
  try {
    writeFileSync(path, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new FaultError(unwritableFault(path));
  }
}

function readHolder(path: string): Holder | null {
  try {
    const { pid, host } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Holder>;
    return { pid: Number(pid), host: String(host) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    // Cut off in the middle of being written: whether anybody holds it, its beat tells.
    return { pid: 0, host: '' };
  }
}

async function isAlive(path: string, { pid, host }: Holder, watchMs: number): Promise<boolean> {
  if (host === hostname() && pid > 0 && pid !== process.pid) return runs(pid);
  // Another machine or container, or this very id in an earlier life of the container: only the beat tells.
  const before = beatOf(path);
  for (let waitedMs = 0; waitedMs < watchMs; waitedMs += beatMs / 2) {
    await sleep(beatMs / 2);
    if (beatOf(path) !== before) return beatOf(path) !== null;
  }
  return false;
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, but somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function beatOf(path: string): number | null {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return null;
  }
}

function touch(path: string): void {
  try {
    const now = new Date();
    utimesSync(path, now, now);
  } catch {
    // Somebody removed the lock. The database is still ours; there is nothing to touch.
  }
}

function heldFault(directory: string, { pid, host }: Holder): Fault {
  const who = pid > 0 ? `process ${pid} on ${host.slice(0, 100)}` : 'another process';
  return {
    code: 'configuration',
    what: phrase`The data directory is in use by ${who}, and the embedded database serves one process alone.`,
    where: directory,
    mend: phrase`Stop that process or give this one another DATA_DIR; for several processes set DATABASE_URL. If there is no such process, delete the file \`lock\` in the directory.`,
    example: 'DATA_DIR=/var/lib/countersign',
  };
}
