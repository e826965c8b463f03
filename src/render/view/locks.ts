/** The section that shows which lock is held over which statements, and the words for locks. */
import { type Hold, holdsOf } from '../../model/holds.ts';
import type { LockMode } from '../../model/observation.ts';
import type { Messages } from '../messages.ts';
import { shortName } from '../sizes.ts';
import type { Bar, Block, Section, Source } from '../view.ts';

/** `AccessExclusive` rather than `AccessExclusiveLock`. */
export function modeName(mode: LockMode): string {
  return mode.replace(/Lock$/, '');
}

const barLimit = 20;

function span({ from, to }: Hold, { locks }: Messages): string {
  return from === to ? locks.statement(from) : locks.statements(from, to);
}

export function locksSection({ review, messages, detail }: Source): Section | null {
  const words = messages.locks;
  const all = holdsOf(review);
  if (all.length === 0 || detail.name === 'summary') return null;
  const relations = [...new Set(all.map((hold) => hold.relation))];
  const byRelation = [...all].sort((one, other) => relations.indexOf(one.relation) - relations.indexOf(other.relation));
  const bars = byRelation.slice(0, Math.min(barLimit, detail.entries)).map(
    (hold): Bar => ({
      relation: shortName(hold.relation),
      mode: modeName(hold.mode),
      words: `${hold.blocks === 'reads' ? words.blocksReads : words.blocksWrites}, ${span(hold, messages)}`,
      waits: hold.blocks === 'reads' ? words.waitAll : words.waitWrites,
      from: hold.from,
      to: hold.to,
      blocks: hold.blocks,
    }),
  );
  const blocks: Block[] = [
    { type: 'timeline', bars, steps: Math.max(...bars.map((bar) => bar.to)) },
    { type: 'paragraph', words: [{ type: 'text', text: words.axis }] },
  ];
  const left = all.length - bars.length;
  if (left > 0) blocks.push({ type: 'paragraph', words: [{ type: 'text', text: messages.sections.more(left) }] });
  return { title: messages.sections.locks(all.length), blocks };
}
