/**
 * Contents of files, in few requests: what is asked for in one moment is fetched together, with what will be asked for
 * next. Whatever arrives counts only when it hashes to the name that it was asked by.
 */
import { FaultError } from '../../model/fault.ts';
import { phrase } from '../../model/text.ts';
import { tooLarge } from '../blobs.ts';
import type { ObjectCache } from './cache.ts';
import { forbidden } from './errors.ts';
import { isBlob, type TreeEntry } from './objects.ts';
import { type Place, repositoryPlace, repositoryRoute } from './place.ts';
import { readTarball } from './tarball.ts';

/** A tree that is read from, as far as this file needs to know it. */
export interface Shelf {
  readonly commit: string;
  /** Sum of all files. */
  readonly sizeBytes: number;
  /** What is likely to be read after this file, best first. */
  after(path: string): Iterable<TreeEntry>;
}

interface Wanted {
  readonly entry: TreeEntry;
  readonly shelf: Shelf;
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: unknown) => void;
}

type Contents = Map<string, Uint8Array>;

const batchBlobs = 100;
const batchBytes = 4 * 1024 ** 2;
/** Nobody asked for it yet, so it must not cost much. */
const guessedBytes = 1024 ** 2;
/** A commit whose history is read through is fetched whole when it takes more batches than this. */
const batchesBeforeTarball = 2;
const largestTarballBytes = 200 * 1024 ** 2;

export class BlobStore {
  readonly #place: Place;
  readonly #cache: ObjectCache;
  readonly #limitBytes: number;
  #queue: Wanted[] = [];
  #running = false;
  /** Commits whose archive was fetched, or turned out to be of no use. */
  readonly #unpacked = new Set<string>();
  /** What was expected to be read next; when it is, the rest is likely to be read too. */
  readonly #expected = new Set<string>();

  /** @param limitBytes a larger file is a fault when it is read */
  constructor(place: Place, cache: ObjectCache, limitBytes: number) {
    this.#place = place;
    this.#cache = cache;
    this.#limitBytes = limitBytes;
  }

  read(entry: TreeEntry, shelf: Shelf): Promise<Uint8Array> {
    if (entry.mode === '160000') return Promise.reject(submodule(entry.path));
    if (entry.sizeBytes !== null && entry.sizeBytes > this.#limitBytes) {
      return Promise.reject(tooLarge(entry.path, entry.sizeBytes, this.#limitBytes));
    }
    return new Promise((resolve, reject) => {
      this.#queue.push({ entry, shelf, resolve, reject });
      if (!this.#running) this.#start();
    });
  }

  #start(): void {
    this.#running = true;
    // Everything that is asked for in this turn of the event loop goes together.
    setImmediate(async () => {
      while (this.#queue.length > 0) {
        const wanted = this.#queue.splice(0);
        try {
          await this.#serve(wanted);
        } catch (error) {
          for (const { reject } of wanted) reject(error);
        }
      }
      this.#running = false;
    });
  }

  async #serve(wanted: readonly Wanted[]): Promise<void> {
    const contents: Contents = new Map();
    await this.#fromCache(wanted, contents);
    const missing = wanted.filter(({ entry }) => !contents.has(entry.oid));
    const [first] = missing;
    if (first) await this.#fetch(first, new Map(missing.map(({ entry }) => [entry.oid, entry])), contents);
    for (const { entry, resolve, reject } of wanted) {
      const bytes = contents.get(entry.oid);
      if (!bytes) reject(unreadable(entry.path));
      else if (bytes.length > this.#limitBytes) reject(tooLarge(entry.path, bytes.length, this.#limitBytes));
      else resolve(bytes);
    }
  }

  async #fromCache(wanted: readonly { readonly entry: TreeEntry }[], contents: Contents): Promise<void> {
    await Promise.all(
      wanted.map(async ({ entry: { oid } }) => {
        const bytes = await this.#cache.blob(oid);
        if (bytes) contents.set(oid, bytes);
      }),
    );
  }

  async #fetch({ entry, shelf }: Wanted, asked: ReadonlyMap<string, TreeEntry>, contents: Contents): Promise<void> {
    const next = await this.#missingAfter(shelf, entry.path, asked);
    const through = this.#expected.has(entry.oid) ? [...asked.values(), ...next] : [...asked.values()];
    const whole = batchesOf(through).length > batchesBeforeTarball && this.#canUnpack(shelf);
    for (const { oid } of next) this.#expected.add(oid);
    if (whole) await this.#unpack(shelf, [...asked.values(), ...next], contents);
    const left = [...asked.values()].filter(({ oid }) => !contents.has(oid));
    const [batch = [], ...others] = batchesOf(left);
    const more = others.length > 0 ? [] : next.filter(({ oid }) => !contents.has(oid));
    if (batch.length > 0) await this.#fetchBatch(filled(batch, more), contents);
    for (const other of others) await this.#fetchBatch(other, contents);
    await this.#fetchSingly(left, shelf, contents);
  }

