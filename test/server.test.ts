import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { isFailure, type Limits, type QueryFailure, type Session } from '../src/model/engine.ts';
import type { FaultError } from '../src/model/fault.ts';
import { serverEngine } from '../src/shadow/server/engine.ts';
import { rowsOf, serverAnswers, serverUrl, testLimits } from './support/database.ts';
import { type Plainly, plainly } from './support/plainly.ts';

const reached = await serverAnswers();
const onServer = reached ? describe : describe.skip;
if (!reached) console.log(`no native server at ${serverUrl}: its engine is not tested, only its faults`);

const sessions: Session[] = [];
async function open(limits: Partial<Limits> = {}): Promise<Session> {
  const session = await serverEngine(serverUrl, { ...testLimits, ...limits }).open({ extensions: [] });
  sessions.push(session);
  return session;
}
afterEach(async () => {
  for (const session of sessions.splice(0)) await session.close();
});

async function failureOf(session: Session, sql: string): Promise<QueryFailure['error']> {
  const result = await session.run(sql);
  if (!isFailure(result)) throw new Error(`${sql} did not fail`);
  return result.error;
}

async function faultOf(action: Promise<unknown>): Promise<Plainly<FaultError['fault']>> {
  return action.then(
    () => {
      throw new Error('no fault');
    },
    (error: FaultError) => plainly(error.fault),
  );
}

async function databaseExists(name: string | null | undefined): Promise<boolean> {
  const client = new Client(serverUrl);
  await client.connect();
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  await client.end();
  return rowCount === 1;
}

onServer('a session on a native server', () => {
  test('is a database of its own that is gone after close', async () => {
    const session = await open();
    const name = (await rowsOf(session, 'SELECT current_database()'))[0]?.[0];
    expect(name).toMatch(/^countersign_[0-9a-f]{16}$/);
    expect(session.info).toMatchObject({ dialect: 'postgres', name: 'server' });
    expect(Number.parseInt(session.info.version, 10)).toBeGreaterThanOrEqual(12);
    expect(await databaseExists(name)).toBe(true);
    await session.close();
    await session.close();
    expect(await databaseExists(name)).toBe(false);
    expect((await faultOf(session.run('SELECT 1'))).what).toMatch(/closed already/);
  });

  test('answers with text, of the last statement that returned rows', async () => {
    const session = await open();
    const result = await session.run(
      `SELECT 1; SELECT true AS yes, NULL::int AS nothing, '{1,2}'::int[] AS list, '2026-01-02'::date AS day;
      CREATE TABLE t (a int); INSERT INTO t VALUES (1), (2); DO $$BEGIN RAISE NOTICE 'seen'; END$$`,
    );
    expect(result).toMatchObject({ rows: [['t', null, '{1,2}', '2026-01-02']], affectedRows: 2, notices: ['seen'] });
    expect(result).toMatchObject({ fields: [{ name: 'yes', typeOid: 16 }, { name: 'nothing' }, {}, {}] });
    expect(await session.run('SELECT FROM generate_series(1, 3)')).toMatchObject({ rows: [[], [], []], fields: [] });
    expect(await session.run('-- nothing')).toMatchObject({ rows: [], affectedRows: 0, notices: [] });
  });

  test('hands refusals back as values and goes on', async () => {
    const session = await open();
    expect(await failureOf(session, 'SELECT 1;\nSELECT nope')).toMatchObject({ code: '42703', position: 18 });
    await rowsOf(session, 'CREATE TABLE t (a int CONSTRAINT positive CHECK (a > 0))');
    const refused = await failureOf(session, 'INSERT INTO t VALUES (0)');
    expect(refused).toMatchObject({ code: '23514', table: 't', constraint: 'positive' });
    expect(refused.detail).toContain('Failing row');
    expect((await failureOf(session, 'SELECT 1\0; DROP TABLE t')).code).toBe('22021');
    expect(await rowsOf(session, 'SELECT count(*) FROM t')).toEqual([['0']]);
  });

  test('does not wait for rows that COPY … FROM STDIN asks for', async () => {
    const session = await open();
    await rowsOf(session, 'CREATE TABLE t (a int)');
    expect((await failureOf(session, 'COPY t FROM STDIN')).message).toMatch(/COPY from stdin failed/);
    expect(await rowsOf(session, 'SELECT 1')).toEqual([['1']]);
  });

  test('stops a statement at its time, even one that refuses to be cancelled', async () => {
    const stubborn = `DO $$BEGIN LOOP BEGIN PERFORM pg_sleep(60); EXCEPTION WHEN query_canceled THEN END; END LOOP; END$$`;
    for (const sql of ['SELECT pg_sleep(60)', stubborn]) {
      const session = await open({ statementMs: 300 });
      const name = (await rowsOf(session, 'SELECT current_database()'))[0]?.[0];
      const fault = await faultOf(session.run(sql));
      expect(fault).toMatchObject({ code: 'time', what: 'A statement took longer than 0.3 s and was stopped.' });
      expect(await databaseExists(name)).toBe(false);
    }
  });

  test('stops at the time for the whole rehearsal', async () => {
    const session = await open({ totalMs: 400 });
    await rowsOf(session, 'SELECT pg_sleep(0.3)');
    expect((await faultOf(session.run('SELECT pg_sleep(0.3)'))).what).toMatch(/^The rehearsal took longer than 0.4 s/);
  });

  test('does not let SQL fill memory or disk', async () => {
    const disk = await open({ memoryBytes: 8 * 2 ** 20 });
    const sort = `SELECT count(*) FROM (SELECT md5(i::text) AS m FROM generate_series(1, 2000000) i ORDER BY m) s`;
    expect((await failureOf(disk, sort)).code).toBe('53400');
    const answer = await open();
    expect((await faultOf(answer.run("SELECT repeat('x', 1000) FROM generate_series(1, 3000000)"))).code).toBe(
      'memory',
    );
  });

  test('reports a server process that ends', async () => {
    const session = await open();
    expect((await faultOf(session.run('SELECT pg_terminate_backend(pg_backend_pid())'))).code).toBe('engine');
  });

  test('leaves no database behind when SQL is still connected elsewhere', async () => {
    const session = await open();
    const name = (await rowsOf(session, 'SELECT current_database()'))[0]?.[0];
    const other = new Client({ host: '127.0.0.1', user: 'postgres', database: name ?? '' });
    other.on('error', () => {});
    await other.connect();
    await session.close();
    expect(await databaseExists(name)).toBe(false);
    await other.end();
  });

  test('keeps no snapshot and lists the extensions of the server', async () => {
    const engine = serverEngine(serverUrl, testLimits);
    await (await open()).save('key');
    expect(await engine.has('key')).toBe(false);
    expect((await engine.extensions()).has('plpgsql')).toBe(true);
  });

  test('says that a role may not create a database, or that the named one is missing', async () => {
    const session = await open();
    await rowsOf(session, `CREATE ROLE countersign_narrow LOGIN PASSWORD 'hush-hush'`);
    const narrow = serverUrl.replace('postgres@', 'countersign_narrow:hush-hush@');
    const refused = await faultOf(serverEngine(narrow, testLimits).open({ extensions: [] }));
    await rowsOf(session, 'DROP ROLE countersign_narrow');
    expect(refused).toMatchObject({ code: 'engine', what: expect.stringContaining('may not create a database') });
    const missing = await faultOf(serverEngine(`${serverUrl}_no`, testLimits).open({ extensions: [] }));
    expect(missing.what).toMatch(/does not exist/);
  });
});

