/** The lines with a box. Of what stands in them, names of roles and people come from outside, and nothing else does. */
import { acknowledgementMarker, signoffMarker } from '../../model/markers.ts';
import type { Review } from '../../model/review.ts';
import type { AcknowledgementState, BoxFact, RoleState } from '../../model/signoff.ts';
import { clip, code, type Inline, join, person, say, strong } from '../inline.ts';
import { inlineMarkdown } from '../markdown.ts';
import type { Messages } from '../messages.ts';
import { day, shortName } from '../sizes.ts';
import { becauseWords, few, isFull, neededWords, shortFingerprint, signedWords } from './signoffs.ts';

export interface BoxAmounts {
  /** Names and files beside one box. */
  readonly beside: number;
  /** UTF-16 units of any text from outside. */
  readonly characters: number;
}

/** What reads the boxes back believes no line of 2,000 characters. */
const maximumLine = 1900;

function box(ticked: boolean, points: readonly Inline[], marker: string): string {
  const line = (shown: readonly Inline[]) =>
    `- [${ticked ? 'x' : ' '}] ${inlineMarkdown(join(shown, ' · '), null)} ${marker}`;
  const whole = line(points);
  return whole.length <= maximumLine ? whole : line(points.slice(0, 1));
}

/** The box of a role, and below it what is no part of its line. */
export function roleBox(role: RoleState, review: Review, messages: Messages, amounts: BoxAmounts): readonly string[] {
  const full = isFull(role);
  const needed = neededWords(role, messages);
  const signed = signedWords(role, messages);
  const points = full ? [signed, needed] : [needed, signed, becauseWords(role, review, messages)];
  return [
    box(full, [[strong(role.role)], ...points], signoffMarker(role.role, review.fingerprint)),
    ...beside(role, messages, amounts).map((words) => `  - ${inlineMarkdown(words, null)}`),
  ];
}

function beside(
  { signed, invalidated, uncovered }: RoleState,
  messages: Messages,
  amounts: BoxAmounts,
): readonly Inline[] {
  const words = messages.signoffs;
  const now = new Set(signed.map(({ account }) => account.id));
  const before = invalidated.filter(({ account }) => !now.has(account.id)).reverse();
  const lines = before
    .slice(0, amounts.beside)
    .map(({ account, at, fingerprint }) => words.invalidated(person(account), shortFingerprint(fingerprint), day(at)));
  const left = before.length - lines.length;
  const files = uncovered.map((path): Inline => [code(clip(path, amounts.characters))]);
  return [
    ...lines,
    ...(left > 0 ? [say`${words.more(left)}`] : []),
    ...(files.length > 0 ? [words.withoutOwner(few(files, amounts.beside, messages))] : []),
  ];
}

/** The box of something that people, or the rehearsal, vouch for; below it why people are asked. */
export function acknowledgementBox(
  state: AcknowledgementState,
  review: Review,
  messages: Messages,
  amounts: BoxAmounts,
): readonly string[] {
  const words = messages.boxes;
  const isOptional = !state.required && state.by === 'people';
  const points = [
    say`${words.box(state.box)}`,
    isOptional ? say`${words.optional}` : [],
    doneWords(state, messages, amounts),
  ];
  const asked = state.by === 'people' ? state.facts.map((fact) => factWords(fact, messages, amounts)) : [];
  return [
    box(state.done !== null, points, acknowledgementMarker(state.box, review.fingerprint)),
    ...asked.map((fact) => `  - ${inlineMarkdown(fact, null)}`),
  ];
}

function doneWords({ by, done, facts }: AcknowledgementState, messages: Messages, amounts: BoxAmounts): Inline {
  const words = messages.boxes;
  if (by === 'signoffs') return say`${done === null ? words.withSignoffs : words.bySignoffs}`;
  if (done === null) return [];
  if (done.account !== null) return words.doneBy(person(done.account), done.at === null ? '?' : day(done.at));
  return words.proven(
    join(
      facts.map((fact) => factWords(fact, messages, amounts)),
      ', ',
    ),
  );
}

function factWords(fact: BoxFact, messages: Messages, amounts: BoxAmounts): Inline {
  const names = fact.objects.map((object): Inline => [code(clip(shortName(object), amounts.characters))]);
  return messages.boxes.fact(fact, few(names, amounts.beside, messages));
}
