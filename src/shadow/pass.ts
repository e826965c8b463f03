/** One pass over the migrations: sample rows under the tables they reach, every unit run and observed, and the moments between. */
import { namesIn } from '../dialects/postgres/names.ts';
import { type Catalogue, qualifiedName } from '../model/catalogue.ts';
import type { Session } from '../model/engine.ts';
import { type Fault, FaultError } from '../model/fault.ts';
import { type DatabaseError, lockModes } from '../model/observation.ts';
import type { ReplayNote } from '../model/rehearsal.ts';
import { phrase, type Text } from '../model/text.ts';
import type { OpenedBase } from './base/open.ts';
import { readExact } from './exact/read.ts';
import { Observer } from './loop/observe.ts';
import { Rehearser } from './loop/rehearse.ts';
import { groupsOf, type ScriptedMigration, type UnitItem, unitsOf } from './loop/units.ts';
import { type AllContents, readContents } from './rollback/contents.ts';
import type { Moment } from './rollback/peel.ts';
import type { Stage } from './rollback/stage.ts';
import { fillSamples } from './samples/fill.ts';
import { readSchema } from './schema/read.ts';

export interface PassRequest {
  readonly pending: readonly ScriptedMigration[];
  /**
   * For each group of migrations but the last what is kept after it: `exact` where every one of the next group has a way
   * down, `all` where one will have to be generated.
   */
  readonly moments: readonly ('none' | 'exact' | 'all')[];
  /** `schema.name` of tables of the base that get rows. */
  readonly tables: readonly string[];
  readonly sampleRows: number;
  /** Told what the time since the last call went to. */
  readonly lap: (name: string) => void;
}

export interface Pass {
  readonly observations: Rehearser['observations'];
  readonly unverified: readonly Text[];
  readonly faults: readonly Fault[];
  /** Tables that turned out to matter and held no rows: named in dynamic SQL or reached through a function. */
  readonly missed: readonly string[];
  /** Where it ended. */
  readonly stage: Stage;
  /** Rows of the sampled tables before the first migration. */
  readonly contents: AllContents;
  /** After each group of migrations but the last; `null` where none was asked for. */
  readonly moments: readonly (Moment | null)[];
}

/** Names of the base's relations that the SQL mentions anywhere, dynamic SQL included. */
export function mentionedTables(scripts: readonly ScriptedMigration[], base: Catalogue): string[] {
  // A view holds no rows of its own.
  const tables = [...base.tables.values()].filter(({ kind }) => kind === 'table' || kind === 'partitioned');
  const known = new Set(tables.flatMap((table) => [table.name, ...table.indexes.map(({ name }) => name)]));
  const mentioned = new Set(
    scripts.flatMap(({ statements }) => statements.flatMap(({ sql }) => [...namesIn(sql, known)])),
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
      what: phrase`The migration does not apply: ${error.message} (SQLSTATE ${error.code}).`,
      where,
    };
  }
  const place = gap.line === undefined ? gap.path : `${gap.path}:${gap.line}`;
  return {
    code: 'base-failed',
    what: phrase`The migration could not be rehearsed: ${error.message}, and the base history has gaps (the first at ${place}).`,
    where,
    mend: phrase`Give what the history lacks as database.prelude, or a dump of the schema as database.baseline, in the configuration.`,
    example: 'database: { baseline: db/schema.sql }',
  };
}

interface Run {
  readonly rehearser: Rehearser;
  readonly observer: Observer;
  readonly session: Session;
  readonly base: OpenedBase;
}

async function runGroups(request: PassRequest, run: Run): Promise<{ faults: Fault[]; moments: (Moment | null)[] }> {
  const { pending } = request;
  const groups = groupsOf(pending);
  const units = unitsOf(pending);
  const moments: (Moment | null)[] = [];
  for (const [index, group] of groups.entries()) {
    const faults = await runUnits(
      run,
      pending,
      units.filter(({ items }) => items[0] && group.includes(items[0].migration)),
    );
    if (faults.length > 0) return { faults, moments };
    if (index === groups.length - 1) break;
    const kept = request.moments[index] ?? 'none';
    request.lap('rehearsal');
    moments.push(kept === 'none' ? null : await momentOf(run, kept));
    request.lap('rollback');
  }
  return { faults: [], moments };
}

/** What the ways down have to lead to. */
async function momentOf({ session, observer }: Run, kept: 'exact' | 'all'): Promise<Moment> {
  return {
    exact: await readExact(session),
    catalogue: { tables: new Map(observer.catalogue.tables) },
    ...(kept === 'all' ? { schema: await readSchema(session) } : {}),
  };
}

async function runUnits(
  { rehearser, base }: Run,
  pending: readonly ScriptedMigration[],
  units: ReturnType<typeof unitsOf>,
): Promise<Fault[]> {
  let current: UnitItem | undefined;
  try {
    for (const unit of units) {
      current = unit.items[0];
      const outcome = await rehearser.run(unit);
      if (outcome.type === 'done') continue;
      const { error } = outcome;
      const line = error.line ?? outcome.item.statement.line;
      const where = placeOf(pending, { ...outcome.item, statement: { ...outcome.item.statement, line } });
      return [failureFault(error, where, base.notes)];
    }
    return [];
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    rehearser.stopped(error.fault.what);
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

export async function onePass(base: OpenedBase, request: PassRequest): Promise<Pass> {
  const { session, catalogue } = base;
  const { pending, tables } = request;
  const samples = await fillSamples(session, catalogue, tables, request.sampleRows);
  const filled = samples.filled.map(({ table }) => table);
  const prepared = new Set([...tables, ...filled]);
  request.lap('rehearsal');
  const contents = await readContents(
    session,
    [...catalogue.tables.values()].filter((table) => prepared.has(qualifiedName(table))),
  );
  request.lap('rollback');
  const observer = new Observer(session, catalogue);
  const paths = pending.map(({ migration }) => migration.path);
  const rehearser = new Rehearser(session, observer, filled, paths);
  const { faults, moments } = await runGroups(request, { rehearser, observer, session, base });
  const unfilled = samples.unfilled.map(
    ({ table, why }) =>
      phrase`\`${table}\` was rehearsed empty, because no sample rows could be made (${why}); its scans and conditions were not seen.`,
  );
  const sampled = new Set(rehearser.obstacles.sampled);
  const yielded = new Set(filled.filter((table) => !sampled.has(table)));
  return {
    observations: rehearser.observations,
    unverified: [...unfilled, ...rehearser.obstacles.unverified],
    faults,
    missed: missedTables(rehearser, catalogue, prepared),
    stage: {
      session,
      catalogue: observer.catalogue,
      schema: null,
      cosmetic: [],
      sampled,
      emptied: new Set(yielded),
      yielded,
      stubs: new Set(rehearser.obstacles.stubs),
    },
    contents,
    moments,
  };
}
