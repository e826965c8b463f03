/** One column of an existing table before and after a statement that changed its type. */
import { type Column, qualifiedName, type Table } from '../../model/catalogue.ts';
import type { RuleInput } from '../../model/rule.ts';
import { type ActionStep, actionSteps, changeOf } from './facts.ts';

export interface ColumnChange {
  readonly step: ActionStep<'alter-column-type'>;
  readonly table: Table;
  /** `schema.table` and `schema.table.column`. */
  readonly tableName: string;
  readonly name: string;
  readonly before: Column;
  readonly after: Column;
}

/** Every change of a column's type or collation on a table that was there before the pull request. */
export function columnChanges(input: RuleInput): ColumnChange[] {
  return actionSteps(input, 'alter-column-type').flatMap((step) => {
    const change = changeOf(step, step.action.table);
    const table = change?.after;
    const after = table?.columns.find(({ name }) => name === step.action.column);
    const before = change?.before?.columns.find(({ number }) => number === after?.number);
    if (!table || !after || !before || !input.rehearsal.base.tables.has(table.oid)) return [];
    const tableName = qualifiedName(table);
    return [{ step, table, tableName, name: `${tableName}.${after.name}`, before, after }];
  });
}
