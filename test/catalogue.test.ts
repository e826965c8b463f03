import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Catalogue, findTable, type Table } from '../src/model/catalogue.ts';
import type { Session } from '../src/model/engine.ts';
import { readCatalogue } from '../src/shadow/catalogue/read.ts';
import { serverEngine } from '../src/shadow/server/engine.ts';
import { embeddedSession, rowsOf, serverAnswers, serverUrl, testLimits } from './support/database.ts';

const schema = `
CREATE SCHEMA shop;
CREATE TYPE shop.state AS ENUM ('open', 'closed');
CREATE TABLE shop.customer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email varchar(80) COLLATE "C" NOT NULL,
  gone text,
  price numeric(10,2) DEFAULT 1.50,
  doubled numeric GENERATED ALWAYS AS (price * 2) STORED,
  state shop.state,
  CONSTRAINT customer_price CHECK (price > 0)
);
ALTER TABLE shop.customer DROP COLUMN gone;
CREATE UNIQUE INDEX customer_lower ON shop.customer (lower(email), id) INCLUDE (price) WHERE price > 1;
CREATE TABLE orders (
  b int, a int, customer bigint REFERENCES shop.customer ON DELETE CASCADE,
  UNIQUE (a, b)
);
CREATE TABLE lines (x int, y int);
ALTER TABLE lines ADD CONSTRAINT lines_orders FOREIGN KEY (y, x) REFERENCES orders (b, a) NOT VALID;
ALTER TABLE lines ENABLE ROW LEVEL SECURITY;
ALTER TABLE lines REPLICA IDENTITY FULL;
CREATE POLICY mine ON lines USING (x = 1);
CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER quiet BEFORE INSERT ON lines FOR EACH ROW EXECUTE FUNCTION nothing();
ALTER TABLE lines DISABLE TRIGGER quiet;
CREATE VIEW open_orders AS SELECT a FROM orders;
CREATE MATERIALIZED VIEW order_count AS SELECT count(*) FROM orders;
CREATE SEQUENCE invoice;
CREATE TABLE event (at date NOT NULL, what text) PARTITION BY RANGE (at);
CREATE TABLE event_2026 PARTITION OF event FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE audit (event_at date);
CREATE UNLOGGED TABLE cache (k text);
CREATE TEMPORARY TABLE scratch (k text);
`;

const serverReached = await serverAnswers();
const engines: [string, () => Promise<Session>][] = [['pglite', () => embeddedSession()]];
if (serverReached) engines.push(['server', () => serverEngine(serverUrl, testLimits).open({ extensions: [] })]);
else console.log(`no native server at ${serverUrl}: the catalogue is read on the embedded engine only`);

