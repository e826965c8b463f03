/** golang-migrate: numbered pairs of `.up.sql` and `.down.sql`, each sent whole and without a transaction of the tool's own. */
import type { Format, Recognition } from '../model/format.ts';
import type { Script, TransactionMode } from '../model/migration.ts';
import type { SaferPiece } from '../model/safer.ts';
import { phrase } from '../model/text.ts';
import { baseNameOf, type FileEntry } from '../model/tree.ts';
import { dialectOfSuffix, guessDialect } from './shared/dialect.ts';
import { directoriesOf, filesIn, linksUnder } from './shared/directories.ts';
import { type NamedFile, pairFiles } from './shared/pairs.ts';
import { opensTransaction } from './shared/scan.ts';
import { readSides } from './shared/sides.ts';
import { originalOf, separateFile } from './shared/way-down.ts';
import { filesBeside, newFile, spread, sqlOf, withStatements } from './shared/way-up.ts';

const id = 'golang-migrate';
const pattern = /^(\d+)_(.*)\.(up|down)\.sql$/s;

export const golangMigrate: Format = {
  id,
  title: 'golang-migrate',
  about: `Files \`<version>_<title>.up.sql\` and \`.down.sql\` in one directory, ordered by version as an unsigned integer (\`source/parse.go\` of golang-migrate/migrate).
The database remembers one version only: a file older than it is skipped in silence. Each file is sent as a whole without BEGIN, so PostgreSQL runs it
as one implicit transaction, and a file of a single statement outside of one (\`database/postgres/README.md\`); \`x-multi-statement\` and \`x-use-transaction\`
are set in the connection's URL, which is not in the repository. There is no opt-out marker. A file of its own BEGIN and COMMIT is the author's.`,
  async recognise(tree) {
    const found: Recognition[] = [];
    for (const [root, files] of directoriesOf(tree).files) {
      const ups = files.filter((entry) => parse(entry)?.side === 'up');
      // golang-migrate knows no files for several databases in one directory; other tools of this pattern do.
      const databases = new Set(ups.map((entry) => dialectOfSuffix(entry.path) ?? 'postgres'));
      if (databases.size === 1) {
        found.push({ root, confidence: 2, evidence: phrase`numbered files that end in .up.sql` });
      }
    }
    return found;
  },
  async list(tree, root) {
    const named = filesIn(tree, root).flatMap((entry) => parse(entry) ?? []);
    const { migrations, ignored } = pairFiles(named, { format: id, root });
    const dialect = await guessDialect(
      tree,
      root,
      named.filter((file) => file.side === 'up').map((file) => file.entry),
    );
    const strangers = filesIn(tree, root)
      .filter((entry) => entry.path.endsWith('.sql') && !parse(entry))
      .map((entry) => ({ path: entry.path, why: phrase`not named <version>_<title>.up.sql or .down.sql` }));
    return { format: id, root, ...dialect, migrations, ignored: [...ignored, ...strangers, ...linksUnder(tree, root)] };
  },
  async read(tree, ref) {
    const { up, down } = await readSides(tree, ref);
    return { ...ref, up, down, transaction: modeOf(up), ...(down ? { downTransaction: modeOf(down) } : {}) };
  },
  writeDown: (tree, ref, sql) =>
    separateFile(tree, ref.path, ref.downPath ?? ref.path.replace(/\.up\.sql$/, '.down.sql'), sql),
  async writeUp(tree, ref, pieces) {
    const original = await originalOf(tree, ref.path);
    // A file is sent as a whole: BEGIN and COMMIT are the author's habit, where they are.
    const isAuthors = opensTransaction(original.text);
    const sqlFor = (piece: SaferPiece) => sqlOf(piece.statements, isAuthors && piece.transaction === 'own');
    return spread(await golangMigrate.list(tree, ref.root), ref, pieces, {
      first: (piece) => [withStatements(original, original.text, sqlFor(piece))],
      added: filesBeside({ ref, ending: '.up.sql' }, (path, piece) => [newFile(original, path, sqlFor(piece))]),
    });
  },
  examples: [
    {
      title: 'pairs in numeric order, a way back that is missing, a file that opens its own transaction',
      files: {
        'db/migrations/10_add_email.up.sql': 'BEGIN;\nALTER TABLE users ADD email text;\nCOMMIT;\n',
        'db/migrations/10_add_email.down.sql': 'ALTER TABLE users DROP email;\n',
        'db/migrations/9_users.up.sql': 'CREATE TABLE users (id bigint);\n',
        'db/migrations/8_orphan.down.sql': 'DROP TABLE orphan;\n',
      },
      gives: [
        {
          path: 'db/migrations/9_users.up.sql',
          version: '9',
          transaction: 'none',
          up: 'CREATE TABLE users (id bigint);',
          down: null,
        },
        {
          path: 'db/migrations/10_add_email.up.sql',
          version: '10',
          transaction: 'author',
          down: 'ALTER TABLE users DROP email;',
        },
      ],
    },
  ],
};

function parse(entry: FileEntry): NamedFile | undefined {
  const match = pattern.exec(baseNameOf(entry.path));
  if (!match) return undefined;
  const [, version = '', name = '', side] = match;
  return { entry, version, name, side: side === 'up' ? 'up' : 'down' };
}

function modeOf(script: Script): TransactionMode {
  return opensTransaction(script.text) ? 'author' : 'none';
}
