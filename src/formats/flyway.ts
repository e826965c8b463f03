/** Flyway: `V1_2__name.sql` in a directory and all below it, repeatable `R__name.sql` after them, undo and baseline files. */
import { FaultError } from '../model/fault.ts';
import type { Format } from '../model/format.ts';
import type { MigrationRef, MigrationSet, Script } from '../model/migration.ts';
import { phrase } from '../model/text.ts';
import { baseNameOf, directoryOf, type FileTree } from '../model/tree.ts';
import {
  type FlywayConfig,
  type FlywaySettings,
  flywayConfigFor,
  flywayFlag,
  flywayLocations,
} from './flyway/config.ts';
import { flywayExamples } from './flyway/examples.ts';
import { compareFlywayVersions, type FlywayName, flywayUndoName, parseFlywayName } from './flyway/names.ts';
import { flywayRoots } from './flyway/roots.ts';
import { fillFlywayPlaceholders, flywayTransaction } from './flyway/script.ts';
import { flywaySpreading } from './flyway/way-up.ts';
import { type DialectGuess, dialectNamed, guessDialect } from './shared/dialect.ts';
import { directoriesOf, filesIn, isWithin, joinPath, linksUnder } from './shared/directories.ts';
import { compareText } from './shared/order.ts';
import { filesOfRoot } from './shared/outermost.ts';
import { identified, type NamedFile, pairFiles } from './shared/pairs.ts';
import { readSides, wayDown } from './shared/sides.ts';
import { readText } from './shared/text.ts';
import { requireScript, separateFile } from './shared/way-down.ts';
import { spread } from './shared/way-up.ts';

const id = 'flyway';
const defaults: FlywaySettings = new Map();

export const flyway: Format = {
  id,
  title: 'Flyway',
  about: `Files \`V<version>__<description>.sql\` in \`db/migration\` and all below it; \`_\` in a version is a dot, and versions compare part by part as integers (\`MigrationVersion.java\` of flyway/flyway).
\`R__<description>.sql\` run after all of them by description, again whenever their content changes. \`U<version>__…\` is the way down (\`flyway undo\`, not in the Community edition). \`B<version>__…\` stands for older files in a new
database and counts only when those are gone. Each file runs in a transaction, all pending in one with \`group=true\`; \`X.sql.conf\` with \`executeInTransaction=false\`, or statements that
cannot run in one (\`PostgreSQLParser.java\`), make it run statement by statement. \`\${name}\` is filled in from flyway.toml, flyway.conf or Spring Boot's application files; prefixes, separator, suffixes and
locations are read there as well. Java migrations are not run; callbacks are not either. An older pending file is refused unless \`outOfOrder=true\`.`,
  recognise: flywayRoots,
  async list(tree, root) {
    const config = await flywayConfigFor(tree, root);
    const files = filesAt(tree, root, config);
    const names = files.flatMap((entry) => parseFlywayName(entry, config.settings) ?? []);
    const superseded = supersededBaselines(names);
    const named = names.filter((name) => !superseded.has(name)).map((name) => namedFile(tree, name));
    const options = {
      format: id,
      root,
      compare: compareFlywayVersions,
      acceptsLate: flywayFlag(config.settings, 'outoforder', false),
    };
    const versioned = pairFiles(
      named.filter((file) => file.kind !== 'repeatable'),
      options,
    );
    const repeatable = pairFiles(
      named.filter((file) => file.kind === 'repeatable'),
      options,
    ).migrations;
    const ups = named.filter((file) => file.side === 'up' && file.kind !== 'opaque').map((file) => file.entry);
    return {
      format: id,
      root,
      ...(await dialectOf(tree, root, config, ups)),
      migrations: identified([...versioned.migrations, ...repeatable.toSorted((a, b) => compareText(a.name, b.name))]),
      ignored: [
        ...versioned.ignored,
        ...[...superseded].map((name) => ({
          path: name.entry.path,
          why: phrase`a baseline of versions whose own files are still here`,
        })),
        ...strangers(
          files.map((entry) => entry.path),
          new Set(names.map((name) => name.entry.path)),
        ),
        ...linksUnder(tree, root),
      ],
    };
  },
  async read(tree, ref) {
    if (ref.kind === 'opaque') return { ...ref, ...(await readSides(tree, ref)), transaction: 'file' };
    const up = await readScript(tree, ref, ref.path);
    const down = ref.downPath === undefined ? undefined : await readScript(tree, ref, ref.downPath);
    return {
      ...ref,
      up: up.script,
      transaction: up.transaction,
      down: down ? wayDown(down.script.path, down.script.text) : null,
      ...(down ? { downTransaction: down.transaction } : {}),
    };
  },
  async writeDown(tree, ref, sql) {
    requireScript(ref);
    if (ref.downPath !== undefined) return separateFile(tree, ref.path, ref.downPath, sql);
    const entry = tree.files.get(ref.path);
    const name = entry && flywayUndoName(entry, (await flywayConfigFor(tree, ref.root)).settings);
    if (name === undefined) throw withoutUndo(ref.path);
    return separateFile(tree, ref.path, joinPath(directoryOf(ref.path), name), sql);
  },
  async writeUp(tree, ref, pieces) {
    const entry = tree.files.get(ref.path);
    if (!entry) throw new Error(`not in the tree: ${ref.path}`);
    const { settings } = await flywayConfigFor(tree, ref.root);
    return spread(await flyway.list(tree, ref.root), ref, pieces, await flywaySpreading(tree, ref, entry, settings));
  },
  examples: flywayExamples,
};

