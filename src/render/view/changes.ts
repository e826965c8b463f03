/** What the migrations changed in the schema: a table of every change, and the touched tables as a diagram. */

import type { SchemaChange } from '../../model/change.ts';
import { objectKind } from '../../model/object-kind.ts';
import { clip, code, type Inline, join, say } from '../inline.ts';
import { shortName } from '../sizes.ts';
import type { Block, Section, Source } from '../view.ts';
import { entitiesBlock } from './entities.ts';
import { properties } from './properties.ts';

export function changesSection(source: Source): Section | null {
  const { review, messages, detail } = source;
  if (review.changes.length === 0 || detail.name === 'summary') return null;
  const blocks: Block[] = [...changesTable(review.changes, source)];
  if (detail.name === 'full') blocks.push(...entitiesBlock(source));
  return { title: messages.sections.changes(review.changes.length), blocks };
}

/** Also the differences that a way back leaves. */
export function changesTable(changes: readonly SchemaChange[], source: Source): readonly Block[] {
  const { messages, detail } = source;
  const words = messages.changes;
  const rows = changes
    .slice(0, detail.entries)
    .map((change) => [
      say`${words[change.change]}`,
      say`${messages.text(objectKind(change.kind))} ${code(clip(shortName(change.object), detail.characters))}`,
      detailOf(change, source),
    ]);
  const table: Block = { type: 'table', head: [words.change, words.object, words.detail], rows };
  const left = changes.length - rows.length;
  return left > 0 ? [table, { type: 'paragraph', words: say`${messages.sections.more(left)}` }] : [table];
}

function detailOf(change: SchemaChange, source: Source): Inline {
  const { messages, detail } = source;
  const from =
    change.from === undefined
      ? []
      : say`${messages.changes.from} ${code(clip(shortName(change.from), detail.characters))}`;
  return join([from, ...properties(change, source)], ', ');
}
