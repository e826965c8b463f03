/** Numbered SQL files that no known tool claims: the most common layouts, told from their names alone. */
import type { Format, Recognition } from '../model/format.ts';
import type { Script, TransactionMode } from '../model/migration.ts';
import { phrase, type Text } from '../model/text.ts';
import { baseNameOf, directoryOf, type FileEntry, type FileTree } from '../model/tree.ts';
import { type Dialect, type DialectGuess, dialectOfSuffix, guessDialect } from './shared/dialect.ts';
import { directoriesOf, filesIn, linksUnder } from './shared/directories.ts';
import { requireNoWayDown } from './shared/foreign-marker.ts';
import { compareNumeric } from './shared/order.ts';
import { type NamedFile, pairFiles } from './shared/pairs.ts';
import { opensTransaction } from './shared/scan.ts';
import { refuse } from './shared/sections.ts';
import { readSides } from './shared/sides.ts';
import { readText } from './shared/text.ts';
import { inTransaction, originalOf, separateFile } from './shared/way-down.ts';
import { allInOne } from './shared/way-up.ts';
import { downPathBeside } from './sql/way-down.ts';

const id = 'sql';
const filePattern = /^(\d+(?:[.-]\d+)*)(?:[_.\s-](.*))?\.sql$/is;
const directoryPattern = /^(\d+(?:[.-]\d+)*)(?:[_.\s-](.*))?$/is;
const sideWord = /^(?:(.*)([._-]))?(up|do|deploy|apply|migrate|down|undo|rollback|revert)$/is;
const sideFile = /^(up|down)\.sql$/i;
/** Numbered files elsewhere are as often seeds, queries or lessons. */
const migrationPlace =
  /(^|\/)[^/]*migrat[^/]*(\/|$)|(^|\/)(sql|db|database|schema|changes|patches|updates|upgrades?|versions|ddl)$/i;
const otherPlace = /(^|\/)(seeds?|seeders|queries|fixtures|functions|views|procedures)(\/|$)/i;

