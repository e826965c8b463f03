/** An interrupted rehearsal leaves no database on the server it ran on. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import pg from 'pg';
import { serverAnswers, serverUrl } from './support/database.ts';

const cli = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist', 'cli.js');
const sleeping = 'SELECT pg_sleep(31.25);';

async function until<Found>(look: () => Promise<Found | undefined>): Promise<Found> {
  for (let round = 0; round < 200; round += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it never came');
}

test('Ctrl-C drops the throw-away database', async () => {
  if (!(await serverAnswers())) {
    console.info(`no PostgreSQL server at ${serverUrl}: 1 check skipped`);
    return;
  }
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  const child = spawn(process.execPath, [cli, 'lint', '-', '--database', serverUrl], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.stdin.end(sleeping);
  try {
    const database = await until(async () => {
      const { rows } = await client.query('SELECT datname FROM pg_stat_activity WHERE query = $1', [
        sleeping.slice(0, -1),
      ]);
      return rows[0]?.datname as string | undefined;
    });
    const ended = once(child, 'exit');
    child.kill('SIGINT');
    expect((await ended)[0]).toBe(130);
    expect((await client.query('SELECT FROM pg_database WHERE datname = $1', [database])).rowCount).toBe(0);
  } finally {
    child.kill('SIGKILL');
    await client.end();
  }
});
