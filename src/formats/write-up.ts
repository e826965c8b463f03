/**
 * Several migrations in place of one, in the files of its own tool, read back before anybody relies on them: names and bodies
 * may hold what the tool takes for a marker, a template or a separator, and no format has to know all of those of its own.
 */

import { FaultError } from '../model/fault.ts';
import type { FileEdit, Format } from '../model/format.ts';
import type { Migration, MigrationRef } from '../model/migration.ts';
import type { SaferPiece } from '../model/safer.ts';
import { phrase } from '../model/text.ts';
import type { FileTree } from '../model/tree.ts';
import { withEdits } from './shared/overlay.ts';
import { requireRegular, same, statementsOf, unwritable, withoutFrame } from './shared/read-back.ts';
import { readText } from './shared/text.ts';
import { sqlOf } from './shared/way-up.ts';

const byHand = phrase`Write the migrations by hand.`;

export interface WrittenUp {
  readonly edits: readonly FileEdit[];
  /** What takes the migration's place, as the tool reads it back, in order: one a piece, or one with all of them. */
  readonly migrations: readonly Migration[];
}

/**
 * The edits that put these pieces in the migration's place.
 *
 * @param pieces at least one
 * @throws FaultError (format) when the tool cannot run them so, its files have no place for them, or would then say something
 * else
 */
export async function writeUp(
  format: Format,
  tree: FileTree,
  ref: MigrationRef,
  pieces: readonly SaferPiece[],
): Promise<WrittenUp> {
  if (!format.writeUp)
    throw unwritable(ref, phrase`Nothing writes migrations of ${format.title}.`, phrase`Write them by hand.`);
  requireDivisible(ref, pieces);
  const before = await format.read(tree, ref);
  if (isFilledIn(await readText(tree, ref.path), before)) {
    const what = phrase`${format.title} fills in values in this migration, and its statements are known only with those of this repository.`;
    throw unwritable(ref, what, phrase`Write the statements by hand, with what is to be filled in.`);
  }
  const edits = await format.writeUp(tree, ref, pieces);
  requireRegular(tree, ref, edits);
  const taken = edits.find(({ path, isNew }) => isNew && tree.files.has(path));
  if (taken)
    throw unwritable(
      ref,
      phrase`${taken.path} is to be written, and is there already.`,
      phrase`Rename it, and try again.`,
    );
  const migrations = await readBack(format, { tree, edits, ref });
  if (isMeant(before, migrations, pieces)) return { edits, migrations };
  throw unwritable(
    ref,
    phrase`${format.title} would read the files otherwise than they are meant: something in the SQL looks like a marker or a template of its own.`,
    byHand,
  );
}

function requireDivisible(ref: MigrationRef, pieces: readonly SaferPiece[]): void {
  if (ref.kind === 'opaque') {
    throw unwritable(
      ref,
      phrase`This migration is not written in SQL.`,
      phrase`Write the statements in its own language.`,
    );
  }
  if (ref.kind === 'repeatable' && pieces.length > 1) {
    const what = phrase`This migration runs again whenever it changes, and cannot become several that run once.`;
    throw unwritable(ref, what, phrase`Move what changes tables into a versioned migration first.`);
  }
}

/** Something is not as written: a placeholder, a template, a variable. Only separators may become semicolons. */
function isFilledIn(raw: string, { up, variables = [] }: Migration): boolean {
  if (variables.length > 0 || raw.length !== up.text.length) return true;
  for (let at = 0; at < raw.length; at += 1) {
    const character = up.text[at] as string;
    if (character !== raw[at] && !/[\s;]/.test(character)) return true;
  }
  return false;
}

interface Written {
  readonly tree: FileTree;
  readonly edits: readonly FileEdit[];
  readonly ref: MigrationRef;
}

