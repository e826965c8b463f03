/** `countersign formats` and the findings of `init`: which tools' migrations lie in a working tree. */
import { resolve } from 'node:path';
import { openWorkingTree } from '../../forge/worktree.ts';
import { discover } from '../../formats/discover.ts';
import { formats } from '../../formats/registry.ts';
import type { MigrationSet } from '../../model/migration.ts';
import { visible } from '../../render/visible.ts';
import { defaultConfig } from '../../walk/config.ts';
import type { Context } from './context.ts';

export interface Discovered {
  /** Top directory of the repository. */
  readonly directory: string;
  readonly sets: readonly MigrationSet[];
}

export async function discoverIn(repo: string, { directory, environment }: Context): Promise<Discovered> {
  const { fileBytes } = defaultConfig().limits;
  const opened = await openWorkingTree({ repo: resolve(directory, repo), fileBytes, environment });
  try {
    const { sets } = await discover(opened.tree, [], formats);
    return { directory: opened.directory, sets };
  } finally {
    await opened.close();
  }
}

export function formatsText(): string {
  const width = Math.max(...formats.map(({ id }) => id.length));
  return formats.map(({ id, title }) => `${id.padEnd(width)}  ${title}`).join('\n');
}

export function foundText({ sets }: Discovered): string {
  if (sets.length === 0) return 'No migrations were found in this repository.';
  const lines = sets.map(
    ({ root, format, dialect, migrations }) =>
      `  ${visible(root || '.')}: ${migrations.length} ${migrations.length === 1 ? 'migration' : 'migrations'} of ${format} (${dialect})`,
  );
  return ['Found in this repository:', ...lines].join('\n');
}
