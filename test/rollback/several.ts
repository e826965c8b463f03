/** Pull requests with several migrations: each is judged from the schema that its way up left, whatever the others do. */
import type { Several } from './pair.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL)';

export const several: readonly Several[] = [
  {
    title: 'three that restore',
    given: users,
    migrations: [
      { up: 'ALTER TABLE users ADD COLUMN a int', down: 'ALTER TABLE users DROP COLUMN a' },
      { up: 'CREATE INDEX users_a ON users (a)', down: 'DROP INDEX users_a' },
      { up: 'ALTER TABLE users RENAME COLUMN a TO b', down: 'ALTER TABLE users RENAME COLUMN b TO a' },
    ],
    reapply: 'restores',
  },
  {
    title: 'the one in the middle leaves something behind, and its neighbours are not blamed',
    given: users,
    migrations: [
      { up: 'CREATE TABLE a (id int PRIMARY KEY)', down: 'DROP TABLE a' },
      {
        up: 'CREATE TABLE b (a_id int REFERENCES a); CREATE INDEX users_name ON users (name)',
        down: 'DROP INDEX users_name',
        expect: { outcome: 'differs', differences: ['+table public.b'], reapply: 'fails' },
      },
      { up: 'ALTER TABLE b ADD COLUMN note text', down: 'ALTER TABLE b DROP COLUMN note' },
    ],
    reapply: 'restores',
  },
  {
    title: 'the one in the middle stops half-way, and its neighbours are not blamed',
    given: users,
    transaction: 'statement',
    migrations: [
      { up: 'ALTER TABLE users ADD COLUMN a int', down: 'ALTER TABLE users DROP COLUMN a' },
      {
        up: 'CREATE INDEX users_a ON users (a); CREATE INDEX users_name ON users (name)',
        down: 'DROP INDEX users_name; DROP INDEX users_b',
        expect: { outcome: 'fails', stops: '1 42704' },
      },
      { up: 'ALTER TABLE users ADD COLUMN b int', down: 'ALTER TABLE users DROP COLUMN b' },
    ],
    reapply: 'restores',
  },
  {
    title: 'the one in the middle has no way down',
    given: users,
    migrations: [
      { up: 'CREATE TABLE a (id int PRIMARY KEY)', down: 'DROP TABLE a' },
      { up: 'ALTER TABLE a ADD COLUMN note text', down: null, expect: { outcome: 'none' } },
      { up: "COMMENT ON COLUMN a.note IS 'short'", down: 'COMMENT ON COLUMN a.note IS NULL' },
    ],
    reapply: 'restores',
  },
  {
    title: 'each leaves something, and each for itself',
    given: users,
    migrations: [
      {
        up: 'CREATE TABLE a (id int)',
        down: 'SELECT 1',
        expect: { outcome: 'differs', differences: ['+table public.a'], reapply: 'fails' },
      },
      {
        up: 'CREATE TABLE b (id int)',
        down: '',
        expect: { outcome: 'differs', differences: ['+table public.b'], reapply: 'fails' },
      },
    ],
    reapply: 'restores',
  },
  {
    title: 'the second takes back what the first did, and both ways down restore',
    given: users,
    migrations: [
      { up: 'CREATE INDEX users_name ON users (name)', down: 'DROP INDEX users_name' },
      { up: 'DROP INDEX users_name', down: 'CREATE INDEX users_name ON users (name)' },
    ],
    reapply: 'restores',
  },
  {
    title: 'what the second way down undoes belongs to the first',
    given: users,
    migrations: [
      { up: 'CREATE TABLE a (id int)', down: 'DROP TABLE IF EXISTS a' },
      {
        up: 'CREATE TABLE b (id int)',
        down: 'DROP TABLE a, b',
        expect: { outcome: 'differs', differences: ['-table public.a'], reapply: 'differs' },
      },
    ],
    reapply: 'restores',
  },
  {
    title: 'two in one transaction of their tool go back as one',
    given: users,
    transaction: 'batch',
    migrations: [
      {
        up: 'CREATE TABLE a (id int PRIMARY KEY)',
        down: 'DROP TABLE a',
        expect: { outcome: 'restores' },
      },
      { up: 'ALTER TABLE users ADD COLUMN a_id int REFERENCES a', down: 'ALTER TABLE users DROP COLUMN a_id' },
    ],
    reapply: 'restores',
  },
  {
    title: 'two in one transaction of their tool, and one of them leaves an index',
    given: users,
    transaction: 'batch',
    migrations: [
      {
        up: 'CREATE INDEX users_name ON users (name)',
        down: 'SELECT 1',
        expect: { outcome: 'differs', differences: ['+index public.users_name'], reapply: 'fails' },
      },
      { up: 'ALTER TABLE users ADD COLUMN a int', down: 'ALTER TABLE users DROP COLUMN a' },
    ],
    reapply: 'restores',
  },
  {
    title: 'without transactions: an index that is built beside the traffic, and a value of an enum',
    given: `${users}; CREATE TYPE mood AS ENUM ('sad')`,
    transaction: 'statement',
    migrations: [
      {
        up: 'CREATE INDEX CONCURRENTLY users_name ON users (name)',
        down: 'DROP INDEX CONCURRENTLY users_name',
      },
      {
        up: "ALTER TYPE mood ADD VALUE 'glad'",
        down: '-- stays',
        expect: { outcome: 'differs', differences: ['~type public.mood'], reapply: 'fails' },
      },
      { up: 'ALTER TABLE users ADD COLUMN mood mood', down: 'ALTER TABLE users DROP COLUMN mood' },
    ],
    reapply: 'restores',
  },
  {
    title: 'rows lost by the first are still lost when the others go back',
    given: `${users}; INSERT INTO users VALUES (1, 'Ann'), (2, 'Bob')`,
    migrations: [
      { up: 'DELETE FROM users WHERE id = 1', down: 'SELECT 1' },
      { up: 'ALTER TABLE users ADD COLUMN a int', down: 'ALTER TABLE users DROP COLUMN a' },
    ],
    losses: ['removed public.users'],
    reapply: 'restores',
  },
  {
    title: 'rows that were in the way of a way up are so again where the database had to be made anew',
    given: users,
    migrations: [
      {
        up: 'CREATE TABLE a (id int PRIMARY KEY)',
        down: 'SELECT 1',
        expect: { outcome: 'differs', differences: ['+table public.a'], reapply: 'fails' },
      },
      {
        up: 'ALTER TABLE users ADD COLUMN code int DEFAULT 1; CREATE UNIQUE INDEX users_code ON users (code)',
        down: 'ALTER TABLE users DROP COLUMN code',
      },
    ],
    reapply: 'restores',
  },
];
