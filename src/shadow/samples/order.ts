/**
 * Which tables to fill, and in what order: those asked for and, through their foreign keys, those they stand on, parents
 * first. Where keys run in a circle, one key of it has to wait until both ends have rows.
 */
import type { Constraint, Table } from '../../model/catalogue.ts';
import { qualifiedName } from '../../model/catalogue.ts';

export interface FillOrder {
  readonly tables: readonly Table[];
  /** Foreign keys whose parent comes later, or is the table itself. */
  readonly waiting: ReadonlySet<Constraint>;
}

export function fillOrder(byName: ReadonlyMap<string, Table>, wanted: readonly Table[]): FillOrder {
  const tables: Table[] = [];
  const waiting = new Set<Constraint>();
  const state = new Map<Table, 'open' | 'done'>();
  const visit = (table: Table): void => {
    state.set(table, 'open');
    for (const key of foreignKeys(table)) {
      const parent = byName.get(key.references?.table ?? '');
      if (!parent) continue;
      if (state.get(parent) === 'open') waiting.add(key);
      else if (!state.has(parent)) visit(parent);
    }
    state.set(table, 'done');
    tables.push(table);
  };
  const sorted = [...wanted].sort((left, right) => (qualifiedName(left) < qualifiedName(right) ? -1 : 1));
  for (const table of sorted) if (!state.has(table)) visit(table);
  return { tables, waiting };
}

export function foreignKeys(table: Table): readonly Constraint[] {
  return table.constraints.filter(({ kind }) => kind === 'foreign');
}
