/**
 * One rehearsal from start to end: open the base (from its snapshot when there is one), lay sample rows under the tables
 * that the migrations name, run the migrations, and read what became of the schema.
 */
import { namesIn } from '../dialects/postgres/names.ts';
import type { Catalogue } from '../model/catalogue.ts';
import { qualifiedName } from '../model/catalogue.ts';
import type { SchemaChange } from '../model/change.ts';
import type { Engine, Limits, Session } from '../model/engine.ts';
import { type Fault, FaultError } from '../model/fault.ts';
import { type DatabaseError, lockModes, type Observation } from '../model/observation.ts';
import type { HistoryChange, Rehearsal, RehearsedMigration, ReplayNote } from '../model/rehearsal.ts';
import type { BaseRequest } from './base/build.ts';
import { type OpenedBase, openBase } from './base/open.ts';
import { readCatalogue } from './catalogue/read.ts';
import { Observer } from './loop/observe.ts';
import { Rehearser } from './loop/rehearse.ts';
import { type ScriptedMigration, type UnitItem, unitsOf } from './loop/units.ts';
import { fillSamples } from './samples/fill.ts';
import { compareSchema } from './schema/changes.ts';
import { readSchema, uncomparedKinds } from './schema/read.ts';
import { renamesBetween } from './schema/renames.ts';

export interface RehearsalRequest {
  readonly engine: Engine;
  readonly base: BaseRequest;
  /** Names the base's content; `null`: no snapshot is looked for or kept. */
  readonly baseKey: string | null;
  readonly pending: readonly ScriptedMigration[];
  readonly history: readonly HistoryChange[];
  readonly limits: Limits;
  readonly facts: BaseFacts | null;
  /** Milliseconds from any fixed moment. */
  readonly clock: () => number;
}

/** Texts kept beside a base snapshot. Neither call rejects. */
export interface BaseFacts {
  read(key: string): Promise<string | undefined>;
  write(key: string, text: string): Promise<void>;
}

const notRun: Omit<Observation, 'skipped'> = {
  outcome: 'skipped',
  locks: [],
  rewrites: [],
  scans: [],
  indexesBuilt: [],
  tables: [],
  notices: [],
  transaction: null,
  durationMs: 0,
};

interface Pass {
  readonly observations: Rehearser['observations'];
  readonly unverified: readonly string[];
  readonly faults: readonly Fault[];
  /** Tables that turned out to matter and held no rows: named in dynamic SQL or reached through a function. */
  readonly missed: readonly string[];
}

/** Names of the base's relations that the SQL mentions anywhere, dynamic SQL included. */
function mentionedTables(pending: readonly ScriptedMigration[], base: Catalogue): string[] {
  // A view holds no rows of its own.
  const tables = [...base.tables.values()].filter(({ kind }) => kind === 'table' || kind === 'partitioned');
  const known = new Set(tables.flatMap((table) => [table.name, ...table.indexes.map(({ name }) => name)]));
  const mentioned = new Set(
    pending.flatMap(({ statements }) => statements.flatMap(({ sql }) => [...namesIn(sql, known)])),
  );
  return tables
    .filter((table) => mentioned.has(table.name) || table.indexes.some(({ name }) => mentioned.has(name)))
    .map(qualifiedName);
}

function placeOf(pending: readonly ScriptedMigration[], item: UnitItem | undefined): string {
  const path = pending[item?.migration ?? 0]?.migration.path ?? '';
  return item ? `${path}:${item.statement.line}` : path;
}

/** Codes of "does not exist": column, function, table, object, schema. */
const undefinedObject = new Set(['42703', '42883', '42P01', '42704', '3F000']);

/** A name that is missing where the base itself has gaps says nothing about the migration. */
function failureFault(error: DatabaseError, where: string, notes: readonly ReplayNote[]): Fault {
  const gap = notes.find(({ action }) => action !== 'stubbed');
  if (!gap || !undefinedObject.has(error.code)) {
    return {
      code: 'migration-failed',
      what: `The migration does not apply: ${error.message} (SQLSTATE ${error.code}).`,
      where,
    };
  }
  const place = gap.line === undefined ? gap.path : `${gap.path}:${gap.line}`;
  return {
    code: 'base-failed',
    what: `The migration could not be rehearsed: ${error.message}, and the base history has gaps (the first at ${place}).`,
    where,
    mend: 'Give what the history lacks as database.prelude, or a dump of the schema as database.baseline, in the configuration.',
    example: 'database: { baseline: db/schema.sql }',
  };
}

