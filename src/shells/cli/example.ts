/**
 * Makes a git repository of an example: everything under `main/` becomes the branch main, one commit for each migration,
 * and what is under `branch/` is laid over it on a branch of its own. See examples/shop/README.md.
 */
import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Git } from '../../forge/git.ts';

const branchName = 'gift-cards';
const identity = {
  GIT_AUTHOR_NAME: 'Countersign demo',
  GIT_AUTHOR_EMAIL: 'demo@countersign.invalid',
  GIT_COMMITTER_NAME: 'Countersign demo',
  GIT_COMMITTER_EMAIL: 'demo@countersign.invalid',
};

/**
 * @param example directory with `main/` and `branch/`
 * @param target an empty directory, which becomes the repository with the branch checked out
 */
export async function makeExample(example: string, target: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const git = new Git(target, { ...environment, ...identity });
  await git.output('init', '--quiet', '--initial-branch=main');
  const files = [...(await filesUnder(join(example, 'main')))].sort();
  const isMigration = (path: string) => path.endsWith('.sql');
  await commit(
    git,
    join(example, 'main'),
    files.filter((path) => !isMigration(path)),
    'Start the shop',
  );
  for (const path of files.filter(isMigration)) await commit(git, join(example, 'main'), [path], `Add ${path}`);
  await git.output('checkout', '--quiet', '-b', branchName);
  await commit(git, join(example, 'branch'), await filesUnder(join(example, 'branch')), 'Sell gift cards');
}

async function commit(git: Git, source: string, paths: readonly string[], message: string): Promise<void> {
  for (const path of paths) await cp(join(source, path), join(git.directory, path), { recursive: true });
  await git.output('add', '--force', '--', ...paths);
  await git.output('-c', 'commit.gpgSign=false', 'commit', '--quiet', '--no-verify', '--message', message);
}

/** Relative paths with `/`. */
async function filesUnder(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(directory.length + 1)
        .replaceAll('\\', '/'),
    );
}
