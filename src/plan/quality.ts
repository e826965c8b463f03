/** The plan looked at as strictly as a migration: what it lacks is named, and a person must settle it. */
import type { Plan, PlanGap, PlanPhase } from '../model/plan.ts';
import { type GapId, type Parameters, phaseIds } from '../model/plan-terms.ts';

function gap(id: GapId, parameters: Parameters, query: string | null = null): PlanGap {
  return { id, with: parameters, query };
}

function phaseGaps(object: string, phase: PlanPhase): PlanGap[] {
  const at = { object, phase: phase.phase };
  const noWayBack = phase.back.losesData && phase.phase !== 'contract';
  const isNumber =
    phase.triggers.length > 0 && phase.triggers.every(({ limit }) => Number.isFinite(limit) && limit >= 0);
  return [
    ...(phase.entry.length === 0 ? [gap('no-entry', at)] : []),
    ...(phase.steps.length === 0 ? [gap('no-steps', at)] : []),
    ...(phase.exit.length === 0 ? [gap('no-exit', at)] : []),
    ...(phase.verify.length === 0 ? [gap('no-check', at)] : []),
    ...(noWayBack ? [gap('no-way-back', at)] : []),
    ...(isNumber ? [] : [gap('no-threshold', at)]),
  ];
}

/** Phases follow the order in which a change is safe. */
function isOrdered(phases: readonly PlanPhase[]): boolean {
  const places = phases.map(({ phase }) => phaseIds.indexOf(phase));
  return places.every((place, index) => index === 0 || place > (places[index - 1] ?? -1));
}

function backfillGaps(plan: Draft): PlanGap[] {
  return plan.backfills.flatMap(({ table, sql, refused }) => {
    if (sql === null) return [gap('backfill-by-hand', { table, refused: refused ?? '' })];
    const restarts = sql.key.length > 0 && sql.psql.includes('last_key') && sql.psql.includes('COMMIT;');
    return restarts ? [] : [gap('not-restartable', { table })];
  });
}

export type Draft = Omit<Plan, 'gaps'>;

export function gapsOf(plan: Draft): readonly PlanGap[] {
  const { wayBack, duration, weight } = plan;
  const unnamed = wayBack.losses.length > 0 && wayBack.noReturn === null;
  return [
    ...plan.recipes.flatMap(({ object, phases }) => [
      ...phases.flatMap((phase) => phaseGaps(object, phase)),
      ...(phases.length > 0 && isOrdered(phases) ? [] : [gap('no-steps', { object, phase: '' })]),
    ]),
    ...backfillGaps(plan),
    ...(unnamed ? [gap('no-return-unnamed', { object: wayBack.losses.join(', ') })] : []),
    ...(duration.type === 'unknown' && weight !== 'light'
      ? [gap('duration-unknown', { tables: duration.tables.length }, duration.query)]
      : []),
  ];
}