async function runUnits(
  rehearser: Rehearser,
  pending: readonly ScriptedMigration[],
  total: OpenedBase,
): Promise<Fault[]> {
  let current: UnitItem | undefined;
  try {
    for (const unit of unitsOf(pending)) {
      current = unit.items[0];
      const outcome = await rehearser.run(unit);
      if (outcome.type === 'done') continue;
      const { error } = outcome;
      const line = error.line ?? outcome.item.statement.line;
      const where = placeOf(pending, { ...outcome.item, statement: { ...outcome.item.statement, line } });
      return [failureFault(error, where, total.notes)];
    }
    return [];
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    return [{ ...error.fault, where: placeOf(pending, rehearser.current ?? current) }];
  }
}

/** Tables of the base that were locked hard or scanned and had no rows to show what that means. */
function missedTables(rehearser: Rehearser, base: Catalogue, prepared: ReadonlySet<string>): string[] {
  const missed = new Set<string>();
  const tables = new Set([...base.tables.values()].filter(({ kind }) => kind === 'table').map(qualifiedName));
  for (const { locks } of rehearser.observations.values()) {
    for (const { table, mode, fresh } of locks) {
      const strong = lockModes.indexOf(mode) >= lockModes.indexOf('RowExclusiveLock');
      if (strong && !fresh && tables.has(table) && !prepared.has(table)) missed.add(table);
    }
  }
  return [...missed];
}

async function onePass(
  session: Session,
  base: OpenedBase,
  request: RehearsalRequest,
  tables: readonly string[],
): Promise<Pass> {
  const samples = await fillSamples(session, base.catalogue, tables, request.limits.sampleRows);
  const rehearser = new Rehearser(
    session,
    new Observer(session, base.catalogue),
    samples.filled.map(({ table }) => table),
    request.pending.map(({ migration }) => migration.path),
  );
  const faults = await runUnits(rehearser, request.pending, base);
  const unfilled = samples.unfilled.map(
    ({ table, why }) =>
      `\`${table}\` was rehearsed empty, because no sample rows could be made (${why}); its scans and conditions were not seen.`,
  );
  const prepared = new Set([...tables, ...samples.filled.map(({ table }) => table)]);
  return {
    observations: rehearser.observations,
    unverified: [...unfilled, ...rehearser.unverified],
    faults,
    missed: missedTables(rehearser, base.catalogue, prepared),
  };
}

function assemble(
  pending: readonly ScriptedMigration[],
  observations: Rehearser['observations'],
): RehearsedMigration[] {
  return pending.map(({ migration, statements }) => ({
    migration,
    statements: statements.map((statement) => ({
      statement,
      observation: observations.get(statement) ?? { ...notRun, skipped: 'an earlier statement did not apply' },
    })),
  }));
}

/** Rehearses migrations on their base. Throws `FaultError` when the base itself cannot be made. */
export async function rehearse(request: RehearsalRequest): Promise<Rehearsal> {
  const timings: Record<string, number> = {};
  let mark = request.clock();
  const lap = (name: string): void => {
    const now = request.clock();
    timings[name] = (timings[name] ?? 0) + now - mark;
    mark = now;
  };
  const start = mark;
  let base = await openBase(request, lap);
  try {
    let tables = mentionedTables(request.pending, base.catalogue);
    let pass = await onePass(base.session, base, request, tables);
    if (pass.missed.length > 0 && pass.faults.length === 0) {
      // Dynamic SQL reached tables that nothing named: once more, with rows in them.
      await base.session.close();
      tables = [...tables, ...pass.missed];
      base = await openBase(request, lap);
      pass = await onePass(base.session, base, request, tables);
    }
    lap('rehearsal');
    const { head, changes, uncompared } = await readOutcome(base, pass.faults);
    lap('schema');
    return {
      engine: base.session.info,
      replay: {
        applied: base.applied,
        total: request.base.migrations.length,
        notes: base.notes,
        source: base.source,
        durationMs: mark - start,
      },
      migrations: assemble(request.pending, pass.observations),
      history: request.history,
      base: base.catalogue,
      head,
      changes,
      faults: pass.faults,
      unverified: [...pass.unverified, ...uncompared],
      timings,
    };
  } finally {
    await base.session.close();
  }
}

async function readOutcome(base: OpenedBase, faults: readonly Fault[]) {
  // After an exceeded limit the session is gone, and after a failed migration there is no outcome to compare.
  if (faults.length > 0) return { head: base.catalogue, changes: [] as readonly SchemaChange[], uncompared: [] };
  const head = await readCatalogue(base.session);
  const schema = await readSchema(base.session);
  const changes = compareSchema(base.schema, schema, renamesBetween(base.catalogue, head));
  // What was there before and still is, is not this pull request's concern.
  const known = new Set(uncomparedKinds(base.schema));
  const uncompared = uncomparedKinds(schema)
    .filter((kind) => !known.has(kind))
    .map((kind) => `Objects of kind ${kind} exist and are not compared; compare them with pg_dump --schema-only.`);
  return { head, changes, uncompared };
}
