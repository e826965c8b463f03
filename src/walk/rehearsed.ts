/** The review of certain commits, from memory where it was made before. */
import { createHash } from 'node:crypto';
import type { ChangeSet } from '../model/changeset.ts';
import type { Config } from '../model/config.ts';
import type { Review } from '../model/review.ts';
import type { Deps } from './deps.ts';
import type { PullDeps } from './pull-deps.ts';
import { readConfig } from './read-config.ts';
import { reviewUnder } from './review.ts';

export interface Wanted {
  readonly changes: ChangeSet;
  /** Everything that the changes were read from: the same names give the same files. */
  readonly commits: readonly (string | null)[];
  /** Paths that other open pull requests add. */
  readonly others: NonNullable<Deps['others']>;
}

export async function rehearsed(
  { changes, commits, others }: Wanted,
  deps: PullDeps,
): Promise<{ readonly review: Review; readonly config: Config }> {
  const today = deps.now().slice(0, 10);
  const { configPath } = deps.options;
  const key = createHash('sha256')
    .update(JSON.stringify([deps.version, today, configPath, ...commits, others]))
    .digest('hex');
  const known = deps.memory?.get(key);
  if (known) return { review: known, config: (await readConfig(changes.policy, configPath ?? undefined)).config };
  const answer = await reviewUnder({
    forge: { read: async () => changes, close: async () => undefined },
    engine: deps.engine,
    facts: deps.facts,
    ...(configPath === null ? {} : { configPath }),
    others,
    clock: deps.clock,
    today,
    version: deps.version,
    ...(deps.progress ? { progress: deps.progress } : {}),
  });
  // A limit that was reached on a busy machine may not be reached next time.
  const lasting = answer.review.faults.every(({ code }) => code === 'migration-failed' || code === 'configuration');
  if (lasting) deps.memory?.set(key, answer.review);
  return answer;
}
