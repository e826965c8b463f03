import { citext } from '@electric-sql/pglite/contrib/citext';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { extract } from '@supabase/pg-delta/extract';
import pg from 'pg';
import type { Catalogue } from '../src/model/catalogue.ts';
import type { SchemaChange } from '../src/model/change.ts';
import type { Session } from '../src/model/engine.ts';
import { readCatalogue } from '../src/shadow/catalogue/read.ts';
import { compareSchema } from '../src/shadow/schema/changes.ts';
import { parseSchema, readSchema, type Schema, serialiseSchema, uncomparedKinds } from '../src/shadow/schema/read.ts';
import { renamesBetween } from '../src/shadow/schema/renames.ts';
import { embeddedSession, rowsOf, serverAnswers, serverUrl } from './support/database.ts';

/** One of everything that the base of the examples has. */
const base = `
  CREATE ROLE app; CREATE ROLE auditor;
  CREATE TYPE mood AS ENUM ('low', 'high');
  CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
  CREATE TABLE users (id bigserial PRIMARY KEY, name text NOT NULL DEFAULT 'name', mail email, CONSTRAINT short CHECK (length(name) < 99));
  CREATE TABLE posts (id int GENERATED ALWAYS AS IDENTITY, author bigint REFERENCES users, title varchar(20));
  CREATE INDEX users_name ON users (lower(name));
  CREATE INDEX posts_title ON posts (title);
  CREATE VIEW authors AS SELECT author FROM posts;
  CREATE FUNCTION twice(integer) RETURNS integer LANGUAGE sql AS 'SELECT $1 * 2';
  CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
  CREATE TRIGGER stamped BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION stamp();
  ALTER TABLE users ENABLE ROW LEVEL SECURITY;
  CREATE POLICY own ON users USING (name = CURRENT_USER);
  GRANT SELECT ON users TO app;
  COMMENT ON COLUMN users.name IS 'what to call them';`;

let session: Session;
let before: Schema;
let was: Catalogue;
beforeAll(async () => {
  session = await embeddedSession({ citext });
  await rowsOf(session, base);
  [before, was] = [await readSchema(session), await readCatalogue(session)];
});
afterAll(async () => session.close());

/** Applies SQL to the base, reports what changed, and takes it back. */
async function rehearsed<Answer>(sql: string, look: () => Promise<Answer>): Promise<Answer> {
  try {
    await rowsOf(session, `BEGIN; ${sql}`);
    return await look();
  } finally {
    await session.run('ROLLBACK');
  }
}

async function changesOf(sql: string): Promise<readonly SchemaChange[]> {
  return rehearsed(sql, async () => {
    const renames = renamesBetween(was, await readCatalogue(session));
    return compareSchema(before, await readSchema(session), renames);
  });
}

async function titles(sql: string): Promise<readonly string[]> {
  return (await changesOf(sql)).map(({ change, kind, object, from }) =>
    [change, kind, ...(from === undefined ? [] : [from, 'to']), object].join(' '),
  );
}

