/** node-pg-migrate: numbered SQL files with both ways in one, between JavaScript and TypeScript files that are not read. */
import type { FileEdit, Format, Recognition } from '../model/format.ts';
import { phrase } from '../model/text.ts';
import { baseNameOf, type FileEntry, type FileTree } from '../model/tree.ts';
import { guessDialect } from './shared/dialect.ts';
import { ancestorsOf, directoriesOf, filesIn, joinPath, linksUnder } from './shared/directories.ts';
import { anyMatches, look } from './shared/evidence.ts';
import { compareNumeric } from './shared/order.ts';
import { joinedInOne } from './shared/outside.ts';
import { type NamedFile, pairFiles } from './shared/pairs.ts';
import { lineAt, refuse } from './shared/sections.ts';
import { wayDown } from './shared/sides.ts';
import { keepOnly, readText } from './shared/text.ts';
import {
  nextLine,
  type Original,
  originalOf,
  replaceSection,
  requireScript,
  scriptLines,
  separateFile,
} from './shared/way-down.ts';

const id = 'node-pg-migrate';
const pattern = /^(\d+)([^/]*?)(?:\.(up|down))?\.(sql|js|ts|cjs|mjs|cts|mts)$/s;
const marker = /^[ \t]*--[ \t]*(?:-[ \t]*)*(up|down)[ \t]+migration/gim;
const dependency = /"node-pg-migrate"\s*:/;
/** Supabase's directory is its own, also where another package of the repository uses this tool. */
const place = /(^|\/)(?<!(^|\/)supabase\/)[^/]*migrations?[^/]*$/i;
/** `db/migrations` is two directories below `package.json`; farther up, it speaks for other packages. */
const manifestDistance = 3;

export const nodePgMigrate: Format = {
  id,
  title: 'node-pg-migrate',
  about: `Files whose names start with a number, by default in \`migrations\`, ordered by that number; 17 digits are a date and count as its milliseconds (\`src/utils/fileNameUtils.ts\` of salsita/node-pg-migrate). In an SQL file \`-- Up Migration\` and
\`-- Down Migration\` start the two ways; without the first, the whole file is the way up (\`src/sqlMigration.ts\`). With the loader \`sql\`, \`.up.sql\` and \`.down.sql\` are pairs. JavaScript and TypeScript files hold their places and are not read. **All pending
migrations run in one transaction** unless \`--no-single-transaction\` is given, which no file shows; only \`pgm.noTransaction()\` in a script opts out (\`src/runner.ts\`). A file that sorts before applied ones is refused.`,
  async recognise(tree) {
    const found: Recognition[] = [];
    const dependents = new Map<string, boolean>();
    for (const [root, files] of directoriesOf(tree).files) {
      const named = files.filter((entry) => parse(entry));
      if (named.length === 0) continue;
      const scripts = named.filter((entry) => entry.path.endsWith('.sql'));
      const manifest = place.test(root) ? manifestAbove(tree, root) : undefined;
      if (await anyMatches(tree, scripts, new RegExp(marker.source, 'im'))) {
        found.push({
          root,
          confidence: 3,
          evidence: phrase`numbered files with "-- Up Migration" or "-- Down Migration"`,
        });
      } else if (manifest !== undefined) {
        const depends = dependents.get(manifest) ?? dependency.test(await look(tree, manifest));
        dependents.set(manifest, depends);
        if (depends)
          found.push({ root, confidence: 3, evidence: phrase`numbered files, and node-pg-migrate in ${manifest}` });
      }
    }
    return found;
  },
  async list(tree, root) {
    const parsed = filesIn(tree, root).flatMap((entry) => parse(entry) ?? []);
    // Only the loader `sql` knows pairs, and it needs an up for every down.
    const hasPairs = parsed.some((file) => file.side === 'up' && file.entry.path.endsWith('.up.sql'));
    const named = hasPairs ? parsed : parsed.map((file) => ({ ...file, side: 'up' as const }));
    const compare = (a: string, b: string) => compareNumeric(timeOf(a), timeOf(b));
    const { migrations, ignored } = pairFiles(named, { format: id, root, compare });
    const scripts = named.filter((file) => file.kind !== 'opaque').map((file) => file.entry);
    const guess = scripts.length > 0 ? await guessDialect(tree, root, scripts) : undefined;
    const strangers = filesIn(tree, root)
      .filter((entry) => entry.path.endsWith('.sql') && !parse(entry))
      .map((entry) => ({ path: entry.path, why: phrase`the name does not start with a number` }));
    const dialect = {
      dialect: 'postgres',
      dialectSure: guess?.dialect !== 'mysql' && guess?.dialect !== 'sqlite',
    } as const;
    return { format: id, root, ...dialect, migrations, ignored: [...ignored, ...strangers, ...linksUnder(tree, root)] };
  },
  async read(tree, ref) {
    if (ref.kind === 'opaque') return { ...ref, up: { path: ref.path, text: '' }, down: null, transaction: 'batch' };
    const text = await readText(tree, ref.path);
    const isPair = ref.path.endsWith('.up.sql');
    const down = ref.downPath === undefined ? null : wayDown(ref.downPath, await readText(tree, ref.downPath));
    if (isPair) return { ...ref, up: { path: ref.path, text }, down, transaction: 'batch' };
    const sides = sidesOf(text);
    return {
      ...ref,
      up: { path: ref.path, text: sides.up },
      down: wayDown(ref.path, sides.down),
      transaction: 'batch',
    };
  },
  async writeDown(tree, ref, sql) {
    requireScript(ref);
    if (ref.path.endsWith('.up.sql')) {
      return separateFile(tree, ref.path, ref.downPath ?? ref.path.replace(/\.up\.sql$/, '.down.sql'), sql);
    }
    return [withSection(await originalOf(tree, ref.path), sql)];
  },
  async writeUp(_, ref) {
    throw joinedInOne(
      'node-pg-migrate',
      ref,
      phrase`Put each step into a JavaScript migration of its own, and call \`pgm.noTransaction()\` in those that need it.`,
    );
  },
  examples: [
    {
      title: 'both ways in one file, and a script between them',
      files: {
        'package.json': '{ "dependencies": { "node-pg-migrate": "^8.0.0" } }',
        'migrations/1591343909074_users.sql':
          '-- Up Migration\nCREATE TABLE users (id bigint);\n\n-- Down Migration\nDROP TABLE users;\n',
        'migrations/1591343909075_roles.js': 'exports.up = (pgm) => pgm.createTable("roles", { id: "id" });\n',
        'migrations/20200605075829076_email.sql': '-- Up Migration\nALTER TABLE users ADD email text;\n',
      },
      gives: [
        {
          path: 'migrations/1591343909074_users.sql',
          version: '1591343909074',
          transaction: 'batch',
          up: '-- Up Migration CREATE TABLE users (id bigint);',
          down: 'DROP TABLE users;',
        },
        { path: 'migrations/1591343909075_roles.js', version: '1591343909075', kind: 'opaque', up: '', down: null },
        { path: 'migrations/20200605075829076_email.sql', version: '20200605075829076', down: null },
      ],
    },
    {
      title: 'no marker for the way up: everything is the way up, the way down as well',
      files: {
        'db/migrations/001_a.sql': 'CREATE TABLE a (id int);\n-- Down Migration\nDROP TABLE a;\n',
      },
      gives: [
        {
          path: 'db/migrations/001_a.sql',
          version: '001',
          up: 'CREATE TABLE a (id int); -- Down Migration DROP TABLE a;',
          down: 'DROP TABLE a;',
        },
      ],
    },
    {
      title: 'pairs of files, and the way down written first',
      files: {
        'package.json': '{ "devDependencies": { "node-pg-migrate": "^8.0.0" } }',
        'migrations/1_a.up.sql': 'CREATE TABLE a (id int);\n',
        'migrations/1_a.down.sql': 'DROP TABLE a;\n',
        'migrations/2_b.sql': '---- down migration\nDROP TABLE b;\n---- up migration\nCREATE TABLE b (id int);\n',
      },
      gives: [
        { path: 'migrations/1_a.up.sql', version: '1', up: 'CREATE TABLE a (id int);', down: 'DROP TABLE a;' },
        {
          path: 'migrations/2_b.sql',
          version: '2',
          up: '---- up migration CREATE TABLE b (id int);',
          down: 'DROP TABLE b;',
        },
      ],
    },
  ],
};

