/**
 * Which database a directory of SQL is written for: told by its path, by a suffix of its file names, or by
 * words that only one of them understands. Without evidence it is assumed to be PostgreSQL, and says so.
 */
import type { MigrationSet } from '../../model/migration.ts';
import { baseNameOf, type FileEntry, type FileTree } from '../../model/tree.ts';
import { look, sampleOf } from './evidence.ts';

export type Dialect = MigrationSet['dialect'];
export type DialectGuess = Pick<MigrationSet, 'dialect' | 'dialectSure'>;

const names: Readonly<Record<string, Dialect>> = {
  postgres: 'postgres',
  postgresql: 'postgres',
  pg: 'postgres',
  psql: 'postgres',
  mysql: 'mysql',
  mariadb: 'mysql',
  sqlite: 'sqlite',
  sqlite3: 'sqlite',
};

/** Databases that are not rehearsed; a directory of theirs is nobody else's. */
const others = new Set(
  'cockroach cockroachdb oracle mssql sqlserver h2 hsqldb db2 derby snowflake clickhouse cassandra bigquery redshift'.split(
    ' ',
  ),
);

const words: readonly (readonly [Dialect, RegExp])[] = [
  ['mysql', /\bAUTO_INCREMENT\b|\bENGINE\s*=\s*\w|\bDEFAULT\s+CHARSET\b|\bUNSIGNED\b/i],
  ['sqlite', /\bAUTOINCREMENT\b|\bPRAGMA\s+\w|\bWITHOUT\s+ROWID\b/i],
  [
    'postgres',
    /\b(BIG|SMALL)?SERIAL\b|\bJSONB\b|\bTIMESTAMPTZ\b|\bBYTEA\b|::\w|\$\$|\bCREATE\s+EXTENSION\b|\bPLPGSQL\b|\bCONCURRENTLY\b|\bGENERATED\s+(ALWAYS|BY\s+DEFAULT)\s+AS\s+IDENTITY\b|\bCREATE\s+TYPE\b/i,
  ],
];

/** Neither PostgreSQL nor standard SQL quotes names like this; SQLite tolerates it. */
const backticks = /`\w+`/;
/** A directory further up names the project rather than the database. */
const nearComponents = 3;

/** The dialect that a word of a configuration file or a directory's name stands for. */
export function dialectNamed(word: string): Dialect | undefined {
  return Object.hasOwn(names, word.toLowerCase()) ? names[word.toLowerCase()] : undefined;
}

/** Whether a directory's name says that it is for one database. */
export function isDatabaseName(name: string): boolean {
  return dialectNamed(name) !== undefined || others.has(name.toLowerCase());
}

/** Whether a directory says that its files are for a database that cannot be rehearsed. */
export function isForeignDatabase(directory: string): boolean {
  const near = directory.toLowerCase().split('/').slice(-nearComponents);
  return near.some((name) => others.has(name)) && !near.some((name) => dialectNamed(name));
}

/** `001_users.mysql.sql`, `001_users.sqlite.up.sql`: the dialect in the file's name, `other` for one that is not rehearsed. */
export function dialectOfSuffix(path: string): Dialect | 'other' | undefined {
  const name = baseNameOf(path).split('.').slice(1, -1).find(isDatabaseName);
  return name === undefined ? undefined : (dialectNamed(name) ?? 'other');
}

/** Directory names nearest the files count first, then file suffixes, then the words in a few of the files. */
export async function guessDialect(tree: FileTree, root: string, files: readonly FileEntry[]): Promise<DialectGuess> {
  const suffix = files[0] && dialectOfSuffix(files[0].path);
  const fromPath = dialectOfDirectory(root) ?? suffix;
  if (fromPath && fromPath !== 'other') return { dialect: fromPath, dialectSure: true };
  const found = new Set<Dialect>();
  let quoted = false;
  for (const entry of sampleOf(files)) {
    const text = (await look(tree, entry.path)).replace(/--[^\r\n]*/g, '');
    for (const [dialect, pattern] of words) if (pattern.test(text)) found.add(dialect);
    quoted ||= backticks.test(text);
  }
  const [only] = found;
  if (found.size === 1 && only) return { dialect: only, dialectSure: true };
  if (found.size === 0 && quoted) return { dialect: 'mysql', dialectSure: true };
  return { dialect: 'postgres', dialectSure: false };
}

function dialectOfDirectory(directory: string): Dialect | undefined {
  for (const component of directory.split('/').reverse().slice(0, nearComponents)) {
    const dialect =
      dialectNamed(component) ??
      component
        .split(/[-_.]/)
        .map(dialectNamed)
        .find((found) => found);
    if (dialect) return dialect;
  }
  return undefined;
}
