/** A command that proposes changes to a branch's migrations: reviews the branch, asks for the answer, and prints or writes it. */
import { relative, resolve } from 'node:path';
import { Git } from '../../forge/git.ts';
import { discover } from '../../formats/discover.ts';
import { formats } from '../../formats/registry.ts';
import { FaultError } from '../../model/fault.ts';
import type { FileEdit } from '../../model/format.ts';
import type { MigrationRef } from '../../model/migration.ts';
import type { Review } from '../../model/review.ts';
import { verbatim } from '../../model/text.ts';
import type { FileTree } from '../../model/tree.ts';
import { visibleLines } from '../../render/visible.ts';
import type { Deps } from '../../walk/deps.ts';
import { reviewUnder } from '../../walk/review.ts';
import type { Context } from './context.ts';
import { type ExitCode, exitCodeOfFault, exitCodes } from './exit.ts';
import { faultText } from './fault-text.ts';
import { emit } from './output.ts';
import { onRepository, type RepositoryOptions } from './review.ts';
import { type PlannedWrite, plannedWrites, writeFiles } from './write-files.ts';

export interface BranchOptions extends RepositoryOptions {
  readonly write?: boolean;
  readonly output?: string;
}

export interface Material {
  readonly review: Review;
  /** Every migration of the head. */
  readonly refs: readonly MigrationRef[];
  /** The head's. */
  readonly tree: FileTree;
  /** For each migration that was asked for the names it may go by; none: all that are under review. */
  readonly names: readonly (readonly string[])[];
}

export interface Answer {
  readonly text: string;
  /** One a file. */
  readonly edits: readonly FileEdit[];
  readonly exitCode: ExitCode;
}

export interface BranchCommand {
  readonly name: string;
  /** Paths or ids of migrations; none: all that are under review. */
  readonly wanted: readonly string[];
  readonly options: BranchOptions;
  readonly answer: (material: Material) => Promise<Answer>;
}

export async function onBranch(command: BranchCommand, context: Context): Promise<ExitCode> {
  const { name, wanted, options, answer } = command;
  if (options.write && options.head !== undefined) {
    throw new FaultError({
      code: 'configuration',
      where: '--write --head',
      what: verbatim('Only the working tree can be written to, and another head was named.'),
      mend: verbatim('Check that branch out, and leave --head away.'),
      example: `countersign ${name} --write`,
    });
  }
  const top = await topDirectory(options.repo, context);
  const names = wanted.map((word) => [word, ...(top === null ? [] : [pathIn(top, word, context)])]);
  const { review, text, writes, exitCode } = await onRepository(options, context, (deps) =>
    prepare(names, answer, deps),
  );
  if (top !== null) await writeFiles(top, writes);
  const isSeen = options.output === undefined && context.out.isTTY === true;
  await emit(isSeen ? visibleLines(text) : text, options.output, context);
  for (const fault of review.faults) context.err.write(faultText(fault));
  return exitCode;
}

interface Outcome extends Omit<Answer, 'edits'> {
  readonly writes: readonly PlannedWrite[];
  readonly review: Review;
}

async function prepare(names: Material['names'], answer: BranchCommand['answer'], deps: Deps): Promise<Outcome> {
  const { review, config } = await reviewUnder(deps);
  const { tree } = (await deps.forge.read()).head;
  const { sets } = await discover(tree, config.migrations, formats);
  const refs: readonly MigrationRef[] = sets.flatMap(({ migrations }) => migrations);
  const { edits, ...rest } = await answer({ review, refs, tree, names });
  const codes = review.faults.map(exitCodeOfFault);
  const worst = codes.includes(exitCodes.usage) ? exitCodes.usage : codes[0];
  return { ...rest, exitCode: worst ?? rest.exitCode, writes: await plannedWrites(tree, edits), review };
}

/** `null`: a bare repository, in which there is nothing to write to. */
async function topDirectory(repo: string, { directory, environment }: Context): Promise<string | null> {
  const git = new Git(resolve(directory, repo), environment);
  const { exitCode, stdout } = await git.run('rev-parse', '--show-toplevel');
  return exitCode === 0 ? stdout.toString('utf8').replace(/\r?\n$/, '') : null;
}

/** As the repository names it, when it was typed relative to where one is. */
function pathIn(top: string, word: string, { directory }: Context): string {
  return relative(top, resolve(directory, word)).replaceAll('\\', '/');
}