describe('what is listed', () => {
  test.each<[string, readonly string[]]>([
    ['SELECT 1', []],
    ['ALTER TABLE users ADD nick text', ['add column public.users.nick']],
    [
      'ALTER TABLE users DROP name CASCADE',
      [
        'remove column public.users.name',
        'remove constraint public.users.short',
        'remove index public.users_name',
        'remove policy public.users.own',
      ],
    ],
    [
      "ALTER TABLE users ALTER name SET DEFAULT 'x', ALTER name DROP NOT NULL",
      ['alter column public.users.name', 'alter default public.users.name'],
    ],
    [
      'ALTER TABLE users ALTER mail SET DEFAULT NULL, ALTER name DROP DEFAULT',
      ['add default public.users.mail', 'remove default public.users.name'],
    ],
    ['CREATE INDEX ON posts (author)', ['add index public.posts_author_idx']],
    [
      "CREATE OR REPLACE FUNCTION twice(integer) RETURNS integer LANGUAGE sql AS 'SELECT $1 + $1'",
      ['alter function public.twice(integer)'],
    ],
    ["CREATE FUNCTION f(integer, text) RETURNS void LANGUAGE sql AS ''", ['add function public.f(integer, text)']],
    ['ALTER TABLE users DISABLE TRIGGER stamped', ['alter trigger public.users.stamped']],
    ['DROP POLICY own ON users', ['remove policy public.users.own']],
    ['GRANT INSERT ON users TO app', ['alter grant public.users to app']],
    ['REVOKE ALL ON users FROM app', ['remove grant public.users to app']],
    ['GRANT SELECT (mail) ON users TO auditor', ['add grant public.users.mail to auditor']],
    ['REVOKE EXECUTE ON FUNCTION twice FROM PUBLIC', ['alter grant public.twice(integer) to PUBLIC']],
    ["COMMENT ON TABLE users IS 'people'", ['add comment public.users']],
    ['ALTER TABLE users OWNER TO auditor', ['alter sequence public.users_id_seq', 'alter table public.users']],
    ['CREATE ROLE reader', ['add role reader']],
    ["ALTER TYPE mood ADD VALUE 'middle' BEFORE 'high'", ['alter type public.mood']],
    ['ALTER DOMAIN email SET NOT NULL', ['alter domain public.email']],
    ['CREATE MATERIALIZED VIEW totals AS SELECT count(*) FROM users', ['add materialized view public.totals']],
    ['CREATE EXTENSION citext', ['add extension citext']],
    [
      'GRANT USAGE ON SCHEMA public TO app; GRANT app TO auditor',
      ['add role membership auditor in app', 'add grant public to app'],
    ],
    ["COMMENT ON FUNCTION twice IS 'doubles'", ['add comment public.twice(integer)']],
    ['CREATE PUBLICATION feed FOR TABLE users', ['add publication feed']],
    ['DROP FUNCTION twice', ['remove function public.twice(integer)']],
    [
      'ALTER TABLE posts VALIDATE CONSTRAINT posts_author_fkey, ENABLE ROW LEVEL SECURITY',
      ['alter table public.posts'],
    ],
    ['CREATE SEQUENCE numbers', ['add sequence public.numbers']],
    ['CREATE SCHEMA billing CREATE TABLE bills (id int)', ['add schema billing', 'add table billing.bills']],
    [
      'ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO app',
      ['add default privilege postgres on tables in public to app'],
    ],
    ['ALTER SEQUENCE users_id_seq CACHE 9', ['alter sequence public.users_id_seq']],
    ['CREATE SCHEMA countersign_shadow CREATE TABLE helpers (id int)', []],
    [
      'CREATE TABLE tags (id serial PRIMARY KEY, post int, note text DEFAULT 1); CREATE INDEX ON tags (post); GRANT SELECT ON tags TO app',
      ['add table public.tags'],
    ],
    ['DROP TABLE posts CASCADE', ['remove table public.posts', 'remove view public.authors']],
  ])('%s', async (sql, expected) => {
    expect(await titles(sql)).toEqual(expected);
  });
});

