/**
 * Sessions for tests: the embedded engine in the test's own process, because a child process a test would cost more
 * than the test, and the native server where one answers.
 */
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { Client } from 'pg';
import type { Limits, QueryFailure, QueryResult, Session } from '../../src/model/engine.ts';
import { isFailure } from '../../src/model/engine.ts';

/** Where tests look for a native server; only throw-away databases are made there. */
export const serverUrl = 'postgres://postgres@127.0.0.1:5432/postgres';

export const testLimits: Limits = {
  statementMs: 30_000,
  totalMs: 120_000,
  memoryBytes: 2 ** 30,
  sampleRows: 100,
  fileBytes: 2 ** 20,
};

/** A message of the wire protocol as PGlite parses it, with the properties of the kinds that are read here. */
interface Message {
  readonly name: string;
  readonly fields?: readonly unknown[];
  readonly text?: string;
  readonly message?: string;
  readonly code?: string;
  readonly detail?: string;
  readonly hint?: string;
  readonly position?: string;
  readonly table?: string;
  readonly constraint?: string;
}

/** A new embedded database; `close` it. Extensions are those PGlite is given here. */
export async function embeddedSession(extensions: PGliteOptions['extensions'] = {}): Promise<Session> {
  const database = await PGlite.create({ extensions });
  return {
    info: { dialect: 'postgres', name: 'pglite', version: '18.6' },
    run: (sql) => runSimpleQuery(database, sql),
    save: async () => {},
    close: () => database.close(),
  };
}

/** Whether a native server answers at `serverUrl`. */
export async function serverAnswers(): Promise<boolean> {
  const client = new Client({ connectionString: serverUrl, connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** Runs SQL that must succeed and returns its rows. */
export async function rowsOf(session: Session, sql: string): Promise<QueryResult['rows']> {
  const result = await session.run(sql);
  if (isFailure(result)) throw new Error(`${result.error.code} ${result.error.message} in: ${sql}`);
  return result.rows;
}

async function runSimpleQuery(database: PGlite, sql: string): Promise<QueryResult | QueryFailure> {
  const startedAt = performance.now();
  const answer = await database.execProtocol(queryMessage(sql), { throwOnError: false });
  const durationMs = performance.now() - startedAt;
  const messages = answer.messages as readonly Message[];
  const failure = messages.find((message) => message.name === 'error');
  if (failure) {
    const { code = 'XX000', message = '', detail, hint, position, table, constraint } = failure;
    return {
      error: { code, message, detail, hint, position: position ? Number(position) : undefined, table, constraint },
      durationMs,
    };
  }
  return { ...collect(messages), durationMs };
}

function collect(messages: readonly Message[]): Omit<QueryResult, 'durationMs'> {
  let fields: QueryResult['fields'] = [];
  let rows: (string | null)[][] = [];
  let affectedRows = 0;
  for (const message of messages) {
    if (message.name === 'rowDescription') {
      rows = [];
      fields = (message.fields as { name: string; dataTypeID: number }[]).map((field) => ({
        name: field.name,
        typeOid: field.dataTypeID,
      }));
    }
    if (message.name === 'dataRow') rows.push(message.fields as (string | null)[]);
    const changed = /^(?:INSERT \d+|UPDATE|DELETE|MERGE) (\d+)$/.exec(message.text ?? '');
    if (changed) affectedRows = Number(changed[1]);
  }
  const notices = messages.filter(({ name }) => name === 'notice').map(({ message }) => message ?? '');
  return { fields, rows, affectedRows, notices };
}

function queryMessage(sql: string): Uint8Array {
  const text = Buffer.from(`${sql}\0`, 'utf8');
  const header = Buffer.alloc(5);
  header.write('Q');
  header.writeInt32BE(text.length + 4, 1);
  return Buffer.concat([header, text]);
}
