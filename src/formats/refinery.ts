/** refinery (Rust): `V1__name.sql` and `U1__name.sql`, searched through all subdirectories. */
import type { Format, Recognition } from '../model/format.ts';
import type { MigrationSet } from '../model/migration.ts';
import { phrase } from '../model/text.ts';
import { baseNameOf, type FileEntry, type FileTree } from '../model/tree.ts';
import { type DialectGuess, dialectNamed, guessDialect } from './shared/dialect.ts';
import { directoriesOf, linksUnder } from './shared/directories.ts';
import { crateUsing, look, nearestFile } from './shared/evidence.ts';
import { filesOfRoot, outermost } from './shared/outermost.ts';
import { requireInside } from './shared/outside.ts';
import { type NamedFile, pairFiles } from './shared/pairs.ts';
import { readSides } from './shared/sides.ts';
import { originalOf } from './shared/way-down.ts';
import { filesBeside, newFile, spread, sqlOf, withStatements } from './shared/way-up.ts';

const id = 'refinery';
const pattern = /^([UV])(\d+(?:\.\d+)?)__(\w+)\.(sql|rs)$/;

export const refinery: Format = {
  id,
  title: 'refinery',
  about: `Files \`V<version>__<name>.sql\` and \`U<version>__<name>.sql\` in a directory and all below it, ordered by version as an integer (\`refinery_core/src/util.rs\` of rust-db/refinery).
\`V\` files older than the newest applied one are refused, \`U\` files run at any time. There is no way down. Each file runs in a transaction together with its bookkeeping
(\`drivers/postgres.rs\`); \`set_grouped\`, which joins all pending files in one, is set in code and not seen. \`.rs\` migrations are not run.`,
  async recognise(tree) {
    const found: Recognition[] = [];
    for (const root of rootsOf(tree)) {
      const evidence = nearestFile(tree, root, ['refinery.toml']) ?? (await crateUsing(tree, root, 'refinery'));
      if (evidence)
        found.push({ root, confidence: 3, evidence: phrase`files named V<version>__<name> and ${evidence}` });
    }
    return found;
  },
  async list(tree, root) {
    const files = filesOfRoot(tree, root);
    const named = files.flatMap((entry) => parse(entry) ?? []);
    const ups = named.filter((file) => file.kind !== 'opaque').map((file) => file.entry);
    const { migrations } = pairFiles(named, { format: id, root });
    return {
      format: id,
      root,
      ...(await dialectOf(tree, root, ups)),
      migrations: migrations.map((ref) => (baseNameOf(ref.path).startsWith('U') ? { ...ref, acceptsLate: true } : ref)),
      ignored: [...strangersOf(files), ...linksUnder(tree, root)],
    };
  },
  async read(tree, ref) {
    return { ...ref, ...(await readSides(tree, ref)), transaction: 'file' };
  },
  async writeUp(tree, ref, pieces) {
    requireInside('refinery', ref, pieces);
    const original = await originalOf(tree, ref.path);
    const form = { ref, prefix: baseNameOf(ref.path).slice(0, 1), ending: '.sql' };
    return spread(await refinery.list(tree, ref.root), ref, pieces, {
      first: ({ statements }) => [withStatements(original, original.text, sqlOf(statements))],
      added: filesBeside(form, (path, { statements }) => [newFile(original, path, sqlOf(statements))]),
    });
  },
  examples: [
    {
      title: 'numeric order across subdirectories, a Rust step',
      files: {
        'Cargo.toml': '[dependencies.refinery]\nversion = "0.8"\n',
        'migrations/V1__users.sql': 'CREATE TABLE users (id bigint);\n',
        'migrations/later/V10__email.sql': 'ALTER TABLE users ADD email text;\n',
        'migrations/V9__backfill.rs': 'pub fn migration() -> String { String::new() }\n',
        'migrations/U2__note.sql': 'COMMENT ON TABLE users IS $$people$$;\n',
      },
      gives: [
        { path: 'migrations/V1__users.sql', version: '1', transaction: 'file', down: null },
        { path: 'migrations/U2__note.sql', version: '2', up: 'COMMENT ON TABLE users IS $$people$$;' },
        { path: 'migrations/V9__backfill.rs', version: '9', kind: 'opaque' },
        { path: 'migrations/later/V10__email.sql', version: '10' },
      ],
    },
  ],
};

function rootsOf(tree: FileTree): string[] {
  const directories: string[] = [];
  for (const [directory, files] of directoriesOf(tree).files) if (files.some(parse)) directories.push(directory);
  return outermost(directories);
}

function parse(entry: FileEntry): NamedFile | undefined {
  const match = pattern.exec(baseNameOf(entry.path));
  const [, , version = '', name = '', extension] = match ?? [];
  if (!match || version.includes('.')) return undefined;
  return { entry, version, name, side: 'up', kind: extension === 'rs' ? 'opaque' : 'versioned' };
}

function strangersOf(files: readonly FileEntry[]): MigrationSet['ignored'] {
  return files
    .filter((entry) => entry.path.endsWith('.sql') && !parse(entry))
    .map((entry) => ({
      path: entry.path,
      why: pattern.test(baseNameOf(entry.path))
        ? phrase`refinery refuses a version that is not an integer`
        : phrase`not named V<version>__<name>.sql`,
    }));
}

async function dialectOf(tree: FileTree, root: string, files: readonly FileEntry[]): Promise<DialectGuess> {
  const settings = nearestFile(tree, root, ['refinery.toml']);
  const word = settings && /^\s*db_type\s*=\s*["'](\w+)["']/m.exec(await look(tree, settings))?.[1];
  const dialect = word ? dialectNamed(word) : undefined;
  return dialect ? { dialect, dialectSure: true } : guessDialect(tree, root, files);
}
