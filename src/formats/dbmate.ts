/** dbmate: one file a migration, its sides under `-- migrate:up` and `-- migrate:down`. */
import type { Format, Recognition } from '../model/format.ts';
import type { Migration, MigrationRef, TransactionMode } from '../model/migration.ts';
import { phrase } from '../model/text.ts';
import { baseNameOf, type FileEntry } from '../model/tree.ts';
import { dbmateFile, withDbmateUp } from './dbmate/way-up.ts';
import { guessDialect } from './shared/dialect.ts';
import { directoriesOf, filesIn, linksUnder } from './shared/directories.ts';
import { anyMatches } from './shared/evidence.ts';
import { compareText } from './shared/order.ts';
import { type NamedFile, pairFiles } from './shared/pairs.ts';
import { lineAt, pieces, refuse } from './shared/sections.ts';
import { wayDown } from './shared/sides.ts';
import { readText } from './shared/text.ts';
import { originalOf, replaceSection, scriptLines } from './shared/way-down.ts';
import { filesBeside, spread } from './shared/way-up.ts';

const id = 'dbmate';
const pattern = /^(\d+)(.*)\.sql$/s;
const marker = /^--[^\S\n]*migrate:(up|down)(?![^\s])[^\n]*$/gm;

export const dbmate: Format = {
  id,
  title: 'dbmate',
  about: `Files \`<digits>….sql\`, by default in \`db/migrations\`, in the order of their names as text; the digits are the version (\`pkg/dbmate/db.go\` of amacneil/dbmate).
\`-- migrate:up\` starts the way up, \`-- migrate:down\` the way down; both markers are required, only comments may stand before the first, and a file may hold several such pairs
(\`pkg/dbmate/migration.go\`). Each side runs in a transaction unless its marker says \`transaction:false\`; then it is sent as a whole without one. Older pending files run too.`,
  async recognise(tree) {
    const found: Recognition[] = [];
    for (const [root, files] of directoriesOf(tree).files) {
      const named = files.filter((entry) => parse(entry));
      if (named.length > 0 && (await anyMatches(tree, named, /^--\s*migrate:up\b/m))) {
        found.push({ root, confidence: 3, evidence: phrase`numbered files with "-- migrate:up"` });
      }
    }
    return found;
  },
  async list(tree, root) {
    const named = filesIn(tree, root).flatMap((entry) => parse(entry) ?? []);
    // dbmate sorts names; paths of one directory sort alike, so versions need no comparison of their own.
    const { migrations } = pairFiles(named, { format: id, root, acceptsLate: true, compare: () => 0 });
    const dialect = await guessDialect(
      tree,
      root,
      named.map((file) => file.entry),
    );
    const strangers = filesIn(tree, root)
      .filter((entry) => entry.path.endsWith('.sql') && !parse(entry))
      .map((entry) => ({ path: entry.path, why: phrase`the name does not start with a number` }));
    return { format: id, root, ...dialect, migrations, ignored: [...strangers, ...linksUnder(tree, root)] };
  },
  async read(tree, ref) {
    return split(ref, await readText(tree, ref.path));
  },
  async writeDown(tree, ref, sql) {
    const original = await originalOf(tree, ref.path);
    const { lineEnd } = original;
    let { text } = original;
    // From the end, so that offsets hold. Of several ways down in a file the last one stays, and the others are empty.
    let lines = scriptLines(sql, lineEnd);
    for (const { side, start, end, line } of markersOf(text).toReversed()) {
      if (side !== 'down') continue;
      const marker = line.replace(/\s+transaction:false(?!\S)/g, '').trimEnd();
      const gap = end < text.length ? lineEnd : '';
      text = replaceSection({ ...original, text, mark: '' }, { start, end }, `${marker}${lineEnd}${lines}${gap}`).text;
      lines = '';
    }
    return [{ path: ref.path, text: original.mark + text, isNew: false }];
  },
  async writeUp(tree, ref, pieces) {
    const original = await originalOf(tree, ref.path);
    const side = split(ref, original.text).up.text;
    return spread(await dbmate.list(tree, ref.root), ref, pieces, {
      versions: { compare: compareText },
      first: (piece) => [withDbmateUp(original, side, piece)],
      added: filesBeside({ ref, ending: '.sql' }, (path, piece) => [dbmateFile(original, path, piece)]),
    });
  },
  examples: [
    {
      title: 'both sides, one of them outside a transaction',
      files: {
        'db/migrations/20240102030405_users.sql':
          '-- migrate:up\nCREATE TABLE users (id bigint);\n\n-- migrate:down\nDROP TABLE users;\n',
        'db/migrations/20240203040506_index.sql':
          '-- the index\n-- migrate:up transaction:false\nCREATE INDEX CONCURRENTLY i ON users (id);\n-- migrate:down\n',
      },
      gives: [
        {
          path: 'db/migrations/20240102030405_users.sql',
          version: '20240102030405',
          transaction: 'file',
          up: 'CREATE TABLE users (id bigint);',
          down: 'DROP TABLE users;',
        },
        {
          path: 'db/migrations/20240203040506_index.sql',
          version: '20240203040506',
          transaction: 'none',
          up: '-- the index CREATE INDEX CONCURRENTLY i ON users (id);',
          down: null,
        },
      ],
    },
  ],
};

