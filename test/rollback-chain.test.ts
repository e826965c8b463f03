/**
 * Steps back that follow each other: what one of them made anew bears other identities than what its way up took away, and
 * the next must still know a rename from a drop. Each offer is judged by `pg_dump` too, where there is a server.
 */
import { afterAll, expect, test } from '@jest/globals';
import { Docket } from './rollback/docket.ts';
import { cosmeticOf, offerOf } from './rollback/found.ts';
import { closeShared, type LooseMigration, rehearseLoose } from './support/rehearse.ts';

const docket = new Docket();

afterAll(async () => {
  await docket.verdicts();
  await closeShared();
});

const given =
  'CREATE TABLE houses (id bigint PRIMARY KEY, street text);' +
  'CREATE TABLE keys (id bigint PRIMARY KEY, house_id bigint REFERENCES houses, tag text, depth int);' +
  'CREATE INDEX keys_tag ON keys (tag);';

/** @returns the ways down that are offered, oldest first */
async function offersFor(title: string, migrations: readonly LooseMigration[]): Promise<readonly string[]> {
  const { rollback, faults } = await rehearseLoose({ given, migrations, depth: 'back' });
  expect(faults).toEqual([]);
  expect(rollback.losses.filter(({ by }) => by === 'down')).toEqual([]);
  const offers: string[] = [];
  for (const [index, { author, generated }] of [...rollback.steps].reverse().entries()) {
    if (author?.outcome === 'restores') continue;
    expect(offerOf(generated)).toBe('offered');
    if (generated?.type !== 'proven') continue;
    const { sql } = generated;
    const earlier = migrations.slice(0, index).map((one) => one.sql);
    const up = migrations[index]?.sql ?? '';
    const found = { outcome: 'restores', cosmetic: cosmeticOf(generated) } as const;
    docket.add({ title: `${title}, ${up}`, given, earlier, up, down: sql, found });
    offers.push(sql);
  }
  return offers;
}

test('what is made anew is not taken for something that was there all the time', async () => {
  const offers = await offersFor('generated after generated', [
    { sql: 'CREATE INDEX houses_street ON houses (street)' },
    { sql: 'ALTER TABLE keys RENAME COLUMN tag TO label; ALTER INDEX keys_tag RENAME TO keys_label' },
    { sql: 'ALTER TABLE houses ADD COLUMN storeys int' },
    { sql: 'ALTER TABLE keys DROP COLUMN depth' },
    { sql: 'DROP TABLE keys' },
  ]);
  expect(offers[1]).toBe(
    'ALTER TABLE "public"."keys" RENAME COLUMN "label" TO "tag";\nALTER INDEX "public"."keys_label" RENAME TO "keys_tag";\n',
  );
});

test('a rename below a table that its author made anew is taken back as a rename', async () => {
  const offers = await offersFor('generated after written', [
    { sql: 'ALTER TABLE keys RENAME COLUMN tag TO label' },
    { sql: 'ALTER TABLE keys RENAME TO fobs' },
    {
      sql: 'DROP TABLE fobs',
      down:
        'CREATE TABLE fobs (id bigint CONSTRAINT keys_pkey PRIMARY KEY, house_id bigint, label text, depth int);' +
        'ALTER TABLE fobs ADD CONSTRAINT keys_house_id_fkey FOREIGN KEY (house_id) REFERENCES houses;' +
        'CREATE INDEX keys_tag ON fobs (label);',
    },
  ]);
  expect(offers).toEqual([
    'ALTER TABLE "public"."keys" RENAME COLUMN "label" TO "tag";\n',
    'ALTER TABLE "public"."fobs" RENAME TO "keys";\n',
  ]);
});

test('numbers of columns are no identity either, once the table is another', async () => {
  const offers = await offersFor('generated after a table of other numbers', [
    { sql: 'ALTER TABLE keys DROP COLUMN tag' },
    { sql: 'ALTER TABLE keys RENAME COLUMN depth TO tag' },
    { sql: 'DROP TABLE keys' },
  ]);
  expect(offers[1]).toBe('ALTER TABLE "public"."keys" RENAME COLUMN "tag" TO "depth";\n');
  expect(offers[0]).not.toMatch(/DROP COLUMN|RENAME/);
});

test('a step is not accused of the order of columns that a newer one left, and does not tell of it', async () => {
  const everybody = 'CREATE VIEW everybody AS SELECT k.* FROM keys k';
  const { rollback, faults } = await rehearseLoose({
    given: `${given} ${everybody};`,
    migrations: [
      { sql: 'ALTER TABLE houses ADD COLUMN storeys int', down: 'ALTER TABLE houses DROP COLUMN storeys' },
      // Exactly what was there, unless the columns of the table have another order by now.
      { sql: 'DROP VIEW everybody', down: everybody },
      {
        sql: 'ALTER TABLE keys DROP COLUMN tag',
        down: 'ALTER TABLE keys ADD COLUMN tag text; CREATE INDEX keys_tag ON keys (tag)',
      },
    ],
  });
  expect(faults).toEqual([]);
  expect(rollback.steps.map(({ author }) => [author?.outcome, author?.cosmetic])).toEqual([
    ['restores', [{ tier: 'column-order', object: 'public.keys' }]],
    ['restores', []],
    ['restores', []],
  ]);
});

test('a step that does not restore is accused below one that left another order of columns', async () => {
  const { rollback } = await rehearseLoose({
    given,
    migrations: [
      { sql: 'CREATE INDEX houses_street ON houses (street)', down: 'SELECT 1' },
      {
        sql: 'ALTER TABLE keys DROP COLUMN tag',
        down: 'ALTER TABLE keys ADD COLUMN tag text; CREATE INDEX keys_tag ON keys (tag)',
      },
    ],
  });
  expect(rollback.steps.map(({ author }) => author?.outcome)).toEqual(['restores', 'differs']);
  expect(rollback.steps[1]?.author?.differences).toMatchObject([{ change: 'add', object: 'public.houses_street' }]);
  expect(offerOf(rollback.steps[1]?.generated)).toBe('offered');
});

test('a generated way down that writes down the moment of this run says so, and each one that does', async () => {
  const fresh = "CREATE VIEW fresh AS SELECT id FROM keys WHERE 'now'::timestamp > '2024-01-01'";
  const { rollback } = await rehearseLoose({
    given: `${given} ${fresh}; CREATE VIEW old AS SELECT id FROM keys WHERE '2024-01-01 10:00:00.5'::timestamp IS NULL`,
    migrations: [{ sql: `DROP VIEW fresh, old; ${fresh} IS NOT FALSE` }, { sql: 'DROP VIEW fresh' }],
    depth: 'back',
  });
  const told = { type: 'proven', cosmetic: [{ tier: 'clock', object: 'public.fresh' }] };
  expect(rollback.steps.map(({ generated }) => generated)).toMatchObject([told, told]);
});

test('pg_dump agrees, or it is said that it was not asked', async () => {
  const { major, agreed, disagreements } = await docket.verdicts();
  console.info(major === null ? 'no PostgreSQL server' : `pg_dump of PostgreSQL ${major}: ${agreed} agree`);
  expect(disagreements).toEqual([]);
});
