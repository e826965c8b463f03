/**
 * The child process that holds the embedded PostgreSQL. A query blocks its event loop and an endless one never gives
 * it back, so nothing but this runs here, and the parent may kill it at any moment.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import type { QueryFailure, QueryResult } from '../../model/engine.ts';
import { memorySignal, type Reply, type Request } from './protocol.ts';

/** More notices than this from one statement say nothing more. */
const maximumNotices = 50;

/**
 * Less shared memory and less of a write-ahead log than a server has: a single session on sample rows boots faster, its
 * snapshot is smaller, and it needs no more. The search path is a server's; PGlite's own lacks `"$user"`, which a
 * migration that reads the setting, or keeps it with a function, would see.
 */
const startParameters = [
  'shared_buffers=16MB',
  'wal_recycle=off',
  'min_wal_size=2MB',
  'search_path="$user", public',
].flatMap((one) => ['-c', one]);

// Node has it; the type libraries this project uses do not describe it.
declare const WebAssembly: { compile(bytes: Uint8Array): Promise<NonNullable<PGliteOptions['pgliteWasmModule']>> };

let database: PGlite | undefined;

function reply(message: Reply): void {
  process.send?.(message);
}

/**
 * A thread of its own, because the main one may be inside a query for ever: ends the process when the parent is gone
 * or when memory runs over.
 */
function startWatchdog(memoryBytes: number): void {
  const source = `
    const { workerData } = require('node:worker_threads');
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
      if (process.memoryUsage.rss() > workerData.memoryBytes) process.kill(process.pid, workerData.signal);
    }, 100);`;
  new Worker(source, { eval: true, workerData: { memoryBytes, signal: memorySignal } }).unref();
}

async function boot(request: Extract<Request, { type: 'boot' }>): Promise<void> {
  startWatchdog(request.memoryBytes);
  const [wasm, data, image] = await Promise.all([
    readFile(request.wasm),
    readFile(request.data),
    readFile(request.image),
  ]);
  const gzipped = image[0] === 0x1f && image[1] === 0x8b;
  database = await PGlite.create({
    pgliteWasmModule: await WebAssembly.compile(new Uint8Array(wasm)),
    fsBundle: new Blob([new Uint8Array(data)]),
    loadDataDir: new Blob([new Uint8Array(image)], { type: gzipped ? 'application/x-gzip' : 'application/x-tar' }),
    startParams: [...PGlite.defaultStartParams, ...startParameters],
    extensions: Object.fromEntries(request.extensions.map(({ name, archive }) => [name, pathToFileURL(archive)])),
  });
  // PGlite has set its own once more.
  await database.exec('RESET search_path');
  const version = await database.query<{ server_version: string }>('SHOW server_version');
  reply({ type: 'booted', version: version.rows[0]?.server_version ?? 'unknown' });
}

interface ServerError {
  readonly code: string;
  readonly message: string;
  readonly detail?: string;
  readonly hint?: string;
  readonly position?: string;
  readonly table?: string;
  readonly schema?: string;
  readonly constraint?: string;
}

/** The messages of the wire protocol that matter here, as PGlite's own parser names them. */
type Message =
  | {
      readonly name: 'rowDescription';
      readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
    }
  | { readonly name: 'dataRow'; readonly fields: readonly (string | null)[] }
  | { readonly name: 'commandComplete'; readonly text: string }
  | ({ readonly name: 'error' } & ServerError);

function failure(error: ServerError, durationMs: number): QueryFailure {
  return {
    error: {
      code: error.code,
      message: error.message,
      ...(error.detail && { detail: error.detail }),
      ...(error.hint && { hint: error.hint }),
      ...(error.table && { table: error.schema ? `${error.schema}.${error.table}` : error.table }),
      ...(error.constraint && { constraint: error.constraint }),
      ...(error.position && { position: Number(error.position) }),
    },
    durationMs,
  };
}

/** A simple query message: 'Q', length, SQL, zero. Source: PostgreSQL manual, "Message Formats". */
function queryMessage(sql: string): Uint8Array {
  const text = Buffer.from(sql);
  const message = Buffer.alloc(text.length + 6);
  message[0] = 0x51;
  message.writeInt32BE(text.length + 5, 1);
  text.copy(message, 5);
  return message;
}

/** Values stay as PostgreSQL prints them: what a type means is for the reader to decide. */
async function run(sql: string): Promise<QueryResult | QueryFailure> {
  if (sql.includes('\0')) {
    return {
      error: { code: '22021', message: 'the SQL holds a NUL character, which PostgreSQL cannot read' },
      durationMs: 0,
    };
  }
  const notices: string[] = [];
  const start = performance.now();
  const { messages } = await (database as PGlite).execProtocol(queryMessage(sql), {
    syncToFs: false,
    throwOnError: false,
    onNotice: (notice) => {
      if (notices.length < maximumNotices) notices.push(notice.message ?? '');
    },
  });
  const durationMs = performance.now() - start;
  let fields: QueryResult['fields'] = [];
  let rows: (readonly (string | null)[])[] = [];
  let affectedRows = 0;
  for (const message of messages as unknown as readonly Message[]) {
    if (message.name === 'error') return failure(message, durationMs);
    if (message.name === 'rowDescription') {
      fields = message.fields.map(({ name, dataTypeID }) => ({ name, typeOid: dataTypeID }));
      rows = [];
    }
    if (message.name === 'dataRow') rows.push(message.fields);
    const changed =
      message.name === 'commandComplete' ? /^(?:INSERT \d+|UPDATE|DELETE|MERGE) (\d+)$/.exec(message.text) : null;
    if (changed) affectedRows = Number(changed[1]);
  }
  return { fields, rows, affectedRows, notices, durationMs };
}

async function dump(file: string): Promise<void> {
  const engine = database as PGlite;
  // With everything on disk the snapshot starts without recovery.
  await engine.exec('CHECKPOINT');
  const archive = await engine.dumpDataDir('none');
  await writeFile(file, Buffer.from(await archive.arrayBuffer()));
  reply({ type: 'dumped' });
}

process.on('message', (request: Request) => {
  const work =
    request.type === 'boot'
      ? boot(request)
      : request.type === 'dump'
        ? dump(request.file)
        : run(request.sql).then((result) => reply({ type: 'ran', result }));
  work.catch((error: unknown) =>
    reply({ type: 'broken', message: error instanceof Error ? error.message : String(error) }),
  );
});
