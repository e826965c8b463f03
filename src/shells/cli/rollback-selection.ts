/** Which steps of the way back somebody asked for, by path or id of a migration. */
import { FaultError } from '../../model/fault.ts';
import type { MigrationRef } from '../../model/migration.ts';
import { nearest } from '../../model/nearest.ts';
import type { Review, ReviewRollbackStep } from '../../model/review.ts';
import { inEnglish, phrase } from '../../model/text.ts';

export interface Selection {
  /** Newest first. */
  readonly steps: readonly ReviewRollbackStep[];
  /** Asked for, and not rehearsed on the way back: paths, or what the review says of them. */
  readonly missing: readonly string[];
}

/**
 * @param names for each migration asked for the names it may go by; none: everything
 * @throws FaultError (configuration) for a name that nothing under review has
 */
export function selectSteps(
  names: readonly (readonly string[])[],
  review: Review,
  refs: readonly MigrationRef[],
): Selection {
  const { steps } = review.rollback;
  const isBack = (id: string) => steps.some(({ migrations }) => migrations.includes(id));
  if (names.length === 0) {
    const cutOff = review.migrations.filter(({ id }) => !isBack(id)).map(({ path }) => path);
    return { steps, missing: [...new Set([...cutOff, ...review.unrehearsed.map(inEnglish)])] };
  }
  const underReview = refs.filter(
    ({ id, paths }) =>
      review.migrations.some((one) => one.id === id) || paths.some((path) => review.touched.includes(path)),
  );
  const ids = new Set<string>();
  for (const known of names) {
    const found = underReview.filter(({ id, paths }) => known.some((name) => name === id || paths.includes(name)));
    if (found.length === 0) throw notUnderReview(known[0] ?? '', known, underReview, refs);
    for (const { id } of found) ids.add(id);
  }
  const missing = underReview.filter(({ id }) => ids.has(id) && !isBack(id)).map(({ path }) => path);
  return { steps: steps.filter(({ migrations }) => migrations.some((id) => ids.has(id))), missing };
}

function notUnderReview(
  word: string,
  known: readonly string[],
  underReview: readonly MigrationRef[],
  refs: readonly MigrationRef[],
): FaultError {
  const isOld = refs.some(({ id, paths }) => known.some((name) => name === id || paths.includes(name)));
  const paths = underReview.map(({ path }) => path);
  const near = nearest(word, paths);
  return new FaultError({
    code: 'configuration',
    where: word.slice(0, 200),
    what: isOld
      ? phrase`This migration is not under review: it is the same on the base branch.`
      : phrase`There is no such migration under review${near === undefined ? '.' : phrase`; did you mean ${near}?`}`,
    mend:
      paths.length === 0
        ? phrase`Nothing is under review.`
        : phrase`Name one that is under review, or none for all of them.`,
    example: `countersign rollback ${near ?? paths[0] ?? ''}`.trim(),
  });
}
