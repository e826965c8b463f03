/** Tools that cannot run a piece as it asks for say so, and what to do. */

import { FaultError } from '../../model/fault.ts';
import type { MigrationRef } from '../../model/migration.ts';
import type { SaferPiece } from '../../model/safer.ts';
import { phrase, type Text } from '../../model/text.ts';

/** Throws a `FaultError` (format) where a statement must not stand in a transaction, and the tool always opens one. */
export function requireInside(
  title: string,
  { path }: MigrationRef,
  pieces: readonly SaferPiece[],
  mend: Text = phrase`Run that statement by hand before the migrations that need it.`,
): void {
  if (pieces.every((piece) => piece.transaction === 'own')) return;
  const what = phrase`${title} runs every migration in a transaction, and a statement of the safer form cannot stand in one.`;
  throw new FaultError({ code: 'format', where: path, what, mend });
}

/** The fault of a tool that joins all pending migrations in one transaction. */
export function joinedInOne(title: string, { path }: Pick<MigrationRef, 'path'>, mend: Text): FaultError {
  const what = phrase`${title} runs all pending migrations in one transaction: a statement that must not stand in one cannot run, and in several files all locks would be held as long as in one.`;
  return new FaultError({ code: 'format', where: path, what, mend });
}
