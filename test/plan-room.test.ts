/** Plans, walked on a real database: every phase run, taken back, run again and verified, until the author's schema stands. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Session } from '../src/model/engine.ts';
import type { Plan, PlanPhase, PlanQuery, PlanRecipe } from '../src/model/plan.ts';
import { gapsOf } from '../src/plan/quality.ts';
import { embeddedSession, rowsOf } from './support/database.ts';
import { type Planned, plannedFor, sizes } from './support/planned.ts';
import { closeShared } from './support/rehearse.ts';
import { runScript } from './support/script.ts';

let session: Session;
beforeAll(async () => {
  session = await embeddedSession();
});
afterAll(async () => {
  await session.close();
  await closeShared();
});
beforeEach(async () => {
  await rowsOf(session, 'RESET ALL; DROP SCHEMA public CASCADE; CREATE SCHEMA public');
});

async function run(sql: string): Promise<void> {
  expect((await runScript(session, sql)).failure).toBeNull();
}

/** As a person would: what the phase says, in its order; backfills without their pause. */
async function runSteps(plan: Plan, recipe: PlanRecipe, phase: PlanPhase): Promise<void> {
  for (const step of phase.steps) {
    if (step.sql !== null) await run(step.sql);
    if (step.id !== 'run-backfill') continue;
    const backfills = plan.backfills.filter(({ cause, table }) =>
      cause.type === 'recipe' ? cause.object === recipe.object : table === recipe.table,
    );
    expect(backfills.length).toBeGreaterThan(0);
    for (const { sql } of backfills)
      await run((sql?.psql ?? '').replace(/PERFORM pg_sleep\(0\.\d+\)/, 'PERFORM pg_sleep(0)'));
  }
}

async function verify({ sql, expects, id }: PlanQuery): Promise<void> {
  const rows = await rowsOf(session, sql);
  if (expects === 'no-rows') expect({ id, rows }).toEqual({ id, rows: [] });
  else if (expects !== 'read') expect({ id, answer: Number(rows[0]?.[0]) }).toEqual({ id, answer: expects });
}

async function walk(plan: Plan, recipe: PlanRecipe, between: (phase: PlanPhase) => Promise<void>): Promise<void> {
  for (const phase of recipe.phases) {
    await runSteps(plan, recipe, phase);
    if (phase.back.sql !== null) {
      await run(phase.back.sql);
      await runSteps(plan, recipe, phase);
    }
    await between(phase);
    for (const query of phase.verify) await verify(query);
  }
}

const shapeQuery = `SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull FROM pg_attribute a
  JOIN pg_class c ON c.oid = a.attrelid WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
  AND a.attnum > 0 AND NOT a.attisdropped AND c.relname <> 'countersign_backfill' ORDER BY c.relname, a.attname`;
const keysQuery = `SELECT c.conrelid::regclass, c.conname, c.contype, c.convalidated FROM pg_constraint c
  WHERE c.connamespace = 'public'::regnamespace AND c.contype IN ('u', 'p', 'f') AND c.conrelid::regclass::text <> 'countersign_backfill' ORDER BY 1, 2`;

async function shape(): Promise<unknown> {
  return [await rowsOf(session, shapeQuery), await rowsOf(session, keysQuery)];
}

const users = `CREATE TABLE users (id int PRIMARY KEY, name text, score int, email varchar(80) NOT NULL DEFAULT 'x', data json);
  INSERT INTO users SELECT g, CASE WHEN g % 5 > 0 THEN 'n' || g END, g, 'e' || g, '{}' FROM generate_series(1, 230) g;`;
const orders = `${users} CREATE TABLE orders (id int PRIMARY KEY, user_id int); INSERT INTO orders SELECT g, g FROM generate_series(1, 50) g;`;
const empty = (given: string) => given.replace(/INSERT INTO[^;]*;/g, '');

interface Case {
  readonly recipe: PlanRecipe['recipe'];
  readonly given: string;
  readonly sql: string;
  /** Something that old code does in between. */
  readonly oldCode?: string;
}

