/** Statements about the session and its upkeep: SET, transactions, LOCK, VACUUM, ANALYZE, CLUSTER, REINDEX, DO. */
import type {
  ClusterStmt,
  DoStmt,
  LockStmt,
  Node,
  ReindexStmt,
  TransactionStmt,
  VacuumStmt,
  VariableSetStmt,
} from 'libpg-query';
import { lockModes } from '../../model/observation.ts';
import type { Action, ActionOf } from '../../model/statement.ts';
import { constantText, isOn, open, optionsOf, relationName, stringsOf } from './syntax.ts';

export function setVariable(statement: VariableSetStmt): Action {
  return {
    type: 'set',
    name: statement.kind === 'VAR_RESET_ALL' ? 'all' : (statement.name ?? '').toLowerCase(),
    value: settingOf(statement),
    local: statement.is_local ?? false,
  };
}

/** RESET is SET … TO DEFAULT. SET TRANSACTION carries its modes as options. */
function settingOf(statement: VariableSetStmt): string {
  switch (statement.kind) {
    case 'VAR_SET_VALUE':
      return (statement.args ?? []).map(constantText).join(', ');
    case 'VAR_SET_MULTI':
      return optionsOf(statement.args)
        .map(({ defname, arg }) => `${defname} ${constantText(arg)}`)
        .join(', ');
    case 'VAR_SET_CURRENT':
      return 'current';
    default:
      return 'default';
  }
}

/** `set_config('lock_timeout', '5s', true)` in a select list is a SET by another name; `null` for any other expression. */
export function setConfig(expression: Node | undefined): Action | null {
  const call = open(expression).FuncCall;
  if (stringsOf(call?.funcname).at(-1) !== 'set_config') return null;
  const [name, value, local] = call?.args ?? [];
  return {
    type: 'set',
    name: constantText(name).toLowerCase(),
    value: constantText(value),
    local: constantText(local).toLowerCase().startsWith('t'),
  };
}

export function transaction(statement: TransactionStmt): Action {
  return { type: 'transaction', command: transactionCommand(statement.kind) };
}

function transactionCommand(kind: TransactionStmt['kind']): ActionOf<'transaction'>['command'] {
  switch (kind) {
    case 'TRANS_STMT_BEGIN':
    case 'TRANS_STMT_START':
      return 'begin';
    case 'TRANS_STMT_COMMIT':
      return 'commit';
    case 'TRANS_STMT_ROLLBACK':
      return 'rollback';
    case 'TRANS_STMT_SAVEPOINT':
      return 'savepoint';
    case 'TRANS_STMT_RELEASE':
      return 'release';
    case 'TRANS_STMT_ROLLBACK_TO':
      return 'rollback-to';
    case 'TRANS_STMT_PREPARE':
      return 'prepare';
    default:
      return 'other';
  }
}

/** The tree numbers lock modes from 1, weakest first. */
export function lockTables(statement: LockStmt): readonly Action[] {
  const mode = lockModes[(statement.mode ?? lockModes.length) - 1] ?? 'AccessExclusiveLock';
  return (statement.relations ?? []).map((node) => ({
    type: 'lock-table',
    table: relationName(open(node).RangeVar),
    mode,
  }));
}

/** One action a table; one without a table when the whole database is meant. */
export function vacuum(statement: VacuumStmt): readonly Action[] {
  const options = optionsOf(statement.options);
  const tables = (statement.rels ?? []).map((node) => ({
    table: relationName(open(node).VacuumRelation?.relation),
  }));
  return (tables.length > 0 ? tables : [{}]).map((target) =>
    statement.is_vacuumcmd
      ? { type: 'vacuum', full: isOn(options, 'full'), analyze: isOn(options, 'analyze'), ...target }
      : { type: 'analyze', ...target },
  );
}

export function cluster(statement: ClusterStmt): Action {
  return { type: 'cluster', ...(statement.relation ? { table: relationName(statement.relation) } : {}) };
}

export function reindex(statement: ReindexStmt): Action {
  return {
    type: 'reindex',
    target: reindexTarget(statement.kind),
    name: statement.relation ? relationName(statement.relation) : { name: statement.name ?? '' },
    concurrently: isOn(optionsOf(statement.params), 'concurrently'),
  };
}

function reindexTarget(kind: ReindexStmt['kind']): ActionOf<'reindex'>['target'] {
  switch (kind) {
    case 'REINDEX_OBJECT_TABLE':
      return 'table';
    case 'REINDEX_OBJECT_SCHEMA':
      return 'schema';
    case 'REINDEX_OBJECT_SYSTEM':
      return 'system';
    case 'REINDEX_OBJECT_DATABASE':
      return 'database';
    default:
      return 'index';
  }
}

export function doBlock(statement: DoStmt): Action {
  const language = optionsOf(statement.args).find(({ defname }) => defname === 'language');
  return { type: 'do', language: language ? constantText(language.arg).toLowerCase() : 'plpgsql' };
}
