/** What a base history lacks is stubbed, skipped and said, and everything else of it is there in the end. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { supabasePlatform } from '../src/formats/supabase/platform.ts';
import { isFailure, type Session } from '../src/model/engine.ts';
import type { Migration, MigrationRef, TransactionMode } from '../src/model/migration.ts';
import { type BaseRequest, buildBase } from '../src/shadow/base/build.ts';
import { pgliteEngine } from '../src/shadow/pglite/engine.ts';
import { plainly } from './support/plainly.ts';
import { limits } from './support/rehearse.ts';

let session: Session;

beforeAll(async () => {
  session = await pgliteEngine(limits, null).open({ extensions: ['uuid-ossp', 'pgcrypto'] });
});

afterAll(() => session.close());

function migration(sql: string, index: number, transaction: TransactionMode): Migration {
  const path = `migrations/${index + 1}.sql`;
  return {
    id: path,
    format: 'sql',
    root: 'migrations',
    path,
    paths: [path],
    version: `${index + 1}`,
    name: path,
    kind: 'versioned',
    digest: sql,
    up: { path, text: sql },
    down: null,
    transaction,
  };
}

/** Replays files in a schema of their own, whose name every file finds in the place of `HERE`. */
async function replay(
  name: string,
  files: readonly string[],
  transaction: TransactionMode,
  platform: BaseRequest['platform'] = null,
) {
  const migrations = files.map((sql, index) => migration(sql.replaceAll('HERE', name), index, transaction));
  const byId = new Map(migrations.map((one) => [one.id, one]));
  await session.run(`CREATE SCHEMA ${name}`);
  return buildBase(session, {
    platform,
    prelude: null,
    baseline: null,
    migrations,
    read: async ({ id }: MigrationRef) => byId.get(id) as Migration,
  });
}

async function value(sql: string): Promise<string | null | undefined> {
  const result = await session.run(sql);
  if (isFailure(result)) throw new Error(result.error.message);
  return result.rows[0]?.[0];
}

// Source: PostgreSQL manual, "Client Connection Defaults".
test("the search path of the embedded engine is a server's", async () => {
  expect(await value('SHOW search_path')).toBe('"$user", public');
  await session.run('SET search_path = nowhere; RESET search_path');
  expect(await value('SHOW search_path')).toBe('"$user", public');
});

test("nothing runs twice when a file ends the tool's transaction before a statement that fails", async () => {
  const { applied, notes } = await replay(
    'twice',
    [
      'CREATE TABLE HERE.shops (id int); COMMIT; CREATE INDEX CONCURRENTLY shops_id ON HERE.shops (id);\nSELECT HERE.gone(1); ALTER TABLE HERE.shops ADD open boolean;',
    ],
    'batch',
  );
  expect(applied).toBe(1);
  expect(notes).toEqual([
    {
      path: 'migrations/1.sql',
      line: 2,
      action: 'skipped',
      why: 'PostgreSQL says: function twice.gone(integer) does not exist',
    },
  ]);
  expect(await value("SELECT count(*) FROM pg_attribute WHERE attrelid = 'twice.shops'::regclass AND attnum > 0")).toBe(
    '2',
  );
});

test('what lives in the transaction of a file lives on beside a stubbed role and a skipped statement', async () => {
  const { notes } = await replay(
    'living',
    [
      `SET TRANSACTION ISOLATION LEVEL SERIALIZABLE;
CREATE TEMP TABLE pending_shops (id int) ON COMMIT DROP; CREATE TABLE HERE.shops (id int);
GRANT SELECT ON HERE.shops TO clerk_of_HERE;
INSERT INTO pending_shops VALUES (7); LOCK TABLE HERE.shops; SELECT 1 / 0;
INSERT INTO HERE.shops SELECT id FROM pending_shops;`,
    ],
    'file',
  );
  expect(notes.map(({ line, action }) => `${line} ${action}`)).toEqual(['3 stubbed', '4 skipped']);
  expect(await value('SELECT id FROM living.shops')).toBe('7');
});