export const sql: Format = {
  id,
  title: 'numbered SQL files',
  about: `SQL files whose names start with a number: \`001_x.sql\`, pairs of \`001_x.up.sql\` and \`001_x.down.sql\` (\`undo\`, \`rollback\` and \`revert\` also mean down), or directories \`001_x/\` with
\`up.sql\` and \`down.sql\`; numbers compare part by part as integers. Nothing says which program runs them, so each statement is taken to run by itself as \`psql -f\` does it, and a file with BEGIN
as its author wrote it. Files for several databases may lie side by side as \`001_x.mysql.sql\`: the set is PostgreSQL's where it has files, \`001_x.sql\` serves where it has none of its own, and the rest is listed as ignored. This format yields to every other.`,
  async recognise(tree) {
    const found = new Map<string, Recognition>();
    for (const [directory, files] of directoriesOf(tree).files) {
      const isPlace = migrationPlace.test(directory) && !otherPlace.test(directory);
      if (isPlace && files.some((entry) => parse(entry)?.side === 'up')) {
        found.set(directory, {
          root: directory,
          confidence: 1,
          evidence: phrase`SQL files whose names start with a number`,
        });
      }
      if (files.some((entry) => parseNested(entry)?.side === 'up')) {
        const root = directoryOf(directory);
        found.set(root, { root, confidence: 1, evidence: phrase`numbered directories that hold up.sql` });
      }
    }
    return [...found.values()];
  },
  async list(tree, root) {
    const named = filesOf(tree, root);
    const { dialect, dialectSure } = await dialectOf(tree, root, named);
    const why = notRun(named, dialect);
    const { migrations, ignored } = pairFiles(
      named.filter((file) => !why.has(file)),
      { format: id, root, compare: compareParts },
    );
    const known = new Set(named.map((file) => file.entry.path));
    const strangers = filesIn(tree, root).filter((entry) => entry.path.endsWith('.sql') && !known.has(entry.path));
    return {
      format: id,
      root,
      dialect,
      dialectSure,
      migrations,
      ignored: [
        ...ignored,
        ...[...why].map(([file, reason]) => ({ path: file.entry.path, why: reason })),
        ...strangers.map((entry) => ({ path: entry.path, why: phrase`the name does not start with a number` })),
        ...linksUnder(tree, root),
      ],
    };
  },
  async read(tree, ref) {
    const { up, down } = await readSides(tree, ref);
    requireNoWayDown(ref.path, up.text);
    return { ...ref, up, down, transaction: modeOf(up), ...(down ? { downTransaction: modeOf(down) } : {}) };
  },
  async writeDown(tree, ref, sql) {
    const path = ref.downPath ?? downPathBeside(tree, ref.path);
    if (path === undefined) {
      const what = phrase`Nothing here shows how a way down is named, and a name that its program does not know would run as a way up.`;
      throw refuse(
        ref.path,
        1,
        what,
        phrase`Name the format in the configuration, or make an empty file for it.`,
        '001_x.down.sql',
      );
    }
    // Where the author opens a transaction, nobody else does.
    const isAuthors = opensTransaction(await readText(tree, ref.path));
    return separateFile(tree, ref.path, path, isAuthors ? inTransaction(sql) : sql);
  },
  async writeUp(tree, ref, pieces) {
    const original = await originalOf(tree, ref.path);
    return allInOne(original, original.text, pieces);
  },
  examples: [
    {
      title: 'numbers compared as numbers, ways back in three spellings',
      files: {
        'db/migrations/10_email.sql': 'ALTER TABLE users ADD email text;\n',
        'db/migrations/10_email.rollback.sql': 'ALTER TABLE users DROP email;\n',
        'db/migrations/9.up.sql': 'BEGIN;\nCREATE TABLE users (id bigint);\nCOMMIT;\n',
        'db/migrations/9.down.sql': 'DROP TABLE users;\n',
        'db/migrations/11_tear_down.sql': '',
        'db/migrations/12_index_up.sql': 'CREATE INDEX i ON users (id);\n',
        'db/migrations/12_index_down.sql': '-- nothing to do\n',
      },
      gives: [
        { path: 'db/migrations/9.up.sql', version: '9', transaction: 'author', down: 'DROP TABLE users;' },
        {
          path: 'db/migrations/10_email.sql',
          version: '10',
          transaction: 'statement',
          down: 'ALTER TABLE users DROP email;',
        },
        { path: 'db/migrations/11_tear_down.sql', version: '11', up: '', down: null },
        { path: 'db/migrations/12_index_up.sql', version: '12', up: 'CREATE INDEX i ON users (id);', down: null },
      ],
    },
    {
      title: 'a directory for each migration',
      files: {
        'migrations/2024-01-02_users/up.sql': 'CREATE TABLE users (id bigint);\n',
        'migrations/2024-01-02_users/down.sql': 'DROP TABLE users;\n',
      },
      gives: [
        {
          path: 'migrations/2024-01-02_users/up.sql',
          version: '2024-01-02',
          transaction: 'statement',
          down: 'DROP TABLE users;',
        },
      ],
    },
    {
      title: 'one file for each database, of which PostgreSQL is the one rehearsed',
      files: {
        'schema/001_users.postgres.sql': 'CREATE TABLE users (id bigserial);\n',
        'schema/001_users.mysql.sql': 'CREATE TABLE users (id bigint AUTO_INCREMENT PRIMARY KEY);\n',
        'schema/001_users.sql': 'CREATE TABLE users (id bigint);\n',
        'schema/002_email.sql': 'ALTER TABLE users ADD email varchar(80);\n',
      },
      gives: [
        { path: 'schema/001_users.postgres.sql', version: '001' },
        { path: 'schema/002_email.sql', version: '002' },
      ],
    },
  ],
};

interface SqlFile extends NamedFile {
  /** `_down` at the end of a name may be part of the name. */
  readonly doubtful: boolean;
}

