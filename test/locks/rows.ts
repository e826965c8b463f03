/**
 * What PostgreSQL's statements lock, rewrite and read: the table this product stands on, one executed row each. `a` and
 * `p` are ordinary tables with rows, `a.p_id` refers to `p`.
 */

export interface LockRow {
  readonly sql: string;
  /** Run before, besides the common tables; what `sql` needs. */
  readonly given?: string;
  /** Strongest lock per relation that existed before, without `public.`; indexes and sequences left out. */
  readonly locks: Readonly<Record<string, string>>;
  /** Strongest lock per index, where the statement is about one. */
  readonly indexLocks?: Readonly<Record<string, string>>;
  readonly rewrites?: readonly string[];
  readonly scans?: readonly string[];
  /** Indexes built or rebuilt, by table. */
  readonly builds?: readonly string[];
  /** First major version that has the syntax. */
  readonly since?: number;
  /** The mode is documented rather than measured, because the statement cannot run in a transaction. */
  readonly alone?: boolean;
}

export const common = `
CREATE TABLE p (id int PRIMARY KEY, code text UNIQUE);
CREATE TABLE a (id int PRIMARY KEY, p_id int REFERENCES p, i int, n numeric(10,2), v varchar(20), t text, c char(5),
  ts timestamp, j json, flag boolean, d date, net cidr, tsp timestamp(3));
CREATE INDEX a_v ON a (v);
INSERT INTO p SELECT g, 'c' || g FROM generate_series(1, 10) g;
INSERT INTO a (id, p_id, i, n, v, t, c, ts, j, flag, d, net, tsp)
  SELECT g, g, g, g, 'v' || g, 'a' || g, 'c', '2026-01-01', '{}', true, '2026-01-01', '10.0.0.0/8', '2026-01-01' FROM generate_series(1, 10) g;`;

const exclusive = 'AccessExclusiveLock';
const shareRow = 'ShareRowExclusiveLock';
const shareUpdate = 'ShareUpdateExclusiveLock';

const column = (sql: string, more: Partial<LockRow> = {}): LockRow => ({
  sql: `ALTER TABLE a ${sql}`,
  locks: { a: exclusive },
  ...more,
});
const rewrite = { rewrites: ['a'], builds: ['a'] } as const;