/** What stands in the migration's place. Throws a `FaultError` where the tool would refuse it, or see others changed. */
async function readBack(format: Format, { tree, edits, ref }: Written): Promise<readonly Migration[]> {
  const displaced = unwritable(
    ref,
    phrase`${format.title} would not see the new migrations between this one and the next, and the others as they are: a name, or what others depend on, puts them elsewhere.`,
    byHand,
  );
  try {
    const edited = withEdits(tree, edits);
    const [was, now] = [
      (await format.list(tree, ref.root)).migrations,
      (await format.list(edited, ref.root)).migrations,
    ];
    // A configured source may show fewer files than the tree has, and an id then is another.
    const byId = was.findIndex(({ id }) => id === ref.id);
    const at = byId >= 0 ? byId : was.findIndex(({ path, name }) => path === ref.path && name === ref.name);
    const added = now.length - was.length;
    const others = now.filter((_, index) => index < at || index > at + added);
    const replaced = now.slice(at, at + 1 + added);
    const [again] = replaced;
    const isKept = again?.id === was[at]?.id && again?.kind === ref.kind && again.path === ref.path;
    if (added < 0 || !isKept || !same(others.map(lineOf), was.filter((_, index) => index !== at).map(lineOf)))
      throw displaced;
    const paths = new Set(edits.map(({ path }) => path));
    for (const other of others.filter((one) => one.paths.some((path) => paths.has(path)))) {
      const [one, two] = [await format.read(tree, other), await format.read(edited, other)];
      if (one.down?.text.trim() !== two.down?.text.trim() || one.transaction !== two.transaction) throw displaced;
    }
    return await Promise.all(replaced.map((one) => format.read(edited, one)));
  } catch (error) {
    if (!(error instanceof FaultError) || error === displaced) throw error;
    throw unwritable(ref, phrase`${format.title} would refuse what is to be written: ${error.fault.what}`, byHand);
  }
}

function lineOf({ id, kind, digest, path, downPath }: MigrationRef): string {
  return JSON.stringify([id, kind, digest, path, downPath]);
}

function isMeant(before: Migration, migrations: readonly Migration[], pieces: readonly SaferPiece[]): boolean {
  const [first, ...others] = migrations as readonly [Migration, ...Migration[]];
  const isOneFile = others.length === 0;
  if (!isOneFile && migrations.length !== pieces.length) return false;
  if (!keepsWayDown(before, first) || others.some(({ down }) => down !== null)) return false;
  if (isOneFile) return runsAs(first, pieces);
  return migrations.every((migration, index) => runsAs(migration, [pieces[index] as SaferPiece]));
}

/** The same statements, and what ran as one still does. A tool whose marker is for both ways may take both out of its transaction. */
function keepsWayDown(before: Migration, after: Migration): boolean {
  const [was, is] = [before, after].map(({ down }) => statementsOf(down?.text ?? '')) as [string[], string[]];
  if (!same(withoutFrame(is), withoutFrame(was))) return false;
  const [wasMode, mode] = [before, after].map(({ transaction, downTransaction }) => downTransaction ?? transaction);
  if (mode === wasMode || is.length === 0) return is.length === was.length;
  return mode !== 'file' && (is.length === 1 || withoutFrame(is).length < is.length || mode === 'none');
}

/** Whether a migration is these pieces one after the other, each in a transaction or outside of one as it asks for. */
function runsAs({ up, transaction }: Migration, pieces: readonly SaferPiece[]): boolean {
  let rest: readonly string[] = statementsOf(up.text);
  const isWhole = transaction === 'file' || transaction === 'none';
  if (pieces.length > 1 && isWhole) return false;
  for (const piece of pieces) {
    const body = statementsOf(sqlOf(piece.statements));
    const isFramed = rest[0] === 'BEGIN';
    const length = isFramed ? body.length + 2 : body.length;
    const own = rest.slice(0, length);
    if (!same(isFramed ? withoutFrame(own) : own, body)) return false;
    if (!isMode(piece, { transaction, isFramed, count: own.length })) return false;
    rest = rest.slice(length);
  }
  return rest.length === 0;
}

function isMode(
  piece: SaferPiece,
  { transaction, isFramed, count }: Pick<Migration, 'transaction'> & { isFramed: boolean; count: number },
): boolean {
  if (transaction === 'batch') return false;
  if (piece.transaction === 'none') return transaction !== 'file' && !isFramed && count === 1;
  if (transaction === 'file') return !isFramed;
  return isFramed || transaction === 'none' || count === 1;
}
