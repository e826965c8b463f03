/** Prisma Migrate: directories with a `migration.sql`, and a lock file that names the database. */
import type { Format, Recognition } from '../model/format.ts';
import type { MigrationRef } from '../model/migration.ts';
import type { SaferPiece } from '../model/safer.ts';
import { phrase, verbatim } from '../model/text.ts';
import { baseNameOf, directoryOf, type FileEntry, type FileTree } from '../model/tree.ts';
import { type DialectGuess, dialectNamed, guessDialect } from './shared/dialect.ts';
import { filesIn, joinPath, linksUnder } from './shared/directories.ts';
import { look } from './shared/evidence.ts';
import { filesBelow } from './shared/nested.ts';
import { compareText } from './shared/order.ts';
import { unwritable } from './shared/read-back.ts';
import { opensTransaction } from './shared/scan.ts';
import { readText } from './shared/text.ts';
import { originalOf } from './shared/way-down.ts';
import { directoriesBeside, newFile, spread, sqlOf, withStatements } from './shared/way-up.ts';

const id = 'prisma';
const lockName = 'migration_lock.toml';
const defaultPlace = /(^|\/)prisma\/(schema\/)?migrations$/;

export const prisma: Format = {
  id,
  title: 'Prisma Migrate',
  about: `Directories \`<timestamp>_<name>/\` with a \`migration.sql\`, in the order of their names as text, by default in \`prisma/migrations\` or \`prisma/schema/migrations\`. There is no way back. The provider in
\`migration_lock.toml\` says which database it is; sets of MySQL and SQLite are listed as such, those of SQL Server and MongoDB are not. On PostgreSQL the schema engine sends the whole script in one simple query
(\`flavour/postgres/connector/native/mod.rs\`, \`apply_migration_script\`, of prisma/prisma-engines): an implicit transaction, none around a script of a single statement, and the author's when it has BEGIN. There is no
opt-out marker. \`migrate deploy\` also runs a migration that sorts before applied ones (\`apply_migrations.rs\`).`,
  async recognise(tree) {
    const found: Recognition[] = [];
    for (const [root] of filesBelow(tree, 'migration.sql')) {
      const lock = joinPath(root, lockName);
      if (tree.files.has(lock)) {
        const provider = providerOf(await look(tree, lock));
        if (provider === undefined || dialectNamed(provider))
          found.push({ root, confidence: 3, evidence: verbatim(lock) });
      } else if (defaultPlace.test(root) || hasSchema(tree, root)) {
        found.push({ root, confidence: 2, evidence: phrase`directories with migration.sql in Prisma's default place` });
      }
    }
    return found;
  },
  async list(tree, root) {
    const entries = filesBelow(tree, 'migration.sql').get(root) ?? [];
    const migrations = entries.map((entry) => reference(root, entry)).sort((a, b) => compareText(a.version, b.version));
    const strangers = filesIn(tree, root)
      .filter((entry) => entry.path.endsWith('.sql'))
      .map((entry) => ({ path: entry.path, why: phrase`Prisma runs only <directory>/migration.sql` }));
    const dialect = await dialectOf(tree, root, entries);
    return { format: id, root, ...dialect, migrations, ignored: [...strangers, ...linksUnder(tree, root)] };
  },
  async read(tree, ref) {
    const up = { path: ref.path, text: await readText(tree, ref.path) };
    return { ...ref, up, down: null, transaction: opensTransaction(up.text) ? 'author' : 'none' };
  },
  async writeUp(tree, ref, pieces) {
    const original = await originalOf(tree, ref.path);
    const isAuthors = opensTransaction(original.text);
    const sqlFor = (piece: SaferPiece) => sqlOf(piece.statements, isAuthors && piece.transaction === 'own');
    const written = pieces.length > 1 ? numberOf(ref) : '';
    return spread(await prisma.list(tree, ref.root), ref, pieces, {
      versions: { written, normalised: (number) => `${number}_`, compare: compareText },
      first: (piece) => [withStatements(original, original.text, sqlFor(piece))],
      added: directoriesBeside({ ref, written }, (directory, piece) => [
        newFile(original, joinPath(directory, 'migration.sql'), sqlFor(piece)),
      ]),
    });
  },
  examples: [
    {
      title: 'two migrations, the first with the name of a baseline',
      files: {
        'prisma/schema.prisma': 'datasource db {\n  provider = "postgresql"\n}\n',
        'prisma/migrations/migration_lock.toml': '# written by the tool\nprovider = "postgresql"\n',
        'prisma/migrations/0_init/migration.sql': '-- CreateTable\nCREATE TABLE "User" ("id" SERIAL NOT NULL);\n',
        'prisma/migrations/20240102030405_email/migration.sql': 'ALTER TABLE "User" ADD COLUMN "email" TEXT;\n',
      },
      gives: [
        {
          path: 'prisma/migrations/0_init/migration.sql',
          version: '0_init',
          transaction: 'none',
          up: '-- CreateTable CREATE TABLE "User" ("id" SERIAL NOT NULL);',
          down: null,
        },
        {
          path: 'prisma/migrations/20240102030405_email/migration.sql',
          version: '20240102030405_email',
          transaction: 'none',
          down: null,
        },
      ],
    },
    {
      title: 'a schema of several files, and an author who opens the transaction',
      files: {
        'apps/api/prisma/schema/user.prisma': 'model User {\n  id Int @id\n}\n',
        'apps/api/prisma/schema/migrations/20240102030405_user/migration.sql':
          'BEGIN;\nCREATE TABLE "User" ("id" INTEGER NOT NULL);\nCOMMIT;\n',
      },
      gives: [
        {
          path: 'apps/api/prisma/schema/migrations/20240102030405_user/migration.sql',
          version: '20240102030405_user',
          transaction: 'author',
        },
      ],
    },
    {
      title: 'the set of another database is listed as such',
      files: {
        'data/changes/migration_lock.toml': 'provider = "mysql"\n',
        'data/changes/20240102030405_user/migration.sql': 'CREATE TABLE `User` (`id` INTEGER NOT NULL);\n',
      },
      gives: [{ path: 'data/changes/20240102030405_user/migration.sql', version: '20240102030405_user' }],
    },
  ],
};