export const rows: readonly LockRow[] = [
  // ADD COLUMN
  column('ADD COLUMN x int'),
  column('ADD COLUMN x int DEFAULT 3'),
  column("ADD COLUMN x text NOT NULL DEFAULT 'a'"),
  column('ADD COLUMN x timestamptz DEFAULT now()'),
  column("ADD COLUMN x int[] DEFAULT '{}'"),
  column('ADD COLUMN x uuid DEFAULT gen_random_uuid()', rewrite),
  column('ADD COLUMN x double precision DEFAULT random()', rewrite),
  column('ADD COLUMN x timestamptz DEFAULT clock_timestamp()', rewrite),
  column('ADD COLUMN x serial', rewrite),
  column('ADD COLUMN x bigserial', rewrite),
  column('ADD COLUMN x int GENERATED ALWAYS AS IDENTITY', rewrite),
  column('ADD COLUMN x int GENERATED ALWAYS AS (i * 2) STORED', rewrite),
  column('ADD COLUMN x int GENERATED ALWAYS AS (i * 2) VIRTUAL', { since: 18 }),
  column('ADD COLUMN x positive DEFAULT 1', { given: 'CREATE DOMAIN positive AS int CHECK (VALUE > 0)', ...rewrite }),
  column('ADD COLUMN x int REFERENCES p', { locks: { a: exclusive, p: shareRow } }),
  column('ADD COLUMN x int DEFAULT 1 REFERENCES p', { locks: { a: exclusive, p: shareRow }, scans: ['a', 'p'] }),
  column('ADD COLUMN x int UNIQUE', { scans: ['a'], builds: ['a'] }),
  column('ADD COLUMN x int CHECK (x > 0)', { scans: ['a'] }),
  column('DROP COLUMN i'),
  column('DROP COLUMN v', { indexLocks: { a_v: exclusive } }),
  // Types
  column('ALTER COLUMN v TYPE varchar(50)'),
  column('ALTER COLUMN v TYPE text'),
  column('ALTER COLUMN t TYPE varchar'),
  column('ALTER COLUMN n TYPE numeric(12,2)'),
  column('ALTER COLUMN n TYPE numeric'),
  column('ALTER COLUMN tsp TYPE timestamp(6)'),
  column('ALTER COLUMN net TYPE inet'),
  { sql: "SET LOCAL timezone = 'UTC'; ALTER TABLE a ALTER COLUMN ts TYPE timestamptz", locks: { a: exclusive } },
  column('ALTER COLUMN i TYPE bigint', rewrite),
  column('ALTER COLUMN v TYPE varchar(10)', rewrite),
  column('ALTER COLUMN t TYPE varchar(10)', rewrite),
  column('ALTER COLUMN n TYPE numeric(12,3)', rewrite),
  column('ALTER COLUMN j TYPE jsonb', rewrite),
  column('ALTER COLUMN c TYPE text', rewrite),
  column("ALTER COLUMN c TYPE letter USING 'c'::letter", { given: "CREATE TYPE letter AS ENUM ('c')", ...rewrite }),
  {
    sql: "SET LOCAL timezone = 'Asia/Seoul'; ALTER TABLE a ALTER COLUMN ts TYPE timestamptz",
    locks: { a: exclusive },
    ...rewrite,
  },
  column('ALTER COLUMN v TYPE varchar(20) COLLATE "C"', { builds: ['a'], scans: ['a'] }),
  // Nullability, defaults, statistics
  column('ALTER COLUMN i SET NOT NULL', { scans: ['a'] }),
  column('ALTER COLUMN i SET NOT NULL', { given: 'ALTER TABLE a ADD CONSTRAINT i_known CHECK (i IS NOT NULL)' }),
  column('ADD CONSTRAINT i_known NOT NULL i NOT VALID', { since: 18 }),
  {
    sql: 'ALTER TABLE a VALIDATE CONSTRAINT i_known',
    given: 'ALTER TABLE a ADD CONSTRAINT i_known NOT NULL i NOT VALID',
    locks: { a: shareUpdate },
    scans: ['a'],
    since: 18,
  },
  column('ALTER COLUMN i DROP NOT NULL'),
  column('ALTER COLUMN i SET DEFAULT 5'),
  column('ALTER COLUMN i SET STATISTICS 500', { locks: { a: shareUpdate } }),
  column('ALTER COLUMN t SET STORAGE EXTERNAL'),
  // CHECK
  column('ADD CONSTRAINT small CHECK (i < 1000)', { scans: ['a'] }),
  column('ADD CONSTRAINT small CHECK (i < 1000) NOT VALID'),
  column('ADD CONSTRAINT small CHECK (i < 1000) NOT ENFORCED', { since: 18 }),
  {
    sql: 'ALTER TABLE a VALIDATE CONSTRAINT small',
    given: 'ALTER TABLE a ADD CONSTRAINT small CHECK (i < 1000) NOT VALID',
    locks: { a: shareUpdate },
    scans: ['a'],
  },
  // Foreign keys
  column('ADD CONSTRAINT fk FOREIGN KEY (i) REFERENCES p', { locks: { a: shareRow, p: shareRow }, scans: ['a', 'p'] }),
  column('ADD CONSTRAINT fk FOREIGN KEY (i) REFERENCES p NOT VALID', { locks: { a: shareRow, p: shareRow } }),
  column('ADD CONSTRAINT fk FOREIGN KEY (i) REFERENCES p NOT ENFORCED', {
    locks: { a: shareRow, p: shareRow },
    since: 18,
  }),
  {
    sql: 'ALTER TABLE a VALIDATE CONSTRAINT fk',
    given: 'ALTER TABLE a ADD CONSTRAINT fk FOREIGN KEY (i) REFERENCES p NOT VALID',
    locks: { a: shareUpdate, p: 'RowShareLock' },
    scans: ['a', 'p'],
  },
  column('DROP CONSTRAINT a_p_id_fkey', { locks: { a: exclusive, p: exclusive } }),
  // Keys
  column('ADD CONSTRAINT u UNIQUE (i)', { scans: ['a'], builds: ['a'] }),
  column('ADD CONSTRAINT u UNIQUE USING INDEX u', { given: 'CREATE UNIQUE INDEX u ON a (i)' }),
  {
    sql: 'ALTER TABLE k ADD PRIMARY KEY (id)',
    given: 'CREATE TABLE k (id int); INSERT INTO k SELECT generate_series(1, 10)',
    locks: { k: exclusive },
    scans: ['k'],
    builds: ['k'],
  },
  {
    sql: 'ALTER TABLE k ADD PRIMARY KEY USING INDEX u',
    given:
      'CREATE TABLE k (id int NOT NULL); INSERT INTO k SELECT generate_series(1, 10); CREATE UNIQUE INDEX u ON k (id)',
    locks: { k: exclusive },
  },
  {
    sql: 'ALTER TABLE k ADD PRIMARY KEY USING INDEX u',
    given: 'CREATE TABLE k (id int); INSERT INTO k SELECT generate_series(1, 10); CREATE UNIQUE INDEX u ON k (id)',
    locks: { k: exclusive },
    scans: ['k'],
  },
  // Indexes
  { sql: 'CREATE INDEX x ON a (i)', locks: { a: 'ShareLock' }, scans: ['a'], builds: ['a'] },
  { sql: 'CREATE UNIQUE INDEX x ON a (i)', locks: { a: 'ShareLock' }, scans: ['a'], builds: ['a'] },
  { sql: 'CREATE INDEX CONCURRENTLY x ON a (i)', locks: { a: shareUpdate }, builds: ['a'], alone: true },
  { sql: 'DROP INDEX a_v', locks: { a: exclusive }, indexLocks: { a_v: exclusive } },
  { sql: 'DROP INDEX CONCURRENTLY a_v', locks: { a: shareUpdate }, alone: true },
  { sql: 'REINDEX TABLE a', locks: { a: 'ShareLock' }, scans: ['a'], builds: ['a'] },
  { sql: 'REINDEX INDEX a_v', locks: { a: 'ShareLock' }, indexLocks: { a_v: exclusive }, scans: ['a'], builds: ['a'] },
  { sql: 'REINDEX TABLE CONCURRENTLY a', locks: { a: shareUpdate }, builds: ['a'], alone: true },
  { sql: 'ALTER INDEX a_v RENAME TO a_v2', locks: {}, indexLocks: { a_v: shareUpdate } },
  // Renames and small metadata
  { sql: 'ALTER TABLE a RENAME TO a2', locks: { a: exclusive } },
  column('RENAME COLUMN i TO i2'),
  column('RENAME CONSTRAINT a_p_id_fkey TO a_fk'),
  column('SET (fillfactor = 70)', { locks: { a: shareUpdate } }),
  column('SET (autovacuum_enabled = false)', { locks: { a: shareUpdate } }),
  column('CLUSTER ON a_v', { locks: { a: shareUpdate } }),
  { sql: 'CREATE STATISTICS s ON i, n FROM a', locks: { a: shareUpdate } },
  { sql: "COMMENT ON TABLE a IS 'text'", locks: { a: shareUpdate } },
  // Triggers, policies, rules, ownership
  {
    sql: 'CREATE TRIGGER tr BEFORE UPDATE ON a FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()',
    locks: { a: shareRow },
  },
  column('DISABLE TRIGGER tr', {
    given: 'CREATE TRIGGER tr BEFORE UPDATE ON a FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()',
    locks: { a: shareRow },
  }),
  {
    sql: 'DROP TRIGGER tr ON a',
    given: 'CREATE TRIGGER tr BEFORE UPDATE ON a FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()',
    locks: { a: exclusive },
  },
  { sql: 'CREATE POLICY own ON a USING (true)', locks: { a: exclusive } },
  { sql: 'DROP POLICY own ON a', given: 'CREATE POLICY own ON a USING (true)', locks: { a: exclusive } },
  { sql: 'CREATE RULE quiet AS ON DELETE TO a DO INSTEAD NOTHING', locks: { a: exclusive } },
  {
    sql: 'DROP RULE quiet ON a',
    given: 'CREATE RULE quiet AS ON DELETE TO a DO INSTEAD NOTHING',
    locks: { a: exclusive },
  },
  column('ENABLE ROW LEVEL SECURITY'),
  column('OWNER TO keeper', { given: 'CREATE ROLE keeper' }),
  column('SET SCHEMA other', { given: 'CREATE SCHEMA other' }),
  column('REPLICA IDENTITY FULL'),
  // Whole-table work
  column('SET UNLOGGED', rewrite),
  column('SET LOGGED', { given: 'ALTER TABLE a SET UNLOGGED', ...rewrite }),
  { sql: 'CLUSTER a USING a_v', locks: { a: exclusive }, ...rewrite },
  { sql: 'VACUUM FULL a', locks: { a: exclusive }, ...rewrite, alone: true },
  column('ALTER COLUMN x SET EXPRESSION AS (i * 3)', {
    given: 'ALTER TABLE a ADD COLUMN x int GENERATED ALWAYS AS (i * 2) STORED',
    ...rewrite,
    since: 17,
  }),
  { sql: 'TRUNCATE a', locks: { a: exclusive } },
  { sql: 'DROP TABLE a', locks: { a: exclusive, p: exclusive } },
  { sql: 'CREATE TABLE child (p_id int REFERENCES p)', locks: { p: shareRow } },
  { sql: 'LOCK TABLE a IN EXCLUSIVE MODE', locks: { a: 'ExclusiveLock' } },
  // Materialized views
  {
    sql: 'REFRESH MATERIALIZED VIEW mv',
    given: 'CREATE MATERIALIZED VIEW mv AS SELECT id FROM a; CREATE UNIQUE INDEX mv_id ON mv (id)',
    locks: { mv: exclusive, a: 'AccessShareLock' },
    rewrites: ['mv'],
    scans: ['a'],
    builds: ['mv'],
  },
  {
    sql: 'REFRESH MATERIALIZED VIEW CONCURRENTLY mv',
    given: 'CREATE MATERIALIZED VIEW mv AS SELECT id FROM a; CREATE UNIQUE INDEX mv_id ON mv (id)',
    locks: { mv: 'ExclusiveLock', a: 'AccessShareLock' },
    scans: ['a', 'mv'],
  },
  // Partitions
  {
    sql: 'ALTER TABLE m ATTACH PARTITION m3 FOR VALUES FROM (30) TO (40)',
    given:
      'CREATE TABLE m (id int) PARTITION BY RANGE (id); CREATE TABLE md PARTITION OF m DEFAULT; INSERT INTO m SELECT generate_series(1, 9); CREATE TABLE m3 (id int); INSERT INTO m3 SELECT generate_series(30, 39)',
    locks: { m: shareUpdate, m3: exclusive, md: exclusive },
    scans: ['m3', 'md'],
  },
  {
    sql: 'ALTER TABLE m ATTACH PARTITION m3 FOR VALUES FROM (30) TO (40)',
    given:
      'CREATE TABLE m (id int) PARTITION BY RANGE (id); CREATE TABLE m3 (id int, CHECK (id IS NOT NULL AND id >= 30 AND id < 40)); INSERT INTO m3 SELECT generate_series(30, 39)',
    locks: { m: shareUpdate, m3: exclusive },
  },
  {
    sql: 'CREATE TABLE m4 PARTITION OF m FOR VALUES FROM (40) TO (50)',
    given:
      'CREATE TABLE m (id int) PARTITION BY RANGE (id); CREATE TABLE md PARTITION OF m DEFAULT; INSERT INTO m SELECT generate_series(1, 9)',
    locks: { m: exclusive, md: exclusive },
    scans: ['md'],
  },
  {
    sql: 'ALTER TABLE m DETACH PARTITION md',
    given: 'CREATE TABLE m (id int) PARTITION BY RANGE (id); CREATE TABLE md PARTITION OF m DEFAULT',
    locks: { m: exclusive, md: exclusive },
  },
  {
    sql: 'ALTER TABLE m DETACH PARTITION m1 CONCURRENTLY',
    given:
      'CREATE TABLE m (id int) PARTITION BY RANGE (id); CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (1) TO (10)',
    locks: { m: shareUpdate, m1: exclusive },
    since: 14,
    alone: true,
  },
];
