/** What a change of names and contents means to the history, told as files before and after. */
import { describe, expect, test } from '@jest/globals';
import { discover } from '../src/formats/discover.ts';
import { compareHistory } from '../src/formats/history.ts';
import { formats } from '../src/formats/registry.ts';
import { memoryTree } from './support/tree.ts';

async function compare(before: Record<string, string>, after: Record<string, string>) {
  const setsOf = async (files: Record<string, string>) => (await discover(memoryTree(files), [], formats)).sets;
  const { pending, history } = compareHistory(await setsOf(before), await setsOf(after));
  return {
    pending: pending.map((ref) => ref.path),
    history: history.map(({ kind, migration, other }) =>
      [kind, migration.path, other?.path].filter(Boolean).join(' < '),
    ),
  };
}

/** Files of golang-migrate by name. */
const at = (root: string, names: Record<string, string>) =>
  Object.fromEntries(Object.entries(names).map(([name, text]) => [`${root}/${name}.up.sql`, text]));
const up = (names: Record<string, string>) => at('migrations', names);

describe('compareHistory', () => {
  test('new files are pending, in the order in which they run', async () => {
    expect(await compare(up({ '1_a': 'a' }), up({ '1_a': 'a', '10_c': 'c', '9_b': 'b' }))).toEqual({
      pending: ['migrations/9_b.up.sql', 'migrations/10_c.up.sql'],
      history: [],
    });
  });

  test('everything is pending where there was nothing', async () => {
    expect(await compare({}, up({ '1_a': 'a' }))).toEqual({ pending: ['migrations/1_a.up.sql'], history: [] });
  });

  test('edited and removed ones are findings and do not run', async () => {
    expect(await compare(up({ '1_a': 'a', '2_b': 'b' }), up({ '1_a': 'A' }))).toEqual({
      pending: [],
      history: ['edited < migrations/1_a.up.sql < migrations/1_a.up.sql', 'removed < migrations/2_b.up.sql'],
    });
  });

  test('a new name alone does not run, a new version does', async () => {
    expect(await compare(up({ '1_a': 'a', '2_b': 'b' }), up({ '1_z': 'a', '3_b': 'b' }))).toEqual({
      pending: ['migrations/3_b.up.sql'],
      history: [
        'renamed < migrations/1_z.up.sql < migrations/1_a.up.sql',
        'renamed < migrations/3_b.up.sql < migrations/2_b.up.sql',
      ],
    });
  });

  test('a file under a version that is applied counts as edited', async () => {
    expect(await compare(up({ '1_a': 'a' }), up({ '1_b': 'b' }))).toEqual({
      pending: [],
      history: ['edited < migrations/1_b.up.sql < migrations/1_a.up.sql'],
    });
  });

  test('equal contents are matched by version', async () => {
    expect(await compare(up({ '1_a': '', '2_b': '' }), up({ '1_x': '', '2_y': '', '3_z': '' }))).toEqual({
      pending: ['migrations/3_z.up.sql'],
      history: [
        'renamed < migrations/1_x.up.sql < migrations/1_a.up.sql',
        'renamed < migrations/2_y.up.sql < migrations/2_b.up.sql',
      ],
    });
  });

  test('a late one is out of order, unless the tool takes it', async () => {
    expect((await compare(up({ '1_a': 'a', '3_c': 'c' }), up({ '1_a': 'a', '2_b': 'b', '3_c': 'c' }))).history).toEqual(
      ['out-of-order < migrations/2_b.up.sql < migrations/3_c.up.sql'],
    );
    const dbmate = (...names: string[]) =>
      Object.fromEntries(
        names.map((name) => [`db/migrations/${name}.sql`, `-- migrate:up\n-- ${name}\n-- migrate:down\n`]),
      );
    expect(await compare(dbmate('1_a', '3_c'), dbmate('1_a', '2_b', '3_c'))).toEqual({
      pending: ['db/migrations/2_b.sql'],
      history: [],
    });
  });

  test('two new files of one version, and a new one under an old version', async () => {
    const before = up({ '1_a': 'a', '2_b': 'b' });
    expect(
      (await compare(before, up({ '1_a': 'a', '2_b': 'b', '02_c': 'c', '3_d': 'd', '3_e': 'e' }))).history,
    ).toEqual([
      'duplicate-version < migrations/02_c.up.sql < migrations/2_b.up.sql',
      'duplicate-version < migrations/3_d.up.sql < migrations/3_e.up.sql',
      'duplicate-version < migrations/3_e.up.sql < migrations/3_d.up.sql',
    ]);
    expect(
      (await compare(up({ '2_b': 'b', '02_c': 'c' }), up({ '2_b': 'b', '02_c': 'c', '3_d': 'd' }))).history,
    ).toEqual([]);
  });

  test('repeatable ones run again when their content or name changes, and never late', async () => {
    const files = (view: string, name = 'view') => ({
      'db/migration/V1__a.sql': 'select 1;',
      [`db/migration/R__${name}.sql`]: view,
    });
    expect(await compare(files('v1'), files('v1'))).toEqual({ pending: [], history: [] });
    expect(await compare(files('v1'), files('v2'))).toEqual({ pending: ['db/migration/R__view.sql'], history: [] });
    expect(await compare(files('v1'), files('v1', 'other'))).toEqual({
      pending: ['db/migration/R__other.sql'],
      history: ['renamed < db/migration/R__other.sql < db/migration/R__view.sql'],
    });
    expect((await compare(files('v1'), { ...files('v1'), 'db/migration/V2__b.sql': 'select 2;' })).history).toEqual([]);
  });

  test('an edited sidecar is an edit', async () => {
    const file = { 'db/migration/V1__a.sql': 'select 1;' };
    const after = { ...file, 'db/migration/V1__a.sql.conf': 'executeInTransaction=false\n' };
    expect((await compare(file, after)).history).toEqual(['edited < db/migration/V1__a.sql < db/migration/V1__a.sql']);
  });

  test('a changed way down is no edit', async () => {
    const down = (text: string) => ({ ...up({ '1_a': 'a' }), 'migrations/1_a.down.sql': text });
    expect(await compare(down('b'), down('c'))).toEqual({ pending: [], history: [] });
  });

  test('a directory that moved as a whole is the same history', async () => {
    const names = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`${index + 1}_m`, `select ${index};`]));
    const moved = { ...at('database/migrations', names), ...at('database/migrations', { '501_n': 'new' }) };
    expect(await compare(up(names), moved)).toEqual({ pending: ['database/migrations/501_n.up.sql'], history: [] });
  });

  test('ten thousand migrations, all of one content, compare in well under a second', async () => {
    const names = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`${index + 1}_m`, 'select 1;']));
    const renamed = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`${index + 1}_n`, 'select 1;']));
    const { sets } = await discover(memoryTree(up(names)), [], formats);
    const after = await discover(memoryTree(up(renamed)), [], formats);
    const start = performance.now();
    expect(compareHistory(sets, after.sets).history).toHaveLength(10_000);
    expect(performance.now() - start).toBeLessThan(900);
  });
});
