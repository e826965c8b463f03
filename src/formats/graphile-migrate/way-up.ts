/** Committed files that follow the last one, with the chain of hashes that the tool demands. */

import type { FileEdit } from '../../model/format.ts';
import type { MigrationRef, MigrationSet } from '../../model/migration.ts';
import type { SaferPiece } from '../../model/safer.ts';
import { phrase } from '../../model/text.ts';
import { baseNameOf } from '../../model/tree.ts';
import { joinedInOne } from '../shared/outside.ts';
import type { Original } from '../shared/way-down.ts';
import { filesBeside, spread, sqlOf, withStatements, withTopLine } from '../shared/way-up.ts';
import { hashOf, headersOf } from './chain.ts';

const outside = '--! no-transaction';
const marker = /^--!\s*no-transaction\b[^\n]*(\n|$)/;

interface Place {
  readonly original: Original;
  /** The text with everything blanked that is not the way up. */
  readonly side: string;
}

/** Each link is made of the text and of the link before it. */
export function committedPieces(
  set: MigrationSet,
  ref: MigrationRef,
  { original, side }: Place,
  pieces: readonly SaferPiece[],
): readonly FileEdit[] {
  const { path, text } = original;
  const { values, end } = headersOf(path, text);
  let previous = values.get('Previous') ?? '-';
  const linked = (body: string, rest: string): string => {
    const hash = hashOf(body, previous === '-' ? '' : previous);
    const whole = `--! Previous: ${previous}\n--! Hash: ${hash}\n${rest}${body}`;
    previous = hash;
    return whole;
  };
  const others = text.slice(0, end).replace(/^--! (Previous|Hash):.*\n/gm, '');
  return spread(set, ref, pieces, {
    first: (piece) => {
      const edit = withStatements(original, side, sqlOf(piece.statements));
      const body = edit.text.slice(original.mark.length + end);
      return [{ ...edit, text: original.mark + linked(`\n${withMarker(body, piece)}`, others) }];
    },
    added: filesBeside({ ref, ending: '.sql', joint: '-' }, (other, { transaction, statements }) => {
      const head = transaction === 'own' ? '' : `${outside}\n`;
      const message = /-(.+)\.sql$/.exec(baseNameOf(other))?.[1] ?? '';
      const body = linked(`\n${head}${sqlOf(statements)}\n`, `--! Message: ${message}\n`);
      return [{ path: other, text: body, isNew: true }];
    }),
  });
}

/** The migration in the making, which stays one. Throws a `FaultError` for one of several files. */
export function currentPiece(original: Original, side: string, piece: SaferPiece): FileEdit {
  const { path, text, mark } = original;
  if (!path.endsWith('current.sql')) {
    throw joinedInOne(
      'graphile-migrate',
      { path },
      phrase`Commit what is done with \`graphile-migrate commit\`, and try again.`,
    );
  }
  const edit = withStatements(original, side, sqlOf(piece.statements));
  const { end } = headersOf(path, text);
  const head = edit.text.slice(0, mark.length + end);
  const gap = end > 0 ? '\n' : '';
  return { ...edit, text: head + gap + withMarker(edit.text.slice(head.length), piece) };
}

/** Below the headers, from the first line that is not empty. */
function withMarker(body: string, { transaction }: SaferPiece): string {
  const trimmed = { path: '', text: body.replace(/^\s+/, ''), isNew: false };
  const line = transaction === 'own' ? null : outside;
  return withTopLine(trimmed, { path: '', text: '', mark: '', lineEnd: '\n' }, { marker, line }).text;
}
