/** Where Flyway's files begin: the locations that a configuration names, and directories of its file names elsewhere. */

import type { Recognition } from '../../model/format.ts';
import { phrase } from '../../model/text.ts';
import { baseNameOf, directoryOf, type FileTree } from '../../model/tree.ts';
import { directoriesOf, isWithin } from '../shared/directories.ts';
import { nearestFile } from '../shared/evidence.ts';
import { filesOfRoot, outermost } from '../shared/outermost.ts';
import { flywayLocations, isFlywayConfigName, readFlywaySettings } from './config.ts';
import { parseFlywayName } from './names.ts';

export async function flywayRoots(tree: FileTree): Promise<readonly Recognition[]> {
  const configured = await configuredRoots(tree);
  const found = new Map(configured.map((recognition) => [recognition.root, recognition]));
  for (const root of patternRoots(tree)) {
    if (configured.some((claim) => isWithin(root, claim.root))) continue;
    const marker = nearestFile(tree, root, ['flyway.toml', 'flyway.conf', 'conf/flyway.toml', 'conf/flyway.conf']);
    const isDefault = /(^|\/)db\/migration(\/|$)/.test(root);
    const names = phrase`files named V<version>__<description>.sql`;
    const evidence = marker ? phrase`${names} and ${marker}` : names;
    found.set(root, { root, confidence: marker ? 3 : isDefault ? 2 : 1, evidence });
  }
  return [...found.values()];
}

/** Roots that a configuration names; several locations of one file have their common directory as root. */
async function configuredRoots(tree: FileTree): Promise<Recognition[]> {
  const found: Recognition[] = [];
  for (const path of tree.files.keys()) {
    if (!isFlywayConfigName(baseNameOf(path))) continue;
    const settings = await readFlywaySettings(tree, path);
    const locations = flywayLocations(tree, { settings, locationsFrom: path });
    const root = commonDirectory(locations);
    if (root === undefined || filesOfRoot(tree, root).every((entry) => !parseFlywayName(entry, settings))) continue;
    found.push({ root, confidence: 3, evidence: phrase`${path} names ${locations.join(', ')}` });
  }
  return found;
}

function patternRoots(tree: FileTree): string[] {
  const directories: string[] = [];
  for (const [directory, files] of directoriesOf(tree).files) {
    const counts = files.some((entry) => {
      const name = parseFlywayName(entry, new Map());
      return name?.sql && name.kind !== 'undo' && (name.kind === 'repeatable' || baseNameOf(entry.path).includes('__'));
    });
    if (counts) directories.push(directory);
  }
  return outermost(directories);
}

function commonDirectory(directories: readonly string[]): string | undefined {
  return directories.reduce<string | undefined>((common, directory) => {
    let shared = common ?? directory;
    while (!isWithin(directory, shared)) shared = directoryOf(shared);
    return shared;
  }, undefined);
}
