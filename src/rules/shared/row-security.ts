/** Row-level security of tables over the statements of a pull request. */
import type { Table } from '../../model/catalogue.ts';
import type { RuleInput } from '../../model/rule.ts';
import type { ExistingChange } from './changes.ts';
import { steps } from './facts.ts';

/** Whether a table shows rows to its owner only. */
export function hidesEverything(table: Pick<Table, 'rowSecurity' | 'policies'>): boolean {
  return table.rowSecurity && table.policies.length === 0;
}

/** A table as the transaction left it in which a change took place: what others see first. */
export function whenCommitted(input: RuleInput, change: ExistingChange): Table | null {
  const { transaction } = change.statement.observation;
  if (transaction === null) return change.after;
  let table: Table | null = change.after;
  for (const { statement } of steps(input)) {
    if (statement.observation.transaction !== transaction) continue;
    const found = statement.observation.tables.find(({ before, after }) => (after ?? before)?.oid === change.after.oid);
    if (found) table = found.after;
  }
  return table;
}
