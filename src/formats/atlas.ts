/** Atlas: plain SQL files under `atlas.sum`, with directives in a comment at the top of a file. */

import type { Format, Recognition } from '../model/format.ts';
import type { MigrationSet, Script, TransactionMode } from '../model/migration.ts';
import { phrase, verbatim } from '../model/text.ts';
import { baseNameOf, type FileEntry, type FileTree } from '../model/tree.ts';
import { directiveOf, directivesOf, sectionsOf } from './atlas/directives.ts';
import { withAtlasSum } from './atlas/sum.ts';
import { atlasFile, withAtlasUp } from './atlas/way-up.ts';
import { guessDialect } from './shared/dialect.ts';
import { directoriesOf, filesIn, joinPath, linksUnder } from './shared/directories.ts';
import { anyMatches, look } from './shared/evidence.ts';
import { compareText } from './shared/order.ts';
import { type NamedFile, pairFiles } from './shared/pairs.ts';
import { opensTransaction } from './shared/scan.ts';
import { refuse } from './shared/sections.ts';
import { splitAt } from './shared/separators.ts';
import { wayDown } from './shared/sides.ts';
import { keepOnly, readText } from './shared/text.ts';
import { originalOf } from './shared/way-down.ts';
import { filesBeside, spread } from './shared/way-up.ts';

const id = 'atlas';
/** Atlas also keeps the sum of directories that another tool runs. */
const otherTools = /^--[^\S\n]*(\+goose|migrate:up|changeset\b)|^--[^\S\n]*liquibase formatted/im;
const otherNames = /^(\d+_.*\.up\.sql|[VUR][\d._]*__.*\.sql)$/s;

export const atlas: Format = {
  id,
  title: 'Atlas',
  about: `Every \`*.sql\` file beside an \`atlas.sum\`, in the order of the names as text; the version is what precedes the first underscore (\`sql/migrate/dir.go\` of ariga/atlas). Each file runs in a transaction, statement by statement; with
\`-- atlas:txmode none\` in the comment at the top, which an empty line ends, each statement runs by itself (\`cmdapi/migrate.go\`, \`txmodeFor\`). \`-- atlas:delimiter\` on the first line changes what separates statements. A file of
\`-- atlas:checkpoint\` is for empty databases: it is ignored unless nothing precedes it. In a file of \`-- atlas:txtar\` only the section \`migration.sql\` is the way up, and \`down.sql\` the way down. Files that sort before applied ones are refused.
Atlas computes its ways down (\`atlas migrate down\`), so none is written here: every file is part of the sum.
A directory laid out for golang-migrate, goose, Flyway, dbmate or Liquibase is that tool's, also with an \`atlas.sum\`. Whether the sum is right is left to \`atlas migrate validate\`.`,
  async recognise(tree) {
    const found: Recognition[] = [];
    for (const [root, files] of directoriesOf(tree).files) {
      const sum = joinPath(root, 'atlas.sum');
      if (!tree.files.has(sum)) continue;
      const scripts = files.filter(isScript);
      const isOthers =
        scripts.some((entry) => otherNames.test(baseNameOf(entry.path))) ||
        (await anyMatches(tree, scripts, otherTools));
      if (scripts.length > 0 && !isOthers) found.push({ root, confidence: 3, evidence: verbatim(sum) });
    }
    return found;
  },
  async list(tree, root) {
    const scripts = filesIn(tree, root).filter(isScript);
    const checkpoints = await checkpointsAmong(tree, scripts);
    const named = scripts.filter((entry) => !checkpoints.some((other) => other.path === entry.path)).map(nameOf);
    // A directory of golang-migrate's layout comes here only when the configuration says so.
    const hasPairs = named.some((file) => file.entry.path.endsWith('.up.sql'));
    const files = hasPairs
      ? named.filter((file) => /\.(up|down)\.sql$/.test(file.entry.path))
      : named.map((file) => ({ ...file, side: 'up' as const }));
    const { migrations, ignored } = pairFiles(files, { format: id, root, compare: () => 0 });
    const dialect = await guessDialect(tree, root, scripts);
    return {
      format: id,
      root,
      ...dialect,
      migrations,
      ignored: [...checkpoints, ...ignored, ...linksUnder(tree, root)],
    };
  },
  async read(tree, ref) {
    const text = await readText(tree, ref.path);
    const directives = directivesOf(text);
    const sections = directives.some(({ name }) => name === 'txtar') ? sectionsOf(text) : undefined;
    const separator = directiveOf(text, 'delimiter');
    // Atlas does not read the line of the separator itself, which holds it once more.
    const firstLine = separator === undefined ? 0 : text.indexOf('\n');
    const upText = sections?.up ?? keepOnly(text, firstLine < 0 ? text.length : firstLine, text.length);
    const up = { path: ref.path, text: separator === undefined ? upText : splitAt(upText, separator) };
    const down =
      ref.downPath === undefined
        ? wayDown(ref.path, sections?.down ?? '')
        : wayDown(ref.downPath, await readText(tree, ref.downPath));
    return {
      ...ref,
      up,
      down,
      transaction: modeOf(
        ref.path,
        up,
        directives.filter(({ name }) => name === 'txmode'),
      ),
    };
  },
  async writeUp(tree, ref, pieces) {
    const original = await originalOf(tree, ref.path);
    const edits = spread(await atlas.list(tree, ref.root), ref, pieces, {
      versions: { compare: compareText },
      first: (piece) => [withAtlasUp(original, piece)],
      added: filesBeside({ ref, ending: ref.path.endsWith('.up.sql') ? '.up.sql' : '.sql' }, (path, piece) => [
        atlasFile(original, path, piece),
      ]),
    });
    return withAtlasSum(tree, ref.root, edits);
  },
  examples: [
    {
      title: 'files in the order of their names, one outside a transaction',
      files: {
        'atlas.hcl': 'env "local" {\n  migration {\n    dir = "file://migrations"\n  }\n}\n',
        'migrations/atlas.sum': 'h1:AAAA=\n',
        'migrations/20240102030405_users.sql': 'CREATE TABLE users (id bigint);\n',
        'migrations/20240203040506_index.sql': '-- atlas:txmode none\n\nCREATE INDEX CONCURRENTLY i ON users (id);\n',
      },
      gives: [
        { path: 'migrations/20240102030405_users.sql', version: '20240102030405', transaction: 'file', down: null },
        { path: 'migrations/20240203040506_index.sql', version: '20240203040506', transaction: 'statement' },
      ],
    },
    {
      title: 'a directive that touches a statement belongs to the statement; a separator of its own',
      files: {
        'db/atlas.sum': 'h1:AAAA=\n',
        'db/1_a.sql': '-- atlas:txmode none\nCREATE TABLE a (id int);\n',
        'db/2_b.sql': '-- atlas:delimiter -- end\nCREATE TABLE b (id int)\n-- end\nCREATE TABLE c (id int);\n-- end\n',
      },
      gives: [
        { path: 'db/1_a.sql', version: '1', transaction: 'file' },
        {
          path: 'db/2_b.sql',
          version: '2',
          transaction: 'file',
          up: 'CREATE TABLE b (id int) ; CREATE TABLE c (id int);',
        },
      ],
    },
    {
      title: 'a checkpoint, and a file with checks and a way back',
      files: {
        'db/atlas.sum': 'h1:AAAA=\n',
        'db/1_a.sql': 'CREATE TABLE a (id int);\n',
        'db/2_checkpoint.sql': '-- atlas:checkpoint\n\nCREATE TABLE a (id int);\n',
        'db/3_drop.sql':
          '-- atlas:txtar\n\n-- checks.sql --\nSELECT NOT EXISTS (SELECT 1 FROM a);\n\n-- migration.sql --\nDROP TABLE a;\n\n-- down.sql --\nCREATE TABLE a (id int);\n',
      },
      gives: [
        { path: 'db/1_a.sql', version: '1' },
        { path: 'db/3_drop.sql', version: '3', up: 'DROP TABLE a;', down: 'CREATE TABLE a (id int);' },
      ],
    },
  ],
};

