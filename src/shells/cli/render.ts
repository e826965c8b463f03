/** `countersign render`: any report of a review, again, from its JSON. */
import type { Review } from '../../model/review.ts';
import type { Context } from './context.ts';
import { type ExitCode, exitCodes } from './exit.ts';
import { readInput, readStandardInput } from './input.ts';
import { parseReview } from './json.ts';
import { type ShowOptions, show } from './show.ts';

const limitBytes = 512 * 1024 ** 2;

/** @param file its path, or `-` for standard input */
export async function readReview(file: string, context: Context): Promise<Review> {
  const bytes = file === '-' ? await readStandardInput(context, limitBytes) : await readInput(file, file, context);
  return parseReview(bytes.toString('utf8'), file === '-' ? 'standard input' : file);
}

/** Succeeds when it could be rendered, whatever the verdict: the review itself had the exit code. */
export async function runRender(file: string, options: ShowOptions, context: Context): Promise<ExitCode> {
  await show(await readReview(file, context), options, context);
  return exitCodes.clear;
}
