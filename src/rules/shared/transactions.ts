/** Who opened and who ended the transaction around a statement: its tool, or the author of the file. */
import type { RehearsedMigration, RehearsedStatement } from '../../model/rehearsal.ts';
import type { Action } from '../../model/statement.ts';
import type { Step } from './facts.ts';

type Command = Extract<Action, { type: 'transaction' }>['command'];

/** BEGIN, COMMIT and their kin; nothing for any other statement. */
export function transactionCommand({ statement }: RehearsedStatement): Command | undefined {
  const action = statement.actions[0];
  return action?.type === 'transaction' ? action.command : undefined;
}

/** Whether a statement ends the transaction it stands in. */
export function endsTransaction(statement: RehearsedStatement): boolean {
  const command = transactionCommand(statement);
  return command === 'commit' || command === 'rollback' || command === 'prepare';
}

/** Whether the tool opens a transaction around the whole file. */
export function toolWraps({ migration }: RehearsedMigration): boolean {
  return migration.transaction === 'file' || migration.transaction === 'batch';
}

/** Whether PostgreSQL was inside a transaction block when the statement ran. */
export function inTransactionBlock({ migration, statement, earlier }: Step): boolean {
  const before = migration.statements.slice(0, migration.statements.indexOf(statement));
  if (before.some(endsTransaction)) return earlier.some((one) => transactionCommand(one) === 'begin');
  const implicit = migration.migration.transaction === 'none' && migration.statements.length > 1;
  return toolWraps(migration) || implicit || before.some((one) => transactionCommand(one) === 'begin');
}
