/**
 * What an evaluation of the bot is made of: the client of the installation, the repository as the forge reads it, and the
 * same walk that the Action takes. Rehearsed bases, blobs and reviews are kept from one to the next.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { githubForge } from '../../forge/github/github.ts';
import { evaluateGroup } from '../../walk/group.ts';
import { evaluatePull } from '../../walk/pull.ts';
import type { PullDeps } from '../../walk/pull-deps.ts';
import { trackAll, trackIssue, trackPull } from '../../walk/tracking.ts';
import { baseCache, pullDeps } from '../github/pull-deps.ts';
import { githubClients } from './clients.ts';
import { githubDirectory } from './github-directory.ts';
import type { Log } from './log.ts';
import type { Directory, Evaluate } from './look.ts';
import type { BotMetrics } from './metrics.ts';
import { reviewMemory } from './review-memory.ts';
import type { Settings } from './settings.ts';
import type { IssueTarget, Place, PullTarget } from './target.ts';

export interface Evaluation {
  readonly evaluate: Evaluate;
  readonly directory: Directory;
  readonly close: () => Promise<void>;
}

interface EvaluationParts {
  readonly settings: Settings;
  readonly log: Log;
  readonly metrics: BotMetrics;
}

export function evaluation({ settings, log, metrics }: EvaluationParts): Evaluation {
  const clients = githubClients(settings, metrics);
  const kept = join(settings.dataDirectory, 'kept');
  mkdirSync(kept, { recursive: true, mode: 0o700 });
  const cache = baseCache(join(kept, 'bases'));
  const memory = reviewMemory();
  const depsOf = ({ installationId, owner, repository }: Place): PullDeps =>
    pullDeps({
      forge: githubForge({
        client: clients.of(installationId),
        repository: { owner, name: repository },
        app: true,
        blobDirectory: join(kept, 'blobs'),
      }),
      options: {
        configPath: null,
        comment: true,
        repositoryUrl: `${settings.serverUrl}/${owner}/${repository}`,
        fullReportUrl: null,
      },
      cache,
      memory,
      progress: (message) => log.debug({ owner, repository }, message),
    });
  return {
    directory: githubDirectory(clients),
    evaluate: async (target, signal) => {
      const deps = depsOf(target);
      await unlessAborted(signal, async () => {
        if (target.kind === 'group') return void (await evaluateGroup(target, deps));
        for (const note of await look(target, deps))
          log.warn({ about: target.kind, repository: target.repository }, note);
      });
    },
    close: async () => {
      await cache.prune();
      for (const note of cache.notes()) log.warn(note);
    },
  };
}

/** @returns what could not be done beside the verdict, each in a sentence */
async function look(target: PullTarget | IssueTarget, deps: PullDeps): Promise<readonly string[]> {
  switch (target.kind) {
    case 'pull': {
      const result = await evaluatePull(target.number, deps);
      return result ? result.notes : trackPull(target.number, deps);
    }
    case 'issue':
      return trackIssue(target.number, deps);
    case 'rollouts':
      return trackAll(deps);
  }
}

/** Work that was given back may go on by itself for a while: done twice it ends the same. */
async function unlessAborted(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  signal.throwIfAborted();
  await Promise.race([work(), aborted]);
}
