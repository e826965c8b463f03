/** Rollbacks as a review tells them, each with what a test does not care about filled in. */

import type { ReviewDataLoss, ReviewRollbackStep, RollbackResult } from '../../src/model/review.ts';
import type { Text } from '../../src/model/text.ts';

/** What its steps say is said of the whole too. */
export const rollbackOf = ({ steps = [], ...parts }: Partial<RollbackResult> = {}): RollbackResult => ({
  source: 'author',
  outcome: 'restores',
  reapply: 'restores',
  differences: steps.flatMap(({ differences }) => differences),
  dataLoss: [],
  sql: steps.map(({ sql }) => sql).join(''),
  steps,
  reapplyFailure: null,
  leftRows: [],
  noReturn: null,
  ...parts,
});

/** Of one migration, whose way down restores. */
export const stepOf = (path: string, parts: Partial<ReviewRollbackStep> = {}): ReviewRollbackStep => ({
  migrations: [path],
  paths: [path],
  source: 'author',
  outcome: 'restores',
  reapply: 'not-run',
  failure: null,
  differences: [],
  cosmetic: [],
  conditions: [],
  sql: '',
  needsRows: [],
  refused: null,
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
