/** The local-git forge on real repositories: which commits it compares, what it sees in trees, and what it refuses. */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { isLfsPointer } from '../src/forge/lfs.ts';
import { type WorktreeOptions, worktreeForge } from '../src/forge/worktree.ts';
import type { ChangeSet } from '../src/model/changeset.ts';
import { type Fault, FaultError } from '../src/model/fault.ts';
import type { FileTree } from '../src/model/tree.ts';
import { type Plainly, plainly } from './support/plainly.ts';

const identity = {
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
};
const directories: string[] = [];

afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
});

function directory(): string {
  const made = mkdtempSync(join(tmpdir(), 'countersign-worktree-'));
  directories.push(made);
  return made;
}

function git(repo: string, ...options: string[]): string {
  const environment = { ...process.env, ...identity };
  return execFileSync('git', ['-C', repo, ...options], { env: environment, encoding: 'utf8', stdio: 'pipe' }).trim();
}

function write(repo: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(repo, path)), { recursive: true });
    writeFileSync(join(repo, path), text);
  }
}

function commit(repo: string, files: Readonly<Record<string, string>>): string {
  write(repo, files);
  git(repo, 'add', '-A');
  git(repo, 'commit', '-q', '-m', 'change');
  return git(repo, 'rev-parse', 'HEAD');
}

/** `main` with one commit, and a branch `feature` checked out. */
function repository(files: Readonly<Record<string, string>> = { 'db/1.sql': 'select 1;' }): string {
  const repo = directory();
  git(repo, 'init', '-q', '-b', 'main');
  commit(repo, files);
  git(repo, 'checkout', '-q', '-b', 'feature');
  return repo;
}

async function read<Result>(
  options: Partial<WorktreeOptions> & { readonly repo: string },
  use: (changes: ChangeSet) => Promise<Result> | Result,
): Promise<Result> {
  const forge = worktreeForge({ fileBytes: 1024 ** 2, environment: process.env, ...options });
  try {
    return await use(await forge.read());
  } finally {
    await forge.close();
  }
}

async function faultOf(options: Partial<WorktreeOptions> & { readonly repo: string }): Promise<Plainly<Fault>> {
  const error = await read(options, () => undefined).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof FaultError)) throw new Error(`no fault, but ${error}`);
  return plainly(error.fault);
}

async function text(tree: FileTree, path: string): Promise<string> {
  return Buffer.from(await tree.read(path)).toString('utf8');
}

describe('which commits', () => {
  test('the merge base on one side and the working tree on the other', async () => {
    const repo = repository();
    const mergeBase = git(repo, 'rev-parse', 'main');
    commit(repo, { 'db/2.sql': 'select 2;' });
    git(repo, 'checkout', '-q', 'main');
    commit(repo, { 'db/later.sql': 'on main only' });
    git(repo, 'checkout', '-q', 'feature');
    await read({ repo }, ({ base, head }) => {
      expect(base.commit).toBe(mergeBase);
      expect(head.commit).toBeNull();
      expect([...base.tree.files.keys()]).toEqual(['db/1.sql']);
      expect([...head.tree.files.keys()]).toEqual(['db/1.sql', 'db/2.sql']);
    });
  });

  test('a head that was named is read from its commit, not from disk', async () => {
    const repo = repository();
    const head = commit(repo, { 'db/2.sql': 'committed' });
    write(repo, { 'db/2.sql': 'edited' });
    git(repo, 'checkout', '-q', '--detach', 'HEAD');
    await read({ repo, head: 'feature', base: 'main' }, async (changes) => {
      expect(changes.head.commit).toBe(head);
      expect(await text(changes.head.tree, 'db/2.sql')).toBe('committed');
    });
  });

  test("origin's default branch comes before a local one, and a base is also looked for at origin", async () => {
    const origin = repository();
    git(origin, 'branch', '-m', 'main', 'trunk');
    git(origin, 'checkout', '-q', 'trunk');
    const clone = join(directory(), 'clone');
    git(origin, 'clone', '-q', origin, clone);
    git(clone, 'checkout', '-q', '-b', 'work');
    git(clone, 'branch', '-D', 'trunk');
    const expected = git(origin, 'rev-parse', 'trunk');
    expect(await read({ repo: clone }, ({ base }) => base.commit)).toBe(expected);
    expect(await read({ repo: clone, base: 'trunk' }, ({ base }) => base.commit)).toBe(expected);
  });

  test('a directory inside the repository is as good as its top', async () => {
    const repo = repository();
    const paths = await read({ repo: join(repo, 'db') }, ({ head }) => [...head.tree.files.keys()]);
    expect(paths).toEqual(['db/1.sql']);
  });

  test('a bare repository works when the head is named', async () => {
    const repo = repository();
    const bare = join(directory(), 'bare.git');
    git(repo, 'clone', '-q', '--bare', repo, bare);
    expect(await read({ repo: bare, head: 'feature', base: 'main' }, ({ head }) => text(head.tree, 'db/1.sql'))).toBe(
      'select 1;',
    );
    expect((await faultOf({ repo: bare })).what).toContain('bare repository');
  });

  test('variables of a surrounding git hook do not lead to another repository', async () => {
    const repo = repository();
    const other = repository({ 'other.txt': 'x' });
    const environment = { ...process.env, GIT_DIR: join(other, '.git'), GIT_INDEX_FILE: join(other, '.git/index') };
    const paths = await read({ repo, environment }, ({ head }) => [...head.tree.files.keys()]);
    expect(paths).toEqual(['db/1.sql']);
  });
});

