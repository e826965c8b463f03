/** Liquibase: changesets in formatted SQL, in the order of the changelog that includes the files. */
import type { Format } from '../model/format.ts';
import type { MigrationRef, MigrationSet, Script } from '../model/migration.ts';
import { phrase } from '../model/text.ts';
import { baseNameOf, directoryOf, type FileTree } from '../model/tree.ts';
import { liquibaseExamples } from './liquibase/examples.ts';
import { followChangelog, type Included } from './liquibase/includes.ts';
import { recogniseChangelogs } from './liquibase/roots.ts';
import { type Changeset, changesetsOf, isFormatted, propertiesOf } from './liquibase/sql.ts';
import { withRollbackLines } from './liquibase/way-down.ts';
import { withChangesets, withFramedRollback } from './liquibase/way-up.ts';
import { type DialectGuess, dialectNamed, guessDialect } from './shared/dialect.ts';
import { filesIn, linksUnder } from './shared/directories.ts';
import { look, nearestFile } from './shared/evidence.ts';
import { pieces, refuse } from './shared/sections.ts';
import { splitAtLineEnds } from './shared/separators.ts';
import { wayDown } from './shared/sides.ts';
import { readText } from './shared/text.ts';
import { originalOf } from './shared/way-down.ts';

const id = 'liquibase';
type Unit = {
  readonly ref: MigrationRef;
  readonly dbms: string | undefined;
  readonly isIgnored: boolean;
  readonly line: number;
};

export const liquibase: Format = {
  id,
  title: 'Liquibase',
  about: `Changesets of files that begin with \`--liquibase formatted sql\` (\`AbstractFormattedChangeLogParser.java\` of liquibase/liquibase), in the order in which a root changelog in XML, YAML or JSON includes them (\`include\`, \`includeAll\` by path), or of one directory by
name. Author, id and path name a changeset; list opens the files to find them. Each runs in a transaction; \`runInTransaction:false\` takes it out, statement by statement, or as one send with \`splitStatements:false\`. \`endDelimiter:\` changes what separates
statements. \`--rollback\` lines and \`/* liquibase rollback … */\` are the way down. \`runOnChange:true\` and \`runAlways:true\` repeat; \`dbms:\` of other databases and \`ignore:true\` leave out; contexts, labels and preconditions are known only where it runs, so
their changesets count. \`--property\` values are filled in. Changesets of XML, YAML and JSON hold their places and are not run. An included SQL file without the first line is one changeset. Older pending changesets run too.`,
  recognise: recogniseChangelogs,
  async list(tree, root) {
    const included = tree.files.has(root) ? await followChangelog(tree, root) : await scriptsIn(tree, root);
    const units: Unit[] = [];
    for (const one of included)
      units.push(...(one.kind === 'script' ? await unitsOf(tree, root, one.path) : [opaqueUnit(root, one)]));
    checkUnique(units);
    const dialect = await dialectOf(tree, root, included);
    const runs = units.filter((unit) => !unit.isIgnored && matches(unit.dbms, dialect.dialect));
    const ignored = units
      .filter((unit) => !runs.includes(unit))
      .map(({ ref, dbms, isIgnored }) => ({
        path: ref.path,
        why: phrase`changeset ${ref.name} is ${isIgnored ? phrase`set to be ignored` : phrase`for ${dbms ?? ''}`}`,
      }));
    const directory = tree.files.has(root) ? directoryOf(root) : root;
    return {
      format: id,
      root,
      ...dialect,
      migrations: runs.map((unit) => unit.ref),
      ignored: [...ignored, ...linksUnder(tree, directory)],
    };
  },
  async read(tree, ref) {
    if (ref.kind === 'opaque') return { ...ref, up: { path: ref.path, text: '' }, down: null, transaction: 'file' };
    const text = await readText(tree, ref.path);
    if (!isFormatted(text)) return { ...ref, up: { path: ref.path, text }, down: null, transaction: 'file' };
    const changeset = changesetNamed(text, ref);
    const { up, down } = sidesOf(ref.path, text, changeset);
    return {
      ...ref,
      up,
      down,
      transaction: changeset.transaction,
      ...(down ? { downTransaction: changeset.transaction } : {}),
    };
  },
  async writeDown(tree, ref, sql) {
    const original = await originalOf(tree, ref.path);
    if (ref.kind === 'opaque' || !isFormatted(original.text)) throw withoutPlace(ref);
    return [withRollbackLines(original, changesetNamed(original.text, ref), sql)];
  },
  async writeUp(tree, ref, pieces) {
    const original = await originalOf(tree, ref.path);
    if (!isFormatted(original.text)) throw withoutPlace(ref);
    const migration = await liquibase.read(tree, ref);
    const framed = withFramedRollback(original, changesetNamed(original.text, ref), migration, pieces);
    const changeset = changesetNamed(framed.text, ref);
    const { up } = sidesOf(ref.path, framed.text, changeset);
    return [withChangesets(framed, { changeset, migration, side: up.text }, pieces)];
  },
  examples: liquibaseExamples,
};

