/**
 * One rehearsal from start to end: open the base (from its snapshot when there is one), lay sample rows under the tables
 * that the migrations name, run the migrations, and read what became of the schema.
 */
import type { SchemaChange } from '../model/change.ts';
import type { Engine, Limits, Session } from '../model/engine.ts';
import { type Fault, FaultError } from '../model/fault.ts';
import type { Observation } from '../model/observation.ts';
import type { HistoryChange, Rehearsal, RehearsedMigration } from '../model/rehearsal.ts';
import { phrase, type Text } from '../model/text.ts';
import type { BaseRequest } from './base/build.ts';
import { type OpenedBase, openBase } from './base/open.ts';
import { readCatalogue } from './catalogue/read.ts';
import type { Ending } from './ending.ts';
import { readExact } from './exact/read.ts';
import { groupsOf, type ScriptedMigration } from './loop/units.ts';
import { mentionedTables, onePass, type Pass, type PassRequest } from './pass.ts';
import { readContents } from './rollback/contents.ts';
import type { Down, Moment, Step } from './rollback/peel.ts';
import { noRollback, rehearseRollback } from './rollback/rehearse.ts';
import { compareSchema } from './schema/changes.ts';
import { readSchema, uncomparedKinds } from './schema/read.ts';
import { renamesBetween } from './schema/renames.ts';

export interface RehearsalRequest {
  readonly engine: Engine;
  readonly base: BaseRequest;
  /** Names the base's content; `null`: no snapshot is looked for or kept. */
  readonly baseKey: string | null;
  readonly pending: readonly ScriptedMigration[];
  /** Ways down by the id of their migration. */
  readonly downs: ReadonlyMap<string, Down>;
  /** How far it goes: the ways up, or also where exactly they end, or the way back as well. */
  readonly depth: 'up' | 'end' | 'back';
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

function assemble(
  pending: readonly ScriptedMigration[],
  { observations, faults }: Pick<Pass, 'observations' | 'faults'>,
): RehearsedMigration[] {
  const ran = faults.every(({ code }) => code === 'migration-failed' || code === 'base-failed');
  const skipped = ran ? phrase`an earlier statement did not apply` : phrase`the rehearsal ended before it`;
  return pending.map(({ migration, statements }) => ({
    migration,
    statements: statements.map((statement) => ({
      statement,
      observation: observations.get(statement) ?? { ...notRun, skipped },
    })),
  }));
}

/** Keeps the one session that is open, so that it is closed whatever happens. */
class Shadow {
  readonly #request: RehearsalRequest;
  #session: Session | undefined;

  constructor(request: RehearsalRequest) {
    this.#request = request;
  }

