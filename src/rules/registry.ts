/** Every rule, by name. One that is not in this list does not run. */
import type { Rule } from '../model/rule.ts';
import { accessMethodOrTablespaceChanged } from './access-method-or-tablespace-changed.ts';
import { addColumnConstantDefault } from './add-column-constant-default.ts';
import { addColumnConstrainedDomain } from './add-column-constrained-domain.ts';
import { addColumnIdentity } from './add-column-identity.ts';
import { addColumnSerial } from './add-column-serial.ts';
import { addColumnStoredGenerated } from './add-column-stored-generated.ts';
import { addColumnVolatileDefault } from './add-column-volatile-default.ts';
import { addColumnWithCheck } from './add-column-with-check.ts';
import { addColumnWithForeignKey } from './add-column-with-foreign-key.ts';
import { addColumnWithUnique } from './add-column-with-unique.ts';
import { attachPartitionScans } from './attach-partition-scans.ts';
import { batchHoldsLocks } from './batch-holds-locks.ts';
import { cascadeDrops } from './cascade-drops.ts';
import { checkConstraintValidatedAtOnce } from './check-constraint-validated-at-once.ts';
import { clusterRewrites } from './cluster-rewrites.ts';
import { collationChanged } from './collation-changed.ts';
import { columnDropped } from './column-dropped.ts';
import { columnRenamed } from './column-renamed.ts';
import { columnTypeNarrowed } from './column-type-narrowed.ts';
import { columnTypeRewritten } from './column-type-rewritten.ts';
import { combinableAlters } from './combinable-alters.ts';
import { concurrentIndexIfNotExists } from './concurrent-index-if-not-exists.ts';
import { concurrentlyInTransaction } from './concurrently-in-transaction.ts';
import { constraintDropped } from './constraint-dropped.ts';
import { ddlAndBackfillTogether } from './ddl-and-backfill-together.ts';
import { deleteWithoutWhere } from './delete-without-where.ts';
import { dependsOnData } from './depends-on-data.ts';
import { detachPartitionNotConcurrent } from './detach-partition-not-concurrent.ts';
import { dropColumnTakesAlong } from './drop-column-takes-along.ts';
import { duplicateIndex } from './duplicate-index.ts';
import { enumValueRenamed } from './enum-value-renamed.ts';
import { enumValueUsedTooEarly } from './enum-value-used-too-early.ts';
import { eventTriggerCreated } from './event-trigger-created.ts';
import { exclusionConstraintAdded } from './exclusion-constraint-added.ts';
import { expandAndContractTogether } from './expand-and-contract-together.ts';
import { extensionCreated } from './extension-created.ts';
import { foreignKeyCascades } from './foreign-key-cascades.ts';
import { foreignKeyTypeMismatch } from './foreign-key-type-mismatch.ts';
import { foreignKeyValidatedAtOnce } from './foreign-key-validated-at-once.ts';
import { foreignKeyWithoutIndex } from './foreign-key-without-index.ts';
import { fullScanUnderLock } from './full-scan-under-lock.ts';
import { grantToPublic } from './grant-to-public.ts';
import { hiddenEffects } from './hidden-effects.ts';
import { indexDropNotConcurrent } from './index-drop-not-concurrent.ts';
import { indexNotConcurrent } from './index-not-concurrent.ts';
import { invalidIndexLeft } from './invalid-index-left.ts';
import { lockTableExplicit } from './lock-table-explicit.ts';
import { longWorkUnderExclusiveLock } from './long-work-under-exclusive-lock.ts';
import { manyTablesLocked } from './many-tables-locked.ts';
import { materializedViewRefreshBlocksReads } from './materialized-view-refresh-blocks-reads.ts';
import { migrationEdited } from './migration-edited.ts';
import { migrationEmpty } from './migration-empty.ts';
import { migrationOutOfOrder } from './migration-out-of-order.ts';
import { migrationRemoved } from './migration-removed.ts';
import { migrationRenamed } from './migration-renamed.ts';
import { missingLockTimeout } from './missing-lock-timeout.ts';
import { missingStatementTimeout } from './missing-statement-timeout.ts';
import { nestedTransaction } from './nested-transaction.ts';
import { notNullWithoutDefault } from './not-null-without-default.ts';
import { ownerChanged } from './owner-changed.ts';
import { partitionCreatedUnderLock } from './partition-created-under-lock.ts';
import { partitionedIndexNotConcurrent } from './partitioned-index-not-concurrent.ts';
import { persistenceChanged } from './persistence-changed.ts';
import { policyDropped } from './policy-dropped.ts';
import { primaryKeyBuildsIndex } from './primary-key-builds-index.ts';
import { primaryKeyDropped } from './primary-key-dropped.ts';
import { primaryKeyOnNullableColumn } from './primary-key-on-nullable-column.ts';
import { reapplyFails } from './reapply-fails.ts';
import { reindexNotConcurrent } from './reindex-not-concurrent.ts';
import { replicaIdentityWeakened } from './replica-identity-weakened.ts';
import { roleCreated } from './role-created.ts';
import { rollbackDiffers } from './rollback-differs.ts';
import { rollbackFails } from './rollback-fails.ts';
import { routineOrTypeDropped } from './routine-or-type-dropped.ts';
import { rowSecurityDisabled } from './row-security-disabled.ts';
import { rowSecurityWithoutPolicy } from './row-security-without-policy.ts';
import { schemaDropped } from './schema-dropped.ts';
import { schemaMoved } from './schema-moved.ts';
import { securityDefinerSearchPath } from './security-definer-search-path.ts';
import { sequenceReset } from './sequence-reset.ts';
import { sessionSettingLeaks } from './session-setting-leaks.ts';
import { setExpressionRewrites } from './set-expression-rewrites.ts';
import { setNotNullScans } from './set-not-null-scans.ts';
import { styleCharType } from './style-char-type.ts';
import { styleIntegerPrimaryKey } from './style-integer-primary-key.ts';
import { styleJsonType } from './style-json-type.ts';
import { styleMissingIfExists } from './style-missing-if-exists.ts';
import { styleMixedCaseIdentifier } from './style-mixed-case-identifier.ts';
import { styleMoneyType } from './style-money-type.ts';
import { styleSerial } from './style-serial.ts';
import { styleTimestampWithoutTimeZone } from './style-timestamp-without-time-zone.ts';
import { styleUnnamedConstraint } from './style-unnamed-constraint.ts';
import { styleVarcharLimit } from './style-varchar-limit.ts';
import { tableCopied } from './table-copied.ts';
import { tableDropped } from './table-dropped.ts';
import { tableRenamed } from './table-renamed.ts';
import { tableRewritten } from './table-rewritten.ts';
import { tableTruncated } from './table-truncated.ts';
import { tableWithoutPrimaryKey } from './table-without-primary-key.ts';
import { timestampZoneRewrite } from './timestamp-zone-rewrite.ts';
import { transactionEndedEarly } from './transaction-ended-early.ts';
import { transactionLeftOpen } from './transaction-left-open.ts';
import { triggerAdded } from './trigger-added.ts';
import { triggerDropped } from './trigger-dropped.ts';
import { triggersDisabled } from './triggers-disabled.ts';
import { unbatchedDataChange } from './unbatched-data-change.ts';
import { uniqueConstraintBuildsIndex } from './unique-constraint-builds-index.ts';
import { updateWithoutWhere } from './update-without-where.ts';
import { vacuumFull } from './vacuum-full.ts';
import { validatedInSameTransaction } from './validated-in-same-transaction.ts';
import { versionDuplicated } from './version-duplicated.ts';
import { viewColumnsChanged } from './view-columns-changed.ts';
import { viewDropped } from './view-dropped.ts';
import { viewRecreated } from './view-recreated.ts';
import { wayBackLosesData } from './way-back-loses-data.ts';
import { wayBackMissing } from './way-back-missing.ts';

