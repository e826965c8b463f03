/**
 * The attacks of the design that need GitHub itself, each a story: setup, attack, what is to come of it. They run in this
 * process, by the walk that both shells take; those that history alone decides stand in `signoff/adversarial.test.ts`.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';
import { reviewMemory } from '../src/shells/bot/review-memory.ts';
import { baseCache } from '../src/shells/github/pull-deps.ts';
import { startGithub } from './github/github.ts';
import { expectStep } from './support/story/expectations.ts';
import { aliveIn } from './support/story/inert.ts';
import { parseStory, type Story } from './support/story/parse.ts';
import { walkDriver } from './support/story/walk-driver.ts';
import { StoryWorld } from './support/story/world.ts';

const directory = fileURLToPath(new URL('./stories/adversarial/', import.meta.url));
const stories = readdirSync(directory)
  .filter((name) => name.endsWith('.md'))
  .sort()
  .map((name) => ({ number: name.slice(0, 2), story: parseStory(readFileSync(join(directory, name), 'utf8')) }))
  .map(({ number, story }) => [`${number} ${story.title}`, story] as const);

const scratch = mkdtempSync(join(tmpdir(), 'countersign-adversarial-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
/** Over all stories: most begin on the same base. */
const kept = { cache: baseCache(join(scratch, 'bases')), memory: reviewMemory() };

async function tell(story: Story): Promise<void> {
  const github = await startGithub({ perWriteMs: 0 });
  const world = new StoryWorld(github, github.repository('acme/shop'));
  const driver = walkDriver(github, kept);
  try {
    for (const step of story.steps) {
      if (step.heading === 'Given') world.given(step);
      else if (world.act(step)) {
        github.forgetRequests();
        // The product's own writes happen after the step, and are told apart from it by time.
        github.clock.advance(60_000);
        await driver.settle(world);
      } else if (!expectStep(world, step)) throw new Error(`line ${step.line}: no such step: ${step.heading}`);
    }
    expect(github.violations).toEqual([]);
  } finally {
    await driver.close();
    await github.close();
  }
}

test('what is alive is seen', () => {
  const lines = [
    '@acme/dba and #12, GH-7, https://evil.example <img src=x> `@code #1` @\u200Bbroken',
    '',
    '- [x] **reviewer** <!-- mark -->',
    '<details>',
    '<summary>@bob</summary>',
  ];
  expect(aliveIn(lines.join('\n'))).toEqual({
    mentions: ['@acme/dba', '@bob'],
    references: ['#12', 'GH-7'],
    links: ['https://evil.example'],
    boxes: ['- [x] **reviewer** <!-- mark -->'],
    elements: ['<img src=x>', '<!-- mark -->', '<details>', '<summary>', '</summary>'],
  });
});

test('every story ends with what is expected', () => {
  const open = stories.filter(([, { steps }]) => !steps.at(-1)?.heading.startsWith('then '));
  expect(open.map(([title]) => title)).toEqual([]);
  expect(stories.length).toBeGreaterThan(0);
});

test.each(stories)('%s', async (_, story) => tell(story), 60_000);
