/** Writes a command's result where it was asked for: standard output, or the file that --output names. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { FaultError } from '../../model/fault.ts';
import { phrase } from '../../model/text.ts';
import type { Context } from './context.ts';

export async function emit(text: string, output: string | undefined, context: Context): Promise<void> {
  const whole = text.endsWith('\n') ? text : `${text}\n`;
  if (output === undefined) {
    context.out.write(whole);
    return;
  }
  try {
    await writeFile(resolve(context.directory, output), whole);
  } catch (error) {
    throw new FaultError({
      code: 'configuration',
      where: `--output ${output}`,
      what: phrase`The file cannot be written: ${(error as NodeJS.ErrnoException).code ?? phrase`unknown reason`}.`,
      mend: phrase`Name a file in a directory that exists and may be written to.`,
    });
  }
}
