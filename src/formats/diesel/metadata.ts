/** Diesel's `metadata.toml`, which says whether a migration runs in a transaction. */
import { parse as parseToml } from 'smol-toml';
import type { FileEdit } from '../../model/format.ts';
import type { MigrationRef } from '../../model/migration.ts';
import { baseNameOf, directoryOf, type FileTree } from '../../model/tree.ts';
import { joinPath } from '../shared/directories.ts';
import { look } from '../shared/evidence.ts';
import { originalOf } from '../shared/way-down.ts';

const key = 'run_in_transaction';
const line = `${key} = false`;

/** Diesel falls back to a transaction when the metadata cannot be read, and to none when the key is absent from it. */
export async function runsInTransaction(tree: FileTree, ref: MigrationRef): Promise<boolean> {
  const path = pathOf(ref);
  if (path === undefined) return true;
  try {
    return parseToml(await look(tree, path))[key] === true;
  } catch {
    return true;
  }
}

/** The metadata of a migration that is to run outside of a transaction, with all else that is in it. */
export async function outsideTransaction(tree: FileTree, ref: MigrationRef): Promise<FileEdit> {
  const path = pathOf(ref);
  if (path === undefined) return newMetadata(directoryOf(ref.path));
  const { text, mark, lineEnd } = await originalOf(tree, path);
  const set = /^[ \t]*run_in_transaction[ \t]*=[^\r\n]*/m;
  return { path, text: mark + (set.test(text) ? text.replace(set, line) : line + lineEnd + text), isNew: false };
}

export function newMetadata(directory: string): FileEdit {
  return { path: joinPath(directory, 'metadata.toml'), text: `${line}\n`, isNew: true };
}

function pathOf({ paths }: MigrationRef): string | undefined {
  return paths.find((candidate) => baseNameOf(candidate) === 'metadata.toml');
}
