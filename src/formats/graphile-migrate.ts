/** Graphile Migrate: numbered files that form a chain of hashes, and the unfinished migration beside them. */
import type { Format, Recognition } from '../model/format.ts';
import type { MigrationRef, MigrationSet } from '../model/migration.ts';
import { phrase } from '../model/text.ts';
import { baseNameOf, directoryOf, type FileEntry, type FileTree } from '../model/tree.ts';
import { checkLink, headersOf, placeholdersOf, replacePlaceholders } from './graphile-migrate/chain.ts';
import { committedPieces, currentPiece } from './graphile-migrate/way-up.ts';
import { directoriesOf, filesIn, joinPath, linksUnder } from './shared/directories.ts';
import { anyMatches, nearestFile } from './shared/evidence.ts';
import { compareNumeric, compareText } from './shared/order.ts';
import { scanStatements } from './shared/scan.ts';
import { lineAt, refuse } from './shared/sections.ts';
import { keepOnly, readText } from './shared/text.ts';
import { originalOf } from './shared/way-down.ts';

const id = 'graphile-migrate';
const pattern = /^([0-9]+)(-[-_a-zA-Z0-9]*)?\.sql$/;
const settingsNames = ['.gmrc', '.gmrc.js', '.gmrc.cjs'];
const withoutTransaction = /^--!\s*no-transaction\b/;
const include = /^--![ \t]*include[ \t]+\S.*\.sql[ \t]*$/m;

export const graphileMigrate: Format = {
  id,
  title: 'Graphile Migrate',
  about: `Files \`committed/<number>.sql\` or \`<number>-<message>.sql\` below the migrations directory, in order of the numbers; each begins with \`--! Previous:\` and \`--! Hash:\`, the hash covers its text and the one before it, and a broken chain or an
edited file stops the tool unless it says \`--! AllowInvalidHash\` (\`src/migration.ts\` and \`src/hash.ts\` of graphile/migrate). Each runs in a transaction, unless its first line below the header is \`--! no-transaction\`; then it is sent as a whole
without one. There is no way back. \`current.sql\`, or the numbered files in \`current/\` as one, is the migration in the making: it runs again whenever it changes, and never in production before it is committed. What it includes from \`fixtures\`
is put in when it is committed, so an include is refused. \`:DATABASE_NAME\`, \`:DATABASE_OWNER\` and the placeholders of \`.gmrc\` are replaced, those from the environment by their own names in lower case.`,
  async recognise(tree) {
    const found: Recognition[] = [];
    for (const [directory, files] of directoriesOf(tree).files) {
      if (baseNameOf(directory) !== 'committed') continue;
      const named = files.filter((entry) => pattern.test(baseNameOf(entry.path)));
      if (named.length > 0 && (await anyMatches(tree, named, /^--! Previous:/))) {
        found.push({
          root: directoryOf(directory),
          confidence: 3,
          evidence: phrase`committed/<number>.sql with "--! Previous:"`,
        });
      }
    }
    return found;
  },
  async list(tree, root) {
    const committed = filesIn(tree, joinPath(root, 'committed'));
    const refs = committed
      .filter((entry) => pattern.test(baseNameOf(entry.path)))
      .map((entry) => committedReference(root, entry))
      .sort((a, b) => compareText(`${a.version}.sql`, `${b.version}.sql`));
    const strangers = committed
      .filter((entry) => entry.path.endsWith('.sql') && !pattern.test(baseNameOf(entry.path)))
      .map((entry) => ({ path: entry.path, why: phrase`not named <number>.sql or <number>-<message>.sql` }));
    const current = await currentReferences(tree, root);
    const ignored = [...strangers, ...current.ignored, ...linksUnder(tree, root)];
    return {
      format: id,
      root,
      dialect: 'postgres',
      dialectSure: true,
      migrations: [...refs, ...current.migrations],
      ignored,
    };
  },
  async read(tree, ref) {
    const text = await readText(tree, ref.path);
    const headers = headersOf(ref.path, text);
    if (ref.kind === 'versioned') await checkLink(tree, ref, text, headers);
    const inclusion = include.exec(text);
    if (ref.kind === 'repeatable' && inclusion) {
      throw refuse(
        ref.path,
        lineAt(text, inclusion.index + 1),
        phrase`The migration includes a fixture, which graphile-migrate puts in only when it is committed.`,
        phrase`Commit it with \`graphile-migrate commit\`, so that the pull request shows what will run.`,
      );
    }
    const body = keepOnly(text, headers.end, text.length);
    const settings = nearestFile(tree, ref.root, settingsNames);
    const placeholders = placeholdersOf(settings === undefined ? '' : await readText(tree, settings));
    const up = { path: ref.path, text: replacePlaceholders(body, placeholders) };
    const isPart = directoryOf(ref.path) === joinPath(ref.root, 'current');
    const mode = withoutTransaction.test(text.slice(headers.end).trimStart()) ? 'none' : 'file';
    return { ...ref, up, down: null, transaction: isPart ? 'batch' : mode };
  },
  async writeUp(tree, ref, pieces) {
    const original = await originalOf(tree, ref.path);
    const { up } = await graphileMigrate.read(tree, ref);
    if (ref.kind === 'versioned')
      return committedPieces(await graphileMigrate.list(tree, ref.root), ref, { original, side: up.text }, pieces);
    return pieces.map((piece) => currentPiece(original, up.text, piece));
  },
  examples: [
    {
      title: 'a chain of two, the second outside a transaction, and nothing in the making',
      files: {
        '.gmrc': '{\n  "placeholders": { ":READER": "!ENV" }\n}\n',
        'migrations/committed/000001.sql':
          '--! Previous: -\n--! Hash: sha1:3174c6f417648e4d282d6d46e18b918d59b92eb2\n\ncreate table a (id int);\ngrant select on a to :READER;\n',
        'migrations/committed/000002-index.sql':
          '--! Previous: sha1:3174c6f417648e4d282d6d46e18b918d59b92eb2\n--! Hash: sha1:1b9678ba33da33d7d9f7ef9458b53d3c8934f7be\n--! Message: index\n\n--! no-transaction\ncreate index concurrently i on a (id);\n',
        'migrations/current.sql': '-- Enter migration here\n',
      },
      gives: [
        {
          path: 'migrations/committed/000001.sql',
          version: '000001',
          transaction: 'file',
          up: 'create table a (id int); grant select on a to reader;',
          down: null,
        },
        {
          path: 'migrations/committed/000002-index.sql',
          version: '000002',
          transaction: 'none',
          up: '--! no-transaction create index concurrently i on a (id);',
        },
      ],
    },
    {
      title: 'a migration in the making, and an edit that is allowed to break the hash',
      files: {
        'db/committed/000001.sql':
          '--! Previous: -\n--! Hash: sha1:0\n--! AllowInvalidHash\n\ncreate table a (id int);\n',
        'db/current.sql': '--! Message: email\n\nalter table a add if not exists email text;\n',
      },
      gives: [
        { path: 'db/committed/000001.sql', version: '000001', up: 'create table a (id int);' },
        {
          path: 'db/current.sql',
          version: '',
          kind: 'repeatable',
          transaction: 'file',
          up: 'alter table a add if not exists email text;',
        },
      ],
    },
    {
      title: 'several files in the making run in one transaction, by number',
      files: {
        'db/committed/000001.sql':
          '--! Previous: -\n--! Hash: sha1:0\n--! AllowInvalidHash\n\ncreate table a (id int);\n',
        'db/current/10-b.sql': 'alter table a add c int;\n',
        'db/current/9-a.sql': 'alter database :DATABASE_NAME set work_mem = 64;\n',
      },
      gives: [
        { path: 'db/committed/000001.sql', version: '000001' },
        {
          path: 'db/current/9-a.sql',
          version: '',
          kind: 'repeatable',
          transaction: 'batch',
          up: 'alter database postgres set work_mem = 64;',
        },
        { path: 'db/current/10-b.sql', version: '', kind: 'repeatable', transaction: 'batch' },
      ],
    },
  ],
};

