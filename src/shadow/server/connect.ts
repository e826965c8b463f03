/**
 * Connections to a native server, and what went wrong with one in words. Nothing said here repeats the URL: it holds
 * a password.
 */
import { Socket } from 'node:net';
import { Client } from 'pg';
import { type Fault, FaultError } from '../../model/fault.ts';
import { phrase, type Text } from '../../model/text.ts';

export interface Connection {
  readonly client: Client;
  /** Beneath any encryption: how much came in is counted on it, and it can be cut. */
  readonly socket: Socket;
}

const example = '--database postgres://user:password@localhost:5432/postgres';
const connectTimeoutMs = 10_000;

/**
 * @param database another database of the same server than the one in the URL
 * @throws FaultError (engine) with the reason and how to mend it
 */
export async function connect(url: string, database?: string): Promise<Connection> {
  const socket = new Socket();
  try {
    const client = new Client({
      connectionString: withDatabase(url, database),
      application_name: 'countersign',
      connectionTimeoutMillis: connectTimeoutMs,
      stream: () => socket,
    });
    // A connection that dies between two queries would otherwise end the process; the next query reports it.
    client.on('error', () => {});
    await client.connect();
    return { client, socket };
  } catch (error) {
    socket.destroy();
    throw error instanceof FaultError ? error : new FaultError(connectionFault(error));
  }
}

function withDatabase(url: string, database: string | undefined): string {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new FaultError({
      code: 'configuration',
      what: phrase`The database URL is not a PostgreSQL URL.`,
      mend: phrase`Give the address of a server on which a database may be created.`,
      example,
    });
  }
  const parsed = new URL(url);
  if (database !== undefined) parsed.pathname = `/${database}`;
  return parsed.href;
}

/** What the driver or the server said, as a fault. Also for a connection that broke later. */
export function connectionFault(error: unknown): Fault {
  const { code = '', message = '' } = error as { readonly code?: string; readonly message?: string };
  switch (code) {
    case 'ECONNREFUSED':
    case 'ENOENT':
      return engineFault(phrase`No PostgreSQL server answers at the database URL: the connection was refused.`, {
        mend: phrase`Start the server, or correct host and port.`,
      });
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return engineFault(phrase`The host of the database URL is not known.`, { mend: phrase`Correct the host name.` });
    case '28P01':
    case '28000':
      return engineFault(phrase`The PostgreSQL server refused user name or password.`, {
        mend: phrase`Correct them in the database URL; special characters of a password are percent-encoded.`,
      });
    case '3D000':
      return engineFault(phrase`The database named in the database URL does not exist.`, {
        mend: phrase`Name one that exists, such as postgres; the rehearsal makes its own beside it.`,
      });
    case '53300':
      return engineFault(phrase`The PostgreSQL server has no connection left.`, {
        mend: phrase`Raise max_connections or use a server of its own for rehearsals.`,
      });
    case '42501':
      return engineFault(phrase`The role of the database URL may not create a database.`, {
        mend: phrase`Let it create throw-away databases, on a server that holds nothing of value.`,
        example: 'ALTER ROLE rehearsal CREATEDB',
      });
  }
  if (/password must be a string/.test(message)) {
    return engineFault(phrase`The PostgreSQL server asks for a password, and the database URL has none.`, { example });
  }
  return engineFault(phrase`The PostgreSQL server cannot be used: ${message.split('\n', 1)[0] || phrase`no answer`}.`, {
    mend: phrase`Check the database URL and the log of the server.`,
  });
}

function engineFault(what: Text, more: Pick<Fault, 'mend' | 'example'>): Fault {
  return { code: 'engine', what, ...more };
}