  async open(lap: (name: string) => void): Promise<OpenedBase> {
    await this.close();
    const base = await openBase(this.#request, lap);
    this.#session = base.session;
    return base;
  }

  async close(): Promise<void> {
    await this.#session?.close();
    this.#session = undefined;
  }
}

export interface Rehearsed extends Rehearsal {
  /** Where the ways up ended; `null` where they did not come to their end, or nobody asks. */
  readonly end: Ending | null;
}

/** Rehearses migrations on their base. Throws `FaultError` when the base itself cannot be made. */
export async function rehearse(request: RehearsalRequest): Promise<Rehearsed> {
  const timings: Record<string, number> = {};
  let mark = request.clock();
  const lap = (name: string): void => {
    const now = request.clock();
    timings[name] = (timings[name] ?? 0) + now - mark;
    mark = now;
  };
  const start = mark;
  const shadow = new Shadow(request);
  try {
    let base = await shadow.open(lap);
    const downs = [...request.downs.values()].flatMap((down) => ('script' in down ? [down.script] : []));
    let tables = mentionedTables([...request.pending, ...downs], base.catalogue);
    let pass = await onePass(base, passOver(request, tables, lap));
    if (pass.missed.length > 0 && pass.faults.length === 0) {
      // Dynamic SQL reached tables that nothing named: once more, with rows in them.
      tables = [...tables, ...pass.missed];
      base = await shadow.open(lap);
      pass = await onePass(base, passOver(request, tables, lap));
    }
    lap('rehearsal');
    const { head, schema, changes, uncompared } = await readOutcome(base, pass.faults);
    pass.stage.schema = schema;
    lap('schema');
    const migrations = assemble(request.pending, pass);
    const replay = {
      applied: base.applied,
      total: request.base.migrations.length,
      notes: base.notes,
      source: base.source,
      durationMs: mark - start,
    };
    const end = request.depth === 'up' || pass.faults.length > 0 ? null : await endOf(pass);
    const rollback = end && (await wayBack({ request, shadow, base, pass, tables, migrations, end }));
    lap('rollback');
    return {
      engine: base.session.info,
      replay,
      migrations,
      history: request.history,
      base: base.catalogue,
      head,
      changes,
      rollback: rollback ?? noRollback,
      faults: pass.faults,
      unverified: [...pass.unverified, ...uncompared, ...(rollback?.unverified ?? [])],
      timings,
      end,
    };
  } finally {
    await shadow.close();
  }
}

/** Ways down are generated for so many migrations, the newest first: nobody reads those of a whole history that comes at once. */
const generatedAtMost = 25;

/** Where the way back begins to be rehearsed: the position of a group. */
function reachOf({ pending, downs }: RehearsalRequest, groups: readonly (readonly number[])[]): number {
  let missing = 0;
  for (const [index, group] of [...groups.entries()].reverse()) {
    if (!hasDown(group, pending, downs)) missing += 1;
    if (missing > generatedAtMost) return index + 1;
  }
  return 0;
}

function hasDown(
  group: readonly number[],
  pending: RehearsalRequest['pending'],
  downs: RehearsalRequest['downs'],
): boolean {
  return group.every((one) => downs.has(pending[one]?.migration.id ?? ''));
}

function passOver(request: RehearsalRequest, tables: readonly string[], lap: PassRequest['lap']): PassRequest {
  const { pending, downs, limits } = request;
  const groups = groupsOf(pending);
  const first = reachOf(request, groups);
  const moments = groups.slice(1).map((group, index) => {
    if (request.depth !== 'back' || index + 1 < first) return 'none';
    return hasDown(group, pending, downs) ? 'exact' : 'all';
  });
  return { pending, tables, sampleRows: limits.sampleRows, moments, lap };
}

interface WayBack {
  readonly request: RehearsalRequest;
  readonly shadow: Shadow;
  readonly base: OpenedBase;
  readonly pass: Pass;
  readonly tables: readonly string[];
  readonly migrations: readonly RehearsedMigration[];
  readonly end: Ending;
}

async function endOf({ stage, contents }: Pass): Promise<Ending> {
  const left = [...contents.keys()].flatMap((oid) => stage.catalogue.tables.get(oid) ?? []);
  return {
    exact: await readExact(stage.session),
    contents: await readContents(stage.session, left),
    stubs: stage.stubs,
  };
}

async function wayBack({
  request,
  shadow,
  base,
  pass,
  tables,
  migrations,
  end,
}: WayBack): Promise<Rehearsal['rollback']> {
  const { pending, limits, clock } = request;
  if (request.depth !== 'back' || pending.length === 0) return noRollback;
  const groups = groupsOf(pending);
  const first = reachOf(request, groups);
  const head: Moment = { exact: end.exact, catalogue: pass.stage.catalogue };
  const deadline = clock() + limits.totalMs;
  const rollback = await rehearseRollback({
    stage: pass.stage,
    steps: stepsOf(request, groups, [base, ...pass.moments, head], first),
    reopen: async (count) => {
      if (clock() > deadline) throw new FaultError(tooLong(limits.totalMs));
      const fresh = await shadow.open(() => undefined);
      const ups = groups.slice(0, first + count).flatMap((group) => group.flatMap((one) => pending[one] ?? []));
      const { sampleRows } = limits;
      const again = await onePass(fresh, { pending: ups, tables, sampleRows, moments: [], lap: () => undefined });
      if (again.faults[0]) throw new FaultError(again.faults[0]);
      return { ...again.stage, yielded: pass.stage.yielded };
    },
    migrations,
    base: { catalogue: base.catalogue, contents: pass.contents },
    above: end.contents,
    reachesBase: first === 0,
  });
  return first === 0 ? rollback : { ...rollback, unverified: [...rollback.unverified, tooMany(first)] };
}

function tooMany(count: number): Text {
  return phrase`The way back of the oldest ${count} migrations was not rehearsed: more than ${generatedAtMost} have no way down. Rehearse them in smaller pull requests.`;
}

function tooLong(totalMs: number): Fault {
  return { code: 'time', what: phrase`The way back took longer than ${totalMs / 1000} s and was stopped.` };
}

function stepsOf(
  { pending, downs }: RehearsalRequest,
  groups: readonly (readonly number[])[],
  moments: readonly (Moment | null)[],
  first: number,
): Step[] {
  return groups.flatMap((group, index): Step[] => {
    const [before, after] = [moments[index], moments[index + 1]];
    if (index < first || !before || !after) return [];
    const up = group.flatMap((one) => pending[one] ?? []);
    const down = up.flatMap(({ migration }) => downs.get(migration.id) ?? []).reverse();
    return [{ up, down: down.length === up.length ? down : null, before, after }];
  });
}

async function readOutcome(base: OpenedBase, faults: readonly Fault[]) {
  // After an exceeded limit the session is gone, and after a failed migration there is no outcome to compare.
  const nothing = { schema: null, changes: [] as readonly SchemaChange[], uncompared: [] as readonly Text[] };
  if (faults.length > 0) return { head: base.catalogue, ...nothing };
  const head = await readCatalogue(base.session);
  const schema = await readSchema(base.session);
  const changes = compareSchema(base.schema, schema, renamesBetween(base.catalogue, head));
  // What was there before and still is, is not this pull request's concern.
  const known = new Set(uncomparedKinds(base.schema));
  const uncompared = uncomparedKinds(schema)
    .filter((kind) => !known.has(kind))
    .map(
      (kind) => phrase`Objects of kind ${kind} exist and are not compared; compare them with pg_dump --schema-only.`,
    );
  return { head, schema, changes, uncompared };
}
