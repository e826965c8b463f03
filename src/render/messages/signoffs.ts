/** The words about roles, boxes, vetoes and overrides: in the checklist, in replies, and in a line of the report. */
import type { RoleReason } from '../../model/signoff.ts';
import { code, type Inline, type Segment, say, strong } from '../inline.ts';
import { count } from './count.ts';

/** By the id of the box. */
const boxes: Readonly<Record<string, string>> = {
  'rollback-rehearsed': 'Rollback rehearsed: up, down, up',
  unrehearsed: 'What was not rehearsed was read, and run on a copy',
  'backup-restored': 'A backup of what these migrations touch was restored once, somewhere else',
  'production-sized': 'Run once on a copy as large as production',
  window: 'A time window is agreed with those who run production',
  monitoring: 'Somebody watches locks and errors while it runs, and knows when to stop it',
  staging: 'Run on staging, with the application on top',
  'consumers-told': 'Everybody outside this repository who uses what is removed was told',
};

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

  box: (id: string) => boxes[id] ?? `${id[0]?.toUpperCase() ?? ''}${id.slice(1).replaceAll('-', ' ')}`,
  optional: 'optional',
  doneBy: (who: Segment, date: string) => say`${who}, ${date}`,
  proven: 'measured by the rehearsal',
  restored: 'schema restored',
  restoredWithLoss: 'schema restored, data lost',

  blocked: (who: Segment, date: string, reason: Inline) => say`${strong('Blocked')} by ${who} on ${date}: ${reason}`,
  unblock: say`${code('/migration unblock')} by the same person or an administrator lifts it.`,
  overridden: (who: Segment, reason: Inline) => say`OVERRIDDEN by ${who} because ${reason}`,
  overriddenOn: (who: Segment, date: string, reason: Inline) =>
    say`${strong('OVERRIDDEN')} by ${who} on ${date} because ${reason}`,
};
