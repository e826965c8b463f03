/** Supabase: numbered files in `supabase/migrations`, each sent as one pipeline. */
import type { Format, Recognition } from '../model/format.ts';
import type { SaferPiece } from '../model/safer.ts';
import { phrase, verbatim } from '../model/text.ts';
import { baseNameOf, directoryOf, type FileEntry } from '../model/tree.ts';
import { directoriesOf, filesIn, joinPath, linksUnder } from './shared/directories.ts';
import { compareText } from './shared/order.ts';
import { type NamedFile, pairFiles } from './shared/pairs.ts';
import { opensTransaction } from './shared/scan.ts';
import { readText } from './shared/text.ts';
import { originalOf } from './shared/way-down.ts';
import { filesBeside, newFile, spread, sqlOf, withStatements } from './shared/way-up.ts';
import { supabasePlatform } from './supabase/platform.ts';

const id = 'supabase';
const pattern = /^([0-9]+)_(.*)\.sql$/s;
const place = /(^|\/)supabase\/migrations$/;
/** `<timestamp>_init.sql` of the first releases is the platform's own schema. */
const initPattern = /^([0-9]{14})_init\.sql$/;
const initUntil = '20211209000000';

export const supabase: Format = {
  id,
  title: 'Supabase',
  about: `Files \`<digits>_<name>.sql\` directly in \`supabase/migrations\`, in the order of their names as text (\`pkg/migration/list.go\` of supabase/cli); other names are skipped, and so is a first file \`<timestamp>_init.sql\`
from before December 2021. There is no way back and no opt-out marker. The command line splits a file into statements and sends them as one pipeline, which PostgreSQL runs as one implicit transaction
(\`ExecBatch\` in \`pkg/migration/file.go\`); a statement that refuses transactions must be alone in its file. A file older than an applied one is refused, unless \`--include-all\` is given (\`apply.go\`).`,
  async recognise(tree) {
    const found: Recognition[] = [];
    for (const [root, files] of directoriesOf(tree).files) {
      if (!place.test(root) || !files.some((entry) => parse(entry))) continue;
      const settings = joinPath(directoryOf(root), 'config.toml');
      if (tree.files.has(settings)) found.push({ root, confidence: 3, evidence: verbatim(settings) });
      else found.push({ root, confidence: 2, evidence: phrase`supabase/migrations/<digits>_<name>.sql` });
    }
    return found;
  },
  async list(tree, root) {
    const files = filesIn(tree, root);
    const init = files[0] && isPlatformsOwn(files[0]) ? files[0] : undefined;
    const named = files.filter((entry) => entry !== init).flatMap((entry) => parse(entry) ?? []);
    // Files of one directory come sorted by path, which is by name.
    const { migrations } = pairFiles(named, { format: id, root, compare: () => 0 });
    const strangers = files
      .filter((entry) => entry.path.endsWith('.sql') && !parse(entry))
      .map((entry) => ({ path: entry.path, why: phrase`not named <digits>_<name>.sql, so Supabase skips it` }));
    const skipped = init
      ? [
          {
            path: init.path,
            why: phrase`the first releases wrote their own schema into such a file, so Supabase skips it`,
          },
        ]
      : [];
    const ignored = [...skipped, ...strangers, ...linksUnder(tree, root)];
    return { format: id, root, dialect: 'postgres', dialectSure: true, migrations, ignored };
  },
  async read(tree, ref) {
    const up = { path: ref.path, text: await readText(tree, ref.path) };
    return { ...ref, up, down: null, transaction: opensTransaction(up.text) ? 'author' : 'none' };
  },
  async writeUp(tree, ref, pieces) {
    const original = await originalOf(tree, ref.path);
    const isAuthors = opensTransaction(original.text);
    const sqlFor = (piece: SaferPiece) => sqlOf(piece.statements, isAuthors && piece.transaction === 'own');
    return spread(await supabase.list(tree, ref.root), ref, pieces, {
      versions: { compare: compareText },
      first: (piece) => [withStatements(original, original.text, sqlFor(piece))],
      added: filesBeside({ ref, ending: '.sql' }, (path, piece) => [newFile(original, path, sqlFor(piece))]),
    });
  },
  platform: supabasePlatform,
  examples: [
    {
      title: 'files in the order of their names, one that is skipped',
      files: {
        'supabase/config.toml': 'project_id = "shop"\n',
        'supabase/migrations/20240102030405_users.sql': 'create table users (id bigint);\n',
        'supabase/migrations/20240203040506_email.sql': 'alter table users add email text;\n',
        'supabase/migrations/notes.sql': 'select 1;\n',
        'supabase/seed.sql': 'insert into users values (1);\n',
      },
      gives: [
        {
          path: 'supabase/migrations/20240102030405_users.sql',
          version: '20240102030405',
          transaction: 'none',
          up: 'create table users (id bigint);',
          down: null,
        },
        { path: 'supabase/migrations/20240203040506_email.sql', version: '20240203040506', transaction: 'none' },
      ],
    },
    {
      title: 'text order and no settings file; an author who opens the transaction',
      files: {
        'web/supabase/migrations/10_b.sql': 'begin;\nselect 2;\ncommit;\n',
        'web/supabase/migrations/9_a.sql': 'select 1;\n',
      },
      gives: [
        { path: 'web/supabase/migrations/10_b.sql', version: '10', transaction: 'author' },
        { path: 'web/supabase/migrations/9_a.sql', version: '9', transaction: 'none' },
      ],
    },
    {
      title: 'the schema that early releases wrote',
      files: {
        'supabase/migrations/20211101000000_init.sql': 'create schema auth;\n',
        'supabase/migrations/20220101000000_users.sql': 'create table users (id bigint);\n',
      },
      gives: [{ path: 'supabase/migrations/20220101000000_users.sql', version: '20220101000000' }],
    },
  ],
};

function parse(entry: FileEntry): NamedFile | undefined {
  const match = pattern.exec(baseNameOf(entry.path));
  if (!match) return undefined;
  const [, version = '', name = ''] = match;
  return { entry, version, name, side: 'up' };
}

function isPlatformsOwn(entry: FileEntry): boolean {
  const version = initPattern.exec(baseNameOf(entry.path))?.[1];
  return version !== undefined && version < initUntil;
}
