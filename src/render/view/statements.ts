/** What each statement did when it ran. Only what readers, writers or the clock would feel; the rest is counted. */

import { stepsOf } from '../../model/holds.ts';
import type { Lock } from '../../model/observation.ts';
import type { ReviewObservation } from '../../model/review.ts';
import { clip, code, type Inline, join, lineOf, place, prose, say } from '../inline.ts';
import { shortName } from '../sizes.ts';
import type { Block, MeasuredStatement, Section, Source } from '../view.ts';
import { modeName } from './locks.ts';

const sqlShown = 120;

export function measuredStatements(source: Source): readonly MeasuredStatement[] {
  return stepsOf(source.review).flatMap(({ migration, statement }) => {
    const effects = effectsOf(statement.observation, source);
    if (effects.length === 0) return [];
    const sql = clip(statement.sql.replace(/\s+/g, ' '), sqlShown);
    return [{ path: migration.path, line: statement.line, sql, effects }];
  });
}

export function statementsSection(measured: readonly MeasuredStatement[], source: Source): Section | null {
  const { review, messages, detail } = source;
  const total = stepsOf(review).length;
  if (total === 0 || detail.name === 'summary') return null;
  const shown = measured.slice(0, detail.entries);
  const paths = [...new Set(shown.map((entry) => entry.path))];
  const blocks: Block[] = paths.flatMap((path) => [
    { type: 'paragraph', words: [place(path, null, detail.characters)] },
    tableOf(
      shown.filter((entry) => entry.path === path),
      source,
    ),
  ]);
  const left = measured.length - shown.length;
  if (left > 0) blocks.push({ type: 'paragraph', words: say`${messages.sections.more(left)}` });
  const quiet = total - measured.length;
  if (quiet > 0) blocks.push({ type: 'paragraph', words: say`${messages.statements.quiet(quiet)}` });
  return { title: messages.sections.statements, blocks };
}

function tableOf(measured: readonly MeasuredStatement[], { messages }: Source): Block {
  const words = messages.statements;
  const rows = measured.map((entry) => [
    [lineOf(entry.path, entry.line)],
    [code(entry.sql)],
    join(entry.effects, { type: 'break' }),
  ]);
  return { type: 'table', head: [words.line, words.sql, words.effect], rows };
}

function effectsOf(observation: ReviewObservation, source: Source): readonly Inline[] {
  const words = source.messages.statements;
  const name = (relation: string) => code(clip(shortName(relation), source.detail.characters));
  const { error, skipped, condition } = observation;
  // To write a table anew is to read it and to build its indexes; to build an index is to read the table.
  const builtAlone = observation.indexesBuilt.filter(
    ({ table, fresh }) => !fresh && !observation.rewrites.includes(table),
  );
  const read = new Set([...observation.rewrites, ...builtAlone.map(({ table }) => table)]);
  return [
    ...(error === undefined ? [] : [words.failed(error.code, messageOf(error.message, source))]),
    ...(skipped === undefined
      ? []
      : [words.skipped(prose(clip(source.messages.text(skipped), source.detail.characters)))]),
    ...(condition === undefined
      ? []
      : [words.condition(condition.error.code, messageOf(condition.error.message, source))]),
    ...observation.locks.filter((lock) => isFelt(lock)).map((lock) => lockWords(lock, source)),
    ...observation.rewrites.map((relation) => words.rewrites(name(relation))),
    ...builtAlone.map(({ index, table }) => words.builds(name(index), name(table))),
    ...observation.scans
      .filter(({ relation, fresh }) => !fresh && !read.has(relation))
      .map(({ relation }) => words.scans(name(relation))),
  ];
}

function messageOf(message: string, { detail }: Source) {
  return code(clip(message, Math.min(300, detail.characters)));
}

/** An index lock is named by its table's lock, which is always at hand. */
function isFelt(lock: Lock): boolean {
  return (
    !lock.fresh && lock.relation === lock.table && (lock.blocks.includes('reads') || lock.blocks.includes('writes'))
  );
}

function lockWords(lock: Lock, { messages, detail }: Source): Inline {
  const words = messages.statements;
  const blocks = [
    lock.blocks.includes('reads') ? words.reads : null,
    lock.blocks.includes('writes') ? words.writes : null,
  ];
  const basis = lock.basis === 'documented' ? ` (${words.documented})` : '';
  const named = blocks.filter((word) => word !== null).join(words.and);
  const relation = code(clip(shortName(lock.relation), detail.characters));
  return say`${words.lock(modeName(lock.mode), relation, named)}${basis}`;
}