describe('renames', () => {
  test.each<[string, readonly string[]]>([
    ['ALTER TABLE users RENAME TO people', ['rename table public.users to public.people']],
    ['ALTER TABLE users RENAME name TO title', ['rename column public.users.name to public.users.title']],
    [
      'ALTER TABLE users RENAME TO "People"; ALTER TABLE "People" RENAME name TO "Full Name"',
      ['rename table public.users to public.People', 'rename column public.users.name to public.People.Full Name'],
    ],
    ['ALTER TABLE users RENAME id TO uid', ['rename column public.users.id to public.users.uid']],
    [
      'ALTER SCHEMA public RENAME TO main; ALTER TABLE main.users ALTER name DROP NOT NULL',
      [
        'add schema main',
        'remove schema public',
        'add type main.mood',
        'remove type public.mood',
        'add domain main.email',
        'remove domain public.email',
        'rename sequence public.users_id_seq to main.users_id_seq',
        'rename table public.posts to main.posts',
        'rename table public.users to main.users',
        'alter column main.users.name',
        'rename view public.authors to main.authors',
        'add function main.stamp()',
        'add function main.twice(integer)',
        'remove function public.stamp()',
        'remove function public.twice(integer)',
      ],
    ],
    ['ALTER INDEX users_name RENAME TO by_name', ['rename index public.users_name to public.by_name']],
    [
      'ALTER TABLE users RENAME CONSTRAINT short TO brief',
      ['rename constraint public.users.short to public.users.brief'],
    ],
    [
      'ALTER INDEX users_pkey RENAME TO people_pk',
      ['rename constraint public.users.users_pkey to public.users.people_pk'],
    ],
    ['ALTER SEQUENCE users_id_seq RENAME TO ids', ['rename sequence public.users_id_seq to public.ids']],
    ['ALTER VIEW authors RENAME TO writers', ['rename view public.authors to public.writers']],
    [
      'CREATE SCHEMA crm; ALTER TABLE users SET SCHEMA crm',
      [
        'add schema crm',
        'rename sequence public.users_id_seq to crm.users_id_seq',
        'rename table public.users to crm.users',
      ],
    ],
    [
      'ALTER TABLE users RENAME TO people; ALTER TABLE people ADD nick text; DROP INDEX users_name',
      ['rename table public.users to public.people', 'add column public.people.nick', 'remove index public.users_name'],
    ],
    [
      'ALTER TABLE users RENAME mail TO name2; ALTER TABLE users ALTER name2 TYPE text',
      ['rename column public.users.mail to public.users.name2', 'alter column public.users.name2'],
    ],
    [
      'ALTER TABLE posts RENAME title TO t; ALTER TABLE posts RENAME author TO title; ALTER TABLE posts RENAME t TO author',
      [
        'rename column public.posts.title to public.posts.author',
        'rename column public.posts.author to public.posts.title',
        'alter view public.authors',
      ],
    ],
    [
      'ALTER TABLE posts DROP title; ALTER TABLE posts RENAME author TO title',
      [
        'remove column public.posts.title',
        'rename column public.posts.author to public.posts.title',
        'remove index public.posts_title',
        'alter view public.authors',
      ],
    ],
  ])('%s', async (sql, expected) => {
    expect(await titles(sql)).toEqual(expected);
  });
});

describe('what an entry says', () => {
  test('a new table is one entry with its parts, without what PostgreSQL chose by itself', async () => {
    const sql = `CREATE TABLE tags (id int PRIMARY KEY, post int NOT NULL, note text DEFAULT 'n');
      CREATE INDEX by_post ON tags (post); GRANT SELECT ON tags TO app; COMMENT ON TABLE tags IS 'labels'`;
    expect((await changesOf(sql))[0]?.after).toEqual({
      comment: 'labels',
      columns: {
        id: { type: 'integer', notNull: true },
        post: { type: 'integer', notNull: true },
        note: { type: 'text', default: "'n'::text" },
      },
      constraints: { tags_pkey: 'PRIMARY KEY (id)' },
      indexes: { by_post: 'CREATE INDEX by_post ON public.tags USING btree (post)' },
      grants: { app: ['SELECT'] },
    });
  });

  test('an altered object tells the changed attributes only, in words', async () => {
    const sql =
      'DROP TABLE posts CASCADE; ALTER TABLE users SET UNLOGGED; ALTER TABLE users ALTER mail TYPE text; ALTER TABLE users OWNER TO app';
    const changes = await changesOf(sql);
    const said = changes.map(({ object, before, after }) => [object, before, after]);
    expect(said).toContainEqual(['public.users.mail', { type: 'public.email' }, { type: 'text' }]);
    expect(said).toContainEqual([
      'public.users',
      { persistence: 'permanent', owner: 'postgres' },
      { persistence: 'unlogged', owner: 'app' },
    ]);
  });

  test('a definition that changed together with a rename is still reported', async () => {
    const sql = `ALTER TABLE users RENAME name TO title; DROP INDEX users_name; CREATE INDEX users_name ON users (upper(title))`;
    const changes = await changesOf(sql);
    expect(changes.map(({ change, kind }) => `${change} ${kind}`)).toEqual(['rename column', 'alter index']);
  });
});

