/** The columns by which a table's rows can be walked in order: each row once, and from anywhere on. */
import type { Table } from '../../model/catalogue.ts';
import { namesOf } from '../queries.ts';

/** The primary key, or a unique index over columns that are never null; nothing where there is neither. */
export function keyOf(table: Table): readonly string[] | null {
  const notNull = new Set(table.columns.filter((column) => column.notNull).map(({ number }) => number));
  const fit = table.indexes.filter(
    ({ unique, valid, partial, columns, method }) =>
      unique &&
      valid &&
      !partial &&
      method === 'btree' &&
      columns.length > 0 &&
      columns.every((one) => notNull.has(one)),
  );
  const index = fit.find(({ primary }) => primary) ?? fit[0];
  const names = index ? namesOf(table, index.columns) : [];
  return names.length > 0 ? names : null;
}