function providerOf(lock: string): string | undefined {
  return /^[ \t]*provider[ \t]*=[ \t]*"([\w-]+)"/m.exec(lock)?.[1];
}

/** A `schema.prisma` beside the directory; `snapshot.json` beside the scripts would be Drizzle's. */
function hasSchema(tree: FileTree, root: string): boolean {
  return (
    filesIn(tree, directoryOf(root)).some((entry) => entry.path.endsWith('.prisma')) &&
    !filesBelow(tree, 'snapshot.json').has(root)
  );
}

async function dialectOf(tree: FileTree, root: string, entries: readonly FileEntry[]): Promise<DialectGuess> {
  const lock = joinPath(root, lockName);
  const named = tree.files.has(lock) ? dialectNamed(providerOf(await readText(tree, lock)) ?? '') : undefined;
  return named ? { dialect: named, dialectSure: true } : guessDialect(tree, root, entries);
}

/** The version is the directory's whole name: that is what Prisma compares and remembers. */
function reference(root: string, entry: FileEntry): MigrationRef {
  const version = baseNameOf(directoryOf(entry.path));
  return {
    id: `${root}:${version}`,
    format: id,
    root,
    path: entry.path,
    paths: [entry.path],
    version,
    name: version.replace(/^\d+_/, ''),
    kind: 'versioned',
    digest: entry.oid,
    acceptsLate: true,
  };
}

/** What the directory's name begins with; without a number no name comes right after it. */
function numberOf({ path, version }: MigrationRef): string {
  const number = /^\d+/.exec(version)?.[0];
  if (number !== undefined) return number;
  throw unwritable(
    { path },
    phrase`The directory has no number, and nothing can be named to come right after it.`,
    phrase`Name it as Prisma does, <timestamp>_<name>.`,
  );
}
