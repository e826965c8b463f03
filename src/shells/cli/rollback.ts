/** `countersign rollback`: the generated and proven ways down of the migrations under review, printed, or written where their tools keep them. */

import { relative, resolve } from 'node:path';
import { Git } from '../../forge/git.ts';
import { discover } from '../../formats/discover.ts';
import { formats } from '../../formats/registry.ts';
import { FaultError } from '../../model/fault.ts';
import type { MigrationRef } from '../../model/migration.ts';
import type { Review } from '../../model/review.ts';
import { verbatim } from '../../model/text.ts';
import { visibleLines } from '../../render/visible.ts';
import type { Deps } from '../../walk/deps.ts';
import { reviewUnder } from '../../walk/review.ts';
import type { Context } from './context.ts';
import { type ExitCode, exitCodeOfFault, exitCodes } from './exit.ts';
import { faultText } from './fault-text.ts';
import { emit } from './output.ts';
import { onRepository, type RepositoryOptions } from './review.ts';
import { selectSteps } from './rollback-selection.ts';
import { type Answer, answerSteps } from './rollback-steps.ts';
import { type PlannedWrite, plannedWrites, writeFiles } from './write-files.ts';

export interface RollbackOptions extends RepositoryOptions {
  readonly write?: boolean;
  readonly force?: boolean;
  readonly output?: string;
}

interface Outcome extends Omit<Answer, 'edits'> {
  readonly writes: readonly PlannedWrite[];
  readonly review: Review;
}

/** @param wanted paths or ids of migrations; none: all that are under review */
export async function runRollback(
  wanted: readonly string[],
  options: RollbackOptions,
  context: Context,
): Promise<ExitCode> {
  requireSense(options);
  const top = await topDirectory(options.repo, context);
  const names = wanted.map((word) => [word, ...(top === null ? [] : [pathIn(top, word, context)])]);
  const { review, text, writes, exitCode } = await onRepository(options, context, (deps) =>
    prepare(names, options, deps),
  );
  if (top !== null) await writeFiles(top, writes);
  const isSeen = options.output === undefined && context.out.isTTY === true;
  await emit(isSeen ? visibleLines(text) : text, options.output, context);
  for (const fault of review.faults) context.err.write(faultText(fault));
  return exitCode;
}

async function prepare(names: readonly (readonly string[])[], options: RollbackOptions, deps: Deps): Promise<Outcome> {
  const { review, config } = await reviewUnder(deps);
  const { tree } = (await deps.forge.read()).head;
  const { sets } = await discover(tree, config.migrations, formats);
  const refs: readonly MigrationRef[] = sets.flatMap(({ migrations }) => migrations);
  const selection = selectSteps(names, review, refs);
  const { edits, ...answer } = await answerSteps({ review, refs, tree, options }, selection);
  const codes = review.faults.map(exitCodeOfFault);
  const worst = codes.includes(exitCodes.usage) ? exitCodes.usage : codes[0];
  return { ...answer, exitCode: worst ?? answer.exitCode, writes: await plannedWrites(tree, edits), review };
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

function requireSense({ write, force, head }: RollbackOptions): void {
  if (write && head !== undefined) {
    throw usage(
      '--write --head',
      'Only the working tree can be written to, and another head was named.',
      'Check that branch out, and leave --head away.',
    );
  }
  if (force && !write) throw usage('--force', 'Nothing is overwritten without --write.', 'Name both.');
}

function usage(where: string, what: string, mend: string): FaultError {
  return new FaultError({
    code: 'configuration',
    where,
    what: verbatim(what),
    mend: verbatim(mend),
    example: 'countersign rollback --write --force',
  });
}
