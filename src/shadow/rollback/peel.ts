/**
 * Takes migrations back one by one, newest first, each from exactly the schema that its way up left. A way down that does
 * not restore is followed by its way up, and by a generated way down; where neither leads back, the step before it is
 * built anew, so that one broken way down is not blamed on the next.
 */

import type { Catalogue } from '../../model/catalogue.ts';
import { type Fault, FaultError } from '../../model/fault.ts';
import type { AuthoredRollback, RollbackStep, ScriptFailure } from '../../model/rollback.ts';
import { inEnglish, type Text } from '../../model/text.ts';
import { type ExactSchema, readExact } from '../exact/read.ts';
import type { ScriptedMigration } from '../loop/units.ts';
import { readSchema, type Schema } from '../schema/read.ts';
import { type Goal, generateRollback } from './generate.ts';
import { identitiesOn } from './identities.ts';
import { restoration } from './restoration.ts';
import { runScripts, type Stage } from './stage.ts';

/** Between two migrations. */
export interface Moment {
  readonly exact: ExactSchema;
  readonly catalogue: Catalogue;
  /** Read where it will be needed for sure; absent: read when it is. */
  readonly schema?: Schema;
}

/** A way down, split into statements; or why it cannot be read. */
export type Down = { readonly script: ScriptedMigration } | { readonly fault: Fault };

/** Migrations that go up and down together. */
export interface Step {
  readonly up: readonly ScriptedMigration[];
  /** Newest first; `null`: not all of them have a way down. */
  readonly down: readonly Down[] | null;
  /** Before the first and after the last of them. */
  readonly before: Moment;
  readonly after: Moment;
}

export interface PeelRequest {
  readonly steps: readonly Step[];
  readonly stage: Stage;
  /** A new stage on which so many of the steps have gone up; the old one is closed. */
  readonly reopen: (count: number) => Promise<Stage>;
}

/** Grows as the steps are done, newest first, so that what was found out survives a limit that is exceeded. */
export interface Findings {
  readonly steps: RollbackStep[];
  readonly unverified: Text[];
}

export interface Peeled {
  readonly stage: Stage;
  /** Every step went back without building anything anew, so the rows went all the way. */
  readonly unbroken: boolean;
}

export async function peel({ steps, stage: first, reopen }: PeelRequest, found: Findings): Promise<Peeled> {
  let stage = first;
  let unbroken = true;
  for (const [index, step] of [...steps.entries()].reverse()) {
    const renew = async (count: number): Promise<Stage> => {
      unbroken = false;
      stage = await reopen(count);
      return stage;
    };
    const { result, unverified, isBack } = await takeBack({ step, index, stage, renew });
    found.steps.push(result);
    found.unverified.push(...unverified);
    if (!isBack && index > 0) await renew(index);
    if (!isBack && index === 0) unbroken = false;
  }
  return { stage, unbroken };
}

interface StepRequest {
  readonly step: Step;
  readonly index: number;
  readonly stage: Stage;
  readonly renew: (count: number) => Promise<Stage>;
}

interface Outcome {
  readonly result: RollbackStep;
  readonly unverified: readonly Text[];
  readonly isBack: boolean;
}

async function takeBack(request: StepRequest): Promise<Outcome> {
  const { cosmetic } = request.stage;
  const outcome = await attempt(request);
  const { author } = outcome.result;
  const isRestored = outcome.isBack && (author === null || author.outcome === 'restores');
  // A view of all columns, say, shows the order in which newer ways down have put them: that is not this one's fault.
  if (isRestored || cosmetic.length === 0) return outcome;
  return attempt({ ...request, stage: await request.renew(request.index + 1) });
}

async function attempt(request: StepRequest): Promise<Outcome> {
  const { step } = request;
  const { cosmetic: known } = request.stage;
  const migrations = step.up.map(({ migration }) => migration);
  const common = { migrations: migrations.map(({ id }) => id), paths: migrations.map(({ path }) => path) };
  const unverified: Text[] = [];
  const authored = step.down ? await runAuthored(request.stage, step, step.down, unverified) : null;
  const author = authored && { ...authored.author, cosmetic: without(known, authored.author.cosmetic) };
  if (authored?.author.outcome === 'restores') {
    request.stage.cosmetic = authored.author.cosmetic;
    return { result: { ...common, author, generated: null }, unverified, isBack: true };
  }
  const { stage, goal } = await atTheTop(request, authored === null || authored.isUp);
  const proven = await generateRollback(stage, goal);
  if (proven.type === 'refused') return { result: { ...common, author, generated: proven }, unverified, isBack: false };
  const generated = { ...proven, cosmetic: without(known, proven.cosmetic) };
  return { result: { ...common, author, generated }, unverified, isBack: true };
}

