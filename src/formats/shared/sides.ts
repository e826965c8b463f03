/** Reads the two sides of a migration whose ways up and down are whole files. */
import type { MigrationRef, Script } from '../../model/migration.ts';
import type { FileTree } from '../../model/tree.ts';
import { scanStatements } from './scan.ts';
import { readText } from './text.ts';

export interface Sides {
  readonly up: Script;
  readonly down: Script | null;
}

/** An opaque step has an empty way up: its file is never opened. */
export async function readSides(tree: FileTree, ref: MigrationRef): Promise<Sides> {
  const up = { path: ref.path, text: ref.kind === 'opaque' ? '' : await readText(tree, ref.path) };
  const down = ref.downPath === undefined ? null : wayDown(ref.downPath, await readText(tree, ref.downPath));
  return { up, down };
}

/** A way down without a statement, only a comment saying so perhaps, is none. */
export function wayDown(path: string, text: string): Script | null {
  return scanStatements(text).length === 0 ? null : { path, text };
}