describe('a server that cannot be used', () => {
  /** A server that answers the start of a connection with one error. */
  async function refusing(code: string, message: string): Promise<{ server: Server; url: string }> {
    const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`);
    const head = Buffer.alloc(5);
    head.write('E');
    head.writeInt32BE(fields.length + 4, 1);
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end(Buffer.concat([head, fields])));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    return { server, url: `postgres://me:s3cr3t@127.0.0.1:${port}/x` };
  }

  test.each([
    ['28P01', 'password authentication failed for user "me"', 'refused user name or password'],
    ['53300', 'sorry, too many clients already', 'no connection left'],
    ['57P03', 'the database system is starting up', 'the database system is starting up'],
  ])('%s is one sentence without the password', async (code, message, expected) => {
    const { server, url } = await refusing(code, message);
    const fault = await faultOf(serverEngine(url, testLimits).open({ extensions: [] }));
    server.close();
    expect(fault).toMatchObject({ code: 'engine', what: expect.stringContaining(expected) });
    expect(fault.mend).toBeTruthy();
    expect(JSON.stringify(fault)).not.toContain('s3cr3t');
  });

  test('so is nobody listening, an unknown host and a URL that is none', async () => {
    const whatOf = async (url: string) => (await faultOf(serverEngine(url, testLimits).extensions())).what;
    expect(await whatOf('postgres://me:s3cr3t@127.0.0.1:1/x')).toMatch(/refused/);
    expect(await whatOf('postgres://me:s3cr3t@no-such-host.invalid/x')).toMatch(/host .* is not known/);
    for (const url of ['mysql://me:s3cr3t@h/x', 'nonsense', 'postgres://me:s3cr3t@h:port/x']) {
      expect(await whatOf(url)).toBe('The database URL is not a PostgreSQL URL.');
    }
  });
});
