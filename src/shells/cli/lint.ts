/** `countersign lint`: loose files as pending migrations on an empty database, or on a schema file. No git. */
import { relative, resolve } from 'node:path';
import { discover } from '../../formats/discover.ts';
import { formats } from '../../formats/registry.ts';
import type { MigrationSource } from '../../model/config.ts';
import { FaultError } from '../../model/fault.ts';
import { phrase } from '../../model/text.ts';
import { looseConfig, looseFiles, treeOf } from '../../walk/lint.ts';
import { review } from '../../walk/review.ts';
import { type ConfigOptions, configFromFile } from './configuration.ts';
import type { Context } from './context.ts';
import { type EngineOptions, withDependencies } from './dependencies.ts';
import { type ExitCode, exitCodeOfReview } from './exit.ts';
import { readInput, readStandardInput } from './input.ts';
import { progressOn } from './progress.ts';
import { type ShowOptions, show } from './show.ts';

export interface LintOptions extends ConfigOptions, EngineOptions, ShowOptions {
  readonly schema?: string;
  readonly dialect?: MigrationSource['dialect'];
}

export async function runLint(names: readonly string[], options: LintOptions, context: Context): Promise<ExitCode> {
  const config = await configFromFile(options, context);
  const files = await readFiles(names, config.limits.fileBytes, context);
  const { schema, dialect } = options;
  const baseline =
    schema === undefined
      ? null
      : { path: treePath(schema, context), bytes: await readInput(schema, `--schema ${schema}`, context) };
  const sources = await sourcesOf(files, dialect);
  const progress = progressOn(context.err);
  try {
    const result = await withDependencies(
      options,
      {
        forge: looseFiles(files, baseline),
        config: looseConfig(config, sources, baseline?.path ?? null),
        // Loose files are looked at by themselves, by the thousand perhaps.
        wayBack: false,
        progress: progress.show,
      },
      context,
      review,
    );
    progress.clear();
    await show(result, options, context, { language: config.language, own: {} });
    return exitCodeOfReview(result);
  } finally {
    progress.clear();
  }
}

/**
 * Files that look like a tool's stay that tool's, with its transactions and its way down cut off. All others are one set,
 * in the order in which they were named.
 */
async function sourcesOf(
  contents: ReadonlyMap<string, Uint8Array>,
  dialect: MigrationSource['dialect'],
): Promise<readonly MigrationSource[]> {
  const { sets } = await discover(treeOf(contents), [], formats);
  const claimed = new Set(sets.flatMap(({ migrations }) => migrations.flatMap(({ paths }) => paths)));
  const recognised = sets.map(({ root, format }) => ({ path: root || '.', format }));
  const unclaimed = [...contents.keys()].some((path) => !claimed.has(path));
  // Nothing but the caller says what database a loose file is for; its bytes are no evidence.
  const rest: MigrationSource[] = unclaimed ? [{ path: '.', format: 'files', dialect: dialect ?? 'postgres' }] : [];
  return [...recognised.map((source) => ({ ...source, ...(dialect ? { dialect } : {}) })), ...rest];
}

async function readFiles(
  names: readonly string[],
  limitBytes: number,
  context: Context,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const name of names) {
    const path = name === '-' ? 'stdin.sql' : treePath(name, context);
    if (files.has(path)) {
      throw new FaultError({
        code: 'configuration',
        where: name,
        what: phrase`The file is named twice.`,
        mend: phrase`Name each file once: a migration does not run twice.`,
      });
    }
    files.set(path, name === '-' ? await readStandardInput(context, limitBytes) : await readInput(name, name, context));
  }
  return files;
}

/** As people would write it: relative to where they are, with `/`. */
function treePath(name: string, { directory }: Context): string {
  return relative(directory, resolve(directory, name)).replaceAll('\\', '/');
}
