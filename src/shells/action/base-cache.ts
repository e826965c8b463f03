/**
 * Rehearsed bases from one run to the next, in the cache of GitHub Actions. Nothing depends on it: without a cache service
 * a run takes longer and decides the same.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SnapshotCache } from '../../shadow/base/cache.ts';
import { baseCache } from '../github/pull-deps.ts';
import { packageVersion } from '../package.ts';

export interface KeptBases {
  readonly snapshots: SnapshotCache;
  readonly blobs: string;
  /** Gives what is new to the cache service. */
  save(): Promise<void>;
}

type Say = (message: string) => void;

/** @param commit whose key the cache gets; an older one of the same version serves as a start */
export async function openBases(
  scratch: string,
  commit: string,
  environment: NodeJS.ProcessEnv,
  say: Say,
): Promise<KeptBases> {
  const directory = join(scratch, 'countersign-bases');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const snapshots = baseCache(join(directory, 'snapshots'));
  const blobs = join(directory, 'blobs');
  // The service's own check for availability; the package itself would throw without it.
  if (!environment.ACTIONS_CACHE_URL && !environment.ACTIONS_RESULTS_URL) {
    return { snapshots, blobs, save: async () => undefined };
  }
  const { restoreCache, saveCache } = await import('@actions/cache');
  const prefix = `countersign-${packageVersion()}-`;
  const key = `${prefix}${commit}`;
  const found = await quietly('restored', say, () => restoreCache([directory], key, [prefix]));
  return {
    snapshots,
    blobs,
    save: async () => {
      if (found === key) return;
      await snapshots.prune(512 * 1024 ** 2);
      await quietly('kept', say, () => saveCache([directory], key));
    },
  };
}

async function quietly<Answer>(what: string, say: Say, work: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await work();
  } catch (error) {
    say(`Rehearsed bases could not be ${what}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}
