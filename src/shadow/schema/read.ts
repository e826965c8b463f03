/**
 * The whole schema of one session as facts, read by pg-delta: everything a migration can change, not only tables. Two
 * schemas are compared in `schema-changes.ts`. pg-delta talks to a connection pool; here it talks to our session
 * port, so the embedded engine and a server are read by the same code.
 */
import { createHash } from 'node:crypto';
import type { FactBase } from '@supabase/pg-delta/core';
import { deserializeSnapshot, serializeSnapshot } from '@supabase/pg-delta/core';
import { extract } from '@supabase/pg-delta/extract';
import type { Pool } from 'pg';
import { types } from 'pg';
import type { QueryResult, Session } from '../../model/engine.ts';
import { isFailure } from '../../model/engine.ts';
import { FaultError } from '../../model/fault.ts';
import { phrase } from '../../model/text.ts';

export interface Schema {
  readonly facts: FactBase;
  /** `18.6`. */
  readonly version: string;
}

/**
 * Reads the schema. Inside a transaction it reads what that transaction sees and leaves it open; outside one it opens
 * a read-only transaction of its own. Prepared statements named `countersign_…` stay behind in the session.
 *
 * @throws FaultError when the database refuses, as it does in a transaction that has failed.
 */
export async function readSchema(session: Session): Promise<Schema> {
  const { factBase, pgVersion, diagnostics } = await extract((await poolOver(session)) as unknown as Pool);
  // What it saw but does not model rides on the facts, so that it survives being written to disk.
  factBase.diagnostics.push(...diagnostics.filter((diagnostic) => diagnostic.code === 'unmodeled_kind'));
  return { facts: factBase, version: pgVersion };
}

/** Kinds of object that exist in the schema but are not compared: `operator class (2)`. */
export function uncomparedKinds(schema: Schema): readonly string[] {
  return schema.facts.diagnostics
    .filter((diagnostic) => diagnostic.code === 'unmodeled_kind')
    .map(({ context }) => `${context?.kind} (${context?.count})`)
    .sort();
}

export function serialiseSchema(schema: Schema): string {
  return serializeSnapshot(schema.facts, { pgVersion: schema.version });
}

/** @throws Error when the text is damaged or was written by another version; the caller reads the schema anew. */
export function parseSchema(text: string): Schema {
  const { factBase, pgVersion } = deserializeSnapshot(text);
  return { facts: factBase, version: pgVersion };
}

const savepoint = 'countersign_schema';

/** Settings that a migration may have left behind and that change how PostgreSQL reads queries or prints definitions. */
const pins =
  'SET LOCAL ROLE NONE; SET LOCAL quote_all_identifiers = off; SET LOCAL standard_conforming_strings = on; ' +
  'SET LOCAL extra_float_digits = 1';

async function poolOver(session: Session): Promise<unknown> {
  const prepared = new Set((await ask(session, 'SELECT name FROM pg_catalog.pg_prepared_statements')).rows.flat());
  let nested = false;
  const query = async (sql: string): Promise<{ rows: readonly Record<string, unknown>[] }> => {
    if (sql.startsWith('BEGIN')) {
      nested = await openSavepoint(session);
      return rowsOf(await ask(session, nested ? pins : `${sql}; ${pins}`));
    }
    if (sql === 'COMMIT' || sql === 'ROLLBACK') {
      const end = `ROLLBACK TO SAVEPOINT ${savepoint}; RELEASE SAVEPOINT ${savepoint}`;
      return rowsOf(await ask(session, nested ? end : sql));
    }
    return rowsOf(await ask(session, reusing(sql, prepared)));
  };
  return { connect: async () => ({ query, release: () => undefined }) };
}

/** Whether the session is in a transaction, which PostgreSQL tells by accepting a savepoint. */
async function openSavepoint(session: Session): Promise<boolean> {
  const outsideTransaction = '25P01';
  const result = await session.run(`SAVEPOINT ${savepoint}`);
  if (!isFailure(result)) return true;
  if (result.error.code === outsideTransaction) return false;
  throw refused(result.error.message);
}

/**
 * Planning these queries costs more than running them, and a review reads the schema several times: each is prepared
 * once in a session. The name is made from the text, so a `DISCARD ALL` or another version does no harm.
 */
function reusing(sql: string, prepared: Set<string | null>): string {
  if (!/^\s*(?:SELECT|WITH)\b/i.test(sql)) return sql;
  const name = `countersign_${createHash('sha256').update(sql).digest('hex').slice(0, 32)}`;
  if (prepared.has(name)) return `EXECUTE ${name}`;
  prepared.add(name);
  return `PREPARE ${name} AS ${sql}; EXECUTE ${name}`;
}

async function ask(session: Session, sql: string): Promise<QueryResult> {
  const result = await session.run(sql);
  if (isFailure(result)) throw refused(result.error.message);
  return result;
}

function refused(message: string): FaultError {
  return new FaultError({ code: 'engine', what: phrase`The database's schema could not be read: ${message}` });
}

/** Values as node-postgres would have parsed them, which is what pg-delta expects. */
function rowsOf({ fields, rows }: QueryResult): { rows: readonly Record<string, unknown>[] } {
  const columns = fields.map(({ name, typeOid }) => ({ name, parse: types.getTypeParser(typeOid, 'text') }));
  return {
    rows: rows.map((row) =>
      Object.fromEntries(
        columns.map(({ name, parse }, index) => [name, typeof row[index] === 'string' ? parse(row[index]) : null]),
      ),
    ),
  };
}
