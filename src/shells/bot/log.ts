/**
 * The bot's log: JSON lines on standard output. An error is written by its name and words alone, because the libraries
 * hang whole payloads and requests on theirs.
 */

import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';
import { FaultError } from '../../model/fault.ts';
import { inEnglish } from '../../model/text.ts';
import type { LogLevel } from './settings.ts';

export type Log = Logger;

/** More of a message than this helps nobody; some repeat their input. */
const longestMessage = 1000;

export function openLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = {
    level,
    // Numbers as levels mean something to pino only.
    formatters: { level: (label: string) => ({ level: label }) },
    base: { name: 'countersign' },
    timestamp: stdTimeFunctions.isoTime,
    serializers: { err: plainError, error: plainError },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** What may be said of an error. */
function plainError(error: unknown): Readonly<Record<string, unknown>> {
  if (error instanceof FaultError) {
    const { code, what, where, mend } = error.fault;
    return {
      type: 'FaultError',
      code,
      message: bounded(inEnglish(what)),
      where: where && bounded(inEnglish(where)),
      mend: mend && inEnglish(mend),
    };
  }
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, status } = error as { readonly code?: unknown; readonly status?: unknown };
  return {
    type: error.name,
    message: bounded(error.message),
    ...(typeof code === 'string' && { code: bounded(code) }),
    ...(typeof status === 'number' && { status }),
    // The first lines of a stack repeat the message, so only the places are kept.
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 10)
      .map((line) => line.trim()),
    ...(error instanceof AggregateError && { errors: error.errors.slice(0, 5).map(plainError) }),
  };
}

function bounded(text: string): string {
  return text.length > longestMessage ? `${text.slice(0, longestMessage)}…` : text;
}
