/**
 * Writing several migrations in place of one: the first piece where the statements of the original stood, the others as files
 * after it. Everything outside the statements keeps its bytes, comments above them included.
 */

import { FaultError } from '../../model/fault.ts';
import type { FileEdit } from '../../model/format.ts';
import type { Migration, MigrationRef, MigrationSet } from '../../model/migration.ts';
import type { SaferPiece, SaferStage } from '../../model/safer.ts';
import { phrase } from '../../model/text.ts';
import { baseNameOf, directoryOf } from '../../model/tree.ts';
import { joinPath } from './directories.ts';
import { type VersionOptions, versionsAfter } from './next-version.ts';
import { opensTransaction, scanStatements } from './scan.ts';
import { type Original, scriptLines } from './way-down.ts';

/** A migration that is new: its version as the file's name has it, and the word for what it does. */
export interface Successor {
  readonly piece: SaferPiece;
  readonly version: string;
  readonly word: string;
}

const words: Readonly<Record<SaferStage, string>> = {
  change: 'change',
  data: 'data',
  alone: 'concurrently',
  guard: 'guard',
  validate: 'validate',
  finish: 'finish',
};

/** One word a piece; the second of a kind and those after it are numbered. */
export function wordsFor(pieces: readonly SaferPiece[]): readonly string[] {
  const seen = new Map<string, number>();
  return pieces.map(({ stage, statements }) => {
    const word = stage === 'alone' && /^\s*(DO|CALL)\b/i.test(statements[0] ?? '') ? 'backfill' : words[stage];
    const count = (seen.get(word) ?? 0) + 1;
    seen.set(word, count);
    return count === 1 ? word : `${word}_${count}`;
  });
}

/** What a tool's files look like, for `spread`. */
export interface Spreading {
  readonly versions?: VersionOptions;
  first(piece: SaferPiece): readonly FileEdit[];
  added(successor: Successor): readonly FileEdit[];
}

/** The first piece in the original's files, and a migration after it for each of the others. */
export function spread(
  set: MigrationSet,
  ref: MigrationRef,
  pieces: readonly SaferPiece[],
  { versions: options, first, added }: Spreading,
): readonly FileEdit[] {
  const [head, ...rest] = pieces;
  if (!head) return [];
  const versions = rest.length > 0 ? versionsAfter(set, ref, rest.length, options) : [];
  const names = wordsFor(rest);
  return [
    ...first(head),
    ...rest.flatMap((piece, index) =>
      added({ piece, version: versions[index] as string, word: names[index] as string }),
    ),
  ];
}

/**
 * The name of a file or directory with another version, and with the word behind what it is called.
 *
 * @param base begins with `prefix` and the version as written, and ends in `ending`
 */
function successorName(
  base: string,
  written: string,
  { version, word }: Pick<Successor, 'version' | 'word'>,
  {
    prefix = '',
    ending = '',
    joint,
  }: { readonly prefix?: string; readonly ending?: string; readonly joint?: '-' } = {},
): string {
  const rest = base.slice(prefix.length + written.length, base.length - ending.length);
  const tail = joint === undefined ? joined(rest, word) : joint + word.replaceAll('_', joint);
  return `${prefix}${version}${rest}${tail}${ending}`;
}

interface Named {
  readonly ref: MigrationRef;
  /** What joins the word to a name, where the tool allows nothing else. */
  readonly joint?: '-';
  readonly prefix?: string;
  /** The version as the name has it, where that is not how the tool compares it. */
  readonly written?: string;
}

/** For `Spreading.added`: files beside the original, whose name ends in `ending`. */
export function filesBeside(
  { ref, written = ref.version, ...form }: Named & { readonly ending: string },
  edits: (path: string, piece: SaferPiece) => readonly FileEdit[],
): Spreading['added'] {
  return ({ piece, ...successor }) => {
    const name = successorName(baseNameOf(ref.path), written, successor, form);
    return edits(joinPath(directoryOf(ref.path), name), piece);
  };
}

/** For `Spreading.added`: directories beside the original's. */
export function directoriesBeside(
  { ref, written = ref.version }: Pick<Named, 'ref' | 'written'>,
  edits: (directory: string, piece: SaferPiece) => readonly FileEdit[],
): Spreading['added'] {
  const own = directoryOf(ref.path);
  return ({ piece, ...successor }) =>
    edits(joinPath(directoryOf(own), successorName(baseNameOf(own), written, successor)), piece);
}

