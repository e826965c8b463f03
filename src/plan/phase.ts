/** A phase with what every phase of its kind has: how it is entered, when one turns back, and by which number. */
import type { PlanBack, PlanPhase, PlanStep, PlanThresholds, PlanTrigger } from '../model/plan.ts';
import type { BackId, CriterionId, Parameters, PhaseId, StepId, Term } from '../model/plan-terms.ts';

export function criterion(id: CriterionId, parameters: Parameters = {}): Term<CriterionId> {
  return { id, with: parameters };
}

export function step(id: StepId, parameters: Parameters = {}, sql: string | null = null): PlanStep {
  return { id, with: parameters, sql };
}

export function back(id: BackId, sql: string | null = null, losesData = false, parameters: Parameters = {}): PlanBack {
  return { id, with: parameters, sql, losesData };
}

export function triggersOf(phase: PhaseId, numbers: PlanThresholds): readonly PlanTrigger[] {
  const errors = (reaction: PlanTrigger['reaction']): PlanTrigger => ({
    measure: 'error-rate-percent',
    limit: numbers.errorRatePercent,
    reaction,
  });
  const mismatch: PlanTrigger = { measure: 'mismatches', limit: 0, reaction: 'stop' };
  switch (phase) {
    case 'expand':
      return [{ measure: 'lock-wait-s', limit: numbers.lockTimeoutS, reaction: 'stop' }, errors('go-back')];
    case 'dual-write':
      return [errors('switch-off')];
    case 'backfill':
      return [
        { measure: 'replica-lag-s', limit: numbers.throttleLagS, reaction: 'throttle' },
        { measure: 'replica-lag-s', limit: numbers.pauseLagS, reaction: 'pause-and-halve' },
        { measure: 'failed-attempts', limit: numbers.attempts, reaction: 'stop' },
        mismatch,
      ];
    case 'flip-reads':
      return [
        { measure: 'p99-percent', limit: numbers.p99Percent, reaction: 'ramp-to-zero' },
        errors('ramp-to-zero'),
        mismatch,
      ];
    case 'soak':
      return [mismatch, errors('ramp-to-zero')];
    case 'contract':
      return [{ measure: 'lock-wait-s', limit: numbers.lockTimeoutS, reaction: 'stop' }, errors('go-back')];
  }
}

export type PhaseParts = Pick<PlanPhase, 'steps' | 'verify' | 'back' | 'exit'> & {
  readonly entry?: PlanPhase['entry'];
};

/** @param place of the phase in its recipe, from 0: the first waits for people, the others for the one before */
function phase(id: PhaseId, place: number, numbers: PlanThresholds, parts: PhaseParts): PlanPhase {
  const first = place === 0 ? criterion('signed-off') : criterion('previous-done');
  return {
    phase: id,
    entry: [first, ...(parts.entry ?? [])],
    steps: parts.steps,
    verify: parts.verify,
    back: parts.back,
    exit: parts.exit,
    triggers: triggersOf(id, numbers),
  };
}

/** Recipes write their phases in order; this numbers them. */
export function phases(
  numbers: PlanThresholds,
  parts: readonly (readonly [PhaseId, PhaseParts] | null)[],
): readonly PlanPhase[] {
  return parts.filter((part) => part !== null).map(([id, one], place) => phase(id, place, numbers, one));
}
