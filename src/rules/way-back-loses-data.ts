/** Known rows were followed up and down: what did not come back. */
import type { DataLoss } from '../model/rollback.ts';
import type { Rule } from '../model/rule.ts';
import { phrase, type Text } from '../model/text.ts';

const happenings: Readonly<Record<DataLoss['kind'], Text>> = {
  dropped: phrase`dropped`,
  removed: phrase`gone`,
  nulled: phrase`NULL`,
  changed: phrase`another`,
  duplicated: phrase`there more than once`,
  left: phrase`left over`,
};

function told({ object, kind, by, count }: DataLoss): Text {
  const share = count ? phrase`${count.affected} of ${count.of} ` : '';
  const what = object.split('.').length > 2 ? phrase`sample values` : phrase`sample rows`;
  const when = by === 'up' ? phrase`after going up, and going down does not mend it` : phrase`after going up and down`;
  return phrase`${share}${what} of ${object} are ${happenings[kind]} ${when}.`;
}

export const wayBackLosesData: Rule = {
  id: 'way-back-loses-data',
  title: 'The way back does not bring the data back',
  severity: 'warning',
  what: 'Sample rows with known contents went up and down, and some values or rows are not what they were.',
  why: 'A rollback that restores the schema alone looks like one that worked. What was overwritten, cut or deleted is only in the backup.',
  safe: 'Keep the old values until nobody needs the way back: copy them to a table or a column of their own in the way up, and drop that in a later release. Otherwise plan the backup, and who restores from it.',
  sources: ['https://www.postgresql.org/docs/current/backup.html'],
  // Rules about what is dropped say so already.
  check: ({ rehearsal: { rollback, migrations } }) => {
    const place = {
      path: rollback.noReturn?.path ?? migrations.at(-1)?.migration.path ?? '',
      line: rollback.noReturn?.line ?? 1,
    };
    return rollback.losses
      .filter(({ kind }) => kind !== 'dropped' && kind !== 'left')
      .map((loss) => ({ ...place, subject: loss.object, message: told(loss) }));
  },
  examples: [
    {
      title: 'a narrowing cast',
      given: 'CREATE TABLE prices (id bigint PRIMARY KEY, amount numeric(10, 2) NOT NULL)',
      sql: 'ALTER TABLE prices ALTER COLUMN amount TYPE integer;',
      down: 'ALTER TABLE prices ALTER COLUMN amount TYPE numeric(10, 2);',
      finds: ['public.prices.amount'],
    },
    {
      title: 'values overwritten',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL)',
      sql: "UPDATE users SET name = 'anonymous';",
      down: 'SELECT 1;',
      finds: ['public.users.name'],
    },
    {
      title: 'rows deleted',
      given: 'CREATE TABLE sessions (id bigint PRIMARY KEY, token text)',
      sql: 'DELETE FROM sessions;',
      down: 'SELECT 1;',
      finds: ['public.sessions'],
    },
    {
      title: 'a widening cast',
      given: 'CREATE TABLE prices (id bigint PRIMARY KEY, amount integer NOT NULL)',
      sql: 'ALTER TABLE prices ALTER COLUMN amount TYPE bigint;',
      down: 'ALTER TABLE prices ALTER COLUMN amount TYPE integer;',
      finds: [],
      why: 'Every value came back.',
    },
    {
      title: 'values kept aside',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL)',
      sql: "CREATE TABLE users_before AS SELECT id, name FROM users; UPDATE users SET name = 'anonymous';",
      down: 'UPDATE users SET name = b.name FROM users_before b WHERE b.id = users.id; DROP TABLE users_before;',
      finds: [],
      why: 'The way down puts them back.',
    },
  ],
};
