/**
 * Safer forms on the real engine: each kind before and after, with what waits measured on both sides, and every case in which
 * none may be offered.
 */
import { afterAll, describe, expect, test } from '@jest/globals';
import { exposureOf, isGentler } from '../src/judge/exposure.ts';
import { judge } from '../src/judge/judge.ts';
import { FaultError } from '../src/model/fault.ts';
import type { TransactionMode } from '../src/model/migration.ts';
import type { ProvenSafer } from '../src/model/safer.ts';
import { phrase } from '../src/model/text.ts';
import { rules } from '../src/rules/registry.ts';
import { rehearse } from '../src/shadow/rehearsal.ts';
import { defaultConfig } from '../src/walk/config.ts';
import { type Proof, proveSafer, type SaferRequest } from '../src/walk/safer.ts';
import { closeShared, requestOf } from './support/rehearse.ts';
import { memoryTree } from './support/tree.ts';

afterAll(closeShared);

const config = defaultConfig();

const given = `
CREATE TABLE customers (id bigint PRIMARY KEY, name text);
CREATE TABLE "Orders" (
  id bigint PRIMARY KEY, customer_id bigint, total int NOT NULL DEFAULT 5, note text, state text CHECK (state <> '')
);
CREATE INDEX orders_total ON "Orders" (total);
ALTER TABLE "Orders" ADD CONSTRAINT total_positive CHECK (total >= 0);
CREATE TABLE events (at timestamptz NOT NULL, kind text) PARTITION BY RANGE (at);
CREATE TABLE events_2020 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE loose (a int, b text);
CREATE MATERIALIZED VIEW totals AS SELECT customer_id, count(*) AS total FROM "Orders" GROUP BY customer_id;
CREATE UNIQUE INDEX totals_key ON totals (customer_id);
`;

