import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { openEmbeddedDatabase } from '../../src/shells/bot/embedded-database.ts';
import { openLog } from '../../src/shells/bot/log.ts';
import { removeDirectory, temporaryDirectory } from './support.ts';

const directory = temporaryDirectory();
const log = openLog('silent');
afterAll(() => removeDirectory(directory));

test('what was written is there again after a new start', async () => {
  const first = await openEmbeddedDatabase(directory, log);
  await first.lite.exec('CREATE TABLE kept (value int); INSERT INTO kept VALUES (42)');
  await first.close();
  const second = await openEmbeddedDatabase(directory, log);
  expect((await second.lite.query('SELECT value FROM kept')).rows).toEqual([{ value: 42 }]);
  await second.close();
  expect(existsSync(join(directory, 'lock'))).toBe(false);
});

test('one that is damaged is put aside and begun anew', async () => {
  rmSync(join(directory, 'queue', 'global'), { recursive: true });
  writeFileSync(join(directory, 'queue', 'PG_VERSION'), 'nonsense');
  const database = await openEmbeddedDatabase(directory, log);
  expect((await database.lite.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  await database.close();
  expect(existsSync(join(directory, 'queue.damaged', 'PG_VERSION'))).toBe(true);
});

test('a start that was interrupted leaves nothing that stands in the way', async () => {
  const place = join(directory, 'interrupted');
  await (await openEmbeddedDatabase(place, log)).close();
  rmSync(join(place, 'queue'), { recursive: true });
  writeFileSync(join(place, 'queue.unfinished'), 'half of a database');
  const database = await openEmbeddedDatabase(place, log);
  expect((await database.lite.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  await database.close();
});
