/**
 * Stories in Markdown, told to both shells: the Action's bundle, one process an event, and the bot's, by signed webhooks.
 * Both must show the same comments to the byte, and GitHub's own description of its API must have nothing to object to.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { startGithub } from './github/github.ts';
import { actionDriver, botDriver, type Driver } from './support/story/drivers.ts';
import { expectStep } from './support/story/expectations.ts';
import { parseStory, type Story } from './support/story/parse.ts';
import { StoryWorld } from './support/story/world.ts';

const directory = fileURLToPath(new URL('./stories/', import.meta.url));
const stories = readdirSync(directory)
  .filter((name) => name.endsWith('.md'))
  .sort();

/** What the shells leave behind: all comments, and the status of every commit that has one. */
async function tell(story: Story, open: (github: Awaited<ReturnType<typeof startGithub>>) => Promise<Driver>) {
  const github = await startGithub({ perWriteMs: 0 });
  const host = github.url;
  const repository = github.repository('acme/shop');
  const world = new StoryWorld(github, repository);
  const driver = await open(github);
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
  } finally {
    await driver.close();
    await github.close();
  }
  expect(github.violations).toEqual([]);
  return {
    comments: [...repository.issues.values()].flatMap(({ text, comments }) =>
      [text, ...comments].map(({ author, body }) => [author.type, withoutHost(body)]),
    ),
    statuses: world.pulls.map((pull) => {
      const status = repository.statusOf(pull.headSha, 'countersign');
      return [status?.state, status?.description];
    }),
  };

  /** Each GitHub of the tests has a port of its own. */
  function withoutHost(body: string): string {
    return body.replaceAll(host, 'https://github.test');
  }
}

test.each(stories)(
  '%s',
  async (name) => {
    const story = parseStory(readFileSync(`${directory}${name}`, 'utf8'));
    const byAction = await tell(story, async (github) => actionDriver(github));
    const byBot = await tell(story, botDriver);
    expect(byBot).toEqual(byAction);
  },
  180_000,
);
