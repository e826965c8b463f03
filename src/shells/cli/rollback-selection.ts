/** Which steps of the way back somebody asked for, by path or id of a migration. */
import type { ReviewRollbackStep } from '../../model/review.ts';
import { inEnglish } from '../../model/text.ts';
import type { Material } from './branch.ts';
import { selectMigrations } from './selection.ts';

export interface Selection {
  /** Newest first. */
  readonly steps: readonly ReviewRollbackStep[];
  /** Asked for, and not rehearsed on the way back: paths, or what the review says of them. */
  readonly missing: readonly string[];
}

/** @throws FaultError (configuration) for a name that nothing under review has */
export function selectSteps({ names, review, refs }: Pick<Material, 'names' | 'review' | 'refs'>): Selection {
  const { steps } = review.rollback;
  const isBack = (id: string) => steps.some(({ migrations }) => migrations.includes(id));
  if (names.length === 0) {
    const cutOff = review.migrations.filter(({ id }) => !isBack(id)).map(({ path }) => path);
    return { steps, missing: [...new Set([...cutOff, ...review.unrehearsed.map(inEnglish)])] };
  }
  const wanted = selectMigrations(names, review, refs, 'rollback');
  const ids = new Set(wanted.map(({ id }) => id));
  const missing = wanted.filter(({ id }) => !isBack(id)).map(({ path }) => path);
  return { steps: steps.filter(({ migrations }) => migrations.some((id) => ids.has(id))), missing };
}