function withoutUndo(path: string): FaultError {
  return new FaultError({
    code: 'format',
    where: path,
    what: phrase`Flyway undoes versioned migrations, and neither repeatable ones nor baselines.`,
    mend: phrase`Write the way back as a versioned migration of its own.`,
    example: 'V7__take_back.sql',
  });
}

/** Files in the configured locations, or everywhere below the root; Java migrations lie beside the resources. */
function filesAt(tree: FileTree, root: string, config: FlywayConfig) {
  const locations = flywayLocations(tree, config).filter((location) => isWithin(location, root));
  const below = filesOfRoot(tree, root);
  const chosen =
    locations.length === 0
      ? below
      : [...directoriesOf(tree).files].flatMap(([directory, files]) =>
          locations.some((location) => isWithin(directory, location)) ? files : [],
        );
  const sources = ['java', 'kotlin'].map((language) => root.replace(/(^|\/)resources(\/|$)/, `$1${language}$2`));
  const code = sources.filter((source) => source !== root).flatMap((source) => filesIn(tree, source));
  return [...chosen, ...code];
}

/** Baselines but the newest, and that one too while a file that it replaces is still there. */
function supersededBaselines(names: readonly FlywayName[]): ReadonlySet<FlywayName> {
  const baselines = names
    .filter((name) => name.kind === 'baseline')
    .sort((a, b) => compareFlywayVersions(b.version, a.version));
  const newest = baselines[0];
  const needed =
    newest &&
    !names.some((name) => name.kind === 'versioned' && compareFlywayVersions(name.version, newest.version) <= 0);
  return new Set(needed ? baselines.slice(1) : baselines);
}

function namedFile(tree: FileTree, name: FlywayName): NamedFile {
  const sidecar = tree.files.get(`${name.entry.path}.conf`);
  return {
    entry: name.entry,
    version: name.version,
    name: name.description,
    side: name.kind === 'undo' ? 'down' : 'up',
    kind: name.sql ? (name.kind === 'repeatable' ? 'repeatable' : 'versioned') : 'opaque',
    ...(sidecar ? { companions: [sidecar] } : {}),
  };
}

async function dialectOf(
  tree: FileTree,
  root: string,
  config: FlywayConfig,
  files: Parameters<typeof guessDialect>[2],
): Promise<DialectGuess> {
  const fromUrl = dialectNamed(/^jdbc:(\w+):/.exec(config.settings.get('url') ?? '')?.[1] ?? '');
  return fromUrl ? { dialect: fromUrl, dialectSure: true } : guessDialect(tree, root, files);
}

/** Callbacks, and names that miss the pattern: Flyway passes over them, which its users often learn too late. */
function strangers(paths: readonly string[], understood: ReadonlySet<string>): MigrationSet['ignored'] {
  return paths
    .filter((path) => path.endsWith('.sql') && !understood.has(path))
    .map((path) => ({
      path,
      why: /^(before|after|create)[A-Z]/.test(baseNameOf(path))
        ? phrase`a callback, which is not run`
        : phrase`not named V<version>__<description>.sql or R__<description>.sql`,
    }));
}

async function readScript(tree: FileTree, ref: MigrationRef, path: string) {
  const { settings } = await flywayConfigFor(tree, ref.root);
  const conf = `${path}.conf`;
  const sidecar = tree.files.has(conf) ? await readSidecar(tree, conf) : defaults;
  const replaces = flywayFlag(sidecar, 'placeholderreplacement', flywayFlag(settings, 'placeholderreplacement', true));
  const source = await readText(tree, path);
  const text = replaces ? fillFlywayPlaceholders(path, source, settings) : source;
  const script: Script = { path, text: runs(conf, sidecar) ? text : text.replace(/[^\r\n]/g, ' ') };
  const entry = tree.files.get(path);
  const { dialect } = await guessDialect(tree, ref.root, entry ? [entry] : []);
  return { script, transaction: flywayTransaction(path, script.text, dialect, settings, sidecar) };
}

/** A script's own settings have no prefix. */
async function readSidecar(tree: FileTree, path: string): Promise<FlywaySettings> {
  const lines = (await readText(tree, path)).split(/\r?\n/);
  const pairs = lines.map((line) => /^\s*(\w+)\s*=\s*(.*?)\s*$/.exec(line)).filter((match) => match !== null);
  return new Map(pairs.map((match) => [(match[1] ?? '').toLowerCase(), match[2] ?? '']));
}

function runs(path: string, sidecar: FlywaySettings): boolean {
  const condition = sidecar.get('shouldexecute')?.toLowerCase();
  if (condition === undefined || condition === 'true') return true;
  if (condition === 'false') return false;
  throw new FaultError({
    code: 'format',
    what: phrase`The condition shouldExecute can only be true or false here; what it compares is decided when Flyway runs.`,
    where: path,
    mend: phrase`Write true or false.`,
    example: 'shouldExecute=true',
  });
}
