/** The lock table, executed: on the embedded engine, and on a native server where there is one. */
import { isDeepStrictEqual } from 'node:util';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Engine } from '../src/model/engine.ts';
import { type Lock, lockModes } from '../src/model/observation.ts';
import type { Rehearsal } from '../src/model/rehearsal.ts';
import { serverEngine } from '../src/shadow/server/engine.ts';
import { common, type LockRow, rows } from './locks/rows.ts';
import { serverAnswers, serverUrl } from './support/database.ts';
import { closeShared, limits, rehearseLoose } from './support/rehearse.ts';

afterAll(closeShared);

const bare = (name: string): string => name.replace(/^public\./, '');

function strongest(locks: readonly Lock[], kinds: readonly Lock['kind'][]): Record<string, string> {
  const found: Record<string, Lock['mode']> = {};
  for (const { relation, mode, kind, fresh } of locks) {
    if (fresh || !kinds.includes(kind)) continue;
    const known = found[bare(relation)];
    if (!known || lockModes.indexOf(mode) > lockModes.indexOf(known)) found[bare(relation)] = mode;
  }
  return found;
}

function measured(rehearsal: Rehearsal, { alone, indexLocks }: LockRow) {
  expect(rehearsal.faults).toEqual([]);
  expect(rehearsal.replay.notes).toEqual([]);
  const statements = rehearsal.migrations.flatMap((migration) => migration.statements);
  const observation = statements.at(-1)?.observation;
  if (!observation) throw new Error('nothing was observed');
  expect(new Set(observation.locks.map(({ basis }) => basis))).toEqual(
    observation.locks.length > 0 ? new Set([alone ? 'documented' : 'measured']) : new Set(),
  );
  const unique = (names: readonly string[]): string[] => [...new Set(names.map(bare))].sort();
  return {
    locks: strongest(observation.locks, ['table', 'materialized-view']),
    ...(indexLocks && { indexLocks: strongest(observation.locks, ['index']) }),
    rewrites: unique(observation.rewrites),
    // Where a table is rewritten or an index of it is built it is read as well: that is one effect, not two.
    scans: unique(
      observation.scans
        .filter(({ fresh, relation }) => !fresh && !observation.rewrites.includes(relation))
        .map(({ relation }) => relation),
    ),
    builds: unique(observation.indexesBuilt.filter(({ fresh }) => !fresh).map(({ table }) => table)),
  };
}

const expected = ({ locks, indexLocks, rewrites = [], scans = [], builds = [] }: LockRow) => ({
  locks,
  ...(indexLocks && { indexLocks }),
  rewrites,
  scans,
  builds,
});

async function run(row: LockRow, engine?: Engine): Promise<ReturnType<typeof measured>> {
  const given = `${common}\n${row.given ?? ''}`;
  const rehearsal = await rehearseLoose({
    given,
    migrations: [{ sql: row.sql, transaction: row.alone ? 'statement' : 'file' }],
    ...(engine && { engine }),
  });
  return measured(rehearsal, row);
}

describe('embedded engine', () => {
  test.each(rows.map((row) => [row.sql, row] as const))('%s', async (_, row) => {
    expect(await run(row)).toEqual(expected(row));
  });
});

describe('native server', () => {
  test('agrees, or says that it was not asked', async () => {
    if (!(await serverAnswers())) {
      console.info(`no PostgreSQL server at ${serverUrl}: ${rows.length} checks skipped`);
      return;
    }
    const engine = serverEngine(serverUrl, limits);
    const probe = await engine.open({ extensions: [] });
    const version = Number.parseInt(probe.info.version, 10);
    await probe.close();
    const askable = rows.filter(({ since }) => (since ?? 0) <= version);
    const differing: { sql: string; native: unknown }[] = [];
    for (const row of askable) {
      const native = await run(row, engine);
      if (!isDeepStrictEqual(native, expected(row))) differing.push({ sql: row.sql, native });
    }
    console.info(
      `PostgreSQL ${version}: ${askable.length - differing.length} of ${askable.length} rows agree, ${rows.length - askable.length} need a newer version`,
    );
    expect(differing).toEqual([]);
  }, 300_000);
});