describe('reading', () => {
  test('leaves a transaction open with its work and its settings', async () => {
    await rehearsed('SET LOCAL search_path = nowhere; CREATE TABLE public.kept (id int)', async () => {
      const schema = await readSchema(session);
      const after = await rowsOf(session, `SELECT current_setting('search_path'), 'public.kept'::regclass::text`);
      expect(after).toEqual([['nowhere', 'public.kept']]);
      expect(schema.facts.has({ kind: 'table', schema: 'public', name: 'kept' })).toBe(true);
    });
  });

  test('outside a transaction it leaves none behind', async () => {
    await readSchema(session);
    expect(await session.run('SAVEPOINT s')).toMatchObject({ error: { code: '25P01' } });
  });

  test('does not depend on what migrations left in the session', async () => {
    await session.run('DISCARD ALL; SET quote_all_identifiers = on; SET search_path = public; SET ROLE app');
    const found = (await readSchema(session)).facts.rootHash;
    await session.run('DISCARD ALL');
    expect(found).toBe(before.facts.rootHash);
  });

  test('refuses in a transaction that has failed', async () => {
    await session.run('BEGIN');
    await session.run('SELECT 1 / 0');
    await expect(readSchema(session)).rejects.toThrow('could not be read');
    await session.run('ROLLBACK');
  });

  test('names the kinds it cannot compare, and keeps that on disk', async () => {
    const schema = await rehearsed('CREATE STATISTICS s ON id, name FROM users', () => readSchema(session));
    expect(uncomparedKinds(schema)).toEqual(['statistics object (1)']);
    const copy = parseSchema(serialiseSchema(schema));
    expect(uncomparedKinds(copy)).toEqual(uncomparedKinds(schema));
    expect(copy.facts.rootHash).toBe(schema.facts.rootHash);
    expect(compareSchema(schema, copy, [])).toEqual([]);
  });

  test('damaged text is refused', async () => {
    const text = serialiseSchema(await readSchema(session));
    expect(() => parseSchema(text.replace('bigint', 'integer'))).toThrow('corrupt');
  });
});

const onServer = (await serverAnswers()) ? test : test.skip;

onServer('a native server is read as pg-delta itself reads it', async () => {
  const name = `countersign_schema_${process.pid}`;
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  const client = new pg.Client({ connectionString: serverUrl.replace(/[^/]+$/, name) });
  await client.connect();
  const own = sessionOver(client);
  const pool = { connect: async () => ({ query: (sql: string) => client.query(sql), release: () => undefined }) };
  try {
    await rowsOf(own, base.replace(/CREATE ROLE.*;/, '').replace('GRANT SELECT ON users TO app', 'SELECT 1'));
    expect((await readSchema(own)).facts.rootHash).toBe((await extract(pool as unknown as pg.Pool)).factBase.rootHash);
  } finally {
    await own.close();
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
  }
});

function sessionOver(client: pg.Client): Session {
  return {
    info: { dialect: 'postgres', name: 'server', version: '' },
    run: async (sql) => {
      try {
        const answer = await client.query({ text: sql, rowMode: 'array', types: { getTypeParser: () => String } });
        const last = [answer].flat().findLast(({ fields }) => fields.length > 0);
        const fields = last?.fields.map(({ name, dataTypeID }) => ({ name, typeOid: dataTypeID })) ?? [];
        return { fields, rows: last?.rows ?? [], affectedRows: 0, notices: [], durationMs: 0 };
      } catch (error) {
        if (!(error instanceof pg.DatabaseError)) throw error;
        return { error: { code: error.code ?? '', message: error.message }, durationMs: 0 };
      }
    },
    save: async () => undefined,
    close: async () => client.end(),
  };
}
