/**
 * The walk as a story drives it, in this very process: the event says where to look, as it tells the Action, and the real
 * forge asks the in-memory GitHub. Bases and reviews are kept over stories; the clock is the story's own.
 */
import { type GithubAuth, githubClient } from '../../../src/forge/github/client.ts';
import { githubForge } from '../../../src/forge/github/github.ts';
import { FaultError } from '../../../src/model/fault.ts';
import type { PullForge } from '../../../src/model/forge.ts';
import type { SnapshotCache } from '../../../src/shadow/base/cache.ts';
import { type Target, targetsOf } from '../../../src/shells/action/targets.ts';
import { pullDeps } from '../../../src/shells/github/pull-deps.ts';
import { evaluateGroup } from '../../../src/walk/group.ts';
import { evaluatePull } from '../../../src/walk/pull.ts';
import type { PullDeps, ReviewMemory } from '../../../src/walk/pull-deps.ts';
import { trackAll, trackIssue, trackPull } from '../../../src/walk/tracking.ts';
import type { Github } from '../../github/github.ts';
import type { EventInput } from '../../github/payloads.ts';
import type { Driver } from './drivers.ts';
import type { StoryWorld } from './world.ts';

/** What one evaluation may reuse of another: neither holds anything about a sign-off. */
export interface Kept {
  readonly cache: SnapshotCache;
  readonly memory: ReviewMemory;
}

/** Not the address of the test's server, which is another one each time. */
const repositoryUrl = 'https://github.test/acme/shop';

const repository = { owner: 'acme', name: 'shop' };
const options = { configPath: null, comment: true, repositoryUrl, fullReportUrl: null };
const permissions = {
  contents: 'read',
  pull_requests: 'write',
  issues: 'write',
  statuses: 'write',
  merge_queues: 'read',
} as const;

export function walkDriver(github: Github, { cache, memory }: Kept): Driver {
  const token = github.token({ permissions });
  let app: GithubAuth | null = null;
  const look = async (event: EventInput, actsAs: StoryWorld['actsAs']): Promise<void> => {
    if (actsAs === 'app') app ??= appAuth(github);
    // A process of its own for each event would remember nothing of GitHub either.
    const forge = openForge(github, app ?? { token });
    const wired = pullDeps({ forge, options, cache, memory, progress: () => undefined });
    const deps: PullDeps = { ...wired, now: () => github.clock.now().toISOString() };
    for (const target of await targetsOf({ name: event.name, payload: github.eventPayload(event) }, null, forge)) {
      await lookAt(target, deps).catch(unlessTold);
    }
  };
  return {
    settle: async ({ events, actsAs }) => {
      for (const event of events) await look(event, actsAs);
    },
    close: async () => undefined,
  };
}

/** As both shells do. */
async function lookAt(target: Target, deps: PullDeps): Promise<void> {
  if (target.type === 'group') await evaluateGroup(target, deps);
  else if (target.type === 'rollouts') await trackAll(deps);
  else if (target.type === 'issue') await trackIssue(target.number, deps);
  else if ((await evaluatePull(target.number, deps)) === null) await trackPull(target.number, deps);
}

function appAuth(github: Github): GithubAuth {
  const { id, privateKey } = github.app();
  return { appId: id, privateKey, repository };
}

function openForge(github: Github, auth: GithubAuth): PullForge {
  const client = githubClient({ auth, apiUrl: github.url, secondMs: 1 });
  return githubForge({ client, repository, app: 'appId' in auth, blobDirectory: null });
}

/** Expected trouble stands in the status, where the story looks for it. */
function unlessTold(error: unknown): void {
  if (!(error instanceof FaultError)) throw error;
}
