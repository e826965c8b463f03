/** The ids that plans speak in: each has its word in `render/messages`, and none is a word itself. */

export const phaseIds = ['expand', 'dual-write', 'backfill', 'flip-reads', 'soak', 'contract'] as const;
export type PhaseId = (typeof phaseIds)[number];

export type RecipeId =
  | 'add-column'
  | 'drop-column'
  | 'drop-table'
  | 'rename-column'
  | 'rename-table'
  | 'type-change'
  | 'not-null'
  | 'unique'
  | 'foreign-key'
  | 'index'
  | 'enum'
  | 'rewrite'
  | 'split';

/** Names as they are, figures in the unit that the id's words give. */
export type Parameters = Readonly<Record<string, string | number>>;

/** Something to be said, without its words. */
export interface Term<Id extends string> {
  readonly id: Id;
  readonly with: Parameters;
}

export type CriterionId =
  | 'signed-off'
  | 'previous-done'
  | 'backup-restored'
  | 'off-peak'
  | 'code-released'
  | 'no-code-uses'
  | 'releases-passed'
  | 'disk-free'
  | 'dependents-carried'
  | 'check-is-zero'
  | 'structure-there'
  | 'gone'
  | 'errors-below'
  | 'no-mismatch'
  | 'backfill-finished'
  | 'ramped'
  | 'soaked'
  | 'p99-within'
  | 'index-valid'
  | 'validated';

export type StepId =
  | 'set-guards'
  | 'add-column'
  | 'add-index'
  | 'add-unchecked'
  | 'validate'
  | 'set-not-null'
  | 'loosen'
  | 'attach-constraint'
  | 'carry-dependents'
  | 'sync-trigger'
  | 'write-both'
  | 'always-write'
  | 'run-backfill'
  | 'fill-by-hand'
  | 'ramp-reads'
  | 'release-code'
  | 'stop-using'
  | 'watch'
  | 'drop-column'
  | 'drop-table'
  | 'swap-names'
  | 'rename-with-view'
  | 'drop-view'
  | 'change-type'
  | 'add-value'
  | 'as-written'
  | 'online-tool'
  | 'first-pull-request'
  | 'second-pull-request';

export type QueryId =
  | 'columns-there'
  | 'columns-gone'
  | 'relation-there'
  | 'relation-gone'
  | 'row-count'
  | 'nulls-left'
  | 'old-and-new-differ'
  | 'sample'
  | 'rows-left'
  | 'duplicates'
  | 'orphans'
  | 'not-valid-left'
  | 'invalid-indexes'
  | 'value-there'
  | 'still-used';

export type BackId =
  | 'drop-added'
  | 'old-path'
  | 'leave-rows'
  | 'reads-to-old'
  | 'drop-constraint'
  | 'nullable-again'
  | 'rename-back'
  | 'type-back'
  | 'value-stays'
  | 'way-down'
  | 'restore-backup';

export type Measure =
  | 'error-rate-percent'
  | 'replica-lag-s'
  | 'mismatches'
  | 'p99-percent'
  | 'lock-wait-s'
  | 'failed-attempts';
export type Reaction = 'switch-off' | 'throttle' | 'pause-and-halve' | 'stop' | 'ramp-to-zero' | 'go-back';

export type BackfillRefusal = 'no-key' | 'value-unknown' | 'not-readable' | 'key-changes' | 'no-ordinary-table';

export type PreconditionId =
  | 'unique-key'
  | 'no-triggers'
  | 'ordinary-table'
  | 'disk-twice'
  | 'extension-installed'
  | 'logical-decoding';

export type RiskId =
  | 'blocks-traffic'
  | 'loses-data'
  | 'breaks-running-code'
  | 'rows-disagree'
  | 'loads-database'
  | 'fills-disk'
  | 'no-proven-way-back'
  | 'size-unknown';

export type MomentId = 'announce' | 'final-check' | 'status-page' | 'start' | 'phase-done' | 'end';

/** What an expand leaves to a later release. */
export type OwedId = 'validate' | 'drop-view' | 'drop-column';

export type GapId =
  | 'no-entry'
  | 'no-steps'
  | 'no-exit'
  | 'no-check'
  | 'no-way-back'
  | 'no-threshold'
  | 'not-restartable'
  | 'no-return-unnamed'
  | 'duration-unknown'
  | 'backfill-by-hand';
