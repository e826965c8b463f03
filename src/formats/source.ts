/** One configured source: the directories or files that its path means, and the claims that result. */
import picomatch from 'picomatch';
import type { MigrationSource } from '../model/config.ts';
import { type Fault, FaultError } from '../model/fault.ts';
import type { Format } from '../model/format.ts';
import { nearest } from '../model/nearest.ts';
import { phrase } from '../model/text.ts';
import { directoryOf, type FileTree } from '../model/tree.ts';
import type { Claim } from './discover.ts';
import { dialectOfSuffix } from './shared/dialect.ts';
import { ancestorsOf, directoriesOf, isWithin } from './shared/directories.ts';

export interface ResolvedSource {
  /** The tree as this source shows it: other databases' files and files outside a file glob are left out. */
  readonly view: FileTree;
  readonly claims: readonly Claim[];
  /** What to say when the claims turn out to be empty. */
  otherwise(): Promise<Fault>;
}

/** `everywhere` gives the claims of all formats on the whole tree, for a source without a format. */
export async function resolveSource(
  tree: FileTree,
  source: MigrationSource,
  formats: readonly Format[],
  everywhere: () => Promise<readonly Claim[]>,
): Promise<ResolvedSource> {
  const path = source.path.replace(/^(\.\/)+|\/+$/g, '').replace(/^\.$/, '');
  refuseLink(tree, path);
  const format = source.format === undefined ? undefined : formatNamed(source.format, formats);
  const { roots, keeps } = matched(tree, path);
  const isForeign = (file: string) => {
    const suffix = source.dialect && dialectOfSuffix(file);
    return suffix !== undefined && suffix !== source.dialect;
  };
  const view = viewOf(tree, (file) => keeps(file) && !isForeign(file));
  const claims: Claim[] = format
    ? roots.map((root) => ({ root, confidence: 3, evidence: phrase`the configuration`, format }))
    : (await everywhere()).filter((claim) => roots.some((root) => isWithin(claim.root, root)));
  const otherwise = async () => nothingFound(source, roots.length > 0, format, await hint(format, path, everywhere));
  return { view, claims, otherwise };
}

/** A directory or file as it is written; else directories that a glob matches, outermost; else the files it matches. */
function matched(tree: FileTree, path: string): { roots: readonly string[]; keeps: (file: string) => boolean } {
  const all = () => true;
  const directories = new Set([...directoriesOf(tree).files.keys()].flatMap(ancestorsOf));
  if (path === '' || directories.has(path) || tree.files.has(path)) return { roots: [path], keeps: all };
  const matches = picomatch(path, { dot: true });
  const found = new Set([...directories].filter((directory) => directory !== '' && matches(directory)));
  if (found.size > 0) {
    const isOutermost = (directory: string) =>
      !ancestorsOf(directory)
        .slice(1)
        .some((above) => found.has(above));
    return { roots: [...found].filter(isOutermost), keeps: all };
  }
  const files = new Set([...tree.files.keys()].filter((file) => matches(file)));
  const roots = [...new Set([...files].map(directoryOf))];
  return { roots, keeps: (file) => files.has(file) || !file.endsWith('.sql') };
}

function viewOf(tree: FileTree, keeps: (path: string) => boolean): FileTree {
  const files = new Map([...tree.files].filter(([path]) => keeps(path)));
  return files.size === tree.files.size ? tree : { files, read: (path) => tree.read(path) };
}

function refuseLink(tree: FileTree, path: string): void {
  const entry = ancestorsOf(path)
    .map((part) => tree.files.get(part))
    .find((part) => part?.mode === '120000' || part?.mode === '160000');
  if (!entry) return;
  throw new FaultError({
    code: 'configuration',
    what: phrase`${entry.path} is a ${entry.mode === '160000' ? phrase`submodule` : phrase`symbolic link`}, which is not followed.`,
    where: 'migrations',
    mend: phrase`Name the directory that the files are in.`,
  });
}

function formatNamed(id: string, formats: readonly Format[]): Format {
  const format = formats.find((candidate) => candidate.id === id);
  if (format) return format;
  const close = nearest(
    id,
    formats.map((candidate) => candidate.id),
  );
  throw new FaultError({
    code: 'configuration',
    what: phrase`There is no migration format "${id}"${close ? phrase`; did you mean "${close}"?` : '.'}`,
    where: 'migrations.format',
    mend: phrase`Use an id that \`countersign formats\` lists.`,
    example: `format: ${close ?? 'sql'}`,
  });
}

/** Directories inside the path where the wanted format is at home after all. */
async function hint(
  format: Format | undefined,
  path: string,
  everywhere: () => Promise<readonly Claim[]>,
): Promise<string | undefined> {
  if (!format) return undefined;
  const inside = (await everywhere()).find((claim) => claim.format.id === format.id && isWithin(claim.root, path));
  return inside?.root === path ? undefined : inside?.root;
}

function nothingFound(
  source: MigrationSource,
  exists: boolean,
  format: Format | undefined,
  root: string | undefined,
): Fault {
  const path = JSON.stringify(source.path);
  if (!exists) {
    return {
      code: 'configuration',
      what: phrase`Nothing in the repository matches the migrations path ${path}.`,
      where: 'migrations.path',
      mend: phrase`Name a directory, or a glob, relative to the repository.`,
      example: '- path: db/migrations',
    };
  }
  return {
    code: 'configuration',
    what: format
      ? phrase`No migrations of the format ${format.id} are in ${path}.`
      : phrase`No format recognises the migrations in ${path}.`,
    where: 'migrations',
    mend: root ? phrase`Name the directory that holds the files.` : phrase`Check the path, and say which format it is.`,
    example: `- path: ${JSON.stringify(root ?? source.path)}\n  format: ${format?.id ?? 'sql'}`,
  };
}
