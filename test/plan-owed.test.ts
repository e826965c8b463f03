/** What an expand leaves to a later release, from real rehearsals. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { plannedFor } from './support/planned.ts';
import { closeShared } from './support/rehearse.ts';

afterAll(closeShared);

const given =
  'CREATE TABLE users (id int PRIMARY KEY, email text, age int); CREATE TABLE orders (id int PRIMARY KEY, user_id int);';

describe('owed', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'a constraint that was not checked',
      'ALTER TABLE orders ADD CONSTRAINT whose FOREIGN KEY (user_id) REFERENCES users NOT VALID;',
      ['ALTER TABLE "public"."orders" VALIDATE CONSTRAINT "whose";'],
    ],
    ['one that was', 'ALTER TABLE users ADD CONSTRAINT grown CHECK (age > 0);', []],
    [
      'one that is validated later in the same pull request',
      'ALTER TABLE users ADD CONSTRAINT grown CHECK (age > 0) NOT VALID; ALTER TABLE users VALIDATE CONSTRAINT grown;',
      [],
    ],
    [
      'a column that was copied',
      'ALTER TABLE users ADD COLUMN mail text; UPDATE users SET mail = email WHERE mail IS NULL;',
      ['ALTER TABLE "public"."users" DROP COLUMN "email";'],
    ],
    [
      'as another type',
      'ALTER TABLE users ADD COLUMN id_new bigint; UPDATE users SET id_new = id::bigint;',
      ['ALTER TABLE "public"."users" DROP COLUMN "id";'],
    ],
    ['a value that is worked out', 'ALTER TABLE users ADD COLUMN half int; UPDATE users SET half = age / 2;', []],
    [
      'a copy whose source is gone already',
      'ALTER TABLE users ADD COLUMN mail text; UPDATE users SET mail = email; ALTER TABLE users DROP COLUMN email;',
      [],
    ],
    [
      'the old name of a table',
      'ALTER TABLE users RENAME TO people; CREATE VIEW users AS SELECT * FROM people;',
      ['DROP VIEW "public"."users";'],
    ],
    ['a rename alone', 'ALTER TABLE users RENAME TO people;', []],
    ['a column', 'ALTER TABLE users ADD COLUMN note text;', []],
  ])('%s', async (_, sql, expected) => {
    const { owed } = await plannedFor({ given, sql });
    expect(owed.map((one) => one.sql)).toEqual(expected);
  });
});
