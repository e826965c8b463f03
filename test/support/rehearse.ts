/**
 * Rehearses loose SQL on one embedded database that is emptied between calls, so that hundreds of examples run in one
 * test file. Everything else is the product's own path: engine, base, samples, loop.
 */

import { split } from '../../src/dialects/postgres/split.ts';
import type { Engine, Limits, Session } from '../../src/model/engine.ts';
import { isFailure } from '../../src/model/engine.ts';
import type { Migration, MigrationRef, TransactionMode } from '../../src/model/migration.ts';
import type { Rehearsal } from '../../src/model/rehearsal.ts';
import { inEnglish } from '../../src/model/text.ts';
import type { ScriptedMigration } from '../../src/shadow/loop/units.ts';
import { pgliteEngine } from '../../src/shadow/pglite/engine.ts';
import { type RehearsalRequest, type Rehearsed, rehearse } from '../../src/shadow/rehearsal.ts';
import type { Down } from '../../src/shadow/rollback/peel.ts';

export const limits: Limits = {
  statementMs: 20_000,
  totalMs: 600_000,
  memoryBytes: 1.5 * 2 ** 30,
  sampleRows: 100,
  fileBytes: 16 * 2 ** 20,
};

const emptySql = `
DO $$ DECLARE one record; BEGIN
  RESET ALL; RESET SESSION AUTHORIZATION;
  FOR one IN SELECT evtname AS name FROM pg_event_trigger LOOP EXECUTE format('DROP EVENT TRIGGER %I', one.name); END LOOP;
  FOR one IN SELECT pubname AS name FROM pg_publication LOOP EXECUTE format('DROP PUBLICATION %I', one.name); END LOOP;
  FOR one IN SELECT fdwname AS name FROM pg_foreign_data_wrapper WHERE oid >= 16384 LOOP EXECUTE format('DROP FOREIGN DATA WRAPPER %I CASCADE', one.name); END LOOP;
  FOR one IN SELECT extname AS name FROM pg_extension WHERE extname <> 'plpgsql' LOOP EXECUTE format('DROP EXTENSION %I CASCADE', one.name); END LOOP;
  FOR one IN SELECT nspname AS name FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
    EXECUTE format('DROP SCHEMA %I CASCADE', one.name);
  END LOOP;
  FOR one IN SELECT amname AS name FROM pg_am WHERE oid >= 16384 LOOP EXECUTE format('DROP ACCESS METHOD %I', one.name); END LOOP;
  FOR one IN SELECT rolname AS name FROM pg_roles WHERE oid >= 16384 LOOP
    EXECUTE format('DROP OWNED BY %I CASCADE; DROP ROLE %I', one.name, one.name);
  END LOOP;
END $$;
CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO PUBLIC`;

let shared: Promise<Session> | undefined;
const extensions = ['pgcrypto', 'citext', 'btree_gist', 'hstore', 'vector'];

/** Ends the shared database; for `afterAll`. */
export async function closeShared(): Promise<void> {
  if (shared) await (await shared).close();
  shared = undefined;
}

/** The product's engine, except that every session is the same one, emptied. */
export function sharedEngine(): Engine {
  // The time of the whole is one rehearsal's, and here a file of tests rests on one session.
  const real = pgliteEngine({ ...limits, totalMs: Number.POSITIVE_INFINITY }, null);
  return {
    ...real,
    open: async () => {
      shared ??= real.open({ extensions });
      const session = await shared;
      const emptied = await session.run(emptySql);
      if (isFailure(emptied)) throw new Error(`the shared database could not be emptied: ${emptied.error.message}`);
      return { ...session, close: async () => undefined };
    },
  };
}

export interface LooseMigration {
  readonly sql: string;
  readonly transaction?: TransactionMode;
  readonly path?: string;
  readonly down?: string;
  readonly format?: string;
}

function migrationOf({ sql, transaction, path, down, format }: LooseMigration, index: number): Migration {
  const file = path ?? `migrations/${index}.sql`;
  return {
    id: file,
    format: format ?? 'sql',
    root: 'migrations',
    path: file,
    paths: [file],
    version: String(index),
    name: file,
    kind: 'versioned',
    digest: sql,
    up: { path: file, text: sql },
    down: down === undefined ? null : { path: file, text: down },
    transaction: transaction ?? 'file',
  };
}

async function script(migration: Migration): Promise<ScriptedMigration> {
  const parsed = await split(migration.up);
  if ('fault' in parsed) throw new Error(inEnglish(parsed.fault.what));
  return { migration, statements: parsed.statements };
}

async function downOf(migration: Migration): Promise<[string, Down][]> {
  if (migration.down === null) return [];
  const parsed = await split(migration.down);
  if ('fault' in parsed) return [[migration.id, { fault: parsed.fault }]];
  return [[migration.id, { script: { migration, statements: parsed.statements } }]];
}

export interface LooseRequest {
  readonly given?: string;
  readonly migrations: readonly LooseMigration[];
  readonly history?: Rehearsal['history'];
  readonly engine?: Engine;
  /** Absent: `back` where one of the migrations has a way down, else `up`. */
  readonly depth?: RehearsalRequest['depth'];
}

/** Rehearses migrations on a base made by `given`. */
export async function rehearseLoose(request: LooseRequest): Promise<Rehearsed> {
  return rehearse(await requestOf(request));
}

/** What the product is asked to rehearse. */
export async function requestOf({
  given,
  migrations,
  history,
  engine,
  depth,
}: LooseRequest): Promise<RehearsalRequest> {
  const base =
    given === undefined ? [] : [migrationOf({ sql: given, transaction: 'statement', path: 'migrations/base.sql' }, 0)];
  const byId = new Map<string, Migration>(base.map((migration) => [migration.id, migration]));
  const pending = migrations.map((migration, index) => migrationOf(migration, index + 1));
  return {
    engine: engine ?? sharedEngine(),
    base: {
      platform: null,
      prelude: null,
      baseline: null,
      migrations: base,
      read: async (ref: MigrationRef) => byId.get(ref.id) as Migration,
    },
    baseKey: null,
    pending: await Promise.all(pending.map(script)),
    downs: new Map((await Promise.all(pending.map(downOf))).flat()),
    depth: depth ?? (pending.some(({ down }) => down !== null) ? 'back' : 'up'),
    history: history ?? [],
    limits,
    facts: null,
    clock: () => performance.now(),
  };
}
