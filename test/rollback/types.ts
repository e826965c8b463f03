/** Enums, domains, composites, ranges, base types and collations. */
import type { Pair } from './pair.ts';

const mood = "CREATE TYPE mood AS ENUM ('sad', 'happy')";
const email = `CREATE DOMAIN email AS text DEFAULT '' NOT NULL CONSTRAINT has_at CHECK (VALUE ~ '@')`;
const address = 'CREATE TYPE address AS (street text, town text)';

export const typePairs: readonly Pair[] = [
  {
    title: 'an enum comes and goes',
    up: `${mood}; CREATE TABLE people (id int, mood mood)`,
    down: 'DROP TABLE people; DROP TYPE mood',
    expect: { outcome: 'restores' },
  },
  {
    title: 'a value of an enum cannot be taken back',
    given: mood,
    transaction: 'statement',
    up: "ALTER TYPE mood ADD VALUE 'ok' BEFORE 'happy'",
    down: '-- an enum keeps its values',
    expect: { outcome: 'differs', differences: ['~type public.mood'], reapply: 'fails' },
  },
  {
    title: 'a value of an enum stays, and nothing minds',
    given: mood,
    transaction: 'statement',
    up: "ALTER TYPE mood ADD VALUE IF NOT EXISTS 'ok'",
    down: 'SELECT 1',
    expect: { outcome: 'differs', differences: ['~type public.mood'], reapply: 'restores' },
  },
  {
    title: 'an enum is made anew without the value, under its old name',
    given: `${mood}; CREATE TABLE people (id int, mood mood DEFAULT 'sad')`,
    transaction: 'statement',
    up: "ALTER TYPE mood ADD VALUE 'ok'",
    down: `ALTER TABLE people ALTER COLUMN mood DROP DEFAULT;
      ALTER TYPE mood RENAME TO mood_old; ${mood};
      ALTER TABLE people ALTER COLUMN mood TYPE mood USING mood::text::mood;
      DROP TYPE mood_old;
      ALTER TABLE people ALTER COLUMN mood SET DEFAULT 'sad'`,
    expect: { outcome: 'restores' },
  },
  {
    title: 'the values of an enum are in another order',
    given: mood,
    up: 'DROP TYPE mood',
    down: "CREATE TYPE mood AS ENUM ('happy', 'sad')",
    expect: { outcome: 'differs', differences: ['~type public.mood'], reapply: 'restores' },
  },
  {
    title: 'a value of an enum keeps its new name',
    given: mood,
    up: "ALTER TYPE mood RENAME VALUE 'sad' TO 'low'",
    down: '',
    expect: { outcome: 'differs', differences: ['~type public.mood'], reapply: 'fails' },
  },
  {
    title: 'a domain comes and goes',
    up: email,
    down: 'DROP DOMAIN email',
    expect: { outcome: 'restores' },
  },
  {
    title: 'a domain lets null pass and has no default',
    given: email,
    up: 'ALTER DOMAIN email DROP NOT NULL; ALTER DOMAIN email DROP DEFAULT',
    down: 'SELECT 1',
    expect: { outcome: 'differs', differences: ['~domain public.email'], reapply: 'restores' },
  },
  {
    title: 'a domain has a check that is not proven',
    given: email,
    up: 'ALTER DOMAIN email DROP CONSTRAINT has_at',
    down: "ALTER DOMAIN email ADD CONSTRAINT has_at CHECK (VALUE ~ '@') NOT VALID",
    expect: {
      outcome: 'differs',
      differences: ['~domain constraint public.email.has_at'],
      reapply: 'restores',
    },
  },
  {
    title: 'a domain calls a function that has another name afterwards',
    given:
      'CREATE FUNCTION now_text() RETURNS text LANGUAGE sql AS $$ SELECT now()::text $$; CREATE DOMAIN moment AS text DEFAULT now_text()',
    up: 'ALTER FUNCTION now_text() RENAME TO text_of_now; CREATE FUNCTION now_text() RETURNS text LANGUAGE sql AS $$ SELECT now()::text $$',
    down: 'DROP FUNCTION now_text(); CREATE FUNCTION now_text() RETURNS text LANGUAGE sql AS $$ SELECT now()::text $$',
    expect: {
      refused: /other objects depend on it/,
      outcome: 'differs',
      differences: ['~domain public.moment', '+function public.text_of_now()'],
      reapply: 'fails',
    },
  },
  {
    title: 'a composite gets an attribute and loses it',
    given: address,
    up: 'ALTER TYPE address ADD ATTRIBUTE zip text',
    down: 'ALTER TYPE address DROP ATTRIBUTE zip',
    expect: { outcome: 'restores' },
  },
  {
    title: 'an attribute of a composite is of another type',
    given: address,
    up: 'DROP TYPE address',
    down: 'CREATE TYPE address AS (street text, town varchar(20))',
    expect: { outcome: 'differs', differences: ['~column public.address.town'], reapply: 'restores' },
  },
  {
    title: 'the attributes of a composite are in another order, which its values are written in',
    given: address,
    up: 'DROP TYPE address',
    down: 'CREATE TYPE address AS (town text, street text)',
    expect: {
      outcome: 'differs',
      differences: ['~column public.address.street', '~column public.address.town'],
      reapply: 'restores',
    },
  },
  {
    title: 'a range comes and goes',
    up: 'CREATE TYPE floatrange AS RANGE (subtype = float8, subtype_diff = float8mi)',
    down: 'DROP TYPE floatrange',
    expect: { outcome: 'restores' },
  },
  {
    title: 'a range comes back without its difference',
    given: 'CREATE TYPE floatrange AS RANGE (subtype = float8, subtype_diff = float8mi)',
    up: 'DROP TYPE floatrange',
    down: 'CREATE TYPE floatrange AS RANGE (subtype = float8)',
    expect: { outcome: 'differs', differences: ['~type public.floatrange'], reapply: 'restores' },
  },
  {
    title: 'a type that is only announced is left',
    up: 'CREATE TYPE later; CREATE TYPE sooner AS (a int)',
    down: 'DROP TYPE sooner',
    expect: {
      refused: /type public\.later/,
      outcome: 'differs',
      differences: ['+type public.later'],
      reapply: 'fails',
    },
  },
  {
    title: 'a type is used by nobody else any more',
    given: `CREATE ROLE pair_reader; ${mood}; REVOKE ALL ON TYPE mood FROM PUBLIC`,
    up: 'GRANT USAGE ON TYPE mood TO pair_reader',
    down: 'GRANT USAGE ON TYPE mood TO PUBLIC; REVOKE USAGE ON TYPE mood FROM pair_reader',
    expect: { outcome: 'differs', differences: ['~type public.mood'], reapply: 'differs' },
  },
  {
    title: 'a collation comes and goes',
    up: `CREATE COLLATION plain FROM "C"`,
    down: 'DROP COLLATION plain',
    expect: { outcome: 'restores' },
  },
  {
    title: 'a collation comes back over another locale',
    given: `CREATE COLLATION plain (locale = 'C')`,
    up: 'DROP COLLATION plain',
    down: `CREATE COLLATION plain (locale = 'POSIX')`,
    expect: { outcome: 'differs', differences: ['~collation public.plain'], reapply: 'restores' },
  },
  {
    title: 'an enum of a column and its default is renamed, as is a domain that moves too',
    given:
      "CREATE TYPE mood AS ENUM ('glad', 'sad'); CREATE DOMAIN cents AS int CHECK (VALUE >= 0); CREATE SCHEMA kinds; CREATE TABLE users (id int, mood mood DEFAULT 'glad', paid cents DEFAULT 0); INSERT INTO users VALUES (1)",
    up: "ALTER TYPE mood RENAME TO temper; ALTER DOMAIN cents SET SCHEMA kinds; ALTER DOMAIN kinds.cents RENAME TO pennies; CREATE TYPE taste AS ENUM ('sweet'); ALTER TABLE users ADD COLUMN taste taste",
    down: 'ALTER TABLE users DROP COLUMN taste; DROP TYPE taste; ALTER DOMAIN kinds.pennies RENAME TO cents; ALTER DOMAIN kinds.cents SET SCHEMA public; ALTER TYPE temper RENAME TO mood',
    expect: { outcome: 'restores' },
  },
  {
    title: 'one of two equal enums is renamed, and which cannot be seen',
    given:
      "CREATE TYPE mood AS ENUM ('low', 'high'); CREATE TYPE tide AS ENUM ('low', 'high'); CREATE TABLE days (mood mood, tide tide)",
    up: 'ALTER TYPE mood RENAME TO temper; ALTER TYPE tide RENAME TO level',
    down: 'ALTER TYPE temper RENAME TO mood; ALTER TYPE level RENAME TO tide',
    expect: { refused: /cannot cast type temper to mood/, outcome: 'restores' },
  },
];
