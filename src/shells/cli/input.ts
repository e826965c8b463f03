/** Reads files that an option or argument names, with a fault that repeats the name as it was typed. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { FaultError } from '../../model/fault.ts';
import { phrase } from '../../model/text.ts';
import type { Context } from './context.ts';

/** @param where how the name was given: `--config my.yml` */
export async function readInput(name: string, where: string, { directory }: Context): Promise<Buffer> {
  try {
    return await readFile(resolve(directory, name));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason =
      code === 'ENOENT'
        ? 'There is no such file'
        : code === 'EISDIR'
          ? 'This is a directory, not a file'
          : `The file cannot be read: ${code}`;
    throw new FaultError({
      code: 'configuration',
      where,
      what: phrase`${reason}.`,
      mend: phrase`Name a file that can be read.`,
    });
  }
}

/** @throws FaultError (size) beyond the limit, so that an endless pipe ends */
export async function readStandardInput({ input }: Context, limitBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of input) {
    const bytes = Buffer.from(chunk as Uint8Array);
    sizeBytes += bytes.length;
    if (sizeBytes > limitBytes) {
      throw new FaultError({
        code: 'size',
        where: 'standard input',
        what: phrase`More than ${limitBytes} bytes came in; no more are read.`,
        mend: phrase`Split it into smaller migrations.`,
      });
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
