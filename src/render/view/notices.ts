/** What stands above the boxes because signing alone does not settle it: faults, an override, vetoes, other blocks. */

import type { Fault } from '../../model/fault.ts';
import type { Review } from '../../model/review.ts';
import type { Text } from '../../model/text.ts';
import { clip, code, type Inline, person, prose, say, sign } from '../inline.ts';
import type { Messages } from '../messages.ts';
import { day } from '../sizes.ts';
import type { Block } from '../view.ts';
import type { BoxAmounts } from './boxes.ts';
import { named } from './names.ts';
import { reasonWords, waitsForPeople } from './signoffs.ts';
import { stateOf } from './verdict.ts';

export interface Notice {
  readonly kind: 'CAUTION' | 'WARNING' | 'plain';
  readonly blocks: readonly Block[];
}

function paragraph(words: Inline): Block {
  return { type: 'paragraph', words };
}

export function notices(review: Review, messages: Messages, amounts: BoxAmounts): readonly Notice[] {
  const words = messages.checklist;
  const state = stateOf(review);
  return [
    ...(state === 'error' ? [broken(review, messages, amounts)] : []),
    ...overridden(review, messages, amounts),
    ...vetoes(review, messages, amounts),
    ...(state === 'error' ? [] : otherReasons(review, messages, amounts)),
    ...(review.unrehearsed.length > 0
      ? [notice('plain', say`${sign('caution')} ${words.notRehearsed(review.unrehearsed.length)}`)]
      : []),
  ];
}

function notice(kind: Notice['kind'], words: Inline, items: readonly Inline[] = []): Notice {
  return { kind, blocks: [paragraph(words), ...(items.length > 0 ? [{ type: 'list', items } as const] : [])] };
}

function limited(items: readonly Inline[], messages: Messages, { beside }: BoxAmounts): readonly Inline[] {
  const left = items.length - beside;
  return left > 0 ? [...items.slice(0, beside), say`${messages.signoffs.more(left)}`] : items;
}

/** Everything that went wrong, a line each. Faults about people stand only in the verdict. */
function broken(review: Review, messages: Messages, amounts: BoxAmounts): Notice {
  const { faults } = review;
  const items =
    faults.length > 0
      ? faults.map((fault) => faultWords(fault, messages, amounts))
      : reasonsOf(review, messages, amounts);
  const shown = items.length > 0 ? items : [messages.checklist.notRead];
  const { kind, blocks } = notice('CAUTION', messages.checklist.faults, limited(shown, messages, amounts));
  return { kind, blocks: [...blocks, paragraph(messages.checklist.tryAgain)] };
}

function faultWords({ what, where, mend }: Fault, messages: Messages, { characters }: BoxAmounts): Inline {
  const place = where === undefined ? null : code(clip(messages.text(where), characters));
  const short = (text: Text) => prose(clip(messages.text(text), characters));
  return messages.checklist.fault(short(what), place, mend ? short(mend) : null);
}

function reasonsOf(review: Review, { text }: Messages, { characters }: BoxAmounts): readonly Inline[] {
  return review.verdict.reasons.map((reason) => named(text(reason), review, characters));
}

function overridden({ gate, verdict }: Review, messages: Messages, { characters }: BoxAmounts): readonly Notice[] {
  if (!gate?.override) return [];
  const { account, at, reason } = gate.override;
  const words = messages.signoffs.overriddenOn(person(account), day(at), reasonWords(reason, characters));
  const opens = verdict.state === 'success' ? messages.checklist.overrideOpens : messages.checklist.overrideWaits;
  return [{ kind: 'WARNING', blocks: [paragraph(words), paragraph(opens)] }];
}

function vetoes({ gate }: Review, messages: Messages, amounts: BoxAmounts): readonly Notice[] {
  const { blocked, unblock } = messages.signoffs;
  const lines = (gate?.vetoes ?? []).map(({ account, at, reason }) =>
    blocked(person(account), day(at), reasonWords(reason, amounts.characters)),
  );
  if (lines.length === 0) return [];
  return [{ kind: 'CAUTION', blocks: [...limited(lines, messages, amounts), unblock].map(paragraph) }];
}

/** A merge that stays shut although nobody is asked for anything more must say why here too. */
function otherReasons(review: Review, messages: Messages, amounts: BoxAmounts): readonly Notice[] {
  const { gate, verdict } = review;
  if (gate === null || verdict.reasons.length === 0) return [];
  const items = limited(reasonsOf(review, messages, amounts), messages, amounts);
  switch (verdict.state) {
    case 'failure':
      return gate.vetoes.length > 0 ? [] : [notice('CAUTION', messages.checklist.blockedBy, items)];
    case 'pending':
      return waitsForPeople(gate) ? [] : [notice('WARNING', messages.checklist.waitsFor, items)];
    case 'success':
    case 'error':
      return [];
  }
}
