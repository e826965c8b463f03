/** Views and materialized views. */
import type { Pair } from './pair.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, name text, email text)';
const active = `${users}; CREATE VIEW active AS SELECT id, name FROM users`;
const ranks = `${users}; CREATE MATERIALIZED VIEW ranks AS SELECT id, name FROM users; CREATE UNIQUE INDEX ranks_id ON ranks (id)`;

export const viewPairs: readonly Pair[] = [
  {
    title: 'a view comes and goes',
    given: users,
    up: 'CREATE VIEW active AS SELECT id, name FROM users WHERE name IS NOT NULL WITH LOCAL CHECK OPTION',
    down: 'DROP VIEW active',
    expect: { outcome: 'restores' },
  },
  {
    title: 'a view gets a column and loses it',
    given: active,
    up: 'CREATE OR REPLACE VIEW active AS SELECT id, name, email FROM users',
    down: 'DROP VIEW active; CREATE VIEW active AS SELECT id, name FROM users',
    expect: { outcome: 'restores' },
  },
  {
    title: 'a view comes back without its grant and its comment',
    given: `CREATE ROLE pair_reader; ${active}; GRANT SELECT ON active TO pair_reader; COMMENT ON VIEW active IS 'seen'`,
    up: 'DROP VIEW active',
    down: 'CREATE VIEW active AS SELECT id, name FROM users',
    expect: {
      outcome: 'differs',
      differences: ['~view public.active', '-comment view public.active'],
      reapply: 'restores',
    },
  },
  {
    title: 'a view comes back with its columns in another order',
    given: active,
    up: 'DROP VIEW active',
    down: 'CREATE VIEW active AS SELECT name, id FROM users',
    expect: { outcome: 'differs', differences: ['~view public.active'], reapply: 'restores' },
  },
  {
    title: 'a view of all columns shows them in the order in which they came back',
    given: `${users}; CREATE VIEW everybody AS SELECT * FROM users`,
    up: 'DROP VIEW everybody; ALTER TABLE users DROP COLUMN name',
    down: 'ALTER TABLE users ADD COLUMN name text; CREATE VIEW everybody AS SELECT * FROM users',
    losses: ['dropped public.users.name'],
    expect: { outcome: 'restores', cosmetic: ['column-order public.everybody', 'column-order public.users'] },
  },
  {
    title: 'a view of some rows shows all columns in the order in which they came back',
    given:
      'CREATE TABLE "Guests" (id int, "Name" text, email text); CREATE VIEW named AS SELECT * FROM "Guests" WHERE email > \'a\'',
    up: 'DROP VIEW named; ALTER TABLE "Guests" DROP COLUMN "Name"',
    down: 'ALTER TABLE "Guests" ADD COLUMN "Name" text; CREATE VIEW named AS SELECT * FROM "Guests" WHERE email > \'a\'',
    losses: ['dropped public.Guests.Name'],
    expect: { outcome: 'restores', cosmetic: ['column-order public.Guests', 'column-order public.named'] },
  },
  {
    title: 'a view of all columns comes back with other rows',
    given: `${users}; CREATE VIEW everybody AS SELECT * FROM users`,
    up: 'DROP VIEW everybody; ALTER TABLE users DROP COLUMN name',
    down: 'ALTER TABLE users ADD COLUMN name text; CREATE VIEW everybody AS SELECT * FROM users WHERE id > 0',
    losses: ['dropped public.users.name'],
    expect: {
      outcome: 'differs',
      differences: ['~view public.everybody'],
      cosmetic: ['column-order public.users'],
      reapply: 'restores',
    },
  },
  {
    title: 'a view of all columns comes back with one more',
    given: `${users}; CREATE VIEW everybody AS SELECT * FROM users; ALTER TABLE users ADD COLUMN age int`,
    up: 'DROP VIEW everybody',
    down: 'CREATE VIEW everybody AS SELECT * FROM users',
    expect: {
      outcome: 'differs',
      differences: ['+column public.everybody.age', '~view public.everybody'],
      reapply: 'restores',
    },
  },
  {
    title: 'a view of two queries shows the columns of the first in another order',
    given: `${users}; CREATE VIEW together AS SELECT * FROM users UNION ALL SELECT 0, 'a', 'b'`,
    up: 'DROP VIEW together; ALTER TABLE users DROP COLUMN name',
    down: "ALTER TABLE users ADD COLUMN name text; CREATE VIEW together AS SELECT * FROM users UNION ALL SELECT 0, 'a', 'b'",
    losses: ['dropped public.users.name'],
    // Sorted lines, which is how a dump is read without the order of columns, do not tell which query a line is of.
    undumped: 'the order of columns is meant',
    expect: {
      outcome: 'differs',
      differences: ['~view public.together'],
      cosmetic: ['column-order public.users'],
      reapply: 'restores',
    },
  },
  {
    title: 'a view is no longer a barrier',
    given: `${users}; CREATE VIEW active WITH (security_barrier) AS SELECT id FROM users`,
    up: 'CREATE OR REPLACE VIEW active AS SELECT id FROM users',
    down: 'CREATE OR REPLACE VIEW active AS SELECT id FROM users',
    expect: { outcome: 'differs', differences: ['~view public.active'], reapply: 'restores' },
  },
  {
    title: 'a view is of another owner',
    given: `CREATE ROLE pair_owner; ${active}; ALTER VIEW active OWNER TO pair_owner`,
    up: 'DROP VIEW active',
    down: 'CREATE VIEW active AS SELECT id, name FROM users',
    expect: { outcome: 'differs', differences: ['~view public.active'], reapply: 'restores' },
  },
  {
    title: 'a default of a view’s column stays',
    given: active,
    up: "ALTER VIEW active ALTER COLUMN name SET DEFAULT 'nobody'",
    down: '',
    expect: {
      refused: /column public\.active\.name/,
      outcome: 'differs',
      differences: ['~column public.active.name'],
      reapply: 'restores',
    },
  },
  {
    title: 'views that need each other are dropped by a cascade, and one comes back',
    given: `${active}; CREATE VIEW names AS SELECT name FROM active`,
    up: 'DROP VIEW active CASCADE',
    down: 'CREATE VIEW active AS SELECT id, name FROM users',
    expect: { outcome: 'differs', differences: ['-view public.names'], reapply: 'restores' },
  },
  {
    title: 'a table takes the name of a view',
    given: active,
    up: 'DROP VIEW active; CREATE TABLE active (id bigint, name text)',
    down: 'SELECT 1',
    expect: {
      outcome: 'differs',
      differences: ['+table public.active', '-view public.active'],
      reapply: 'fails',
    },
  },
  {
    title: 'a materialized view comes and goes',
    given: users,
    up: 'CREATE MATERIALIZED VIEW ranks AS SELECT id, name FROM users; CREATE UNIQUE INDEX ranks_id ON ranks (id)',
    down: 'DROP MATERIALIZED VIEW ranks',
    expect: { outcome: 'restores' },
  },
  {
    title: 'a materialized view comes back without its index',
    given: ranks,
    up: 'DROP MATERIALIZED VIEW ranks',
    down: 'CREATE MATERIALIZED VIEW ranks AS SELECT id, name FROM users',
    expect: { outcome: 'differs', differences: ['-index public.ranks_id'], reapply: 'restores' },
  },
  {
    title: 'a materialized view comes back with another query and without data',
    given: ranks,
    up: 'DROP MATERIALIZED VIEW ranks',
    down: 'CREATE MATERIALIZED VIEW ranks AS SELECT id, email AS name FROM users WITH NO DATA; CREATE UNIQUE INDEX ranks_id ON ranks (id)',
    expect: { outcome: 'differs', differences: ['~materialized view public.ranks'], reapply: 'restores' },
  },
  {
    title: 'a constant that holds the moment at which the view was made',
    given:
      "CREATE TABLE events (id int, at timestamp); CREATE VIEW fresh AS SELECT id FROM events WHERE at > 'now'::timestamp - interval '1 day'",
    up: "CREATE OR REPLACE VIEW fresh AS SELECT id FROM events WHERE at > 'now'::timestamp - interval '2 days'",
    down: "CREATE OR REPLACE VIEW fresh AS SELECT id FROM events WHERE at > 'now'::timestamp - interval '1 day'",
    undumped: 'pg_dump writes the moment',
    expect: { outcome: 'restores', cosmetic: ['clock public.fresh'] },
  },
  {
    title: 'a constant that is a moment of the past',
    given:
      "CREATE TABLE events (id int, at timestamp); CREATE VIEW fresh AS SELECT id FROM events WHERE at > '2024-05-06 07:08:09.123'",
    up: 'CREATE OR REPLACE VIEW fresh AS SELECT id FROM events',
    down: "CREATE OR REPLACE VIEW fresh AS SELECT id FROM events WHERE at > '2024-05-06 07:08:09.124'",
    expect: { outcome: 'differs', differences: ['~view public.fresh'], reapply: 'restores' },
  },
];
