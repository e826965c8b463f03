import { describe, expect, test } from '@jest/globals';
import { discover } from '../src/formats/discover.ts';
import { formats as registered } from '../src/formats/registry.ts';
import { prisma } from '../src/formats/prisma.ts';
import { drizzle } from '../src/formats/drizzle.ts';
import { supabase } from '../src/formats/supabase.ts';
import { atlas } from '../src/formats/atlas.ts';
import { hasura } from '../src/formats/hasura.ts';
import { graphileMigrate } from '../src/formats/graphile-migrate.ts';
import { nodePgMigrate } from '../src/formats/node-pg-migrate.ts';
import { sqitch } from '../src/formats/sqitch.ts';
import { yoyo } from '../src/formats/yoyo.ts';
import { liquibase } from '../src/formats/liquibase.ts';
import { memoryTree } from './support/tree.ts';
const own = [prisma, drizzle, supabase, atlas, hasura, graphileMigrate, nodePgMigrate, sqitch, yoyo, liquibase];
const formats = [...registered.filter((f) => !own.some((o) => o.id === f.id)), ...own];
const fold = (text: string) => text.replace(/\s+/g, ' ').trim();
describe.each(formats.map((format) => [format.id, format] as const))('%s', (id, format) => {
  test.each(format.examples.map((example) => [example.title, example] as const))('%s', async (_, example) => {
    const tree = memoryTree({ ...example.files });
    const { sets, faults } = await discover(tree, [], formats);
    expect(faults).toEqual([]);
    expect(sets.map((set) => set.format)).toEqual(sets.map(() => id));
    const refs = sets.flatMap((set) => set.migrations);
    expect(refs.map((ref) => ref.path)).toEqual(example.gives.map((given) => given.path));
    expect(new Set(refs.map((ref) => ref.id)).size).toBe(refs.length);
    for (const [index, given] of example.gives.entries()) {
      const ref = refs[index]!;
      const migration = await format.read(tree, ref);
      expect(migration.version).toBe(given.version);
      expect(migration.kind).toBe(given.kind ?? 'versioned');
      if (given.transaction) expect(migration.transaction).toBe(given.transaction);
      if (given.up !== undefined) expect(fold(migration.up.text)).toBe(given.up);
      if (given.down !== undefined) expect(migration.down && fold(migration.down.text)).toBe(given.down);
      for (const path of ref.paths) expect(tree.files.has(path)).toBe(true);
      if (migration.up.text && !format.id.startsWith('graphile')) expect(migration.up.text.split('\n').length).toBe(Buffer.from(await tree.read(ref.path)).toString().split('\n').length);
    }
  });
});
test('perf', async () => {
    for (const name of [
      'migrations/N_a.up.sql',
      'db/migration/VN__a.sql',
      'migrations/N_a.sql',
      'migrations/N_a/up.sql',
      'prisma/migrations/2024N_a/migration.sql', 'supabase/migrations/N_a.sql', 'x/N_a.js', 'migrations/yoyo/aN.sql'
    ]) {
      const files: Record<string, string> = {'package.json': '{"node-pg-migrate": "1"}'};
      for (let i = 1; i <= 10_000; i += 1) files[name.replace('N', String(i))] = 'select 1;';
      const tree = memoryTree(files);
      const start = performance.now();
      const { sets } = await discover(tree, [], formats);
      console.log(name, sets.map((s) => s.format), performance.now() - start);
    }
});
