/** `countersign rollback`: the generated and proven ways down of the migrations under review, printed, or written where their tools keep them. */
import { FaultError } from '../../model/fault.ts';
import { verbatim } from '../../model/text.ts';
import { type BranchOptions, onBranch } from './branch.ts';
import type { Context } from './context.ts';
import type { ExitCode } from './exit.ts';
import { selectSteps } from './rollback-selection.ts';
import { answerSteps } from './rollback-steps.ts';

export interface RollbackOptions extends BranchOptions {
  readonly force?: boolean;
}

/** @param wanted paths or ids of migrations; none: all that are under review */
export async function runRollback(
  wanted: readonly string[],
  options: RollbackOptions,
  context: Context,
): Promise<ExitCode> {
  if (options.force && !options.write) {
    throw new FaultError({
      code: 'configuration',
      where: '--force',
      what: verbatim('Nothing is overwritten without --write.'),
      mend: verbatim('Name both.'),
      example: 'countersign rollback --write --force',
    });
  }
  const command = { name: 'rollback', wanted, options };
  return onBranch(
    { ...command, answer: (material) => answerSteps({ ...material, options }, selectSteps(material)) },
    context,
  );
}
