/** Where Liquibase's changes begin: changelogs that no other includes, and directories of formatted SQL that none of them reaches. */
import { FaultError } from '../../model/fault.ts';
import type { Recognition } from '../../model/format.ts';
import { phrase } from '../../model/text.ts';
import { baseNameOf, directoryOf, type FileEntry, type FileTree } from '../../model/tree.ts';
import { ancestorsOf, directoriesOf, joinPath } from '../shared/directories.ts';
import { look, sampleOf } from '../shared/evidence.ts';
import { entriesIn, namedBy } from './includes.ts';
import { isFormatted } from './sql.ts';

const changelogName = /\.(xml|ya?ml|json)$/i;
const hint = /changelog|changeset|liquibase/i;
/** Names under which other tools keep one statement file a directory. */
const otherNames = /^(up|down|migration|query|schema|seed)\.sql$/i;

export async function recogniseChangelogs(tree: FileTree): Promise<readonly Recognition[]> {
  const includes = await changelogsOf(tree);
  const included = new Set([...includes.values()].flat());
  const roots = [...includes.keys()].filter((path) => !included.has(path));
  const found: Recognition[] = roots.map((root) => ({
    root,
    confidence: 3,
    evidence: phrase`a changelog of Liquibase that no other includes`,
  }));
  for (const [root, files] of directoriesOf(tree).files) {
    const scripts = files.filter((entry) => /\.sql$/i.test(entry.path) && !otherNames.test(baseNameOf(entry.path)));
    const isFree = (entry: FileEntry) => !included.has(entry.path);
    if (!scripts.some(isFree)) continue;
    for (const entry of sampleOf(scripts.filter(isFree))) {
      if (!isFormatted(await look(tree, entry.path))) continue;
      found.push({ root, confidence: 3, evidence: phrase`files that begin with "--liquibase formatted sql"` });
      break;
    }
  }
  return found;
}

/** Every changelog with the files it names; one that cannot be read names none and is reported when it is listed. */
async function changelogsOf(tree: FileTree): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const path of await candidates(tree)) {
    const text = await look(tree, path);
    if (!/databaseChangeLog/.test(text)) continue;
    try {
      const entries = await entriesIn(tree, path);
      found.set(
        path,
        entries.flatMap((entry) => namedBy(tree, path, entry)),
      );
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      found.set(path, []);
    }
  }
  return found;
}

/** Files that look like changelogs by their names or their directories, and those that `liquibase.properties` names. */
async function candidates(tree: FileTree): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const [directory, files] of directoriesOf(tree).files) {
    for (const { path } of files) {
      const name = baseNameOf(path);
      if (changelogName.test(name) && (hint.test(name) || hint.test(baseNameOf(directory)))) found.add(path);
      if (name === 'liquibase.properties') {
        const named = configured(tree, path, await look(tree, path));
        if (named !== undefined) found.add(named);
      }
    }
  }
  return found;
}

function configured(tree: FileTree, settings: string, text: string): string | undefined {
  const value = /^[ \t]*(?:liquibase\.command\.)?change-?log-?file[ \t]*[:=][ \t]*(\S+)/im
    .exec(text)?.[1]
    ?.replace(/^classpath:/, '');
  if (value === undefined || !changelogName.test(value)) return undefined;
  const places = ancestorsOf(directoryOf(settings)).map((place) => joinPath(place, value));
  return places.find((path) => tree.files.has(path));
}
