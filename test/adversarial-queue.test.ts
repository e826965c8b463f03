/**
 * Several pull requests at once, end to end: those that share a head commit, groups of the merge queue, and the bridge by
 * which a fork's review reaches a token that may write. One that is not ready must reach every commit that it is part of.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { targetsOf } from '../src/shells/action/targets.ts';
import { reviewMemory } from '../src/shells/bot/review-memory.ts';
import { baseCache } from '../src/shells/github/pull-deps.ts';
import { evaluateGroup } from '../src/walk/group.ts';
import { evaluatePull } from '../src/walk/pull.ts';
import type { FileContent } from './github/objects.ts';
import type { Pull } from './github/pull.ts';
import type { MergeGroup } from './github/queue.ts';
import {
  altered,
  type GraphqlAnswer,
  meeting,
  nicknamePath,
  nicknameSql,
  openScene,
  queries,
  refused,
  type Scene,
} from './support/race.ts';

const scratch = mkdtempSync(join(tmpdir(), 'countersign-queue-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const kept = { cache: baseCache(join(scratch, 'bases')), memory: reviewMemory() };

/** Tells a story and sees that nobody broke GitHub's own description on the way. */
async function told(
  story: (scene: Scene) => Promise<void>,
  input: Partial<Parameters<typeof openScene>[0]> = {},
): Promise<void> {
  const scene = await openScene({ kept, ...input });
  try {
    await story(scene);
    expect(scene.github.violations).toEqual([]);
  } finally {
    await scene.github.close();
  }
}

const agePath = 'db/migrations/3_age.sql';
const ageSql =
  '-- migrate:up\nALTER TABLE users ADD COLUMN age int;\n-- migrate:down\nALTER TABLE users DROP COLUMN age;\n';

/** Another pull request of carol's. */
function openMate({ repository, carol }: Scene, files: Readonly<Record<string, FileContent>>, head = 'mate'): Pull {
  repository.push(head, { by: carol, from: 'main', files });
  return repository.openPull({ head, author: carol });
}

async function sign(scene: Scene, pull: Pull): Promise<void> {
  await scene.evaluate(undefined, pull);
  scene.tick(scene.bob, pull);
  await scene.evaluate(undefined, pull);
  expect(scene.state(pull.headSha)).toBe('success');
}

const judge = ({ deps }: Scene, { head, base, branch }: MergeGroup, way?: typeof fetch) =>
  evaluateGroup({ head, base, branch }, deps(way));

const descriptionOf = ({ repository }: Scene, sha: string) => repository.statusOf(sha, 'countersign')?.description;

describe('39 two pull requests share a head commit', () => {
  /** Both signed, and looked at before that: alone the ticks are new. */
  async function twins(scene: Scene): Promise<Pull> {
    const { repository, alice, bob } = scene;
    repository.setBranch('release', repository.tip('main'), alice);
    const twin = repository.openPull({ head: 'feature', base: 'release', author: alice });
    await scene.evaluate();
    await scene.evaluate(undefined, twin);
    scene.tick(bob);
    scene.tick(bob, twin);
    return twin;
  }

  test('one approved, one not: neither is green, whichever is looked at last', async () => {
    await told(async (scene) => {
      const twin = await twins(scene);
      scene.untick(scene.bob, twin);
      for (const pull of [scene.pull, twin, scene.pull]) {
        await scene.evaluate(undefined, pull);
        expect(scene.state()).toBe('pending');
      }
      scene.tick(scene.bob, twin);
      await scene.evaluate();
      expect(scene.state()).toBe('success');
    });
  }, 60_000);

  test.each<[string, (scene: Scene, twin: Pull) => void, string]>([
    ['is taken back', (scene, twin) => scene.untick(scene.bob, twin), 'pending'],
    ['is objected to', (scene, twin) => void twin.comment(scene.carol, '/migration block wait'), 'failure'],
  ])(
    'the other %s and judged while this one is: its answer holds',
    async (...[, event, state]) => {
      for (let nth = 1, last = false; !last; nth += 1) {
        last = true;
        await told(async (scene) => {
          const twin = await twins(scene);
          const way = meeting(nth, async () => {
            last = false;
            event(scene, twin);
            await scene.evaluate(undefined, twin);
          });
          await scene.evaluate(way);
          if (last) expect([nth, scene.state()]).toEqual([nth, 'success']);
          else expect([nth, scene.state()]).toEqual([nth, state]);
        });
      }
    },
    240_000,
  );

  const listed = ({ data }: GraphqlAnswer) => data.repository.pullRequest.newest.nodes[0].commit.associatedPullRequests;
  const emptied = (way: typeof fetch) =>
    altered(queries.pull, (answer) => void Object.assign(listed(answer), { totalCount: 0, nodes: [] }), way);
  const cut = altered(queries.pull, (answer) => void listed(answer).nodes.splice(0));
  const lacking = altered(queries.openPulls, ({ data }) => void data.repository.pullRequests.nodes.splice(0));
  const brokenOff = altered(queries.pull, (answer) => {
    listed(answer).pageInfo = { hasNextPage: true, endCursor: 'next' };
  });

  test.each<[string, typeof fetch]>([
    ['is refused', refused(queries.pull)],
    ['is empty, and the list of all is refused', emptied(refused(queries.openPulls))],
    ['is empty, and the list of all lacks this very one', emptied(lacking)],
    ['is cut and does not say so', cut],
    [
      'breaks off, and its next page is refused',
      refused('associatedPullRequests(first: 100, after: $after)', brokenOff),
    ],
  ])(
    'the list of pull requests of a commit %s: never success',
    async (_, way) => {
      await told(async (scene) => {
        await sign(scene, scene.pull);
        await expect(scene.evaluate(way)).rejects.toThrow();
        expect(scene.state()).toBe('error');
        await scene.evaluate();
        expect(scene.state()).toBe('success');
      });
    },
    60_000,
  );

  test('the list of a commit is empty: all open ones are looked through', async () => {
    await told(async (scene) => {
      const twin = await twins(scene);
      scene.untick(scene.bob, twin);
      await scene.evaluate(emptied(fetch));
      expect(scene.state()).toBe('pending');
      expect(descriptionOf(scene, scene.pull.headSha)).toContain(`pull request ${twin.number}`);
    });
  }, 60_000);
});

