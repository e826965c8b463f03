/** Values of sample rows as SQL. */

/** Right while `standard_conforming_strings` is on, which the filling of samples sees to. */
export function literal(value: string | null): string {
  return value === null ? 'NULL' : `'${value.replaceAll("'", "''")}'`;
}
