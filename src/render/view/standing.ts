/** Where the gate stands: what is missing, and who can give it. Nobody is mentioned who has not acted. */
import { type Inline, join, say, strong } from '../inline.ts';
import type { Block, Source } from '../view.ts';
import { notices } from './notices.ts';
import { becauseWords, isFull, neededWords, openBoxes, refusalLines, signedWords } from './signoffs.ts';
import { isEmpty, stateOf } from './verdict.ts';

const refusalsShown = 10;
const amounts = { beside: 10, characters: 300 };

export function standingBlocks(source: Source): readonly Block[] {
  const { review, messages } = source;
  const words = messages.replies.status;
  const paragraph = (text: Inline): Block => ({ type: 'paragraph', words: text });
  if (isEmpty(review)) return [paragraph(say`${messages.headline.noMigrations}.`)];
  const blocks = notices(review, messages, amounts).flatMap((notice) => notice.blocks);
  if (review.gate === null) return [...blocks, paragraph(words.unknown)];
  const missing = missingItems(source);
  const refused = refusalLines(review.gate.refusals, refusalsShown, messages);
  const list = (title: Inline, items: readonly Inline[]): readonly Block[] =>
    items.length === 0 ? [] : [paragraph(title), { type: 'list', items }];
  const isOpen = stateOf(review) === 'success';
  const title = isOpen ? words.openedWithout : words.missing;
  return [
    ...blocks,
    ...(isOpen && review.gate.override === null ? [paragraph(words.open)] : list(title, missing)),
    ...list(words.notCounted, refused),
  ];
}

function missingItems({ review, messages, detail }: Source): readonly Inline[] {
  const { gate } = review;
  if (gate === null) return [];
  const words = messages.replies.status;
  const roles = gate.roles
    .filter((role) => !isFull(role))
    .map((role) => {
      const points = [neededWords(role, messages), signedWords(role, messages), becauseWords(role, review, messages)];
      return words.role(strong(role.role), join(points, ' · '));
    });
  const boxes = openBoxes(gate).map(({ box }) => words.box(messages.boxes.box(box)));
  const items = [...roles, ...boxes];
  const left = items.length - detail.entries;
  return left > 0 ? [...items.slice(0, detail.entries), say`${messages.replies.more(left)}`] : items;
}