describe('40 a group mate changes the same migration', () => {
  const approved = nicknameSql();
  test.each<[string, Record<string, FileContent>]>([
    ['another content', { [nicknamePath]: nicknameSql('varchar(40)') }],
    ['a symbolic link', { [nicknamePath]: { symlink: '1_users.sql' } }],
    ['an executable file', { [nicknamePath]: { executable: approved } }],
    ['the same version under another name', { 'db/migrations/2_age.sql': ageSql }],
  ])(
    '%s: failure on the commit of the group',
    async (_, files) => {
      await told(async (scene) => {
        await sign(scene, scene.pull);
        const mate = openMate(scene, files);
        await scene.evaluate(undefined, mate);
        if (scene.checklists(mate).length > 0) scene.tick(scene.bob, mate);
        await scene.evaluate(undefined, mate);
        const alone = scene.repository.enqueue([scene.pull], scene.bob);
        await judge(scene, alone);
        expect(scene.state(alone.head)).toBe('success');
        const together = scene.repository.enqueue([mate], scene.bob);
        await judge(scene, together);
        expect(scene.state(together.head)).toBe('failure');
        expect(scene.state(alone.head)).toBe('success');
      });
    },
    60_000,
  );

  test('a mate with a migration of its own: success', async () => {
    await told(async (scene) => {
      await sign(scene, scene.pull);
      const mate = openMate(scene, { [agePath]: ageSql });
      await sign(scene, mate);
      const group = scene.repository.enqueue([scene.pull, mate], scene.bob);
      await judge(scene, group);
      expect([scene.state(group.head), descriptionOf(scene, group.head)]).toEqual(['success', expect.any(String)]);
    });
  }, 60_000);
});

describe('41 a veto while the pull request is queued', () => {
  /** The pull request, and one of carol's that changes no migration. */
  async function pair(scene: Scene): Promise<Pull> {
    await sign(scene, scene.pull);
    const mate = openMate(scene, { 'README.md': '# mine\n' });
    await scene.evaluate(undefined, mate);
    expect(scene.state(mate.headSha)).toBe('success');
    return mate;
  }
  const veto = ({ pull, carol }: Scene) => void pull.comment(carol, '/migration block the replica is behind');

  test('reaches the commit of a group in which it is not the last', async () => {
    await told(async (scene) => {
      const mate = await pair(scene);
      const group = scene.repository.enqueue([scene.pull, mate], scene.bob);
      await judge(scene, group);
      expect(scene.state(group.head)).toBe('success');
      veto(scene);
      await scene.evaluate();
      expect(scene.state(group.head)).toBe('failure');
      expect(descriptionOf(scene, group.head)).toContain('the replica is behind');
    });
  }, 60_000);

  test('reaches the groups that are built on its own, and none before it', async () => {
    await told(async (scene) => {
      const mate = await pair(scene);
      const third = openMate(scene, { 'NOTES.md': '# notes\n' }, 'third');
      await scene.evaluate(undefined, third);
      const groups = [mate, scene.pull, third].map((pull) => scene.repository.enqueue([pull], scene.bob));
      for (const group of groups) await judge(scene, group);
      expect(groups.map(({ head }) => scene.state(head))).toEqual(['success', 'success', 'success']);
      veto(scene);
      await scene.evaluate();
      expect(groups.map(({ head }) => scene.state(head))).toEqual(['success', 'failure', 'failure']);
    });
  }, 60_000);

  test('comes while the group is judged: the group is not green, whatever landed last', async () => {
    for (let nth = 1, last = false; !last; nth += 1) {
      last = true;
      await told(async (scene) => {
        await sign(scene, scene.pull);
        const group = scene.repository.enqueue([scene.pull], scene.bob);
        const way = meeting(nth, async () => {
          last = false;
          veto(scene);
          await scene.evaluate();
        });
        await judge(scene, group, way);
        expect([nth, scene.state(group.head)]).toEqual([nth, last ? 'success' : 'failure']);
      });
    }
  }, 240_000);

  test('cannot be judged, because GitHub answers 500: the group does not stay green', async () => {
    await told(async (scene) => {
      await sign(scene, scene.pull);
      const group = scene.repository.enqueue([scene.pull], scene.bob);
      await judge(scene, group);
      veto(scene);
      const comparing = ({ path }: { readonly path: string }) => path.includes('/compare/');
      scene.github.fault({ kind: 'status', status: 500, times: 9, match: comparing });
      await expect(scene.evaluate()).rejects.toThrow();
      expect([scene.state(), scene.state(group.head)]).toEqual(['error', 'error']);
    });
  }, 60_000);
});

