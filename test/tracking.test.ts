/**
 * After the merge, end to end: the real walk with the real client against the in-memory GitHub. One issue a pull request,
 * whatever is delivered twice or at once; only the words of those who may write count in it, and only as they were posted.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { reviewMemory } from '../src/shells/bot/review-memory.ts';
import { baseCache } from '../src/shells/github/pull-deps.ts';
import { trackAll, trackIssue, trackPull } from '../src/walk/tracking.ts';
import type { Account } from './github/accounts.ts';
import type { Issue } from './github/issue.ts';
import { Pull } from './github/pull.ts';
import { altered, meeting, openScene, type Scene, type SceneInput } from './support/race.ts';

const scratch = mkdtempSync(join(tmpdir(), 'countersign-tracking-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const kept = { cache: baseCache(join(scratch, 'bases')), memory: reviewMemory() };

const asked = { '.github/countersign.yml': 'report: { trackingIssue: true }\n' };
const copied = {
  'db/migrations/2_name.sql':
    '-- migrate:up\nALTER TABLE users ADD COLUMN id_new bigint;\nUPDATE users SET id_new = id;\n-- migrate:down\nALTER TABLE users DROP COLUMN id_new;\n',
};

async function told(parts: Omit<SceneInput, 'kept'>, story: (scene: Scene) => Promise<void>): Promise<void> {
  const scene = await openScene({ kept, base: asked, ...parts });
  try {
    await story(scene);
    expect(scene.github.violations).toEqual([]);
  } finally {
    await scene.github.close();
  }
}

const merged = (parts: Omit<SceneInput, 'kept'>, story: (scene: Scene) => Promise<void>) =>
  told(parts, async (scene) => {
    scene.pull.merge(scene.bob);
    await story(scene);
  });

function issuesOf({ repository }: Scene): readonly Issue[] {
  return [...repository.issues.values()].filter((issue) => !(issue instanceof Pull));
}

function only(scene: Scene): Issue {
  const [issue, ...others] = issuesOf(scene);
  if (!issue || others.length > 0) throw new Error(`${issuesOf(scene).length} issues`);
  return issue;
}

/** Somebody says something in the issue, a minute later, and it is looked at. */
async function says(scene: Scene, who: Account, text: string): Promise<Issue> {
  const issue = only(scene);
  scene.github.clock.advance(60_000);
  issue.comment(who, text);
  expect(await trackIssue(issue.number, scene.deps())).toEqual([]);
  return issue;
}

const replies = (issue: Issue) =>
  issue.comments.filter(({ body }) => body.startsWith('<!-- countersign:reply')).map(({ body }) => body);
const reactions = ({ comments }: Issue) =>
  comments.map((comment) => comment.reactions.map(({ content }) => content).join());
const days = (count: number) => count * 24 * 60 * 60 * 1000;

