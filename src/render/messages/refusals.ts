/** Why a person's word does not count: one sentence each, that names the person and blames nobody. */
import type { Refusal } from '../../model/signoff.ts';
import { code, type Inline, type Segment, say, strong } from '../inline.ts';
import { checklistWords } from './checklist.ts';

const what: Readonly<Record<Refusal['what'], Inline>> = {
  tick: say`tick`,
  acknowledge: say`tick under ${strong(checklistWords.beforeMerge)}`,
  approve: say`${code('/migration approve')}`,
  revoke: say`${code('/migration revoke')}`,
  block: say`${code('/migration block')}`,
  unblock: say`${code('/migration unblock')}`,
  override: say`${code('/migration override')}`,
  waive: say`${code('/migration waive')}`,
  review: say`approving review`,
};

/** @param detail role, rule, fingerprint, login or permission; `null` where none is told */
type Why = (detail: Segment | null) => Inline;

const why: Readonly<Record<Refusal['why'], Why>> = {
  'not-a-holder': (role) => (role ? say`not a holder of ${role}` : say`not a holder of a role that may say so`),
  author: () => say`author of the migrations`,
  committer: () => say`committer of the migrations`,
  'co-author': () => say`co-author of the migrations`,
  'last-pusher': () => say`pushed to this pull request last`,
  'older-fingerprint': (fingerprint) =>
    fingerprint ? say`it was for other migrations (${fingerprint})` : say`it was for other migrations`,
  'nothing-shown': () =>
    say`no checklist had been shown before it, so nobody can tell which migrations it was for; say it again`,
  'unknown-role': (role) => (role ? say`there is no role ${role}` : say`there is no such role`),
  'role-not-asked': (role) =>
    role ? say`${role} is not asked for these migrations` : say`that role is not asked for these migrations`,
  'one-person-one-role': (role) =>
    role
      ? say`one person fills one role, so another person is needed for ${role}`
      : say`one person fills one role, so another person is needed`,
  expired: () => say`it has expired; sign again`,
  'no-permission': (permission) =>
    permission ? say`it takes ${permission} permission` : say`it takes a permission that is missing`,
  'no-reason': () => say`a reason is required`,
  'unknown-rule': (rule) => (rule ? say`there is no rule ${rule}` : say`there is no such rule`),
  'not-signed': () => say`there is no sign-off of theirs to take back`,
  'not-the-blocker': () => say`only the person who blocked, or an administrator, can lift it`,
  'comment-deleted': (login) =>
    login
      ? say`a comment of theirs was deleted by ${login} since, and nobody can tell what that took back; say it again`
      : say`a comment was deleted since, and nobody can tell whose, by whom, or what it took back; say it again`,
  'not-by-hand': () => say`that box is ticked by what was measured or signed, and by nobody’s hand`,
  'account-changed': () => say`the login belongs to another account now`,
};

export const refusalWords = {
  sentence: (who: Segment, refusal: Refusal, detail: Segment | null) =>
    say`${who}'s ${what[refusal.what]} does not count: ${why[refusal.why](detail)}`,
  title: 'Not counted',
  more: (amount: number) => `… and ${amount} more`,
};
