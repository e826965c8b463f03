/**
 * Locks of statements that cannot run in a transaction are documented, not measured. On a native server they can be seen
 * from outside, while another session makes the statement wait.
 */
import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import pg from 'pg';
import { type LockMode, lockModes } from '../src/model/observation.ts';
import { common, type LockRow, rows } from './locks/rows.ts';
import { serverAnswers, serverUrl } from './support/database.ts';

async function withDatabase<Result>(use: (connect: () => Promise<pg.Client>) => Promise<Result>): Promise<Result> {
  const name = `countersign_test_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name} TEMPLATE template0`);
  const open: pg.Client[] = [];
  try {
    return await use(async () => {
      const client = new pg.Client({ connectionString: serverUrl.replace(/[^/]*$/, name) });
      await client.connect();
      open.push(client);
      return client;
    });
  } finally {
    for (const client of open) await client.end();
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
  }
}

/** Strongest mode held or awaited per relation, seen at any moment while the statement is kept waiting. */
async function seenLocks({ sql, given = '', locks }: LockRow): Promise<Record<string, string>> {
  return withDatabase(async (connect) => {
    const [worker, watcher] = [await connect(), await connect()];
    await worker.query(`${common}\n${given}`);
    const pid = Number((await worker.query('SELECT pg_backend_pid() AS pid')).rows[0].pid);
    const blockers: pg.Client[] = [];
    for (const table of Object.keys(locks)) {
      const blocker = await connect();
      await blocker.query('BEGIN');
      await blocker.query(`LOCK TABLE ${table} IN ROW EXCLUSIVE MODE`);
      blockers.push(blocker);
    }
    const working = worker.query(sql);
    const seen: Record<string, LockMode> = {};
    const look = async (): Promise<void> => {
      const found = await watcher.query<{ name: string; mode: LockMode }>(
        `SELECT relation::regclass::text AS name, mode FROM pg_locks WHERE locktype = 'relation' AND pid = ${pid}`,
      );
      for (const { name, mode } of found.rows) {
        const known = seen[name];
        if (name in locks && (!known || lockModes.indexOf(mode) > lockModes.indexOf(known))) seen[name] = mode;
      }
    };
    // Released one after the other, so that a statement with several phases is kept waiting in each.
    for (const blocker of blockers) {
      for (let round = 0; round < 10; round += 1) {
        await look();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await blocker.query('ROLLBACK');
    }
    await working;
    return seen;
  });
}

test('what is documented is what a native server shows', async () => {
  const documented = rows.filter(({ alone }) => alone);
  if (!(await serverAnswers())) {
    console.info(`no PostgreSQL server at ${serverUrl}: ${documented.length} checks skipped`);
    return;
  }
  const seen: Record<string, unknown> = {};
  for (const row of documented) seen[row.sql] = await seenLocks(row);
  expect(seen).toEqual(Object.fromEntries(documented.map(({ sql, locks }) => [sql, locks])));
});