function manifestAbove(tree: FileTree, root: string): string | undefined {
  const paths = ancestorsOf(root)
    .slice(0, manifestDistance)
    .map((ancestor) => joinPath(ancestor, 'package.json'));
  return paths.find((path) => tree.files.has(path));
}

function parse(entry: FileEntry): NamedFile | undefined {
  const match = pattern.exec(baseNameOf(entry.path));
  if (!match || entry.path.endsWith('.d.ts')) return undefined;
  const [, version = '', name = '', side, extension] = match;
  return {
    entry,
    version,
    name: name.replace(/^[_-]/, ''),
    side: side === 'down' && extension === 'sql' ? 'down' : 'up',
    ...(extension === 'sql' ? {} : { kind: 'opaque' as const }),
  };
}

/** 17 digits are a date: year, month, day, hours, minutes, seconds, milliseconds. */
function timeOf(version: string): string {
  if (version.length !== 17) return version;
  const part = (start: number, end: number) => Number(version.slice(start, end));
  const time = Date.UTC(part(0, 4), part(4, 6) - 1, part(6, 8), part(8, 10), part(10, 12), part(12, 14), part(14, 17));
  return Number.isNaN(time) ? version : String(time);
}

/** Where the first marker of each side begins; -1: nowhere. */
function marksOf(text: string): { readonly up: number; readonly down: number } {
  const marks = [...text.matchAll(marker)];
  const startOf = (side: string) => marks.find((mark) => mark[1]?.toLowerCase() === side)?.index ?? -1;
  return { up: startOf('up'), down: startOf('down') };
}

/** Without a marker for the way up all of the file runs as one, so it gets one before the way down is added. */
function withSection(original: Original, sql: string): FileEdit {
  const { text, lineEnd } = original;
  const { up, down } = marksOf(text);
  const lines = scriptLines(sql, lineEnd);
  if (up >= 0 && down >= 0) {
    const isLast = down > up;
    const span = { start: nextLine(text, down), end: isLast ? text.length : up };
    return replaceSection(original, span, isLast ? lines : lines + lineEnd);
  }
  if (down >= 0) {
    const what = phrase`Without \`-- Up Migration\` the whole file is the way up, and the way down in it runs as well.`;
    throw refuse(original.path, lineAt(text, down), what, phrase`Mark where the way up begins.`, '-- Up Migration');
  }
  const marked = up >= 0 ? text : `-- Up Migration${lineEnd}${text}`;
  const end = { start: marked.length, end: marked.length };
  return replaceSection({ ...original, text: marked }, end, `${lineEnd}-- Down Migration${lineEnd}${lines}`);
}

function sidesOf(text: string): { readonly up: string; readonly down: string } {
  const { up, down } = marksOf(text);
  const endOf = (start: number, other: number) => (other < start ? text.length : other);
  return {
    up: up < 0 ? text : keepOnly(text, up, endOf(up, down)),
    down:
      down < 0
        ? ''
        : keepOnly(text, text.indexOf('\n', down) < 0 ? text.length : text.indexOf('\n', down), endOf(down, up)),
  };
}