function changesetNamed(text: string, ref: MigrationRef): Changeset {
  const changeset = changesetsOf(ref.path, text).find((one) => idOf(ref.root, ref.path, one) === ref.id);
  if (!changeset) throw new Error(`changeset ${ref.id} is not in ${ref.path}`);
  return changeset;
}

function withoutPlace({ kind, path }: MigrationRef) {
  if (kind !== 'opaque') {
    const what = phrase`Only formatted SQL has changesets with rollback lines, and this file is plain SQL.`;
    return refuse(path, 1, what, phrase`Begin the file with the line that says so.`, '--liquibase formatted sql');
  }
  const what = phrase`The changeset is written in XML, YAML or JSON, where nothing is written for you.`;
  return refuse(path, 1, what, phrase`Put the SQL into its \`rollback\`.`, '<rollback>DROP TABLE users;</rollback>');
}

/** Formatted files of a directory that no changelog includes. */
async function scriptsIn(tree: FileTree, root: string): Promise<Included[]> {
  const found: Included[] = [];
  for (const { path } of filesIn(tree, root)) {
    if (/\.sql$/i.test(path) && isFormatted(await look(tree, path))) found.push({ kind: 'script', path });
  }
  return found;
}

async function unitsOf(tree: FileTree, root: string, path: string): Promise<Unit[]> {
  const text = await readText(tree, path);
  if (!isFormatted(text)) {
    const raw = { author: 'includeAll', id: 'raw' };
    const digest = tree.files.get(path)?.oid ?? '';
    return [{ ref: reference(root, path, raw, digest, 'versioned'), dbms: undefined, isIgnored: false, line: 1 }];
  }
  return changesetsOf(path, text).map((one) => ({
    ref: reference(root, path, one, one.digest, one.isRepeatable ? 'repeatable' : 'versioned'),
    dbms: one.dbms,
    isIgnored: one.isIgnored,
    line: one.line,
  }));
}

function opaqueUnit(root: string, { path, changeset }: Extract<Included, { kind: 'changeset' }>): Unit {
  return {
    ref: reference(root, path, changeset, changeset.digest, 'opaque'),
    dbms: changeset.dbms,
    isIgnored: false,
    line: 1,
  };
}

function idOf(
  root: string,
  path: string,
  { author, id: name }: { readonly author: string; readonly id: string },
): string {
  return `${root}:${path}::${author}::${name}`;
}

function reference(
  root: string,
  path: string,
  changeset: { readonly author: string; readonly id: string },
  digest: string,
  kind: MigrationRef['kind'],
): MigrationRef {
  const name = `${changeset.author}:${changeset.id}`;
  return {
    id: idOf(root, path, changeset),
    format: id,
    root,
    path,
    paths: [path],
    version: kind === 'repeatable' ? '' : name,
    name,
    kind,
    digest,
    acceptsLate: true,
  };
}

function checkUnique(units: readonly Unit[]): void {
  const seen = new Set<string>();
  for (const { ref, line } of units) {
    if (seen.has(ref.id))
      throw refuse(
        ref.path,
        line,
        phrase`The changeset ${ref.name} is there twice, and Liquibase stops at that.`,
        phrase`Give one of the two another id.`,
      );
    seen.add(ref.id);
  }
}

/** Source: `DatabaseList.definitionMatches`. */
function matches(dbms: string | undefined, dialect: MigrationSet['dialect']): boolean {
  const names = (dbms ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0 || names.includes('all')) return true;
  const isDialect = (name: string) => dialectNamed(name) === dialect;
  if (names.includes('none') || names.some((name) => name.startsWith('!') && isDialect(name.slice(1)))) return false;
  const wanted = names.filter((name) => !name.startsWith('!'));
  return wanted.length === 0 || wanted.some(isDialect);
}

/** The connection in `liquibase.properties`, or else the words in the files. */
async function dialectOf(tree: FileTree, root: string, included: readonly Included[]): Promise<DialectGuess> {
  const settings = nearestFile(tree, directoryOf(root), ['liquibase.properties']);
  const driver = settings ? /jdbc:(\w+)/.exec(await look(tree, settings))?.[1] : undefined;
  const named = dialectNamed(driver ?? '');
  if (named) return { dialect: named, dialectSure: true };
  const scripts = included.filter((one) => one.kind === 'script').flatMap(({ path }) => tree.files.get(path) ?? []);
  return guessDialect(tree, directoryOf(scripts[0]?.path ?? baseNameOf(root)), scripts);
}

function sidesOf(
  path: string,
  text: string,
  changeset: Changeset,
): { readonly up: Script; readonly down: Script | null } {
  const properties = propertiesOf(text);
  const expand = (side: string) => side.replace(/\$\{([\w.-]+)\}/g, (whole, name) => properties.get(name) ?? whole);
  const split = (side: string) =>
    changeset.separator === undefined ? side : splitAtLineEnds(side, changeset.separator);
  const down = changeset.hasOwnDown ? wayDown(path, expand(pieces(text, changeset.down))) : null;
  return { up: { path, text: split(expand(pieces(text, changeset.up))) }, down };
}
