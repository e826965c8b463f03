/**
 * GitHub answers 500 at each single request of an evaluation in turn, three times so that no retry hides it. What was not
 * decided is never green, an old success does not outlive what took it back unless GitHub took no word at all, and the
 * next wake-up heals whatever was left.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { reviewMemory } from '../src/shells/bot/review-memory.ts';
import { baseCache, pullDeps } from '../src/shells/github/pull-deps.ts';
import { evaluatePull } from '../src/walk/pull.ts';
import { type Github, startGithub } from './github/github.ts';
import type { Pull } from './github/pull.ts';
import type { LoggedRequest } from './github/traffic.ts';
import { openForge } from './support/github-forge.ts';

const scratch = mkdtempSync(join(tmpdir(), 'countersign-faults-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const first = '-- migrate:up\nCREATE TABLE users (id bigint PRIMARY KEY);\n-- migrate:down\nDROP TABLE users;\n';
const second =
  '-- migrate:up\nALTER TABLE users ADD COLUMN nickname text;\n-- migrate:down\nALTER TABLE users DROP COLUMN nickname;\n';

/** Reviews are remembered over all of them: the same commits are not rehearsed fifty times. */
const memory = reviewMemory();
const cache = baseCache(join(scratch, 'bases'));

interface Scene {
  readonly github: Github;
  readonly pull: Pull;
  readonly evaluate: () => Promise<unknown>;
  readonly state: () => string | undefined;
  readonly tick: (ticked: boolean) => void;
}

async function open(): Promise<Scene> {
  const github = await startGithub();
  const [alice, bob] = [github.user('alice'), github.user('bob')];
  const repository = github.repository('acme/shop', { files: { 'db/migrations/1_users.sql': first } });
  repository.permission(alice, 'write');
  repository.permission(bob, 'write');
  repository.push('feature', { by: alice, files: { 'db/migrations/2_nickname.sql': second } });
  const pull = repository.openPull({ head: 'feature', author: alice });
  const options = {
    configPath: null,
    comment: true,
    repositoryUrl: 'https://github.test/acme/shop',
    fullReportUrl: null,
  };
  return {
    github,
    pull,
    evaluate: () => {
      const deps = pullDeps({ forge: openForge(github), options, cache, memory, progress: () => undefined });
      return evaluatePull(pull.number, deps);
    },
    state: () => repository.statusOf(pull.headSha, 'countersign')?.state,
    tick: (ticked) => pull[ticked ? 'tick' : 'untick'](pull.last('countersign:checklist'), bob, 'reviewer'),
  };
}

/** The requests of one evaluation without faults, after the given preparation. */
async function requestsOf(prepare: (scene: Scene) => Promise<void>): Promise<readonly LoggedRequest[]> {
  const scene = await open();
  await prepare(scene);
  scene.github.forgetRequests();
  await scene.evaluate();
  const requests = [...scene.github.requests];
  await scene.github.close();
  return requests;
}

/** Breaks one request for good; each evaluation starts afresh. */
async function broken(
  nth: number,
  prepare: (scene: Scene) => Promise<void>,
): Promise<Scene & { readonly threw: boolean }> {
  const scene = await open();
  await prepare(scene);
  scene.github.fault({ kind: 'status', status: 500, nth, times: 3 });
  const threw = await scene.evaluate().then(
    () => false,
    () => true,
  );
  scene.github.clearFaults();
  return { ...scene, threw };
}

const ticked = async (scene: Scene): Promise<void> => {
  await scene.evaluate();
  scene.tick(true);
};
const tickedAndTakenBack = async (scene: Scene): Promise<void> => {
  await ticked(scene);
  await scene.evaluate();
  expect(scene.state()).toBe('success');
  scene.tick(false);
};

describe('500 at each request', () => {
  test('of a first review: never green', async () => {
    const requests = await requestsOf(async () => undefined);
    for (let nth = 1; nth <= requests.length; nth += 1) {
      const scene = await broken(nth, async () => undefined);
      expect([nth, scene.state()]).not.toEqual([nth, 'success']);
      await scene.evaluate();
      expect([nth, scene.state()]).toEqual([nth, 'pending']);
      expect(scene.pull.comments.filter(({ body }) => body.startsWith('<!-- countersign:'))).toHaveLength(2);
      expect(scene.github.violations).toEqual([]);
      await scene.github.close();
    }
  }, 180_000);

  test('of the one that signs: green only when it came to its end', async () => {
    const requests = await requestsOf(ticked);
    for (let nth = 1; nth <= requests.length; nth += 1) {
      const scene = await broken(nth, ticked);
      if (scene.threw) expect([nth, scene.state()]).not.toEqual([nth, 'success']);
      await scene.evaluate();
      expect([nth, scene.state()]).toEqual([nth, 'success']);
      await scene.github.close();
    }
  }, 180_000);

  test('of the one that takes the signature back: the old success goes, unless GitHub took no status at all', async () => {
    const requests = await requestsOf(tickedAndTakenBack);
    for (let nth = 1; nth <= requests.length; nth += 1) {
      const scene = await broken(nth, tickedAndTakenBack);
      const refused = scene.github.requests.some(({ path, status }) => path.includes('/statuses/') && status === 500);
      if (!refused) expect([nth, scene.state()]).not.toEqual([nth, 'success']);
      await scene.evaluate();
      expect([nth, scene.state()]).toEqual([nth, 'pending']);
      await scene.github.close();
    }
  }, 180_000);
});

test('the budget of requests: a first review, and a wake-up that changes nothing', async () => {
  const scene = await open();
  scene.github.forgetRequests();
  await scene.evaluate();
  const review = scene.github.requests.length;
  scene.github.forgetRequests();
  await scene.evaluate();
  expect(scene.github.writes()).toEqual([]);
  process.stdout.write(`requests to GitHub: first review ${review}, quiet wake-up ${scene.github.requests.length}\n`);
  expect(review).toBeLessThanOrEqual(15);
  expect(scene.github.requests.length).toBeLessThanOrEqual(8);
  await scene.github.close();
});