test('a transaction that is in the way of a statement which did run once is ended for it', async () => {
  const { notes } = await replay(
    'ended',
    [
      "CREATE TYPE HERE.size AS ENUM ('small'); CREATE TABLE HERE.shirts (size HERE.size);",
      "ALTER TYPE HERE.size ADD VALUE 'large'; INSERT INTO HERE.shirts VALUES ('large');",
      'CREATE INDEX CONCURRENTLY shirts_size ON HERE.shirts (size); VACUUM HERE.shirts;',
    ],
    'none',
  );
  expect(notes).toEqual([]);
  expect(await value('SELECT size FROM ended.shirts')).toBe('large');
  expect(await value("SELECT indisvalid FROM pg_index WHERE indexrelid = 'ended.shirts_size'::regclass")).toBe('t');
});

test('statements that fail because of one cause are told with it', async () => {
  const { applied, notes } = await replay(
    'causes',
    [
      `CREATE EXTENSION postgis;
CREATE TABLE HERE.places AS SELECT st_makepoint(1, 2) AS spot;
CREATE INDEX places_spot ON HERE.places USING gist (spot);`,
      'ALTER TABLE HERE.places ADD name text;',
      'CREATE TABLE HERE.names (id int); SELECT name FROM HERE.missing;',
      'SELECT 1 FROM HERE.missing;',
    ],
    'statement',
  );
  expect(applied).toBe(1);
  expect(notes).toEqual([
    {
      path: 'migrations/1.sql',
      line: 1,
      action: 'skipped',
      why: 'the extension postgis is not part of this engine: extension "postgis" is not available. 3 later statements were left out because of it: migrations/1.sql:2, migrations/1.sql:3, migrations/2.sql:1',
    },
    {
      path: 'migrations/3.sql',
      line: 1,
      action: 'skipped',
      why: 'PostgreSQL says: relation "causes.missing" does not exist. 1 later statement was left out because of it: migrations/4.sql:1',
    },
  ]);
});

test('columns and functions of an extension that is not here are kept', async () => {
  const { notes } = await replay(
    'spatial',
    [
      `CREATE TABLE HERE.places (id int, spot geometry(Point, 4326), parts public.geometry(Polygon)[]);
INSERT INTO HERE.places VALUES (1, 'POINT(1 2)');
CREATE FUNCTION HERE.near(geometry) RETURNS boolean LANGUAGE sql AS 'SELECT st_near($1)';
CREATE FUNCTION HERE.far(geometry) RETURNS boolean LANGUAGE sql AS 'SELECT st_far($1)';
ALTER TABLE HERE.places ADD open boolean;`,
      "CREATE FUNCTION HERE.wide() RETURNS boolean LANGUAGE sql AS 'SELECT st_wide()';",
    ],
    'file',
  );
  expect(notes.map(({ path, line, action }) => `${path}:${line} ${action}`)).toEqual([
    'migrations/1.sql:1 stubbed',
    'migrations/1.sql:3 stubbed',
    'migrations/2.sql:1 stubbed',
  ]);
  expect(plainly(notes)[0]?.why).toMatch(
    /^the type geometry of the extension postgis does not come from these migrations/,
  );
  expect(plainly(notes)[1]?.why).toMatch(/not checked from here on.*st_near/);
  expect(await value('SELECT spot FROM spatial.places')).toBe('POINT(1 2)');
  expect(await value("SELECT count(*) FROM pg_proc WHERE pronamespace = 'spatial'::regnamespace")).toBe('3');
});

test("a history finds what Supabase's platform makes", async () => {
  const { applied, notes } = await replay(
    'shop',
    [
      `CREATE TABLE HERE.profiles (id uuid PRIMARY KEY REFERENCES auth.users DEFAULT uuid_generate_v4());
ALTER TABLE HERE.profiles ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON HERE.profiles TO authenticated USING (auth.uid() = id);
CREATE TRIGGER told AFTER INSERT ON HERE.profiles FOR EACH ROW EXECUTE FUNCTION supabase_functions.http_request('https://example.org', 'POST', '{}', '{}', '1000');
SELECT cron.schedule('nightly', '0 3 * * *', 'SELECT 1'), net.http_post(url := 'https://example.org', headers := '{}');
SELECT cron.unschedule('nightly');`,
    ],
    'none',
    supabasePlatform,
  );
  expect(applied).toBe(1);
  expect(notes.map(({ action }) => action)).toEqual(['stubbed']);
});
