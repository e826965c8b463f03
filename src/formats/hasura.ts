/** Hasura: numbered directories with `up.sql` and `down.sql`, sent to the server's `run_sql`. */
import type { Format, Recognition } from '../model/format.ts';
import type { Script, TransactionMode } from '../model/migration.ts';
import type { SaferPiece } from '../model/safer.ts';
import { phrase, verbatim } from '../model/text.ts';
import { baseNameOf, directoryOf, type FileEntry, type FileTree } from '../model/tree.ts';
import { guessDialect } from './shared/dialect.ts';
import { ancestorsOf, directoriesOf, filesIn, isWithin, joinPath, linksUnder } from './shared/directories.ts';
import { look } from './shared/evidence.ts';
import { filesBelow } from './shared/nested.ts';
import { type NamedFile, pairFiles } from './shared/pairs.ts';
import { readSides } from './shared/sides.ts';
import { originalOf, requireScript, separateFile } from './shared/way-down.ts';
import {
  directoriesBeside,
  filesBeside,
  newFile,
  noWayDown,
  spread,
  sqlOf,
  withStatements,
  withTopLine,
} from './shared/way-up.ts';

const id = 'hasura';
const directoryPattern = /^([0-9]+)_(.*)$/s;
const flatPattern = /^([0-9]+)_(.*)\.(up|down)\.(sql|yaml)$/s;
const settingsMark = /^(metadata_directory|migrations_directory|endpoint|actions)\s*:/m;
const noTransaction = '-- hasura:no-transaction';
const marker = /^[^\S\n]*-- hasura:no-transaction[^\S\n]*(\n|$)/;
/** `migrations/<database>` is two directories below `config.yaml`. */
const settingsDistance = 3;

export const hasura: Format = {
  id,
  title: 'Hasura',
  about: `Directories \`<digits>_<name>/\` with \`up.sql\` and \`down.sql\` in \`migrations/<database>\` (configuration version 3) or \`migrations\` (version 2), or files \`<digits>_<name>.up.sql\` (version 1), in the order of the digits as an integer
(\`cli/migrate/source/parse.go\` of hasura/graphql-engine). What \`migrate squash\` writes is such a directory. Steps in \`up.yaml\` call the server and are not SQL. The command line sends each file to \`run_sql\`, which runs it in one transaction
(issue #2939 there); a first line \`-- hasura:no-transaction\` (\`cli/migrate/detect_no_transaction_test.go\`) takes it out, and so does \`migrate apply --no-transaction\`, which no file shows. Older pending migrations run too.`,
  async recognise(tree) {
    const found: Recognition[] = [];
    for (const root of rootsOf(tree)) {
      const evidence = await settingsAbove(tree, root);
      if (evidence) found.push({ root, confidence: 3, evidence: verbatim(evidence) });
      else if (/(^|\/)hasura\/migrations(\/|$)/.test(root)) {
        found.push({ root, confidence: 2, evidence: phrase`hasura/migrations with numbered directories` });
      }
    }
    return found;
  },
  async list(tree, root) {
    const named = [...nestedFiles(tree, root), ...filesIn(tree, root).flatMap((entry) => parseFlat(entry) ?? [])];
    const { migrations, ignored } = pairFiles(withoutDoubles(named), { format: id, root, acceptsLate: true });
    const scripts = named.filter((file) => file.side === 'up' && file.kind !== 'opaque').map((file) => file.entry);
    const guess = await guessDialect(tree, root, scripts);
    return { format: id, root, ...guess, migrations, ignored: [...ignored, ...linksUnder(tree, root)] };
  },
  async read(tree, ref) {
    const { up, down } = await readSides(tree, ref);
    return { ...ref, up, down, transaction: modeOf(up), ...(down ? { downTransaction: modeOf(down) } : {}) };
  },
  async writeDown(tree, ref, sql) {
    requireScript(ref);
    return separateFile(tree, ref.path, ref.downPath ?? ref.path.replace(/up\.sql$/, 'down.sql'), sql);
  },
  async writeUp(tree, ref, pieces) {
    const original = await originalOf(tree, ref.path);
    const pathsOf = (path: string, { transaction, statements }: SaferPiece) => [
      newFile(original, path, `${transaction === 'own' ? '' : `${noTransaction}\n`}${sqlOf(statements)}`),
      ...(ref.downPath === undefined ? [] : [noWayDown(original, path.replace(/up\.sql$/, 'down.sql'))]),
    ];
    const isFlat = flatPattern.test(baseNameOf(ref.path));
    return spread(await hasura.list(tree, ref.root), ref, pieces, {
      first: ({ transaction, statements }) => {
        const edit = withStatements(original, original.text, sqlOf(statements));
        return [withTopLine(edit, original, { marker, line: transaction === 'own' ? null : noTransaction })];
      },
      added: isFlat
        ? filesBeside({ ref, ending: '.up.sql' }, pathsOf)
        : directoriesBeside({ ref }, (directory, piece) => pathsOf(joinPath(directory, 'up.sql'), piece)),
    });
  },
  examples: [
    {
      title: 'a directory a database, numeric order, and the opt-out',
      files: {
        'config.yaml': 'version: 3\nendpoint: http://localhost:8080\nmetadata_directory: metadata\n',
        'migrations/default/1654696186008_init/up.sql': 'CREATE TABLE users (id bigint);\n',
        'migrations/default/1654696186008_init/down.sql': 'DROP TABLE users;\n',
        'migrations/default/1654698227514_index/up.sql':
          '-- hasura:no-transaction\nCREATE INDEX CONCURRENTLY i ON users (id);\n',
        'migrations/default/1654698227514_index/down.sql': '-- nothing\n',
      },
      gives: [
        {
          path: 'migrations/default/1654696186008_init/up.sql',
          version: '1654696186008',
          transaction: 'file',
          up: 'CREATE TABLE users (id bigint);',
          down: 'DROP TABLE users;',
        },
        {
          path: 'migrations/default/1654698227514_index/up.sql',
          version: '1654698227514',
          transaction: 'none',
          down: null,
        },
      ],
    },
    {
      title: 'version 2: no directory for the database, a step that is not SQL, a squashed start',
      files: {
        'hasura/config.yaml': 'version: 2\nendpoint: http://localhost:8080\nmetadata_directory: metadata\n',
        'hasura/migrations/1580000000000_squashed/up.sql': 'CREATE TABLE users (id bigint);\n',
        'hasura/migrations/1590000000000_track/up.yaml':
          '- type: track_table\n  args: { schema: public, name: users }\n',
      },
      gives: [
        { path: 'hasura/migrations/1580000000000_squashed/up.sql', version: '1580000000000', down: null },
        { path: 'hasura/migrations/1590000000000_track/up.yaml', version: '1590000000000', kind: 'opaque', up: '' },
      ],
    },
    {
      title: 'version 1: files side by side',
      files: {
        'api/config.yaml': 'endpoint: http://localhost:8080\n',
        'api/migrations/1550000000000_users.down.sql': 'DROP TABLE users;\n',
        'api/migrations/1550000000000_users.up.sql': 'CREATE TABLE users (id bigint);\n',
        'api/migrations/1550000000001_track.up.yaml': '- type: track_table\n  args: { schema: public, name: users }\n',
      },
      gives: [
        { path: 'api/migrations/1550000000000_users.up.sql', version: '1550000000000', down: 'DROP TABLE users;' },
        { path: 'api/migrations/1550000000001_track.up.yaml', version: '1550000000001', kind: 'opaque' },
      ],
    },
  ],
};

