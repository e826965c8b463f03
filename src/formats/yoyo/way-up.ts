/** Files that follow one of Yoyo's: each depends on the one before it, and a line at its top says how it runs. */
import type { FileEdit } from '../../model/format.ts';
import type { Migration } from '../../model/migration.ts';
import type { SaferPiece } from '../../model/safer.ts';
import { baseNameOf } from '../../model/tree.ts';
import { inTransaction, type Original, scriptLines } from '../shared/way-down.ts';
import { framedSql, joined, jointly, newFile, sqlOf, withStatements, withTopLine, wordsFor } from '../shared/way-up.ts';

const marker = /^[^\S\n]*--[^\S\n]*transactional[^\S\n]*:[^\n]*(\n|$)/m;
const outside = '-- transactional: false';

export function yoyoPieces(
  original: Original,
  migration: Migration,
  pieces: readonly SaferPiece[],
): readonly FileEdit[] {
  const [first, ...rest] = pieces as readonly [SaferPiece, ...SaferPiece[]];
  const { path, name, down } = migration;
  const { isOutside, framesDown } = jointly(migration, first);
  const edit = withStatements(original, migration.up.text, isOutside ? framedSql(first) : sqlOf(first.statements));
  // What else looks like the line, further down, is none.
  const isMarked = migration.transaction !== 'file';
  const top = { marker: isMarked ? marker : null, line: isOutside ? outside : null };
  const stem = path.slice(0, -'.sql'.length);
  const names = [stem, ...wordsFor(rest).map((word) => stem + joined(name, word))];
  const depends = (index: number) => `-- depends: ${baseNameOf(names[index] as string)}`;
  return [
    withTopLine(edit, original, top),
    ...(framesDown && down
      ? [{ path: down.path, text: scriptLines(inTransaction(down.text), original.lineEnd), isNew: false }]
      : []),
    ...rest.map(({ transaction, statements }, index) => {
      const head = transaction === 'own' ? [depends(index)] : [depends(index), outside];
      return newFile(original, `${names[index + 1]}.sql`, [...head, sqlOf(statements)].join('\n'));
    }),
  ];
}
