/**
 * Flyway's settings as far as a repository holds them: `flyway.toml`, `flyway.conf` and Spring Boot's
 * `application` files, in the directories above the migrations or their `conf`. The nearest file wins.
 */
import { parse as parseToml } from 'smol-toml';
import { parseAllDocuments } from 'yaml';
import { directoryOf, type FileTree } from '../../model/tree.ts';
import { ancestorsOf, joinPath } from '../shared/directories.ts';
import { look } from '../shared/evidence.ts';

/** Settings by name, lower case and without dashes (`sqlmigrationprefix`, `placeholders.app_user`). */
export type FlywaySettings = ReadonlyMap<string, string>;

export interface FlywayConfig {
  readonly settings: FlywaySettings;
  /** Where `locations` was read, for its relative paths. */
  readonly locationsFrom: string | undefined;
}

const fileNames = ['flyway.toml', 'flyway.conf', 'application.properties', 'application.yml', 'application.yaml'];
const places = ['', 'conf', 'config', 'src/main/resources'];

const known = new WeakMap<FileTree, Map<string, Promise<FlywayConfig>>>();

export function isFlywayConfigName(name: string): boolean {
  return fileNames.includes(name);
}

/** All settings that apply to migrations at `root`. */
export function flywayConfigFor(tree: FileTree, root: string): Promise<FlywayConfig> {
  const ofTree = known.get(tree) ?? new Map<string, Promise<FlywayConfig>>();
  known.set(tree, ofTree);
  const config = ofTree.get(root) ?? readConfig(tree, root);
  ofTree.set(root, config);
  return config;
}

/** The settings of one file; empty when it has none or cannot be parsed. */
export async function readFlywaySettings(tree: FileTree, path: string): Promise<FlywaySettings> {
  const text = await look(tree, path);
  const settings = new Map<string, string>();
  try {
    const spring = !/(^|\/)flyway\.(toml|conf)$/.test(path);
    const prefix = spring ? 'spring.flyway.' : 'flyway.';
    for (const [key, value] of pairsOf(path, text)) {
      if (key.startsWith(prefix)) settings.set(normalised(key.slice(prefix.length)), value);
      else if (/^environments\.\w+\.url$/.test(key) && !settings.has('url')) settings.set('url', value);
    }
  } catch {
    // A configuration that its own tool could not parse decides nothing here.
    settings.clear();
  }
  return settings;
}

/** `true` and `false` as Flyway writes them. */
export function flywayFlag(settings: FlywaySettings, name: string, otherwise: boolean): boolean {
  const value = settings.get(name)?.trim().toLowerCase();
  return value === 'true' ? true : value === 'false' ? false : otherwise;
}

/**
 * Directories that `locations` names and that exist. `filesystem:` is relative to the file's directory or the one
 * above its `conf`; `classpath:` to a resources directory; Spring's `{vendor}` is PostgreSQL's.
 */
export function flywayLocations(tree: FileTree, config: FlywayConfig): string[] {
  const from = config.locationsFrom;
  if (from === undefined) return [];
  const home = directoryOf(from);
  const bases = [home, directoryOf(home), joinPath(home, 'src/main/resources'), ''];
  return (config.settings.get('locations') ?? '').split(',').flatMap((location) => {
    const path = location
      .trim()
      .replace(/^\w+:/, '')
      .replace('{vendor}', 'postgresql')
      .replace(/^\.?\/+|\/+$/g, '')
      .replace(/(^|\/)[^/]*[*?].*$/s, '');
    const found = bases.map((base) => joinPath(base, path)).find((directory) => hasFiles(tree, directory));
    return path !== '' && found !== undefined ? [found] : [];
  });
}

async function readConfig(tree: FileTree, root: string): Promise<FlywayConfig> {
  const merged = new Map<string, string>();
  let locationsFrom: string | undefined;
  for (const ancestor of ancestorsOf(root)) {
    for (const path of places.flatMap((place) => fileNames.map((name) => joinPath(joinPath(ancestor, place), name)))) {
      if (!tree.files.has(path)) continue;
      const settings = await readFlywaySettings(tree, path);
      if (settings.has('locations')) locationsFrom ??= path;
      for (const [key, value] of settings) if (!merged.has(key)) merged.set(key, value);
    }
  }
  return { settings: merged, locationsFrom };
}

function pairsOf(path: string, text: string): (readonly [string, string])[] {
  if (path.endsWith('.toml')) return flatten('', parseToml(text));
  if (/\.ya?ml$/.test(path)) {
    return parseAllDocuments(text).flatMap((document) => flatten('', 'toJS' in document ? document.toJS() : {}));
  }
  return text
    .replace(/\\\r?\n\s*/g, '')
    .split(/\r?\n/)
    .flatMap((line) => {
      const match = /^\s*([^#!=:\s][^=:\s]*)\s*[=:]\s?(.*)$/.exec(line);
      return match ? [[match[1] ?? '', (match[2] ?? '').trim()] as const] : [];
    });
}

function flatten(prefix: string, value: unknown): (readonly [string, string])[] {
  if (Array.isArray(value)) return [[prefix, value.join(',')]];
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => flatten(prefix === '' ? key : `${prefix}.${key}`, inner));
  }
  return [[prefix, String(value ?? '')]];
}

/** Placeholder names keep their dashes, settings lose theirs (`sql-migration-prefix` is `sqlMigrationPrefix`). */
function normalised(key: string): string {
  const lower = key.toLowerCase();
  return lower.startsWith('placeholders.') ? lower : lower.replaceAll('-', '');
}

function hasFiles(tree: FileTree, directory: string): boolean {
  const inside = `${directory}/`;
  for (const path of tree.files.keys()) if (path.startsWith(inside)) return true;
  return false;
}
