/** Known rows were followed up and down: what did not come back. */
import type { DataLoss } from '../model/rollback.ts';
import type { Report, Rule, RuleInput } from '../model/rule.ts';
import { phrase, type Text, verbatim } from '../model/text.ts';

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

/** So many are named beside the first. */
const mostNamed = 5;

/** What one statement did is one finding: a DELETE reaches all that hangs on its rows. */
function toldTogether(losses: readonly DataLoss[]): Text {
  const [first, ...others] = losses;
  if (!first) return verbatim('');
  if (others.length === 0) return told(first);
  const named = others.slice(0, mostNamed).map(({ object }) => object);
  const more = others.length - named.length;
  const reached = more > 0 ? phrase`${named.join(', ')} and ${more} more` : named.join(', ');
  return phrase`${told(first)} The same statement reaches ${reached}.`;
}

function check({ rehearsal: { rollback, migrations } }: RuleInput): Report[] {
  const last = { path: migrations.at(-1)?.migration.path ?? '', line: 1 };
  // Rules about what is dropped say so already.
  const losses = rollback.losses.filter(({ kind }) => kind !== 'dropped' && kind !== 'left');
  const byPlace = new Map<string, DataLoss[]>();
  for (const loss of losses) {
    // Without a known statement each stands for itself.
    const key = loss.at ? `${loss.at.path}:${loss.at.line}` : loss.object;
    byPlace.set(key, [...(byPlace.get(key) ?? []), loss]);
  }
  return [...byPlace.values()].map((together) => {
    const { path, line } = together[0]?.at ?? last;
    const sql = sqlAt(migrations, { path, line });
    const isNamed = ({ object }: DataLoss): boolean => sql.includes(object.split('.')[1] ?? object);
    const ordered = [...together.filter(isNamed), ...together.filter((loss) => !isNamed(loss))];
    return { path, line, subject: ordered[0]?.object ?? '', message: toldTogether(ordered) };
  });
}

function sqlAt(migrations: RuleInput['rehearsal']['migrations'], place: NonNullable<DataLoss['at']>): string {
  const there = migrations.find(({ migration }) => migration.path === place.path);
  return there?.statements.find(({ statement }) => statement.line === place.line)?.statement.sql ?? '';
}

export const wayBackLosesData: Rule = {
  id: 'way-back-loses-data',
  title: 'The way back does not bring the data back',
  severity: 'warning',
  what: 'Sample rows with known contents went up and down, and some values or rows are not what they were.',
  why: 'A rollback that restores the schema alone looks like one that worked. What was overwritten, cut or deleted is only in the backup.',
  safe: 'Keep the old values until nobody needs the way back: copy them to a table or a column of their own in the way up, and drop that in a later release. Otherwise plan the backup, and who restores from it.',
  sources: ['https://www.postgresql.org/docs/current/backup.html'],
  check,
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
      title: 'rows deleted, and all that hang on them',
      given:
        'CREATE TABLE users (id bigint PRIMARY KEY, name text); CREATE TABLE sessions (id bigint PRIMARY KEY, user_id bigint NOT NULL REFERENCES users ON DELETE CASCADE); CREATE TABLE clicks (id bigint PRIMARY KEY, session_id bigint NOT NULL REFERENCES sessions ON DELETE CASCADE)',
      sql: 'DELETE FROM users;',
      down: 'SELECT 1;',
      finds: ['public.users'],
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
