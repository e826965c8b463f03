/**
 * Rehearses on a native PostgreSQL server, for majors and extensions that the embedded engine does not have. Each
 * session is a database of its own, made from `template0` and dropped on close; no other database is touched. The SQL
 * of the pull request runs with the rights of the URL's role, so the server should hold nothing of value.
 */
import { randomBytes } from 'node:crypto';
import type { Engine, Limits, Session } from '../../model/engine.ts';
import { FaultError } from '../../model/fault.ts';
import { phrase } from '../../model/text.ts';
import { type Connection, connect, connectionFault } from './connect.ts';
import { readRoles, watchRoles } from './roles.ts';
import { serverSession } from './session.ts';

const oldestMajor = 12;

/**
 * @param url of any database on the server; its role must be allowed to create one
 * @returns an engine without snapshots: a server keeps nothing of ours between runs, so `has` is always false
 */
export function serverEngine(url: string, limits: Limits): Engine {
  return {
    id: 'server',
    open: () => open(url, limits),
    has: async () => false,
    extensions: () =>
      once(url, async ({ client }) => {
        const { rows } = await client.query<{ name: string }>('SELECT name FROM pg_available_extensions ORDER BY name');
        return new Set(rows.map(({ name }) => name));
      }),
  };
}

async function open(url: string, limits: Limits): Promise<Session> {
  const database = `countersign_${randomBytes(8).toString('hex')}`;
  const version = await once(url, (connection) => create(connection, database));
  const roles = watchRoles(await once(url, ({ client }) => readRoles(client)));
  const drop = () =>
    once(url, async ({ client }) => {
      await dropDatabase(client, database, version);
      await roles.drop(client);
    });
  try {
    const connection = await connect(url, database);
    await restrain(connection, limits);
    const session = await serverSession({
      info: { dialect: 'postgres', name: 'server', version },
      connection,
      limits,
      interrupt: (backend, how) =>
        once(url, async ({ client }) => void (await client.query(`SELECT ${how}(${backend})`))),
      drop,
    });
    return {
      ...session,
      run: (sql) => {
        roles.sees(sql);
        return session.run(sql);
      },
    };
  } catch (error) {
    await drop().catch(() => {});
    throw error;
  }
}

/** Makes the database and returns the server's version, `15.4`. */
async function create({ client }: Connection, database: string): Promise<string> {
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
  const version = rows[0]?.server_version.split(' ', 1)[0] ?? '';
  if (Number.parseInt(version, 10) < oldestMajor) {
    throw new FaultError({
      code: 'engine',
      what: phrase`The server runs PostgreSQL ${version}; ${oldestMajor} is the oldest that can be observed.`,
      mend: phrase`Use a newer server, or the embedded engine.`,
    });
  }
  await client.query(`CREATE DATABASE ${database} TEMPLATE template0 ENCODING 'UTF8'`);
  return version;
}

/** A sort or a recursive query without end fills a disk before its time is over. Only a superuser may set this. */
async function restrain({ client }: Connection, limits: Limits): Promise<void> {
  const kilobytes = Math.trunc(limits.memoryBytes / 1024);
  await client.query(`SET temp_file_limit = ${kilobytes}`).catch(() => {});
}

async function dropDatabase(client: Connection['client'], database: string, version: string): Promise<void> {
  if (Number.parseInt(version, 10) >= 13) {
    await client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    return;
  }
  await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database}'`);
  await client.query(`DROP DATABASE IF EXISTS ${database}`);
}

/** Does one thing on a connection of its own, to the database that the URL names. */
async function once<Result>(url: string, act: (connection: Connection) => Promise<Result>): Promise<Result> {
  const connection = await connect(url);
  try {
    return await act(connection);
  } catch (error) {
    throw error instanceof FaultError ? error : new FaultError(connectionFault(error));
  } finally {
    await connection.client.end();
  }
}
