/** What the rehearsals of the way back say together, as the review tells it. */

import type { ReviewDataLoss, ReviewRollbackStep, RollbackResult } from '../model/review.ts';
import type {
  DataLoss,
  ReapplyOutcome,
  RollbackOutcome,
  RollbackRehearsal,
  RollbackStep,
  ScriptFailure,
} from '../model/rollback.ts';
import { phrase, type Text } from '../model/text.ts';

/** Worst first. */
const outcomes: readonly RollbackOutcome[] = ['fails', 'differs', 'irreversible', 'not-run', 'restores'];
const reapplies: readonly ReapplyOutcome[] = ['fails', 'differs', 'not-run', 'restores'];

/** @param expected steps that there are in all; those that a limit cut off were not run */
export function rollbackResult(rehearsals: readonly RollbackRehearsal[], expected: number): RollbackResult {
  const steps = rehearsals.flatMap((rehearsal) => rehearsal.steps.map(reviewStep));
  const losses = rehearsals.flatMap(({ losses: found }) => found);
  return {
    source: sourceOf(steps),
    outcome:
      steps.length < expected || steps.length === 0
        ? worst(outcomes, ['not-run', ...steps.map(({ outcome }) => outcome)])
        : worst(
            outcomes,
            steps.map(({ outcome }) => outcome),
          ),
    reapply: reapplyOf(rehearsals, steps),
    differences: steps.flatMap(({ differences }) => differences),
    dataLoss: losses.filter(({ kind }) => kind !== 'left').map(reviewLoss),
    sql: steps.map(({ sql }) => sql).join(''),
    steps,
    reapplyFailure:
      rehearsals.flatMap(({ reapplyFailure }) => (reapplyFailure ? [failureOf(reapplyFailure)] : []))[0] ?? null,
    leftRows: losses.flatMap(({ kind, object, count }) =>
      kind === 'left' && count ? [{ object, rows: count.affected }] : [],
    ),
    noReturn: rehearsals.flatMap(({ noReturn }) => noReturn ?? [])[0] ?? null,
  };
}

function worst<Value>(order: readonly Value[], values: readonly Value[]): Value {
  const found = order.find((value) => values.includes(value)) ?? order.at(-1);
  return found as Value;
}

function sourceOf(steps: readonly ReviewRollbackStep[]): RollbackResult['source'] {
  const sources = steps.map(({ source }) => source);
  if (sources.includes('author')) return 'author';
  return sources.length > 0 && sources.every((source) => source === 'generated') ? 'generated' : 'none';
}

function reapplyOf(rehearsals: readonly RollbackRehearsal[], steps: readonly ReviewRollbackStep[]): ReapplyOutcome {
  const own = steps.map(({ reapply }) => reapply).filter((reapply) => reapply === 'fails' || reapply === 'differs');
  // Up again after a generated way down says nothing about the author's that failed.
  const isBroken = steps.some(({ source, outcome }) => source === 'author' && outcome !== 'restores');
  const all = rehearsals
    .filter(({ steps: run }) => run.length > 0)
    .map(({ reapply }) => (isBroken ? 'not-run' : reapply));
  return worst(reapplies, all.length > 0 ? [...own, ...all] : ['not-run']);
}

/** A way down that raises an error of its own says that there is no way back. */
const raised = 'P0001';

function reviewStep({ migrations, paths, author, generated }: RollbackStep): ReviewRollbackStep {
  const proven = generated?.type === 'proven' ? generated : null;
  const common = {
    migrations,
    paths,
    sql: proven?.sql ?? '',
    needsRows: proven?.needsRows ?? [],
    refused: generated?.type === 'refused' ? generated.why : null,
  };
  if (author === null) {
    return {
      ...common,
      source: proven ? 'generated' : 'none',
      outcome: proven ? 'restores' : 'irreversible',
      reapply: 'not-run',
      failure: null,
      differences: [],
      cosmetic: proven?.cosmetic ?? [],
      conditions: [],
    };
  }
  const { outcome, failure, differences, cosmetic, conditions, reapply } = author;
  return {
    ...common,
    source: 'author',
    outcome: failure?.error.code === raised ? 'irreversible' : outcome,
    reapply,
    failure: failure ? failureOf(failure) : null,
    differences,
    cosmetic,
    conditions: conditions.map(({ path, line, condition: { error, query } }) => ({
      path,
      line,
      message: error.message,
      query: query ?? null,
    })),
  };
}

function failureOf({
  path,
  line,
  error: { code, message },
}: ScriptFailure): NonNullable<ReviewRollbackStep['failure']> {
  return { path, line, code, message };
}

function reviewLoss(loss: DataLoss): ReviewDataLoss {
  const { object, kind, by, count } = loss;
  return { object, kind, by, why: whyOf(loss), affected: count?.affected ?? null, of: count?.of ?? null };
}

function whyOf({ kind, by, count }: DataLoss): Text {
  const share = count ? phrase`${count.affected} of ${count.of}` : '';
  const after = by === 'up' ? phrase`after going up` : phrase`after going up and down`;
  switch (kind) {
    case 'dropped':
      return phrase`It is dropped, and its contents with it.`;
    case 'removed':
      return phrase`${share} sample rows are gone ${after}.`;
    case 'nulled':
      return phrase`${share} sample values are NULL ${after}.`;
    case 'duplicated':
      return phrase`${share} sample rows are there more than once ${after}.`;
    default:
      return phrase`${share} sample values are others ${after}.`;
  }
}
