/**
 * The one walk: read the pull request, plan, rehearse, judge, and put together the review. Every shell takes it; what
 * they differ in is where they read from and what they do with the result.
 */
import { judge } from '../judge/judge.ts';
import { riskFacts } from '../judge/risk.ts';
import type { ChangeSet } from '../model/changeset.ts';
import type { Config } from '../model/config.ts';
import type { Engine } from '../model/engine.ts';
import { type Fault, FaultError } from '../model/fault.ts';
import type { Finding } from '../model/finding.ts';
import type { Rehearsal } from '../model/rehearsal.ts';
import type { Review } from '../model/review.ts';
import type { Statistics } from '../model/statistics.ts';
import type { Templates } from '../render/template.ts';
import { rules } from '../rules/registry.ts';
import { type RehearsalRequest, rehearse } from '../shadow/rehearsal.ts';
import { assembleReview, type JudgedSet } from './assemble.ts';
import type { Deps } from './deps.ts';
import { historyOnly } from './history-only.ts';
import { brokenBy, readOwnTemplates } from './own-templates.ts';
import { type Plan, type PlannedSet, planReview } from './plan.ts';
import { readConfig } from './read-config.ts';
import { readStatistics } from './read-statistics.ts';
import { proveSafer } from './safer.ts';
import { baseKey, baseRequest } from './shadow-base.ts';

interface Context {
  readonly deps: Deps;
  readonly changes: ChangeSet;
  readonly config: Config;
  readonly statistics: Statistics | null;
  readonly engine: Engine;
}

function targetVersion(config: Config, rehearsal: Rehearsal): number {
  return config.database.version ?? Number.parseInt(rehearsal.engine.version, 10);
}

/** Source: PostgreSQL's versioning policy; 14 ended in November 2026. */
const oldestSupported = 15;

/** The embedded engine is nobody's production: where that is not named, SQL is written as every supported server reads it. */
function versionToWriteFor(config: Config, { engine }: Rehearsal): number {
  const own = Number.parseInt(engine.version, 10);
  return config.database.version ?? (engine.name === 'server' ? own : Math.min(own, oldestSupported));
}

async function requestOf(planned: PlannedSet, { deps, changes, config, engine }: Context): Promise<RehearsalRequest> {
  const base = await baseRequest(changes.base.tree, planned.base, config);
  return {
    engine,
    base: { ...base, progress: (done, total) => deps.progress?.(`replaying ${done + 1} of ${total} base migrations`) },
    baseKey: deps.facts ? baseKey(changes.base.tree, base, engine.id, deps.version) : null,
    pending: planned.pending,
    downs: planned.downs,
    depth: deps.wayBack === false ? 'up' : 'back',
    history: planned.history,
    limits: config.limits,
    facts: deps.facts,
    clock: deps.clock,
  };
}

async function judgeSet(planned: PlannedSet, context: Context): Promise<JudgedSet> {
  const { deps, config, statistics } = context;
  if (planned.pending.length === 0) return judged(planned, historyOnly(planned.history), context);
  deps.progress?.(`rehearsing ${planned.pending.length} migration(s) on ${planned.base.length} before them`);
  const request = await requestOf(planned, context);
  const rehearsed = await rehearse(request);
  const set = judged(planned, rehearsed, context);
  const start = deps.clock();
  const proof = await proveSafer({
    rehearsed,
    findings: set.findings,
    pending: planned.pending,
    tree: context.changes.head.tree,
    targetVersion: versionToWriteFor(config, rehearsed),
    config,
    statistics,
    clock: deps.clock,
    again: (pending) => rehearse({ ...request, depth: 'end', pending, downs: new Map() }),
    judge: (rehearsal) => judged(planned, rehearsal, context).findings,
  });
  const timings = { ...rehearsed.timings, safer: deps.clock() - start };
  return { ...set, ...proof, rehearsal: { ...rehearsed, timings } };
}

function judged(planned: PlannedSet, rehearsal: Rehearsal, { deps, config, statistics }: Context): JudgedSet {
  const target = targetVersion(config, rehearsal);
  const findings: Finding[] = judge({ rehearsal, targetVersion: target, statistics }, rules, config, deps.today);
  const risks = riskFacts(rehearsal, statistics, config);
  return { planned, rehearsal, findings, safer: [], risks, targetVersion: target };
}

async function rehearseSets(plan: Plan, context: Context): Promise<{ sets: JudgedSet[]; faults: Fault[] }> {
  const sets: JudgedSet[] = [];
  const faults: Fault[] = [];
  for (const planned of plan.sets) {
    try {
      sets.push(await judgeSet(planned, context));
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      faults.push(error.fault);
    }
  }
  return { sets, faults };
}

/** Reviews one pull request. Throws `FaultError` only when it cannot be read at all. */
export async function review(deps: Deps): Promise<Review> {
  return (await reviewUnder(deps)).review;
}

/** The review together with what it was made under: the configuration, which the gate goes on with, and the templates. */
export interface ReviewUnder {
  readonly review: Review;
  readonly config: Config;
  /** The repository's own, that can be used for it. */
  readonly own: Templates;
}

export async function reviewUnder(deps: Deps): Promise<ReviewUnder> {
  const start = deps.clock();
  const changes = await deps.forge.read();
  const { config, faults: configFaults } = deps.config
    ? { config: deps.config, faults: [] }
    : await readConfig(changes.policy, deps.configPath);
  const { statistics, faults: statisticsFaults } = await readStatistics(changes.policy, config);
  const { templates = {} } = deps;
  const { own, faults: templateFaults } = await readOwnTemplates(changes.policy, templates);
  const plan = await planReview(changes, config, deps.others ?? []);
  const planned = deps.clock();
  const engine = deps.engine(config.limits);
  const { sets, faults } = await rehearseSets(plan, { deps, changes, config, statistics, engine });
  const rehearsed = deps.clock();
  const ingredients = {
    changes,
    config,
    statistics,
    plan,
    judged: sets,
    faults: [...configFaults, ...statisticsFaults, ...templateFaults, ...plan.faults, ...faults],
    version: deps.version,
    timings: { plan: planned - start, shadow: rehearsed - planned },
  };
  const assembled = assembleReview(ingredients);
  // The plan of the rollout and its SQL are part of this.
  const timings = { ...assembled.timings, assembly: deps.clock() - rehearsed };
  const review = { ...assembled, timings };
  const broken = brokenBy(review, own, templates);
  if (broken === null) return { review, config, own };
  const withFault = assembleReview({ ...ingredients, faults: [...ingredients.faults, broken] });
  return { review: { ...withFault, timings }, config, own: {} };
}
