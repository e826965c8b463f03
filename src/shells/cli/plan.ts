/** `countersign plan` and `countersign runbook`: how a branch's migrations are brought to production, for scripts and for people. */

import type { Config } from '../../model/config.ts';
import type { Review } from '../../model/review.ts';
import { planJson } from '../../render/json.ts';
import { runbook } from '../../render/runbook.ts';
import type { Deps } from '../../walk/deps.ts';
import { reviewUnder } from '../../walk/review.ts';
import { voiceOf } from '../../walk/voice.ts';
import type { Context } from './context.ts';
import { type ExitCode, exitCodeOfReview, exitCodes } from './exit.ts';
import { emit } from './output.ts';
import { readReview } from './render.ts';
import { onRepository, type RepositoryOptions } from './review.ts';

export interface PlanOptions extends RepositoryOptions {
  readonly output?: string;
}

type Writer = (review: Review, language: Config['language']) => string | null;

const written: Readonly<Record<'plan' | 'runbook', Writer>> = {
  plan: ({ plan }) => (plan === null ? null : planJson(plan)),
  runbook: (review, language) => runbook(review, { messages: voiceOf(language).messages }),
};

async function reviewed(deps: Deps) {
  const { review, config } = await reviewUnder(deps);
  return { review, language: config.language };
}

/**
 * @param file a review that was written with `--format json`, or `-`; absent: the branch is reviewed now
 * @returns clear whenever there is a plan, whatever the verdict: the review itself has the exit code for that
 */
export async function runPlan(
  kind: 'plan' | 'runbook',
  file: string | undefined,
  options: PlanOptions,
  context: Context,
): Promise<ExitCode> {
  // A review that was kept has its sentences in English, so its runbook is whole in English.
  const { review: result, language } =
    file === undefined
      ? await onRepository(options, context, reviewed)
      : { review: await readReview(file, context), language: 'en' as const };
  const text = written[kind](result, language);
  if (text !== null) {
    await emit(text, options.output, context);
    return exitCodes.clear;
  }
  const nothing = result.migrations.length === 0 && result.faults.length === 0;
  context.err.write(
    nothing
      ? 'No migration was rehearsed, so there is nothing to plan.\n'
      : 'The rehearsal did not come to its end, so there is no plan: countersign review says why.\n',
  );
  return nothing ? exitCodes.clear : exitCodeOfReview(result);
}
