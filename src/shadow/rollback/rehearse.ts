/** The way back, run: every step down, its rows compared, and everything up again. */
import type { Catalogue } from '../../model/catalogue.ts';
import { qualifiedName } from '../../model/catalogue.ts';
import { FaultError } from '../../model/fault.ts';
import type { RehearsedMigration } from '../../model/rehearsal.ts';
import type { DataLoss, RollbackRehearsal } from '../../model/rollback.ts';
import { phrase } from '../../model/text.ts';
import { readExact } from '../exact/read.ts';
import type { ScriptedMigration } from '../loop/units.ts';
import { type AllContents, readContents } from './contents.ts';
import { lossesBetween } from './losses.ts';
import { pointOfNoReturn, withPlaces } from './no-return.ts';
import { type Findings, type Moment, type PeelRequest, peel, type Step } from './peel.ts';
import { restoration } from './restoration.ts';
import { runScripts, type Stage } from './stage.ts';
import { droppedBetween } from './structural.ts';

export interface RollbackRequest {
  readonly stage: Stage;
  /** Oldest first. */
  readonly steps: readonly Step[];
  readonly reopen: PeelRequest['reopen'];
  /** As the ways up were observed. */
  readonly migrations: readonly RehearsedMigration[];
  /** The base and its sampled rows, before the first way up. */
  readonly base: { readonly catalogue: Catalogue; readonly contents: AllContents };
  /** Its rows after the last way up. */
  readonly above: AllContents;
  /** Whether the oldest step goes back to the base. */
  readonly reachesBase: boolean;
}

export const noRollback: RollbackRehearsal = {
  steps: [],
  reapply: 'not-run',
  reapplyDifferences: [],
  losses: [],
  noReturn: null,
  unverified: [],
};

/** Never throws a `FaultError`: what could not be run is said, and counts as not run. */
export async function rehearseRollback(request: RollbackRequest): Promise<RollbackRehearsal> {
  const found: Findings = { steps: [], unverified: [] };
  const top = request.stage.catalogue;
  try {
    return await run(request, found);
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    const unfinished = phrase`The way back was not rehearsed to its end: ${error.fault.what} Run it on a copy of production.`;
    // What went on the way up is lost, however far the way back came.
    const losses = withPlaces(request.migrations, droppedBetween(request.base.catalogue, top));
    const noReturn = pointOfNoReturn(request.migrations, losses);
    return { ...noRollback, ...found, losses, noReturn, unverified: [...found.unverified, unfinished] };
  }
}

async function run(request: RollbackRequest, found: Findings): Promise<RollbackRehearsal> {
  const { stage, steps, base, above } = request;
  const top = stage.catalogue;
  const peeled = await peel(request, found);
  const below = peeled.unbroken && request.reachesBase ? await contentsBelow(peeled.stage, base) : null;
  const again = await upAgain(peeled.stage, found, steps);
  const emptied = new Set([...stage.yielded, ...peeled.stage.emptied]);
  const losses = withPlaces(request.migrations, lossesOf({ base, top, above, below, emptied }));
  return { ...found, ...again, losses, noReturn: pointOfNoReturn(request.migrations, losses) };
}

/** After all the ways down a table may have been made anew: then its name is the one of before. */
async function contentsBelow(
  { session, catalogue }: Stage,
  { contents }: RollbackRequest['base'],
): Promise<AllContents> {
  const names = new Set([...contents.values()].map(({ table }) => qualifiedName(table)));
  const tables = [...catalogue.tables.values()].filter(
    (table) => contents.has(table.oid) || names.has(qualifiedName(table)),
  );
  return readContents(session, tables);
}

interface Seen {
  readonly base: RollbackRequest['base'];
  readonly top: Catalogue;
  readonly above: AllContents;
  readonly below: AllContents | null;
  /** Tables whose rows the rehearsal itself took away. */
  readonly emptied: ReadonlySet<string>;
}

function lossesOf({ base, top, above, below, emptied }: Seen): readonly DataLoss[] {
  const kept = new Map([...base.contents].filter(([, { table }]) => !emptied.has(qualifiedName(table))));
  const dropped = droppedBetween(base.catalogue, top);
  const up = lossesBetween(kept, above, 'up').filter(({ kind }) => kind !== 'left');
  if (!below) return [...dropped, ...up];
  const gone = new Set(dropped.map(({ object }) => object));
  const isDropped = (object: string): boolean => gone.has(object) || gone.has(object.slice(0, object.lastIndexOf('.')));
  const byUp = new Set(up.map(({ kind, object }) => `${kind} ${object}`));
  const round = lossesBetween(kept, below, 'down').map(
    (loss): DataLoss => (byUp.has(`${loss.kind} ${loss.object}`) ? { ...loss, by: 'up' } : loss),
  );
  return [...dropped, ...round.filter(({ object }) => !isDropped(object))];
}

type Again = Pick<RollbackRehearsal, 'reapply' | 'reapplyFailure' | 'reapplyDifferences'>;

/** Up again, only from a schema that came back: otherwise it says nothing about the way up. */
async function upAgain(stage: Stage, found: Findings, steps: readonly Step[]): Promise<Again> {
  const isBack = found.steps.every(
    ({ author, generated }) => author?.outcome === 'restores' || generated?.type === 'proven',
  );
  const goal: Moment | undefined = steps.at(-1)?.after;
  if (!isBack || !goal) return { reapply: 'not-run', reapplyDifferences: [] };
  const scripts: readonly ScriptedMigration[] = steps.flatMap(({ up }) => up);
  const { failure } = await runScripts(stage, scripts, 'stay');
  if (failure) return { reapply: 'fails', reapplyFailure: failure, reapplyDifferences: [] };
  const { changes } = restoration(goal.exact, await readExact(stage.session), stage.stubs);
  return { reapply: changes.length > 0 ? 'differs' : 'restores', reapplyDifferences: changes };
}
