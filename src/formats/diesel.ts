/** Diesel (Rust): one directory a migration, with `up.sql`, `down.sql` and perhaps `metadata.toml`. */
import type { Format, Recognition } from '../model/format.ts';
import type { MigrationRef, Script, TransactionMode } from '../model/migration.ts';
import { phrase } from '../model/text.ts';
import { baseNameOf, directoryOf, type FileEntry, type FileTree } from '../model/tree.ts';
import { newMetadata, outsideTransaction, runsInTransaction } from './diesel/metadata.ts';
import { guessDialect } from './shared/dialect.ts';
import { directoriesOf, filesIn, joinPath, linksUnder } from './shared/directories.ts';
import { crateUsing, nearestFile } from './shared/evidence.ts';
import { compareText } from './shared/order.ts';
import { type NamedFile, pairFiles } from './shared/pairs.ts';
import { opensTransaction } from './shared/scan.ts';
import { refuse } from './shared/sections.ts';
import { readSides } from './shared/sides.ts';
import { originalOf, separateFile } from './shared/way-down.ts';
import { directoriesBeside, newFile, noWayDown, spread, sqlOf, withStatements } from './shared/way-up.ts';

const id = 'diesel';

export const diesel: Format = {
  id,
  title: 'Diesel',
  about: `Directories \`<version>_<name>/\` with \`up.sql\` and \`down.sql\`, by default in \`migrations\`; the version is what precedes the first underscore with its dashes removed, compared as text
(\`migrations_internals/src/lib.rs\` of diesel-rs/diesel). Each runs in a transaction unless \`metadata.toml\` says \`run_in_transaction = false\` (a \`metadata.toml\` without that key means false as well);
then the file is sent as a whole without one. An empty \`up.sql\` is refused (\`file_based_migrations.rs\`). Older pending migrations run too. Directories whose names start with a dot do not count.`,
  async recognise(tree) {
    const found: Recognition[] = [];
    for (const root of rootsOf(tree)) {
      const settings = nearestFile(tree, root, ['diesel.toml']);
      const evidence = settings ?? (await crateUsing(tree, root, 'diesel'));
      if (evidence) found.push({ root, confidence: 3, evidence: phrase`directories with up.sql and ${evidence}` });
    }
    return found;
  },
  async list(tree, root) {
    const named = migrationDirectories(tree, root).flatMap(namedFiles);
    const { migrations, ignored } = pairFiles(named, { format: id, root, acceptsLate: true, compare: compareText });
    const ups = named.filter((file) => file.side === 'up').map((file) => file.entry);
    const guess = await guessDialect(tree, root, ups);
    return { format: id, root, ...guess, migrations, ignored: [...ignored, ...linksUnder(tree, root)] };
  },
  async read(tree, ref) {
    const { up, down } = await readSides(tree, ref);
    if (up.text === '') {
      throw refuse(
        ref.path,
        1,
        phrase`Diesel refuses an empty up.sql.`,
        phrase`Write a statement or a comment into it.`,
        'SELECT 1;',
      );
    }
    const transaction = await runsInTransaction(tree, ref);
    const modeOf = (script: Script): TransactionMode => {
      if (transaction) return 'file';
      return opensTransaction(script.text) ? 'author' : 'none';
    };
    return { ...ref, up, down, transaction: modeOf(up), ...(down ? { downTransaction: modeOf(down) } : {}) };
  },
  writeDown: (tree, ref, sql) =>
    separateFile(tree, ref.path, ref.downPath ?? joinPath(directoryOf(ref.path), 'down.sql'), sql),
  async writeUp(tree, ref, pieces) {
    const original = await originalOf(tree, ref.path);
    const metadata = await outsideTransaction(tree, ref);
    return spread(await diesel.list(tree, ref.root), ref, pieces, {
      versions: { written: writtenVersion(ref), normalised: withoutDashes, compare: compareText },
      first: ({ transaction, statements }) => [
        withStatements(original, original.text, sqlOf(statements)),
        ...(transaction === 'own' ? [] : [metadata]),
      ],
      added: directoriesBeside({ ref, written: writtenVersion(ref) }, (directory, { transaction, statements }) => [
        newFile(original, joinPath(directory, 'up.sql'), sqlOf(statements)),
        ...(ref.downPath === undefined ? [] : [noWayDown(original, joinPath(directory, 'down.sql'))]),
        ...(transaction === 'own' ? [] : [newMetadata(directory)]),
      ]),
    });
  },
  examples: [
    {
      title: 'versions with dashes, and a migration outside a transaction',
      files: {
        'diesel.toml': '[print_schema]\nfile = "src/schema.rs"\n',
        'migrations/2024-01-02-000000_email/up.sql': 'ALTER TABLE users ADD email text;\n',
        'migrations/2024-01-02-000000_email/down.sql': '-- cannot be undone\n',
        'migrations/20240101000000_users/up.sql': 'CREATE TABLE users (id bigint);\n',
        'migrations/20240101000000_users/down.sql': 'DROP TABLE users;\n',
        'migrations/2024-01-03-000000_index/up.sql': 'CREATE INDEX CONCURRENTLY i ON users (email);\n',
        'migrations/2024-01-03-000000_index/metadata.toml': 'run_in_transaction = false\n',
      },
      gives: [
        {
          path: 'migrations/20240101000000_users/up.sql',
          version: '20240101000000',
          transaction: 'file',
          down: 'DROP TABLE users;',
        },
        { path: 'migrations/2024-01-02-000000_email/up.sql', version: '20240102000000', down: null },
        { path: 'migrations/2024-01-03-000000_index/up.sql', version: '20240103000000', transaction: 'none' },
      ],
    },
  ],
};

/** Directories that hold directories with an `up.sql`. */
function rootsOf(tree: FileTree): string[] {
  const roots = new Set<string>();
  for (const directory of directoriesOf(tree).files.keys()) {
    if (/^\d[\d-]*_/.test(baseNameOf(directory)) && tree.files.has(joinPath(directory, 'up.sql'))) {
      roots.add(directoryOf(directory));
    }
  }
  return [...roots];
}

function migrationDirectories(tree: FileTree, root: string): (readonly FileEntry[])[] {
  const found: (readonly FileEntry[])[] = [];
  for (const directory of directoriesOf(tree).files.keys()) {
    const isChild = directory !== '' && directoryOf(directory) === root && directory !== root;
    if (isChild && !baseNameOf(directory).startsWith('.')) found.push(filesIn(tree, directory));
  }
  return found;
}

function namedFiles(files: readonly FileEntry[]): NamedFile[] {
  const metadata = files.filter((entry) => baseNameOf(entry.path) === 'metadata.toml');
  return files.flatMap((entry): NamedFile[] => {
    const file = baseNameOf(entry.path);
    if (file !== 'up.sql' && file !== 'down.sql') return [];
    const [prefix = '', ...rest] = baseNameOf(directoryOf(entry.path)).split('_');
    const common = { entry, version: withoutDashes(prefix), name: rest.join('_') };
    return [file === 'up.sql' ? { ...common, side: 'up', companions: metadata } : { ...common, side: 'down' }];
  });
}

/** The version with its dashes, which the directory's name has and the comparison has not. */
function writtenVersion({ path }: MigrationRef): string {
  return baseNameOf(directoryOf(path)).split('_', 1)[0] ?? '';
}

function withoutDashes(version: string): string {
  return version.replaceAll('-', '');
}
