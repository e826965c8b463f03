/**
 * Races and limits end to end: the real walk with the real client against the in-memory GitHub. What happens meanwhile is
 * put before each single request of an evaluation in turn, so that no gap between two of them is left out.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { FaultError } from '../src/model/fault.ts';
import { reviewMemory } from '../src/shells/bot/review-memory.ts';
import { baseCache } from '../src/shells/github/pull-deps.ts';
import { type Fault, secondaryLimit } from './github/traffic.ts';
import { faultOf } from './support/github-forge.ts';
import { plainly } from './support/plainly.ts';
import {
  altered,
  type GraphqlAnswer,
  meeting,
  nicknamePath,
  nicknameSql,
  openScene,
  queries,
  refused,
  requestsOf,
  type Scene,
} from './support/race.ts';

const scratch = mkdtempSync(join(tmpdir(), 'countersign-races-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const kept = { cache: baseCache(join(scratch, 'bases')), memory: reviewMemory() };
const open = () => openScene({ kept });

const reviewed = (scene: Scene) => scene.evaluate();
const ticked = async (scene: Scene) => {
  await scene.evaluate();
  scene.tick(scene.bob);
};

const overwritten = async (scene: Scene) => {
  await scene.evaluate();
  const foreign = { state: 'failure', context: 'countersign', description: 'Not by us' } as const;
  scene.repository.status(scene.pull.headSha, scene.carol, foreign);
};

/** Before each request of an evaluation, and after the last. */
async function atEachRequest(
  prepare: (scene: Scene) => Promise<unknown>,
  story: (scene: Scene, nth: number) => Promise<void>,
  opened: () => Promise<Scene> = open,
): Promise<void> {
  const count = await requestsOf(opened, prepare);
  expect(count).toBeGreaterThan(5);
  for (let nth = 1; nth <= count + 1; nth += 1) {
    const scene = await opened();
    try {
      await prepare(scene);
      await story(scene, nth);
      expect(scene.github.violations).toEqual([]);
    } finally {
      await scene.github.close();
    }
  }
}

/** Whoever looks once more finds nothing to write: what stands there is what holds. */
async function expectSettled(scene: Scene, nth: number): Promise<void> {
  const before = { nth, state: scene.state(), checklists: scene.checklists().length };
  scene.github.forgetRequests();
  await scene.evaluate();
  expect({ nth, state: scene.state(), checklists: scene.checklists().length }).toEqual(before);
  expect([nth, scene.github.writes().map(({ operation }) => operation)]).toEqual([nth, []]);
}

describe('05 a push lands during the evaluation', () => {
  test('the new commit never gets the old answer', async () => {
    await atEachRequest(ticked, async (scene, nth) => {
      const push = () =>
        scene.repository.push('feature', { by: scene.alice, files: { [nicknamePath]: nicknameSql('varchar(40)') } });
      let pushed = '';
      await scene.evaluate(
        meeting(nth, () => {
          pushed = push();
        }),
      );
      pushed ||= push();
      expect(scene.pull.headSha).toBe(pushed);
      const states = () => scene.repository.statuses.filter(({ sha }) => sha === pushed).map(({ state }) => state);
      expect([nth, states()]).toEqual([nth, states().filter((state) => state === 'pending')]);
      await scene.evaluate();
      expect([nth, scene.state()]).toEqual([nth, 'pending']);
    });
  }, 240_000);
});

describe('45 two evaluators race', () => {
  test.each<[string, (scene: Scene) => Promise<unknown>, (scene: Scene) => void, string]>([
    ['the tick is taken back', ticked, (scene) => scene.untick(scene.bob), 'pending'],
    ['somebody objects', ticked, ({ pull, carol }) => void pull.comment(carol, '/migration block wait'), 'failure'],
    ['somebody signs', reviewed, (scene) => scene.tick(scene.bob), 'success'],
    ['somebody signs while a foreign status is put right', overwritten, (scene) => scene.tick(scene.bob), 'success'],
    ['nothing happens', async () => undefined, () => undefined, 'pending'],
  ])(
    '%s, and the newer one answers first: the older result does not land last',
    async (...[, prepare, event, end]) => {
      await atEachRequest(prepare, async (scene, nth) => {
        let met = false;
        await scene.evaluate(
          meeting(nth, async () => {
            met = true;
            event(scene);
            await scene.evaluate();
          }),
        );
        if (!met) {
          event(scene);
          await scene.evaluate();
        }
        expect([nth, scene.state()]).toEqual([nth, end]);
        await expectSettled(scene, nth);
      });
    },
    240_000,
  );
});

