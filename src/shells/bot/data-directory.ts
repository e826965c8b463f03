/** The directory in which the bot keeps files, made before anything needs it, so that a wrong one is said in words. */
import { accessSync, constants, mkdirSync } from 'node:fs';
import { type Fault, FaultError } from '../../model/fault.ts';
import { phrase } from '../../model/text.ts';

/** @throws FaultError (configuration) when it cannot be written */
export function makeDataDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    accessSync(directory, constants.W_OK);
  } catch {
    throw new FaultError(unwritableFault(directory));
  }
}

export function unwritableFault(path: string): Fault {
  return {
    code: 'configuration',
    what: phrase`The data directory cannot be written.`,
    where: path,
    mend: phrase`Give the user that runs the bot write permission, or set DATA_DIR to a directory that has it.`,
    example: 'DATA_DIR=/var/lib/countersign',
  };
}
