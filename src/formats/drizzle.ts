/** Drizzle: a journal that decides what runs and in which order, or, since version 1, a directory a migration. */
import type { Format, Recognition } from '../model/format.ts';
import type { MigrationRef, MigrationSet } from '../model/migration.ts';
import { phrase, verbatim } from '../model/text.ts';
import { baseNameOf, directoryOf, type FileEntry, type FileTree } from '../model/tree.ts';
import { journalPath, readJournal } from './drizzle/journal.ts';
import { type DialectGuess, dialectNamed, guessDialect } from './shared/dialect.ts';
import { directoriesOf, filesIn, joinPath, linksUnder } from './shared/directories.ts';
import { look } from './shared/evidence.ts';
import { filesBelow } from './shared/nested.ts';
import { compareText } from './shared/order.ts';
import { joinedInOne } from './shared/outside.ts';
import { splitAt } from './shared/separators.ts';
import { readText } from './shared/text.ts';

const id = 'drizzle';
const breakpoint = '--> statement-breakpoint';

export const drizzle: Format = {
  id,
  title: 'Drizzle',
  about: `Up to 0.x, \`meta/_journal.json\` names the files \`<tag>.sql\` that run, in its order, and the dialect; a file it does not name never runs, a name without a file stops the tool
(\`drizzle-orm/src/migrator.ts\` of drizzle-team/drizzle-orm). An entry whose \`when\` is not later than that of the last applied one is skipped in silence (\`pg-core/dialect.ts\`). Since 1.0 each migration is a directory
\`<timestamp>_<name>/\` with \`migration.sql\` and \`snapshot.json\`, in the order of the names, and late ones run too. Statements are split at \`--> statement-breakpoint\`, if there are any. **All pending migrations run in one
transaction**, without an opt-out, so a statement that cannot run in a transaction cannot be used. There is no way back.`,
  async recognise(tree) {
    const found: Recognition[] = [];
    for (const directory of directoriesOf(tree).files.keys()) {
      const root = baseNameOf(directory) === 'meta' ? directoryOf(directory) : undefined;
      if (root === undefined || !tree.files.has(journalPath(root))) continue;
      found.push({ root, confidence: 3, evidence: verbatim(journalPath(root)) });
    }
    const snapshots = filesBelow(tree, 'snapshot.json');
    for (const root of filesBelow(tree, 'migration.sql').keys()) {
      const evidence = phrase`directories with migration.sql and snapshot.json`;
      if (snapshots.has(root) && !found.some((known) => known.root === root))
        found.push({ root, confidence: 3, evidence });
    }
    return found;
  },
  async list(tree, root) {
    return tree.files.has(journalPath(root)) ? listJournal(tree, root) : listDirectories(tree, root);
  },
  async read(tree, ref) {
    const text = await readText(tree, ref.path);
    return { ...ref, up: { path: ref.path, text: splitAt(text, breakpoint) }, down: null, transaction: 'batch' };
  },
  async writeUp(_, ref) {
    const mend = phrase`Run the statements of the safer form by hand, one after the other, before what builds on them is deployed.`;
    throw joinedInOne('Drizzle', ref, mend);
  },
  examples: [
    {
      title: 'the journal decides: order, and a file that never runs',
      files: {
        'drizzle/meta/_journal.json':
          '{"version":"7","dialect":"postgresql","entries":[{"idx":0,"version":"7","when":1700000000000,"tag":"0000_users","breakpoints":true},{"idx":1,"version":"7","when":1700000001000,"tag":"0001_email","breakpoints":true}]}',
        'drizzle/0000_users.sql':
          'CREATE TABLE "users" ("id" serial);\n--> statement-breakpoint\nCREATE TABLE "posts" ("id" serial);',
        'drizzle/0001_email.sql': 'ALTER TABLE "users" ADD COLUMN "email" text;',
        'drizzle/0001_orphan.sql': 'DROP TABLE "users";',
      },
      gives: [
        {
          path: 'drizzle/0000_users.sql',
          version: '0000_users',
          transaction: 'batch',
          up: 'CREATE TABLE "users" ("id" serial); CREATE TABLE "posts" ("id" serial);',
          down: null,
        },
        { path: 'drizzle/0001_email.sql', version: '0001_email', transaction: 'batch' },
      ],
    },
    {
      title: 'written by hand: a breakpoint ends a statement that has no semicolon',
      files: {
        'db/out/meta/_journal.json':
          '{"dialect":"pg","entries":[{"idx":0,"when":1,"tag":"0000_a","breakpoints":true}]}',
        'db/out/0000_a.sql':
          'CREATE TABLE a (id int)\n--> statement-breakpoint\nCREATE TABLE b (id int);--> statement-breakpoint\n',
      },
      gives: [
        {
          path: 'db/out/0000_a.sql',
          version: '0000_a',
          up: 'CREATE TABLE a (id int) ; CREATE TABLE b (id int);',
        },
      ],
    },
    {
      title: 'a directory a migration, since version 1',
      files: {
        'drizzle/20251120194306_quiet_fox/migration.sql': 'CREATE TABLE a (id int);',
        'drizzle/20251120194306_quiet_fox/snapshot.json': '{"version":"8","dialect":"postgres"}',
        'drizzle/20251120194310_loud_owl/migration.sql': 'CREATE TABLE b (id int);',
        'drizzle/20251120194310_loud_owl/snapshot.json': '{"version":"8","dialect":"postgres"}',
      },
      gives: [
        {
          path: 'drizzle/20251120194306_quiet_fox/migration.sql',
          version: '20251120194306_quiet_fox',
          transaction: 'batch',
        },
        {
          path: 'drizzle/20251120194310_loud_owl/migration.sql',
          version: '20251120194310_loud_owl',
          transaction: 'batch',
        },
      ],
    },
  ],
};

