/**
 * The SQL that reads the whole schema exactly: one row an object, with everything that `pg_dump` would write of it and what
 * it forgets. Independent of the generator of rollbacks, which therefore can be judged by it.
 */
import { part } from './fragments.ts';
import { relationParts } from './relations-sql.ts';
import { routineParts } from './routines-sql.ts';
import { settingParts } from './settings-sql.ts';
import { typeParts } from './types-sql.ts';

/** Settings that a migration may have left behind and that change what is printed. */
const pins =
  "SET LOCAL ROLE NONE; SET LOCAL search_path = ''; SET LOCAL quote_all_identifiers = off; SET LOCAL row_security = on; " +
  'SET LOCAL jit = off; ' +
  "SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = hex; SET LOCAL IntervalStyle = postgres; SET LOCAL DateStyle = 'ISO'; " +
  "SET LOCAL TimeZone = 'UTC'";

/** System schemas and those of temporary tables are nobody's migration; `public` is. */
const shared = `ns AS MATERIALIZED (
  SELECT n.oid, n.nspname FROM pg_catalog.pg_namespace n
  WHERE n.nspname !~ '^pg_(toast|temp_|toast_temp_|catalog$)' AND n.nspname NOT IN ('information_schema', 'countersign_shadow')
),
member AS MATERIALIZED (SELECT classid, objid FROM pg_catalog.pg_depend WHERE deptype = 'e')`;

const clock = part(`'clock'`, `''`, { at: `pg_catalog.timezone('UTC', pg_catalog.clock_timestamp())` }, '(SELECT) one');

/**
 * Each row is `[kind, object, parent, facts]`: `object` is unique within its kind, `parent` the relation that it goes with or
 * null, `facts` a JSON object.
 *
 * @param major of the server
 */
export function exactSql(major: number): string {
  const parts = [clock, ...relationParts(major), ...routineParts(), ...typeParts(major), ...settingParts(major)];
  return `WITH ${shared}\n${parts.join('\nUNION ALL\n')}`;
}

/** Around the query: settings that are gone after it, whether or not a transaction is open. */
export function exactScript(query: string, inside: boolean): string {
  const [begin, end] = inside
    ? [`SAVEPOINT countersign_exact`, 'ROLLBACK TO SAVEPOINT countersign_exact; RELEASE SAVEPOINT countersign_exact']
    : ['BEGIN READ ONLY', 'COMMIT'];
  return `${begin}; ${pins}; ${query}; ${end}`;
}
