/** What a plan says of files that are not rehearsed: nothing that looks like a migration is passed over in silence. */

import { describe, expect, test } from '@jest/globals';
import { inEnglish } from '../src/model/text.ts';
import { defaultConfig } from '../src/walk/config.ts';
import { planReview } from '../src/walk/plan.ts';
import { memoryTree } from './support/tree.ts';

type Files = Readonly<Record<string, string>>;

function plan(base: Files, head: Files) {
  const before = memoryTree(base);
  return planReview(
    {
      base: { commit: 'a', tree: before },
      head: { commit: 'b', tree: memoryTree(head) },
      policy: before,
      baseBranch: 'main',
    },
    defaultConfig(),
  );
}

const journal = (...tags: string[]) =>
  JSON.stringify({ dialect: 'postgresql', entries: tags.map((tag, idx) => ({ idx, tag, when: idx + 1 })) });

describe('a set that head cannot list', () => {
  const base = { 'db/meta/_journal.json': journal('0000_users'), 'db/0000_users.sql': 'CREATE TABLE users (id int);' };
  const broken = { ...base, 'db/meta/_journal.json': journal('0000_users', '0001_gone') };

  test('is a fault and not a removed history', async () => {
    const { faults, history } = await plan(base, broken);
    expect(faults.map(({ code }) => code)).toEqual(['format']);
    expect(history).toEqual([]);
  });

  test('is a fault too when it was broken before and a file of it changes', async () => {
    const { faults } = await plan(broken, { ...broken, 'db/0002_more.sql': 'CREATE TABLE more (id int);' });
    expect(faults.map(({ where }) => where)).toEqual(['db/meta/_journal.json:1']);
  });

  test('is only said when nothing of it changes', async () => {
    const { faults, unverified } = await plan(broken, { ...broken, 'README.md': 'hello' });
    expect(faults).toEqual([]);
    expect(unverified.map(inEnglish).join()).toMatch(/0001_gone/);
  });

  test('and that base could not list makes all of it new', async () => {
    const { refs, unverified } = await plan(broken, base);
    expect(refs.map(({ path }) => path)).toEqual(['db/0000_users.sql']);
    expect(unverified.map(inEnglish).join()).toMatch(/`db` could not be read on the base branch .*count as new/);
  });
});

describe('changed SQL that no set runs', () => {
  test('in a migrations directory of an unknown kind is said', async () => {
    const files = { 'store/migrations/postgres/V1.First.up.sql': 'SELECT 1;', 'store/queries/list.sql': 'SELECT 1;' };
    const { unverified } = await plan({}, files);
    expect(unverified).toHaveLength(1);
    expect(unverified.map(inEnglish)[0]).toMatch(
      /^1 changed SQL file in `store\/migrations\/postgres` belongs to no migration/,
    );
    expect((await plan(files, files)).unverified).toEqual([]);
  });

  test('because its tool skips it is said with the reason', async () => {
    const base = { 'db/meta/_journal.json': journal('0000_a'), 'db/0000_a.sql': 'CREATE TABLE a (id int);' };
    const { unverified } = await plan(base, { ...base, 'db/0001_b.sql': 'DROP TABLE a;', 'db/0002_c.sql': '' });
    expect(unverified).toEqual([
      '`db/0001_b.sql` and 1 more not rehearsed: not in meta/_journal.json, so Drizzle never runs it.',
    ]);
  });
});

describe('changed migrations that are programs', () => {
  test.each([
    'db/migrate/20260101000000_add_users.rb',
    'atc/migrations/1516643303_update_auth.up.go',
    'migration/0004_backfill.go',
    'migrations/versions/3f2a1b_users.py',
    'shop/migrations/0002_user_email.py',
    'database/migrations/2026_01_01_000000_create_users.php',
    'migrations/Version20260101000000.php',
    'priv/repo/migrations/20260101000000_users.exs',
    'Data/Migrations/20260101000000_Users.cs',
    'src/main/java/db/migration/V2__Users.java',
    'src/migrations/1700000000000-Users.ts',
  ])('%s is said, and somebody answers for it', async (path) => {
    const { unrehearsed, unclaimed } = await plan({}, { [path]: 'x' });
    expect(unrehearsed.map(inEnglish)).toEqual([expect.stringContaining(`\`${path}\``)]);
    expect(unclaimed).toEqual([path]);
    expect((await plan({ [path]: 'x' }, { [path]: 'x' })).unrehearsed).toEqual([]);
  });

  test.each([
    'db/migrate/helper.rb',
    'migrations/0004_backfill_test.go',
    'migrations/migrations.go',
    'shop/migrations/__init__.py',
    'src/migrations/index.ts',
    'src/migration/run.js',
  ])('%s is none', async (path) => {
    expect((await plan({}, { [path]: 'x' })).unrehearsed).toEqual([]);
  });
});

test('an edited history is judged for databases that are not rehearsed, too', async () => {
  const files = (sql: string) => ({
    'prisma/migrations/migration_lock.toml': 'provider = "mysql"',
    'prisma/migrations/1_a/migration.sql': sql,
  });
  const { sets } = await plan(files('CREATE TABLE a (id int);'), files('DROP TABLE a;'));
  expect(sets.map(({ pending, history }) => [pending, history.map(({ kind }) => kind)])).toEqual([[[], ['edited']]]);
});
