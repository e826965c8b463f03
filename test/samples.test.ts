import { citext } from '@electric-sql/pglite/contrib/citext';
import { hstore } from '@electric-sql/pglite/contrib/hstore';
import { ltree } from '@electric-sql/pglite/contrib/ltree';
import { vector } from '@electric-sql/pglite-pgvector';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Session } from '../src/model/engine.ts';
import { readCatalogue } from '../src/shadow/catalogue/read.ts';
import { fillSamples, type SampleReport } from '../src/shadow/samples/fill.ts';
import { patternExample } from '../src/shadow/samples/pattern.ts';
import { serverEngine } from '../src/shadow/server/engine.ts';
import { embeddedSession, rowsOf, serverAnswers, serverUrl, testLimits } from './support/database.ts';

const serverReached = await serverAnswers();
const engines: [string, () => Promise<Session>][] = [
  ['pglite', () => embeddedSession({ citext, hstore, ltree, vector })],
];
if (serverReached) engines.push(['server', () => serverEngine(serverUrl, testLimits).open({ extensions: [] })]);
else console.log(`no native server at ${serverUrl}: samples are made on the embedded engine only`);

describe.each(engines)('samples on %s', (engine, open) => {
  let session: Session;
  beforeAll(async () => {
    session = await open();
  });
  afterAll(() => session.close());

  /** Makes a schema, fills the tables named, and undoes everything after the questions are asked. */
  async function filling(schema: string, tables: string, ask: (report: SampleReport) => Promise<void>, rows = 100) {
    await rowsOf(session, `DROP SCHEMA public CASCADE; CREATE SCHEMA public; ${schema}`);
    const names = tables.split(' ').map((name) => `public.${name}`);
    await ask(await fillSamples(session, await readCatalogue(session), names, rows));
  }
  const number = async (sql: string) => Number((await rowsOf(session, sql))[0]?.[0]);
  const count = (table: string, where = 'true') => number(`SELECT count(*) FROM ${table} WHERE ${where}`);

  test('hold a value of every built-in type, with length and precision', async () => {
    const types = `smallint integer bigint numeric numeric(5,2) numeric(2,2) real float money boolean text varchar(3)
      char(1) char(5) "char" name bytea date timestamp timestamptz time timetz interval uuid json jsonb inet cidr macaddr
      macaddr8 bit bit(12) varbit(5) point line lseg box path polygon circle tsvector tsquery pg_lsn int4range numrange
      daterange tstzrange text[] int[][] varchar(2)[] numeric(4,1)[] oid regclass jsonpath mood mood[] address address[]
      positive mail span int4multirange xml`.split(/\s+/);
    const known = engine === 'server' ? types.filter((type) => type !== 'int4multirange') : types;
    const columns = known.map((type, index) => `c${index} ${type}`).join(', ');
    const schema = `
      CREATE TYPE mood AS ENUM ('sad', 'happy');
      CREATE TYPE address AS (street text, "number" int, mood mood);
      CREATE DOMAIN positive AS int CHECK (VALUE > 0);
      CREATE DOMAIN mail AS text NOT NULL CHECK (VALUE ~ '^[^@\\s]+@[^@\\s]+\\.[a-z]{2,}$') CHECK (length(VALUE) < 20);
      CREATE TYPE span AS RANGE (subtype = float8);
      CREATE TABLE every (${columns})`;
    await filling(schema, 'every', async (report) => {
      expect(report).toEqual({ filled: [{ table: 'public.every', rows: 100 }], unfilled: [] });
      const present = known.map((_, index) => `count(c${index})`).join(', ');
      const found = (await rowsOf(session, `SELECT ${present} FROM every`))[0] ?? [];
      expect(known.filter((_, index) => Number(found[index]) < 60)).toEqual([]);
      expect(known.filter((type, index) => Number(found[index]) === 100 && type !== 'mail')).toEqual([]);
    });
  });

  test('follow foreign keys, parents first, over several columns, in circles and into the table itself', async () => {
    const schema = `
      CREATE TABLE tenant (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), name text UNIQUE);
      CREATE TABLE person (tenant uuid NOT NULL REFERENCES tenant, id serial, boss int, PRIMARY KEY (tenant, id),
        FOREIGN KEY (tenant, boss) REFERENCES person (tenant, id));
      CREATE TABLE task (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, tenant uuid NOT NULL REFERENCES tenant,
        owner int NOT NULL, part_of bigint REFERENCES task, FOREIGN KEY (tenant, owner) REFERENCES person (tenant, id));
      CREATE TABLE label (task bigint REFERENCES task, tenant uuid REFERENCES tenant, PRIMARY KEY (task, tenant));
      CREATE TABLE egg (id int PRIMARY KEY, hen int NOT NULL);
      CREATE TABLE hen (id int PRIMARY KEY, egg int NOT NULL REFERENCES egg);
      ALTER TABLE egg ADD FOREIGN KEY (hen) REFERENCES hen;
      CREATE TABLE root (id int PRIMARY KEY, up int NOT NULL REFERENCES root);
      CREATE TABLE extra (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY REFERENCES task, n int NOT NULL,
        thrice int GENERATED ALWAYS AS (n * 3) STORED REFERENCES root);`;
    await filling(schema, 'label egg root extra', async (report) => {
      expect(report.unfilled).toEqual([]);
      expect(report.filled.map(({ table, rows }) => `${table} ${rows}`).sort()).toEqual(
        ['egg 100', 'extra 66', 'hen 100', 'label 100', 'person 100', 'root 100', 'task 100', 'tenant 100'].map(
          (line) => `public.${line}`,
        ),
      );
      const keys = await rowsOf(session, `SELECT conrelid::regclass, conname FROM pg_constraint WHERE contype = 'f'`);
      expect(keys).toHaveLength(12);
      // PostgreSQL checks every row again when a key is made anew.
      for (const [table, name] of keys) {
        const definition = await rowsOf(
          session,
          `SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = '${name}' AND conrelid = '${table}'::regclass`,
        );
        await rowsOf(session, `ALTER TABLE ${table} ADD CONSTRAINT again ${definition[0]?.[0]}`);
        await rowsOf(session, `ALTER TABLE ${table} DROP CONSTRAINT again`);
      }
      expect(await count('task', 'part_of IS NOT NULL')).toBeGreaterThan(30);
      expect(await count('person', 'boss IS NOT NULL')).toBeGreaterThan(10);
    });
  });

  test('satisfy CHECK constraints of one column and of several', async () => {
    const schema = `
      CREATE FUNCTION is_even(n int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT n % 2 = 0';
      CREATE TABLE checked (
        kind text NOT NULL CHECK (kind IN ('free', 'paid')), level int NOT NULL CHECK (level BETWEEN 10 AND 20),
        rate numeric(3,2) NOT NULL CHECK (rate > 0 AND rate < 1), code char(2) NOT NULL CHECK (code ~ '^[A-Z]{2}$'),
        slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'), pin text NOT NULL CHECK (length(pin) = 6),
        link text NOT NULL CHECK (link LIKE 'https://%'), tags text[] NOT NULL CHECK (tags <@ ARRAY['a', 'b']),
        body jsonb NOT NULL CHECK (jsonb_typeof(body) = 'array'), hash bytea NOT NULL CHECK (octet_length(hash) = 32),
        born date NOT NULL CHECK (born > '1900-01-01'), even int NOT NULL CHECK (is_even(even)),
        never int CHECK (never IS NULL), always int CHECK (always IS NOT NULL),
        starts timestamptz NOT NULL, ends timestamptz NOT NULL, CHECK (starts < ends),
        a int, b int, CHECK (num_nonnulls(a, b) = 1), done boolean NOT NULL, reason text, CHECK ((reason IS NULL) <> done),
        "select" int NOT NULL CHECK ("select" <> 1), doubled int GENERATED ALWAYS AS ("select" * 2) STORED);
      CREATE TABLE impossible (a int NOT NULL CHECK (a > 5 AND a < 3));
      CREATE TABLE child (a int NOT NULL);
      ALTER TABLE impossible ADD UNIQUE (a); ALTER TABLE child ADD FOREIGN KEY (a) REFERENCES impossible (a);`;
    await filling(schema, 'checked child', async (report) => {
      expect(report.filled).toEqual([{ table: 'public.checked', rows: 100 }]);
      expect(report.unfilled).toEqual([
        { table: 'public.impossible', why: 'no value was found for column a that satisfies impossible_a_check' },
        { table: 'public.child', why: 'its parent public.impossible has no rows' },
      ]);
      expect(await count('checked', 'a IS NULL')).toBeGreaterThan(10);
      expect(await count('checked', 'b IS NULL')).toBeGreaterThan(10);
      expect(await number('SELECT count(DISTINCT kind) FROM checked')).toBe(2);
    });
  });

  test('are distinct where they must be, repeat where they may, and are null here and there', async () => {
    const schema = `
      CREATE TABLE keyed (id int GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, mail text NOT NULL, a int, b text, c date);
      CREATE UNIQUE INDEX ON keyed (lower(mail));
      CREATE TABLE small (on_off boolean, mood char(1), UNIQUE (on_off, mood), PRIMARY KEY (on_off));
      CREATE TABLE only_id (id serial PRIMARY KEY);
      CREATE TABLE booking (during tsrange NOT NULL, EXCLUDE USING gist (during WITH &&));`;
    await filling(schema, 'keyed small only_id booking', async (report) => {
      expect(report.filled.map(({ table, rows }) => [table, rows])).toEqual([
        ['public.booking', 100],
        ['public.keyed', 100],
        ['public.only_id', 100],
        ['public.small', 2],
      ]);
      expect(await number('SELECT count(*) - count(DISTINCT (a, b, c)) FROM keyed')).toBeGreaterThan(40);
      expect(await count('keyed', 'a IS NULL AND b IS NOT NULL')).toBeGreaterThan(10);
      expect(await count('keyed', 'b IS NULL AND a IS NOT NULL')).toBeGreaterThan(10);
    });
  });

  test('go where partitions take them', async () => {
    const schema = `
      CREATE TABLE event (id bigint GENERATED ALWAYS AS IDENTITY, at timestamptz NOT NULL, PRIMARY KEY (id, at))
        PARTITION BY RANGE (at);
      CREATE TABLE event_1 PARTITION OF event FOR VALUES FROM ('2031-01-01') TO ('2031-02-01');
      CREATE TABLE event_2 PARTITION OF event FOR VALUES FROM ('2031-05-01') TO ('2031-06-01');
      CREATE TABLE region (name text NOT NULL, n int NOT NULL) PARTITION BY LIST (name);
      CREATE TABLE region_1 PARTITION OF region FOR VALUES IN ('eu', 'us') PARTITION BY HASH (n);
      CREATE TABLE region_1_a PARTITION OF region_1 FOR VALUES WITH (MODULUS 2, REMAINDER 0);
      CREATE TABLE bare (a int) PARTITION BY LIST (a);`;
    await filling(schema, 'event region bare', async (report) => {
      expect(report.filled.map(({ table, rows }) => [table, rows])).toEqual([
        ['public.event', 100],
        ['public.region', 100],
      ]);
      expect(report.unfilled).toEqual([{ table: 'public.bare', why: 'it has no partition that could hold a row' }]);
      expect(await count('event_1')).toBeGreaterThan(0);
      expect(await count('event_2')).toBeGreaterThan(0);
    });
  });

  test('come without triggers, leave rows alone that are there, and say what cannot hold any', async () => {
    const schema = `
      CREATE TABLE guarded (a int NOT NULL CHECK (a > 0));
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END';
      CREATE TRIGGER refuse BEFORE INSERT ON guarded FOR EACH ROW EXECUTE FUNCTION refuse();
      CREATE TABLE kept (a int); INSERT INTO kept VALUES (7);
      CREATE VIEW seen AS SELECT 1; CREATE MATERIALIZED VIEW stored AS SELECT 1;
      CREATE TABLE ruled (a int); CREATE RULE quiet AS ON INSERT TO ruled WHERE NEW.a < 0 DO INSTEAD NOTHING;
      CREATE TABLE odd (a int); CREATE FUNCTION raising(int) RETURNS boolean LANGUAGE plpgsql IMMUTABLE
        AS 'BEGIN IF $1 IS NOT NULL THEN RAISE EXCEPTION ''never''; END IF; RETURN true; END';
      ALTER TABLE odd ADD CHECK (raising(a)); CREATE TABLE odder (a int NOT NULL DEFAULT 0 CHECK (raising(a)));`;
    await filling(schema, 'guarded kept seen stored missing ruled odd odder', async (report) => {
      expect(report.filled.map(({ table }) => table)).toEqual(['public.guarded', 'public.odd', 'public.ruled']);
      expect(new Map(report.unfilled.map(({ table, why }) => [table, why]))).toEqual(
        new Map([
          ['public.seen', 'it is a view: its rows come from its query'],
          ['public.stored', 'it is a materialized view: its rows come from its query'],
          ['public.missing', 'it does not exist'],
          ['public.odder', 'P0001: never'],
        ]),
      );
      expect(await rowsOf(session, 'SELECT a FROM kept')).toEqual([['7']]);
      expect(await rowsOf(session, 'SHOW session_replication_role')).toEqual([['origin']]);
    });
  });

  test('are the same in every run', async () => {
    const schema = `CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (p int REFERENCES p, t text, d daterange)`;
    const runs: unknown[] = [];
    for (let run = 0; run < 2; run++) {
      await filling(schema, 'c', async () => {
        runs.push(await rowsOf(session, 'SELECT * FROM c'));
      });
    }
    expect(runs[0]).toHaveLength(100);
    expect(runs[1]).toEqual(runs[0]);
  });

  const embeddedOnly = engine === 'server' ? test.skip : test;
  embeddedOnly('know types of extensions', async () => {
    const schema = `
      CREATE EXTENSION citext; CREATE EXTENSION hstore; CREATE EXTENSION ltree; CREATE EXTENSION vector;
      CREATE TABLE extended (a citext NOT NULL, b hstore NOT NULL, c ltree NOT NULL, d vector(5) NOT NULL)`;
    await filling(schema, 'extended', async (report) => {
      expect(report.filled).toEqual([{ table: 'public.extended', rows: 100 }]);
    });
  });
});

describe('an example of a pattern', () => {
  test.each([
    '^[a-z0-9-]+$',
    '^#[0-9a-fA-F]{6}$',
    '^[^@\\s]+@[^@\\s]+\\.[a-z]{2,}$',
    '^(\\+|00)[1-9]\\d{1,14}$',
    '^[[:alpha:]_][[:alnum:]_]*$',
    '^(?:a|b|cd)x?[.]y\\.z$',
    '^v\\d+(\\.\\d+){2}$',
  ])('%s', (pattern) => {
    const posix = pattern.replaceAll('[:alpha:]', 'a-z').replaceAll('[:alnum:]', 'a-z0-9');
    for (const ordinal of [0, 1, 7, 1000]) expect(patternExample(pattern, ordinal)).toMatch(new RegExp(posix));
  });

  test('differs from number to number', () => {
    const examples = Array.from({ length: 100 }, (_, ordinal) => patternExample('^[a-z]{2,8}-[0-9]+$', ordinal));
    expect(new Set(examples).size).toBe(100);
  });

  test.each(['(?=a)b', '(a', '[a', '*a', '((((a{100}){100}){100}){100})', '\\1'])('%s is given up', (pattern) => {
    expect(patternExample(pattern, 0)).toBeNull();
  });
});
