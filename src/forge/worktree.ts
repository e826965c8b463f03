/** A pull request read from a local git repository: the merge base on one side, a commit or the working tree on the other. */
import type { ChangeSet, Forge, Side } from '../model/changeset.ts';
import { FaultError } from '../model/fault.ts';
import { phrase } from '../model/text.ts';
import type { FileTree } from '../model/tree.ts';
import { BlobReader } from './blobs.ts';
import { baseCommit, headCommit } from './commits.ts';
import { Git } from './git.ts';
import { commitFiles } from './trees.ts';
import { workingTree } from './working-tree.ts';

export interface WorktreeOptions {
  /** The repository, or any directory in it. */
  readonly repo: string;
  /** Branch or commit to compare with; without it origin's default branch, or the local one. */
  readonly base?: string;
  /** Branch or commit to review; without it the working tree. */
  readonly head?: string;
  /** A larger file is a fault when it is read. */
  readonly fileBytes: number;
  /** The process's environment variables: git needs PATH and HOME. */
  readonly environment: NodeJS.ProcessEnv;
}

export function worktreeForge(options: WorktreeOptions): Forge {
  const readers: BlobReader[] = [];
  return {
    read: async () => {
      const { git, bare, hash } = await openRepository(options);
      const blobs = new BlobReader(git, options.fileBytes);
      readers.push(blobs);
      if (bare && options.head === undefined) throw noWorkingTree(git);
      const head = await headCommit(git, options.head);
      const base = await baseCommit(git, options.base, head);
      const [baseSide, headSide] = await Promise.all([
        commitSide(git, blobs, base),
        options.head === undefined
          ? workingTree({ git, blobs, hash, limitBytes: options.fileBytes }).then((tree) => ({ commit: null, tree }))
          : commitSide(git, blobs, head),
      ]);
      return { base: baseSide, head: headSide, policy: baseSide.tree, baseBranch: '' } satisfies ChangeSet;
    },
    close: async () => {
      await Promise.all(readers.splice(0).map((reader) => reader.close()));
    },
  };
}

/** The working tree alone, for commands that look at one and compare nothing. Works before the first commit. */
export async function openWorkingTree(
  options: Pick<WorktreeOptions, 'repo' | 'fileBytes' | 'environment'>,
): Promise<{ readonly directory: string; readonly tree: FileTree; readonly close: () => Promise<void> }> {
  const { git, bare, hash } = await openRepository(options);
  if (bare) throw noWorkingTree(git);
  const blobs = new BlobReader(git, options.fileBytes);
  const tree = await workingTree({ git, blobs, hash, limitBytes: options.fileBytes });
  return { directory: git.directory, tree, close: () => blobs.close() };
}

async function openRepository({ repo, environment }: Pick<WorktreeOptions, 'repo' | 'environment'>) {
  const given = new Git(repo, environment);
  const answer = await given.output(
    'rev-parse',
    '--is-bare-repository',
    '--show-object-format',
    '--is-inside-work-tree',
  );
  const [bare, hash, inside] = answer.toString('utf8').split('\n');
  const isBare = bare === 'true' || inside !== 'true';
  const git = isBare ? given : new Git(await topDirectory(given), environment);
  return { git, bare: isBare, hash: hash === 'sha256' ? 'sha256' : 'sha1' } as const;
}

async function topDirectory(git: Git): Promise<string> {
  const output = await git.output('rev-parse', '--show-toplevel');
  return output.toString('utf8').replace(/\r?\n$/, '');
}

async function commitSide(git: Git, blobs: BlobReader, commit: string): Promise<Side> {
  const files = await commitFiles(git, commit);
  return {
    commit,
    tree: {
      files,
      read: async (path) => {
        const entry = files.get(path);
        if (!entry) throw new Error(`not in ${commit}: ${path}`);
        return blobs.read(entry.oid, path);
      },
    },
  };
}

function noWorkingTree(git: Git): FaultError {
  return new FaultError({
    code: 'repository',
    where: git.directory,
    what: phrase`This is a bare repository: it has no working tree to review.`,
    mend: phrase`Name the commit or branch to review with --head.`,
    example: 'countersign review --base main --head feature',
  });
}
