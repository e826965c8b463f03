/**
 * The SQL of `catalogue.ts`: every part of the user's relations as one JSON value, because thousands of rows cost more to
 * hand over than to read. Source: PostgreSQL manual, "System Catalogs", for 12 to 18.
 */

type Only = (column: string) => string;

/**
 * Two statements in one send. The first sets `search_path` before the second is even parsed, so that no operator of the
 * migrations' own is used and names are printed alike; the last branch of the second puts the old path back. Each part is
 * an array: its kind, its table, its properties.
 * @param oids these relations alone; absent: all
 */
export function catalogueSql(major: number, oids: readonly number[] | undefined): string {
  const only: Only = (column) => (oids ? `${column} IN (${oids.map(Math.trunc).join(', ')})` : 'true');
  return `
SELECT pg_catalog.set_config('countersign.path', pg_catalog.current_setting('search_path'), true),
  pg_catalog.set_config('search_path', 'public', true);
WITH relation AS MATERIALIZED (${relationSql(only('c.oid'))})
SELECT pg_catalog.json_agg(part) FROM (
${tableParts(major, only)}
UNION ALL
${relatedParts(only)}
UNION ALL
SELECT pg_catalog.json_build_array('path', NULL, pg_catalog.set_config('search_path', pg_catalog.current_setting('countersign.path'), true))
) parts`;
}

/** Tables, columns and constraints. */
function tableParts(major: number, only: Only): string {
  const conenforced = major >= 18 ? 'k.conenforced' : 'true';
  return `SELECT pg_catalog.json_build_array('table', oid::int8, nspname, relname, relkind, relfilenode::int8, relrowsecurity,
    relreplident, relpersistence, relispartition, pg_catalog.pg_get_userbyid(relowner)) AS part
  FROM relation
UNION ALL
SELECT pg_catalog.json_build_array('column', a.attrelid::int8, a.attnum, a.attname,
    pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull,
    CASE WHEN a.atthasdef THEN (SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid) FROM pg_catalog.pg_attrdef d
      WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum) END,
    a.attidentity, a.attgenerated,
    CASE WHEN a.attcollation <> 0 THEN (SELECT l.collname FROM pg_catalog.pg_collation l, pg_catalog.pg_type t
      WHERE l.oid = a.attcollation AND t.oid = a.atttypid AND t.typcollation <> a.attcollation) END)
  FROM relation r JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid
  WHERE ${only('a.attrelid')} AND a.attnum > 0 AND NOT a.attisdropped AND r.relkind <> 'S'
UNION ALL
SELECT pg_catalog.json_build_array('constraint', k.conrelid::int8, k.conname, k.contype,
    pg_catalog.pg_get_constraintdef(k.oid), k.conkey, k.convalidated, ${conenforced},
    CASE WHEN k.confrelid <> 0 THEN (SELECT pg_catalog.concat(n.nspname, '.', c.relname)
      FROM pg_catalog.pg_class c, pg_catalog.pg_namespace n WHERE c.oid = k.confrelid AND n.oid = c.relnamespace) END,
    CASE WHEN k.confrelid <> 0 THEN (
      SELECT pg_catalog.json_agg(a.attname ORDER BY pg_catalog.array_position(k.confkey, a.attnum))
      FROM pg_catalog.pg_attribute a WHERE a.attrelid = k.confrelid AND a.attnum = ANY (k.confkey)) END,
    k.confdeltype)
  FROM relation r JOIN pg_catalog.pg_constraint k ON k.conrelid = r.oid
  WHERE ${only('k.conrelid')} AND NOT (k.conparentid <> 0 AND EXISTS (
    SELECT FROM pg_catalog.pg_constraint q WHERE q.oid = k.conparentid AND q.conrelid = k.conrelid))`;
}

/** Indexes, triggers, policies and parents. */
function relatedParts(only: Only): string {
  return `SELECT pg_catalog.json_build_array('index', i.indrelid::int8, i.indexrelid::int8, c.relname,
    pg_catalog.pg_get_indexdef(i.indexrelid), (i.indkey::int2[])[0:i.indnkeyatts - 1], i.indisunique, i.indisprimary,
    i.indisvalid, (SELECT m.amname FROM pg_catalog.pg_am m WHERE m.oid = c.relam), i.indpred IS NOT NULL,
    c.relfilenode::int8)
  FROM relation r JOIN pg_catalog.pg_index i ON i.indrelid = r.oid
    JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
  WHERE ${only('i.indrelid')}
UNION ALL
SELECT pg_catalog.json_build_array('trigger', t.tgrelid::int8, t.tgname, pg_catalog.pg_get_triggerdef(t.oid),
    t.tgenabled <> 'D')
  FROM relation r JOIN pg_catalog.pg_trigger t ON t.tgrelid = r.oid
  WHERE ${only('t.tgrelid')} AND NOT t.tgisinternal
UNION ALL
SELECT pg_catalog.json_build_array('policy', p.polrelid::int8, p.polname)
  FROM relation r JOIN pg_catalog.pg_policy p ON p.polrelid = r.oid WHERE ${only('p.polrelid')}
UNION ALL
SELECT pg_catalog.json_build_array('parent', h.inhrelid::int8, (SELECT pg_catalog.concat(n.nspname, '.', c.relname)
    FROM pg_catalog.pg_class c, pg_catalog.pg_namespace n WHERE c.oid = h.inhparent AND n.oid = c.relnamespace))
  FROM relation r JOIN pg_catalog.pg_inherits h ON h.inhrelid = r.oid WHERE ${only('h.inhrelid')}`;
}

/** The relations that are a user's: not the system's, not an extension's, no other session's. */
function relationSql(condition: string): string {
  return `
  SELECT c.oid, n.nspname, c.relname, c.relkind, c.relfilenode, c.relrowsecurity, c.relreplident, c.relpersistence,
    c.relispartition, c.relowner
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE ${condition} AND c.relkind IN ('r', 'p', 'm', 'v', 'f', 'S')
    AND (n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' OR n.oid = pg_catalog.pg_my_temp_schema())
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
      WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0 AND d.deptype = 'e')`;
}
