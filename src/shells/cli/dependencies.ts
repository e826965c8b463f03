/** Builds what the walk needs from the options of a command. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Forge } from '../../model/changeset.ts';
import type { Config } from '../../model/config.ts';
import type { Engine, Session } from '../../model/engine.ts';
import { FaultError } from '../../model/fault.ts';
import { phrase } from '../../model/text.ts';
import { type SnapshotCache, snapshotCache } from '../../shadow/base/cache.ts';
import { pgliteEngine } from '../../shadow/pglite/engine.ts';
import { serverEngine } from '../../shadow/server/engine.ts';
import type { Deps } from '../../walk/deps.ts';
import { packageVersion } from '../package.ts';
import { readTemplates } from '../templates.ts';
import type { Context } from './context.ts';

/** Options that every rehearsing command has. */
export interface EngineOptions {
  /** A native server instead of the embedded engine. */
  readonly database?: string;
  /** Directory, `true` for the usual one, `false` for none. */
  readonly cache: string | boolean;
}

export interface Rehearsing {
  readonly forge: Forge;
  /** Instead of the file in the base branch. */
  readonly config?: Config;
  readonly wayBack?: boolean;
  readonly progress: (message: string) => void;
}

/** Runs `use` with the walk's dependencies and tidies up after it; what the cache could not do goes to standard error. */
export async function withDependencies<Result>(
  options: EngineOptions,
  { forge, config, wayBack, progress }: Rehearsing,
  context: Context,
  use: (deps: Deps) => Promise<Result>,
): Promise<Result> {
  const cache = openCache(options, context);
  const { database } = options;
  const sessions = new Set<Session>();
  const interrupted = () => void closeAll(sessions).then(() => process.exit(interruptedCode));
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  try {
    return await use({
      forge,
      engine: (limits) =>
        watched(database === undefined ? pgliteEngine(limits, cache) : serverEngine(database, limits), sessions),
      facts: cache,
      ...(config ? { config } : {}),
      ...(wayBack === undefined ? {} : { wayBack }),
      clock: () => performance.now(),
      today: context.now().toISOString().slice(0, 10),
      version: packageVersion(),
      templates: readTemplates(),
      progress,
    });
  } finally {
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
    await forge.close();
    await cache?.prune();
    for (const note of cache?.notes() ?? []) context.err.write(`countersign: ${note}\n`);
  }
}

/** What shells report for a program that SIGINT ended: 128 and the signal's number. */
const interruptedCode = 130;

/** Remembers what is open: an interrupted rehearsal must not leave its database on somebody's server. */
function watched(engine: Engine, sessions: Set<Session>): Engine {
  return {
    ...engine,
    open: async (options) => {
      const session = await engine.open(options);
      sessions.add(session);
      return {
        ...session,
        close: async () => {
          sessions.delete(session);
          await session.close();
        },
      };
    },
  };
}

async function closeAll(sessions: ReadonlySet<Session>): Promise<void> {
  await Promise.allSettled([...sessions].map((session) => session.close()));
}

/** A server keeps no snapshots, so there is nothing to keep beside them either. */
function openCache({ cache, database }: EngineOptions, { directory, environment }: Context): SnapshotCache | null {
  if (cache === false || database !== undefined) return null;
  if (typeof cache === 'string') return snapshotCache(resolve(directory, cache));
  const caches = environment.XDG_CACHE_HOME || join(environment.HOME || homedir(), '.cache');
  return snapshotCache(join(caches, 'countersign'));
}

/** `--target-version 15`. */
export function majorVersion(text: string): number {
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  throw new FaultError({
    code: 'configuration',
    where: `--target-version ${text.slice(0, 50)}`,
    what: phrase`This is not a major version.`,
    mend: phrase`Write the whole number of production's major version.`,
    example: 'countersign review --target-version 15',
  });
}
