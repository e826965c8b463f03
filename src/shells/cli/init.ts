/** `countersign init`: writes a configuration in which everything is commented out, and never over an existing one. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FaultError } from '../../model/fault.ts';
import { phrase } from '../../model/text.ts';
import { visible } from '../../render/visible.ts';
import { configTemplate, type FoundMigrations } from '../../walk/config/template.ts';
import { configPath } from '../../walk/config.ts';
import type { Context } from './context.ts';
import { discoverIn, foundText } from './discovered.ts';
import { type ExitCode, exitCodes } from './exit.ts';

export async function runInit(repo: string, context: Context): Promise<ExitCode> {
  const discovered = await discoverIn(repo, context);
  await writeConfig(discovered.directory, discovered.sets);
  context.out.write(`${foundText(discovered)}\nWrote ${visible(join(discovered.directory, configPath))}.\n`);
  return exitCodes.clear;
}

/** @param top the top directory of the repository */
async function writeConfig(top: string, found: readonly FoundMigrations[]): Promise<void> {
  const file = join(top, configPath);
  await mkdir(dirname(file), { recursive: true });
  try {
    // `wx` refuses an existing file, and does not follow a symbolic link to one.
    await writeFile(file, configTemplate(found), { flag: 'wx' });
  } catch (error) {
    const exists = (error as NodeJS.ErrnoException).code === 'EEXIST';
    throw new FaultError({
      code: 'configuration',
      where: file,
      what: exists
        ? phrase`There is a configuration already, and it stays as it is.`
        : phrase`The configuration cannot be written: ${(error as NodeJS.ErrnoException).code ?? ''}.`,
      mend: exists ? phrase`Edit it, or remove it first.` : phrase`Make the directory writable.`,
    });
  }
}