describe('the working tree', () => {
  test('edited, added and deleted files count; ignored ones do not', async () => {
    const repo = repository({ 'kept.sql': 'k', 'edited.sql': 'old', 'gone.sql': 'g', '.gitignore': '*.log\n' });
    write(repo, { 'edited.sql': 'new', 'added/a.sql': 'added', 'noise.log': 'n' });
    unlinkSync(join(repo, 'gone.sql'));
    await read({ repo }, async ({ base, head }) => {
      expect([...head.tree.files.keys()]).toEqual(['.gitignore', 'added/a.sql', 'edited.sql', 'kept.sql']);
      expect(await text(head.tree, 'edited.sql')).toBe('new');
      expect(await text(head.tree, 'added/a.sql')).toBe('added');
      expect(await text(head.tree, 'kept.sql')).toBe('k');
      expect(head.tree.files.get('kept.sql')).toEqual(base.tree.files.get('kept.sql'));
      expect(head.tree.files.get('edited.sql')?.oid).toBe(git(repo, 'hash-object', 'edited.sql'));
      await expect(head.tree.read('gone.sql')).rejects.toThrow('not in the working tree');
    });
  });

  test('a file that is staged and then edited is what is on disk; one that is only staged too', async () => {
    const repo = repository();
    write(repo, { 'staged.sql': 'staged', 'both.sql': 'staged' });
    git(repo, 'add', '-A');
    write(repo, { 'both.sql': 'edited after' });
    await read({ repo }, async ({ head }) => {
      expect(await text(head.tree, 'staged.sql')).toBe('staged');
      expect(await text(head.tree, 'both.sql')).toBe('edited after');
    });
  });

  test('a symbolic link is its target as text and is never followed', async () => {
    const repo = repository();
    const secret = join(directory(), 'secret');
    writeFileSync(secret, 'the secret');
    symlinkSync(secret, join(repo, 'link.sql'));
    await read({ repo }, async ({ head }) => {
      expect(head.tree.files.get('link.sql')?.mode).toBe('120000');
      expect(await text(head.tree, 'link.sql')).toBe(secret);
    });
  });

  test('a directory in place of a file, and an unresolved conflict', async () => {
    const repo = repository({ thing: 'a file', 'c.sql': 'base' });
    commit(repo, { 'c.sql': 'ours' });
    git(repo, 'checkout', '-q', 'main');
    commit(repo, { 'c.sql': 'theirs' });
    git(repo, 'checkout', '-q', 'feature');
    expect(() => git(repo, 'merge', 'main')).toThrow();
    unlinkSync(join(repo, 'thing'));
    write(repo, { 'thing/inside.sql': 'i' });
    await read({ repo }, async ({ head }) => {
      expect([...head.tree.files.keys()].sort()).toEqual(['c.sql', 'thing/inside.sql']);
      expect(await text(head.tree, 'c.sql')).toContain('<<<<<<<');
    });
  });

  test('a file that changes during the review is a fault', async () => {
    const repo = repository();
    write(repo, { 'new.sql': 'one' });
    await read({ repo }, async ({ head }) => {
      write(repo, { 'new.sql': 'two' });
      await expect(head.tree.read('new.sql')).rejects.toThrow('changed while it was being reviewed');
      unlinkSync(join(repo, 'new.sql'));
      await expect(head.tree.read('new.sql')).rejects.toThrow('changed while it was being reviewed');
    });
  });
});

