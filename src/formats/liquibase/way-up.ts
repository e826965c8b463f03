/** Changesets that follow one in its file, each with the attributes that decide where and when it runs. */

import type { FileEdit } from '../../model/format.ts';
import type { Migration } from '../../model/migration.ts';
import type { SaferPiece } from '../../model/safer.ts';
import { phrase } from '../../model/text.ts';
import { unwritable } from '../shared/read-back.ts';
import { scanStatements } from '../shared/scan.ts';
import { nextLine, type Original, scriptLines } from '../shared/way-down.ts';
import { framedSql, joined, jointly, sqlOf, statementsSpan, wordsFor } from '../shared/way-up.ts';
import { type Changeset, changesetLine } from './sql.ts';
import { withRollbackLines } from './way-down.ts';

const precondition = /^\s*--\s*precondition/im;

/** Where the way down loses the tool's transaction and is several statements, it gets one of its own. */
export function withFramedRollback(
  original: Original,
  changeset: Changeset,
  migration: Migration,
  pieces: readonly SaferPiece[],
): Original {
  const [first] = pieces as readonly [SaferPiece, ...SaferPiece[]];
  if (!jointly(migration, first).framesDown) return original;
  const down = changeset.down.map(({ start, end }) => original.text.slice(start, end)).join('\n');
  const { text } = withRollbackLines(original, changeset, `BEGIN;\n${down}\nCOMMIT;`);
  return { ...original, text: text.slice(original.mark.length) };
}

interface Place {
  readonly changeset: Changeset;
  readonly migration: Migration;
  /** The text with everything blanked that is not the changeset's way up. */
  readonly side: string;
}

/** Throws a `FaultError` for a changeset with a separator of its own, or with conditions that all pieces would need. */
export function withChangesets(
  original: Original,
  { changeset, migration, side }: Place,
  pieces: readonly SaferPiece[],
): FileEdit {
  const [first, ...rest] = pieces as readonly [SaferPiece, ...SaferPiece[]];
  const { path, text, mark, lineEnd } = original;
  requirePlain(original, changeset, rest.length > 0);
  const marker = lineOf(text, changeset.line);
  const line = text.slice(marker.start, marker.end);
  const { isOutside } = jointly(migration, first);
  const { start, end } = statementsSpan(side);
  const sql = isOutside ? framedSql(first) : sqlOf(first.statements);
  const last = nextLine(text, Math.max(end, ...changeset.down.map((span) => span.end)));
  const added = wordsFor(rest).map((word, index) => {
    const piece = rest[index] as SaferPiece;
    const head = withAttributes(renamed(line, word), sqlOf(piece.statements), piece.transaction === 'none');
    return `${lineEnd}${head}${lineEnd}${scriptLines(sqlOf(piece.statements), lineEnd)}`;
  });
  const parts = [
    text.slice(0, marker.start),
    withAttributes(line, sql, isOutside),
    text.slice(marker.end, start),
    scriptLines(sql, lineEnd).slice(0, -lineEnd.length),
    ...othersBetween(text.slice(start, end), side.slice(start, end)).map((other) => lineEnd + other),
    text.slice(end, last),
    added.length > 0 && !text.slice(0, last).endsWith('\n') ? lineEnd : '',
    ...added,
    added.length > 0 && last < text.length && !/^\r?\n/.test(text.slice(last)) ? lineEnd : '',
    text.slice(last),
  ];
  return { path, text: mark + parts.join(''), isNew: false };
}

function requirePlain({ path, text }: Original, { separator, line }: Changeset, isSeveral: boolean): void {
  const where = { path: `${path}:${line}` };
  if (separator !== undefined) {
    throw unwritable(
      where,
      phrase`The changeset has a separator of its own.`,
      phrase`Separate its statements by semicolons first.`,
    );
  }
  const below = text.split('\n').slice(line);
  const next = below.findIndex((one) => changesetLine.test(one));
  if (isSeveral && precondition.test(below.slice(0, next < 0 ? below.length : next).join('\n'))) {
    const what = phrase`The changeset has preconditions, and what follows from them would have to hold for several.`;
    throw unwritable(where, what, phrase`Write the changesets by hand, each with the preconditions that it needs.`);
  }
}

/** @param number counted from 1; without its end */
function lineOf(text: string, number: number): { readonly start: number; readonly end: number } {
  let start = 0;
  for (let count = 1; count < number; count += 1) start = nextLine(text, start);
  return { start, end: start + text.slice(start, nextLine(text, start)).trimEnd().length };
}

/** Rollback lines between the statements, and whatever else is not of the way up, in their order. */
function othersBetween(text: string, side: string): string[] {
  const ways = side.split('\n');
  return text
    .split('\n')
    .map((line) => line.replace(/\r$/, ''))
    .filter((line, index) => line.trim() !== '' && (ways[index] ?? '').trim() === '');
}

function renamed(line: string, word: string): string {
  const [head = '', , id = ''] = changesetLine.exec(line) ?? [];
  const bare = id.replace(/^"(.*)"$/s, '$1');
  const other = bare + joined(bare, word);
  return line.slice(0, head.length - id.length) + (bare === id ? other : `"${other}"`) + line.slice(head.length);
}

/** Liquibase cuts at every semicolon, unless the changeset is sent whole. */
function withAttributes(line: string, sql: string, isOutside: boolean): string {
  const isWhole = scanStatements(sql).some(({ start, end }) => sql.slice(start, end).includes(';'));
  const wasWhole = /\ssplitStatements:false\b/i.test(line);
  const bare = line.replace(/\srunInTransaction:\w+/gi, '');
  return `${bare}${isOutside ? ' runInTransaction:false' : ''}${isWhole && !wasWhole ? ' splitStatements:false' : ''}`;
}
