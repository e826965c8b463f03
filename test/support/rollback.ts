/** Rollbacks as a review tells them, each with what a test does not care about filled in. */

import type { ReviewDataLoss, RollbackResult } from '../../src/model/review.ts';
import type { Text } from '../../src/model/text.ts';

export const rollbackOf = (parts: Partial<RollbackResult> = {}): RollbackResult => ({
  source: 'author',
  outcome: 'restores',
  reapply: 'restores',
  differences: [],
  dataLoss: [],
  sql: '',
  steps: [],
  reapplyFailure: null,
  leftRows: [],
  noReturn: null,
  ...parts,
});

export const lost = (object: string, why: Text): ReviewDataLoss => ({
  object,
  kind: 'dropped',
  by: 'up',
  why,
  affected: null,
  of: null,
});
