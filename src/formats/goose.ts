/** goose: numbered SQL files with annotations, and Go files that hold their place between them. */
import type { Format, Recognition } from '../model/format.ts';
import { phrase } from '../model/text.ts';
import { baseNameOf, type FileEntry } from '../model/tree.ts';
import { splitGooseScript } from './goose/script.ts';
import { withGooseDown } from './goose/way-down.ts';
import { gooseFile, withGooseUp } from './goose/way-up.ts';
import { guessDialect } from './shared/dialect.ts';
import { directoriesOf, filesIn, linksUnder } from './shared/directories.ts';
import { anyMatches } from './shared/evidence.ts';
import { type NamedFile, pairFiles } from './shared/pairs.ts';
import { wayDown } from './shared/sides.ts';
import { readText } from './shared/text.ts';
import { originalOf, requireScript } from './shared/way-down.ts';
import { filesBeside, spread } from './shared/way-up.ts';

const id = 'goose';
const pattern = /^(\d+)_(.*)\.(sql|go)$/s;

export const goose: Format = {
  id,
  title: 'goose',
  about: `Files \`<version>_<name>.sql\` and \`.go\` in one directory, ordered by version as an integer of at least 1 (\`migration.go\`, \`provider_collect.go\` of pressly/goose).
\`-- +goose Up\` starts the way up and \`-- +goose Down\` the way down; lines that end in a semicolon end a statement, unless \`-- +goose StatementBegin\` and
\`StatementEnd\` say otherwise (\`internal/sqlparser/parser.go\`). Each file runs in a transaction; with \`-- +goose NO TRANSACTION\` anywhere in it, both of its
sides run statement by statement. \`-- +goose ENVSUB ON\` fills in environment variables: only those with a default can be rehearsed. Go steps are not run. An older pending file is refused unless allowed.`,
  async recognise(tree) {
    const found: Recognition[] = [];
    for (const [root, files] of directoriesOf(tree).files) {
      const named = files.filter((entry) => parse(entry));
      const sql = named.filter((entry) => entry.path.endsWith('.sql'));
      if (sql.length > 0 && (await anyMatches(tree, sql, /^--\s*\+goose\s+up\b/im))) {
        found.push({ root, confidence: 3, evidence: phrase`numbered files with "-- +goose Up"` });
      } else if (sql.length === 0 && named.length > 0 && (await anyMatches(tree, named, /\bgoose\.Add\w*Migration/))) {
        found.push({ root, confidence: 3, evidence: phrase`numbered Go files that call goose.AddMigration` });
      }
    }
    return found;
  },
  async list(tree, root) {
    const named = filesIn(tree, root).flatMap((entry) => parse(entry) ?? []);
    const sql = named.filter((file) => file.kind !== 'opaque').map((file) => file.entry);
    const strangers = filesIn(tree, root)
      .filter((entry) => entry.path.endsWith('.sql') && !parse(entry))
      .map((entry) => ({ path: entry.path, why: phrase`not named <version>_<name>.sql with a version of at least 1` }));
    return {
      format: id,
      root,
      ...(await guessDialect(tree, root, sql)),
      migrations: pairFiles(named, { format: id, root }).migrations,
      ignored: [...strangers, ...linksUnder(tree, root)],
    };
  },
  async read(tree, ref) {
    if (ref.kind === 'opaque') return { ...ref, up: { path: ref.path, text: '' }, down: null, transaction: 'file' };
    const script = splitGooseScript(ref.path, await readText(tree, ref.path));
    return {
      ...ref,
      up: { path: ref.path, text: script.up },
      down: wayDown(ref.path, script.down),
      transaction: script.transaction ? 'file' : 'statement',
    };
  },
  async writeDown(tree, ref, sql) {
    requireScript(ref);
    return [withGooseDown(await originalOf(tree, ref.path), sql)];
  },
  async writeUp(tree, ref, pieces) {
    const original = await originalOf(tree, ref.path);
    const migration = await goose.read(tree, ref);
    return spread(await goose.list(tree, ref.root), ref, pieces, {
      first: (piece) => [withGooseUp(original, migration, piece)],
      added: filesBeside({ ref, ending: '.sql' }, (path, piece) => [gooseFile(original, path, piece)]),
    });
  },
  examples: [
    {
      title: 'annotations, a function in one piece, a Go step, no transaction',
      files: {
        'migrations/00001_users.sql':
          '-- +goose Up\nCREATE TABLE users (id bigint);\n-- +goose Down\nDROP TABLE users;\n',
        'migrations/00002_backfill.go': 'package migrations\n',
        'migrations/00003_touch.sql':
          '-- +goose NO TRANSACTION\n-- +goose Up\n-- +goose StatementBegin\nCREATE FUNCTION one() RETURNS int LANGUAGE plpgsql AS $$\nBEGIN\n  RETURN 1;\nEND $$;\n-- +goose StatementEnd\n',
        'migrations/00004_role.sql':
          '-- +goose ENVSUB ON\n-- +goose Up\nCREATE ROLE ${APP_ROLE:-app};\n-- +goose Down\nDROP ROLE ${APP_ROLE:-app};\n',
      },
      gives: [
        {
          path: 'migrations/00001_users.sql',
          version: '00001',
          transaction: 'file',
          up: 'CREATE TABLE users (id bigint);',
          down: 'DROP TABLE users;',
        },
        { path: 'migrations/00002_backfill.go', version: '00002', kind: 'opaque', up: '' },
        {
          path: 'migrations/00003_touch.sql',
          version: '00003',
          transaction: 'statement',
          up: 'CREATE FUNCTION one() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;',
          down: null,
        },
        { path: 'migrations/00004_role.sql', version: '00004', up: 'CREATE ROLE app;', down: 'DROP ROLE app;' },
      ],
    },
  ],
};

function parse(entry: FileEntry): NamedFile | undefined {
  const match = pattern.exec(baseNameOf(entry.path));
  const [, version = '', name = '', extension] = match ?? [];
  if (!match || /^0+$/.test(version) || entry.path.endsWith('_test.go')) return undefined;
  return { entry, version, name, side: 'up', kind: extension === 'go' ? 'opaque' : 'versioned' };
}
