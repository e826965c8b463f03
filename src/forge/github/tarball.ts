/**
 * The files of a commit out of one archive. An archive is hostile data: it is unpacked in memory, bounded, and nothing is
 * believed of it but contents that hash to a name that was asked for.
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { blobId } from './objects.ts';
import { type Place, repositoryRoute } from './place.ts';

export interface TarballLimits {
  /** Of everything in it, unpacked. */
  readonly totalBytes: number;
  /** A larger file is skipped. */
  readonly fileBytes: number;
}

const timeoutMs = 120_000;

/**
 * Ends early when all were found, and without an error when the archive breaks off or is refused: every file can be
 * fetched otherwise.
 */
export async function* readTarball(
  place: Place,
  commit: string,
  wanted: ReadonlySet<string>,
  limits: TarballLimits,
): AsyncGenerator<{ readonly oid: string; readonly bytes: Uint8Array }> {
  const [like] = wanted;
  if (like === undefined) return;
  const unpacking = extract();
  const stop = new AbortController();
  const feeding = feed(place, commit, unpacking, stop.signal).catch((error: Error) => unpacking.destroy(error));
  const missing = new Set(wanted);
  let totalBytes = 0;
  try {
    for await (const entry of unpacking) {
      totalBytes += entry.header.size ?? 0;
      if (totalBytes > limits.totalBytes) break;
      if (entry.header.type !== 'file' || (entry.header.size ?? 0) > limits.fileBytes) {
        entry.resume();
        continue;
      }
      // Its types leave out that an entry is a stream of bytes.
      const bytes = await collect(entry as unknown as AsyncIterable<Buffer>);
      const oid = blobId(bytes, like);
      if (missing.delete(oid)) yield { oid, bytes };
      if (missing.size === 0) break;
    }
  } catch {
    // What is missing is fetched otherwise.
  } finally {
    stop.abort();
    unpacking.destroy();
    await feeding;
  }
}

async function feed(
  place: Place,
  commit: string,
  unpacking: NodeJS.WritableStream,
  signal: AbortSignal,
): Promise<void> {
  const route = 'GET /repos/{owner}/{repo}/tarball/{ref}';
  const body = await place.client.download(route, { ...repositoryRoute(place), ref: commit }, timeoutMs);
  await pipeline(Readable.from(body), createGunzip(), unpacking, { signal });
}

async function collect(entry: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of entry) chunks.push(chunk);
  return Buffer.concat(chunks);
}
