/** What Flyway reads from a file's name, with the prefixes and suffixes of its configuration (`ResourceNameParser.java`). */
import { baseNameOf, type FileEntry } from '../../model/tree.ts';
import { compareNumeric } from '../shared/order.ts';
import type { FlywaySettings } from './config.ts';

type FlywayKind = 'versioned' | 'undo' | 'repeatable' | 'baseline';

export interface FlywayName {
  readonly entry: FileEntry;
  readonly kind: FlywayKind;
  /** Parts joined by dots as Flyway compares them: `1_02.0` is `1.2`. */
  readonly version: string;
  readonly description: string;
  readonly sql: boolean;
}

interface FlywayNameParts extends FlywayName {
  readonly prefix: string;
  /** The version as the name has it. */
  readonly written: string;
  /** The suffix, as the name has it. */
  readonly ending: string;
}

/** `undefined`: no migration of Flyway's. */
export function parseFlywayName(entry: FileEntry, settings: FlywaySettings): FlywayName | undefined {
  return partsOf(entry, settings);
}

/** Of a file that is known to be a migration. */
export function flywayNameParts(entry: FileEntry, settings: FlywaySettings): FlywayNameParts {
  const parts = partsOf(entry, settings);
  if (!parts) throw new Error(`${entry.path} is no migration of Flyway's`);
  return parts;
}

function partsOf(entry: FileEntry, settings: FlywaySettings): FlywayNameParts | undefined {
  const file = baseNameOf(entry.path);
  const suffixes = (settings.get('sqlmigrationsuffixes') || '.sql').split(',').map((suffix) => suffix.trim());
  const suffix = [...suffixes, '.java', '.kt'].find(
    (end) => end !== '' && file.toLowerCase().endsWith(end.toLowerCase()),
  );
  if (suffix === undefined) return undefined;
  const stem = file.slice(0, file.length - suffix.length);
  const prefixes: (readonly [FlywayKind, string])[] = [
    ['versioned', settings.get('sqlmigrationprefix') || 'V'],
    ['undo', settings.get('undosqlmigrationprefix') || 'U'],
    ['repeatable', settings.get('repeatablesqlmigrationprefix') || 'R'],
    ['baseline', settings.get('baselinemigrationprefix') || 'B'],
  ];
  const separator = settings.get('sqlmigrationseparator') || '__';
  for (const [kind, prefix] of prefixes.sort((a, b) => b[1].length - a[1].length)) {
    if (!stem.startsWith(prefix)) continue;
    const cut = stem.indexOf(separator, prefix.length);
    const written = stem.slice(prefix.length, cut < 0 ? undefined : cut);
    const description = cut < 0 ? '' : stem.slice(cut + separator.length).replaceAll('_', ' ');
    const valid = kind === 'repeatable' ? written === '' && cut >= 0 : /^\d+(?:[._]\d+)*$/.test(written);
    if (!valid) return undefined;
    const version = kind === 'repeatable' ? '' : normalisedFlywayVersion(written);
    const ending = file.slice(stem.length);
    return { entry, kind, version, description, sql: suffixes.includes(suffix), prefix, written, ending };
  }
  return undefined;
}

/** The name of the undo file of a versioned one; `undefined`: the file is of another kind. */
export function flywayUndoName(entry: FileEntry, settings: FlywaySettings): string | undefined {
  if (parseFlywayName(entry, settings)?.kind !== 'versioned') return undefined;
  const versioned = settings.get('sqlmigrationprefix') || 'V';
  const undo = settings.get('undosqlmigrationprefix') || 'U';
  return undo + baseNameOf(entry.path).slice(versioned.length);
}

/** Part by part as integers; a missing part is 0. */
export function compareFlywayVersions(a: string, b: string): number {
  const left = a.split('.');
  const right = b.split('.');
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const difference = compareNumeric(left[i] ?? '0', right[i] ?? '0');
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Parts joined by dots, without leading zeros and without parts of 0 at the end. */
export function normalisedFlywayVersion(written: string): string {
  const parts = written.split(/[._]/).map((part) => part.replace(/^0+(?=\d)/, ''));
  while (parts.length > 1 && parts[parts.length - 1] === '0') parts.pop();
  return parts.join('.');
}