const cases: readonly Case[] = [
  {
    recipe: 'rename-column',
    given: users,
    sql: 'ALTER TABLE users RENAME COLUMN name TO full_name',
    oldCode: "INSERT INTO users (id, name) VALUES (1001, 'late'); UPDATE users SET name = 'again' WHERE id = 7;",
  },
  { recipe: 'rename-column', given: users, sql: 'ALTER TABLE users RENAME COLUMN email TO "e-Mail"' },
  { recipe: 'rename-column', given: users, sql: 'ALTER TABLE users RENAME COLUMN data TO document' },
  {
    recipe: 'type-change',
    given: users,
    sql: 'ALTER TABLE users ALTER COLUMN score TYPE bigint',
    oldCode: 'INSERT INTO users (id, score) VALUES (1001, 5); UPDATE users SET score = 9 WHERE id = 7;',
  },
  {
    recipe: 'type-change',
    given: users,
    sql: "ALTER TABLE users ALTER COLUMN score TYPE text USING ('s' || (users.score + 1)::text)",
    oldCode: 'INSERT INTO users (id, score) VALUES (1001, 5);',
  },
  { recipe: 'type-change', given: users, sql: 'ALTER TABLE users ALTER COLUMN email TYPE text' },
  {
    recipe: 'not-null',
    given: users,
    sql: "UPDATE users SET name = 'nobody' WHERE name IS NULL; ALTER TABLE users ALTER COLUMN name SET NOT NULL",
  },
  {
    recipe: 'not-null',
    given: users,
    sql: "ALTER TABLE users ALTER COLUMN name SET DEFAULT 'nobody', ALTER COLUMN name SET NOT NULL",
  },
  { recipe: 'unique', given: users, sql: 'ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email)' },
  { recipe: 'unique', given: users, sql: 'CREATE UNIQUE INDEX users_lower ON users (lower(email))' },
  {
    recipe: 'unique',
    given: 'CREATE TABLE logs (n int); INSERT INTO logs SELECT generate_series(1, 9);',
    sql: 'ALTER TABLE logs ADD CONSTRAINT logs_pkey PRIMARY KEY (n)',
  },
  {
    recipe: 'foreign-key',
    given: orders,
    sql: 'ALTER TABLE orders ADD CONSTRAINT orders_user_fkey FOREIGN KEY (user_id) REFERENCES users ON DELETE CASCADE',
  },
  { recipe: 'index', given: users, sql: 'CREATE INDEX users_name ON users (name) WHERE score > 3' },
  {
    recipe: 'add-column',
    given: users,
    sql: 'ALTER TABLE users ADD COLUMN nick text, ADD COLUMN age int NOT NULL DEFAULT 3',
  },
  {
    recipe: 'add-column',
    given: users,
    sql: 'ALTER TABLE users ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid()',
  },
  {
    recipe: 'add-column',
    given: users,
    sql: 'ALTER TABLE users ADD COLUMN double int GENERATED ALWAYS AS (score * 2) STORED',
  },
  { recipe: 'drop-column', given: users, sql: 'ALTER TABLE users DROP COLUMN score' },
  { recipe: 'drop-table', given: orders, sql: 'DROP TABLE orders' },
  {
    recipe: 'rename-table',
    given: users,
    sql: 'ALTER TABLE users RENAME TO people',
    oldCode: "INSERT INTO users (id) VALUES (1001); UPDATE users SET name = 'v' WHERE id = 7;",
  },
  { recipe: 'enum', given: "CREATE TYPE mood AS ENUM ('ok');", sql: "ALTER TYPE mood ADD VALUE 'glad'" },
  { recipe: 'rewrite', given: users, sql: 'ALTER TABLE users SET UNLOGGED' },
];

