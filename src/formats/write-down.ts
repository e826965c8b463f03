/**
 * A way down in the files of its own tool, read back before anybody relies on it: names and bodies may hold what the tool
 * takes for a marker, a template or a separator, and no format has to know all of those of its own.
 */

import { FaultError } from '../model/fault.ts';
import type { FileEdit, Format } from '../model/format.ts';
import type { Migration, MigrationRef } from '../model/migration.ts';
import { phrase } from '../model/text.ts';
import type { FileTree } from '../model/tree.ts';
import { withEdits } from './shared/overlay.ts';
import { requireRegular, same, statementsOf, unwritable, withoutFrame } from './shared/read-back.ts';

/**
 * The edits that make this SQL the migration's way down.
 *
 * @throws FaultError (format) when its files have no place for it, or would then say something else
 */
export async function writeDown(
  format: Format,
  tree: FileTree,
  ref: MigrationRef,
  sql: string,
): Promise<readonly FileEdit[]> {
  if (!format.writeDown)
    throw unwritable(ref, phrase`${format.title} has no ways down.`, phrase`Keep the SQL beside the migration.`);
  const edits = await format.writeDown(tree, ref, sql);
  requireRegular(tree, ref, edits);
  const before = await format.read(tree, ref);
  const after = await readBack(format, withEdits(tree, edits), ref, tree);
  const isSame =
    after !== null &&
    after.transaction === before.transaction &&
    same(statementsOf(after.up.text), statementsOf(before.up.text)) &&
    same(withoutFrame(statementsOf(after.down?.text ?? '')), statementsOf(sql));
  if (isSame) return edits;
  throw unwritable(
    ref,
    phrase`${format.title} would read the file otherwise than it is meant: something in the SQL looks like a marker or a template of its own.`,
    phrase`Write the way down by hand.`,
  );
}

/** `null`: the tool would refuse it, or see other migrations than before. */
async function readBack(
  format: Format,
  edited: FileTree,
  ref: MigrationRef,
  tree: FileTree,
): Promise<Migration | null> {
  try {
    const [was, now] = [await format.list(tree, ref.root), await format.list(edited, ref.root)];
    const others = ({ migrations }: typeof was) =>
      migrations.map(({ id, path, digest, kind }) => (path === ref.path ? [id, kind] : [id, kind, digest]).join(' '));
    // A configured source may show fewer files than the tree has, and an id then is another.
    const again =
      now.migrations.find(({ id }) => id === ref.id) ??
      now.migrations.find(({ path, name }) => path === ref.path && name === ref.name);
    return again && same(others(was), others(now)) ? await format.read(edited, again) : null;
  } catch (error) {
    if (error instanceof FaultError) return null;
    throw error;
  }
}
