/** Yoyo: SQL and Python files that name the files they depend on. */
import type { Format, Recognition } from '../model/format.ts';
import type { MigrationRef, MigrationSet } from '../model/migration.ts';
import { phrase } from '../model/text.ts';
import { baseNameOf, type FileEntry, type FileTree } from '../model/tree.ts';
import { guessDialect } from './shared/dialect.ts';
import { directoriesOf, filesIn, joinPath, linksUnder } from './shared/directories.ts';
import { anyMatches, look, nearestFile } from './shared/evidence.ts';
import { refuse } from './shared/sections.ts';
import { readSides } from './shared/sides.ts';
import { readText } from './shared/text.ts';
import { originalOf, requireScript, separateFile } from './shared/way-down.ts';
import { directivesOf, pythonDependencies } from './yoyo/directives.ts';
import { type Dependent, inDependencyOrder } from './yoyo/order.ts';
import { yoyoPieces } from './yoyo/way-up.ts';

const id = 'yoyo';
const rollbackSuffix = '.rollback.sql';
/** Names that other tools give, one in each of many directories. */
const otherNames = /^((up|down|migration|query)\.sql|__init__\.py)$/;
const scriptMark = /^[ \t]*--[ \t]*depends[ \t]*:/m;
const pythonMark = /^[ \t]*(from yoyo\b|import yoyo\b)/m;

export const yoyo: Format = {
  id,
  title: 'Yoyo',
  about: `Files \`<name>.sql\` and \`<name>.py\` in one directory. A leading comment \`-- depends: a b\` names what must run before; among files that are free to run the first by name goes first (\`yoyo/migrations.py\` and \`topologicalsort.py\`, read in a mirror of
the project at sr.ht/~olly/yoyo), so the files are opened to know the order. \`<name>.rollback.sql\` is the way back. Each file runs in a transaction with a savepoint a statement; after \`-- transactional: false\` each statement runs by itself.
Python files hold their places and are not run. Files named \`post-apply…\` run after every deployment. Older pending files run too; a circle, and a name that does not exist, stop the tool.`,
  async recognise(tree) {
    const found: Recognition[] = [];
    for (const [root, files] of directoriesOf(tree).files) {
      const ups = files.filter(isUp);
      if (ups.length === 0) continue;
      const scripts = ups.filter((entry) => entry.path.endsWith('.sql'));
      const programs = ups.filter((entry) => entry.path.endsWith('.py'));
      const settings = nearestFile(tree, root, ['yoyo.ini']);
      if (await anyMatches(tree, scripts, scriptMark))
        found.push({ root, confidence: 3, evidence: phrase`SQL files with "-- depends:"` });
      else if (await anyMatches(tree, programs, pythonMark))
        found.push({ root, confidence: 3, evidence: phrase`Python files that import yoyo` });
      else if (settings !== undefined && scripts.length > 0 && (await isSource(tree, settings, root))) {
        found.push({ root, confidence: 3, evidence: phrase`sources in ${settings}` });
      }
    }
    return found;
  },
  async list(tree, root) {
    const ups = filesIn(tree, root).filter(isUp);
    const isHook = (entry: FileEntry) => baseNameOf(entry.path).startsWith('post-apply');
    const dependents: Dependent<FileEntry>[] = [];
    for (const entry of ups.filter((file) => !isHook(file))) {
      dependents.push({
        value: entry,
        path: entry.path,
        name: nameOf(entry),
        requires: await dependenciesOf(tree, entry),
      });
    }
    const ordered = inDependencyOrder(dependents);
    const migrations = [
      ...ordered.map((entry) => reference(tree, root, entry, nameOf(entry))),
      ...ups.filter(isHook).map((entry) => ({
        ...reference(tree, root, entry, ''),
        kind: entry.path.endsWith('.py') ? ('opaque' as const) : ('repeatable' as const),
      })),
    ];
    const scripts = ups.filter((entry) => entry.path.endsWith('.sql'));
    const ignored = [...rollbacksAlone(tree, root), ...linksUnder(tree, root)];
    return { format: id, root, ...(await guessDialect(tree, root, scripts)), migrations, ignored };
  },
  async read(tree, ref) {
    const { up, down } = await readSides(tree, ref);
    if (ref.kind === 'opaque') return { ...ref, up, down: null, transaction: 'file' };
    const transactional = directivesOf(up.text).find(({ name }) => name === 'transactional');
    const value = transactional?.value.toLowerCase() ?? 'true';
    if (value !== 'true' && value !== 'false') {
      throw refuse(
        ref.path,
        transactional?.line ?? 1,
        phrase`Yoyo takes \`true\` or \`false\` here.`,
        phrase`Write one of the two.`,
        '-- transactional: false',
      );
    }
    // The way back runs as the way up says; directives of its own are not read.
    const transaction = value === 'true' ? 'file' : 'statement';
    return { ...ref, up, down, transaction, ...(down ? { downTransaction: transaction } : {}) };
  },
  async writeDown(tree, ref, sql) {
    requireScript(ref);
    return separateFile(tree, ref.path, ref.downPath ?? ref.path.replace(/\.sql$/, rollbackSuffix), sql);
  },
  async writeUp(tree, ref, pieces) {
    return yoyoPieces(await originalOf(tree, ref.path), await yoyo.read(tree, ref), pieces);
  },
  examples: [
    {
      title: 'dependencies before names, the way back, and the opt-out',
      files: {
        'migrations/0001.users.sql': '-- Create users\n-- depends:\nCREATE TABLE users (id bigint);\n',
        'migrations/0001.users.rollback.sql': 'DROP TABLE users;\n',
        'migrations/0002.index.sql':
          '-- transactional: false\n-- depends: 0003.email\nCREATE INDEX CONCURRENTLY i ON users (email);\n',
        'migrations/0003.email.sql': '-- depends: 0001.users\nALTER TABLE users ADD email text;\n',
      },
      gives: [
        {
          path: 'migrations/0001.users.sql',
          version: '0001.users',
          transaction: 'file',
          up: '-- Create users -- depends: CREATE TABLE users (id bigint);',
          down: 'DROP TABLE users;',
        },
        { path: 'migrations/0003.email.sql', version: '0003.email', transaction: 'file', down: null },
        { path: 'migrations/0002.index.sql', version: '0002.index', transaction: 'statement' },
      ],
    },
    {
      title: 'a Python file between, on which SQL depends',
      files: {
        'db/a.py': '"""\nRoles\n"""\nfrom yoyo import step\n\n__depends__ = {"b"}\n\nsteps = [step("SELECT 1")]\n',
        'db/b.sql': 'CREATE TABLE b (id int);\n',
        'db/c.sql': '-- depends: a b\nCREATE TABLE c (id int);\n',
      },
      gives: [
        { path: 'db/b.sql', version: 'b' },
        { path: 'db/a.py', version: 'a', kind: 'opaque', up: '', down: null },
        { path: 'db/c.sql', version: 'c' },
      ],
    },
    {
      title: 'sources that the settings name, and a hook after every deployment',
      files: {
        'yoyo.ini': '[DEFAULT]\nsources = %(here)s/schema\ndatabase = postgresql://localhost/shop\n',
        'schema/1-users.sql': 'CREATE TABLE users (id bigint);\n',
        'schema/post-apply.sql': 'GRANT SELECT ON ALL TABLES IN SCHEMA public TO PUBLIC;\n',
      },
      gives: [
        { path: 'schema/1-users.sql', version: '1-users' },
        { path: 'schema/post-apply.sql', version: '', kind: 'repeatable' },
      ],
    },
  ],
};