export const rules: readonly Rule[] = [
  accessMethodOrTablespaceChanged,
  addColumnConstantDefault,
  addColumnConstrainedDomain,
  addColumnIdentity,
  addColumnSerial,
  addColumnStoredGenerated,
  addColumnVolatileDefault,
  addColumnWithCheck,
  addColumnWithForeignKey,
  addColumnWithUnique,
  attachPartitionScans,
  batchHoldsLocks,
  cascadeDrops,
  checkConstraintValidatedAtOnce,
  clusterRewrites,
  collationChanged,
  columnDropped,
  columnRenamed,
  columnTypeNarrowed,
  columnTypeRewritten,
  combinableAlters,
  concurrentIndexIfNotExists,
  concurrentlyInTransaction,
  constraintDropped,
  ddlAndBackfillTogether,
  deleteWithoutWhere,
  dependsOnData,
  detachPartitionNotConcurrent,
  dropColumnTakesAlong,
  duplicateIndex,
  enumValueRenamed,
  enumValueUsedTooEarly,
  eventTriggerCreated,
  exclusionConstraintAdded,
  expandAndContractTogether,
  extensionCreated,
  foreignKeyCascades,
  foreignKeyTypeMismatch,
  foreignKeyValidatedAtOnce,
  foreignKeyWithoutIndex,
  fullScanUnderLock,
  grantToPublic,
  hiddenEffects,
  indexDropNotConcurrent,
  indexNotConcurrent,
  invalidIndexLeft,
  lockTableExplicit,
  longWorkUnderExclusiveLock,
  manyTablesLocked,
  materializedViewRefreshBlocksReads,
  migrationEdited,
  migrationEmpty,
  migrationOutOfOrder,
  migrationRemoved,
  migrationRenamed,
  missingLockTimeout,
  missingStatementTimeout,
  nestedTransaction,
  notNullWithoutDefault,
  ownerChanged,
  partitionCreatedUnderLock,
  partitionedIndexNotConcurrent,
  persistenceChanged,
  policyDropped,
  primaryKeyBuildsIndex,
  primaryKeyDropped,
  primaryKeyOnNullableColumn,
  reindexNotConcurrent,
  reapplyFails,
  replicaIdentityWeakened,
  roleCreated,
  rollbackDiffers,
  rollbackFails,
  routineOrTypeDropped,
  rowSecurityDisabled,
  rowSecurityWithoutPolicy,
  schemaDropped,
  schemaMoved,
  securityDefinerSearchPath,
  sequenceReset,
  sessionSettingLeaks,
  setExpressionRewrites,
  setNotNullScans,
  styleCharType,
  styleIntegerPrimaryKey,
  styleJsonType,
  styleMissingIfExists,
  styleMixedCaseIdentifier,
  styleMoneyType,
  styleSerial,
  styleTimestampWithoutTimeZone,
  styleUnnamedConstraint,
  styleVarcharLimit,
  tableCopied,
  tableDropped,
  tableRenamed,
  tableRewritten,
  tableTruncated,
  tableWithoutPrimaryKey,
  timestampZoneRewrite,
  transactionEndedEarly,
  transactionLeftOpen,
  triggerAdded,
  triggerDropped,
  triggersDisabled,
  unbatchedDataChange,
  uniqueConstraintBuildsIndex,
  updateWithoutWhere,
  vacuumFull,
  validatedInSameTransaction,
  versionDuplicated,
  viewColumnsChanged,
  viewDropped,
  viewRecreated,
  wayBackLosesData,
  wayBackMissing,
];
