/** SQL that never ends, that waits for ever or that eats memory ends as a fault, and the next session works. */

import { expect, test } from '@jest/globals';
import type { Engine, Limits } from '../src/model/engine.ts';
import { pgliteEngine } from '../src/shadow/pglite/engine.ts';
import { plainly } from './support/plainly.ts';
import { rehearseLoose } from './support/rehearse.ts';

const limits: Limits = {
  statementMs: 4_000,
  totalMs: 20_000,
  memoryBytes: 900 * 2 ** 20,
  sampleRows: 10,
  fileBytes: 2 ** 20,
};
const engine: Engine = pgliteEngine(limits, null);

async function faultOf(sql: string) {
  const { faults, migrations } = await rehearseLoose({
    given: 'CREATE TABLE notes (id int, body text)',
    migrations: [{ sql }],
    engine,
  });
  expect(faults).toHaveLength(1);
  expect(migrations[0]?.statements.some(({ observation }) => observation.outcome !== 'applied')).toBe(true);
  return plainly(faults[0]);
}

test('an endless loop exceeds its time', async () => {
  const fault = await faultOf('ALTER TABLE notes ADD COLUMN a int;\nDO $$ BEGIN LOOP END LOOP; END $$;');
  expect(fault).toMatchObject({ code: 'time', where: 'migrations/1.sql:2' });
  expect(fault?.what).toMatch(/longer than 4 s/);
});

test('statements that are each quick exceed the time together', async () => {
  const fault = await rehearseLoose({
    migrations: [{ sql: 'SELECT pg_sleep(0.4);'.repeat(20) }],
    engine: pgliteEngine({ ...limits, totalMs: 4_000 }, null),
  });
  expect(fault.faults[0]).toMatchObject({ code: 'time' });
  expect(plainly(fault.faults[0])?.what).toMatch(/as a whole/);
});

test('COPY FROM STDIN is refused before it waits', async () => {
  expect(await faultOf('COPY notes FROM STDIN;')).toMatchObject({
    code: 'migration-failed',
    what: expect.stringMatching(/COPY with STDIN/),
  });
});

test('a program cannot be reached', async () => {
  expect(await faultOf("COPY notes FROM PROGRAM 'id';")).toMatchObject({ code: 'migration-failed' });
});

test('a recursive query that doubles its rows ends', async () => {
  const bomb =
    "WITH RECURSIVE grow(x) AS (SELECT repeat('x', 1000000) UNION ALL SELECT x || x FROM grow) SELECT count(*) FROM grow;";
  expect(['memory', 'time', 'engine', 'migration-failed']).toContain((await faultOf(bomb))?.code);
});

test('a sort without end ends', async () => {
  expect(['memory', 'time']).toContain(
    (await faultOf('SELECT * FROM generate_series(1, 1000000000) g ORDER BY random();'))?.code,
  );
});

test('the next rehearsal is not disturbed', async () => {
  const { faults } = await rehearseLoose({ migrations: [{ sql: 'SELECT 1;' }], engine });
  expect(faults).toEqual([]);
});
