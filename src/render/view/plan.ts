/** How the migrations run and how they are taken back, as far as the rehearsal measured it, and what it did not. */
import { type Inline, place, say, sentence } from '../inline.ts';
import type { Block, Source } from '../view.ts';
import { facts, rollbackWords } from './facts.ts';
import { unverifiedItems } from './notes.ts';
import { rolloutBlocks } from './rollout.ts';
import { isEmpty, stats } from './verdict.ts';
import { wayBackSection } from './way-back.ts';

function paragraph(words: Inline): Block {
  return { type: 'paragraph', words };
}

/** A list that names how many it leaves out. */
function list(title: Inline, items: readonly Inline[], { detail, messages }: Source): readonly Block[] {
  if (items.length === 0) return [];
  const left = items.length - detail.entries;
  const shown = left > 0 ? [...items.slice(0, detail.entries), say`${messages.replies.more(left)}`] : items;
  return [paragraph(title), { type: 'list', items: shown }];
}

export function planBlocks(source: Source): readonly Block[] {
  const { review, messages, detail } = source;
  const words = messages.replies.plan;
  if (isEmpty(review)) return [paragraph(words.nothing)];
  const steps = review.migrations.map(({ path, statements, transaction }) =>
    words.step(place(path, null, detail.characters), statements.length, words.modes[transaction]),
  );
  const told = new Set([messages.facts.blocks, messages.facts.breaks, messages.facts.class]);
  const measured = facts(source)
    .filter(({ label }) => told.has(label))
    .map(({ label, words: fact }) => say`${label}: ${flat(fact)}`);
  const open = unverifiedItems(source);
  return [
    ...(review.migrations.length > 0 ? [paragraph(stats(source))] : []),
    ...list(words.order, steps, source),
    ...list(words.measured, measured, source),
    ...(review.plan === null ? [] : rolloutBlocks(review.plan, { ...source, detail: { ...detail, name: 'compact' } })),
    ...(open.length > 0 ? list(words.notMeasured, open, source) : [paragraph(words.complete)]),
  ];
}

/** On one line. */
function flat(words: Inline): Inline {
  return sentence(words.map((segment) => (segment.type === 'break' ? '; ' : segment)));
}

export function rollbackBlocks(source: Source): readonly Block[] {
  const { review, messages } = source;
  const words = messages.replies.rollback;
  if (isEmpty(review)) return [paragraph(words.nothing)];
  const section = wayBackSection(source)?.blocks ?? [];
  if (review.rollback.outcome === 'not-run') return [paragraph(words.notRun), ...section];
  const outcome = rollbackWords(source);
  return [
    paragraph(words.measured(outcome.length > 0 ? outcome : words.restores)),
    ...section,
    paragraph(words.dataNotice),
  ];
}
