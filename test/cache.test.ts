import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { snapshotCache } from '../src/shadow/base/cache.ts';

let home: string;
let directory: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'countersign-cache-'));
  directory = join(home, 'deep', 'cache');
});
afterEach(async () => rm(home, { recursive: true, force: true }));

async function finished(content: string | Uint8Array): Promise<string> {
  const file = join(home, 'finished');
  await writeFile(file, content);
  return file;
}

async function contentOf(path: string | undefined): Promise<string | undefined> {
  return path === undefined ? undefined : await readFile(path, 'utf8');
}

test('an empty cache has nothing, and that is nothing to note', async () => {
  const cache = snapshotCache(directory);
  expect(await cache.find('a')).toBeUndefined();
  expect(await cache.read('a')).toBeUndefined();
  await cache.prune();
  expect(cache.notes()).toEqual([]);
});

test('what one run keeps the next one finds, in a directory of its own', async () => {
  await snapshotCache(directory).adopt('a', await finished('base'));
  await snapshotCache(directory).write('a', 'notes');
  const cache = snapshotCache(directory);
  expect(await contentOf(await cache.find('a'))).toBe('base');
  expect(await cache.read('a')).toBe('notes');
  expect(await cache.find('b')).toBeUndefined();
  expect((await stat(directory)).mode & 0o777).toBe(0o700);
});

test('keys are not paths', async () => {
  const cache = snapshotCache(directory);
  await cache.write('../../escaped', 'kept');
  expect(await cache.read('../../escaped')).toBe('kept');
  expect(await readdir(home)).toEqual(['deep']);
});

test.each<[string, (path: string) => Promise<void>]>([
  ['truncated', (path) => truncate(path, 3)],
  ['altered', (path) => writeFile(path, 'bass')],
  ['emptied', (path) => truncate(path, 0)],
])('a file that was %s is absent, removed, and can be kept again', async (_, damage) => {
  const file = await finished('base');
  await snapshotCache(directory).adopt('a', file);
  await damage((await snapshotCache(directory).find('a')) ?? '');
  const cache = snapshotCache(directory);
  expect(await cache.find('a')).toBeUndefined();
  expect(await readdir(directory)).toEqual([]);
  await cache.adopt('a', file);
  expect(await contentOf(await cache.find('a'))).toBe('base');
});

test('two that keep the same key at once leave a sound one', async () => {
  const caches = Array.from({ length: 8 }, () => snapshotCache(directory));
  await Promise.all(caches.map((cache, index) => cache.write('a', String(index).repeat(100_000))));
  expect(await snapshotCache(directory).read('a')).toMatch(/^(\d)\1{99999}$/);
  expect((await readdir(directory)).filter((name) => name.startsWith('unfinished'))).toEqual([]);
  expect(caches.flatMap((cache) => cache.notes())).toEqual([]);
});

test('pruning removes what was not used for longest, with all its files', async () => {
  const cache = snapshotCache(directory);
  for (const key of ['old', 'used', 'new']) {
    await cache.adopt(key, await finished(key.padEnd(1000)));
    await cache.write(key, 'text');
  }
  const hourAgo = Math.floor((await stat(directory)).mtimeMs / 1000) - 3600;
  for (const name of await readdir(directory)) {
    if (!name.startsWith('new')) await utimes(join(directory, name), hourAgo, hourAgo);
  }
  await snapshotCache(directory).find('used');
  await cache.prune(2500);
  expect([...new Set((await readdir(directory)).map((name) => name.split('.')[0]))].sort()).toEqual(['new', 'used']);
  await cache.prune(10);
  expect(await readdir(directory)).toEqual([]);
});

test('what cannot be kept is noted and breaks nothing', async () => {
  await writeFile(join(home, 'deep'), 'a file where the directory should be');
  const cache = snapshotCache(directory);
  await cache.adopt('a', await finished('base'));
  await cache.write('a', 'text');
  expect(await cache.find('a')).toBeUndefined();
  expect(cache.notes().join('\n')).toContain('could not be kept in the cache');
});

test('a directory that others can write to is not trusted', async () => {
  await mkdir(directory, { recursive: true });
  await snapshotCache(directory).write('a', 'text');
  await chmod(directory, 0o777);
  const cache = snapshotCache(directory);
  expect(await cache.read('a')).toBeUndefined();
  expect(cache.notes().join('\n')).toContain('not be writable by others');
});