describe.each(engines)('the catalogue, read on %s', (_name, open) => {
  let session: Session;
  let catalogue: Catalogue;
  const table = (name: string): Table => {
    const found = findTable(catalogue, { name });
    if (!found) throw new Error(`${name} was not read`);
    return found;
  };

  beforeAll(async () => {
    session = await open();
    await rowsOf(session, schema);
    catalogue = await readCatalogue(session);
  });
  afterAll(() => session.close());

  test('holds every user relation and nothing of the system', () => {
    const kinds = [...catalogue.tables.values()].map(({ name, kind, persistence }) => [name, kind, persistence]);
    expect(kinds).toEqual([
      ['customer_id_seq', 'sequence', 'permanent'],
      ['customer', 'table', 'permanent'],
      ['orders', 'table', 'permanent'],
      ['lines', 'table', 'permanent'],
      ['open_orders', 'view', 'permanent'],
      ['order_count', 'materialized-view', 'permanent'],
      ['invoice', 'sequence', 'permanent'],
      ['event', 'partitioned', 'permanent'],
      ['event_2026', 'table', 'permanent'],
      ['audit', 'table', 'permanent'],
      ['cache', 'table', 'unlogged'],
      ['scratch', 'table', 'temporary'],
    ]);
  });

  test('knows columns by number, with type, default, identity, generation and collation', () => {
    const none = { default: null, identity: null, generated: null, collation: null, notNull: false };
    expect(table('customer').columns).toEqual([
      { ...none, number: 1, name: 'id', type: 'bigint', notNull: true, identity: 'always' },
      { ...none, number: 2, name: 'email', type: 'character varying(80)', notNull: true, collation: 'C' },
      { ...none, number: 4, name: 'price', type: 'numeric(10,2)', default: '1.50' },
      {
        ...none,
        number: 5,
        name: 'doubled',
        type: 'numeric',
        default: '(price * (2)::numeric)',
        generated: 'stored',
      },
      { ...none, number: 6, name: 'state', type: 'shop.state' },
    ]);
  });

  test('knows constraints, with the columns of a key in key order', () => {
    expect(table('lines').constraints).toEqual([
      {
        name: 'lines_orders',
        kind: 'foreign',
        definition: 'FOREIGN KEY (y, x) REFERENCES orders(b, a) NOT VALID',
        columns: [2, 1],
        validated: false,
        enforced: true,
        references: { table: 'public.orders', columns: ['b', 'a'], onDelete: 'no action' },
      },
    ]);
    expect(table('customer').constraints.find(({ kind }) => kind === 'check')?.definition).toBe(
      'CHECK ((price > (0)::numeric))',
    );
    const toCustomer = table('orders').constraints.find(({ kind }) => kind === 'foreign');
    expect(toCustomer?.references).toEqual({ table: 'shop.customer', columns: ['id'], onDelete: 'cascade' });
  });

  test('knows indexes: expressions as 0, included columns left out', () => {
    const lower = table('customer').indexes.find(({ name }) => name === 'customer_lower');
    expect(lower).toMatchObject({
      columns: [0, 1],
      unique: true,
      primary: false,
      valid: true,
      method: 'btree',
      partial: true,
    });
    expect(lower?.fileNode).toBeGreaterThan(0);
    expect(table('customer').indexes.find(({ primary }) => primary)?.columns).toEqual([1]);
  });

  test('knows triggers, policies, row security, replica identity and parents', () => {
    const lines = table('lines');
    expect(lines.triggers).toMatchObject([{ name: 'quiet', enabled: false }]);
    expect(lines.policies).toEqual(['mine']);
    expect([lines.rowSecurity, lines.replicaIdentity, lines.owner]).toEqual([true, 'full', 'postgres']);
    expect([table('event_2026').parents, table('event_2026').isPartition]).toEqual([['public.event'], true]);
  });

  test('reads only the relations asked for, and omits those that are gone', async () => {
    const lines = table('lines');
    expect(await readCatalogue(session, [lines.oid, 4_000_000_000])).toEqual({ tables: new Map([[lines.oid, lines]]) });
    expect(await readCatalogue(session, [])).toEqual({ tables: new Map() });
  });

  test('reads the same whatever search_path is, and leaves it as it was', async () => {
    const before = await rowsOf(session, 'SHOW search_path');
    await rowsOf(session, 'BEGIN; SET LOCAL search_path = shop, pg_temp');
    expect(await readCatalogue(session)).toEqual(catalogue);
    expect(await rowsOf(session, 'SHOW search_path')).toEqual([['shop, pg_temp']]);
    await rowsOf(session, 'ROLLBACK');
    expect(await rowsOf(session, 'SHOW search_path')).toEqual(before);
  });

  test('leaves out what belongs to an extension, and the parts of a key that PostgreSQL made itself', async () => {
    await rowsOf(session, 'BEGIN');
    await rowsOf(
      session,
      `ALTER TABLE event ADD PRIMARY KEY (at);
      ALTER TABLE audit ADD CONSTRAINT audit_event FOREIGN KEY (event_at) REFERENCES event;
      INSERT INTO pg_depend SELECT 'pg_class'::regclass, 'cache'::regclass, 0, 'pg_extension'::regclass, oid, 0, 'e'
      FROM pg_extension WHERE extname = 'plpgsql'`,
    );
    const now = await readCatalogue(session);
    await rowsOf(session, 'ROLLBACK');
    expect(findTable(now, { name: 'cache' })).toBeUndefined();
    const keys = findTable(now, { name: 'audit' })?.constraints.filter(({ kind }) => kind === 'foreign');
    expect(keys?.map(({ name }) => name)).toEqual(['audit_event']);
  });

  test('takes no lock on a user relation', async () => {
    await rowsOf(session, 'BEGIN');
    await readCatalogue(session);
    const locked = await rowsOf(session, 'SELECT relation::regclass FROM pg_locks WHERE relation >= 16384');
    await rowsOf(session, 'ROLLBACK');
    expect(locked).toEqual([]);
  });

  test('says so when a failed transaction forbids reading', async () => {
    await session.run('BEGIN; SELECT 1 / 0');
    await expect(readCatalogue(session)).rejects.toThrow('The catalogue could not be read');
    await rowsOf(session, 'ROLLBACK');
  });
});
