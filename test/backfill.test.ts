/** Generated backfills, run: to the end, interrupted and resumed, and once more; with every kind of key and name. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { isFailure, type Session } from '../src/model/engine.ts';
import { identifier, literal, relation } from '../src/model/sql-names.ts';
import { keyOf } from '../src/plan/backfill/key.ts';
import { looksForNulls, type RowChange, readRowChange } from '../src/plan/backfill/row-change.ts';
import { type BackfillSpec, backfillSql } from '../src/plan/backfill/sql.ts';
import { readCatalogue } from '../src/shadow/catalogue/read.ts';
import { defaultConfig } from '../src/walk/config.ts';
import { embeddedSession, rowsOf, serverAnswers, serverUrl } from './support/database.ts';
import { hostileNames } from './support/reviews.ts';
import { runScript } from './support/script.ts';

let session: Session;
beforeAll(async () => {
  session = await embeddedSession();
});
afterAll(() => session.close());
beforeEach(async () => {
  await rowsOf(session, 'DROP SCHEMA public CASCADE; CREATE SCHEMA public; SET lock_timeout = 0');
});

function changeOf(sql: string): RowChange {
  const change = readRowChange(sql);
  if (!change) throw new Error(`not readable: ${sql}`);
  return change;
}

async function specOf(name: string, sql: string, parts: Partial<BackfillSpec> = {}): Promise<BackfillSpec> {
  const table = [...(await readCatalogue(session)).tables.values()].find((one) => one.name === name);
  const key = table ? keyOf(table) : null;
  if (!table || !key) throw new Error(`no key on ${name}`);
  const change = changeOf(sql);
  const settles = change.type === 'delete' || looksForNulls(change);
  return {
    table,
    key,
    change,
    job: `${name}:1`,
    batchRows: 50,
    pauseMs: 0,
    settles,
    thresholds: defaultConfig().plan,
    ...parts,
  };
}

const numberOf = async (sql: string): Promise<number> => Number((await rowsOf(session, sql))[0]?.[0]);

interface Keyed {
  readonly title: string;
  readonly columns: string;
  readonly key: string;
  readonly insert: string;
}

const oddTexts = String.raw`(ARRAY['', '''\', 'ü{,}"', 'NULL'])[1 + g % 4] || g`;

const keyed: readonly Keyed[] = [
  { title: 'a number', columns: 'id bigint', key: 'id', insert: 'g' },
  { title: 'negative and sparse numbers', columns: 'id int', key: 'id', insert: '(g - 150) * 7' },
  { title: 'a uuid', columns: 'id uuid', key: 'id', insert: 'gen_random_uuid()' },
  { title: 'a text', columns: 'id text', key: 'id', insert: oddTexts },
  {
    title: 'a text under another collation',
    columns: 'id text COLLATE "C"',
    key: 'id',
    insert: `chr(60 + g % 60) || g`,
  },
  { title: 'padded characters', columns: 'id char(8)', key: 'id', insert: `'k' || g` },
  { title: 'a time', columns: 'id timestamptz', key: 'id', insert: `now() + g * interval '1.000001 s'` },
  { title: 'two columns', columns: 'a int, b text', key: 'a, b', insert: `g / 40, 'b' || g` },
  {
    title: 'three columns',
    columns: 'a date, b uuid, c int',
    key: 'c, a, b',
    insert: `current_date + g / 100, gen_random_uuid(), g % 3`,
  },
];

describe.each(keyed)('keyed by $title', ({ columns, key, insert }) => {
  const rows = 313;
  const sql = 'UPDATE jars j SET label = upper(j.word), touched = touched + 1 WHERE label IS NULL -- only those';

  beforeEach(async () => {
    await rowsOf(
      session,
      `CREATE TABLE jars (${columns}, word text, label text, touched int NOT NULL DEFAULT 0, PRIMARY KEY (${key}));
       INSERT INTO jars SELECT ${insert}, 'word' || g FROM generate_series(1, ${rows}) g`,
    );
  });

  const done = `SELECT count(*) FROM jars WHERE label = upper(word) AND touched = 1`;

  test('is completed, and a second run finds nothing to do', async () => {
    const { psql, left, progress } = backfillSql(await specOf('jars', sql));
    expect(await numberOf(left ?? '')).toBe(rows);
    const first = await runScript(session, psql);
    expect(first.failure).toBeNull();
    expect(first.notices.length).toBe(Math.ceil(rows / 50));
    expect(await numberOf(done)).toBe(rows);
    expect(await numberOf(left ?? '')).toBe(0);
    expect((await rowsOf(session, progress))[0]?.slice(0, 3)).toEqual([String(rows), String(rows), '0']);
    const second = await runScript(session, psql);
    expect(second.failure).toBeNull();
    expect(second.notices.filter((notice) => notice.startsWith('rows_done'))).toEqual([]);
    expect(await numberOf(done)).toBe(rows);
  });

  test('goes on where it was interrupted, and changes no row twice', async () => {
    // Without a condition that settles, only the checkpoint can keep a row from being changed again.
    const { psql } = backfillSql(await specOf('jars', 'UPDATE jars SET label = upper(word), touched = touched + 1'));
    await rowsOf(
      session,
      `CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF (SELECT count(*) FROM jars WHERE touched > 0) >= 150 THEN RAISE EXCEPTION 'pulled the plug'; END IF; RETURN NULL; END $$;
       CREATE TRIGGER stop AFTER UPDATE ON jars FOR EACH STATEMENT EXECUTE FUNCTION stop()`,
    );
    expect((await runScript(session, psql)).failure).toMatch(/^pulled the plug/);
    expect(await numberOf(done)).toBe(100);
    await rowsOf(session, 'DROP TRIGGER stop ON jars');
    expect((await runScript(session, psql)).failure).toBeNull();
    expect(await numberOf(done)).toBe(rows);
  });

  test('is done the same way by a worker', async () => {
    const spec = await specOf('jars', 'UPDATE jars SET label = upper(word), touched = touched + 1');
    const { application, psql } = backfillSql(spec);
    await runScript(session, psql.split('SET lock_timeout')[0] ?? '');
    const call = async (text: string, values: readonly (string | null)[]) => {
      const prepared = await session.run(`PREPARE worker AS ${text.replace(/;$/, '')}`);
      if (isFailure(prepared)) throw new Error(prepared.error.message);
      const given = values.length === 0 ? '' : `(${values.map((value) => literal(value ?? '')).join(', ')})`;
      const result = await session.run(`EXECUTE worker${given}`);
      await rowsOf(session, 'DEALLOCATE worker');
      if (isFailure(result)) throw new Error(result.error.message);
      return result;
    };
    let pages = 0;
    for (let last: readonly (string | null)[] = []; ; ) {
      const query: string = last.length === 0 ? application.firstPage : application.nextPage;
      const found: readonly (string | null)[] = (await call(query, last)).rows[0] ?? [];
      const size = Number(found[0]);
      if (size === 0) break;
      pages += 1;
      last = found.slice(1 + spec.key.length);
      const { affectedRows } = await call(application.apply, found.slice(1));
      await call(application.checkpoint, [...last, String(size), String(affectedRows)]);
    }
    expect(pages).toBe(Math.ceil(rows / 50));
    expect(await numberOf(done)).toBe(rows);
    expect(await numberOf('SELECT rows_changed FROM countersign_backfill')).toBe(rows);
  });
});

test('rows go in pages too', async () => {
  await rowsOf(
    session,
    'CREATE TABLE logs (id int PRIMARY KEY, old bool); INSERT INTO logs SELECT g, g % 3 = 0 FROM generate_series(1, 300) g',
  );
  const { psql, left } = backfillSql(await specOf('logs', 'DELETE FROM logs AS l WHERE l.old'));
  expect((await runScript(session, psql)).failure).toBeNull();
  expect(await numberOf('SELECT count(*) FROM logs')).toBe(200);
  expect(await numberOf(left ?? '')).toBe(0);
});

test('partitions are filled through their parent', async () => {
  await rowsOf(
    session,
    `CREATE TABLE parts (day int, id int, note text, PRIMARY KEY (day, id)) PARTITION BY RANGE (day);
     CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (0) TO (2); CREATE TABLE parts_2 PARTITION OF parts FOR VALUES FROM (2) TO (9);
     INSERT INTO parts SELECT g % 4, g FROM generate_series(1, 200) g`,
  );
  const { psql } = backfillSql(await specOf('parts', "UPDATE parts SET note = 'x' WHERE note IS NULL"));
  expect((await runScript(session, psql)).failure).toBeNull();
  expect(await numberOf("SELECT count(*) FROM parts WHERE note = 'x'")).toBe(200);
});

/** PostgreSQL takes no name of more than 63 bytes, and no lone surrogate. */
const names = [
  ...hostileNames.filter((name) => !/\p{Surrogate}/u.test(name)),
  '$countersign$ END $countersign$;',
  'found',
  'page',
  'countersign_last_1',
];

