/** Roles, refusals, vetoes and overrides as sentences, for the checklist, for replies and for the report alike. */
import type { Review } from '../../model/review.ts';
import type { GateResult, Refusal, RoleReason, RoleState } from '../../model/signoff.ts';
import { clip, code, type Inline, join, person, type Segment, say } from '../inline.ts';
import type { Messages } from '../messages.ts';
import { day } from '../sizes.ts';

/** How many names one line holds. */
const holdersShown = 4;
const peopleShown = 5;

/** How the gate names everybody of a standing; other holders are names, or words. */
const everybody = 'anybody with {0} permission';

/** A role of code owners is full when every touched file has the signature of an owner. */
export function isFull({ signed, needed, uncovered }: RoleState): boolean {
  return signed.length >= needed && uncovered.length === 0;
}

/** Boxes that hold the merge up. */
export function openBoxes(gate: GateResult): GateResult['acknowledgements'] {
  return gate.acknowledgements.filter(({ required, done }) => required && done === null);
}

export function waitsForPeople(gate: GateResult): boolean {
  return gate.roles.some((role) => !isFull(role)) || openBoxes(gate).length > 0;
}

/** What somebody gave as a reason, as plain words. */
export function reasonWords(reason: string, characters = 200): Inline {
  return say`${clip(reason.trim(), characters)}`;
}

/** A fingerprint in the twelve characters that a command accepts. */
export function shortFingerprint(fingerprint: string): Segment {
  return code(fingerprint.slice(0, 12));
}

/** The first few, and how many more. */
export function few(parts: readonly Inline[], shown: number, messages: Messages): Inline {
  const left = parts.length - shown;
  const listed = join(parts.slice(0, shown), ', ');
  return left > 0 ? say`${listed} ${messages.signoffs.more(left)}` : listed;
}

/** `needs one of …`. */
export function neededWords({ holders, needed }: RoleState, messages: Messages): Inline {
  const words = messages.signoffs;
  const [only] = holders;
  if (only === undefined) return say`${words.nobody}`;
  if (holders.length === 1 && typeof only === 'object') {
    const [permission] = only.template === everybody ? only.values : [];
    return typeof permission === 'string'
      ? words.needsPermission(needed, permission)
      : words.needsWords(clip(messages.text(only), 80));
  }
  const names = holders.map((holder): Inline => {
    if (typeof holder === 'object') return say`${clip(messages.text(holder), 80)}`;
    const isName = /^[A-Za-z0-9][\w.-]*(\/[\w.-]+)?$/.test(holder);
    // As code, so that nobody is called who did nothing yet.
    return [code(`${isName ? '@' : ''}${clip(holder, 80)}`)];
  });
  return words.needs(needed, few(names, holdersShown, messages));
}

/** `because it is high risk`; empty where the policy asks always. */
export function becauseWords({ because }: RoleState, review: Review, messages: Messages): Inline {
  const words = messages.signoffs;
  const strongest = because.find((reason): reason is Exclude<RoleReason, 'always'> => reason !== 'always');
  if (strongest === undefined || because.includes('always')) return [];
  return say`${strongest === 'risk' ? words.becauseRisk(messages.risk[review.risk]) : words.because[strongest]}`;
}

/** Who signed: all that is wanted with dates, or how far it is. */
export function signedWords(role: RoleState, messages: Messages): Inline {
  const words = messages.signoffs;
  const signed = [...role.signed].sort((one, other) => compare(one.at, other.at) || one.account.id - other.account.id);
  if (isFull(role)) {
    const each = signed.map(({ account, at, via }) => words.signedOn([person(account)], day(at), via === 'review'));
    return few(each, peopleShown, messages);
  }
  if (signed.length === 0) return [];
  const people = signed.map(({ account }): Inline => [person(account)]);
  const listed = few(people, peopleShown, messages);
  return signed.length >= role.needed
    ? words.notByAllOwners(listed)
    : words.progress(signed.length, role.needed, listed);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

const aboutRole: ReadonlySet<Refusal['what']> = new Set(['tick', 'approve', 'review', 'revoke']);

/** What the gate added to its reason, where the sentence has a place for it. */
function detailOf({ detail, what, why }: Refusal): string {
  switch (why) {
    case 'not-a-holder':
    case 'role-not-asked':
    case 'one-person-one-role':
      return aboutRole.has(what) ? detail : '';
    case 'no-permission':
      return what === 'acknowledge' ? 'write' : detail;
    case 'older-fingerprint':
      return detail.slice(0, 12);
    case 'unknown-role':
    case 'unknown-rule':
    case 'comment-deleted':
      return detail;
    default:
      return '';
  }
}

/** One sentence without a full stop, that names the person. */
export function refusalWords(refusal: Refusal, messages: Messages): Inline {
  const detail = detailOf(refusal);
  const named = detail === '' ? null : code(clip(detail, 60));
  return messages.refusals.sentence(person(refusal.account), refusal, named);
}

/** The newest first, each thing once, at most so many; then how many more. */
export function refusalLines(refusals: readonly Refusal[], shown: number, messages: Messages): readonly Inline[] {
  const unique = new Map(
    [...refusals]
      .reverse()
      .map((refusal) => [JSON.stringify([refusal.account.id, refusal.what, refusal.why, refusal.detail]), refusal]),
  );
  const lines = [...unique.values()].map((refusal) => refusalWords(refusal, messages));
  const left = lines.length - shown;
  return left > 0 ? [...lines.slice(0, shown), say`${messages.refusals.more(left)}`] : lines;
}

/** `OVERRIDDEN by @alice because …`; empty when the gate was not overridden. */
export function overrideWords({ gate }: Review, messages: Messages): Inline {
  if (!gate?.override) return [];
  return messages.signoffs.overridden(person(gate.override.account), reasonWords(gate.override.reason));
}
