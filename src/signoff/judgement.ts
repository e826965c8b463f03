/** What every word of a person is asked before it can count: whose it is, which migrations it is about, and how old it is. */
import type { Approval, Refusal, SignoffEvent, Standing } from '../model/signoff.ts';
import { type Exclusion, exclusionOf, standingOf } from './eligibility.ts';
import type { GateInput } from './gate-input.ts';

/** A prefix that is shorter could be met by accident, or by trying. */
const minimumPrefix = 12;

/** @param said in full, or its beginning */
export function isAbout(said: string | null, fingerprint: string): boolean {
  return said !== null && said.length >= minimumPrefix && fingerprint.startsWith(said);
}

export function isExpired(
  { at }: Pick<SignoffEvent, 'at'>,
  { policy, now }: Pick<GateInput, 'policy' | 'now'>,
): boolean {
  if (policy.expiresMs === null) return false;
  // Where a time cannot be read the comparison is false, and the word has expired.
  return !(Date.parse(now) - Date.parse(at) < policy.expiresMs);
}

export function exclusionFrom(event: Pick<SignoffEvent, 'account'>, input: GateInput): Exclusion | null {
  return exclusionOf(event.account, input.policy, input.pullAuthor, input.excluded);
}

/** The person's standing, or why there is none. */
export function speakerOf(event: Pick<SignoffEvent, 'account'>, { people }: GateInput): Standing | Refusal['why'] {
  return standingOf(event.account, people);
}

/** Why a word about a fingerprint does not hold now; `null`: it does, as far as time and subject go. */
export function staleness(
  event: Pick<SignoffEvent, 'at'> & { readonly fingerprint: string | null },
  input: GateInput,
): Extract<Refusal['why'], 'nothing-shown' | 'older-fingerprint' | 'expired'> | null {
  if (event.fingerprint === null) return 'nothing-shown';
  if (!isAbout(event.fingerprint, input.review.fingerprint)) return 'older-fingerprint';
  return isExpired(event, input) ? 'expired' : null;
}

export function refuse(
  event: Pick<SignoffEvent, 'account' | 'at' | 'source'>,
  what: Refusal['what'],
  why: Refusal['why'],
  detail: string,
): Refusal {
  const { source, account, at } = event;
  return { what, source, account, at, why, detail };
}

/** An approval is named by the way in which it was given. */
export function refuseApproval(approval: Approval, why: Refusal['why'], detail: string): Refusal {
  return refuse(approval, approval.via === 'command' ? 'approve' : approval.via, why, detail);
}

/** A reason that says something: not only blanks and characters without a shape. */
export function isReason(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