async function listJournal(tree: FileTree, root: string): Promise<MigrationSet> {
  const journal = await readJournal(tree, root);
  const named = new Set(journal.files.map(({ entry }) => entry.path));
  const orphans = filesIn(tree, root)
    .filter((entry) => entry.path.endsWith('.sql') && !named.has(entry.path))
    .map((entry) => ({ path: entry.path, why: phrase`not in meta/_journal.json, so Drizzle never runs it` }));
  const skipped = journal.files
    .filter((file) => file.isOlder)
    .map(({ entry }) => ({
      path: entry.path,
      why: phrase`its "when" in meta/_journal.json is not later than that of an entry before it: a database that has that one skips this one in silence`,
    }));
  const entries = journal.files.map(({ entry }) => entry);
  const known = dialectNamed(journal.dialect);
  const dialect = known ? { dialect: known, dialectSure: true } : await guessDialect(tree, root, entries);
  const migrations = journal.files.map(({ entry, tag }) => reference(root, entry, tag));
  return { format: id, root, ...dialect, migrations, ignored: [...orphans, ...skipped, ...linksUnder(tree, root)] };
}

async function listDirectories(tree: FileTree, root: string): Promise<MigrationSet> {
  const entries = filesBelow(tree, 'migration.sql').get(root) ?? [];
  const migrations = entries
    .map((entry) => ({ ...reference(root, entry, baseNameOf(directoryOf(entry.path))), acceptsLate: true }))
    .sort((a, b) => compareText(a.version, b.version));
  return { format: id, root, ...(await dialectOf(tree, root, entries)), migrations, ignored: linksUnder(tree, root) };
}

/** The snapshot beside the last migration says which database it is, near its beginning. */
async function dialectOf(tree: FileTree, root: string, entries: readonly FileEntry[]): Promise<DialectGuess> {
  const snapshot = entries
    .map((entry) => joinPath(directoryOf(entry.path), 'snapshot.json'))
    .findLast((path) => tree.files.has(path));
  const word = snapshot ? /"dialect"\s*:\s*"(\w+)"/.exec(await look(tree, snapshot))?.[1] : undefined;
  const named = dialectNamed(word ?? '');
  return named ? { dialect: named, dialectSure: true } : guessDialect(tree, root, entries);
}

function reference(root: string, entry: FileEntry, tag: string): MigrationRef {
  return {
    id: `${root}:${tag}`,
    format: id,
    root,
    path: entry.path,
    paths: [entry.path],
    version: tag,
    name: tag.replace(/^\d+_/, ''),
    kind: 'versioned',
    digest: entry.oid,
  };
}
