/** The exit codes that scripts rely on. */
import type { Fault } from '../../model/fault.ts';
import type { Review } from '../../model/review.ts';

export const exitCodes = { clear: 0, blocked: 1, usage: 2, notAnalysed: 3 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export function exitCodeOfFault({ code }: Pick<Fault, 'code'>): ExitCode {
  return code === 'configuration' ? exitCodes.usage : exitCodes.notAnalysed;
}

export function exitCodeOfReview({ faults, verdict }: Pick<Review, 'faults' | 'verdict'>): ExitCode {
  if (faults.some(({ code }) => code === 'configuration')) return exitCodes.usage;
  switch (verdict.state) {
    case 'success':
      // A verdict that overlooked a fault must not turn a script green.
      return faults.length > 0 ? exitCodes.notAnalysed : exitCodes.clear;
    case 'failure':
    case 'pending':
      return exitCodes.blocked;
    case 'error':
      return exitCodes.notAnalysed;
  }
}
