/**
 * The queue's embedded database: PGlite in this process, under the data directory. It holds nothing that the next
 * reconciliation would not find again, so one that a power cut damaged is put aside and begun anew.
 */
import { existsSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { findAssets } from '../../shadow/pglite/assets.ts';
import { lockDirectory } from './directory-lock.ts';
import type { Log } from './log.ts';

// Node has it; the type libraries this project uses do not describe it.
declare const WebAssembly: { compile(bytes: Uint8Array): Promise<NonNullable<PGliteOptions['pgliteWasmModule']>> };

/** As the image was made: the queue is a few thousand rows, and what a server would set aside is half of the bot's memory. */
const startParameters = ['shared_buffers=16MB', 'wal_recycle=off', 'min_wal_size=2MB'].flatMap((one) => ['-c', one]);

export interface EmbeddedDatabase {
  readonly lite: PGlite;
  close(): Promise<void>;
}

/** @throws FaultError when another process has the directory */
export async function openEmbeddedDatabase(directory: string, log: Log): Promise<EmbeddedDatabase> {
  const unlock = await lockDirectory(directory);
  try {
    const lite = await openQueue(join(directory, 'queue'), log);
    return {
      lite,
      close: async () => {
        await lite.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

async function openQueue(place: string, log: Log): Promise<PGlite> {
  const engine = await readEngine();
  if (!existsSync(place)) await makeQueue(place, engine);
  try {
    return await PGlite.create({ ...engine.options, dataDir: place });
  } catch (error) {
    log.error(
      { err: error, directory: place },
      'The embedded database cannot be opened; it is put aside and begun anew.',
    );
  }
  await rm(`${place}.damaged`, { recursive: true, force: true });
  await rename(place, `${place}.damaged`);
  await makeQueue(place, engine);
  return await PGlite.create({ ...engine.options, dataDir: place });
}

/** Under another name until it is complete, so that an interrupted start leaves no half of a database. */
async function makeQueue(place: string, { options, image }: Engine): Promise<void> {
  const unfinished = `${place}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  const loadDataDir = new Blob([new Uint8Array(image)], { type: 'application/x-gzip' });
  const lite = await PGlite.create({ ...options, dataDir: unfinished, loadDataDir });
  await lite.close();
  await rename(unfinished, place);
}

interface Engine {
  readonly options: PGliteOptions;
  /** A data directory as tar.gz. */
  readonly image: Buffer;
}

async function readEngine(): Promise<Engine> {
  const assets = findAssets();
  const [wasm, data, image] = await Promise.all([readFile(assets.wasm), readFile(assets.data), readFile(assets.image)]);
  return {
    image,
    options: {
      pgliteWasmModule: await WebAssembly.compile(new Uint8Array(wasm)),
      fsBundle: new Blob([new Uint8Array(data)]),
      startParams: [...PGlite.defaultStartParams, ...startParameters],
    },
  };
}
