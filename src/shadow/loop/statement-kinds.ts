/** Small questions about a statement that the rehearsal asks of its syntax. */
import type { Action, Name, Statement } from '../../model/statement.ts';

/** `begin`, `commit`, … for a statement that controls transactions. */
export function commandOf(statement: Statement): Extract<Action, { type: 'transaction' }>['command'] | undefined {
  const action = statement.actions[0];
  return action?.type === 'transaction' ? action.command : undefined;
}

/** Whether it ends the transaction it stands in. */
export function isEnd(statement: Statement): boolean {
  return ['commit', 'rollback', 'prepare'].includes(commandOf(statement) ?? '');
}

/**
 * BEGIN and SET lock nothing, and nothing may be asked after them: SET TRANSACTION must come before the transaction's first
 * query.
 */
export function isSetting({ kind }: Statement): boolean {
  return kind === 'Transaction' || kind === 'VariableSet';
}

/** The one change of names that locks none of the tables it renames. */
export function renamesSchema(statement: Statement): boolean {
  return statement.actions.some((action) => action.type === 'rename' && action.object === 'schema');
}

/** TRUNCATE replaces files as a rewrite does, but copies nothing. */
export function emptiesTable(statement: Statement): boolean {
  return statement.actions.some(({ type }) => type === 'truncate');
}

/** Every relation it names, as target or anywhere else. */
export function namesOf({ relations, actions }: Statement): Name[] {
  return [...relations, ...actions.flatMap(targetOf)];
}

function targetOf(action: Action): Name[] {
  if ('table' in action && action.table) return [action.table];
  return 'name' in action && typeof action.name === 'object' ? [action.name] : [];
}

const rowTypes: ReadonlySet<string> = new Set([
  'insert',
  'update',
  'delete',
  'merge',
  'copy',
  'truncate',
  'do',
  'select',
  'call',
  'execute',
]);

/** Whether it reads or writes rows, or runs code that may. */
export function worksOnRows({ actions }: Statement): boolean {
  return actions.some(({ type }) => rowTypes.has(type));
}