function without(known: Stage['cosmetic'], found: Stage['cosmetic']): Stage['cosmetic'] {
  return found.filter((one) => !known.some(({ tier, object }) => tier === one.tier && object === one.object));
}

/** The stage with the step's way up on it, and the schema to go back to. */
async function atTheTop(
  { step, index, stage, renew }: StepRequest,
  isUp: boolean,
): Promise<{ readonly stage: Stage; readonly goal: Goal }> {
  const { before, after } = step;
  const { schema, exact } = before;
  if (schema) {
    const top = isUp ? stage : await renew(index + 1);
    return {
      stage: top,
      goal: {
        schema,
        exact,
        above: after.exact,
        catalogue: identitiesOn(top.catalogue, after.catalogue, before.catalogue),
      },
    };
  }
  const fresh = await renew(index);
  const goal = { exact, above: after.exact, catalogue: fresh.catalogue, schema: await readSchema(fresh.session) };
  await runScripts(fresh, step.up, 'give way');
  return { stage: fresh, goal };
}

interface Authored {
  readonly author: AuthoredRollback;
  /** The stage is where the way up left it. */
  readonly isUp: boolean;
}

/** Runs the way down, and the way up again where it did not restore. */
async function runAuthored(stage: Stage, step: Step, down: readonly Down[], unverified: Text[]): Promise<Authored> {
  const unread = down.flatMap((one) => ('fault' in one ? [one.fault] : []))[0];
  if (unread) return { author: failing(failureOf(unread)), isUp: true };
  const scripts = down.flatMap((one) => ('script' in one ? [one.script] : []));
  try {
    return await runScript(stage, step, scripts, unverified);
  } catch (error) {
    // A limit was exceeded, and the session is gone with it.
    if (!(error instanceof FaultError)) throw error;
    const where = error.fault.where ?? scripts[0]?.migration.path;
    return { author: failing(failureOf({ ...error.fault, ...(where && { where }) })), isUp: false };
  }
}

function failureOf({ what, where = '' }: Fault): ScriptFailure {
  const place = inEnglish(where);
  const [, path = place, line] = /^(.*?):(\d+)(?::\d+)?$/.exec(place) ?? [];
  return { path, line: Number(line ?? 1), error: { code: '', message: inEnglish(what) }, reason: what };
}

function failing(failure: ScriptFailure): AuthoredRollback {
  return { outcome: 'fails', failure, differences: [], cosmetic: [], conditions: [], reapply: 'not-run' };
}

async function runScript(
  stage: Stage,
  { up, before, after }: Step,
  down: readonly ScriptedMigration[],
  unverified: Text[],
): Promise<Authored> {
  const { failure, conditions, unverified: unseen } = await runScripts(stage, down, 'give way');
  unverified.push(...unseen);
  const now = await readExact(stage.session);
  const { changes, cosmetic } = restoration(before.exact, now, stage.stubs);
  const isAt = (exact: ExactSchema): boolean => restoration(after.exact, exact, stage.stubs).changes.length === 0;
  if (failure) return { author: { ...failing(failure), conditions }, isUp: isAt(now) };
  const shared = { differences: changes, cosmetic, conditions };
  if (changes.length === 0) {
    return { author: { ...shared, outcome: 'restores', reapply: 'not-run' }, isUp: false };
  }
  const again = await runScripts(stage, up, 'stay');
  if (again.failure) {
    const reapplyFailure = again.failure;
    return { author: { ...shared, outcome: 'differs', reapply: 'fails', reapplyFailure }, isUp: false };
  }
  const isUp = isAt(await readExact(stage.session));
  return { author: { ...shared, outcome: 'differs', reapply: isUp ? 'restores' : 'differs' }, isUp };
}
