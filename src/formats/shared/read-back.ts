/** What is compared when written files are read back: statements, white space apart. */
import { FaultError } from '../../model/fault.ts';
import type { FileEdit } from '../../model/format.ts';
import type { MigrationRef } from '../../model/migration.ts';
import { phrase, type Text } from '../../model/text.ts';
import type { FileTree } from '../../model/tree.ts';
import { scanStatements } from './scan.ts';

export function statementsOf(text: string): string[] {
  return scanStatements(text).map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' ').trim());
}

/** A tool that runs each statement by itself gets BEGIN and COMMIT around them. */
export function withoutFrame(statements: readonly string[]): readonly string[] {
  const isFramed = statements[0] === 'BEGIN' && statements.at(-1) === 'COMMIT';
  return isFramed ? statements.slice(1, -1) : statements;
}

export function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}

/** Throws a `FaultError` (format) for an edit of what is a link. */
export function requireRegular(tree: FileTree, ref: MigrationRef, edits: readonly FileEdit[]): void {
  const link = edits.find(({ path }) => tree.files.get(path)?.mode.startsWith('100') === false);
  if (link)
    throw unwritable(
      ref,
      phrase`${link.path} is no regular file, and is not followed.`,
      phrase`Put a file in its place.`,
    );
}

export function unwritable({ path }: Pick<MigrationRef, 'path'>, what: Text, mend: Text): FaultError {
  return new FaultError({ code: 'format', where: path, what, mend });
}