function rootsOf(tree: FileTree): Set<string> {
  const roots = new Set<string>();
  for (const name of ['up.sql', 'up.yaml']) {
    for (const [root, files] of filesBelow(tree, name)) {
      if (files.some((entry) => directoryPattern.test(baseNameOf(directoryOf(entry.path))))) roots.add(root);
    }
  }
  for (const [root, files] of directoriesOf(tree).files) {
    if (files.some((entry) => parseFlat(entry)?.side === 'up')) roots.add(root);
  }
  return roots;
}

/** The settings file of the command line, a few directories up. */
async function settingsAbove(tree: FileTree, root: string): Promise<string | undefined> {
  for (const ancestor of ancestorsOf(root).slice(1, settingsDistance)) {
    const path = joinPath(ancestor, 'config.yaml');
    if (tree.files.has(path) && settingsMark.test(await look(tree, path))) return path;
  }
  return undefined;
}

function nestedFiles(tree: FileTree, root: string): NamedFile[] {
  const found: NamedFile[] = [];
  for (const side of ['up', 'down'] as const) {
    for (const extension of ['sql', 'yaml']) {
      for (const entry of filesBelow(tree, `${side}.${extension}`).get(root) ?? []) {
        const match = directoryPattern.exec(baseNameOf(directoryOf(entry.path)));
        if (!match || !isWithin(directoryOf(entry.path), root)) continue;
        const [, version = '', name = ''] = match;
        found.push({ entry, version, name, side, ...(extension === 'yaml' ? { kind: 'opaque' } : {}) });
      }
    }
  }
  return found;
}

function parseFlat(entry: FileEntry): NamedFile | undefined {
  const match = flatPattern.exec(baseNameOf(entry.path));
  if (!match) return undefined;
  const [, version = '', name = '', side, extension] = match;
  return {
    entry,
    version,
    name,
    side: side === 'up' ? 'up' : 'down',
    ...(extension === 'yaml' ? { kind: 'opaque' } : {}),
  };
}

/** Where a migration has SQL and a server call, the SQL is the migration; a call has no way down in SQL. */
function withoutDoubles(files: readonly NamedFile[]): NamedFile[] {
  const key = (file: NamedFile) => `${file.side} ${file.version} ${file.name}`;
  const withScript = new Set(files.filter((file) => file.kind !== 'opaque').map(key));
  return files.filter((file) => file.kind !== 'opaque' || (file.side === 'up' && !withScript.has(key(file))));
}

function modeOf(script: Script): TransactionMode {
  return marker.test(script.text) ? 'none' : 'file';
}
