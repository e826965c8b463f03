/**
 * The data types that the columns of some tables need, followed through arrays, domains, composites and ranges, and the
 * conditions that a partition puts on its rows. The catalogue holds types as text only, which is not enough to make a value.
 * Source: PostgreSQL manual, "pg_type", "pg_range", "pg_enum".
 */
import { isFailure, type QueryFailure, type Session } from '../../model/engine.ts';
import { attempt } from './attempt.ts';

export interface TypeUse {
  readonly oid: number;
  /** `atttypmod`, -1 when there is none. */
  readonly modifier: number;
}

export interface DataType {
  readonly oid: number;
  /** `pg_type.typname`: `int4`, `varchar`, `citext`. */
  readonly name: string;
  /** `format_type`, to cast with. */
  readonly sql: string;
  /** `pg_type.typtype`: base, composite, domain, enum, multirange, pseudo, range. */
  readonly kind: 'b' | 'c' | 'd' | 'e' | 'm' | 'p' | 'r';
  readonly notNull: boolean;
  /** The element of an array, the base of a domain, the bound of a range, the range of a multirange. */
  readonly inner: TypeUse | null;
  readonly isArray: boolean;
  readonly labels: readonly string[];
  readonly attributes: readonly TypeUse[];
  /** A domain's own conditions, on `VALUE`, without `CHECK`. */
  readonly checks: readonly string[];
}

export interface TypeFacts {
  readonly types: ReadonlyMap<number, DataType>;
  /** By table and column number, `oid.attnum`. */
  readonly columns: ReadonlyMap<string, TypeUse>;
  /** What a row must satisfy to find its partition, by the table that it is sent to; `null`: no partition takes any. */
  readonly partitions: ReadonlyMap<number, string | null>;
}

interface Answer {
  readonly types: readonly DataType[] | null;
  readonly columns: readonly (readonly [table: number, column: number, oid: number, modifier: number])[] | null;
  readonly partitions: readonly (readonly [table: number, conditions: readonly (string | null)[] | null])[] | null;
}

/** What went wrong instead, when the catalogue cannot be read. */
export async function readTypes(session: Session, tables: readonly number[]): Promise<TypeFacts | QueryFailure> {
  const result = await attempt(session, typesSql(Number.parseInt(session.info.version, 10), tables.join(', ')));
  if (isFailure(result)) return result;
  const answer = JSON.parse(result.rows[0]?.[0] ?? '{}') as Answer;
  return {
    types: new Map(answer.types?.map((type) => [type.oid, type])),
    columns: new Map(
      answer.columns?.map(([table, column, oid, modifier]) => [`${table}.${column}`, { oid, modifier }]),
    ),
    partitions: new Map(answer.partitions?.map(([table, conditions]) => [table, either(conditions ?? [])])),
  };
}

/** A row fits when it fits any of the partitions; one without a condition (a lone default) takes all. */
function either(conditions: readonly (string | null)[]): string | null {
  if (conditions.length === 0) return null;
  return conditions.map((condition) => (condition === null ? 'true' : `(${condition})`)).join(' OR ');
}

function typesSql(major: number, tables: string): string {
  const isArray = `(t.typcategory = 'A' AND t.typtype = 'b' AND t.typname NOT IN ('int2vector', 'oidvector'))`;
  const multirange = major >= 14 ? 'OR g.rngmultitypid = t.oid' : '';
  const inner = `CASE t.typtype
      WHEN 'd' THEN t.typbasetype
      WHEN 'r' THEN (SELECT g.rngsubtype FROM pg_catalog.pg_range g WHERE g.rngtypid = t.oid)
      ${major >= 14 ? "WHEN 'm' THEN (SELECT g.rngtypid FROM pg_catalog.pg_range g WHERE g.rngmultitypid = t.oid)" : ''}
      ELSE CASE WHEN ${isArray} THEN t.typelem END END`;
  return `
WITH RECURSIVE attribute AS MATERIALIZED (
  SELECT attrelid, attnum, atttypid, atttypmod FROM pg_catalog.pg_attribute
  WHERE attrelid IN (${tables}) AND attnum > 0 AND NOT attisdropped
), used (oid) AS (
  SELECT atttypid FROM attribute
  UNION
  SELECT step.oid FROM used JOIN pg_catalog.pg_type t ON t.oid = used.oid CROSS JOIN LATERAL (
    SELECT CASE WHEN ${isArray} THEN t.typelem END
    UNION ALL SELECT t.typbasetype
    UNION ALL SELECT g.rngsubtype FROM pg_catalog.pg_range g WHERE g.rngtypid = t.oid ${multirange}
    ${major >= 14 ? 'UNION ALL SELECT g.rngtypid FROM pg_catalog.pg_range g WHERE g.rngmultitypid = t.oid' : ''}
    UNION ALL SELECT a.atttypid FROM pg_catalog.pg_attribute a
      WHERE t.typtype = 'c' AND a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
  ) step (oid) WHERE step.oid <> 0
)
SELECT pg_catalog.json_build_object(
  'columns', (SELECT pg_catalog.json_agg(pg_catalog.json_build_array(attrelid::int8, attnum, atttypid::int8, atttypmod))
    FROM attribute),
  'types', (SELECT pg_catalog.json_agg(pg_catalog.json_build_object(
    'oid', t.oid::int8, 'name', t.typname, 'sql', pg_catalog.format_type(t.oid, -1), 'kind', t.typtype,
    'notNull', t.typnotnull, 'isArray', ${isArray},
    'inner', pg_catalog.json_build_object('oid', (${inner})::int8, 'modifier', t.typtypmod),
    'labels', COALESCE((SELECT pg_catalog.json_agg(e.enumlabel ORDER BY e.enumsortorder)
      FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid), '[]'),
    'attributes', COALESCE((SELECT pg_catalog.json_agg(
        pg_catalog.json_build_object('oid', a.atttypid::int8, 'modifier', a.atttypmod) ORDER BY a.attnum)
      FROM pg_catalog.pg_attribute a
      WHERE t.typtype = 'c' AND a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped), '[]'),
    'checks', COALESCE((SELECT pg_catalog.json_agg(pg_catalog.pg_get_expr(k.conbin, 0) ORDER BY k.conname)
      FROM pg_catalog.pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c'), '[]')) ORDER BY t.oid)
    FROM used JOIN pg_catalog.pg_type t ON t.oid = used.oid),
  'partitions', (SELECT pg_catalog.json_agg(pg_catalog.json_build_array(c.oid::int8, (
      SELECT pg_catalog.json_agg(pg_catalog.pg_get_partition_constraintdef(p.relid) ORDER BY p.relid)
      FROM pg_catalog.pg_partition_tree(c.oid) p WHERE p.isleaf)))
    FROM pg_catalog.pg_class c WHERE c.oid IN (${tables}) AND (c.relkind = 'p' OR c.relispartition))
)`;
}
