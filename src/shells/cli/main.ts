/** Runs one command line to its exit code. Whatever goes wrong is said on standard error, and never ends as a success. */
import { CommanderError } from 'commander';
import { FaultError } from '../../model/fault.ts';
import { visibleLines } from '../../render/visible.ts';
import { ConfigurationError } from './configuration-error.ts';
import type { Context } from './context.ts';
import { type ExitCode, exitCodeOfFault, exitCodes } from './exit.ts';
import { faultText } from './fault-text.ts';
import { program } from './program.ts';

/** @param words what was typed after the program's name */
export async function main(words: readonly string[], context: Context): Promise<ExitCode> {
  // Without a command commander shows the help as an error; that stays the exit code if nothing else sets one.
  let exitCode: ExitCode = exitCodes.usage;
  try {
    await program(context, (code) => {
      exitCode = code;
    }).parseAsync(words, { from: 'user' });
    return exitCode;
  } catch (error) {
    return exitCodeOfError(error, context);
  }
}

function exitCodeOfError(error: unknown, { err }: Context): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.clear : exitCodes.usage;
  if (error instanceof ConfigurationError) {
    for (const fault of error.faults) err.write(faultText(fault));
    return exitCodes.usage;
  }
  if (error instanceof FaultError) {
    err.write(faultText(error.fault));
    return exitCodeOfFault(error.fault);
  }
  const story = error instanceof Error ? (error.stack ?? error.message) : String(error);
  err.write(
    `countersign: This is a defect of the program, so nothing was decided. Please report it.\n${visibleLines(story)}\n`,
  );
  return exitCodes.notAnalysed;
}
