/** `countersign explain`, `rules` and `formats`: what the program knows. */
import { FaultError } from '../../model/fault.ts';
import { rules } from '../../rules/registry.ts';
import { configFromFile } from './configuration.ts';
import type { Context } from './context.ts';
import { discoverIn, formatsText, foundText } from './discovered.ts';
import { type ExitCode, exitCodes } from './exit.ts';
import { emit } from './output.ts';
import { explainText, rulesText } from './rules-text.ts';

export async function runExplain(id: string, output: string | undefined, context: Context): Promise<ExitCode> {
  await emit(explainText(rules, id), output, context);
  return exitCodes.clear;
}

export async function runRules(
  { config, output }: { readonly config?: string; readonly output?: string },
  context: Context,
): Promise<ExitCode> {
  const { rules: configured } = await configFromFile(config === undefined ? {} : { config }, context);
  await emit(rulesText(rules, configured), output, context);
  return exitCodes.clear;
}

/** The list is of use everywhere; what was found only inside a repository. */
export async function runFormats(
  { repo, output }: { readonly repo: string; readonly output?: string },
  context: Context,
): Promise<ExitCode> {
  const found = await discoverIn(repo, context).then(foundText, (error: unknown) => {
    if (error instanceof FaultError && error.fault.code === 'repository') return null;
    throw error;
  });
  await emit([formatsText(), ...(found === null ? [] : ['', found])].join('\n'), output, context);
  return exitCodes.clear;
}
