/**
 * One line beside the merge button: whose turn it is, or who opened or shut the gate. Plain text under 140 characters, that
 * ends with a whole word. Never greener than the review, and never green without a gate that was asked.
 */
import type { Fault } from '../model/fault.ts';
import type { Status } from '../model/publication.ts';
import type { Review, Verdict } from '../model/review.ts';
import type { GateResult, RoleState } from '../model/signoff.ts';
import { english, type Messages } from './messages.ts';
import { isFull, openBoxes } from './view/signoffs.ts';
import { isEmpty, stateOf } from './view/verdict.ts';
import { visible } from './visible.ts';

/** GitHub refuses a description of more than 140. */
const maximumLength = 139;
const loginCharacters = 40;

export function statusOf(review: Review, messages: Messages = english): Status {
  const state = stateOf(review);
  const words = messages.status;
  if (state === 'success' && review.gate === null && !isEmpty(review)) {
    return { state: 'error', description: fitting(words.notAnalysed(words.notEvaluated)) };
  }
  return { state, description: description(review, state, messages) };
}

/** After a failure before there was a review; `null`: one that nobody foresaw. */
export function faultStatus(fault: Fault | null, messages: Messages = english): Status {
  const words = messages.status;
  return {
    state: 'error',
    description: fitting(words.notAnalysed(fault ? faultText(fault, messages) : words.unexpected)),
  };
}

/** For a group of the merge queue. */
export function groupStatus(verdict: Verdict, messages: Messages = english): Status {
  const words = messages.status;
  return {
    state: verdict.state,
    description: verdict.state === 'success' ? words.group : reasonText(verdict, messages),
  };
}

function description(review: Review, state: Verdict['state'], messages: Messages): string {
  const words = messages.status;
  const { gate, faults, verdict } = review;
  switch (state) {
    case 'error':
      return faults[0] ? faultStatus(faults[0], messages).description : reasonText({ ...verdict, state }, messages);
    case 'failure': {
      const [veto, ...others] = gate?.vetoes ?? [];
      if (veto) return fitting(words.blockedBy(name(veto.account.login), others.length, oneLine(veto.reason)));
      return reasonText(verdict, messages);
    }
    case 'pending':
      return (gate && waiting(gate, messages)) ?? reasonText(verdict, messages);
    case 'success':
      return success(review, messages);
  }
}

function success(review: Review, messages: Messages): string {
  const words = messages.status;
  const { gate, unrehearsed } = review;
  if (gate?.override) {
    return fitting(words.overridden(name(gate.override.account.login), oneLine(gate.override.reason)));
  }
  if (isEmpty(review)) return words.noMigrations;
  const tail = unrehearsed.length > 0 ? words.notRehearsed(unrehearsed.length) : '';
  const signers = new Map(
    gate?.roles.flatMap(({ signed }) => signed.map(({ account }) => [account.id, account.login])),
  );
  const names = [...signers.values()].map(name);
  return names.length === 0
    ? fitting(words.nothingAsked, tail)
    : listing(names, (list) => words.signedBy(list), tail, messages);
}

/** `null`: nothing that people of this pull request could do. */
function waiting(gate: GateResult, messages: Messages): string | null {
  const words = messages.status;
  const roles = gate.roles.filter((role) => !isFull(role)).map((role) => roleText(role, messages));
  const boxes = openBoxes(gate).length;
  if (roles.length === 0) return boxes > 0 ? words.waitingFor(words.boxes(boxes)) : null;
  return listing(roles, (list) => words.waitingFor(list), boxes > 0 ? words.boxesOpen(boxes) : '', messages);
}

function roleText({ role, signed, needed, uncovered }: RoleState, { status: words }: Messages): string {
  return signed.length >= needed ? words.roleFiles(role, uncovered.length) : words.role(role, signed.length, needed);
}

function reasonText({ state, reasons }: Verdict, messages: Messages): string {
  const words = messages.status;
  const [first, ...others] = reasons.map((reason) => oneLine(messages.text(reason).replaceAll('`', '')));
  const tail = others.length > 0 ? words.more(others.length) : '';
  switch (state) {
    case 'error':
      return fitting(words.notAnalysed(first ?? words.unexpected), tail);
    case 'failure':
      return first === undefined ? words.blockedUnsaid : fitting(words.blocked(first), tail);
    case 'pending':
      return first === undefined ? words.waitingUnsaid : fitting(words.waiting(first), tail);
    case 'success':
      return words.nothingAsked;
  }
}

function faultText({ what, where }: Fault, { text }: Messages): string {
  const sentence = oneLine(text(what).replaceAll('`', ''));
  return where === undefined ? sentence : `${sentence.replace(/\.$/, '')} (${oneLine(text(where))})`;
}

/** As many names as fit, then how many more. */
function listing(
  names: readonly string[],
  sentence: (list: string) => string,
  tail: string,
  messages: Messages,
): string {
  for (let shown = names.length; shown > 0; shown -= 1) {
    const left = names.length - shown;
    const list = names.slice(0, shown).join(', ') + (left > 0 ? messages.status.andMore(left) : '');
    const text = sentence(list) + tail;
    if (text.length <= maximumLength || shown === 1) return fitting(sentence(list), tail);
  }
  return fitting(sentence(''), tail);
}

function name(login: string): string {
  return cut(oneLine(login), loginCharacters);
}

function oneLine(text: string): string {
  return visible(text.slice(0, 1000).replace(/\s+/g, ' ')).trim();
}

/** Cuts the text, never the tail. */
function fitting(text: string, tail = ''): string {
  return cut(text, maximumLength - tail.length) + tail;
}

/** At most so many UTF-16 units, cut between words where there is a space not too far back. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const whole = text.slice(0, length - 1);
  const space = text[length - 1] === ' ' ? length - 1 : whole.lastIndexOf(' ');
  const kept = space > length / 2 ? whole.slice(0, space) : whole.replace(/[\uD800-\uDBFF]$/, '');
  return `${kept.replace(/[\s,;:.(]+$/, '')}…`;
}