describe('the issue', () => {
  test('is opened once, holds what is to be done, and the pull request names it', async () => {
    await merged({}, async (scene) => {
      expect(await trackPull(scene.pull.number, scene.deps())).toEqual([]);
      const issue = only(scene);
      expect(issue.text.author.type).toBe('Bot');
      const { body } = issue.text;
      expect(body.split('\n')[0]).toBe(`<!-- countersign:tracking pull=${scene.pull.number} -->`);
      for (const part of [
        '## State',
        '## Deployment order',
        '## After deploy',
        '## Stop and turn back',
        '## Rollback',
      ]) {
        expect(body).toContain(part);
      }
      expect(body).toContain("attname IN ('nickname')");
      expect(body).toContain('Not deployed yet.');
      expect(body).toContain('merged on');
      const pointers = scene.pull.comments.filter(({ body: text }) => text.startsWith('<!-- countersign:tracked -->'));
      expect(pointers).toHaveLength(1);
      expect(pointers[0]?.body).toContain(`/issues/${issue.number}`);
      scene.github.forgetRequests();
      expect(await trackPull(scene.pull.number, scene.deps())).toEqual([]);
      expect(scene.github.writes()).toEqual([]);
    });
  });

  test('finds the migrations where GitHub knows a base that holds them already', async () => {
    await merged({}, async (scene) => {
      const late = altered('mergeCommit {', ({ data }) => {
        const { pullRequest } = data.repository;
        pullRequest.baseRefOid = pullRequest.mergeCommit.oid;
      });
      expect(await trackPull(scene.pull.number, scene.deps(late))).toEqual([]);
      expect(only(scene).text.body).toContain("attname IN ('nickname')");
    });
  });

  test('is opened by nobody who did not ask, for nothing merged, and for no other change', async () => {
    await merged({ base: {} }, async (scene) => {
      await trackPull(scene.pull.number, scene.deps());
      expect(scene.github.writes()).toEqual([]);
    });
    await merged({ head: { 'README.md': 'words' } }, async (scene) => {
      await trackPull(scene.pull.number, scene.deps());
      expect(scene.github.writes()).toEqual([]);
    });
    await told({}, async (scene) => {
      scene.pull.close(scene.bob);
      await trackPull(scene.pull.number, scene.deps());
      expect(scene.github.writes()).toEqual([]);
    });
  });

  test('is one, however two runs meet', async () => {
    for (let nth = 1; nth <= 14; nth += 1) {
      await merged({}, async (scene) => {
        const second = () => trackPull(scene.pull.number, scene.deps());
        await trackPull(scene.pull.number, scene.deps(meeting(nth, second)));
        await second();
        const open = issuesOf(scene).filter(({ state }) => state === 'open');
        expect([nth, open.length]).toEqual([nth, 1]);
        const marked = issuesOf(scene).filter(({ text }) => text.body.startsWith('<!-- countersign:tracking'));
        expect([nth, marked]).toEqual([nth, open]);
        const pointers = scene.pull.comments.filter(({ body }) => body.startsWith('<!-- countersign:tracked'));
        expect([nth, pointers.map(({ body }) => body.includes(`/issues/${open[0]?.number}`))]).toEqual([nth, [true]]);
        for (const issue of issuesOf(scene).filter(({ state }) => state === 'closed')) {
          expect(issue.text.body).toContain(`/issues/${open[0]?.number}`);
          expect(issue.number).toBeGreaterThan(open[0]?.number ?? 0);
        }
      });
    }
  });

  test('of a stranger is none, with our own marker in it', async () => {
    await merged({}, async (scene) => {
      const mallory = scene.github.user('mallory');
      const forged = scene.repository.openIssue(
        mallory,
        'x',
        `<!-- countersign:tracking pull=${scene.pull.number} -->`,
      );
      forged.label('countersign: rollout', scene.repository.owner);
      await trackPull(scene.pull.number, scene.deps());
      expect(issuesOf(scene)).toHaveLength(2);
      forged.comment(scene.bob, '/migration deployed production');
      scene.github.forgetRequests();
      expect(await trackIssue(forged.number, scene.deps())).toEqual([]);
      expect(scene.github.writes()).toEqual([]);
      expect(forged.text.body.split('\n')).toHaveLength(1);
    });
  });

  test('keeps the boxes that people ticked, and nothing else that they wrote into it', async () => {
    await merged({}, async (scene) => {
      await trackPull(scene.pull.number, scene.deps());
      const issue = only(scene);
      const box = '- [ ] A backup is there, and restoring it was tried';
      expect(issue.text.body).toContain(box);
      const mine = `${issue.text.body.replace(box, box.replace('[ ]', '[x]'))}\n- [x] whatever I like`;
      issue.text.write(scene.bob, mine);
      await says(scene, scene.bob, '/migration deployed staging');
      expect(issue.text.body).toContain(box.replace('[ ]', '[x]'));
      expect(issue.text.body).not.toContain('whatever I like');
    });
  });

  test('where none may be opened the pull request says which permission is missing, and says it once', async () => {
    const permissions = { contents: 'read', pull_requests: 'write', statuses: 'write', issues: 'read' } as const;
    await merged({ permissions }, async (scene) => {
      const [note = ''] = await trackPull(scene.pull.number, scene.deps());
      expect(note).toContain('issues: write');
      await trackPull(scene.pull.number, scene.deps());
      expect(issuesOf(scene)).toEqual([]);
      const [said, ...others] = scene.pull.comments;
      expect(said?.body).toContain('`issues: write`');
      expect(others).toEqual([]);
      expect(scene.state()).toBeUndefined();
    });
  });
});

