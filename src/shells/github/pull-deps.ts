/** Builds what the walk over a pull request needs, the same for the Action and for the bot. */
import type { Session } from '../../model/engine.ts';
import type { PullForge } from '../../model/forge.ts';
import { type SnapshotCache, snapshotCache } from '../../shadow/base/cache.ts';
import { pgliteEngine } from '../../shadow/pglite/engine.ts';
import type { PullDeps, PullOptions, ReviewMemory } from '../../walk/pull-deps.ts';
import { packageVersion } from '../package.ts';
import { readTemplates } from '../templates.ts';

export interface PullWiring {
  readonly forge: PullForge;
  readonly options: PullOptions;
  /** Where rehearsed bases are kept. */
  readonly cache: SnapshotCache;
  readonly memory: ReviewMemory | null;
  /** Sessions that are open now, so that a shell that must stop can end them. */
  readonly sessions?: Set<Session>;
  readonly progress: (message: string) => void;
}

export function pullDeps({ forge, options, cache, memory, sessions, progress }: PullWiring): PullDeps {
  return {
    forge,
    engine: (limits) => {
      const engine = pgliteEngine(limits, cache);
      if (!sessions) return engine;
      return {
        ...engine,
        open: async (wanted) => {
          const session = await engine.open(wanted);
          sessions.add(session);
          const close = async () => {
            sessions.delete(session);
            await session.close();
          };
          return { ...session, close };
        },
      };
    },
    facts: cache,
    memory,
    templates: readTemplates(),
    clock: () => performance.now(),
    now: () => new Date().toISOString(),
    version: packageVersion(),
    options,
    progress,
  };
}

export function baseCache(directory: string): SnapshotCache {
  return snapshotCache(directory);
}
