import{createRequire as __cr}from'node:module';import{fileURLToPath as __fu}from'node:url';import{dirname as __dn}from'node:path';const require=__cr(import.meta.url);const __filename=__fu(import.meta.url);const __dirname=__dn(__filename);
import{a as n,b as i}from"./chunk-GCCQCRRA.js";import{a as c}from"./chunk-77Y44UDL.js";import{a}from"./chunk-KCND3PFS.js";import"./chunk-3S3ZNPBO.js";import{m as o}from"./chunk-2LCN5VA4.js";import"./chunk-WENQJHJG.js";var l=`
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
  ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`;async function m(e,t){let{client:s}=await n(e);try{return{version:1,date:t,tables:(await p(s)).map(N)}}catch(r){throw new o(i(r))}finally{await s.end()}}async function p(e){await e.query("BEGIN TRANSACTION READ ONLY"),await e.query("SET LOCAL lock_timeout = '5s'"),await e.query("SET LOCAL statement_timeout = '60s'");let{rows:t}=await e.query(l);return await e.query("COMMIT"),t}function N(e){return{table:e.name,rows:e.rows===null?null:Number(e.rows),bytes:Number(e.bytes),indexBytes:Number(e.index_bytes)}}async function y({database:e,output:t},s){let r=await m(e,s.now().toISOString().slice(0,10));return await c(JSON.stringify(r,null,2),t,s),a.clear}export{y as runStats};