describe('contents', () => {
  const odd = ['a b.sql', `q"uo'te.sql`, 'new\nline.sql', 'tab\there.sql', '-dash.sql', 'naïve ☃.sql', '`x` $(y).sql'];

  test('odd names, from a commit and from disk', async () => {
    const repo = repository();
    const files = Object.fromEntries(odd.map((name) => [`db/${name}`, `content of ${name}`]));
    write(repo, files);
    await read({ repo }, async ({ head }) => {
      for (const [path, content] of Object.entries(files)) expect(await text(head.tree, path)).toBe(content);
    });
    commit(repo, files);
    await read({ repo, head: 'feature' }, async ({ head }) => {
      for (const [path, content] of Object.entries(files)) expect(await text(head.tree, path)).toBe(content);
    });
  });

  test('names that are not UTF-8 stay apart and readable', async () => {
    const repo = repository();
    for (const byte of [0xe9, 0xe8]) {
      writeFileSync(Buffer.concat([Buffer.from(`${repo}/caf`), Buffer.from([byte])]), `byte ${byte}`);
    }
    await read({ repo }, async ({ head }) => {
      expect(await text(head.tree, 'caf\\xe9')).toBe('byte 233');
      expect(await text(head.tree, 'caf\\xe8')).toBe('byte 232');
    });
  });

  test('many at once, of all sizes, come back in their places', async () => {
    const repo = repository();
    const sizes = [0, 1, 2, 65_535, 65_536, 65_537, 700_000, ...Array.from({ length: 300 }, (_, index) => index * 7)];
    const files = Object.fromEntries(sizes.map((size, index) => [`f${index}`, `${index}\n`.padEnd(size, 'x')]));
    commit(repo, files);
    await read({ repo, head: 'feature' }, async ({ head }) => {
      const contents = await Promise.all(Object.keys(files).map((path) => text(head.tree, path)));
      expect(contents.every((content, index) => content === files[`f${index}`])).toBe(true);
    });
  });

  test('a file above the limit is a fault, and the next one is still read', async () => {
    const repo = repository({ 'large.sql': 'x'.repeat(5000), 'small.sql': 's' });
    write(repo, { 'disk.sql': 'y'.repeat(5000) });
    await read({ repo, fileBytes: 1000 }, async ({ head }) => {
      const large = head.tree.read('large.sql').catch((error: FaultError) => error.fault);
      const small = text(head.tree, 'small.sql');
      expect(await large).toMatchObject({ code: 'size', where: 'large.sql' });
      expect(await small).toBe('s');
      expect(await head.tree.read('disk.sql').catch((error: FaultError) => error.fault)).toMatchObject({
        code: 'size',
      });
    });
  });

  test('a blob that git lost is a fault, and the next one is still read', async () => {
    const repo = repository({ 'lost.sql': 'lost', 'kept.sql': 'kept' });
    const oid = git(repo, 'rev-parse', 'HEAD:lost.sql');
    rmSync(join(repo, '.git/objects', oid.slice(0, 2), oid.slice(2)), { force: true });
    await read({ repo, head: 'feature' }, async ({ head }) => {
      await expect(head.tree.read('lost.sql')).rejects.toThrow('git does not have the content');
      expect(await text(head.tree, 'kept.sql')).toBe('kept');
    });
  });

  test('a repository with SHA-256 names', async () => {
    const repo = directory();
    git(repo, 'init', '-q', '-b', 'main', '--object-format=sha256');
    commit(repo, { 'a.sql': 'a' });
    write(repo, { 'b.sql': 'b' });
    await read({ repo }, ({ head }) => {
      expect(head.tree.files.get('b.sql')?.oid).toBe(git(repo, 'hash-object', 'b.sql'));
    });
  });

  test('a Git LFS pointer is told from SQL', () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12345\n`;
    expect(isLfsPointer(Buffer.from(pointer))).toBe(true);
    expect(isLfsPointer(Buffer.from(`-- ${pointer}`))).toBe(false);
    expect(isLfsPointer(Buffer.from(pointer.padEnd(5000, ' ')))).toBe(false);
  });
});

describe('refusals', () => {
  test('a base that does not exist names the nearest', async () => {
    const fault = await faultOf({ repo: repository(), base: 'mian' });
    expect(fault).toMatchObject({ code: 'configuration', where: '--base mian' });
    expect(fault.what).toContain('did you mean main?');
  });

  test('a head that does not exist, and one that looks like an option', async () => {
    const repo = repository();
    expect(await faultOf({ repo, head: 'faeture' })).toMatchObject({ where: '--head faeture' });
    expect(await faultOf({ repo, head: '--all' })).toMatchObject({ code: 'configuration', where: '--head --all' });
  });

  test('not a repository, no such directory, no git, no commits, no base', async () => {
    const empty = directory();
    expect((await faultOf({ repo: empty })).what).toBe('This is not a git repository.');
    expect(await faultOf({ repo: join(empty, 'missing') })).toMatchObject({ code: 'configuration' });
    expect((await faultOf({ repo: empty, environment: { PATH: empty } })).what).toBe('git was not found.');
    git(empty, 'init', '-q', '-b', 'topic');
    expect((await faultOf({ repo: empty })).what).toContain('no commits yet');
    commit(empty, { a: 'a' });
    const fault = await faultOf({ repo: empty });
    expect(fault.what).toContain('There is no base to compare with');
    expect(fault.mend).toContain('topic');
  });

  test('a shallow clone and unrelated histories each say how to go on', async () => {
    const repo = repository();
    for (const name of ['two', 'three']) commit(repo, { [name]: name });
    git(repo, 'checkout', '-q', 'main');
    commit(repo, { four: 'four' });
    const clone = join(directory(), 'clone');
    git(repo, 'clone', '-q', '--depth=1', '--no-single-branch', `file://${repo}`, clone);
    const fault = await faultOf({ repo: clone, head: 'origin/feature' });
    expect(fault.what).toContain('shallow');
    expect(fault.mend).toContain('fetch-depth: 0');

    git(repo, 'checkout', '-q', '--orphan', 'island');
    commit(repo, { five: 'five' });
    expect((await faultOf({ repo })).what).toContain('no common history');
  });

  test("somebody else's repository is refused as git refuses it", async () => {
    const environment = { ...process.env, GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' };
    const fault = await faultOf({ repo: repository(), environment });
    expect(fault.example).toContain('safe.directory');
  });

  test('programs named in the configuration of the repository do not run', async () => {
    const repo = repository();
    const trace = join(repo, 'trace');
    git(repo, 'config', 'core.fsmonitor', `touch ${trace}; false`);
    git(repo, 'config', 'diff.external', `touch ${trace}`);
    write(repo, { 'db/2.sql': 'x', 'db/1.sql': 'y' });
    expect(await read({ repo }, ({ head }) => text(head.tree, 'db/1.sql'))).toBe('y');
    expect(existsSync(trace)).toBe(false);
  });
});

test('50,000 files with 10,000 migrations among them are listed and read in a few seconds at most', async () => {
  const repo = repository();
  const input = ['commit refs/heads/large', 'committer Ada <ada@example.com> 1700000000 +0000', 'data 1', 'x'];
  input.push('from refs/heads/main^0');
  for (let index = 0; index < 50_000; index += 1) {
    const path = index < 10_000 ? `db/${index}.sql` : `src/${index % 500}/${index}.ts`;
    input.push(`M 100644 inline ${path}`, `data ${String(index).length}`, String(index));
  }
  execFileSync('git', ['-C', repo, 'fast-import', '--quiet'], { input: `${input.join('\n')}\n` });
  const started = performance.now();
  await read({ repo, head: 'large' }, async ({ head }) => {
    expect(head.tree.files.size).toBe(50_000);
    const migrations = Array.from({ length: 10_000 }, (_, index) => text(head.tree, `db/${index}.sql`));
    expect((await Promise.all(migrations)).every((content, index) => content === String(index))).toBe(true);
  });
  expect(performance.now() - started).toBeLessThan(3000);
});
