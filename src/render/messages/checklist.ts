/** The words of the checklist comment that stand around its boxes. */
import { code, type Inline, type Segment, say, strong } from '../inline.ts';
import { count } from './count.ts';

export const checklistWords = {
  heading: (full: number, asked: number, isOpen: boolean) => `${isOpen ? '✅' : '✍️'} Sign-offs: ${full} of ${asked}`,
  headingNone: '✍️ Sign-offs: none asked',
  headingUnknown: '⛔ Sign-offs: merge blocked',
  beforeMerge: 'Before merge',
  nothing: say`No sign-offs are asked for these migrations.`,
  noMigrations: say`This pull request changes no database migrations any more, so no sign-offs are asked.`,
  notRead: say`The sign-offs could not be read, so the merge stays blocked.`,
  tryAgain: say`Comment ${code('/migration recheck')} to try again.`,
  faults: say`${strong('The merge stays blocked')} until this is mended:`,
  fault: (what: Inline, where: Segment | null, mend: Inline | null) =>
    say`${where ? say`${where}: ` : []}${what}${mend ? say` ${mend}` : []}`,
  blockedBy: say`${strong('Sign-offs alone do not open the merge.')} It is blocked by:`,
  waitsFor: say`${strong('Sign-offs alone do not open the merge.')} It waits for:`,
  overrideOpens: say`The merge is open for exactly these migrations, whatever the boxes say.`,
  overrideWaits: say`It opens nothing yet: what else is named here comes first.`,
  notRehearsed: (amount: number) =>
    say`${strong('Not rehearsed:')} ${count(amount, 'change')} here ${amount === 1 ? 'was' : 'were'} run by no engine. Whoever signs answers for ${amount === 1 ? 'it' : 'them'}; the report names ${amount === 1 ? 'it' : 'them'}.`,
  asksAgain: say`The history of an older checklist no longer tells who ticked what, so signatures are asked for again here.`,
  howToSign: say`Tick the box of a role you hold, or comment ${code('/migration approve')}. `,
  footer: (fingerprint: Segment) =>
    say`Reply ${code('/migration help')} for commands. Changing a migration voids the sign-offs; other pushes do not. Fingerprint ${fingerprint}`,
  rolesLeft: (amount: number) =>
    say`… and ${count(amount, 'more role')}, too many for one comment; ${code('/migration status')} names them.`,
  closed: {
    heading: '✍️ Sign-offs: continued in a newer checklist',
    body: say`This checklist is closed; boxes are ticked in the newest one. GitHub keeps only the last edits of a comment, and who ticked what must stay readable there.`,
  },
};
