/** tern: numbered files without gaps, the way down below a marker, Go templates, PostgreSQL only. */
import { FaultError } from '../model/fault.ts';
import type { Format, Recognition } from '../model/format.ts';
import type { MigrationRef } from '../model/migration.ts';
import { phrase } from '../model/text.ts';
import { baseNameOf, type FileEntry } from '../model/tree.ts';
import { directoriesOf, filesIn, joinPath, linksUnder } from './shared/directories.ts';
import { anyMatches } from './shared/evidence.ts';
import { type NamedFile, pairFiles } from './shared/pairs.ts';
import { scanStatements } from './shared/scan.ts';
import { pieces, refuse } from './shared/sections.ts';
import { wayDown } from './shared/sides.ts';
import { readText } from './shared/text.ts';
import { originalOf, replaceSection, scriptLines } from './shared/way-down.ts';
import { filesBeside, newFile, spread, sqlOf, withStatements, withTopLine } from './shared/way-up.ts';
import { fillTernTemplate } from './tern/template.ts';

const id = 'tern';
const pattern = /^(\d+)_(.+)\.sql$/s;
const separator = '---- create above / drop below ----';
const noTransaction = '---- tern: disable-tx ----';
const disableTransaction = /^---- tern: disable-tx ----$/m;

export const tern: Format = {
  id,
  title: 'tern',
  about: `Files \`<number>_<name>.sql\` in one directory, numbered from 1 without gaps and ordered by number (\`migrate/migrate.go\` of jackc/tern). The way down stands below the line
\`${separator}\`. Each side runs in a transaction unless it holds the line \`---- tern: disable-tx ----\`; then its statements run one by one. A file without SQL above
the line is refused. Files are Go templates: \`{{ .name }}\` with a value in tern.conf and \`{{ template "shared/x.sql" . }}\` are filled in, anything else is a fault. An older pending file never runs.`,
  async recognise(tree) {
    const found: Recognition[] = [];
    for (const [root, files] of directoriesOf(tree).files) {
      const named = files.filter((entry) => parse(entry));
      if (named.length === 0) continue;
      if (tree.files.has(joinPath(root, 'tern.conf'))) {
        found.push({ root, confidence: 3, evidence: phrase`numbered files beside tern.conf` });
      } else if (await anyMatches(tree, named, /^---- (create above \/ drop below|tern: disable-tx) ----/m)) {
        found.push({ root, confidence: 3, evidence: phrase`numbered files with "${separator}"` });
      }
    }
    return found;
  },
  async list(tree, root) {
    const named = filesIn(tree, root).flatMap((entry) => parse(entry) ?? []);
    const { migrations } = pairFiles(named, { format: id, root });
    requireNoGap(migrations);
    const strangers = filesIn(tree, root)
      .filter((entry) => entry.path.endsWith('.sql') && !parse(entry))
      .map((entry) => ({ path: entry.path, why: phrase`not named <number>_<name>.sql` }));
    const ignored = [...strangers, ...linksUnder(tree, root)];
    return { format: id, root, dialect: 'postgres', dialectSure: true, migrations, ignored };
  },
  async read(tree, ref) {
    const text = await readText(tree, ref.path);
    const cut = text.indexOf(separator);
    const below = cut < 0 ? text.length : cut + separator.length;
    const side = (start: number, end: number) =>
      fillTernTemplate(tree, ref.root, ref.path, pieces(text, [{ start, end }]));
    const up = await side(0, cut < 0 ? text.length : cut);
    const down = await side(below, text.length);
    if (scanStatements(up).length === 0) {
      throw refuse(
        ref.path,
        1,
        phrase`tern refuses a file without SQL in its way up.`,
        phrase`Write a statement above the separator.`,
        'select 1;',
      );
    }
    return {
      ...ref,
      up: { path: ref.path, text: up },
      down: wayDown(ref.path, down),
      transaction: disableTransaction.test(up) ? 'statement' : 'file',
      downTransaction: disableTransaction.test(down) ? 'statement' : 'file',
    };
  },
  async writeDown(tree, ref, sql) {
    const original = await originalOf(tree, ref.path);
    const { text, lineEnd } = original;
    const cut = text.indexOf(separator);
    const lines = scriptLines(sql, lineEnd);
    if (cut >= 0)
      return [replaceSection(original, { start: cut + separator.length, end: text.length }, lineEnd + lines)];
    const end = { start: text.length, end: text.length };
    return [replaceSection(original, end, `${lineEnd}${separator}${lineEnd}${lineEnd}${lines}`)];
  },
  async writeUp(tree, ref, pieces) {
    const original = await originalOf(tree, ref.path);
    const { up } = await tern.read(tree, ref);
    const marker = disableTransaction.test(up.text) ? /^---- tern: disable-tx ----\r?\n/m : null;
    return spread(await tern.list(tree, ref.root), ref, pieces, {
      first: ({ transaction, statements }) => {
        const edit = withStatements(original, up.text, sqlOf(statements));
        const line = transaction === 'own' ? null : noTransaction;
        // Go's pattern for the line knows no carriage return.
        return [withTopLine(edit, { ...original, lineEnd: '\n' }, { marker, line })];
      },
      added: filesBeside({ ref, ending: '.sql' }, (path, { transaction, statements }) => {
        const { text, ...edit } = newFile(original, path, sqlOf(statements));
        return [{ ...edit, text: transaction === 'own' ? text : `${noTransaction}\n${text}` }];
      }),
    });
  },
  examples: [
    {
      title: 'both sides, a shared template and a value of tern.conf, the opt-out',
      files: {
        'migrations/tern.conf': '[database]\nhost = localhost\n[data]\nprefix = app\n',
        'migrations/001_users.sql':
          'create table {{ .prefix }}_users (id bigint);\n---- create above / drop below ----\ndrop table {{.prefix}}_users;\n',
        'migrations/002_view.sql': '{{ template "shared/view.sql" . }}\n',
        'migrations/003_index.sql': '---- tern: disable-tx ----\ncreate index concurrently i on app_users (id);\n',
        'migrations/shared/view.sql': 'create view v as -- all\nselect * from {{ .prefix }}_users;\n',
      },
      gives: [
        {
          path: 'migrations/001_users.sql',
          version: '001',
          transaction: 'file',
          up: 'create table app_users (id bigint);',
          down: 'drop table app_users;',
        },
        {
          path: 'migrations/002_view.sql',
          version: '002',
          up: 'create view v as -- all select * from app_users;',
          down: null,
        },
        { path: 'migrations/003_index.sql', version: '003', transaction: 'statement' },
      ],
    },
  ],
};

function parse(entry: FileEntry): NamedFile | undefined {
  const match = pattern.exec(baseNameOf(entry.path));
  return match ? { entry, version: match[1] ?? '', name: match[2] ?? '', side: 'up' } : undefined;
}

function requireNoGap(migrations: readonly MigrationRef[]): void {
  const numbers = new Set(migrations.map((ref) => BigInt(ref.version)));
  let next = 1n;
  while (numbers.has(next)) next += 1n;
  const later = migrations.find((ref) => BigInt(ref.version) > next || BigInt(ref.version) === 0n);
  if (!later) return;
  throw new FaultError({
    code: 'format',
    what: phrase`Migration ${String(next)} is missing: tern numbers its files 1, 2, 3 and so on without gaps, and refuses to run otherwise.`,
    where: later.path,
    mend: phrase`Rename the file so that its number is ${String(next)}, or say that another tool runs this directory.`,
    example: 'format: sql',
  });
}
