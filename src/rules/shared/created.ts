/** Tables and columns that the pull request makes, as its last statement left them. */
import { type Column, qualifiedName, type Table } from '../../model/catalogue.ts';
import type { RuleInput } from '../../model/rule.ts';
import { existingChanges, latest } from './changes.ts';
import { type Step, steps } from './facts.ts';

export interface Created {
  /** The statement that made it. */
  readonly step: Step;
  readonly table: Table;
  readonly name: string;
}

/** New tables that are still there in the end. */
export function createdTables(input: RuleInput): Created[] {
  return steps(input).flatMap((step) =>
    step.statement.observation.tables.flatMap(({ before, after }) => {
      if (before || !after || (after.kind !== 'table' && after.kind !== 'partitioned')) return [];
      const table = latest(input, after.oid);
      return table ? [{ step, table, name: qualifiedName(table) }] : [];
    }),
  );
}

export interface CreatedColumn extends Created {
  readonly column: Column;
}

/** Columns of new tables, and new or retyped columns of others; partitions repeat their parent's and are left out. */
export function createdColumns(input: RuleInput): CreatedColumn[] {
  const ofNew = createdTables(input).flatMap((created) =>
    created.table.columns.map((column): CreatedColumn => ({ ...created, column })),
  );
  const ofOthers = existingChanges(input).flatMap((change): CreatedColumn[] => {
    const { before, after, name } = change;
    if (after.kind !== 'table' && after.kind !== 'partitioned') return [];
    return after.columns
      .filter(({ number, type }) => !before.columns.some((old) => old.number === number && old.type === type))
      .map((column) => ({ step: change, table: after, name, column }));
  });
  return [...ofNew, ...ofOthers].filter(({ table }) => table.parents.length === 0);
}
