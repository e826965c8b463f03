/** A way up under dbmate's marker, which says whether it runs in a transaction, and files that follow it. */

import type { FileEdit } from '../../model/format.ts';
import type { SaferPiece } from '../../model/safer.ts';
import { phrase } from '../../model/text.ts';
import { unwritable } from '../shared/read-back.ts';
import type { Original } from '../shared/way-down.ts';
import { newFile, sqlOf, withStatements } from '../shared/way-up.ts';

/** Of `-- migrate:up …`, what begins the line. */
const upMarker = /^--[^\S\n]*migrate:up(?![^\s])[^\n]*$/gm;
const outside = ' transaction:false';

/** @param side the text with everything blanked that is not the way up */
export function withDbmateUp(original: Original, side: string, piece: SaferPiece): FileEdit {
  const { text, path, mark } = original;
  const [marker, another] = [...text.matchAll(upMarker)];
  if (!marker || another) {
    throw unwritable(
      { path },
      phrase`The file holds several ways up, which dbmate runs one by one.`,
      phrase`Give each its own file.`,
    );
  }
  const edit = withStatements(original, side, sqlOf(piece.statements));
  const at = mark.length + marker.index;
  const line = marker[0].replace(/\s+transaction:(true|false)(?!\S)/g, '');
  const marked = piece.transaction === 'own' ? line : line.replace('migrate:up', `$&${outside}`);
  return { ...edit, text: edit.text.slice(0, at) + marked + edit.text.slice(at + marker[0].length) };
}

export function dbmateFile(original: Original, path: string, { transaction, statements }: SaferPiece): FileEdit {
  const marker = `-- migrate:up${transaction === 'own' ? '' : outside}`;
  return newFile(original, path, `${marker}\n${sqlOf(statements)}\n\n-- migrate:down`);
}
