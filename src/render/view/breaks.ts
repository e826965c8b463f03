/** What running code names and will not find as it was: removed, renamed, or of another type. */
import type { SchemaChange } from '../../model/change.ts';
import type { Impact } from '../../model/review.ts';
import { clip, code, type Inline, join } from '../inline.ts';
import type { Messages } from '../messages.ts';
import { shortName } from '../sizes.ts';
import type { Source } from '../view.ts';

/** Kinds that running code names, so that taking one away or renaming it can break that code. */
const namedByCode = new Set([
  'table',
  'column',
  'view',
  'materialized-view',
  'materialized view',
  'function',
  'procedure',
  'type',
  'enum',
  'sequence',
  'schema',
]);

/** A sentence for each, with the places that still use it where those were looked for. */
export function breaks(source: Source): readonly Inline[] {
  const { review, messages, detail } = source;
  const removed = new Set(review.changes.filter(isRemovedTable).map((change) => change.object));
  return review.changes.flatMap((change) => {
    const partOfRemoved =
      change.kind === 'column' && [...removed].some((table) => change.object.startsWith(`${table}.`));
    const what = partOfRemoved ? null : breakage(change, messages, detail.characters);
    if (what === null) return [];
    const impact = review.impact.find(({ object }) => object === (change.from ?? change.object));
    return [impact === undefined ? what : join([what, uses(impact, messages)], '; ')];
  });
}

function isRemovedTable(change: SchemaChange): boolean {
  return change.change === 'remove' && change.kind === 'table';
}

/** Code that runs names it, and will not find it as it was. */
export function isBreaking({ change, kind, before, after }: SchemaChange): boolean {
  if (!namedByCode.has(kind) || change === 'add') return false;
  return change !== 'alter' || isRetyped(before?.type, after?.type);
}

/** A longer text is no other type to anybody. */
function isRetyped(before: unknown, after: unknown): boolean {
  if (typeof before !== 'string' || typeof after !== 'string' || before === after) return false;
  const length = /^character varying\((\d+)\)$/;
  const [, old] = length.exec(before) ?? [];
  if (old === undefined) return true;
  const [, now = after === 'text' || after === 'character varying' ? 'Infinity' : '0'] = length.exec(after) ?? [];
  return Number(now) < Number(old);
}

function breakage(change: SchemaChange, messages: Messages, characters: number): Inline | null {
  if (!isBreaking(change)) return null;
  const name = (object: string) => code(clip(shortName(object), characters));
  if (change.change === 'remove') return messages.breaks.removed(name(change.object));
  if (change.change === 'rename') return messages.breaks.renamed(name(change.from ?? '?'), name(change.object));
  return messages.breaks.retyped(
    name(change.object),
    name(String(change.before?.type)),
    name(String(change.after?.type)),
  );
}

function uses(impact: Impact, messages: Messages): Inline {
  const amount = (access: string) => impact.references.filter((reference) => reference.access === access).length;
  return messages.breaks.references(amount('read'), amount('write'), amount('unknown'));
}