/** The word with what joins it to a name: a dash where the name's own words are joined by dashes. */
export function joined(name: string, word: string): string {
  const own = name.replace(/^[_.\s-]+/, '');
  if (own.includes('-') && !own.includes('_')) return `-${word.replaceAll('_', '-')}`;
  return own === '' && name !== '' ? word : `_${word}`;
}

/** Each with its semicolon, which a comment at the end must not swallow. */
export function sqlOf(statements: readonly string[], isFramed = false): string {
  const lines = statements.map((statement) => {
    const ended = `${statement.trim()};`;
    return scanStatements(ended).at(-1)?.end === ended.length - 1 ? ended : `${statement.trim()}\n;`;
  });
  return (isFramed ? ['BEGIN;', ...lines, 'COMMIT;'] : lines).join('\n');
}

/** Between BEGIN and COMMIT where the tool opens no transaction and several statements need one. */
export function framedSql({ transaction, statements }: SaferPiece, isAlways = false): string {
  return sqlOf(statements, transaction === 'own' && (isAlways || statements.length > 1));
}

/** From the first character of the first statement to the end of the last one; nothing where there are none. */
export function statementsSpan(text: string): { readonly start: number; readonly end: number } {
  const statements = scanStatements(text);
  const end = statements.at(-1)?.end ?? text.length;
  return { start: statements[0]?.start ?? text.length, end: text[end] === ';' ? end + 1 : end };
}

/**
 * The file with this SQL in place of a side's statements.
 *
 * @param side the text with everything blanked that does not belong to the side
 * @throws FaultError (format) when something else stands between the statements
 */
export function withStatements(original: Original, side: string, sql: string): FileEdit {
  const { path, text, mark, lineEnd } = original;
  const { start, end } = statementsSpan(side);
  if (hasForeign(text.slice(start, end), side.slice(start, end))) {
    throw new FaultError({
      code: 'format',
      where: path,
      what: phrase`Something else stands between the statements of the way up, and would lose its place.`,
      mend: phrase`Put the way up in one piece.`,
    });
  }
  const after = text.slice(end);
  const lines = scriptLines(sql, lineEnd);
  const kept = after === '' ? lines : lines.slice(0, -lineEnd.length);
  return { path, text: `${mark}${text.slice(0, start)}${kept}${after}`, isNew: false };
}

/** All pieces in the one file of a tool that runs each statement by itself. */
export function allInOne(original: Original, side: string, pieces: readonly SaferPiece[]): readonly FileEdit[] {
  return [withStatements(original, side, pieces.map((piece) => framedSql(piece)).join('\n\n'))];
}

/**
 * The file with a line of the tool's own at its top, or without it.
 *
 * @param marker the line, its end included, wherever it stands
 */
export function withTopLine(
  { text, ...edit }: FileEdit,
  { mark, lineEnd }: Original,
  { marker, line }: { readonly marker: RegExp | null; readonly line: string | null },
): FileEdit {
  const whole = text.slice(mark.length);
  const body = marker === null ? whole : whole.replace(marker, '');
  return { ...edit, text: `${mark}${line === null ? '' : line + lineEnd}${body}` };
}

function hasForeign(text: string, side: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    if (!/\s/.test(text[at] as string) && /\s/.test(side[at] ?? ' ')) return true;
  }
  return false;
}

export function newFile({ lineEnd }: Original, path: string, sql: string): FileEdit {
  return { path, text: scriptLines(sql, lineEnd), isNew: true };
}

/** A way down that tools with pairs ask for; the original's own takes back everything. */
export function noWayDown(original: Original, path: string): FileEdit {
  return newFile(original, path, '-- The way down is that of the migration before.');
}

/**
 * Where one marker decides for both ways: it stays as long as there is a way down, which may depend on it, and where it comes
 * newly a way down of several statements gets a transaction of its own.
 */
export function jointly(
  { transaction, down, downTransaction }: Migration,
  piece: SaferPiece,
): { readonly isOutside: boolean; readonly framesDown: boolean } {
  const wasOutside = transaction !== 'file';
  const downMode = downTransaction ?? transaction;
  const isOutside = piece.transaction === 'none' || (wasOutside && down !== null);
  const runsInOne = down !== null && downMode !== 'statement' && downMode !== 'author';
  const framesDown =
    isOutside && !wasOutside && runsInOne && scanStatements(down.text).length > 1 && !opensTransaction(down.text);
  return { isOutside, framesDown };
}
