/**
 * Contents of blobs through one long-lived `git cat-file --batch`. Only object ids are sent, so no file name, however
 * odd, is ever part of the conversation.
 */
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { FaultError } from '../model/fault.ts';
import { phrase } from '../model/text.ts';
import type { Git } from './git.ts';

interface Request {
  readonly oid: string;
  /** For faults. */
  readonly path: string;
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/** The reply being received: `bytes` is `null` where it is too large to keep. */
interface Body {
  readonly bytes: Buffer | null;
  readonly sizeBytes: number;
  received: number;
}

/** git answered nothing for this long: a hanging disk or network, not a large file. */
const silenceLimitMs = 60_000;

export class BlobReader {
  readonly #git: Git;
  readonly #limitBytes: number;
  readonly #waiting: Request[] = [];
  #next = 0;
  #process: ChildProcessWithoutNullStreams | null = null;
  #header = '';
  #body: Body | null = null;
  #silence: NodeJS.Timeout | null = null;

  constructor(git: Git, limitBytes: number) {
    this.#git = git;
    this.#limitBytes = limitBytes;
  }

  read(oid: string, path: string): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.#process ??= this.#start();
      this.#waiting.push({ oid, path, resolve, reject });
      this.#process.stdin.write(`${oid}\n`);
      this.#listen();
    });
  }

  async close(): Promise<void> {
    const running = this.#process;
    if (!running) return;
    const ended = new Promise((resolve) => running.once('close', resolve));
    running.stdin.end();
    running.kill();
    await ended;
  }

  #start(): ChildProcessWithoutNullStreams {
    const started = this.#git.start('cat-file', '--batch');
    started.stdout.on('data', (chunk: Buffer) => this.#receive(chunk));
    started.stderr.resume();
    started.stdin.on('error', () => undefined); // the 'close' event reports it
    started.on('error', () => this.#fail());
    started.on('close', () => this.#fail());
    return started;
  }

  #receive(chunk: Buffer): void {
    let offset = 0;
    while (offset < chunk.length) {
      if (this.#body) {
        offset += this.#take(this.#body, chunk.subarray(offset));
        continue;
      }
      const end = chunk.indexOf(10, offset);
      this.#header += chunk.toString('latin1', offset, end < 0 ? chunk.length : end);
      if (end < 0) break;
      offset = end + 1;
      this.#open(this.#header);
      this.#header = '';
    }
    this.#listen();
  }

  /** `<oid> blob <size>`, or `<oid> missing`. */
  #open(header: string): void {
    const size = / blob (\d+)$/.exec(header)?.[1];
    if (size === undefined) {
      const request = this.#waiting[this.#next];
      this.#finish().reject(
        new FaultError({
          code: 'repository',
          ...(request ? { where: request.path } : {}),
          what: phrase`git does not have the content of this file.`,
          mend: phrase`Fetch the repository again without a filter, or check it with \`git fsck\`.`,
        }),
      );
      return;
    }
    const sizeBytes = Number(size);
    this.#body = {
      bytes: sizeBytes > this.#limitBytes ? null : Buffer.allocUnsafe(sizeBytes),
      sizeBytes,
      received: 0,
    };
  }

  /** A body is followed by one line end. */
  #take(body: Body, chunk: Buffer): number {
    const taken = Math.min(body.sizeBytes + 1 - body.received, chunk.length);
    body.bytes?.set(chunk.subarray(0, Math.min(taken, body.sizeBytes - body.received)), body.received);
    body.received += taken;
    if (body.received === body.sizeBytes + 1) {
      this.#body = null;
      const { path, resolve, reject } = this.#finish();
      if (body.bytes) resolve(body.bytes);
      else reject(tooLarge(path, body.sizeBytes, this.#limitBytes));
    }
    return taken;
  }

  #finish(): Request {
    const request = this.#waiting[this.#next];
    if (!request) throw new Error('git cat-file answered more than it was asked');
    this.#next += 1;
    if (this.#next === this.#waiting.length) {
      this.#waiting.length = 0;
      this.#next = 0;
    }
    return request;
  }

  #fail(): void {
    const abandoned = this.#waiting.splice(0).slice(this.#next);
    this.#next = 0;
    this.#process = null;
    this.#header = '';
    this.#body = null;
    this.#listen();
    for (const { path, reject } of abandoned) {
      reject(
        new FaultError({
          code: 'repository',
          where: path,
          what: phrase`git stopped while its files were being read.`,
          mend: phrase`Check the repository with \`git fsck\`.`,
        }),
      );
    }
  }

  /** Starts the clock anew while something is awaited, and stops it otherwise. */
  #listen(): void {
    if (this.#silence) clearTimeout(this.#silence);
    this.#silence = this.#waiting.length > 0 ? setTimeout(() => this.#process?.kill('SIGKILL'), silenceLimitMs) : null;
  }
}

export function tooLarge(path: string, sizeBytes: number, limitBytes: number): FaultError {
  return new FaultError({
    code: 'size',
    where: path,
    what: phrase`The file has ${sizeBytes} bytes; at most ${limitBytes} are read.`,
    mend: phrase`Split it into smaller migrations, or load the data outside of migrations.`,
  });
}
