/** What the migrations changed in the schema: a table of every change, and the touched tables as a diagram. */
import type { SchemaChange } from '../../model/change.ts';
import { clip, code, type Inline, join, say, sentence } from '../inline.ts';
import { shortName } from '../sizes.ts';
import type { Block, Section, Source } from '../view.ts';
import { entitiesBlock } from './entities.ts';

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
      say`${change.kind} ${code(clip(shortName(change.object), detail.characters))}`,
      detailOf(change, source),
    ]);
  const table: Block = { type: 'table', head: [words.change, words.object, words.detail], rows };
  const left = changes.length - rows.length;
  return left > 0 ? [table, { type: 'paragraph', words: say`${messages.sections.more(left)}` }] : [table];
}

function detailOf(change: SchemaChange, source: Source): Inline {
  const from =
    change.from === undefined ? [] : say`${source.messages.changes.from} ${shownValue(shortName(change.from), source)}`;
  return join([from, ...properties(change, source)], ', ');
}

/** For a change what differs, for an addition or removal what it is or was. */
function properties({ before, after }: SchemaChange, source: Source): readonly Inline[] {
  const keys = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return keys.flatMap((key) => {
    const old = before?.[key];
    const now = after?.[key];
    if (before !== null && after !== null) {
      if (JSON.stringify(old) === JSON.stringify(now)) return [];
      return [say`${key} ${shownValue(old, source)} → ${shownValue(now, source)}`];
    }
    const value = now ?? old;
    return isDull(value) ? [] : [propertyOf(key, value, source)];
  });
}

function isDull(value: unknown): boolean {
  return value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0);
}

function propertyOf(key: string, value: unknown, source: Source): Inline {
  if (value === true) return sentence([key === 'notNull' ? source.messages.changes.notNull : key]);
  if (key === 'type' || key === 'definition') return [shownValue(value, source)];
  return say`${key} ${shownValue(value, source)}`;
}

function shownValue(value: unknown, { detail, messages }: Source) {
  if (value === undefined || value === null) return { type: 'text', text: messages.changes.none } as const;
  return code(clip(typeof value === 'string' ? value : JSON.stringify(value), Math.min(300, detail.characters)));
}
