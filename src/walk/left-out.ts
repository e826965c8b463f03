/**
 * Changed files that look like migrations and are none that was read: those that their tool skips, SQL in a
 * migrations directory that no format claims, and programs. They are said, because a green that ignored them would be a wrong one.
 */

import { unsearched } from '../formats/discover.ts';
import { codeMigrationTool } from '../formats/shared/code-migrations.ts';
import { isForeignDatabase } from '../formats/shared/dialect.ts';
import type { ChangeSet } from '../model/changeset.ts';
import type { MigrationSet } from '../model/migration.ts';
import type { Text } from '../model/text.ts';
import { directoryOf } from '../model/tree.ts';

export interface LeftOut {
  /** Directories with changed SQL that no format claims, and the files in each. */
  readonly unclaimed: ReadonlyMap<string, readonly string[]>;
  /** Changed migrations that are programs, by the tool that runs them. */
  readonly programs: ReadonlyMap<string, readonly string[]>;
  /** Changed files of a set that its own tool does not run, with the reason. */
  readonly skipped: readonly { readonly path: string; readonly why: Text }[];
}

const migrationsDirectory = /(^|[/_.-])(migrations?|migrate)([/_.-]|$)/i;

/** Looks at what head adds or alters. `roots` are directories whose files are accounted for already. */
export function leftOut(changes: ChangeSet, sets: readonly MigrationSet[], roots: Iterable<string>): LeftOut {
  const { base, head } = changes;
  const isChanged = (path: string): boolean => {
    const now = head.tree.files.get(path);
    return now !== undefined && now.oid !== base.tree.files.get(path)?.oid;
  };
  const ignored = sets.flatMap((set) => set.ignored.filter(({ path }) => isChanged(path)));
  const known = new Set([
    ...sets.flatMap(({ migrations }) => migrations.flatMap(({ paths }) => paths)),
    ...ignored.map(({ path }) => path),
  ]);
  const accounted = [...roots];
  const unclaimed = new Map<string, string[]>();
  const programs = new Map<string, string[]>();
  for (const path of head.tree.files.keys()) {
    const directory = directoryOf(path);
    const tool = codeMigrationTool(path);
    const isLoose = path.endsWith('.sql') && migrationsDirectory.test(directory);
    if ((!tool && !isLoose) || known.has(path)) continue;
    if (unsearched.test(path) || isForeignDatabase(directory) || !isChanged(path)) continue;
    if (tool) {
      programs.set(tool, [...(programs.get(tool) ?? []), path]);
      continue;
    }
    if (accounted.some((root) => root === '' || directory === root || directory.startsWith(`${root}/`))) continue;
    unclaimed.set(directory, [...(unclaimed.get(directory) ?? []), path]);
  }
  return { unclaimed, programs, skipped: ignored.filter(({ path }) => path.endsWith('.sql')) };
}