function committedReference(root: string, entry: FileEntry): MigrationRef {
  const [, version = '', name = ''] = pattern.exec(baseNameOf(entry.path)) ?? [];
  return { ...reference(root, entry), id: `${root}:${version}`, version, name: name.slice(1), kind: 'versioned' };
}

/** Files that hold at least one statement; an empty `current.sql` is the normal state. */
async function currentReferences(tree: FileTree, root: string): Promise<Pick<MigrationSet, 'migrations' | 'ignored'>> {
  const file = tree.files.get(joinPath(root, 'current.sql'));
  const parts = filesIn(tree, joinPath(root, 'current')).filter((entry) => entry.path.endsWith('.sql'));
  const numberOf = (entry: FileEntry) => pattern.exec(baseNameOf(entry.path))?.[1];
  const named = parts.filter((entry) => numberOf(entry) !== undefined);
  named.sort((a, b) => compareNumeric(numberOf(a) ?? '', numberOf(b) ?? ''));
  const migrations: MigrationRef[] = [];
  for (const entry of [...(file ? [file] : []), ...named]) {
    const text = await readText(tree, entry.path);
    if (scanStatements(text).length === 0 && !include.test(text)) continue;
    const name = entry.path.slice(root === '' ? 0 : root.length + 1);
    migrations.push({ ...reference(root, entry), id: `${root}:${name}`, version: '', name, kind: 'repeatable' });
  }
  const ignored = parts
    .filter((entry) => !named.includes(entry))
    .map((entry) => ({ path: entry.path, why: phrase`not named <number>.sql or <number>-<message>.sql` }));
  return { migrations, ignored };
}

function reference(root: string, entry: FileEntry) {
  return { format: id, root, path: entry.path, paths: [entry.path], digest: entry.oid };
}
