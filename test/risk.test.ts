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
