/** The author's way down ran, and the schema after it is not the one before the way up. */

import type { SchemaChange } from '../model/change.ts';
import { objectKind } from '../model/object-kind.ts';
import type { Rule } from '../model/rule.ts';
import { listed, phrase, type Text } from '../model/text.ts';
import { waysDown } from './shared/way-back.ts';

function naming(changes: readonly SchemaChange[]): Text {
  return listed(changes.map(({ kind, object }) => phrase`${objectKind(kind)} ${object}`));
}

/** What is left, what is missing, what is another: in this order, each where there is some. */
function told(differences: readonly SchemaChange[]): Text {
  const of = (change: SchemaChange['change']) => differences.filter((one) => one.change === change);
  const [left, missing, altered] = [of('add'), of('remove'), of('alter')];
  const parts = [
    ...(left.length > 0 ? [phrase`leaves ${naming(left)}`] : []),
    ...(missing.length > 0 ? [phrase`does not bring back ${naming(missing)}`] : []),
    ...(altered.length > 0 ? [phrase`changes ${naming(altered)}`] : []),
  ];
  return parts.reduce((told, part) => phrase`${told}, and ${part}`);
}

/** Extensions are often left on purpose: others may have begun to use them, and `IF NOT EXISTS` is ready for them. */
function isHarmless({ change, kind, object }: SchemaChange): boolean {
  return change === 'add' && (kind === 'extension' || (kind === 'comment' && object.startsWith('extension ')));
}

export const rollbackDiffers: Rule = {
  id: 'rollback-differs',
  title: 'The way back leads elsewhere',
  severity: 'critical',
  what: 'The way down was run right after the way up, and the schema afterwards is not the one from before.',
  why: 'The tool will say that it rolled back. The code that is then put back meets a schema it was never tested on, and the next deployment may fail because something is there already.',
  safe: 'Undo in the way down everything that the way up does, in reverse order. A generated way down that restores the schema stands in the report where there is one.',
  sources: ['https://www.postgresql.org/docs/current/catalogs.html'],
  check: (input) =>
    waysDown(input)
      .filter(({ author }) => author.outcome === 'differs')
      .map(({ migration, path, author: { differences, reapply } }) => {
        const again = reapply === 'fails' ? phrase` Going up again fails then.` : '';
        const message = phrase`The way down ${told(differences)}.${again}`;
        const severity = differences.every(isHarmless) ? 'warning' : undefined;
        return { migration, path, line: 1, subject: path, message, ...(severity && { severity }) };
      }),
  examples: [
    {
      title: 'an index that stays',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY, name text)',
      sql: 'ALTER TABLE users ADD COLUMN nickname text; CREATE INDEX users_name ON users (name);',
      down: 'ALTER TABLE users DROP COLUMN nickname;',
      finds: ['migrations/1.sql'],
    },
    {
      title: 'a default that does not come back',
      given: "CREATE TABLE users (id bigint PRIMARY KEY, state text NOT NULL DEFAULT 'new')",
      sql: 'ALTER TABLE users ALTER COLUMN state DROP DEFAULT;',
      down: 'SELECT 1;',
      finds: ['migrations/1.sql'],
    },
    {
      title: 'an empty one',
      sql: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      down: '-- nothing to do\n',
      finds: ['migrations/1.sql'],
    },
    {
      title: 'a column that comes back at the end',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY, name text, age int)',
      sql: 'ALTER TABLE users DROP COLUMN name;',
      down: 'ALTER TABLE users ADD COLUMN name text;',
      finds: [],
      why: 'Only the order of columns differs, which no program should depend on; the report says so.',
    },
    {
      title: 'rows alone',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY, name text)',
      sql: "INSERT INTO users VALUES (1000000, 'root');",
      down: 'DELETE FROM users WHERE id = 1000000;',
      finds: [],
      why: 'The schema is the same; rows are looked at by themselves.',
    },
  ],
};
