/**
 * From file names to migration references: ups joined with their downs, sorted as the tool sorts, each with
 * an id of its own. The formats whose files are numbered share this and differ in patterns.
 */
import type { MigrationKind, MigrationRef, MigrationSet } from '../../model/migration.ts';
import { phrase } from '../../model/text.ts';
import { baseNameOf, type FileEntry } from '../../model/tree.ts';
import { compareNumeric, compareText } from './order.ts';

/** One file whose name the tool understands. */
export interface NamedFile {
  readonly entry: FileEntry;
  readonly version: string;
  readonly name: string;
  readonly side: 'up' | 'down';
  readonly kind?: MigrationKind;
  /** Other files that shape the way up (sidecar, metadata). */
  readonly companions?: readonly FileEntry[];
}

export interface PairOptions {
  readonly format: string;
  readonly root: string;
  /** The tool runs a migration that sorts before applied ones. */
  readonly acceptsLate?: boolean;
  /** How the tool compares versions, `compareNumeric` unless told. */
  readonly compare?: (a: string, b: string) => number;
}

/** Ups in the tool's order with their downs; downs without an up are ignored, with the reason. */
export function pairFiles(
  files: readonly NamedFile[],
  options: PairOptions,
): Pick<MigrationSet, 'migrations' | 'ignored'> {
  const compare = options.compare ?? compareNumeric;
  const ups = files
    .filter((file) => file.side === 'up')
    .sort((a, b) => compare(a.version, b.version) || compareText(a.entry.path, b.entry.path));
  const upsOfVersion = countBy(ups, (file) => versionKey(file.version));
  const downs = new Map<string, NamedFile>();
  for (const file of files) {
    if (file.side === 'down') downs.set(`${versionKey(file.version)} ${file.name}`, file);
  }
  const downsOfVersion = new Map([...downs.values()].map((file) => [versionKey(file.version), file]));
  const used = new Set<NamedFile>();
  const refs = ups.map((up) => {
    const key = versionKey(up.version);
    // A down of another name still belongs to the version, unless several ups could claim it.
    const down = downs.get(`${key} ${up.name}`) ?? (upsOfVersion.get(key) === 1 ? downsOfVersion.get(key) : undefined);
    if (down) used.add(down);
    return reference(up, down, options);
  });
  const ignored = [...downs.values()]
    .filter((down) => !used.has(down))
    .map((down) => ({ path: down.entry.path, why: phrase`a way down without a way up of the same version` }));
  return { migrations: identified(refs), ignored };
}

/**
 * Gives every reference an id. It is `<root>:<version or name>`; where several share a version the file name is
 * added, because a collision is reported and must not lose a file.
 */
export function identified(refs: readonly Omit<MigrationRef, 'id'>[]): MigrationRef[] {
  const base = (ref: Omit<MigrationRef, 'id'>) => `${ref.root}:${ref.version === '' ? ref.name : ref.version}`;
  const counts = countBy(refs, base);
  return refs.map((ref) => ({
    ...ref,
    id: counts.get(base(ref)) === 1 ? base(ref) : `${base(ref)}:${baseNameOf(ref.path)}`,
  }));
}

function reference(up: NamedFile, down: NamedFile | undefined, options: PairOptions): Omit<MigrationRef, 'id'> {
  const companions = up.companions ?? [];
  return {
    format: options.format,
    root: options.root,
    path: up.entry.path,
    ...(down ? { downPath: down.entry.path } : {}),
    paths: [up.entry, ...(down ? [down.entry] : []), ...companions].map((entry) => entry.path),
    version: up.version,
    name: up.name,
    kind: up.kind ?? 'versioned',
    digest: [up.entry, ...companions].map((entry) => entry.oid).join('+'),
    ...(options.acceptsLate ? { acceptsLate: true } : {}),
  };
}

function versionKey(version: string): string {
  return version.replace(/^0+(?=\d)/, '');
}

function countBy<T>(values: readonly T[], key: (value: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(key(value), (counts.get(key(value)) ?? 0) + 1);
  return counts;
}