describe('what is said in it', () => {
  test('deployed, verified, closed', async () => {
    await merged({}, async (scene) => {
      await trackPull(scene.pull.number, scene.deps());
      const issue = await says(scene, scene.bob, '/migration deployed staging');
      await says(scene, scene.carol, 'All calm.\n\n/migration deployed production');
      expect(issue.text.body).toContain('**Deployed** to `staging`, `production`');
      expect(issue.text.body).toMatch(/\| `staging` \| \d{4}-\d\d-\d\d \d\d:\d\d UTC \| @bob \| deployed \|/);
      expect(issue.state).toBe('open');
      await says(scene, scene.bob, '/migration verified');
      expect(issue.text.body).toContain('**Verified** by @bob');
      expect(issue.state).toBe('closed');
      expect(reactions(issue)).toEqual(['+1', '+1', '+1']);
      expect(replies(issue)).toEqual([]);
      scene.github.forgetRequests();
      expect(await trackIssue(issue.number, scene.deps())).toEqual([]);
      expect(scene.github.writes()).toEqual([]);
    });
  });

  test('a rollback takes everything back, begins a post-mortem, and opens what was closed', async () => {
    await merged({}, async (scene) => {
      await trackPull(scene.pull.number, scene.deps());
      const issue = await says(scene, scene.bob, '/migration deployed production\n/migration verified');
      expect(issue.state).toBe('closed');
      await says(scene, scene.bob, '/migration rolled-back @carol saw #1: checkout <b>timed out</b>');
      expect(issue.state).toBe('open');
      expect(issue.text.body).toContain('**Rolled back.** Nothing is deployed now.');
      expect(issue.text.body).toContain('| rolled back |');
      expect(issue.text.body).toContain('## Post-mortem');
      expect(issue.text.body).not.toContain('@carol');
      expect(issue.text.body).not.toContain('<b>');
      await says(scene, scene.bob, '/migration deployed production');
      expect(issue.text.body).toContain('**Deployed** to `production`, and not verified yet.');
      expect(issue.text.body).toContain('## Post-mortem');
    });
  });

  test('does not count of those who may not write, nor before anything is deployed, and is answered once', async () => {
    await merged({}, async (scene) => {
      const mallory = scene.github.user('mallory');
      await trackPull(scene.pull.number, scene.deps());
      const issue = await says(scene, mallory, '/migration deployed production');
      await says(scene, scene.bob, '/migration verified');
      await says(scene, scene.bob, '/migration rolled-back it hurts');
      await trackIssue(issue.number, scene.deps());
      expect(issue.text.body).toContain('Not deployed yet.');
      expect(replies(issue)).toHaveLength(3);
      expect(replies(issue)[0]).toContain(
        "@mallory's `/migration deployed` does not count: it takes `write` permission",
      );
      expect(replies(issue)[1]).toContain('does not count: nothing is deployed yet');
    });
  });

  test('does not count once it was edited, by whomever', async () => {
    await merged({}, async (scene) => {
      await trackPull(scene.pull.number, scene.deps());
      const issue = await says(scene, scene.bob, '/migration deployed production');
      issue.edit(issue.last('/migration deployed'), scene.carol, '/migration deployed staging');
      await trackIssue(issue.number, scene.deps());
      expect(issue.text.body).toContain('Not deployed yet.');
      expect(replies(issue)[0]).toContain('was edited after it was posted');
    });
  });

  test('by a bot is nothing', async () => {
    await merged({}, async (scene) => {
      await trackPull(scene.pull.number, scene.deps());
      const issue = await says(scene, scene.github.bot('github-actions[bot]'), '/migration deployed production');
      await says(scene, scene.github.bot('renovate[bot]'), '/migration deployed production');
      expect(issue.text.body).toContain('Not deployed yet.');
      expect(reactions(issue)).toEqual(['', '']);
    });
  });

  test('of the pull request is pointed there, and of the rollout here', async () => {
    await merged({}, async (scene) => {
      await trackPull(scene.pull.number, scene.deps());
      const issue = await says(scene, scene.bob, '/migration approve');
      expect(replies(issue)[0]).toContain(`/pull/${scene.pull.number}`);
      scene.pull.comment(scene.bob, '/migration deployed production');
      await trackPull(scene.pull.number, scene.deps());
      await trackPull(scene.pull.number, scene.deps());
      const answers = scene.pull.comments.filter(({ body }) => body.startsWith('<!-- countersign:reply'));
      expect(answers).toHaveLength(1);
      expect(answers[0]?.body).toContain(`/issues/${issue.number}`);
      expect(issue.text.body).toContain('Not deployed yet.');
    });
    await told({}, async (scene) => {
      scene.pull.comment(scene.bob, '/migration deployed production');
      await scene.evaluate();
      expect(scene.pull.comments.at(-1)?.body).toContain('opened after the merge');
    });
  });
});