interface Answer extends Proof {
  /** What waits while tables are read or written, before and after. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

interface Given {
  readonly transaction?: TransactionMode;
  readonly targetVersion?: number;
  readonly given?: string;
}

async function prove(sql: string, options: Given = {}): Promise<Answer> {
  const { transaction = 'file', targetVersion = 18 } = options;
  const request = await requestOf({ given: options.given ?? given, migrations: [{ sql, transaction }], depth: 'end' });
  const rehearsed = await rehearse(request);
  expect(rehearsed.faults).toEqual([]);
  const judged = (rehearsal: typeof rehearsed) =>
    judge({ rehearsal, targetVersion, statistics: null }, rules, config, '2026-01-01');
  let after: readonly string[] = [];
  const proof = await proveSafer({
    rehearsed,
    findings: judged(rehearsed),
    pending: request.pending,
    tree: memoryTree(Object.fromEntries(request.pending.map(({ migration }) => [migration.path, migration.up.text]))),
    targetVersion,
    config,
    statistics: null,
    again: async (pending) => {
      const again = await rehearse({ ...request, pending });
      const ids = new Set(again.migrations.map(({ migration }) => migration.id));
      after = [...exposureOf(again.migrations, ids).duringWork].sort();
      return again;
    },
    clock: () => 0,
    judge: judged,
  });
  const ids = new Set(rehearsed.migrations.map(({ migration }) => migration.id));
  return { ...proof, before: [...exposureOf(rehearsed.migrations, ids).duringWork].sort(), after };
}

/** The pieces as one text, transactions framed. */
function shown([safer]: readonly ProvenSafer[]): string {
  const pieces = safer?.pieces ?? [];
  return pieces
    .map(({ transaction, statements }) => {
      const text = statements
        .map((sql) => `${sql.replace(/DO \$countersign\$[\s\S]*\$countersign\$/, 'DO …')};`)
        .join(' ');
      return transaction === 'own' ? `[${text}]` : text;
    })
    .join('\n');
}

const guard = "SET LOCAL lock_timeout = '5s';";
const orders = ['public.Orders reads', 'public.Orders writes'];

interface Case {
  readonly title: string;
  readonly sql: string;
  readonly rule: string;
  readonly before: readonly string[];
  /** Absent: nothing. */
  readonly after?: readonly string[];
  readonly pieces: string;
  readonly options?: Given;
  readonly columnOrder?: readonly string[];
}

const cases: readonly Case[] = [
  {
    title: 'an index, built beside the traffic',
    sql: 'CREATE INDEX orders_customer ON "Orders" (customer_id)',
    rule: 'index-not-concurrent',
    before: ['public.Orders writes'],
    pieces: 'CREATE INDEX CONCURRENTLY orders_customer ON "Orders" (customer_id);',
  },
  {
    title: 'an index without a name, with options, beside another statement',
    sql: 'ALTER TABLE customers ADD COLUMN email text; CREATE UNIQUE INDEX ON "Orders" USING btree (lower(note) DESC) WHERE id > 5',
    rule: 'index-not-concurrent',
    before: ['public.Orders writes', 'public.customers reads', 'public.customers writes'],
    pieces: `[${guard} ALTER TABLE customers ADD COLUMN email text;]
CREATE UNIQUE INDEX CONCURRENTLY ON "Orders" USING btree (lower(note) DESC) WHERE id > 5;`,
  },
  {
    title: 'a foreign key, checked later',
    sql: 'ALTER TABLE "Orders" ADD FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE',
    rule: 'foreign-key-validated-at-once',
    before: ['public.Orders writes', 'public.customers writes'],
    pieces: `[${guard} ALTER TABLE "Orders" ADD FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE NOT VALID;]
[${guard} ALTER TABLE "public"."Orders" VALIDATE CONSTRAINT "Orders_customer_id_fkey";]`,
  },
  {
    title: 'a check, checked later',
    sql: 'ALTER TABLE "Orders" ADD CONSTRAINT small CHECK (total < 2000000000)',
    rule: 'check-constraint-validated-at-once',
    before: orders,
    pieces: `[${guard} ALTER TABLE "Orders" ADD CONSTRAINT small CHECK (total < 2000000000) NOT VALID;]
[${guard} ALTER TABLE "public"."Orders" VALIDATE CONSTRAINT "small";]`,
  },
  {
    title: 'NOT NULL on 18',
    sql: 'ALTER TABLE "Orders" ALTER COLUMN customer_id SET NOT NULL',
    rule: 'set-not-null-scans',
    before: orders,
    pieces: `[${guard} ALTER TABLE "public"."Orders" ADD CONSTRAINT "Orders_customer_id_not_null" NOT NULL "customer_id" NOT VALID;]
[${guard} ALTER TABLE "public"."Orders" VALIDATE CONSTRAINT "Orders_customer_id_not_null";]`,
  },
  {
    title: 'NOT NULL on 15, by way of a check',
    sql: 'ALTER TABLE "Orders" ALTER COLUMN customer_id SET NOT NULL',
    rule: 'set-not-null-scans',
    options: { targetVersion: 15 },
    before: orders,
    pieces: `[${guard} ALTER TABLE "public"."Orders" ADD CONSTRAINT "Orders_customer_id_not_null_check" CHECK ("customer_id" IS NOT NULL) NOT VALID;]
[${guard} ALTER TABLE "public"."Orders" VALIDATE CONSTRAINT "Orders_customer_id_not_null_check";]
[${guard} ALTER TABLE "public"."Orders" ALTER COLUMN "customer_id" SET NOT NULL; ALTER TABLE "public"."Orders" DROP CONSTRAINT "Orders_customer_id_not_null_check";]`,
  },
  {
    title: 'a unique key from an index',
    sql: 'ALTER TABLE "Orders" ADD CONSTRAINT one_note UNIQUE NULLS NOT DISTINCT (customer_id, id) INCLUDE (state) DEFERRABLE INITIALLY DEFERRED',
    rule: 'unique-constraint-builds-index',
    before: orders,
    pieces: `CREATE UNIQUE INDEX CONCURRENTLY one_note ON public."Orders" USING btree (customer_id, id) INCLUDE (state) NULLS NOT DISTINCT;
[${guard} ALTER TABLE "public"."Orders" ADD CONSTRAINT "one_note" UNIQUE USING INDEX "one_note" DEFERRABLE INITIALLY DEFERRED;]`,
  },
  {
    title: 'a primary key over a column that may be null',
    sql: 'ALTER TABLE loose ADD PRIMARY KEY (a)',
    rule: 'primary-key-builds-index',
    before: ['public.loose reads', 'public.loose writes'],
    pieces: `[${guard} ALTER TABLE "public"."loose" ADD CONSTRAINT "loose_a_not_null_check" CHECK ("a" IS NOT NULL) NOT VALID;]
CREATE UNIQUE INDEX CONCURRENTLY loose_pkey ON public.loose USING btree (a);
[${guard} ALTER TABLE "public"."loose" VALIDATE CONSTRAINT "loose_a_not_null_check";]
[${guard} ALTER TABLE "public"."loose" ALTER COLUMN "a" SET NOT NULL; ALTER TABLE "public"."loose" DROP CONSTRAINT "loose_a_not_null_check"; ALTER TABLE "public"."loose" ADD CONSTRAINT "loose_pkey" PRIMARY KEY USING INDEX "loose_pkey";]`,
  },
  {
    title: 'a volatile default, given to old rows in pages',
    sql: 'ALTER TABLE "Orders" ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid()',
    rule: 'add-column-volatile-default',
    before: orders,
    pieces: `[${guard} ALTER TABLE "public"."Orders" ADD COLUMN "token" uuid; ALTER TABLE "public"."Orders" ALTER COLUMN "token" SET DEFAULT gen_random_uuid();]
DO …;
[${guard} ALTER TABLE "public"."Orders" ADD CONSTRAINT "Orders_token_not_null_check" CHECK ("token" IS NOT NULL) NOT VALID;]
[${guard} ALTER TABLE "public"."Orders" VALIDATE CONSTRAINT "Orders_token_not_null_check";]
[${guard} ALTER TABLE "public"."Orders" ALTER COLUMN "token" SET NOT NULL; ALTER TABLE "public"."Orders" DROP CONSTRAINT "Orders_token_not_null_check";]`,
  },
  {
    title: 'a type that needs the rows written anew, with an index and a check on it',
    sql: 'ALTER TABLE "Orders" ALTER COLUMN total TYPE bigint',
    rule: 'column-type-rewritten',
    before: orders,
    columnOrder: ['public.Orders'],
    pieces: `[${guard} ALTER TABLE "public"."Orders" ADD COLUMN "total_new" bigint; CREATE FUNCTION`,
  },
  {
    title: 'a backfill apart from the schema change',
    sql: 'ALTER TABLE "Orders" ADD COLUMN kind text; UPDATE "Orders" SET kind = \'old\' WHERE kind IS NULL',
    rule: 'ddl-and-backfill-together',
    before: orders,
    pieces: `[${guard} ALTER TABLE "Orders" ADD COLUMN kind text;]
[${guard} UPDATE "Orders" SET kind = 'old' WHERE kind IS NULL;]`,
  },
];

const moments: readonly Case[] = [
  {
    title: 'an index dropped beside the traffic',
    sql: 'DROP INDEX orders_total',
    rule: 'index-drop-not-concurrent',
    before: [],
    pieces: 'DROP INDEX CONCURRENTLY orders_total;',
  },
  {
    title: 'an index rebuilt beside the traffic',
    sql: 'REINDEX INDEX orders_total',
    rule: 'reindex-not-concurrent',
    before: ['public.Orders writes'],
    pieces: 'REINDEX INDEX CONCURRENTLY orders_total;',
  },
  {
    title: 'a materialized view that stays readable',
    sql: 'REFRESH MATERIALIZED VIEW totals',
    rule: 'materialized-view-refresh-blocks-reads',
    before: ['public.totals reads', 'public.totals writes'],
    after: ['public.totals writes'],
    pieces: '[REFRESH MATERIALIZED VIEW CONCURRENTLY totals;]',
  },
  {
    title: 'a column with a foreign key of its own, in one statement with others',
    sql: 'ALTER TABLE IF EXISTS ONLY "Orders" ADD COLUMN parent bigint REFERENCES "Orders" (id), ADD COLUMN tags numeric(10,2)[] DEFAULT ARRAY[1,2], ADD CONSTRAINT short CHECK (length(note) IN (1, 2))',
    rule: 'check-constraint-validated-at-once',
    before: orders,
    pieces: `[${guard} ALTER TABLE "public"."Orders" ADD COLUMN "parent" bigint; ALTER TABLE "public"."Orders" ADD CONSTRAINT "Orders_parent_fkey" FOREIGN KEY (parent) REFERENCES "Orders"(id) NOT VALID; ALTER TABLE IF EXISTS ONLY "Orders" ADD COLUMN tags numeric(10,2)[] DEFAULT ARRAY[1,2]; ALTER TABLE IF EXISTS ONLY "Orders" ADD CONSTRAINT short CHECK (length(note) IN (1, 2)) NOT VALID;]
[${guard} ALTER TABLE "public"."Orders" VALIDATE CONSTRAINT "Orders_parent_fkey"; ALTER TABLE "public"."Orders" VALIDATE CONSTRAINT "short";]`,
  },
  {
    title: "the author's own BEGIN, COMMIT and timeout",
    sql: 'BEGIN; SET LOCAL lock_timeout = \'1s\'; ALTER TABLE "Orders" ADD CONSTRAINT small CHECK (total < 9); COMMIT',
    rule: 'check-constraint-validated-at-once',
    options: { transaction: 'author' },
    before: orders,
    pieces: `[SET LOCAL lock_timeout = '1s'; ALTER TABLE "Orders" ADD CONSTRAINT small CHECK (total < 9) NOT VALID;]
[SET LOCAL lock_timeout = '1s'; ALTER TABLE "public"."Orders" VALIDATE CONSTRAINT "small";]`,
  },
];

describe('a safer form is offered for', () => {
  test.each([...cases, ...moments].map((one) => [one.title, one] as const))('%s', async (_, one) => {
    const { findings, safer, before, after } = await prove(one.sql, one.options);
    const finding = findings.find(({ rule }) => rule === one.rule);
    expect(finding?.suggestion?.proven).toBe(true);
    expect(finding?.suggestion?.columnOrder).toEqual(one.columnOrder);
    expect(before).toEqual(one.before);
    expect(after).toEqual(one.after ?? []);
    expect(shown(safer).slice(0, one.pieces.length)).toBe(one.pieces);
    if (one.columnOrder === undefined) expect(shown(safer)).toBe(one.pieces);
  });

  test('a lock that nobody bounds: the timeout alone, where something is read under it', async () => {
    const { findings, safer } = await prove(
      'ALTER TABLE "Orders" ALTER COLUMN note TYPE varchar(9); CREATE TABLE new (id int)',
      {
        given: 'CREATE TABLE "Orders" (id int, note varchar(10))',
      },
    );
    const finding = findings.find(({ rule }) => rule === 'missing-lock-timeout');
    expect(finding?.suggestion).toEqual({
      sql: `BEGIN;\n${guard}\nALTER TABLE "Orders" ALTER COLUMN note TYPE varchar(9);\nCOMMIT;`,
      proven: true,
    });
    expect(safer.map(({ pieces }) => pieces.length)).toEqual([1]);
  });

  test('the rows of a type change come out as they are cast', async () => {
    const { findings } = await prove('ALTER TABLE "Orders" ALTER COLUMN total TYPE text USING \'n\' || total', {
      given: 'CREATE TABLE "Orders" (id bigint PRIMARY KEY, total int)',
    });
    expect(findings.find(({ rule }) => rule === 'column-type-rewritten')?.suggestion?.proven).toBe(true);
  });
});

const none: readonly (readonly [string, string, Given?])[] = [
  ['an index on a partitioned table', 'CREATE INDEX ON events (kind)'],
  ['an index that a block builds', 'DO $$ BEGIN CREATE INDEX ON "Orders" (note); END $$'],
  [
    'a table of the same pull request',
    'CREATE TABLE fresh (id int); CREATE INDEX ON fresh (id); ALTER TABLE fresh ADD CHECK (id > 0)',
  ],
  ['what is safe already', 'CREATE INDEX CONCURRENTLY orders_note ON "Orders" (note)', { transaction: 'statement' }],
  ['a default for rows that no key puts in order', 'ALTER TABLE loose ADD COLUMN token uuid DEFAULT gen_random_uuid()'],
  ['a type of a column that a key rests on', 'ALTER TABLE customers ALTER COLUMN id TYPE numeric'],
  [
    'several unnamed checks, of which nobody can say which is which',
    'ALTER TABLE "Orders" ADD CHECK (total > -1), ADD CHECK (total > -2)',
  ],
  [
    'a search path that what stands alone would not have',
    'SET search_path = public; CREATE INDEX orders_note ON "Orders" (note)',
  ],
  [
    'transactions that end within',
    'BEGIN; CREATE INDEX orders_note ON "Orders" (note); COMMIT; SELECT 1',
    { transaction: 'author' },
  ],
  [
    'a later statement that needs what would come after it',
    'CREATE UNIQUE INDEX orders_note ON "Orders" (note); ALTER TABLE "Orders" ADD CONSTRAINT n UNIQUE USING INDEX orders_note',
  ],
];

describe('nothing is offered for', () => {
  test.each(none.map(([title, ...rest]) => [title, rest] as const))('%s', async (_, [sql, options]) => {
    const { safer } = await prove(sql.startsWith('BEGIN') ? sql : `SET lock_timeout = '1s'; ${sql}`, options);
    expect(safer).toEqual([]);
  });

  test('what breaks running code, although a column made anew hides it', async () => {
    const sql = `ALTER TABLE "Orders" RENAME note TO summary; ALTER TABLE "Orders" ALTER summary TYPE varchar(150)`;
    const { findings } = await prove(sql, { given: 'CREATE TABLE "Orders" (id bigint PRIMARY KEY, note text)' });
    const proven = findings.filter(({ suggestion }) => suggestion?.proven).map(({ rule }) => rule);
    expect(proven.sort()).toEqual(['column-type-rewritten', 'missing-lock-timeout']);
    expect(findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['column-renamed', 'column-type-narrowed']),
    );
  });

  test('a foreign key of a partitioned table before 18, although the engine could', async () => {
    const sql =
      'ALTER TABLE events ADD COLUMN c bigint; ALTER TABLE events ADD FOREIGN KEY (c) REFERENCES customers (id)';
    const before = await prove(sql, { targetVersion: 17 });
    expect(before.safer.flatMap(({ pieces }) => pieces).some(({ stage }) => stage === 'validate')).toBe(false);
  });
});

