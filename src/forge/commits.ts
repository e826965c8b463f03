/** Which two commits a review compares: the head, and the merge base of head and base branch. */
import { FaultError } from '../model/fault.ts';
import { nearest } from '../model/nearest.ts';
import { phrase, type Text } from '../model/text.ts';
import type { Git } from './git.ts';

/** Looked for in this order when no base is named. */
const usualBases = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];

/** The commit of a name that the caller gave with an option, or of `HEAD`. */
export async function headCommit(git: Git, head: string | undefined): Promise<string> {
  const commit = await resolve(git, head ?? 'HEAD');
  if (commit) return commit;
  if (head !== undefined) throw await unknownName(git, '--head', head);
  throw new FaultError({
    code: 'repository',
    where: git.directory,
    what: phrase`The repository has no commits yet, so there is no base to compare with.`,
    mend: phrase`Commit something first, or review single files with \`countersign lint FILE...\`.`,
  });
}

/** @returns the merge base of the head with the base branch that was named, or with the usual one */
export async function baseCommit(git: Git, base: string | undefined, head: string): Promise<string> {
  const { name, commit } = base === undefined ? await usualBase(git) : await namedBase(git, base);
  const { exitCode, stdout } = await git.run('merge-base', commit, head);
  const mergeBase = stdout.toString('latin1').trim();
  if (exitCode === 0 && mergeBase) return mergeBase;
  if (await isShallow(git))
    throw shallow(git, phrase`The clone is shallow and does not reach the merge base with ${name}.`);
  throw new FaultError({
    code: 'repository',
    where: git.directory,
    what: phrase`The head and ${name} have no common history, so there is no merge base.`,
    mend: phrase`Name the branch that the head was made from with --base.`,
  });
}

async function namedBase(git: Git, base: string): Promise<{ readonly name: string; readonly commit: string }> {
  for (const name of [base, `origin/${base}`]) {
    const commit = await resolve(git, name);
    if (commit) return { name, commit };
  }
  throw await unknownName(git, '--base', base);
}

async function usualBase(git: Git): Promise<{ readonly name: string; readonly commit: string }> {
  for (const name of usualBases) {
    const commit = await resolve(git, name);
    if (commit) return { name, commit };
  }
  if (await isShallow(git)) throw shallow(git, phrase`None of ${usualBases.join(', ')} is in this shallow clone.`);
  const names = (await branchNames(git)).slice(0, 5);
  throw new FaultError({
    code: 'repository',
    where: git.directory,
    what: phrase`There is no base to compare with: none of ${usualBases.join(', ')} exists.`,
    mend: phrase`Name it with --base${names.length > 0 ? phrase`; there are ${names.join(', ')}` : ''}.`,
    example: `countersign review --base ${names[0] ?? 'develop'}`,
  });
}

async function resolve(git: Git, name: string): Promise<string | null> {
  const { exitCode, stdout } = await git.run(
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${name}^{commit}`,
  );
  return exitCode === 0 ? stdout.toString('latin1').trim() : null;
}

async function unknownName(git: Git, option: string, name: string): Promise<FaultError> {
  const names = await branchNames(git);
  const near = nearest(name, names);
  const cut = (await isShallow(git)) ? phrase` The clone is shallow: \`git fetch --unshallow\` brings the rest.` : '';
  const shown = near ? [near] : names.slice(0, 5);
  return new FaultError({
    code: 'configuration',
    where: `${option} ${name.slice(0, 200)}`,
    what: phrase`No commit, branch or tag has this name${near ? phrase`; did you mean ${near}?` : '.'}${cut}`,
    mend: shown.length > 0 ? phrase`Name one that exists, such as ${shown.join(', ')}.` : phrase`Name one that exists.`,
    example: `countersign review ${option} ${shown[0] ?? 'main'}`,
  });
}

async function branchNames(git: Git): Promise<readonly string[]> {
  const output = await git.output(
    'for-each-ref',
    '--count=2000',
    '--sort=-committerdate',
    '--format=%(refname:short)',
    'refs/heads',
    'refs/remotes',
    'refs/tags',
  );
  return output.toString('utf8').split('\n').filter(Boolean);
}

async function isShallow(git: Git): Promise<boolean> {
  return (await git.output('rev-parse', '--is-shallow-repository')).toString('latin1').trim() === 'true';
}

function shallow(git: Git, what: Text): FaultError {
  return new FaultError({
    code: 'repository',
    where: git.directory,
    what,
    mend: phrase`Run \`git fetch --unshallow\`; in a workflow give actions/checkout \`fetch-depth: 0\`.`,
    example: '- uses: actions/checkout@v4\n  with:\n    fetch-depth: 0',
  });
}
