/** How far the way back is rehearsed when a whole history comes at once. */

import { afterAll, expect, test } from '@jest/globals';
import type { Engine } from '../src/model/engine.ts';
import { FaultError } from '../src/model/fault.ts';
import { inEnglish, phrase } from '../src/model/text.ts';
import { wayBackLosesData } from '../src/rules/way-back-loses-data.ts';
import { rollbackResult } from '../src/walk/rollback-result.ts';
import { plainly } from './support/plainly.ts';
import { closeShared, rehearseLoose, sharedEngine } from './support/rehearse.ts';

afterAll(closeShared);

const tables = (count: number, down: boolean) =>
  Array.from({ length: count }, (_, index) => ({
    sql: `CREATE TABLE t${index} (id bigint PRIMARY KEY);`,
    ...(down ? { down: `DROP TABLE t${index};` } : {}),
  }));

test('ways down are generated for the newest 25, and the others are said, written ones among them', async () => {
  const migrations = [...tables(1, true), ...tables(27, false).slice(1)];
  const { rollback, unverified } = await rehearseLoose({ migrations, depth: 'back' });
  expect(rollback.steps.map(({ paths }) => paths[0])).toEqual(
    Array.from({ length: 25 }, (_, index) => `migrations/${27 - index}.sql`),
  );
  expect(rollback.steps.every(({ generated }) => generated?.type === 'proven')).toBe(true);
  expect(rollback.reapply).toBe('restores');
  expect(unverified.map(inEnglish)).toEqual([
    expect.stringMatching(/^The way back of the oldest 2 migrations was not rehearsed/),
  ]);
});

test('written ones are all run', async () => {
  const { rollback, unverified } = await rehearseLoose({ migrations: tables(30, true) });
  expect(rollback.steps).toHaveLength(30);
  expect(rollback.steps.every(({ author }) => author?.outcome === 'restores')).toBe(true);
  expect(unverified).toEqual([]);
});

test('a broken one far from the newest is blamed alone', async () => {
  const migrations = tables(28, true).map((migration, index) =>
    index === 3 ? { ...migration, down: 'SELECT 1;' } : migration,
  );
  const { rollback } = await rehearseLoose({ migrations: [...migrations.slice(0, 4), ...tables(28, true).slice(4)] });
  expect(rollback.steps.filter(({ author }) => author?.outcome !== 'restores').map(({ paths }) => paths[0])).toEqual([
    'migrations/4.sql',
  ]);
});

test('each loss is told where it happened, and what one statement reaches is told once', async () => {
  const given =
    'CREATE TABLE users (id bigint PRIMARY KEY, name text);' +
    'CREATE TABLE clicks (id bigint PRIMARY KEY, page text);' +
    'CREATE TABLE tokens (id bigint PRIMARY KEY, user_id bigint NOT NULL REFERENCES users ON DELETE CASCADE);';
  const down = 'SELECT 1;';
  const rehearsal = await rehearseLoose({
    given,
    migrations: [
      // Written to, and no row of them: neither a DELETE that meets none nor a longer name lost anything.
      {
        sql: 'DELETE FROM users WHERE id < 0;\nALTER TABLE clicks ALTER page TYPE varchar(9999);\nDELETE FROM clicks;',
        down,
      },
      { sql: '\n\nDELETE FROM users;', down },
    ],
  });
  const input = { rehearsal, targetVersion: 18, statistics: null };
  expect(wayBackLosesData.check(input).map(({ path, line, subject }) => [path, line, subject])).toEqual([
    ['migrations/2.sql', 3, 'public.users'],
    ['migrations/1.sql', 3, 'public.clicks'],
  ]);
  expect(inEnglish(wayBackLosesData.check(input)[0]?.message ?? '')).toMatch(
    / The same statement reaches public\.tokens\.$/,
  );
});

test('what the way up dropped is lost, also when the engine dies on the way back', async () => {
  const given = 'CREATE TABLE users (id bigint PRIMARY KEY, name text);';
  const down = 'ALTER TABLE users ADD COLUMN name text;';
  const real = sharedEngine();
  let dead = false;
  const engine: Engine = {
    ...real,
    open: async (options) => {
      if (dead) throw new FaultError({ code: 'engine', what: phrase`The database died.` });
      const session = await real.open(options);
      return {
        ...session,
        run: async (sql) => {
          dead ||= sql.includes('ADD COLUMN name');
          if (dead) throw new FaultError({ code: 'engine', what: phrase`The database died.` });
          return session.run(sql);
        },
      };
    },
  };
  const { rollback, faults } = await rehearseLoose({
    given,
    migrations: [{ sql: 'ALTER TABLE users DROP COLUMN name;', down }],
    engine,
  });
  expect(faults).toEqual([]);
  expect(rollback.losses).toMatchObject([{ object: 'public.users.name', kind: 'dropped', by: 'up' }]);
  expect(rollback.noReturn).toMatchObject({ line: 1, object: 'public.users.name' });
  expect(plainly(rollback.unverified)).toEqual([expect.stringContaining('The database died.')]);
  expect(rollbackResult([rollback], 1).outcome).not.toBe('restores');
});

test('sample rows that a later way up could not have are no loss, wherever the way back has to begin anew', async () => {
  const given = 'CREATE TABLE users (id bigint PRIMARY KEY, name text)';
  const migrations = [
    {
      sql: "ALTER TABLE users ADD CONSTRAINT n CHECK (name = 'x') NOT VALID",
      down: 'ALTER TABLE users DROP CONSTRAINT n; DROP INDEX no_such_index',
      transaction: 'statement' as const,
    },
    { sql: 'ALTER TABLE users VALIDATE CONSTRAINT n', down: 'SELECT 1' },
  ];
  const { rollback } = await rehearseLoose({ given, migrations });
  expect(rollback.losses).toEqual([]);
});
