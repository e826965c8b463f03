/** The words of the commit status: plain text, since GitHub shows a status as it is. */
import { count } from './count.ts';

export const statusWords = {
  noMigrations: 'No database migrations',
  nothingAsked: 'Nothing blocks; no sign-offs are asked',
  signedBy: (names: string) => `Signed by ${names}`,
  overridden: (who: string, reason: string) => `OVERRIDDEN by ${who}: ${reason}`,
  notRehearsed: (amount: number) => `; ${amount} not rehearsed`,
  waitingFor: (what: string) => `Waiting for ${what}`,
  waiting: (reason: string) => `Waiting: ${reason}`,
  waitingUnsaid: 'Waiting for sign-offs',
  role: (role: string, signed: number, needed: number) => (needed > 1 ? `${role} (${signed} of ${needed})` : role),
  roleFiles: (role: string, files: number) => `${role} (${count(files, 'file')} without their owner)`,
  boxes: (amount: number) => count(amount, 'box', 'boxes'),
  boxesOpen: (amount: number) => `; ${count(amount, 'box', 'boxes')} open`,
  blocked: (reason: string) => `Blocked: ${reason}`,
  blockedBy: (who: string, others: number, reason: string) =>
    `Blocked by ${who}${others > 0 ? ` and ${others} more` : ''}: ${reason}`,
  blockedUnsaid: 'Blocked; see the report',
  more: (amount: number) => ` (and ${amount} more)`,
  andMore: (amount: number) => ` and ${amount} more`,
  notAnalysed: (reason: string) => `Could not be analysed: ${reason}`,
  unexpected: 'an unexpected failure; the log of the run has it',
  notEvaluated: 'the sign-offs were not evaluated',
  group: 'Every pull request of this group is signed',
};
