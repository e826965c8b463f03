/** sqlx (Rust): numbered SQL files, plain or as reversible pairs. */
import type { Format, Recognition } from '../model/format.ts';
import type { Script, TransactionMode } from '../model/migration.ts';
import { phrase, type Text } from '../model/text.ts';
import { baseNameOf, type FileEntry } from '../model/tree.ts';
import { guessDialect } from './shared/dialect.ts';
import { directoriesOf, filesIn, linksUnder } from './shared/directories.ts';
import { anyMatches, crateUsing, nearestFile } from './shared/evidence.ts';
import { type NamedFile, pairFiles } from './shared/pairs.ts';
import { opensTransaction } from './shared/scan.ts';
import { readSides } from './shared/sides.ts';
import { originalOf, separateFile } from './shared/way-down.ts';
import { filesBeside, newFile, noWayDown, spread, sqlOf, withStatements, withTopLine } from './shared/way-up.ts';

const id = 'sqlx';
const noTransaction = '-- no-transaction';
const pattern = /^(\d+)_(.*?)(\.up|\.down)?\.sql$/s;

export const sqlx: Format = {
  id,
  title: 'sqlx',
  about: `Files \`<version>_<description>.sql\`, or pairs of \`.up.sql\` and \`.down.sql\`, in one directory, by default \`migrations\`, ordered by version as an integer
(\`sqlx-core/src/migrate/source.rs\`, \`migration_type.rs\` of launchbadge/sqlx). A file without a number before its first underscore stops the tool. Each file runs in a transaction unless its
first characters are \`-- no-transaction\`; then it is sent as a whole without one. Older pending files run too.`,
  async recognise(tree) {
    const found: Recognition[] = [];
    for (const [root, files] of directoriesOf(tree).files) {
      const named = files.filter((entry) => parse(entry)?.side === 'up');
      if (named.length === 0) continue;
      const evidence = await evidenceFor(tree, root, named);
      if (evidence) found.push({ root, confidence: 3, evidence });
    }
    return found;
  },
  async list(tree, root) {
    const named = filesIn(tree, root).flatMap((entry) => parse(entry) ?? []);
    const { migrations, ignored } = pairFiles(named, { format: id, root, acceptsLate: true });
    const dialect = await guessDialect(
      tree,
      root,
      named.filter((file) => file.side === 'up').map((file) => file.entry),
    );
    const strangers = filesIn(tree, root)
      .filter((entry) => entry.path.endsWith('.sql') && !parse(entry))
      .map((entry) => ({ path: entry.path, why: phrase`not named <version>_<description>.sql` }));
    return { format: id, root, ...dialect, migrations, ignored: [...ignored, ...strangers, ...linksUnder(tree, root)] };
  },
  async read(tree, ref) {
    const { up, down } = await readSides(tree, ref);
    return { ...ref, up, down, transaction: modeOf(up), ...(down ? { downTransaction: modeOf(down) } : {}) };
  },
  writeDown: (tree, ref, sql) =>
    separateFile(tree, ref.path, ref.downPath ?? ref.path.replace(/(\.up)?\.sql$/, '.down.sql'), sql),
  async writeUp(tree, ref, pieces) {
    const original = await originalOf(tree, ref.path);
    const marker = /^-- no-transaction[^\n]*(\n|$)/;
    const ending = ref.path.endsWith('.up.sql') ? '.up.sql' : '.sql';
    return spread(await sqlx.list(tree, ref.root), ref, pieces, {
      first: ({ transaction, statements }) => {
        const edit = withStatements(original, original.text, sqlOf(statements));
        return [withTopLine(edit, original, { marker, line: transaction === 'own' ? null : noTransaction })];
      },
      added: filesBeside({ ref, ending }, (path, { transaction, statements }) => [
        newFile(original, path, `${transaction === 'own' ? '' : `${noTransaction}\n`}${sqlOf(statements)}`),
        ...(ref.downPath === undefined ? [] : [noWayDown(original, path.replace(/\.up\.sql$/, '.down.sql'))]),
      ]),
    });
  },
  examples: [
    {
      title: 'a plain file, a reversible pair and the opt-out',
      files: {
        'Cargo.toml': '[dependencies]\nsqlx = { version = "0.8", features = ["postgres"] }\n',
        'migrations/20240101000000_users.sql': 'CREATE TABLE users (id bigint);\n',
        'migrations/20240102000000_email.up.sql': 'ALTER TABLE users ADD email text;\n',
        'migrations/20240102000000_email.down.sql': 'ALTER TABLE users DROP email;\n',
        'migrations/20240103000000_index.sql': '-- no-transaction\nCREATE INDEX CONCURRENTLY i ON users (email);\n',
      },
      gives: [
        { path: 'migrations/20240101000000_users.sql', version: '20240101000000', transaction: 'file', down: null },
        {
          path: 'migrations/20240102000000_email.up.sql',
          version: '20240102000000',
          up: 'ALTER TABLE users ADD email text;',
          down: 'ALTER TABLE users DROP email;',
        },
        { path: 'migrations/20240103000000_index.sql', version: '20240103000000', transaction: 'none' },
      ],
    },
  ],
};

function parse(entry: FileEntry): NamedFile | undefined {
  const match = pattern.exec(baseNameOf(entry.path));
  if (!match) return undefined;
  const [, version = '', name = '', side] = match;
  return { entry, version, name, side: side === '.down' ? 'down' : 'up' };
}

/** A crate that uses it, its own configuration, or the line it writes into new files. */
async function evidenceFor(
  tree: Parameters<Format['recognise']>[0],
  root: string,
  files: readonly FileEntry[],
): Promise<Text | undefined> {
  const settings = nearestFile(tree, root, ['sqlx.toml', '.sqlx']);
  if (settings) return phrase`numbered files near ${settings}`;
  if (await anyMatches(tree, files, /^-- (Add (up |down )?migration script here|no-transaction)/)) {
    return phrase`numbered files with the line that \`sqlx migrate add\` writes`;
  }
  const crate = await crateUsing(tree, root, 'sqlx');
  return crate === undefined ? undefined : phrase`numbered files and ${crate} that depends on sqlx`;
}

function modeOf(script: Script): TransactionMode {
  if (!script.text.startsWith(noTransaction)) return 'file';
  return opensTransaction(script.text) ? 'author' : 'none';
}
