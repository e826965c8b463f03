/** `countersign stats`: the statistics file, which holds sizes and no data. */
import type { Context } from './context.ts';
import { type ExitCode, exitCodes } from './exit.ts';
import { emit } from './output.ts';
import { measureStatistics } from './statistics.ts';

export async function runStats(
  { database, output }: { readonly database: string; readonly output?: string },
  context: Context,
): Promise<ExitCode> {
  const statistics = await measureStatistics(database, context.now().toISOString().slice(0, 10));
  await emit(JSON.stringify(statistics, null, 2), output, context);
  return exitCodes.clear;
}
