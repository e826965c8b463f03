/** Puts the review together from what the walk found out: the serialisable result that everything shown derives from. */

import { classOf, overallClass } from '../judge/change-class.ts';
import { type RiskFact, riskOf } from '../judge/risk.ts';
import { qualifiedName, type Table } from '../model/catalogue.ts';
import type { ChangeSet } from '../model/changeset.ts';
import type { Config } from '../model/config.ts';
import type { Fault } from '../model/fault.ts';
import { type Finding, risks } from '../model/finding.ts';
import type { Plan as RolloutPlan } from '../model/plan.ts';
import type { Rehearsal, Replay } from '../model/rehearsal.ts';
import type { Impact, Review, ReviewMigration, Verdict } from '../model/review.ts';
import type { ProvenSafer } from '../model/safer.ts';
import type { Statistics } from '../model/statistics.ts';
import { joined, phrase, type Text, verbatim } from '../model/text.ts';
import { planOf } from '../plan/plan.ts';
import { groupsOf } from '../shadow/loop/units.ts';
import { fingerprint } from '../signoff/fingerprint.ts';
import { noEngine, noReplay } from './history-only.ts';
import type { Plan, PlannedSet } from './plan.ts';
import { rollbackResult } from './rollback-result.ts';

export interface JudgedSet {
  readonly planned: PlannedSet;
  readonly rehearsal: Rehearsal;
  readonly findings: readonly Finding[];
  readonly safer: readonly ProvenSafer[];
  readonly risks: readonly RiskFact[];
  readonly targetVersion: number;
}

export interface Ingredients {
  readonly changes: ChangeSet;
  readonly config: Config;
  readonly statistics: Statistics | null;
  readonly plan: Plan;
  readonly judged: readonly JudgedSet[];
  readonly faults: readonly Fault[];
  readonly version: string;
  readonly timings: Readonly<Record<string, number>>;
}

function reviewMigrations({ rehearsal }: JudgedSet): ReviewMigration[] {
  return rehearsal.migrations.map((rehearsed) => ({
    id: rehearsed.migration.id,
    format: rehearsed.migration.format,
    path: rehearsed.migration.path,
    version: rehearsed.migration.version,
    transaction: rehearsed.migration.transaction,
    class: classOf(rehearsed, rehearsal.base),
    hasDown: rehearsed.migration.down !== null,
    statements: rehearsed.statements.map(({ statement, observation: { tables: _, ...observation } }) => ({
      index: statement.index,
      line: statement.line,
      endLine: statement.endLine,
      kind: statement.kind,
      sql: statement.sql,
      observation,
    })),
  }));
}

/** Tables that a statement changed, as they are in the end; dropped ones as they were. */
function touchedTables({ rehearsal }: JudgedSet): Table[] {
  const touched = new Map<number, Table>();
  for (const { statements } of rehearsal.migrations) {
    for (const { observation } of statements) {
      for (const { before, after } of observation.tables) {
        const table = after ?? before;
        if (table && (table.kind === 'table' || table.kind === 'partitioned'))
          touched.set(table.oid, rehearsal.head.tables.get(table.oid) ?? table);
      }
    }
  }
  return [...touched.values()];
}

function impactOf(judged: readonly JudgedSet[], statistics: Statistics | null): Impact[] {
  const objects = new Set<string>();
  for (const { rehearsal } of judged) {
    for (const { statements } of rehearsal.migrations) {
      for (const { observation } of statements) {
        for (const lock of observation.locks)
          if (!lock.fresh && lock.kind === 'table' && lock.blocks.length > 0) objects.add(lock.table);
        for (const { fresh, relation } of observation.scans) if (!fresh) objects.add(relation);
      }
    }
  }
  const sizes = new Map(statistics?.tables.map((table) => [table.table, table]));
  return [...objects].sort().map((object) => {
    const size = sizes.get(object);
    return {
      object,
      rows: size?.rows ?? null,
      bytes: size ? size.bytes + size.indexBytes : null,
      source: size && statistics ? `stats file of ${statistics.date}` : 'unknown',
      references: [],
    };
  });
}

function placed({ what, where }: Fault): Text {
  return where ? joined([where, what], ': ') : what;
}

function verdictOf(faults: readonly Fault[], findings: readonly Finding[], plan: Plan, config: Config): Verdict {
  const failures = faults.filter(({ code }) => code === 'migration-failed');
  const errors = faults.filter(({ code }) => code !== 'migration-failed');
  if (errors.length > 0) return { state: 'error', reasons: errors.map(placed) };
  const blocking = findings.filter(({ severity, waiver }) => !waiver && config.block.includes(severity));
  const reasons = [
    ...failures.map(placed),
    ...blocking.map(({ rule, path, line, subject }) =>
      subject === path ? verbatim(`${rule} (${path}:${line})`) : phrase`${rule} on ${subject} (${path}:${line})`,
    ),
  ];
  if (reasons.length > 0) return { state: 'failure', reasons };
  const nothing = plan.sets.every(({ pending }) => pending.length === 0);
  const unrehearsed = nothing && (plan.refs.length > 0 || plan.unclaimed.length > 0);
  return unrehearsed ? { state: 'pending', reasons: plan.unverified } : { state: 'success', reasons: [] };
}