function isUp(entry: FileEntry): boolean {
  const name = baseNameOf(entry.path);
  return /\.(sql|py)$/.test(name) && !name.endsWith(rollbackSuffix) && !otherNames.test(name);
}

function nameOf(entry: FileEntry): string {
  return baseNameOf(entry.path).replace(/\.(sql|py)$/, '');
}

async function isSource(tree: FileTree, settings: string, root: string): Promise<boolean> {
  const sources = /^[ \t]*sources[ \t]*[=:][ \t]*([^\r\n]*)/m.exec(await look(tree, settings))?.[1] ?? '';
  const directory = settings.slice(0, Math.max(0, settings.lastIndexOf('/')));
  return sources
    .split(/[\s,]+/)
    .some(
      (source) => joinPath(directory, source.replace('%(here)s/', '').replace(/^\.\//, '').replace(/\/$/, '')) === root,
    );
}

async function dependenciesOf(tree: FileTree, entry: FileEntry): Promise<readonly string[]> {
  const text = await readText(tree, entry.path);
  if (entry.path.endsWith('.py')) return pythonDependencies(text);
  return directivesOf(text).flatMap(({ name, value }) =>
    name === 'depends' ? value.split(/\s+/).filter((word) => word !== '') : [],
  );
}

function reference(tree: FileTree, root: string, entry: FileEntry, version: string): MigrationRef {
  const isScript = entry.path.endsWith('.sql');
  const rollback = entry.path.replace(/\.sql$/, rollbackSuffix);
  const hasRollback = isScript && tree.files.has(rollback);
  const name = nameOf(entry);
  return {
    id: `${root}:${name}`,
    format: id,
    root,
    path: entry.path,
    ...(hasRollback ? { downPath: rollback } : {}),
    paths: hasRollback ? [entry.path, rollback] : [entry.path],
    version,
    name: name.replace(/^\d[\d_]*[._-]/, ''),
    kind: isScript ? 'versioned' : 'opaque',
    digest: entry.oid,
    acceptsLate: true,
  };
}

function rollbacksAlone(tree: FileTree, root: string): MigrationSet['ignored'] {
  return filesIn(tree, root)
    .filter(
      (entry) => entry.path.endsWith(rollbackSuffix) && !tree.files.has(entry.path.replace(rollbackSuffix, '.sql')),
    )
    .map((entry) => ({ path: entry.path, why: phrase`a way down without a way up of the same name` }));
}