describe('43 SQL that blows up the parser or the database', () => {
  const base = { '.github/countersign.yml': 'limits: { statement: 1s, total: 8s }\n' };
  const migration = (sql: string) => `-- migrate:up\n${sql}\n-- migrate:down\nSELECT 1;\n`;

  test.each<[string, string]>([
    ['a query without end', 'WITH RECURSIVE r AS (SELECT 1 UNION ALL SELECT 1 FROM r) SELECT count(*) FROM r;'],
    ['a block that loops', 'DO $$ BEGIN LOOP NULL; END LOOP; END $$;'],
    ['a text that grows', "DO $$ DECLARE t text := 'x'; BEGIN LOOP t := t || t; END LOOP; END $$;"],
    ['parentheses too deep for any parser', `SELECT ${'('.repeat(100_000)}1${')'.repeat(100_000)};`],
    ['operators without end', `SELECT ${'NOT '.repeat(200_000)}true;`],
    ['a quote that never ends', "SELECT 'x;"],
  ])(
    '%s: error in bounded time, never success',
    async (_, sql) => {
      const scene = await openScene({ kept, base, head: { [nicknamePath]: migration(sql) } });
      try {
        const start = performance.now();
        await scene.evaluate();
        expect(performance.now() - start).toBeLessThan(60_000);
        expect(scene.state()).toBe('error');
        // Whoever signs what could not be rehearsed opens nothing by that.
        if (scene.checklists().length > 0 && scene.checklists()[0]?.body.includes('countersign:signoff reviewer'))
          scene.tick(scene.bob);
        await scene.evaluate();
        expect(scene.state()).toBe('error');
        expect(scene.github.violations).toEqual([]);
      } finally {
        await scene.github.close();
      }
    },
    150_000,
  );
});