function parse(entry: FileEntry): NamedFile | undefined {
  const match = pattern.exec(baseNameOf(entry.path));
  if (!match) return undefined;
  const [, version = '', rest = ''] = match;
  return { entry, version, name: rest.replace(/^[_-]/, ''), side: 'up' };
}

/** Each with where its side ends. */
function markersOf(text: string) {
  const matches = [...text.matchAll(marker)];
  return matches.map((match, index) => ({
    side: match[1],
    start: match.index,
    end: matches[index + 1]?.index ?? text.length,
    line: match[0],
  }));
}

function split(ref: MigrationRef, text: string): Migration {
  const markers = markersOf(text);
  const first = markers[0];
  if (!first) {
    throw refuse(
      ref.path,
      1,
      phrase`dbmate finds no \`-- migrate:up\` in the file.`,
      phrase`Add the marker above the way up.`,
      '-- migrate:up',
    );
  }
  const early = text
    .slice(0, first.start)
    .split('\n')
    .findIndex((line) => line.trim() !== '' && !/^\s*--/.test(line));
  if (early >= 0) {
    throw refuse(
      ref.path,
      early + 1,
      phrase`dbmate takes nothing but comments before \`-- migrate:up\`.`,
      phrase`Move the statement below the marker.`,
    );
  }
  checkOrder(ref.path, text, markers);
  const sides = (side: string) =>
    pieces(
      text,
      markers.flatMap((at) => (at.side === side ? [{ start: at.start + at.line.length, end: at.end }] : [])),
    );
  const mode = (side: string) => modeOf(markers.filter((at) => at.side === side).map((at) => at.line));
  return {
    ...ref,
    up: { path: ref.path, text: text.slice(0, first.start) + sides('up').slice(first.start) },
    down: wayDown(ref.path, sides('down')),
    transaction: mode('up'),
    downTransaction: mode('down'),
  };
}

function checkOrder(path: string, text: string, markers: readonly { side: string | undefined; start: number }[]): void {
  for (const [index, at] of markers.entries()) {
    const previous = markers[index - 1]?.side;
    const next = markers[index + 1]?.side;
    if (at.side === 'down' && previous !== 'up') {
      throw refuse(
        path,
        lineAt(text, at.start),
        phrase`dbmate wants a \`-- migrate:up\` before every \`-- migrate:down\`.`,
        phrase`Put the way up first.`,
      );
    }
    if (at.side === 'up' && next !== 'down') {
      throw refuse(
        path,
        lineAt(text, at.start),
        phrase`dbmate wants a \`-- migrate:down\` after every \`-- migrate:up\`.`,
        phrase`Add the marker, with nothing below it when there is no way back.`,
        '-- migrate:down',
      );
    }
  }
}

/** Several pairs in one file commit one by one; with unequal options the finest of the modes is closest. */
function modeOf(lines: readonly string[]): TransactionMode {
  const outside = lines.filter((line) => /\stransaction:false(?!\S)/.test(line)).length;
  if (outside === 0) return 'file';
  return outside === lines.length ? 'none' : 'statement';
}