function parse(entry: FileEntry): SqlFile | undefined {
  const match = filePattern.exec(baseNameOf(entry.path));
  if (!match) return undefined;
  const [, version = '', rest = ''] = match;
  const [, stem = '', separator = '', word] = sideWord.exec(rest) ?? [];
  const side = word !== undefined && /^(down|undo|rollback|revert)$/i.test(word) ? 'down' : 'up';
  const doubtful = side === 'down' && separator !== '.' && stem !== '';
  return { entry, version, name: word === undefined ? rest : stem, side, doubtful };
}

function parseNested(entry: FileEntry): SqlFile | undefined {
  const side = sideFile.exec(baseNameOf(entry.path))?.[1]?.toLowerCase();
  const match = directoryPattern.exec(baseNameOf(directoryOf(entry.path)));
  if (side === undefined || !match) return undefined;
  return {
    entry,
    version: match[1] ?? '',
    name: match[2] ?? '',
    side: side === 'down' ? 'down' : 'up',
    doubtful: false,
  };
}

/** A doubtful way down is one only beside a way up of its version. */
function filesOf(tree: FileTree, root: string): NamedFile[] {
  const nested: SqlFile[] = [];
  for (const [directory, files] of directoriesOf(tree).files) {
    if (directory !== '' && directoryOf(directory) === root)
      nested.push(...files.flatMap((entry) => parseNested(entry) ?? []));
  }
  const found = [...filesIn(tree, root).flatMap((entry) => parse(entry) ?? []), ...nested];
  const upVersions = new Set(found.filter((file) => file.side === 'up').map((file) => file.version));
  return found.map(
    (file): NamedFile => (file.doubtful && !upVersions.has(file.version) ? { ...file, side: 'up' } : file),
  );
}

async function dialectOf(tree: FileTree, root: string, files: readonly NamedFile[]): Promise<DialectGuess> {
  const ups = files.filter((file) => file.side === 'up').map((file) => file.entry);
  const named = new Set(ups.map((entry) => dialectOfSuffix(entry.path)));
  const first = [...named].find((dialect) => dialect !== 'other');
  if (named.has('postgres')) return { dialect: 'postgres', dialectSure: true };
  if (first !== undefined && !named.has(undefined)) return { dialect: first, dialectSure: true };
  const common = ups.filter((entry) => dialectOfSuffix(entry.path) === undefined);
  return guessDialect(tree, root, common);
}

/** Files that this set's database does not get: other databases' own, and common ones that have a version of their own here. */
function notRun(files: readonly NamedFile[], dialect: Dialect): ReadonlyMap<NamedFile, Text> {
  const keyOf = (file: NamedFile) => `${file.version} ${file.name.split('.', 1)[0]} ${file.side}`;
  const suffixOf = (file: NamedFile) => dialectOfSuffix(file.entry.path);
  const special = new Set(files.filter((file) => suffixOf(file) === dialect).map(keyOf));
  const found = new Map<NamedFile, Text>();
  for (const file of files) {
    const suffix = suffixOf(file);
    if (suffix === undefined && special.has(keyOf(file)))
      found.set(file, phrase`replaced by the file of its own for ${dialect}`);
    else if (suffix === 'other') found.set(file, phrase`written for a database that is not rehearsed`);
    else if (suffix !== undefined && suffix !== dialect) {
      found.set(
        file,
        phrase`written for ${suffix}, while the set is read as ${dialect}; configure it with "dialect: ${suffix}"`,
      );
    }
  }
  return found;
}

function compareParts(a: string, b: string): number {
  const left = a.split(/[.-]/);
  const right = b.split(/[.-]/);
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const difference = compareNumeric(left[i] ?? '', right[i] ?? '');
    if (difference !== 0) return difference;
  }
  return 0;
}

function modeOf(script: Script): TransactionMode {
  return opensTransaction(script.text) ? 'author' : 'statement';
}
