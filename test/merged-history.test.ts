/** Collisions that the merge base does not show: with what the base branch got since, and with other open pull requests. */
import { describe, expect, test } from '@jest/globals';
import { defaultConfig } from '../src/walk/config.ts';
import type { OtherPull } from '../src/walk/merged-history.ts';
import { planReview } from '../src/walk/plan.ts';
import { memoryTree } from './support/tree.ts';

type Files = Readonly<Record<string, string>>;
const first = { 'db/migrations/1_users.sql': '-- migrate:up\nCREATE TABLE users (id int);\n-- migrate:down\n' };
const up = (table: string) => `-- migrate:up\nCREATE TABLE ${table} (id int);\n-- migrate:down\n`;

async function history(base: Files, head: Files, tip: Files, others: readonly OtherPull[] = []) {
  const before = memoryTree(base);
  const plan = await planReview(
    {
      base: { commit: 'a', tree: before },
      head: { commit: 'b', tree: memoryTree(head) },
      policy: tip === base ? before : memoryTree(tip),
      baseBranch: 'main',
    },
    defaultConfig(),
    others,
  );
  return plan.history.map(({ kind, migration, other, pull }) => [kind, migration.path, other?.path, pull]);
}

describe('after the merge', () => {
  const head = { ...first, 'db/migrations/2_bills.sql': up('bills') };

  test('a version that the base branch got since is taken', async () => {
    const tip = { ...first, 'db/migrations/2_orders.sql': up('orders') };
    expect(await history(first, head, tip)).toEqual([
      ['duplicate-version', 'db/migrations/2_bills.sql', 'db/migrations/2_orders.sql', undefined],
    ]);
  });

  test('a newer one on the base branch makes it late', async () => {
    const pair = (name: string) => ({ [`m/${name}.up.sql`]: 'SELECT 1;', [`m/${name}.down.sql`]: 'SELECT 1;' });
    const base = pair('1_users');
    expect(await history(base, { ...base, ...pair('2_bills') }, { ...base, ...pair('3_orders') })).toEqual([
      ['out-of-order', 'm/2_bills.up.sql', 'm/3_orders.up.sql', undefined],
    ]);
  });

  test('other changes of the base branch do not matter', async () => {
    expect(await history(first, head, { ...first, 'README.md': 'hello' })).toEqual([]);
  });

  test('another open pull request with the same version is named', async () => {
    const others = [
      { number: 7, paths: ['src/a.ts', 'db/migrations/3_carts.sql'] },
      { number: 8, paths: ['db/migrations/2_orders.sql'] },
    ];
    expect(await history(first, head, first, others)).toEqual([
      ['duplicate-version', 'db/migrations/2_bills.sql', 'db/migrations/2_orders.sql', 8],
    ]);
  });

  test('the same file in both is no collision: git will speak of that', async () => {
    expect(await history(first, head, first, [{ number: 9, paths: ['db/migrations/2_bills.sql'] }])).toEqual([]);
  });
});
