/** What examples of rules cannot say, because they name subjects only: severities and queries of what was measured. */
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Report, Rule } from '../src/model/rule.ts';
import { missingLockTimeout } from '../src/rules/missing-lock-timeout.ts';
import { setNotNullScans } from '../src/rules/set-not-null-scans.ts';
import { closeShared, rehearseLoose } from './support/rehearse.ts';

afterAll(closeShared);

async function reports(rule: Rule, given: string, sql: string): Promise<readonly Report[]> {
  const rehearsal = await rehearseLoose({ given, migrations: [{ sql }] });
  expect(rehearsal.faults).toEqual([]);
  return rule.check({ rehearsal, targetVersion: 18, statistics: null });
}

const cities = 'CREATE TABLE cities (id bigint PRIMARY KEY, name text)';

describe('a lock without a timeout', () => {
  test('is worth knowing where it is held for a moment', async () => {
    const found = await reports(missingLockTimeout, cities, 'ALTER TABLE cities ADD COLUMN mayor text;');
    expect(found.map(({ severity }) => severity)).toEqual(['info']);
  });

  test('is a warning where a table is read under it', async () => {
    const sql = 'ALTER TABLE cities ADD COLUMN mayor text; CREATE INDEX cities_name ON cities (name);';
    const found = await reports(missingLockTimeout, cities, sql);
    expect(found.map(({ severity }) => severity ?? missingLockTimeout.severity)).toEqual(['warning']);
  });
});

describe('a query for production', () => {
  test('names the column that production has', async () => {
    const [found] = await reports(setNotNullScans, cities, 'ALTER TABLE cities ALTER COLUMN name SET NOT NULL;');
    expect(found?.query).toContain('WHERE name IS NULL');
  });

  test('names the table as production knows it', async () => {
    const sql = 'ALTER TABLE cities RENAME TO towns; ALTER TABLE towns ALTER COLUMN name SET NOT NULL;';
    const [found] = await reports(setNotNullScans, cities, sql);
    expect(found?.query).toContain('FROM public.cities');
  });

  test('is not asked about a column that the pull request brings', async () => {
    const sql =
      "ALTER TABLE cities ADD COLUMN mayor text; UPDATE cities SET mayor = ''; ALTER TABLE cities ALTER COLUMN mayor SET NOT NULL;";
    const found = await reports(setNotNullScans, cities, sql);
    expect(found.map(({ subject, query }) => [subject, query])).toEqual([['public.cities.mayor', undefined]]);
  });
});

test('rows that are taken away take along those that refer to them, which would find nothing there', async () => {
  const { migrations, faults } = await rehearseLoose({
    given: `${cities}; CREATE TABLE streets (id bigint PRIMARY KEY, city_id bigint NOT NULL REFERENCES cities); CREATE TABLE houses (id bigint PRIMARY KEY, street_id bigint NOT NULL REFERENCES streets)`,
    migrations: [
      {
        sql: `ALTER TABLE cities ADD CONSTRAINT upper_case CHECK (name = upper(name) AND name <> lower(name));
ALTER TABLE streets ADD COLUMN city text;
UPDATE streets SET city = upper(c.name) FROM cities c WHERE c.id = city_id AND c.name IS NOT NULL;
ALTER TABLE houses ADD COLUMN city_id bigint;
UPDATE houses SET city_id = c.id FROM streets s JOIN cities c ON c.id = s.city_id WHERE s.id = street_id;
ALTER TABLE houses ALTER COLUMN city_id SET NOT NULL;`,
      },
    ],
  });
  expect(faults).toEqual([]);
  const statements = migrations.flatMap((migration) => migration.statements);
  expect(statements.filter(({ observation }) => observation.condition).map(({ statement }) => statement.line)).toEqual([
    1,
  ]);
});
