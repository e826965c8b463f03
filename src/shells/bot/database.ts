/** Where the queue is kept: a PostgreSQL server that several processes share, or the embedded database of this one. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type ConstructorOptions, fromPglite } from 'pg-boss';
import { type Fault, FaultError } from '../../model/fault.ts';
import { inEnglish, phrase } from '../../model/text.ts';
import { openEmbeddedDatabase } from './embedded-database.ts';
import type { Log } from './log.ts';
import type { DatabasePlace } from './settings.ts';
import { inTurns } from './turns.ts';

export interface QueueDatabase {
  readonly options: ConstructorOptions;
  close(): Promise<void>;
}

/** A server that starts together with the bot needs a moment. */
const patienceMs = 30_000;
const connectTimeoutMs = 5000;

/**
 * @param connections how many the queue may open on a server
 * @throws FaultError when the directory is another process's, or the server cannot be used
 */
export async function openDatabase(place: DatabasePlace, connections: number, log: Log): Promise<QueueDatabase> {
  if (place.type === 'embedded') {
    const { lite, close } = await openEmbeddedDatabase(place.directory, log);
    return { options: { db: inTurns(fromPglite(lite)), backend: 'pglite' }, close };
  }
  await untilItAnswers(place.url, log);
  return {
    options: {
      connectionString: place.url,
      application_name: 'countersign',
      max: connections,
      connectionTimeoutMillis: connectTimeoutMs,
    },
    // pg-boss closes what it opened.
    close: async () => {},
  };
}

async function untilItAnswers(url: string, log: Log): Promise<void> {
  for (const end = Date.now() + patienceMs; ; ) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs });
    client.on('error', () => {});
    try {
      await client.connect();
      return;
    } catch (error) {
      const fault = serverFault(error);
      if (!mayPass(error) || Date.now() > end) throw new FaultError(fault);
      log.warn(`${inEnglish(fault.what)} Trying again.`);
      await sleep(1000);
    } finally {
      await client.end().catch(() => {});
    }
  }
}

function mayPass(error: unknown): boolean {
  const { code = '', message = '' } = error as { readonly code?: string; readonly message?: string };
  return /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|57P03|53300)$/.test(code) || /timeout/.test(message);
}

/** Without the URL, which holds a password, and without the server's words, which may repeat it. */
function serverFault(error: unknown): Fault {
  const { code = '' } = error as { readonly code?: string };
  return {
    code: 'engine',
    what: phrase`The PostgreSQL server of DATABASE_URL cannot be used: ${reasons[code] ?? phrase`it gave no usable answer`}.`,
    where: 'environment variable DATABASE_URL',
    mend: phrase`Start the server, or correct host, port, user, password and database name; or leave it out for the embedded database.`,
  };
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ENOTFOUND: 'its host is not known',
  EAI_AGAIN: 'its host is not known',
  '28P01': 'it refused user name or password',
  '28000': 'it refused user name or password',
  '3D000': 'the database does not exist',
  '42501': 'the role may not create a schema in the database',
  '53300': 'it has no connection left',
  '57P03': 'it is starting up',
};

/** What went wrong while the queue's schema was made. */
export function schemaFault(error: unknown): Error {
  const { code } = error as { readonly code?: unknown };
  return code === '42501' ? new FaultError(serverFault(error)) : (error as Error);
}
