/**
 * Views that were made as `SELECT * FROM` a table: PostgreSQL writes the star out, in the order that the table's columns have
 * at that moment. Pure.
 */
import type { ExactSchema } from './read.ts';

export interface Star {
  /** `public.users`. */
  readonly table: string;
  /** All that it has, in its order. */
  readonly columns: readonly string[];
  /** `WHERE` and what else follows. */
  readonly clauses: string;
}

/** As PostgreSQL prints it: one column a line, one table, and then clauses that are further in than a UNION would be. */
const form =
  /^ SELECT (?<columns>[^()]+)\n {3}FROM (?<table>(?:"(?:[^"]|"")+"|[\w$.])+)(?<clauses>(?:\n {2,}[^\n]+)*);$/;

/**
 * @param query of the view, as `pg_get_viewdef` prints it
 * @param schema in which it stands
 * @returns `null`: it is no such view
 */
export function starOf(query: string, schema: ExactSchema): Star | null {
  const { columns = '', table = '', clauses = '' } = form.exec(query)?.groups ?? {};
  const name = unquoted(table);
  const shown = columns.split(/,\n {4}/).map((column) => withoutTable(unquoted(column), name));
  const all = columnsOf(name, schema);
  const isAll = all.length > 0 && all.length === shown.length && all.every((column, index) => column === shown[index]);
  return isAll ? { table: name, columns: all, clauses } : null;
}

function unquoted(name: string): string {
  return name.replace(/"((?:[^"]|"")+)"/g, (_, inner: string) => inner.replaceAll('""', '"'));
}

/** Servers before 16 write `users.name`. */
function withoutTable(column: string, table: string): string {
  const prefix = `${table.slice(table.indexOf('.') + 1)}.`;
  return column.startsWith(prefix) ? column.slice(prefix.length) : column;
}

function columnsOf(table: string, schema: ExactSchema): readonly string[] {
  return [...schema.values()]
    .flatMap(({ kind, object, parent, facts }) => {
      if (kind !== 'column' || parent !== table) return [];
      const { _position: position } = JSON.parse(facts) as { readonly _position?: number };
      // Those of a view have none: their order is in its query.
      return typeof position === 'number' ? [{ name: object.slice(table.length + 1), position }] : [];
    })
    .sort((left, right) => left.position - right.position)
    .map(({ name }) => name);
}
