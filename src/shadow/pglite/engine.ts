/**
 * The embedded engine: PostgreSQL compiled to WebAssembly, in a child process, started from a prebuilt data directory
 * or from the snapshot of a rehearsed base.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine, EngineInfo, Limits, Session } from '../../model/engine.ts';
import { type Fault, FaultError } from '../../model/fault.ts';
import { phrase, type Text } from '../../model/text.ts';
import { findAssets } from './assets.ts';
import { type Child, startChild } from './child.ts';
import type { Reply, Request } from './protocol.ts';

/** Where snapshots of data directories are kept; see `shadow/cache.ts`. */
export interface SnapshotStore {
  /** The file of a sound entry, or nothing. */
  find(key: string): Promise<string | undefined>;
  /** Takes over a finished file. Never rejects: a snapshot that cannot be kept costs time, not the review. */
  adopt(key: string, file: string): Promise<void>;
}

/** Booting is ours, not the migration's: it has its own generous limit. */
const bootTimeoutMs = 60_000;

/** Changes whenever a snapshot of an older build must not be loaded any more. */
const snapshotVersion = 1;

function timeFault(what: Text): (seconds: number) => Fault {
  return (seconds) => ({
    code: 'time',
    what: phrase`${what} took longer than ${seconds} s and was stopped.`,
    mend: phrase`Make the statement smaller, or raise limits.statement or limits.total in the configuration.`,
    example: 'limits: { statement: 120s, total: 10m }',
  });
}

function expectReply<T extends Reply['type']>(reply: Reply, type: T): Extract<Reply, { type: T }> {
  if (reply.type === type) return reply as Extract<Reply, { type: T }>;
  const message = reply.type === 'broken' ? reply.message : `unexpected answer ${reply.type}`;
  throw new FaultError({
    code: 'engine',
    what: phrase`The embedded database broke: ${message.split('\n', 1)[0]?.slice(0, 300) ?? ''}.`,
    mend: phrase`Run again with --database URL to rehearse on a PostgreSQL server.`,
  });
}

function session(child: Child, info: EngineInfo, limits: Limits, store: SnapshotStore | null): Session {
  let leftMs = limits.totalMs;
  const ask = async <T extends Reply['type']>(request: Request, type: T, limitMs: number, what: Text) => {
    const start = performance.now();
    try {
      return expectReply(await child.ask(request, limitMs, timeFault(what)), type);
    } catch (error) {
      child.kill();
      throw error;
    } finally {
      leftMs -= performance.now() - start;
    }
  };
  return {
    info,
    run: async (sql) => {
      const total = leftMs <= limits.statementMs;
      const limitMs = Math.max(1, total ? leftMs : limits.statementMs);
      return (
        await ask({ type: 'run', sql }, 'ran', limitMs, total ? phrase`The rehearsal as a whole` : phrase`A statement`)
      ).result;
    },
    save: async (key) => {
      if (!store) return;
      const directory = await mkdtemp(join(tmpdir(), 'countersign-'));
      try {
        const file = join(directory, 'snapshot.tar');
        await ask({ type: 'dump', file }, 'dumped', bootTimeoutMs, phrase`Keeping the snapshot`);
        await store.adopt(key, file);
      } finally {
        await rm(directory, { recursive: true, force: true });
      }
    },
    close: async () => child.kill(),
  };
}

/**
 * The embedded PostgreSQL as an `Engine`.
 * @param store keeps base snapshots between runs; `null`: every run replays
 */
export function pgliteEngine(limits: Limits, store: SnapshotStore | null): Engine {
  const assets = findAssets();
  return {
    id: `pglite-0.5.16-${snapshotVersion}`,
    has: async (key) => (await store?.find(key)) !== undefined,
    extensions: async () => new Set([...assets.extensions.keys(), 'plpgsql']),
    open: async ({ key, extensions }) => {
      const image = (key && (await store?.find(key))) || assets.image;
      const child = startChild(assets.worker, limits.memoryBytes);
      const wanted = extensions.flatMap((name) => {
        const archive = assets.extensions.get(name);
        return archive ? [{ name, archive }] : [];
      });
      try {
        const request = {
          type: 'boot',
          wasm: assets.wasm,
          data: assets.data,
          image,
          extensions: wanted,
          memoryBytes: limits.memoryBytes,
        } as const;
        const booted = expectReply(
          await child.ask(request, bootTimeoutMs, timeFault(phrase`Starting the embedded database`)),
          'booted',
        );
        return session(child, { dialect: 'postgres', name: 'pglite', version: booted.version }, limits, store);
      } catch (error) {
        child.kill();
        throw error;
      }
    },
  };
}
