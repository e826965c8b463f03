/** Ways down that PostgreSQL refuses: where they stop, and why. */
import type { Pair } from './pair.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL, code varchar(40))';
const filled = `${users}; INSERT INTO users VALUES (1, 'Ann', 'abcdefghij')`;

export const failingPairs: readonly Pair[] = [
  {
    title: 'a name that is not there',
    given: users,
    up: 'CREATE INDEX users_name ON users (name)',
    down: 'DROP INDEX user_name',
    expect: { outcome: 'fails', stops: '1 42704' },
  },
  {
    title: 'the parent before the child',
    up: 'CREATE TABLE a (id int PRIMARY KEY);\nCREATE TABLE b (a_id int REFERENCES a)',
    down: 'SELECT 1;\nDROP TABLE a;\nDROP TABLE b',
    expect: { outcome: 'fails', stops: '2 2BP01' },
  },
  {
    title: 'a word that is no SQL',
    up: 'CREATE TABLE a (id int PRIMARY KEY)',
    down: 'DROP TABEL a',
    undumped: 'it cannot be split into statements',
    expect: { outcome: 'fails', stops: '1' },
  },
  {
    title: 'a column that must have values comes back without them',
    given: filled,
    up: 'ALTER TABLE users DROP COLUMN name',
    down: 'ALTER TABLE users ADD COLUMN name text NOT NULL',
    losses: ['dropped public.users.name'],
    expect: { refused: /contains null values/, outcome: 'fails', stops: '1 23502' },
  },
  {
    title: 'a view still needs the column',
    given: users,
    up: 'ALTER TABLE users ADD COLUMN age int;\nCREATE VIEW ages AS SELECT age FROM users',
    down: '\n\nALTER TABLE users DROP COLUMN age;\nDROP VIEW ages',
    expect: { outcome: 'fails', stops: '3 2BP01' },
  },
  {
    title: 'a type does not go back by itself',
    given: users,
    up: 'ALTER TABLE users ALTER COLUMN code TYPE int USING length(code)',
    down: 'ALTER TABLE users ALTER COLUMN code TYPE date',
    losses: ['changed public.users.code'],
    expect: { outcome: 'fails', stops: '1 42804' },
  },
  {
    title: 'what may not run in a transaction',
    given: users,
    up: 'CREATE INDEX users_name ON users (name)',
    down: 'DROP INDEX CONCURRENTLY users_name',
    expect: { outcome: 'fails', stops: '1 25001' },
  },
  {
    title: 'an error inside a block',
    given: users,
    up: 'ALTER TABLE users ADD COLUMN age int',
    down: 'DO $$ BEGIN\n  ALTER TABLE users DROP COLUMN age;\n  PERFORM 1 / 0;\nEND $$',
    expect: { outcome: 'fails', stops: '1 22012' },
  },
  {
    title: 'a refusal by the author',
    given: users,
    up: 'ALTER TABLE users DROP COLUMN code',
    down: "DO $$ BEGIN RAISE EXCEPTION 'restore the backup'; END $$",
    losses: ['dropped public.users.code'],
    expect: { outcome: 'fails', stops: '1 P0001' },
  },
  {
    title: 'half of it has happened when it stops, without a transaction',
    given: users,
    transaction: 'statement',
    up: 'CREATE INDEX users_name ON users (name);\nCREATE INDEX users_code ON users (code)',
    down: 'DROP INDEX users_code;\nDROP INDEX users_nome',
    expect: { outcome: 'fails', stops: '2 42704' },
  },
  {
    title: 'a narrower type takes the rows that the base had, and not every row',
    given: users,
    up: 'ALTER TABLE users ALTER COLUMN code TYPE varchar(80)',
    down: 'ALTER TABLE users ALTER COLUMN code TYPE varchar(40)',
    expect: { outcome: 'restores' },
  },
  {
    title: 'no way down at all for an index',
    given: users,
    up: 'CREATE INDEX users_name ON users (name)',
    down: null,
    expect: { outcome: 'none' },
  },
  {
    title: 'no way down at all for a dropped column',
    given: filled,
    up: 'ALTER TABLE users DROP COLUMN code',
    down: null,
    losses: ['dropped public.users.code'],
    expect: { outcome: 'none' },
  },
  {
    title: 'no way down at all for a value of an enum that a table uses',
    given: "CREATE TYPE mood AS ENUM ('sad'); CREATE TABLE people (id int, mood mood)",
    transaction: 'statement',
    up: "ALTER TYPE mood ADD VALUE 'happy'",
    down: null,
    expect: { outcome: 'none' },
  },
];