/** Files that the sign-offs are about: those of every migration under review, and SQL that nobody could place. */
function touchedPaths(plan: Pick<Plan, 'refs' | 'history' | 'unclaimed'>): ReadonlySet<string> {
  const migrations = [...plan.refs, ...plan.history.map(({ migration }) => migration)];
  return new Set([...migrations.flatMap(({ paths }) => paths), ...plan.unclaimed]);
}

function fingerprintOf({ changes, plan, config }: Ingredients): string {
  const previous = new Map(
    plan.history.flatMap(({ migration, other, kind }) =>
      kind === 'renamed' && other ? [[migration.path, other.path]] : [],
    ),
  );
  const paths = touchedPaths(plan);
  const files = [...paths].map((path) => {
    const previousPath = previous.get(path) ?? null;
    const head = changes.head.tree.files.get(path);
    const base = changes.base.tree.files.get(previousPath ?? path);
    return { path, previousPath, mode: head?.mode ?? null, baseOid: base?.oid ?? null, headOid: head?.oid ?? null };
  });
  return fingerprint(files, changes.baseBranch, config.signoffs);
}

function sum(timings: Readonly<Record<string, number>>, judged: readonly JudgedSet[]): Record<string, number> {
  const total: Record<string, number> = { ...timings };
  for (const { rehearsal } of judged)
    for (const [name, ms] of Object.entries(rehearsal.timings)) total[name] = (total[name] ?? 0) + ms;
  return total;
}

function replayOf(judged: readonly JudgedSet[]): Replay {
  const replays = judged.map(({ rehearsal }) => rehearsal.replay);
  const first = replays[0];
  if (!first) return noReplay;
  return replays.slice(1).reduce(
    (all, one) => ({
      applied: all.applied + one.applied,
      total: all.total + one.total,
      notes: [...all.notes, ...one.notes],
      source: all.source === one.source ? all.source : 'replay',
      durationMs: all.durationMs + one.durationMs,
    }),
    first,
  );
}

/** What did not apply, or was not run to its end, nobody can plan. */
function rolloutPlan(
  review: Pick<Review, 'class' | 'risk' | 'rollback'>,
  ingredients: Ingredients,
): RolloutPlan | null {
  const sets = ingredients.judged.map(({ rehearsal }) => rehearsal).filter(({ migrations }) => migrations.length > 0);
  if (sets.length === 0 || sets.some(({ faults }) => faults.length > 0)) return null;
  const { statistics, config } = ingredients;
  return planOf({ ...review, sets, statistics, largeTableRows: config.risk.largeTableRows, thresholds: config.plan });
}

/** The complete review. */
export function assembleReview(ingredients: Ingredients): Review {
  const { changes, config, statistics, plan, judged, version } = ingredients;
  const faults = [...ingredients.faults, ...judged.flatMap(({ rehearsal }) => rehearsal.faults)];
  const findings = judged.flatMap((set) => set.findings);
  const facts = judged
    .flatMap((set) => set.risks)
    .sort((left, right) => risks.indexOf(right.risk) - risks.indexOf(left.risk));
  const rehearsed = judged.find(({ rehearsal }) => rehearsal.engine !== noEngine);
  const migrations = judged.flatMap(reviewMigrations);
  const rollback = rollbackResult(
    judged.map(({ rehearsal }) => rehearsal.rollback),
    judged.reduce((sum, { planned }) => sum + groupsOf(planned.pending).length, 0),
  );
  const risk = faults.length > 0 ? 'critical' : riskOf(facts);
  const changeClass = overallClass(migrations.map((migration) => migration.class));
  return {
    version: 1,
    countersign: version,
    risk,
    riskReasons: facts.map(({ reason }) => reason),
    class: changeClass,
    engine: rehearsed?.rehearsal.engine ?? noEngine,
    targetVersion: rehearsed?.targetVersion ?? config.database.version ?? 0,
    base: changes.base.commit ?? '',
    head: changes.head.commit ?? 'working tree',
    fingerprint: fingerprintOf(ingredients),
    replay: replayOf(judged),
    migrations,
    history: plan.history,
    changes: judged.flatMap(({ rehearsal }) => rehearsal.changes),
    tables: judged.flatMap(touchedTables).sort((left, right) => (qualifiedName(left) < qualifiedName(right) ? -1 : 1)),
    findings,
    rollback,
    safer: judged.flatMap((set) => set.safer),
    impact: impactOf(judged, statistics),
    plan: rolloutPlan({ risk, class: changeClass, rollback }, ingredients),
    signoffs: [],
    faults,
    verdict: verdictOf(faults, findings, plan, config),
    gate: null,
    touched: [...touchedPaths(plan)].sort(),
    unrehearsed: plan.unrehearsed,
    unverified: [...plan.unverified, ...judged.flatMap(({ rehearsal }) => rehearsal.unverified)],
    timings: sum(ingredients.timings, judged),
  };
}
