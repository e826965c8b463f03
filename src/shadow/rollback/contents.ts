/** The rows of the sampled tables at one moment, every value as PostgreSQL prints it. */
import type { Table } from '../../model/catalogue.ts';
import { isFailure, type Session } from '../../model/engine.ts';
import { identifier, relation } from '../../model/sql-names.ts';

export interface Contents {
  readonly table: Table;
  /** Values in the order of the table's columns. */
  readonly rows: readonly (readonly (string | null)[])[];
}

/** By OID. */
export type AllContents = ReadonlyMap<number, Contents>;

/** More rows than this were not made by us, and reading them would cost more than they tell. */
const rowsCompared = 2000;

const pins =
  "SET LOCAL ROLE NONE; SET LOCAL row_security = off; SET LOCAL search_path = 'public'; SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'; " +
  'SET LOCAL IntervalStyle = postgres; SET LOCAL bytea_output = hex; SET LOCAL extra_float_digits = 1; SET LOCAL jit = off';

/** Tables with more than `rowsCompared` rows, and those that cannot be read, are left out. */
export async function readContents(session: Session, tables: readonly Table[]): Promise<AllContents> {
  const readable = tables.filter(
    ({ kind, columns }) => (kind === 'table' || kind === 'partitioned') && columns.length > 0,
  );
  if (readable.length === 0) return new Map();
  const together = await read(session, readable);
  if (together) return together;
  // One that cannot be read must not hide the others.
  const found = new Map<number, Contents>();
  for (const table of readable) {
    for (const [oid, contents] of (await read(session, [table])) ?? []) found.set(oid, contents);
  }
  return found;
}

async function read(session: Session, tables: readonly Table[]): Promise<AllContents | null> {
  const queries = tables.map(
    (table) => `SELECT ${table.oid}, (SELECT pg_catalog.json_agg(r) FROM (${rowsOf(table)}) q(r))`,
  );
  const result = await session.run(`BEGIN READ ONLY; ${pins}; ${queries.join(' UNION ALL ')}; COMMIT`);
  if (isFailure(result)) {
    await session.run('ROLLBACK');
    return null;
  }
  const byOid = new Map(tables.map((table) => [table.oid, table]));
  const found = new Map<number, Contents>();
  for (const [oid, json] of result.rows) {
    const table = byOid.get(Number(oid));
    const rows = json ? (JSON.parse(json) as Contents['rows']) : [];
    if (table && rows.length <= rowsCompared) found.set(table.oid, { table, rows });
  }
  return found;
}

/** Rows of heirs are their own; a partitioned table has no others than those of its partitions. */
function rowsOf(table: Table): string {
  const only = table.kind === 'table' ? 'ONLY ' : '';
  const values = table.columns.map(({ name }) => `t.${identifier(name)}::pg_catalog.text`);
  return `SELECT ARRAY[${values.join(', ')}] FROM ${only}${relation(table)} t LIMIT ${rowsCompared + 1}`;
}