test.each(names.map((name) => [JSON.stringify(name), name]))('%s is only a name', async (_, given) => {
  const name = Buffer.from(given)
    .subarray(0, 40)
    .toString('utf8')
    .replace(/\uFFFD+$/, '');
  const table = { schema: 'public', name };
  const [key, note] = [identifier(name), identifier(`${name}2`)];
  await rowsOf(
    session,
    `CREATE TABLE ${relation(table)} (${key} int PRIMARY KEY, ${note} text, filled bool);
     INSERT INTO ${relation(table)} SELECT g, 'x' FROM generate_series(1, 120) g`,
  );
  const sql = `UPDATE ${relation(table)} SET filled = ${key} > 0, ${note} = ${literal(name)} WHERE filled IS NULL`;
  const { psql, left, progress } = backfillSql(await specOf(name, sql, { job: `${name} ${name}` }));
  expect((await runScript(session, psql)).failure).toBeNull();
  const filled = `SELECT count(*) FROM ${relation(table)} WHERE filled AND ${note} = ${literal(name)}`;
  expect(await numberOf(filled)).toBe(120);
  expect(await numberOf(left ?? '')).toBe(0);
  expect((await rowsOf(session, progress))[0]?.[0]).toBe('120');
});

describe('an UPDATE as written', () => {
  test.each([
    ['UPDATE t SET a = 1', 'a = 1', null],
    [
      'update only "T" as x set a=(select max(b) from u where u.id = x.id) where a is distinct from 2;',
      'a=(select max(b) from u where u.id = x.id)',
      'a is distinct from 2',
    ],
    [
      "UPDATE s.t SET a = 'where', b = $q$ where $q$ /* where /* */ */ WHERE c = E'\\' where'",
      "a = 'where', b = $q$ where $q$",
      "c = E'\\' where'",
    ],
    ['UPDATE t SET "where" = 1 -- where\nWHERE "set" = 2', '"where" = 1', '"set" = 2'],
  ])('%s', (sql, assignments, condition) => {
    expect(readRowChange(sql)).toMatchObject({ assignments, condition });
  });

  test.each([
    'UPDATE t SET a = u.a FROM u WHERE u.id = t.id',
    'WITH u AS (SELECT 1) UPDATE t SET a = 1',
    'UPDATE t SET a = 1 RETURNING a',
    'UPDATE t SET a = 1 WHERE CURRENT OF c',
    'DELETE FROM t USING u WHERE u.id = t.id',
  ])('%s is left to people', (sql) => {
    expect(readRowChange(sql)).toBeNull();
  });

  test('names what it assigns', () => {
    expect(changeOf('UPDATE t SET a = b, (c, "D") = (1, 2), e[1] = x = y').assigned).toEqual(['a', 'c', 'D', 'e']);
  });

  test.each([
    ['UPDATE t SET a = 1 WHERE a IS NULL', true],
    ['UPDATE t SET a = 1 WHERE a IS NULL AND b > 0', true],
    ['UPDATE t SET a = 1 WHERE a IS NOT NULL', false],
    ['UPDATE t SET a = 1 WHERE a IS NULL OR b > 0', false],
    ['UPDATE t SET a = 1 WHERE b IS NULL', false],
  ])('%s settles: %s', (sql, settles) => {
    expect(looksForNulls(changeOf(sql))).toBe(settles);
  });
});

test('psql itself runs it on a server, where one answers', async () => {
  if (!(await serverAnswers())) {
    console.log('skipped: no server answers');
    return;
  }
  const run = promisify(execFile);
  const psql = (sql: string, url = serverUrl) =>
    run('psql', ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', url, '-c', sql]);
  const name = `backfill_${process.pid}`;
  await psql(`CREATE DATABASE ${name}`);
  try {
    const url = serverUrl.replace(/[^/]*$/, name);
    const given =
      'CREATE TABLE jars (id int PRIMARY KEY, label text); INSERT INTO jars (id) SELECT generate_series(1, 400)';
    await rowsOf(session, given);
    await psql(given, url);
    const spec = await specOf('jars', "UPDATE jars SET label = 'x' WHERE label IS NULL");
    const { psql: script, left } = backfillSql(spec);
    const running = run('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', url, '-f', '-']);
    running.child.stdin?.end(script);
    await running;
    expect((await psql(left ?? '', url)).stdout.trim()).toBe('0');
  } finally {
    await psql(`DROP DATABASE ${name} WITH (FORCE)`);
  }
});
