/** The words about roles, boxes, vetoes and overrides: in the checklist, in replies, and in a line of the report. */
import type { RoleReason } from '../../model/signoff.ts';
import { code, type Inline, type Segment, say, strong } from '../inline.ts';
import { count } from './count.ts';

const because: Readonly<Record<Exclude<RoleReason, 'always' | 'risk'>, string>> = {
  class: 'because of the change class',
  tables: 'because of the tables it touches',
  paths: 'because of the files it touches',
  rollback: 'because there is no way back without loss',
};

export const signoffWords = {
  signed: (role: Segment) => say`${role} signed`,
  open: (role: Segment, signed: number, needed: number) =>
    needed > 1 ? say`${role} open (${signed} of ${needed})` : say`${role} open`,
  uncovered: (role: Segment, files: number) => say`${role} open (${count(files, 'file')} without their owner)`,
  boxesOpen: (amount: number) => `${count(amount, 'box', 'boxes')} open`,
  inChecklist: 'sign in the checklist',
  more: (amount: number) => `and ${amount} more`,

  needs: (amount: number, holders: Inline) => say`needs ${amount === 1 ? 'one' : amount} of ${holders}`,
  needsPermission: (amount: number, permission: string) =>
    say`needs ${amount === 1 ? 'one person' : `${amount} people`} with ${permission} permission`,
  needsWords: (holders: string) => say`needs ${holders}`,
  nobody: 'needs somebody, and the policy names nobody who could sign',
  because,
  becauseRisk: (risk: string) => `because it is ${risk}`,
  signedOn: (who: Inline, date: string, byReview: boolean) =>
    say`${who} signed ${date}${byReview ? ' by an approving review' : ''}`,
  progress: (signed: number, needed: number, who: Inline) => say`${signed} of ${needed} signed: ${who}`,
  notByAllOwners: (who: Inline) => say`signed by ${who}, not yet by all code owners`,
  invalidated: (who: Segment, fingerprint: Segment, date: string) =>
    say`${who} had signed other migrations (${fingerprint}) on ${date}: sign again`,
  withoutOwner: (files: Inline) => say`no code owner has signed for ${files}`,

  blocked: (who: Segment, date: string, reason: Inline) => say`${strong('Blocked')} by ${who} on ${date}: ${reason}`,
  unblock: say`${code('/migration unblock')} by the same person or an administrator lifts it.`,
  overridden: (who: Segment, reason: Inline) => say`OVERRIDDEN by ${who} because ${reason}`,
  overriddenOn: (who: Segment, date: string, reason: Inline) =>
    say`${strong('OVERRIDDEN')} by ${who} on ${date} because ${reason}`,
};
