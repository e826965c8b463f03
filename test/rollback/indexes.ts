/** Indexes: their name, columns, conditions, order, and those that PostgreSQL does not trust. */
import type { Pair } from './pair.ts';

const users = `CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL, email text, age int, gone boolean)`;
/** An index and what stands there after the way down. */
const returns = (title: string, was: string, now: string, more: Partial<Pair> = {}): Pair => ({
  title,
  given: `${users}; ${was}`,
  up: 'DROP INDEX users_it',
  down: now,
  expect: { outcome: 'differs', differences: ['~index public.users_it'], reapply: 'restores' },
  ...more,
});

export const indexPairs: readonly Pair[] = [
  {
    title: 'an index comes and goes',
    given: users,
    up: 'CREATE INDEX users_it ON users (lower(email)) INCLUDE (name) WHERE NOT gone',
    down: 'DROP INDEX users_it',
    expect: { outcome: 'restores' },
  },
  {
    title: 'an index is left',
    given: users,
    up: 'CREATE INDEX users_it ON users (email); CREATE INDEX users_other ON users (age)',
    down: 'DROP INDEX users_other',
    expect: { outcome: 'differs', differences: ['+index public.users_it'], reapply: 'fails' },
  },
  returns(
    'a dropped index comes back whole',
    'CREATE UNIQUE INDEX users_it ON users USING btree (lower(email) text_pattern_ops DESC NULLS LAST, age) INCLUDE (name) WITH (fillfactor = 80) WHERE NOT gone',
    'CREATE UNIQUE INDEX users_it ON users (lower(email) text_pattern_ops DESC NULLS LAST, age) INCLUDE (name) WITH (fillfactor = 80) WHERE NOT gone',
    { expect: { outcome: 'restores' } },
  ),
  returns(
    'an index is no longer unique',
    'CREATE UNIQUE INDEX users_it ON users (email)',
    'CREATE INDEX users_it ON users (email)',
  ),
  returns(
    'an index loses its condition',
    'CREATE INDEX users_it ON users (email) WHERE NOT gone',
    'CREATE INDEX users_it ON users (email)',
  ),
  returns(
    'an index on an expression is one on the column',
    'CREATE INDEX users_it ON users (lower(email))',
    'CREATE INDEX users_it ON users (email)',
  ),
  returns(
    'an index loses what it carries along',
    'CREATE INDEX users_it ON users (email) INCLUDE (age)',
    'CREATE INDEX users_it ON users (email)',
  ),
  returns(
    'an index has another operator class',
    'CREATE INDEX users_it ON users (email text_pattern_ops)',
    'CREATE INDEX users_it ON users (email)',
  ),
  returns(
    'an index has another direction',
    'CREATE INDEX users_it ON users (age DESC)',
    'CREATE INDEX users_it ON users (age)',
  ),
  returns(
    'an index has its nulls elsewhere',
    'CREATE INDEX users_it ON users (age NULLS FIRST)',
    'CREATE INDEX users_it ON users (age)',
  ),
  returns(
    'an index has its columns in another order',
    'CREATE INDEX users_it ON users (age, email)',
    'CREATE INDEX users_it ON users (email, age)',
  ),
  returns(
    'an index is of another method',
    'CREATE INDEX users_it ON users USING hash (email)',
    'CREATE INDEX users_it ON users (email)',
  ),
  returns(
    'an index has another collation',
    'CREATE INDEX users_it ON users (email COLLATE "C")',
    'CREATE INDEX users_it ON users (email)',
  ),
  returns(
    'an index is filled differently',
    'CREATE INDEX users_it ON users (email) WITH (fillfactor = 70)',
    'CREATE INDEX users_it ON users (email)',
  ),
  returns(
    'an index takes nulls for different again',
    'CREATE UNIQUE INDEX users_it ON users (email) NULLS NOT DISTINCT',
    'CREATE UNIQUE INDEX users_it ON users (email)',
    { since: 15 },
  ),
  returns(
    'an index comes back under another name',
    'CREATE INDEX users_it ON users (email)',
    'CREATE INDEX ON users (email)',
    {
      expect: {
        outcome: 'differs',
        differences: ['+index public.users_email_idx', '-index public.users_it'],
        reapply: 'fails',
      },
    },
  ),
  returns(
    'the statistics of an index are lost',
    'CREATE INDEX users_it ON users (lower(email)); ALTER INDEX users_it ALTER COLUMN 1 SET STATISTICS 900',
    'CREATE INDEX users_it ON users (lower(email))',
    {
      expect: {
        outcome: 'differs',
        differences: ['~index public.users_it'],
        reapply: 'restores',
        refused: /index public\.users_it/,
      },
    },
  ),
  {
    title: 'an index is built and dropped without blocking',
    given: users,
    transaction: 'statement',
    up: 'CREATE INDEX CONCURRENTLY users_it ON users (email)',
    down: 'DROP INDEX CONCURRENTLY users_it',
    expect: { outcome: 'restores' },
  },
  {
    title: 'an index that is built without blocking stays',
    given: users,
    transaction: 'statement',
    up: 'CREATE INDEX CONCURRENTLY IF NOT EXISTS users_it ON users (email)',
    down: '-- later',
    expect: { outcome: 'differs', differences: ['+index public.users_it'], reapply: 'restores' },
  },
  {
    title: 'an index that is not trusted is left on the parts of a table',
    given:
      'CREATE TABLE logs (id int, day date) PARTITION BY RANGE (day); CREATE TABLE logs_1 PARTITION OF logs FOR VALUES FROM (MINVALUE) TO (MAXVALUE); CREATE INDEX logs_day ON logs (day)',
    up: 'DROP INDEX logs_day',
    down: 'CREATE INDEX logs_day ON ONLY logs (day)',
    expect: {
      refused: /index public\.logs/,
      outcome: 'differs',
      differences: ['~index public.logs_day', '-index public.logs_1_day_idx'],
      reapply: 'restores',
    },
  },
  {
    title: 'a comment of an index is lost with it',
    given: `${users}; CREATE INDEX users_it ON users (email); COMMENT ON INDEX users_it IS 'for the search'`,
    up: 'DROP INDEX users_it',
    down: 'CREATE INDEX users_it ON users (email)',
    expect: { outcome: 'differs', differences: ['-comment index public.users_it'], reapply: 'restores' },
  },
];
