/** The way back: what it loses, leaves and depends on, where it leads elsewhere, and the way down that was generated and run. */
import type { ReviewRollbackStep } from '../../model/review.ts';
import type { CosmeticDifference } from '../../model/rollback.ts';
import { clip, code, type Inline, join, place, prose, say } from '../inline.ts';
import { shortName } from '../sizes.ts';
import type { Block, Section, Source } from '../view.ts';
import { changesTable } from './changes.ts';
import { limited } from './limited.ts';

const sqlCharacters = 4000;

export function wayBackSection(source: Source): Section | null {
  const { review, messages, detail } = source;
  const { rollback } = review;
  const words = messages.rollback;
  const items = limited(
    [...losses(source), ...rollback.steps.flatMap((step) => remarks(step, source)), ...again(source)],
    source,
  );
  const blocks: Block[] = [
    ...(items.length > 0 ? [{ type: 'list', items } as const] : []),
    ...(rollback.differences.length > 0
      ? [
          { type: 'paragraph', words: say`${words.differences}` } as const,
          ...changesTable(rollback.differences, source),
        ]
      : []),
    ...scripts(source),
  ];
  return blocks.length === 0 || detail.name === 'summary' ? null : { title: words.title, blocks };
}

function losses({ review, messages, detail }: Source): readonly Inline[] {
  const words = messages.rollback;
  const { dataLoss, leftRows } = review.rollback;
  return [
    ...dataLoss.map(
      ({ object, why }) => say`${nameOf(object, detail)}: ${prose(clip(messages.text(why), detail.characters))}`,
    ),
    ...leftRows.map(({ object, rows }) => words.leftRows(nameOf(object, detail), rows)),
  ];
}

function nameOf(object: string, { characters }: Source['detail']): Inline {
  return [code(clip(shortName(object), characters))];
}

/** What is to be known of one way down beside its outcome. */
function remarks(step: ReviewRollbackStep, source: Source): readonly Inline[] {
  const { messages, detail } = source;
  const words = messages.rollback;
  const { failure, conditions, cosmetic, refused } = step;
  const short = (text: string) => prose(clip(text, detail.characters));
  return [
    ...(failure ? [words.stops(place(failure.path, failure.line, detail.characters), short(failure.message))] : []),
    ...conditions.map(({ path, line, message, query }) =>
      words.depends(
        place(path, line, detail.characters),
        short(message),
        query === null ? [] : [code(clip(query, detail.characters))],
      ),
    ),
    ...tiers.flatMap((tier) => {
      const objects = cosmetic.filter((one) => one.tier === tier).map(({ object }) => nameOf(object, detail));
      return objects.length > 0 ? [words.tiers[tier](join(limited(objects, source), ', '))] : [];
    }),
    ...(refused === null ? [] : [words.refused(pathsOf(step, source), short(messages.text(refused)))]),
  ];
}

const tiers: readonly CosmeticDifference['tier'][] = ['column-order', 'white-space', 'clock'];

function pathsOf({ paths }: ReviewRollbackStep, source: Source): Inline {
  const { characters } = source.detail;
  return join(
    limited(
      paths.map((path) => [place(path, null, characters)]),
      source,
    ),
    ', ',
  );
}

function again({ review, messages, detail }: Source): readonly Inline[] {
  const failure = review.rollback.reapplyFailure;
  if (failure === null) return [];
  const { path, line, message } = failure;
  return [messages.rollback.again(place(path, line, detail.characters), prose(clip(message, detail.characters)))];
}

function scripts(source: Source): readonly Block[] {
  const { review, messages, detail } = source;
  const all = review.rollback.steps.filter(({ sql }) => sql !== '');
  const left = all.length - detail.entries;
  return [
    ...all.slice(0, detail.entries).flatMap((step) => generated(step, source)),
    ...(left > 0 ? [{ type: 'paragraph', words: say`${messages.sections.more(left)}` } as const] : []),
  ];
}

function generated(step: ReviewRollbackStep, source: Source): readonly Block[] {
  const { review, messages, detail } = source;
  const words = messages.rollback;
  const title =
    review.rollback.steps.length > 1 ? words.generatedFor(pathsOf(step, source)) : say`${words.generatedAlone}`;
  const tables = step.needsRows.map((table) => nameOf(table, detail));
  return [
    {
      type: 'paragraph',
      words: tables.length > 0 ? say`${words.emptied(join(limited(tables, source), ', '))} ${title}` : title,
    },
    { type: 'sql', sql: clip(step.sql.trim(), Math.min(sqlCharacters, detail.characters)) },
  ];
}
