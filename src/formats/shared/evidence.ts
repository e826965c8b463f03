/**
 * Cheap looks into a few files to tell apart tools whose file names are alike. A look is never a reading:
 * it takes bytes one to one and cannot fail on an odd encoding.
 */
import { baseNameOf, type FileEntry, type FileTree } from '../../model/tree.ts';
import { ancestorsOf, directoriesOf, isWithin, joinPath } from './directories.ts';

/** Files longer than this are looked into up to here only. */
const lookBytes = 64 * 1024;
/** Manifests beside or below the directory that may name the library; more are not opened. */
const manifestLimit = 20;

/** The beginning of a file, bytes as characters, without byte order mark. */
export async function look(tree: FileTree, path: string): Promise<string> {
  const bytes = await tree.read(path);
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return Buffer.from(bytes.subarray(start, lookBytes)).toString('latin1');
}

/** The first, the middle and the last of these files: a tool's marker is in all of them or was adopted on the way. */
export function sampleOf(files: readonly FileEntry[]): FileEntry[] {
  const picked = [files[0], files[Math.floor(files.length / 2)], files[files.length - 1]];
  return [...new Set(picked)].filter((entry) => entry !== undefined);
}

/** Whether one of the sampled files matches. */
export async function anyMatches(tree: FileTree, files: readonly FileEntry[], marker: RegExp): Promise<boolean> {
  for (const entry of sampleOf(files)) if (marker.test(await look(tree, entry.path))) return true;
  return false;
}

/** The nearest of the named files in the directory or above it. */
export function nearestFile(tree: FileTree, directory: string, names: readonly string[]): string | undefined {
  for (const ancestor of ancestorsOf(directory)) {
    for (const name of names) {
      const path = joinPath(ancestor, name);
      if (tree.files.has(path)) return path;
    }
  }
  return undefined;
}

/** The `Cargo.toml`, above the directory or in the crates beside it, that depends on a library. */
export async function crateUsing(tree: FileTree, directory: string, library: string): Promise<string | undefined> {
  const ancestors = ancestorsOf(directory);
  const above = ancestors.map((ancestor) => joinPath(ancestor, 'Cargo.toml')).filter((path) => tree.files.has(path));
  const workspace = above[0]?.slice(0, -'/Cargo.toml'.length) ?? ancestors[1] ?? '';
  const below: string[] = [];
  for (const [name, entries] of directoriesOf(tree).files) {
    if (!isWithin(name, workspace)) continue;
    for (const entry of entries) if (baseNameOf(entry.path) === 'Cargo.toml') below.push(entry.path);
  }
  const pattern = new RegExp(`^\\s*(\\[.*dependencies\\.)?"?${library}[\\w-]*"?\\s*[\\].=]`, 'm');
  for (const path of [...new Set([...above, ...below.slice(0, manifestLimit)])]) {
    if (pattern.test(await look(tree, path))) return path;
  }
  return undefined;
}