  async #missingAfter(shelf: Shelf, path: string, asked: ReadonlyMap<string, TreeEntry>): Promise<TreeEntry[]> {
    const next = new Map<string, TreeEntry>();
    for (const entry of shelf.after(path)) {
      if (entry.sizeBytes === null || entry.sizeBytes > guessedBytes || asked.has(entry.oid)) continue;
      if (next.has(entry.oid) || (await this.#cache.blob(entry.oid))) continue;
      next.set(entry.oid, entry);
    }
    return [...next.values()];
  }

  async #keep(oid: string, bytes: Uint8Array, contents: Contents): Promise<void> {
    contents.set(oid, bytes);
    await this.#cache.keepBlob(oid, bytes);
  }

  #canUnpack({ commit, sizeBytes }: Shelf): boolean {
    return !this.#unpacked.has(commit) && sizeBytes <= largestTarballBytes;
  }

  /** The archive leaves out and rewrites what `.gitattributes` says; what is not found in it is fetched otherwise. */
  async #unpack({ commit }: Shelf, entries: readonly TreeEntry[], contents: Contents): Promise<void> {
    this.#unpacked.add(commit);
    const wanted = new Set(entries.map(({ oid }) => oid));
    const limits = { totalBytes: largestTarballBytes, fileBytes: this.#limitBytes };
    for await (const { oid, bytes } of readTarball(this.#place, commit, wanted, limits)) {
      await this.#keep(oid, bytes, contents);
    }
  }

  async #fetchBatch(batch: readonly TreeEntry[], contents: Contents): Promise<void> {
    const fields = batch.map((_, index) => `b${index}: object(oid: $o${index}) { ... on Blob { isTruncated text } }`);
    const variables = batch.map((_, index) => `, $o${index}: GitObjectID!`).join('');
    const query = `query ($owner: String!, $name: String!${variables}) {
      repository(owner: $owner, name: $name) { ${fields.join('\n')} }
    }`;
    const oids = Object.fromEntries(batch.map(({ oid }, index) => [`o${index}`, oid]));
    const { repository } = await this.#place.client
      .graphql<BatchAnswer>(query, { ...repositoryPlace(this.#place), ...oids })
      .catch((error: unknown) => {
        throw forbidden(error, { doing: phrase`read files`, permission: 'contents: read' });
      });
    for (const [index, { oid }] of batch.entries()) {
      const node = repository?.[`b${index}`];
      if (typeof node?.text !== 'string' || node.isTruncated) continue;
      const bytes = Buffer.from(node.text, 'utf8');
      if (isBlob(oid, bytes)) await this.#keep(oid, bytes, contents);
    }
  }

  /** What GraphQL could not hand over as it is: binary, cut, or not UTF-8. Many of them come in the archive. */
  async #fetchSingly(asked: readonly TreeEntry[], shelf: Shelf, contents: Contents): Promise<void> {
    const rest = () => asked.filter(({ oid }) => !contents.has(oid));
    if (rest().length > batchesBeforeTarball && this.#canUnpack(shelf)) await this.#unpack(shelf, rest(), contents);
    for (const { oid, path } of rest()) {
      const route = 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}';
      const parameters = { ...repositoryRoute(this.#place), file_sha: oid };
      const { data } = await this.#place.client.request<BlobAnswer>(route, parameters).catch((error: unknown) => {
        throw forbidden(error, { doing: phrase`read files`, permission: 'contents: read' });
      });
      const bytes = Buffer.from(data.content, data.encoding === 'base64' ? 'base64' : 'utf8');
      if (!isBlob(oid, bytes)) throw unreadable(path);
      await this.#keep(oid, bytes, contents);
    }
  }
}

interface BatchAnswer {
  readonly repository: Readonly<
    Record<string, { readonly isTruncated?: boolean; readonly text?: string | null } | null>
  > | null;
}

interface BlobAnswer {
  readonly content: string;
  readonly encoding: string;
}

/** A file that alone is more than a batch is a batch of its own. */
function batchesOf(entries: readonly TreeEntry[]): TreeEntry[][] {
  const batches: TreeEntry[][] = [];
  let sizeBytes = 0;
  for (const entry of entries) {
    const batch = batches.at(-1);
    sizeBytes += entry.sizeBytes ?? 0;
    if (batch && batch.length < batchBlobs && sizeBytes <= batchBytes) batch.push(entry);
    else {
      batches.push([entry]);
      sizeBytes = entry.sizeBytes ?? 0;
    }
  }
  return batches;
}

/** A request costs the same with one file as with a hundred. */
function filled(batch: readonly TreeEntry[], next: readonly TreeEntry[]): readonly TreeEntry[] {
  const [first = []] = batchesOf([...batch, ...next]);
  return first.length >= batch.length ? first : batch;
}

function submodule(path: string): FaultError {
  return new FaultError({
    code: 'repository',
    where: path,
    what: phrase`This is a submodule, whose files belong to another repository and are not read.`,
    mend: phrase`Keep the migrations in the repository itself.`,
  });
}

function unreadable(path: string): FaultError {
  return new FaultError({
    code: 'github',
    where: path,
    what: phrase`GitHub did not hand over the content that belongs to this file.`,
    mend: phrase`Try again; if it stays so, check the repository with \`git fsck\`.`,
  });
}
