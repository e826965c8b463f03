/** Which migrations under review somebody asked for, by path or id. */
import { FaultError } from '../../model/fault.ts';
import type { MigrationRef } from '../../model/migration.ts';
import { nearest } from '../../model/nearest.ts';
import type { Review } from '../../model/review.ts';
import { phrase } from '../../model/text.ts';

/**
 * @param names for each migration asked for the names it may go by
 * @throws FaultError (configuration) for a name that nothing under review has
 */
export function selectMigrations(
  names: readonly (readonly string[])[],
  review: Review,
  refs: readonly MigrationRef[],
  command: string,
): readonly MigrationRef[] {
  const underReview = refs.filter(
    ({ id, paths }) =>
      review.migrations.some((one) => one.id === id) || paths.some((path) => review.touched.includes(path)),
  );
  const ids = new Set<string>();
  for (const known of names) {
    const found = underReview.filter(({ id, paths }) => known.some((name) => name === id || paths.includes(name)));
    if (found.length === 0) throw notUnderReview(command, known, underReview, refs);
    for (const { id } of found) ids.add(id);
  }
  return underReview.filter(({ id }) => ids.has(id));
}

function notUnderReview(
  command: string,
  known: readonly string[],
  underReview: readonly MigrationRef[],
  refs: readonly MigrationRef[],
): FaultError {
  const word = known[0] ?? '';
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
    example: `countersign ${command} ${near ?? paths[0] ?? ''}`.trim(),
  });
}
