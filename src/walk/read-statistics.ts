/** The statistics file of the base branch, when there is one: the only source of production's sizes. */
import { z } from 'zod';
import { readText } from '../formats/shared/text.ts';
import type { Config } from '../model/config.ts';
import type { Fault } from '../model/fault.ts';
import type { Statistics } from '../model/statistics.ts';
import { phrase, type Text } from '../model/text.ts';
import type { FileTree } from '../model/tree.ts';

const schema = z.object({
  version: z.literal(1),
  date: z.iso.date(),
  tables: z.array(
    z.object({
      table: z.string(),
      rows: z.number().nonnegative().nullable(),
      bytes: z.number().nonnegative(),
      indexBytes: z.number().nonnegative(),
    }),
  ),
});

function broken(path: string, what: Text): { statistics: null; faults: Fault[] } {
  const fault: Fault = {
    code: 'configuration',
    what,
    where: path,
    mend: phrase`Write the file anew.`,
    example: 'countersign stats --database postgres://localhost/production --output .github/countersign-stats.json',
  };
  return { statistics: null, faults: [fault] };
}

/** An absent file is no fault: sizes are unknown then, and said to be. */
export async function readStatistics(
  tree: FileTree,
  config: Config,
): Promise<{ readonly statistics: Statistics | null; readonly faults: readonly Fault[] }> {
  const path = config.database.statistics;
  if (!tree.files.has(path)) return { statistics: null, faults: [] };
  try {
    const parsed = schema.safeParse(JSON.parse(await readText(tree, path)));
    if (parsed.success) return { statistics: parsed.data, faults: [] };
    const issue = parsed.error.issues[0];
    return broken(
      path,
      phrase`The statistics file does not have the expected form at ${issue?.path.join('.') ?? phrase`its root`}: ${issue?.message ?? ''}.`,
    );
  } catch (error) {
    return broken(
      path,
      phrase`The statistics file is not JSON: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}
