/** Files that follow a versioned one of Flyway's, and the settings beside them that take one out of its transaction. */

import type { FileEdit } from '../../model/format.ts';
import type { MigrationRef } from '../../model/migration.ts';
import type { SaferPiece } from '../../model/safer.ts';
import { phrase } from '../../model/text.ts';
import type { FileEntry, FileTree } from '../../model/tree.ts';
import { nextVersion, type VersionOptions } from '../shared/next-version.ts';
import { joinedInOne } from '../shared/outside.ts';
import { unwritable } from '../shared/read-back.ts';
import { originalOf } from '../shared/way-down.ts';
import { filesBeside, newFile, type Spreading, sqlOf, withStatements } from '../shared/way-up.ts';
import { type FlywaySettings, flywayFlag } from './config.ts';
import { compareFlywayVersions, flywayNameParts, normalisedFlywayVersion } from './names.ts';

const key = /^[ \t]*executeInTransaction[ \t]*=[^\r\n]*/im;

/** Throws a `FaultError` for a baseline, which stands for other files, and where all pending files run in one transaction. */
export async function flywaySpreading(
  tree: FileTree,
  ref: MigrationRef,
  entry: FileEntry,
  settings: FlywaySettings,
): Promise<Spreading> {
  if (flywayFlag(settings, 'group', false)) {
    throw joinedInOne(
      'With `group=true` Flyway',
      ref,
      phrase`Set \`flyway.group=false\`, which is the default, and try again.`,
    );
  }
  const original = await originalOf(tree, ref.path);
  const { kind, prefix, written, ending } = flywayNameParts(entry, settings);
  if (kind === 'baseline')
    throw unwritable(ref, phrase`A baseline stands for other files.`, phrase`Change a versioned file instead.`);
  const own = `${ref.path}.conf`;
  const sidecar = tree.files.has(own) ? await originalOf(tree, own) : null;
  const isOutsideAll = !flywayFlag(settings, 'executeintransaction', true);
  const line = ({ transaction }: SaferPiece) => `executeInTransaction=${transaction === 'own'}`;
  const beside = (path: string, piece: SaferPiece): readonly FileEdit[] =>
    piece.transaction === 'none' || isOutsideAll
      ? [{ path: `${path}.conf`, text: `${line(piece)}\n`, isNew: true }]
      : [];
  return {
    versions: flywayVersions(written),
    first: (piece) => {
      const edit = withStatements(original, original.text, sqlOf(piece.statements));
      if (sidecar === null) return [edit, ...beside(ref.path, piece)];
      const { text, mark, lineEnd } = sidecar;
      const isSet = key.test(text);
      if (!isSet && beside(ref.path, piece).length === 0) return [edit];
      const changed = isSet ? text.replace(key, line(piece)) : line(piece) + lineEnd + text;
      return [edit, { path: own, text: mark + changed, isNew: false }];
    },
    added: filesBeside({ ref, prefix, written, ending }, (path, piece) => [
      newFile(original, path, sqlOf(piece.statements)),
      ...beside(path, piece),
    ]),
  };
}

/** The last part counts on; where that is taken, a part more begins. */
function flywayVersions(written: string): VersionOptions {
  const joint = written.includes('.') ? '.' : '_';
  return {
    written,
    compare: compareFlywayVersions,
    normalised: normalisedFlywayVersion,
    next: (version) => version.replace(/\d+$/, nextVersion),
    between: (version, index) => `${version}${joint}${index}`,
  };
}
