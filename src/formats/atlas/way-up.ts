/** A way up below Atlas' directives, one of which takes the file out of its transaction. */

import type { FileEdit } from '../../model/format.ts';
import type { SaferPiece } from '../../model/safer.ts';
import { phrase } from '../../model/text.ts';
import { unwritable } from '../shared/read-back.ts';
import { nextLine, type Original } from '../shared/way-down.ts';
import { newFile, sqlOf, withStatements } from '../shared/way-up.ts';
import { directiveOf, directivesOf } from './directives.ts';

const outside = '-- atlas:txmode none';

/** Throws a `FaultError` for a file of sections, or of a separator of its own. */
export function withAtlasUp(original: Original, piece: SaferPiece): FileEdit {
  const { path, text, mark, lineEnd } = original;
  const directives = directivesOf(text);
  if (directives.some(({ name }) => name === 'txtar') || directiveOf(text, 'delimiter') !== undefined) {
    const what = phrase`The file has sections, or a separator of its own, by which statements are not written here.`;
    throw unwritable({ path }, what, phrase`Make it a plain file, or write the migrations by hand.`);
  }
  const edit = withStatements(original, text, sqlOf(piece.statements));
  let body = edit.text.slice(mark.length);
  // From the end, so that lines keep their numbers. Statements stand below all of them.
  for (const { line } of directives.filter(({ name }) => name === 'txmode').reverse()) {
    const start = startOf(body, line);
    body = body.slice(0, start) + body.slice(nextLine(body, start));
  }
  if (piece.transaction === 'own') return { ...edit, text: mark + body };
  // A header is a comment that an empty line ends; with one there, the line joins it.
  const isHeader = directivesOf(body).length > 0 || /^\r?\n/.test(body);
  return { ...edit, text: `${mark}${outside}${lineEnd}${isHeader ? '' : lineEnd}${body}` };
}

export function atlasFile(original: Original, path: string, { transaction, statements }: SaferPiece): FileEdit {
  return newFile(original, path, `${transaction === 'own' ? '' : `${outside}\n\n`}${sqlOf(statements)}`);
}

/** @param line counted from 1 */
function startOf(text: string, line: number): number {
  let at = 0;
  for (let count = 1; count < line; count += 1) at = nextLine(text, at);
  return at;
}