describe.each(cases)('$recipe: $sql', ({ recipe: id, given, sql, oldCode }) => {
  test('leads, phase by phase, to the schema that its author asked for', async () => {
    const plan = await plannedFor({ given: empty(given), sql });
    await run(`${empty(given)} ${sql};`);
    const wanted = await shape();
    await rowsOf(session, 'DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    await run(given);
    const recipe = plan.recipes.find((one) => one.recipe === id);
    if (!recipe) throw new Error(`no recipe ${id} among ${plan.recipes.map((one) => one.recipe)}`);
    await walk(plan, recipe, async ({ phase }) => {
      const last = phase === 'contract' || recipe.phases.length === 1;
      if (oldCode !== undefined && !last) await runScript(session, oldCode);
    });
    expect(await shape()).toEqual(wanted);
    for (const query of plan.afterDeploy) await verify(query);
    expect(plan.gaps.filter(({ id: gap }) => gap !== 'duration-unknown')).toEqual([]);
  });
});

describe('what old code writes in between', () => {
  test('arrives in the new column', async () => {
    const [renamed] = cases;
    if (!renamed) throw new Error('no case');
    const plan = await plannedFor({ given: empty(renamed.given), sql: renamed.sql });
    await run(renamed.given);
    const [recipe] = plan.recipes;
    if (!recipe) throw new Error('no recipe');
    for (const phase of recipe.phases.filter(({ phase: name }) => name === 'expand' || name === 'dual-write'))
      await runSteps(plan, recipe, phase);
    await run(renamed.oldCode ?? '');
    const found = await rowsOf(session, 'SELECT id, full_name FROM users WHERE full_name IS NOT NULL ORDER BY id');
    expect(found).toEqual([
      ['7', 'again'],
      ['1001', 'late'],
    ]);
  });
});

const planned = (parts: Partial<Planned>) => plannedFor({ given: empty(orders), sql: '', ...parts });

describe('the plan', () => {
  test('of a light, small, reversible change is light', async () => {
    const plan = await planned({ sql: 'ALTER TABLE users ADD COLUMN nick text' });
    expect(plan).toMatchObject({ weight: 'light', timeline: [], gaps: [], tools: [], backfills: [], risks: [] });
  });

  test('of a new table needs no recipe', async () => {
    const plan = await planned({ sql: 'CREATE TABLE jars (id int PRIMARY KEY, u int REFERENCES users)' });
    expect(plan.recipes).toEqual([]);
    expect(plan.weight).toBe('light');
  });

  test('tells to split what adds and takes away', async () => {
    const plan = await planned({ sql: 'ALTER TABLE users ADD COLUMN nick text; ALTER TABLE users DROP COLUMN name;' });
    const [split] = plan.recipes;
    expect(split?.recipe).toBe('split');
    expect(split?.phases.map(({ phase, steps }) => [phase, steps[0]?.sql])).toEqual([
      ['expand', 'ALTER TABLE users ADD COLUMN nick text;'],
      ['soak', null],
      ['contract', 'ALTER TABLE users DROP COLUMN name;'],
    ]);
  });

  test('backfills in pages by volume, and says when the volume is unknown', async () => {
    const sql = "UPDATE users SET name = 'x' WHERE name IS NULL";
    const of = async (rows: number | null) => {
      const [found] = (await planned({ sql, statistics: rows === null ? undefined : sizes({ 'public.users': rows }) }))
        .backfills;
      return [found?.volume, found?.batchRows, found?.sql?.psql.includes(`:= ${found?.batchRows};`)];
    };
    expect(await of(99_999)).toEqual(['small', 1000, true]);
    expect(await of(5_000_000)).toEqual(['medium', 5000, true]);
    expect(await of(5_000_001)).toEqual(['large', 10_000, true]);
    expect(await of(null)).toEqual(['unknown', 1000, true]);
  });

  test.each([
    ['no-key', 'CREATE TABLE logs (n int, m int)', 'UPDATE logs SET m = n'],
    ['key-changes', 'CREATE TABLE logs (n int PRIMARY KEY)', 'UPDATE logs SET n = n + 1000000'],
    [
      'not-readable',
      'CREATE TABLE logs (n int PRIMARY KEY, m int)',
      'UPDATE logs SET m = o.n FROM logs o WHERE o.n = logs.n',
    ],
    ['value-unknown', 'CREATE TABLE logs (n int PRIMARY KEY, m int)', 'ALTER TABLE logs ALTER COLUMN m SET NOT NULL'],
  ])('gives no SQL for a backfill with %s, and says so', async (refused, given, sql) => {
    const plan = await planned({ given, sql });
    expect(plan.backfills).toMatchObject([{ refused, sql: null }]);
    expect(plan.gaps).toContainEqual({ id: 'backfill-by-hand', with: { table: 'public.logs', refused }, query: null });
  });

  test('names a tool with its preconditions where a table that may be large is rewritten', async () => {
    const sql = 'ALTER TABLE users ALTER COLUMN score TYPE bigint';
    const small = await planned({ sql, statistics: sizes({ 'public.users': 500 }) });
    expect(small.tools).toEqual([]);
    const { tools } = await planned({ sql });
    expect(tools.map(({ tool, purpose }) => [tool, purpose])).toEqual([
      ['pg_repack', 'afterwards'],
      ['pg_squeeze', 'afterwards'],
    ]);
    expect(tools[0]?.command).toContain(`--table='"public"."users"'`);
    expect(tools[0]?.preconditions.map(({ id, met }) => [id, met])).toContainEqual(['unique-key', true]);
    await run(empty(orders));
    for (const { query } of tools.flatMap(({ preconditions }) => preconditions))
      if (query !== null) await rowsOf(session, query);
  });

  test('gives a range of time from the size in production, and a query where it is unknown', async () => {
    const sql = 'CREATE INDEX users_name ON users (name)';
    const known = await planned({ sql, statistics: sizes({ 'public.users': 12_000_000 }) });
    // 12 M rows of 250 bytes: 3 GB at 200 to 20 MB a second.
    expect(known.duration).toMatchObject({ type: 'range', minimumS: 15, maximumS: 150, date: '2026-11-01' });
    const { duration, gaps } = await planned({ sql });
    if (duration.type !== 'unknown') throw new Error(duration.type);
    expect(gaps.map(({ id }) => id)).toEqual(['duration-unknown']);
    await run(empty(orders));
    expect((await rowsOf(session, duration.query)).length).toBe(1);
  });

  test('names the point of no return', async () => {
    const plan = await planned({ sql: 'ALTER TABLE users DROP COLUMN name' });
    expect(plan.wayBack).toMatchObject({ losses: ['public.users.name'], noReturn: { line: 1 } });
    expect(plan.risks).toContainEqual({
      id: 'loses-data',
      with: { object: 'public.users.name' },
      likelihood: 'high',
      impact: 'high',
    });
  });
});

describe('quality', () => {
  let whole: Plan;
  beforeAll(async () => {
    whole = await planned({ sql: 'ALTER TABLE users RENAME COLUMN name TO nick' });
  });

  test.each<[string, Partial<PlanPhase>]>([
    ['no-entry', { entry: [] }],
    ['no-steps', { steps: [] }],
    ['no-exit', { exit: [] }],
    ['no-check', { verify: [] }],
    ['no-threshold', { triggers: [] }],
    ['no-threshold', { triggers: [{ measure: 'mismatches', limit: Number.NaN, reaction: 'stop' }] }],
    ['no-way-back', { back: { id: 'restore-backup', with: {}, sql: null, losesData: true } }],
  ])('%s is a gap', (id, damage) => {
    const recipes = whole.recipes.map((recipe) => ({
      ...recipe,
      phases: recipe.phases.map((phase, index) => (index === 1 ? { ...phase, ...damage } : phase)),
    }));
    const ids = (one: Plan) => gapsOf(one).map((gap) => gap.id);
    expect(ids(whole)).not.toContain(id);
    expect(ids({ ...whole, recipes })).toContain(id);
  });
});

/** Statements on tables of their own, so that any mix applies. */
const pieces = [
  ['CREATE TABLE a (id int PRIMARY KEY, v int)', 'ALTER TABLE a ADD COLUMN w text'],
  ['CREATE TABLE b (id int PRIMARY KEY, v int)', 'ALTER TABLE b DROP COLUMN v'],
  ['CREATE TABLE c (id int PRIMARY KEY, v int)', 'ALTER TABLE c RENAME COLUMN v TO w'],
  ['CREATE TABLE d (id int PRIMARY KEY, v int)', 'ALTER TABLE d ALTER COLUMN v TYPE text'],
  ['CREATE TABLE e (id int PRIMARY KEY, v int)', 'ALTER TABLE e ALTER COLUMN v SET NOT NULL'],
  ['CREATE TABLE f (id int PRIMARY KEY, v int)', 'ALTER TABLE f ADD UNIQUE (v)'],
  ['CREATE TABLE g (id int PRIMARY KEY, v int)', 'ALTER TABLE g ADD FOREIGN KEY (v) REFERENCES g'],
  ['CREATE TABLE h (id int PRIMARY KEY, v int)', 'CREATE INDEX ON h (v)'],
  ["CREATE TYPE i AS ENUM ('x')", "ALTER TYPE i ADD VALUE 'y'"],
  ['CREATE TABLE j (id int PRIMARY KEY, v int)', 'DROP TABLE j'],
  ['CREATE TABLE k (id int PRIMARY KEY, v int)', 'ALTER TABLE k RENAME TO kk'],
  ['CREATE TABLE l (id int, v int)', 'UPDATE l SET v = 1'],
  ['CREATE TABLE m (id int PRIMARY KEY, v int)', 'ALTER TABLE m ADD COLUMN w uuid DEFAULT gen_random_uuid()'],
  ['CREATE TABLE n (id int PRIMARY KEY, v int)', 'ALTER TABLE n SET UNLOGGED'],
  ['SELECT', 'CREATE TABLE o (id int PRIMARY KEY)'],
] as const;

test('whatever the mix, every phase has entry, steps, exit, numbers and a way back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...pieces], { minLength: 1 }), async (mix) => {
      const plan = await plannedFor({
        given: mix.map(([given]) => given).join(';'),
        sql: mix.map(([, sql]) => sql).join(';'),
      });
      expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
      for (const { phases } of plan.recipes) {
        expect(phases.length).toBeGreaterThan(0);
        for (const { entry, steps, exit, verify: queries, triggers, back, phase } of phases) {
          for (const part of [entry, steps, exit, queries, triggers]) expect(part.length).toBeGreaterThan(0);
          for (const { limit } of triggers) expect(limit).toBeGreaterThanOrEqual(0);
          expect(back.losesData && phase !== 'contract').toBe(false);
        }
      }
      expect(
        plan.gaps.map(({ id }) => id).filter((id) => id !== 'duration-unknown' && id !== 'backfill-by-hand'),
      ).toEqual([]);
    }),
    { numRuns: 8 },
  );
});
