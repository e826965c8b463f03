/**
 * What a table lock blocks, and which locks the manual names for statements whose locks cannot be watched: they run
 * outside a transaction, and their locks are gone before one can look.
 */
import { type Blocked, type LockMode, lockModes } from '../../model/observation.ts';
import type { Action, Name, Statement } from '../../model/statement.ts';

export interface DocumentedLock {
  readonly relation: Name;
  readonly mode: LockMode;
}

/**
 * Which modes conflict: one letter for each mode in the order of `lockModes`, `x` for a conflict.
 * Source: PostgreSQL manual, 13.3 "Explicit Locking", table "Conflicting Lock Modes".
 */
const conflicts: Readonly<Record<LockMode, string>> = {
  AccessShareLock: /*          */ '.......x',
  RowShareLock: /*             */ '......xx',
  RowExclusiveLock: /*         */ '....xxxx',
  ShareUpdateExclusiveLock: /* */ '...xxxxx',
  ShareLock: /*                */ '..xx.xxx',
  ShareRowExclusiveLock: /*    */ '..xxxxxx',
  ExclusiveLock: /*            */ '.xxxxxxx',
  AccessExclusiveLock: /*      */ 'xxxxxxxx',
};

/** What others take to do it: SELECT; INSERT, UPDATE, DELETE; VACUUM, ANALYZE, CREATE INDEX CONCURRENTLY. */
const needs: Readonly<Record<Blocked, LockMode>> = {
  reads: 'AccessShareLock',
  writes: 'RowExclusiveLock',
  ddl: 'ShareUpdateExclusiveLock',
};

export function blocksOf(mode: LockMode): readonly Blocked[] {
  const uses: readonly Blocked[] = ['reads', 'writes', 'ddl'];
  return uses.filter((use) => conflicts[mode][lockModes.indexOf(needs[use])] === 'x');
}

/** Locks of statements that cannot run inside a transaction block. Empty where no relation is named. */
export function documentedLocks(statement: Statement): readonly DocumentedLock[] {
  return statement.actions.flatMap(locksOf);
}

function locksOf(action: Action): readonly DocumentedLock[] {
  const lock = (relation: Name | undefined, mode: LockMode) => (relation ? [{ relation, mode }] : []);
  switch (action.type) {
    case 'create-index':
      // https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY
      return action.concurrently ? lock(action.table, 'ShareUpdateExclusiveLock') : [];
    case 'drop':
      // https://www.postgresql.org/docs/current/sql-dropindex.html
      return action.concurrently ? lock(action.name, 'ShareUpdateExclusiveLock') : [];
    case 'reindex':
      // https://www.postgresql.org/docs/current/sql-reindex.html
      if (action.target !== 'table' && action.target !== 'index') return [];
      if (action.concurrently) return lock(action.name, 'ShareUpdateExclusiveLock');
      return lock(action.name, action.target === 'table' ? 'ShareLock' : 'AccessExclusiveLock');
    case 'vacuum':
      // https://www.postgresql.org/docs/current/sql-vacuum.html
      return lock(action.table, action.full ? 'AccessExclusiveLock' : 'ShareUpdateExclusiveLock');
    case 'cluster':
      // https://www.postgresql.org/docs/current/sql-cluster.html
      return lock(action.table, 'AccessExclusiveLock');
    case 'detach-partition':
      // https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DETACH-PARTITION
      if (!action.concurrently) return [];
      return [...lock(action.table, 'ShareUpdateExclusiveLock'), ...lock(action.partition, 'AccessExclusiveLock')];
    default:
      return [];
  }
}