describe('46 GitHub has enough of us in the middle', () => {
  const limits: readonly [string, Fault][] = [
    [
      'the hour is used up',
      { kind: 'status', status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4102444800' } },
    ],
    ['too much at once', { ...secondaryLimit, headers: { 'retry-after': '3600' } }],
  ];
  test.each(limits)(
    '%s: no success, and the next wake-up makes up for it',
    async (_, limit) => {
      await atEachRequest(ticked, async (scene, nth) => {
        scene.github.fault({ ...limit, nth, times: Number.POSITIVE_INFINITY });
        const threw = await scene.evaluate().then(
          () => null,
          (error: unknown) => error,
        );
        scene.github.clearFaults();
        if (threw !== null) {
          // One that GitHub took before stands: it was judged to the end, and nothing can be taken back any more.
          const taken = scene.github.requests.some(({ operation, status, body }) => {
            const { state } = (body ?? {}) as { readonly state?: string };
            return operation === 'repos/create-commit-status' && status === 201 && state === 'success';
          });
          expect([nth, scene.state()]).toEqual([nth, taken ? 'success' : 'pending']);
          expect(plainly((threw as FaultError).fault)).toMatchObject({
            code: 'github',
            what: expect.stringContaining('limit of requests'),
          });
        }
        await scene.evaluate();
        expect([nth, scene.state()]).toEqual([nth, 'success']);
      });
    },
    240_000,
  );
});

test('47 the 1,000th status on a commit: none is written without need, and the refusal surfaces', async () => {
  const scene = await open();
  try {
    await ticked(scene);
    await scene.evaluate();
    const { statuses } = scene.repository;
    const count = statuses.length;
    for (let time = 0; time < 5; time += 1) await scene.evaluate();
    expect(statuses).toHaveLength(count);
    const foreign = { state: 'pending', context: 'countersign', description: 'Not by us' } as const;
    while (statuses.length < 1000) scene.repository.status(scene.pull.headSha, scene.carol, foreign);
    expect((await faultOf(scene.evaluate())).what).toContain('1,000');
    expect([statuses.length, scene.state()]).toEqual([1000, 'pending']);
    scene.repository.push('feature', { by: scene.alice, files: { 'README.md': '# Once more\n' } });
    await scene.evaluate();
    expect(scene.state()).toBe('success');
  } finally {
    await scene.github.close();
  }
}, 60_000);

test('48 a report over 65,536 characters is shortened in steps, and the checklist is what it always is', async () => {
  const longest = 65_536;
  // Each line of the report links to the file, so a long name is much text for little work.
  const path = `db/migrations/2_${'f'.repeat(220)}.sql`;
  const sqlOf = (count: number) => {
    const indexes = Array.from(
      { length: count },
      (_, index) => `CREATE INDEX i${index} ON users (id, (id + ${index}));`,
    );
    return `-- migrate:up\n${indexes.join('\n')}\n-- migrate:down\nSELECT 1;\n`;
  };
  const shown: { readonly report: string; readonly signs: readonly string[] }[] = [];
  for (const count of [1, 60]) {
    const scene = await openScene({ kept, head: { [path]: sqlOf(count) } });
    try {
      await scene.evaluate();
      const report = scene.pull.last('<!-- countersign:report -->').body;
      const lines = scene.pull.last('<!-- countersign:checklist -->').body.split('\n');
      const signs = lines.filter((line) => line.includes('countersign:signoff'));
      shown.push({ report, signs: signs.map((line) => line.replace(/\b[0-9a-f]{64}\b/, 'FINGERPRINT')) });
      expect(scene.github.violations).toEqual([]);
    } finally {
      await scene.github.close();
    }
  }
  expect(shown.map(({ report }) => report.includes('Shortened to fit a comment.'))).toEqual([false, true]);
  for (const { report } of shown) expect(report.length).toBeLessThanOrEqual(longest);
  expect(shown[0]?.signs).toHaveLength(1);
  for (const { signs } of shown) expect(signs).toEqual(shown[0]?.signs);
}, 240_000);

test('49 a rewrite by the bot races a tick: the tick is kept from the history', async () => {
  const roles = 'signoffs:\n  roles:\n    owner: { users: [carol], when: always }\n';
  const base = { '.github/countersign.yml': `${roles}    reviewer: { users: [bob], when: always }\n` };
  await atEachRequest(
    async (scene) => {
      await scene.evaluate();
      // The checklist is to show this, so the evaluation rewrites it.
      scene.pull.comment(scene.carol, '/migration approve owner');
    },
    async (scene, nth) => {
      const checklist = scene.pull.last('<!-- countersign:checklist -->');
      // The browser sends the whole text of a page that was loaded before the rewrite.
      const loaded = checklist.body;
      const clicked = loaded.replace('- [ ] **reviewer**', '- [x] **reviewer**');
      expect(clicked).not.toBe(loaded);
      let met = false;
      const tick = () => {
        met = true;
        scene.pull.edit(checklist, scene.bob, clicked);
      };
      await scene.evaluate(meeting(nth, tick));
      if (!met) tick();
      // The tick is an event of its own.
      await scene.evaluate();
      expect([nth, scene.state()]).toEqual([nth, 'success']);
      expect(checklist.body).toContain('- [x] **reviewer** · @bob signed');
      expect(checklist.body).toContain('- [x] **owner** · @carol signed');
      await expectSettled(scene, nth);
    },
    () => openScene({ kept, base }),
  );
}, 240_000);

describe('what GitHub does not tell is never taken for nothing', () => {
  const list = (name: string, change: (page: { nodes: unknown[] }) => void) =>
    altered(queries.pull, ({ data }) => change(data.repository.pullRequest[name]));
  const withheld = (answer: GraphqlAnswer, type: string): void => {
    const { nodes } = answer.data.repository.pullRequest.reviews;
    nodes[0] = null;
    const path = ['repository', 'pullRequest', 'reviews', 'nodes', 0];
    answer.errors = [{ type, path, message: 'Resource not accessible by integration' }];
  };
  const silently = ({ data }: GraphqlAnswer): void => {
    data.repository.pullRequest.reviews.nodes[0] = null;
  };

  test.each<[string, typeof fetch]>([
    ['a review is withheld with 403', altered(queries.pull, (answer) => withheld(answer, 'FORBIDDEN'))],
    ['a review is withheld with 404', altered(queries.pull, (answer) => withheld(answer, 'NOT_FOUND'))],
    ['a review is withheld without a word', altered(queries.pull, silently)],
    ['the reviews are cut', list('reviews', ({ nodes }) => void nodes.splice(0))],
    ['the comments are cut', list('comments', ({ nodes }) => void nodes.pop())],
    ['the commits are cut', list('commits', ({ nodes }) => void nodes.pop())],
    ['the checklist is not found', refused('histories: nodes', fetch, 'NOT_FOUND')],
    ['the checklist is forbidden', refused('histories: nodes', fetch, 'FORBIDDEN')],
  ])(
    '%s: error, and success as soon as it is told again',
    async (_, way) => {
      const scene = await open();
      try {
        await ticked(scene);
        scene.pull.review(scene.carol, 'comment', 'Nice');
        await scene.evaluate();
        expect(scene.state()).toBe('success');
        await expect(scene.evaluate(way)).rejects.toThrow();
        expect([scene.state(), scene.checklists().length]).toEqual(['error', 1]);
        await scene.evaluate();
        expect([scene.state(), scene.checklists().length]).toEqual(['success', 1]);
        expect(scene.github.violations).toEqual([]);
      } finally {
        await scene.github.close();
      }
    },
    60_000,
  );

  test('an edit of the checklist is left out of its history: nobody is credited across the gap', async () => {
    const scene = await open();
    try {
      await ticked(scene);
      const cut = altered('histories: nodes', ({ data }) => {
        for (const { userContentEdits } of data.histories) userContentEdits.nodes.pop();
      });
      await scene.evaluate(cut);
      expect(scene.state()).toBe('pending');
    } finally {
      await scene.github.close();
    }
  }, 60_000);

  test('the checklist is deleted between two requests: pending at once, with a new one', async () => {
    await atEachRequest(ticked, async (scene, nth) => {
      let met = false;
      const remove = () => {
        met = true;
        scene.pull.delete(scene.checklists()[0] as never, scene.carol);
      };
      await scene.evaluate(meeting(nth, remove));
      if (!met) remove();
      await scene.evaluate();
      const [checklist] = scene.checklists();
      expect([nth, scene.state(), scene.checklists().length]).toEqual([nth, 'pending', 1]);
      expect(checklist?.body).toContain('- [ ] **reviewer**');
    });
  }, 240_000);
});

test('a wake-up that changes nothing, with signers given as users, takes at most 8 requests and writes nothing', async () => {
  const base = {
    '.github/countersign.yml': 'signoffs:\n  roles:\n    reviewer: { users: [bob, dave, erin], when: always }\n',
  };
  const scene = await openScene({ kept: { ...kept, blobDirectory: join(scratch, 'blobs') }, base });
  try {
    const requests = async (): Promise<number> => {
      scene.github.forgetRequests();
      await scene.evaluate();
      return scene.github.requests.length;
    };
    const first = await requests();
    const waiting = await requests();
    scene.tick(scene.bob);
    await scene.evaluate();
    expect(scene.state()).toBe('success');
    const signed = await requests();
    expect(scene.github.writes()).toEqual([]);
    process.stdout.write(`requests: first review ${first}, quiet ${waiting}, quiet and signed ${signed}\n`);
    expect(first).toBeLessThanOrEqual(15);
    expect(waiting).toBeLessThanOrEqual(8);
    expect(signed).toBeLessThanOrEqual(8);
  } finally {
    await scene.github.close();
  }
}, 60_000);
