/** Git objects with git's own hashes. One store is shared by a repository and its forks, as on GitHub. */
import { createHash } from 'node:crypto';

export type Mode = '100644' | '100755' | '120000' | '160000' | '040000';

export interface TreeEntry {
  readonly name: string;
  readonly mode: Mode;
  readonly sha: string;
}

export interface Signature {
  readonly name: string;
  readonly email: string;
  /** ISO 8601, to the second. Whoever commits chooses it. */
  readonly date: string;
}

export interface Commit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

/** One file of a commit, by path. */
export interface Leaf {
  readonly mode: Mode;
  readonly sha: string;
}

/** How a test writes a file; `null` takes it away. */
export type FileContent =
  | string
  | Uint8Array
  | null
  | { readonly executable: string }
  | { readonly symlink: string }
  | { readonly submodule: string };

/** `sha1("<kind> <length>\0<content>")`, git's name of an object. */
function objectId(kind: 'blob' | 'tree' | 'commit', content: Uint8Array): string {
  return createHash('sha1').update(`${kind} ${content.length}\0`).update(content).digest('hex');
}

/** Git compares names of folders as if they ended in a slash. */
function sortName({ name, mode }: TreeEntry): Buffer {
  return Buffer.from(mode === '040000' ? `${name}/` : name);
}

function signatureLine({ name, email, date }: Signature): string {
  return `${name} <${email}> ${Math.floor(Date.parse(date) / 1000)} +0000`;
}

export class ObjectStore {
  readonly blobs = new Map<string, Buffer>();
  readonly trees = new Map<string, readonly TreeEntry[]>();
  readonly commits = new Map<string, Commit>();
  readonly #flat = new Map<string, ReadonlyMap<string, Leaf>>();

  blob(content: string | Uint8Array): string {
    const bytes = Buffer.from(content as Uint8Array);
    const sha = objectId('blob', bytes);
    this.blobs.set(sha, bytes);
    return sha;
  }

  tree(entries: readonly TreeEntry[]): string {
    const sorted = [...entries].sort((left, right) => Buffer.compare(sortName(left), sortName(right)));
    const bytes = Buffer.concat(
      sorted.flatMap(({ mode, name, sha }) => [
        Buffer.from(`${mode.replace(/^0/, '')} ${name}\0`),
        Buffer.from(sha, 'hex'),
      ]),
    );
    const sha = objectId('tree', bytes);
    this.trees.set(sha, sorted);
    return sha;
  }

  commit(commit: Omit<Commit, 'sha'>): string {
    const text = [
      `tree ${commit.tree}`,
      ...commit.parents.map((parent) => `parent ${parent}`),
      `author ${signatureLine(commit.author)}`,
      `committer ${signatureLine(commit.committer)}`,
      '',
      commit.message,
    ].join('\n');
    const sha = objectId('commit', Buffer.from(text));
    this.commits.set(sha, { ...commit, sha });
    return sha;
  }

  /** Writes a file's content and says how a tree refers to it. */
  leaf(content: Exclude<FileContent, null>): Leaf {
    if (typeof content === 'string' || content instanceof Uint8Array)
      return { mode: '100644', sha: this.blob(content) };
    if ('executable' in content) return { mode: '100755', sha: this.blob(content.executable) };
    if ('symlink' in content) return { mode: '120000', sha: this.blob(content.symlink) };
    return { mode: '160000', sha: content.submodule };
  }

  /** Writes the trees of a whole set of files and returns the top one. */
  treeOf(files: ReadonlyMap<string, Leaf>): string {
    const entries: TreeEntry[] = [];
    const folders = new Map<string, Map<string, Leaf>>();
    for (const [path, leaf] of files) {
      const slash = path.indexOf('/');
      if (slash < 0) entries.push({ name: path, ...leaf });
      else {
        const folder = path.slice(0, slash);
        if (!folders.has(folder)) folders.set(folder, new Map());
        folders.get(folder)?.set(path.slice(slash + 1), leaf);
      }
    }
    for (const [name, inside] of folders) entries.push({ name, mode: '040000', sha: this.treeOf(inside) });
    return this.tree(entries);
  }

  /** Every file below a tree by its path, in git's order. */
  files(tree: string): ReadonlyMap<string, Leaf> {
    const known = this.#flat.get(tree);
    if (known) return known;
    const files = new Map<string, Leaf>();
    for (const { name, mode, sha } of this.trees.get(tree) ?? []) {
      if (mode !== '040000') files.set(name, { mode, sha });
      else for (const [path, leaf] of this.files(sha)) files.set(`${name}/${path}`, leaf);
    }
    this.#flat.set(tree, files);
    return files;
  }

  filesOf(commit: string): ReadonlyMap<string, Leaf> {
    return this.files(this.mustCommit(commit).tree);
  }

  mustCommit(sha: string): Commit {
    const commit = this.commits.get(sha);
    if (!commit) throw new Error(`No commit ${sha}`);
    return commit;
  }
}

/** The files of a commit with some of them changed. */
export function overlay(
  store: ObjectStore,
  files: ReadonlyMap<string, Leaf>,
  changes: Readonly<Record<string, FileContent>>,
): ReadonlyMap<string, Leaf> {
  const result = new Map(files);
  for (const [path, content] of Object.entries(changes)) {
    if (content === null) result.delete(path);
    else result.set(path, store.leaf(content));
  }
  return result;
}
