/**
 * One throw-away database of a native server as a session. The limits are held from here, with a second connection,
 * because SQL under rehearsal can change any setting of its own session.
 */
import type { QueryArrayResult } from 'pg';
import type { EngineInfo, Limits, QueryFailure, QueryResult, Session } from '../../model/engine.ts';
import { type Fault, FaultError } from '../../model/fault.ts';
import { phrase } from '../../model/text.ts';
import { type Connection, connectionFault } from './connect.ts';

export interface SessionParts {
  readonly info: EngineInfo;
  readonly connection: Connection;
  readonly limits: Limits;
  /** Stops what the backend does, from another connection. */
  readonly interrupt: (backend: number, how: 'pg_cancel_backend' | 'pg_terminate_backend') => Promise<void>;
  /** Removes the database; the connection has been cut. */
  readonly drop: () => Promise<void>;
}

/** How long a backend may take to obey before it is asked less politely. */
const graceMs = 2_000;
const watchEveryMs = 50;
const noticesKept = 200;
/** An answer larger than this fills our memory, not the server's. */
const answerBytes = 64 * 2 ** 20;

const asText = { getTypeParser: () => (value: string) => value };

export async function serverSession(parts: SessionParts): Promise<Session> {
  const { client, socket } = parts.connection;
  const notices: string[] = [];
  client.on('notice', ({ message }) => notices.length < noticesKept && notices.push(message ?? ''));
  const backend = Number((await client.query('SELECT pg_backend_pid() AS pid')).rows[0].pid);
  let spentMs = 0;
  let closing: Promise<void> | undefined;

  const close = () => {
    closing ??= Promise.resolve(socket.destroy()).then(parts.drop);
    return closing;
  };

  const run = async (sql: string): Promise<QueryResult | QueryFailure> => {
    if (closing) throw new FaultError({ code: 'engine', what: phrase`The rehearsal database is closed already.` });
    if (sql.includes('\0')) return zeroByte;
    notices.length = 0;
    const startedAt = performance.now();
    const pending = settle(client.query({ text: sql, rowMode: 'array', types: asText }));
    const stopped = await watch(pending, parts, Math.min(parts.limits.statementMs, parts.limits.totalMs - spentMs));
    if (stopped) {
      await halt(pending, backend, parts);
      await close().catch(() => {});
      throw new FaultError(stopped);
    }
    const durationMs = performance.now() - startedAt;
    spentMs += durationMs;
    const outcome = await pending;
    if ('result' in outcome) return { ...summary([outcome.result].flat()), notices: [...notices], durationMs };
    if (!isRefusal(outcome.error)) {
      await close().catch(() => {});
      throw new FaultError(connectionFault(outcome.error));
    }
    return { error: databaseError(outcome.error), durationMs };
  };

  return { info: parts.info, run, close, save: async () => {} };
}

type Outcome = { readonly result: QueryArrayResult | QueryArrayResult[] } | { readonly error: ServerError };
interface ServerError {
  readonly severity?: string;
  readonly code?: string;
  readonly message: string;
  readonly detail?: string;
  readonly hint?: string;
  readonly position?: string;
  readonly table?: string;
  readonly constraint?: string;
}

function settle(query: Promise<QueryArrayResult>): Promise<Outcome> {
  return query.then(
    (result) => ({ result }),
    (error: ServerError) => ({ error }),
  );
}

/** Waits for the answer; a fault when it takes too long or grows too large meanwhile. */
async function watch(pending: Promise<Outcome>, parts: SessionParts, allowedMs: number): Promise<Fault | null> {
  const { limits, connection } = parts;
  const receivedBytes = connection.socket.bytesRead;
  const deadline = performance.now() + allowedMs;
  let timer: NodeJS.Timeout | undefined;
  const exceeded = new Promise<Fault>((resolve) => {
    timer = setInterval(() => {
      if (performance.now() > deadline) resolve(timeFault(limits, allowedMs));
      if (connection.socket.bytesRead - receivedBytes > answerBytes) resolve(sizeFault());
    }, watchEveryMs);
  });
  try {
    return await Promise.race([pending.then(() => null), exceeded]);
  } finally {
    clearInterval(timer);
  }
}

async function halt(pending: Promise<Outcome>, backend: number, parts: SessionParts): Promise<void> {
  for (const how of ['pg_cancel_backend', 'pg_terminate_backend'] as const) {
    await parts.interrupt(backend, how).catch(() => {});
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), graceMs);
    });
    const first = await Promise.race([pending, late]);
    clearTimeout(timer);
    if (first !== 'late') return;
  }
}

function timeFault(limits: Limits, allowedMs: number): Fault {
  const one = allowedMs >= limits.statementMs;
  const seconds = (one ? limits.statementMs : limits.totalMs) / 1000;
  return {
    code: 'time',
    what: phrase`${one ? phrase`A statement` : phrase`The rehearsal`} took longer than ${seconds} s and was stopped.`,
    mend: phrase`Make the statement smaller, or raise limits.statement or limits.total in the configuration.`,
    example: 'limits: { statement: 120s, total: 10m }',
  };
}

function sizeFault(): Fault {
  return {
    code: 'memory',
    what: phrase`A statement answered with more than ${answerBytes / 2 ** 20} MiB and was stopped.`,
    mend: phrase`A migration has no use for such an answer: leave the SELECT out or LIMIT it.`,
  };
}

/** A refusal of the SQL; everything else (FATAL, PANIC, a broken connection) is the end of the session. */
function isRefusal(error: ServerError): boolean {
  return error.severity === 'ERROR';
}

function databaseError(error: ServerError): QueryFailure['error'] {
  const { code = 'XX000', message, detail, hint, position, table, constraint } = error;
  return { code, message, detail, hint, position: position ? Number(position) : undefined, table, constraint };
}

const changing = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

function summary(results: readonly QueryArrayResult[]): Pick<QueryResult, 'fields' | 'rows' | 'affectedRows'> {
  // Rows may have no columns: `SELECT FROM …` answers how many there are.
  const last = results.findLast((result) => result.fields.length > 0 || result.rows.length > 0);
  return {
    fields: last?.fields.map((field) => ({ name: field.name, typeOid: field.dataTypeID })) ?? [],
    rows: last?.rows ?? [],
    affectedRows: results.findLast((result) => changing.has(result.command))?.rowCount ?? 0,
  };
}

/** The wire protocol would end the SQL at the byte, and the rest would go unseen. The message is PostgreSQL's. */
const zeroByte: QueryFailure = {
  error: { code: '22021', message: 'invalid byte sequence for encoding "UTF8": 0x00' },
  durationMs: 0,
};
