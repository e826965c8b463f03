/** SQL files that follow no tool's layout, as they are: for loose files on the command line and odd directories. */
import type { Format } from '../model/format.ts';
import { baseNameOf, directoryOf } from '../model/tree.ts';
import { guessDialect } from './shared/dialect.ts';
import { isWithin } from './shared/directories.ts';
import { requireNoWayDown } from './shared/foreign-marker.ts';
import { identified } from './shared/pairs.ts';
import { opensTransaction } from './shared/scan.ts';
import { readText } from './shared/text.ts';
import { originalOf } from './shared/way-down.ts';
import { allInOne } from './shared/way-up.ts';

const id = 'files';

export const files: Format = {
  id,
  title: 'SQL files in the order given',
  about: `Any \`.sql\` files of a directory, whatever their names, one migration each, in the order of their paths; on the command line in the order in which they are named. It recognises nothing by
itself and has to be configured. There is no way down, and nothing says which program runs them, so each statement is taken to run by itself as \`psql -f\` does it, and a file with BEGIN as its
author wrote it. A file that holds another tool's marker for the way down is refused, because run from top to bottom it would undo itself.`,
  recognise: async () => [],
  async list(tree, root) {
    const entries = [...tree.files.values()].filter(
      ({ path, mode }) =>
        (path === root || isWithin(directoryOf(path), root)) && path.endsWith('.sql') && mode.startsWith('100'),
    );
    const migrations = entries.map((entry) => ({
      format: id,
      root,
      path: entry.path,
      paths: [entry.path],
      version: root === '' ? entry.path : entry.path.slice(root.length + 1) || baseNameOf(entry.path),
      name: baseNameOf(entry.path).slice(0, -'.sql'.length),
      kind: 'versioned' as const,
      digest: entry.oid,
    }));
    return {
      format: id,
      root,
      ...(await guessDialect(tree, root, entries)),
      migrations: identified(migrations),
      ignored: [],
    };
  },
  async read(tree, ref) {
    const text = await readText(tree, ref.path);
    requireNoWayDown(ref.path, text);
    return {
      ...ref,
      up: { path: ref.path, text },
      down: null,
      transaction: opensTransaction(text) ? 'author' : 'statement',
    };
  },
  async writeUp(tree, ref, pieces) {
    const original = await originalOf(tree, ref.path);
    return allInOne(original, original.text, pieces);
  },
  examples: [
    {
      title: 'any names, in the order of their paths',
      files: {
        'patches/later/index.sql': 'BEGIN;\nCREATE INDEX i ON users (email);\nCOMMIT;\n',
        'patches/notes.txt': 'not SQL\n',
        'patches/users.sql': 'ALTER TABLE users ADD email text;\n',
      },
      configured: 'patches',
      gives: [
        { path: 'patches/later/index.sql', version: 'later/index.sql', transaction: 'author', down: null },
        { path: 'patches/users.sql', version: 'users.sql', transaction: 'statement', down: null },
      ],
    },
  ],
};
