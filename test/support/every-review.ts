/** The reviews of the golden files by name: as the rehearsal leaves them, and under a gate. */
import type { Review } from '../../src/model/review.ts';
import * as gates from './gates.ts';
import * as reviews from './reviews.ts';

const isReview = (value: unknown): value is Review =>
  typeof value === 'object' && value !== null && 'countersign' in value && 'verdict' in value;

/** Without the one of hostile names, which are in no language. */
export const everyReview = Object.entries({ ...reviews, ...gates }).flatMap(([name, value]) =>
  isReview(value) && name !== 'hostile' ? [[name, value] as const] : [],
);
