/** Functions, procedures, aggregates, operators and what is made of them. */
import type { Pair } from './pair.ts';

const tax = (body: string, more = ''): string =>
  `CREATE OR REPLACE FUNCTION tax(price numeric) RETURNS numeric LANGUAGE sql ${more} AS $$ ${body} $$`;
const once = tax('SELECT price * 0.2', 'IMMUTABLE');
const plpgsql = (body: string): string =>
  `CREATE OR REPLACE FUNCTION say() RETURNS text LANGUAGE plpgsql AS $$ ${body} $$`;
const changed = {
  outcome: 'differs',
  differences: ['~function public.tax(price numeric)'],
  reapply: 'restores',
} as const;

export const routinePairs: readonly Pair[] = [
  {
    title: 'a function comes and goes',
    up: once,
    down: 'DROP FUNCTION tax(numeric)',
    expect: { outcome: 'restores' },
  },
  {
    title: 'a function gets another body and its old one again',
    given: once,
    up: tax('SELECT price * 0.25', 'IMMUTABLE'),
    down: once,
    expect: { outcome: 'restores' },
  },
  {
    title: 'a function has another body afterwards',
    given: once,
    up: tax('SELECT price * 0.25', 'IMMUTABLE'),
    down: tax('SELECT price * 0.21', 'IMMUTABLE'),
    expect: changed,
  },
  {
    title: 'a function is no longer immutable',
    given: once,
    up: tax('SELECT price * 0.25', 'IMMUTABLE'),
    down: tax('SELECT price * 0.2'),
    expect: changed,
  },
  {
    title: 'a function runs with the rights of its owner, without a search_path',
    given: tax('SELECT price * 0.2', "SECURITY DEFINER SET search_path = ''"),
    up: tax('SELECT price * 0.25', "SECURITY DEFINER SET search_path = ''"),
    down: tax('SELECT price * 0.2', 'SECURITY DEFINER'),
    expect: changed,
  },
  {
    title: 'a function comes back without the default of its argument',
    given: "CREATE FUNCTION greet(name text DEFAULT 'you') RETURNS text LANGUAGE sql AS $$ SELECT name $$",
    up: 'DROP FUNCTION greet(text)',
    down: 'CREATE FUNCTION greet(name text) RETURNS text LANGUAGE sql AS $$ SELECT name $$',
    expect: { outcome: 'differs', differences: ['~function public.greet(name text)'], reapply: 'restores' },
  },
  {
    title: 'a function comes back with an argument of another type beside it',
    up: 'CREATE FUNCTION half(n int) RETURNS int LANGUAGE sql AS $$ SELECT n / 2 $$; CREATE FUNCTION half(n numeric) RETURNS numeric LANGUAGE sql AS $$ SELECT n / 2 $$',
    down: 'DROP FUNCTION half(int)',
    expect: { outcome: 'differs', differences: ['+function public.half(n numeric)'], reapply: 'fails' },
  },
  {
    title: 'a function differs in white space alone',
    given: plpgsql("BEGIN\n  RETURN 'a b';\nEND"),
    up: plpgsql("BEGIN RETURN 'c'; END"),
    down: plpgsql("BEGIN\n    RETURN   'a b' ;\nEND"),
    expect: { outcome: 'restores', cosmetic: ['white-space public.say()'] },
  },
  {
    title: 'a function differs in the white space of what it says',
    given: plpgsql("BEGIN RETURN 'a b'; END"),
    up: plpgsql("BEGIN RETURN 'c'; END"),
    down: plpgsql("BEGIN RETURN 'ab'; END"),
    expect: { outcome: 'differs', differences: ['~function public.say()'], reapply: 'restores' },
  },
  {
    title: 'a function differs in white space that parts two words',
    given: 'CREATE TABLE t (a int, ab int); CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT a b FROM t $$',
    up: 'DROP FUNCTION f()',
    down: 'CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT ab FROM t $$',
    expect: { outcome: 'differs', differences: ['~function public.f()'], reapply: 'restores' },
  },
  {
    title: 'a function differs in the line where a comment ends',
    given: plpgsql("BEGIN -- always\n RETURN 'a'; END"),
    up: plpgsql("BEGIN RETURN 'b'; END"),
    down: plpgsql("BEGIN -- always RETURN 'a';\n RETURN NULL; END"),
    expect: { outcome: 'differs', differences: ['~function public.say()'], reapply: 'restores' },
  },
  {
    title: 'the grant on a function is lost, and everybody may run it',
    given: `CREATE ROLE pair_reader; ${once}; REVOKE ALL ON FUNCTION tax(numeric) FROM PUBLIC; GRANT EXECUTE ON FUNCTION tax(numeric) TO pair_reader`,
    up: 'DROP FUNCTION tax(numeric)',
    down: once,
    expect: changed,
  },
  {
    title: 'a comment of a function is lost',
    given: `${once}; COMMENT ON FUNCTION tax(numeric) IS 'of 2024'`,
    up: 'DROP FUNCTION tax(numeric)',
    down: once,
    expect: {
      outcome: 'differs',
      differences: ['-comment function public.tax(numeric)'],
      reapply: 'restores',
    },
  },
  {
    title: 'a procedure is left',
    given: 'CREATE TABLE logs (id int)',
    up: 'CREATE PROCEDURE clean() LANGUAGE sql AS $$ DELETE FROM logs $$',
    down: 'SELECT 1',
    expect: { outcome: 'differs', differences: ['+procedure public.clean()'], reapply: 'fails' },
  },
  {
    title: 'a procedure comes back as a function',
    given: 'CREATE TABLE logs (id int); CREATE PROCEDURE clean() LANGUAGE sql AS $$ DELETE FROM logs $$',
    up: 'DROP PROCEDURE clean()',
    down: 'CREATE FUNCTION clean() RETURNS void LANGUAGE sql AS $$ DELETE FROM logs $$',
    expect: {
      outcome: 'differs',
      differences: ['+function public.clean()', '-procedure public.clean()'],
      reapply: 'fails',
    },
  },
  {
    title: 'an aggregate comes and goes',
    up: "CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int, INITCOND = '0')",
    down: 'DROP AGGREGATE total(int)',
    expect: { outcome: 'restores' },
  },
  {
    title: 'an aggregate starts from another value',
    given: "CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int, INITCOND = '0')",
    up: 'DROP AGGREGATE total(int)',
    down: 'CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int)',
    expect: { outcome: 'differs', differences: ['~aggregate public.total(integer)'], reapply: 'restores' },
  },
  {
    title: 'a cast comes and goes',
    given: 'CREATE TYPE cents AS (amount int)',
    up: 'CREATE FUNCTION to_cents(n int) RETURNS cents LANGUAGE sql IMMUTABLE AS $$ SELECT ROW(n)::cents $$; CREATE CAST (int AS cents) WITH FUNCTION to_cents(int) AS ASSIGNMENT',
    down: 'DROP CAST (int AS cents); DROP FUNCTION to_cents(int)',
    expect: { refused: /other objects depend on it/, outcome: 'restores' },
  },
  {
    title: 'a cast happens by itself afterwards',
    given:
      'CREATE TYPE cents AS (amount int); CREATE FUNCTION to_cents(n int) RETURNS cents LANGUAGE sql IMMUTABLE AS $$ SELECT ROW(n)::cents $$; CREATE CAST (int AS cents) WITH FUNCTION to_cents(int)',
    up: 'DROP CAST (int AS cents)',
    down: 'CREATE CAST (int AS cents) WITH FUNCTION to_cents(int) AS IMPLICIT',
    expect: {
      refused: /cast integer as public\.cents/,
      outcome: 'differs',
      differences: ['~cast integer as public.cents'],
      reapply: 'restores',
    },
  },
  {
    title: 'an operator goes and leaves the name of its commutator, which is nothing yet',
    up: 'CREATE OPERATOR === (LEFTARG = int, RIGHTARG = bigint, FUNCTION = int48eq, COMMUTATOR = ====)',
    down: 'DROP OPERATOR === (int, bigint)',
    expect: { refused: /operator public\.===/, outcome: 'restores' },
  },
  {
    title: 'an operator comes back without its estimate',
    given: 'CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq, RESTRICT = eqsel, MERGES, HASHES)',
    up: 'DROP OPERATOR === (int, int)',
    down: 'CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq, MERGES, HASHES)',
    expect: {
      refused: /operator public\.===/,
      outcome: 'differs',
      differences: ['~operator public.===(integer, integer)'],
      reapply: 'restores',
    },
  },
  {
    title: 'an operator class is dropped, its family is left',
    up: 'CREATE OPERATOR CLASS backwards FOR TYPE int USING btree AS OPERATOR 1 >, OPERATOR 3 =, OPERATOR 5 <, FUNCTION 1 btint4cmp(int, int)',
    down: 'DROP OPERATOR CLASS backwards USING btree',
    expect: {
      refused: /operator class public\.backwards/,
      outcome: 'differs',
      differences: ['+operator family public.backwards using btree'],
      reapply: 'restores',
    },
  },
];
