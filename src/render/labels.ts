/** Labels that sort a list of pull requests by what waits in them. All of ours begin alike, so that stale ones can go. */
import type { Review } from '../model/review.ts';
import { isEmpty, stateOf } from './view/verdict.ts';

const labelPrefix = 'countersign: ';

/**
 * None where there is nothing to sort by: without migrations, and no risk where the analysis broke off.
 *
 * @param sorting whether labels are wanted for risk and class; that of an override is always set
 */
export function labels(review: Review, sorting: boolean): readonly string[] {
  if (isEmpty(review)) return [];
  const overridden = review.gate?.override ? ['overridden'] : [];
  const measured =
    !sorting || stateOf(review) === 'error'
      ? []
      : [`risk ${review.risk}`, ...(review.class === 'neutral' ? [] : [`class ${review.class}`])];
  return [...measured, ...overridden].map((label) => labelPrefix + label);
}
