/**
 * How big the tables of a database are, from its catalogue alone: no row of a table is read. Facts:
 * https://www.postgresql.org/docs/current/catalog-pg-class.html (`reltuples`) and
 * https://www.postgresql.org/docs/current/functions-admin.html#FUNCTIONS-ADMIN-DBSIZE.
 */
import type { Client } from 'pg';
import { FaultError } from '../../model/fault.ts';
import type { Statistics } from '../../model/statistics.ts';
import { connect, connectionFault } from '../../shadow/server/connect.ts';

/**
 * A partitioned table is the sum of its partitions, and its rows are unknown when those of one of them are; partitions
 * made for the future are empty files and count as 0. Before PostgreSQL 14 a table that was never analysed says 0 rows
 * instead of −1, so 0 is only believed of an empty file.
 */
const sizesSql = `
  WITH RECURSIVE members (root, member) AS (
    SELECT c.oid, c.oid
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'm') AND c.relpersistence <> 't'
      AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_'
    UNION ALL
    SELECT m.root, i.inhrelid
    FROM members m
    JOIN pg_catalog.pg_class p ON p.oid = m.member AND p.relkind = 'p'
    JOIN pg_catalog.pg_inherits i ON i.inhparent = m.member
  ),
  sizes AS (
    SELECT m.root,
      CASE
        WHEN m.member <> m.root AND pg_catalog.pg_relation_size(c.oid) = 0 THEN 0
        WHEN c.reltuples < 0 THEN NULL
        WHEN c.reltuples = 0 AND current_setting('server_version_num')::int < 140000
          AND pg_catalog.pg_relation_size(c.oid) > 0 THEN NULL
        ELSE c.reltuples
      END AS tuples,
      coalesce(pg_catalog.pg_table_size(c.oid), 0) AS bytes,
      coalesce(pg_catalog.pg_indexes_size(c.oid), 0) AS index_bytes
    FROM members m JOIN pg_catalog.pg_class c ON c.oid = m.member
    WHERE c.relkind <> 'p'
  )
  SELECT n.nspname || '.' || c.relname AS name,
    CASE WHEN count(s.root) = 0 THEN '0'
      WHEN bool_and(s.tuples IS NOT NULL) THEN round(sum(s.tuples)::numeric)::text END AS rows,
    coalesce(sum(s.bytes), 0)::text AS bytes,
    coalesce(sum(s.index_bytes), 0)::text AS index_bytes
  FROM (SELECT DISTINCT root FROM members) AS r
  JOIN pg_catalog.pg_class c ON c.oid = r.root
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN sizes s ON s.root = r.root
  GROUP BY n.nspname, c.relname
  ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`;

interface SizeRow {
  readonly name: string;
  readonly rows: string | null;
  readonly bytes: string;
  readonly index_bytes: string;
}

/** @param date of today, ISO */
export async function measureStatistics(url: string, date: string): Promise<Statistics> {
  const { client } = await connect(url);
  try {
    return { version: 1, date, tables: (await readSizes(client)).map(tableStatistics) };
  } catch (error) {
    throw new FaultError(connectionFault(error));
  } finally {
    await client.end();
  }
}

/** Gives way to everybody else: read only, and it does not wait long for a table that is locked. */
async function readSizes(client: Client): Promise<readonly SizeRow[]> {
  await client.query('BEGIN TRANSACTION READ ONLY');
  await client.query("SET LOCAL lock_timeout = '5s'");
  await client.query("SET LOCAL statement_timeout = '60s'");
  const { rows } = await client.query<SizeRow>(sizesSql);
  await client.query('COMMIT');
  return rows;
}

function tableStatistics(row: SizeRow) {
  return {
    table: row.name,
    rows: row.rows === null ? null : Number(row.rows),
    bytes: Number(row.bytes),
    indexBytes: Number(row.index_bytes),
  };
}
