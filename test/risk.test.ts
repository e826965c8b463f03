/** The risk counts what stays, and the locks of what does not. */
import { afterAll, expect, test } from '@jest/globals';
import { classOf } from '../src/judge/change-class.ts';
import { riskFacts } from '../src/judge/risk.ts';
import { defaultConfig } from '../src/walk/config.ts';
import { closeShared, rehearseLoose } from './support/rehearse.ts';

afterAll(closeShared);

async function judged(sql: string) {
  const rehearsal = await rehearseLoose({
    given: 'CREATE TABLE jars (id int PRIMARY KEY)',
    migrations: [{ sql, transaction: 'author' }],
  });
  const [migration] = rehearsal.migrations;
  return {
    reasons: riskFacts(rehearsal, null, defaultConfig()).map(({ reason }) => reason),
    class: migration && classOf(migration, rehearsal.base),
  };
}

test('a drop that is committed removes', async () => {
  expect(await judged('BEGIN; DROP TABLE jars; COMMIT;')).toEqual({
    reasons: ['removes public.jars'],
    class: 'contract',
  });
});

test('a drop that its author rolls back removes nothing', async () => {
  expect(await judged('BEGIN; DROP TABLE jars; ROLLBACK;')).toEqual({ reasons: [], class: 'neutral' });
});

test('what the migration makes itself and renames or removes again is nobody’s loss', async () => {
  const { reasons } = await judged(
    'ALTER TABLE jars ADD COLUMN a int; ALTER TABLE jars RENAME a TO b; ALTER TABLE jars ADD c int; ALTER TABLE jars DROP c;' +
      'CREATE TABLE lids (id int); ALTER TABLE lids RENAME TO caps; DROP TABLE caps;',
  );
  expect(reasons).toEqual([]);
});

test('what was there is a loss beside something new with a name that begins alike', async () => {
  const { reasons } = await judged('CREATE TABLE jar (id int); DROP TABLE jar, jars;');
  expect(reasons).toEqual(['removes public.jars']);
});

test('what was there and is renamed', async () => {
  const { reasons } = await judged('ALTER TABLE jars RENAME id TO number; ALTER TABLE jars RENAME TO pots;');
  expect(reasons).toEqual(['renames the column public.jars.id', 'renames public.jars']);
});