describe('32 the approver leaves the team while the pull request is queued', () => {
  const base = {
    '.github/countersign.yml': 'signoffs:\n  roles:\n    reviewer: { teams: [acme/dba], when: always }\n',
  };
  const permissions = {
    contents: 'read',
    pull_requests: 'write',
    issues: 'write',
    statuses: 'write',
    members: 'read',
  } as const;

  test('an ordinary wake-up of the pull request takes the green from the group', async () => {
    await told(
      async (scene) => {
        const team = scene.github.team('acme/dba', [scene.bob]);
        await sign(scene, scene.pull);
        const group = scene.repository.enqueue([scene.pull], scene.carol);
        await judge(scene, group);
        expect(scene.state(group.head)).toBe('success');
        scene.github.leave(team, scene.bob);
        await scene.evaluate();
        expect([scene.state(), scene.state(group.head)]).toEqual(['pending', 'failure']);
      },
      { base, permissions },
    );
  }, 60_000);

  test('and the queue asks again, even where nobody woke the pull request', async () => {
    await told(
      async (scene) => {
        const team = scene.github.team('acme/dba', [scene.bob]);
        await sign(scene, scene.pull);
        scene.github.leave(team, scene.bob);
        const group = scene.repository.enqueue([scene.pull], scene.carol);
        await judge(scene, group);
        expect([scene.state(), scene.state(group.head)]).toEqual(['success', 'failure']);
      },
      { base, permissions },
    );
  }, 60_000);
});

describe('42 a fork, and reviews that count, by the bridge of workflow_run', () => {
  const base = { '.github/countersign.yml': 'signoffs:\n  reviews: true\n' };

  test('the commit of the run says which pull request it is; what the run itself says is not believed', async () => {
    await told(
      async (scene) => {
        const { github, repository, pull: victim, bob } = scene;
        const mallory = github.user('mallory');
        const fork = github.fork(repository, mallory);
        fork.push('mine', { by: mallory, from: 'main', files: { [agePath]: ageSql } });
        const pull = repository.openPull({ head: 'mine', fork, author: mallory });
        for (const each of [pull, victim]) await scene.evaluate(undefined, each);
        pull.review(bob, 'approve');
        const before = repository.statuses.length;
        const workflow_run = {
          head_sha: pull.headSha,
          head_branch: 'feature',
          pull_requests: [{ number: victim.number, head: { sha: victim.headSha } }],
          artifacts: [{ name: 'pull-request', number: victim.number }],
        };
        const payload = { ...github.eventPayload({ name: 'workflow_run', repository }), workflow_run };
        const deps = scene.deps();
        const targets = await targetsOf({ name: 'workflow_run', payload }, victim.number, deps.forge);
        expect(targets).toEqual([{ type: 'pull', number: pull.number }]);
        for (const target of targets) if (target.type === 'pull') await evaluatePull(target.number, deps);
        expect([scene.state(pull.headSha), scene.state()]).toEqual(['success', 'pending']);
        expect(repository.statuses.slice(before).map(({ sha }) => sha)).toEqual([pull.headSha]);
      },
      { base },
    );
  }, 60_000);

  test('a commit that is the head of nothing, or none at all, moves nobody', async () => {
    await told(async (scene) => {
      const { github, repository, pull } = scene;
      const run = (head_sha: string) => ({
        ...github.eventPayload({ name: 'workflow_run', repository }),
        workflow_run: { head_sha, pull_requests: [{ number: pull.number }] },
      });
      const ask = (sha: string) =>
        targetsOf({ name: 'workflow_run', payload: run(sha) }, pull.number, scene.deps().forge);
      expect(await ask(repository.tip('main'))).toEqual([]);
      await expect(ask(String(pull.number))).rejects.toThrow();
    });
  }, 60_000);
});