function isScript(entry: FileEntry): boolean {
  return entry.path.endsWith('.sql');
}

function nameOf(entry: FileEntry): NamedFile {
  const base = baseNameOf(entry.path).replace(/(\.(up|down))?\.sql$/, '');
  const [version = base] = base.split('_', 1);
  return {
    entry,
    version,
    name: base.slice(version.length + 1),
    side: entry.path.endsWith('.down.sql') ? 'down' : 'up',
  };
}

/** Only files named so are opened: `atlas migrate checkpoint` writes `<version>_checkpoint.sql`. */
async function checkpointsAmong(tree: FileTree, scripts: readonly FileEntry[]): Promise<MigrationSet['ignored']> {
  const why = phrase`a checkpoint: it replaces the files before it on an empty database, and every other one skips it`;
  const found: MigrationSet['ignored'][number][] = [];
  for (const entry of scripts.slice(1)) {
    if (!/checkpoint/i.test(baseNameOf(entry.path))) continue;
    const isCheckpoint = directivesOf(await look(tree, entry.path)).some(({ name }) => name === 'checkpoint');
    if (isCheckpoint) found.push({ path: entry.path, why });
  }
  return found;
}

function modeOf(
  path: string,
  up: Script,
  modes: readonly { readonly value: string; readonly line: number }[],
): TransactionMode {
  const [mode, second] = modes;
  if (mode && (second || (mode.value !== 'none' && mode.value !== 'file'))) {
    const line = (second ?? mode).line;
    throw refuse(
      path,
      line,
      phrase`Atlas takes one txmode, \`none\` or \`file\`.`,
      phrase`Write one of the two.`,
      '-- atlas:txmode none',
    );
  }
  if (mode?.value !== 'none') return 'file';
  return opensTransaction(up.text) ? 'author' : 'statement';
}