describe('a second rehearsal that breaks off proves nothing', () => {
  const sql = 'CREATE INDEX orders_note ON "Orders" (note)';

  async function proveWith(again: SaferRequest['again'], tools: Partial<SaferRequest> = {}) {
    const migrations = [{ sql }, { sql: 'CREATE INDEX customers_name ON customers (name)' }];
    const request = await requestOf({ given, migrations, depth: 'end' });
    const rehearsed = await rehearse(request);
    const findings = judge({ rehearsal: rehearsed, targetVersion: 18, statistics: null }, rules, config, '2026-01-01');
    const { pending } = request;
    const tree = memoryTree(Object.fromEntries(pending.map(({ migration: { path, up } }) => [path, up.text])));
    const common = { rehearsed, findings, pending, tree, targetVersion: 18, config, statistics: null };
    const proof = proveSafer({ ...common, clock: () => 0, judge: () => [], ...tools, again });
    return { proof, findings, request };
  }

  test('a database that dies, or is out of time', async () => {
    let tried = 0;
    const { proof, findings } = await proveWith(async () => {
      tried += 1;
      throw new FaultError({ code: 'engine', what: phrase`The engine died.` });
    });
    expect(await proof).toEqual({ findings, safer: [] });
    expect(tried).toBe(3);
  });

  test('no further one is begun after the end', async () => {
    let tried = 0;
    const { proof, findings } = await proveWith(
      async () => {
        tried += 1;
        throw new FaultError({ code: 'time', what: phrase`It took too long.` });
      },
      { clock: () => tried * (config.limits.totalMs + 1) },
    );
    expect(await proof).toEqual({ findings, safer: [] });
    expect(tried).toBe(1);
  });

  test('another schema in the end, although nobody accuses it', async () => {
    const { proof, request } = await proveWith((pending) => rehearse({ ...request, pending: pending.slice(1) }));
    expect((await proof).safer).toEqual([]);
  });

  test('a defect is no answer: it reaches the shell, which closes the gate', async () => {
    const { proof } = await proveWith(() => Promise.reject(new TypeError('a defect')));
    await expect(proof).rejects.toThrow('a defect');
  });
});

test('who waits on another table than before is not better off, however short', () => {
  const exposure = (during: readonly string[], atAll: readonly string[]) => ({
    duringWork: new Set(during),
    atAll: new Set(atAll),
  });
  const was = exposure(['a writes'], ['a writes']);
  expect(isGentler(exposure([], ['a writes']), was)).toBe(true);
  expect(isGentler(exposure([], ['a writes', 'b reads']), was)).toBe(false);
  expect(isGentler(exposure(['b writes'], []), was)).toBe(false);
  expect(isGentler(was, was)).toBe(false);
});