describe('what is owed', () => {
  const reminders = (issue: Issue) => issue.comments.filter(({ body }) => body.startsWith('<!-- countersign:reminder'));

  test('stands in the issue, keeps it open, and is recalled once after the next release', async () => {
    await merged({ head: copied }, async (scene) => {
      await trackPull(scene.pull.number, scene.deps());
      const issue = await says(scene, scene.bob, '/migration deployed production\n/migration verified');
      expect(issue.text.body).toContain('drop `users.id`, if `id_new`, into which it was copied');
      expect(issue.state).toBe('open');
      scene.github.clock.advance(days(1));
      await trackAll(scene.deps());
      expect(reminders(issue)).toEqual([]);
      scene.repository.release('v2');
      await trackAll(scene.deps());
      await trackAll(scene.deps());
      expect(reminders(issue)).toHaveLength(1);
      expect(reminders(issue)[0]?.body).toContain('DROP COLUMN "id"');
      expect(reminders(issue)[0]?.body).toContain('did not look whether a later pull request');
    });
  });

  test('is recalled after days where nothing is ever released', async () => {
    await merged({ head: copied }, async (scene) => {
      await trackPull(scene.pull.number, scene.deps());
      scene.github.clock.advance(days(13));
      await trackAll(scene.deps());
      expect(reminders(only(scene))).toEqual([]);
      scene.github.clock.advance(days(2));
      await trackAll(scene.deps());
      expect(reminders(only(scene))).toHaveLength(1);
    });
  });

  test('is not recalled by a release from before the merge, of what was taken back, or of what is closed', async () => {
    await told({ head: copied }, async (scene) => {
      scene.repository.release('v1');
      scene.github.clock.advance(60_000);
      scene.pull.merge(scene.bob);
      await trackPull(scene.pull.number, scene.deps());
      scene.github.clock.advance(days(30));
      await trackAll(scene.deps());
      const issue = await says(scene, scene.bob, '/migration deployed production\n/migration rolled-back too slow');
      scene.repository.release('v2');
      await trackAll(scene.deps());
      expect(reminders(issue)).toEqual([]);
      issue.state = 'closed';
      await says(scene, scene.bob, 'Good.');
      expect(reminders(issue)).toEqual([]);
    });
  });

  test('is recalled once, however two runs meet', async () => {
    for (let nth = 1; nth <= 10; nth += 1) {
      await merged({ head: copied }, async (scene) => {
        await trackPull(scene.pull.number, scene.deps());
        scene.github.clock.advance(60_000);
        scene.repository.release('v2');
        await trackAll(scene.deps(meeting(nth, () => trackAll(scene.deps()))));
        expect([nth, reminders(only(scene)).length]).toEqual([nth, 1]);
      });
    }
  });
});
