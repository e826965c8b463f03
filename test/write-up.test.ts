/** Several migrations in place of one, in the files of each tool: what its own reading finds there afterwards, and what stays as it was. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { split } from '../src/dialects/postgres/split.ts';
import { formats } from '../src/formats/registry.ts';
import { nextVersion } from '../src/formats/shared/next-version.ts';
import { withEdits } from '../src/formats/shared/overlay.ts';
import { writeUp } from '../src/formats/write-up.ts';
import { FaultError } from '../src/model/fault.ts';
import type { Migration } from '../src/model/migration.ts';
import type { SaferPiece } from '../src/model/safer.ts';
import { inEnglish } from '../src/model/text.ts';
import { unitsOf } from '../src/shadow/loop/units.ts';
import { fold, formatNamed, readAll, refsOf, sentence } from './support/formats.ts';
import { memoryTree } from './support/tree.ts';

const own = (...statements: string[]): SaferPiece => ({ stage: 'change', transaction: 'own', statements });
const alone = (statement: string): SaferPiece => ({ stage: 'alone', transaction: 'none', statements: [statement] });
const validate = (...statements: string[]): SaferPiece => ({ stage: 'validate', transaction: 'own', statements });

const guard = "SET LOCAL lock_timeout = '5s'";
const index = 'CREATE INDEX CONCURRENTLY "i" ON "b" ("c")';
const add = 'ALTER TABLE "b" ADD COLUMN "c" text';
const three = [
  own(guard, 'ALTER TABLE "b" ADD COLUMN "c" text'),
  alone(index),
  validate('ALTER TABLE "b" VALIDATE CONSTRAINT "k"'),
];
const loop = alone('DO $$\nBEGIN\n  UPDATE b SET c = 1;\n  COMMIT;\nEND\n$$');

/** What shares a transaction when the rehearsal runs them, without BEGIN and COMMIT. */
async function unitsOfAll(
  migrations: readonly Migration[],
): Promise<readonly { readonly type: string; readonly sql: string }[]> {
  const sent = await Promise.all(
    migrations.map(async (migration) => {
      const parsed = await split(migration.up);
      if ('fault' in parsed) throw new Error(inEnglish(parsed.fault.what));
      return { migration, statements: parsed.statements };
    }),
  );
  return unitsOf(sent).map(({ type, items }) => {
    const statements = items.map(({ statement }) => statement.sql).filter((sql) => !/^(BEGIN|COMMIT)$/.test(sql));
    return { type: type === 'alone' ? 'none' : 'own', sql: fold(statements.join('; ')) };
  });
}

test('every tool says what becomes of a piece', () => {
  expect(formats.filter(({ writeUp: writes }) => writes === undefined)).toEqual([]);
});

const joined = 'runs all pending migrations in one transaction';
/** Migrations of the examples that cannot be replaced by these pieces, each with a part of the reason. */
const refused: Readonly<Record<string, string>> = {
  'flyway src/main/java/db/migration/V1_11__Backfill.java': 'not written in SQL',
  'flyway src/main/resources/db/migration/R__views.sql again': 'runs again whenever it changes',
  'flyway sql/tables/V1__users.sql': 'Flyway fills in values',
  'flyway sql/later/V2__grant.sql': 'Flyway fills in values',
  'flyway migrations/B5__start.sql': 'Flyway fills in values',
  'flyway migrations/M6__email.sql': 'Flyway fills in values',
  'prisma prisma/migrations/0_init/migration.sql': 'no room for 1, 2',
  'drizzle drizzle/0000_users.sql': joined,
  'drizzle drizzle/0001_email.sql': joined,
  'drizzle db/out/0000_a.sql': joined,
  'drizzle drizzle/20251120194306_quiet_fox/migration.sql': joined,
  'drizzle drizzle/20251120194310_loud_owl/migration.sql': joined,
  'supabase web/supabase/migrations/9_a.sql': 'between the versions 9 and 10, and there is no room for 10, 11',
  'golang-migrate db/migrations/9_users.up.sql': 'between the versions 9 and 10, and there is no room for 10, 11',
  'goose migrations/00001_users.sql': 'no room for 00002, 00003',
  'goose migrations/00002_backfill.go': 'not written in SQL',
  'goose migrations/00003_touch.sql': 'no room for 00004, 00005',
  'goose migrations/00004_role.sql': 'goose fills in values',
  'node-pg-migrate migrations/1591343909074_users.sql': joined,
  'node-pg-migrate migrations/1591343909075_roles.js': 'not written in SQL',
  'node-pg-migrate migrations/20200605075829076_email.sql': joined,
  'node-pg-migrate db/migrations/001_a.sql': joined,
  'node-pg-migrate migrations/1_a.up.sql': joined,
  'node-pg-migrate migrations/2_b.sql': joined,
  'liquibase db/changes/1-users.sql again': 'runs again whenever it changes',
  'liquibase src/main/resources/db/changelog/db.changelog-master.yaml': 'not written in SQL',
  'liquibase src/main/resources/db/changelog/parts/b.sql': 'Only formatted SQL has changesets',
  'liquibase db/a.sql': 'Liquibase fills in values',
  'atlas migrations/20240102030405_users.sql': 'The sum does not fit',
  'atlas migrations/20240203040506_index.sql': 'The sum does not fit',
  'atlas db/1_a.sql': 'no room for 2, 3',
  'atlas db/2_b.sql': 'a separator of its own',
  'atlas db/3_drop.sql': 'has sections',
  'hasura hasura/migrations/1590000000000_track/up.yaml': 'not written in SQL',
  'hasura api/migrations/1550000000000_users.up.sql': 'no room for 1550000001000, 1550000002000',
  'hasura api/migrations/1550000000001_track.up.yaml': 'not written in SQL',
  'graphile-migrate migrations/committed/000001.sql': 'Graphile Migrate fills in values',
  'graphile-migrate db/current.sql again': 'runs again whenever it changes',
  'graphile-migrate db/current/9-a.sql again': 'runs again whenever it changes',
  'graphile-migrate db/current/10-b.sql again': 'runs again whenever it changes',
  'tern migrations/001_users.sql': 'tern fills in values',
  'tern migrations/002_view.sql': 'tern fills in values',
  'refinery migrations/V1__users.sql': 'refinery runs every migration in a transaction',
  'refinery migrations/U2__note.sql': 'refinery runs every migration in a transaction',
  'refinery migrations/V9__backfill.rs': 'not written in SQL',
  'refinery migrations/later/V10__email.sql': 'refinery runs every migration in a transaction',
  'sqitch deploy/clerk.sql': 'Sqitch fills in values',
  'yoyo migrations/0003.email.sql': 'what others depend on, puts them elsewhere',
  'yoyo db/a.py': 'not written in SQL',
  'yoyo db/b.sql': 'what others depend on, puts them elsewhere',
  'yoyo schema/post-apply.sql again': 'runs again whenever it changes',
};

/** Changesets share a path. */
const keyOf = ({ format, path, kind }: Migration) => `${format} ${path}${kind === 'repeatable' ? ' again' : ''}`;

describe.each(formats.map((format) => [format.id, format] as const))('%s', (_id, format) => {
  const examples = format.examples.map((example) => [example.title, example] as const);

  const cases = examples.flatMap(([title, example]) => [
    [title, 'three', three, example] as const,
    [title, 'first alone', [alone(index), loop, own(guard, add)], example] as const,
  ]);
  test.each(cases)('%s: %s', async (_title, _pieces, pieces, { files, configured }) => {
    const tree = memoryTree({ ...files });
    const before = await readAll(tree, format, configured);
    const reasons: Record<string, string> = {};
    for (const [position, migration] of before.entries()) {
      const written = await writeUp(format, tree, migration, pieces).catch((error: unknown) => {
        if (!(error instanceof FaultError)) throw error;
        reasons[keyOf(migration)] = inEnglish(error.fault.what);
        return null;
      });
      if (written === null) continue;
      const after = await readAll(withEdits(tree, written.edits), format, configured);
      const added = after.length - before.length;
      expect([0, 2]).toContain(added);
      const here = after.slice(position, position + added + 1);
      const units = await unitsOfAll(here);
      const wanted = pieces.map(({ transaction, statements }) => {
        // A statement by itself is its own transaction.
        const isFree = transaction === 'own' && statements.length === 1;
        return { type: isFree ? expect.anything() : transaction, sql: fold(statements.join('; ')) };
      });
      expect(units).toEqual(wanted);
      expect(here.slice(1).map(({ down }) => down)).toEqual(added === 0 ? [] : [null, null]);
      expect(here[0]?.id).toBe(migration.id);
      expect(fold(here[0]?.down?.text ?? '')).toBe(fold(migration.down?.text ?? ''));
      const told = (all: readonly Migration[]) =>
        all.map((one) => [one.id, one.digest, one.transaction, fold(one.down?.text ?? '')]);
      expect(told(after.filter((one) => !here.includes(one)))).toEqual(told(before.filter((one) => one !== migration)));
    }
    const expected = Object.fromEntries(
      before.flatMap((migration) => {
        const reason = refused[keyOf(migration)];
        return reason ? [[keyOf(migration), expect.stringContaining(reason) as unknown]] : [];
      }),
    );
    expect(reasons).toEqual(expected);
  });
});

/** Whose own reading refuses such files. */
const withoutReturns: ReadonlySet<string> = new Set(['graphile-migrate']);

test.each(formats.filter(({ id }) => !withoutReturns.has(id)).map((format) => [format.id, format] as const))(
  '%s: Windows line ends and a byte order mark stay what they are',
  async (id, format) => {
    for (const { files, configured } of format.examples) {
      const isScript = (path: string) => /\.sql$/.test(path);
      const windows = Object.fromEntries(
        Object.entries(files).map(([path, text]) => [
          path,
          isScript(path) ? `\ufeff${text.replaceAll('\n', '\r\n')}` : text,
        ]),
      );
      const tree = memoryTree(windows);
      const all = await readAll(tree, format, configured);
      for (const migration of all.filter(({ path }) => files[path]?.includes('\n'))) {
        const result = await writeUp(format, tree, migration, three).catch((error: unknown) => {
          if (!(error instanceof FaultError)) throw error;
          return inEnglish(error.fault.what);
        });
        if (typeof result === 'string') expect(result).toContain(refused[keyOf(migration)] ?? 'not to be refused');
        else {
          const scripts = result.edits.filter(({ path }) => isScript(path));
          // tern knows its marker only with a line feed.
          const bare = scripts.filter(({ text }) => /(?<!\r|disable-tx ----)\n/.test(text));
          expect([id, bare]).toEqual([id, []]);
          expect(scripts.filter(({ isNew, text }) => isNew === text.startsWith('\ufeff'))).toEqual([]);
        }
      }
    }
  },
);

/** The first migration of a file (the last one of all, unless told) gives way to the pieces; gives the edited files. */
async function written(
  id: string,
  files: Record<string, string>,
  pieces: readonly SaferPiece[],
  path?: string,
): Promise<Record<string, string>> {
  const tree = memoryTree(files);
  const refs = await refsOf(tree, id, 'm');
  const ref = path === undefined ? refs.at(-1) : refs.find((one) => one.path === path);
  if (!ref) throw new Error('no migration');
  const { edits } = await writeUp(formatNamed(id), tree, ref, pieces);
  expect(edits.every(({ path, isNew }) => isNew !== path in files)).toBe(true);
  return Object.fromEntries(edits.map(({ path, text }) => [path, text]));
}

const valid = 'ALTER TABLE "b" VALIDATE CONSTRAINT "k"';
const plan = '%syntax-version=1.0.0\n%project=p\n\n';
const stamp = '2024-01-02T03:04:05Z Ada <ada@example.org>';
const loopSql = `${loop.statements[0]};`;

describe('the form of each tool', () => {
  test.each<[string, string, Record<string, string>, readonly SaferPiece[], Record<string, string>]>([
    [
      'dbmate',
      'comments, the way down and a marker that was there; a second of one kind',
      {
        'm/20231231235958_add-c.sql':
          '-- The column.\n-- migrate:up transaction:false\n\n-- Adds it.\nSELECT 1;\nSELECT 2; -- two\n\n-- migrate:down\nDROP TABLE b;\n',
        'm/20240101000002_x.sql': '-- migrate:up\nSELECT 1;\n-- migrate:down\n',
      },
      [own(guard, add), alone(index), alone(index)],
      {
        'm/20231231235958_add-c.sql': `-- The column.\n-- migrate:up\n\n-- Adds it.\n${guard};\n${add}; -- two\n\n-- migrate:down\nDROP TABLE b;\n`,
        'm/20231231235959_add-c-concurrently.sql': `-- migrate:up transaction:false\n${index};\n\n-- migrate:down\n`,
        'm/20240101000000_add-c-concurrently-2.sql': `-- migrate:up transaction:false\n${index};\n\n-- migrate:down\n`,
      },
    ],
    [
      'dbmate',
      'outside a transaction, Windows line ends, a byte order mark',
      { 'm/1_b.sql': '\ufeff-- migrate:up\r\nSELECT 1;\r\n-- migrate:down\r\nDROP TABLE b;\r\n' },
      [loop, validate(guard, valid)],
      {
        'm/1_b.sql': `\ufeff-- migrate:up transaction:false\r\n${loopSql}\r\n-- migrate:down\r\nDROP TABLE b;\r\n`,
        'm/2_b_validate.sql': `-- migrate:up\r\n${guard};\r\n${valid};\r\n\r\n-- migrate:down\r\n`,
      },
    ],
    [
      'golang-migrate',
      'an author who opens transactions',
      { 'm/000009_b.up.sql': '-- b\nBEGIN;\nSELECT 1;\nCOMMIT;\n', 'm/000009_b.down.sql': 'DROP TABLE b;\n' },
      three,
      {
        'm/000009_b.up.sql': `-- b\nBEGIN;\n${guard};\n${add};\nCOMMIT;\n`,
        'm/000010_b_concurrently.up.sql': `${index};\n`,
        'm/000011_b_validate.up.sql': `BEGIN;\n${valid};\nCOMMIT;\n`,
      },
    ],
    [
      'goose',
      'one marker for both ways: the way down keeps a transaction of its own',
      { 'm/00001_b.sql': '-- +goose Up\nSELECT 1;\n\n-- +goose Down\nDROP INDEX a;\nDROP INDEX b;' },
      [alone(index), loop],
      {
        'm/00001_b.sql': `-- +goose NO TRANSACTION\n-- +goose Up\n${index};\n\n-- +goose Down\nBEGIN;\nDROP INDEX a;\nDROP INDEX b;\nCOMMIT;\n`,
        'm/00002_b_backfill.sql': `-- +goose NO TRANSACTION\n-- +goose Up\n-- +goose StatementBegin\n${loopSql}\n-- +goose StatementEnd\n`,
      },
    ],
    [
      'goose',
      'a marker on which the way down may rest',
      {
        'm/00001_b.sql':
          '-- +goose NO TRANSACTION\n-- +goose Up\n-- The body.\n-- +goose StatementBegin\nSELECT 1;\nSELECT 2;\n-- +goose StatementEnd\n-- +goose Down\nDROP INDEX CONCURRENTLY i;\n',
      },
      [own(guard, add), validate(valid)],
      {
        'm/00001_b.sql': `-- +goose NO TRANSACTION\n-- +goose Up\n-- The body.\nBEGIN;\n${guard};\n${add};\nCOMMIT;\n-- +goose Down\nDROP INDEX CONCURRENTLY i;\n`,
        'm/00002_b_validate.sql': `-- +goose Up\n${valid};\n`,
      },
    ],
    [
      'goose',
      'a marker that nothing needs any more',
      { 'm/00001_b.sql': '-- +goose NO TRANSACTION\n-- +goose Up\nSELECT 1;\n' },
      [own(guard, add)],
      { 'm/00001_b.sql': `-- +goose Up\n${guard};\n${add};\n` },
    ],
    [
      'flyway',
      'settings beside the file, kept and new; room only below the version',
      {
        'm/V1_2__b.sql': 'SELECT 1;\n',
        'm/V1_2__b.sql.conf': 'encoding=UTF-8\nexecuteInTransaction=true\n',
        'm/V1_3__x.sql': 'SELECT 1;\n',
      },
      [loop, validate(valid), alone(index)],
      {
        'm/V1_2__b.sql': `${loopSql}\n`,
        'm/V1_2__b.sql.conf': 'encoding=UTF-8\nexecuteInTransaction=false\n',
        'm/V1_2_1__b_validate.sql': `${valid};\n`,
        'm/V1_2_2__b_concurrently.sql': `${index};\n`,
        'm/V1_2_2__b_concurrently.sql.conf': 'executeInTransaction=false\n',
      },
    ],
    [
      'flyway',
      'a project that runs everything outside; a prefix of its own',
      {
        'm/flyway.conf': 'flyway.executeInTransaction=false\nflyway.sqlMigrationPrefix=M\n',
        'm/M9__b.sql': 'SELECT 1;\n',
      },
      [own(guard, add), alone(index)],
      {
        'm/M9__b.sql': `${guard};\n${add};\n`,
        'm/M9__b.sql.conf': 'executeInTransaction=true\n',
        'm/M10__b_concurrently.sql': `${index};\n`,
        'm/M10__b_concurrently.sql.conf': 'executeInTransaction=false\n',
      },
    ],
    [
      'sqlx',
      'a pair stays one',
      { 'm/1_b.up.sql': '-- b\nSELECT 1;\n', 'm/1_b.down.sql': 'DROP TABLE b;\n' },
      [alone(index), validate(valid)],
      {
        'm/1_b.up.sql': `-- no-transaction\n-- b\n${index};\n`,
        'm/2_b_validate.up.sql': `${valid};\n`,
        'm/2_b_validate.down.sql': '-- The way down is that of the migration before.\n',
      },
    ],
    [
      'sqlx',
      'a marker that is needed later',
      { 'm/1_b.sql': '-- no-transaction\nSELECT 1;\n' },
      [own(guard, add), alone(index)],
      { 'm/1_b.sql': `${guard};\n${add};\n`, 'm/2_b_concurrently.sql': `-- no-transaction\n${index};\n` },
    ],
    [
      'diesel',
      'dashes in the version, metadata that is there',
      {
        'm/2024-12-31-235959_b/up.sql': 'SELECT 1;\n',
        'm/2024-12-31-235959_b/down.sql': 'DROP TABLE b;\n',
        'm/2024-12-31-235959_b/metadata.toml': '# how\nrun_in_transaction = true\n',
      },
      [alone(index), alone(index)],
      {
        'm/2024-12-31-235959_b/up.sql': `${index};\n`,
        'm/2024-12-31-235959_b/metadata.toml': '# how\nrun_in_transaction = false\n',
        'm/2025-01-01-000000_b_concurrently/up.sql': `${index};\n`,
        'm/2025-01-01-000000_b_concurrently/down.sql': '-- The way down is that of the migration before.\n',
        'm/2025-01-01-000000_b_concurrently/metadata.toml': 'run_in_transaction = false\n',
      },
    ],
    [
      'prisma',
      'directories',
      { 'm/20240228235959_b/migration.sql': '-- CreateIndex\nSELECT 1;' },
      three,
      {
        'm/20240228235959_b/migration.sql': `-- CreateIndex\n${guard};\n${add};\n`,
        'm/20240229000000_b_concurrently/migration.sql': `${index};\n`,
        'm/20240229000001_b_validate/migration.sql': `${valid};\n`,
      },
    ],
    [
      'sql',
      'all in one file, for a program that runs each statement by itself',
      { 'm/1_b.sql': '-- b\nSELECT 1;\n-- two\nSELECT 2;\n-- the end\n', 'm/2_x.sql': 'SELECT 3;\n' },
      three,
      { 'm/1_b.sql': `-- b\nBEGIN;\n${guard};\n${add};\nCOMMIT;\n\n${index};\n\n${valid};\n-- the end\n` },
    ],
    [
      'liquibase',
      'attributes that decide where it runs, rollbacks, a changeset after it',
      {
        'm/1.sql':
          '--liquibase formatted sql\n-- changeset "Ada L":"a 1" runInTransaction:true context:prod\n-- One.\nSELECT 1;\n--rollback SELECT -1;\nSELECT 2;\n--rollback SELECT -2;\n\n--changeset ada:2\nSELECT 3;\n',
      },
      [alone(index), loop, validate(guard, valid)],
      {
        'm/1.sql': `--liquibase formatted sql\n-- changeset "Ada L":"a 1" context:prod runInTransaction:false\n-- One.\n${index};\n--rollback BEGIN;\n--rollback SELECT -1;\n--rollback SELECT -2;\n--rollback COMMIT;\n\n-- changeset "Ada L":"a 1_backfill" context:prod runInTransaction:false splitStatements:false\n${loopSql}\n\n-- changeset "Ada L":"a 1_validate" context:prod\n${guard};\n${valid};\n\n--changeset ada:2\nSELECT 3;\n`,
      },
    ],
    [
      'sqitch',
      'the plan, a tag, and scripts with a transaction or without',
      {
        'm/sqitch.plan': `${plan}x/a ${stamp}\nx/b [x/a] ${stamp} # B.\n@v1 ${stamp}\nx/c [x/b] ${stamp}\n`,
        'm/deploy/x/a.sql': 'SELECT 1;\n',
        'm/deploy/x/b.sql': '-- Deploy p:x/b to pg\n\n\\set ON_ERROR_STOP on\nBEGIN;\nSELECT 1;\nCOMMIT;\n',
        'm/deploy/x/c.sql': 'SELECT 1;\n',
        'm/revert/x/b.sql': 'BEGIN;\nDROP TABLE b;\nCOMMIT;\n',
      },
      three,
      {
        'm/deploy/x/b.sql': `-- Deploy p:x/b to pg\n\n\\set ON_ERROR_STOP on\nBEGIN;\n${guard};\n${add};\nCOMMIT;\n`,
        'm/sqitch.plan': `${plan}x/a ${stamp}\nx/b [x/a] ${stamp} # B.\nx/b_concurrently [x/b] ${stamp}\nx/b_validate [x/b_concurrently] ${stamp}\n@v1 ${stamp}\nx/c [x/b] ${stamp}\n`,
        'm/deploy/x/b_concurrently.sql': `${index};\n`,
        'm/revert/x/b_concurrently.sql': '-- The way down is that of the migration before.\n',
        'm/deploy/x/b_validate.sql': `BEGIN;\n${valid};\nCOMMIT;\n`,
        'm/revert/x/b_validate.sql': '-- The way down is that of the migration before.\n',
      },
    ],
    [
      'supabase',
      'a file a piece',
      { 'm/20240101000000_b.sql': 'select 1;\n' },
      three,
      {
        'm/20240101000000_b.sql': `${guard};\n${add};\n`,
        'm/20240101000001_b_concurrently.sql': `${index};\n`,
        'm/20240101000002_b_validate.sql': `${valid};\n`,
      },
    ],
    [
      'tern',
      'the marker above the separator alone',
      {
        'm/tern.conf': '',
        'm/001_b.sql':
          '-- b\nselect 1;\n---- create above / drop below ----\n---- tern: disable-tx ----\ndrop index concurrently i;\n',
      },
      [alone(index), validate(valid)],
      {
        'm/001_b.sql': `---- tern: disable-tx ----\n-- b\n${index};\n---- create above / drop below ----\n---- tern: disable-tx ----\ndrop index concurrently i;\n`,
        'm/002_b_validate.sql': `${valid};\n`,
      },
    ],
    [
      'tern',
      'a marker that is needed later',
      { 'm/tern.conf': '', 'm/001_b.sql': '-- b\n---- tern: disable-tx ----\nselect 1;\n' },
      [own(guard, add), alone(index)],
      {
        'm/001_b.sql': `-- b\n${guard};\n${add};\n`,
        'm/002_b_concurrently.sql': `---- tern: disable-tx ----\n${index};\n`,
      },
    ],
    [
      'yoyo',
      'dependencies in a row; one marker for both ways',
      {
        'm/0001.b.sql': '-- depends:\nSELECT 1;\n',
        'm/0001.b.rollback.sql': 'DROP INDEX a;\nDROP INDEX b;\n',
        'm/0002.x.sql': '-- depends: 0001.b\nSELECT 1;\n',
      },
      [alone(index), validate(valid), loop],
      {
        'm/0001.b.sql': `-- transactional: false\n-- depends:\n${index};\n`,
        'm/0001.b.rollback.sql': 'BEGIN;\n\nDROP INDEX a;\nDROP INDEX b;\n\nCOMMIT;\n',
        'm/0001.b_validate.sql': `-- depends: 0001.b\n${valid};\n`,
        'm/0001.b_backfill.sql': `-- depends: 0001.b_validate\n-- transactional: false\n${loopSql}\n`,
      },
    ],
    [
      'hasura',
      'directories with a time in milliseconds',
      {
        'm/1654696186008_b/up.sql': '-- hasura:no-transaction\nSELECT 1;\n',
        'm/1654696186008_b/down.sql': 'DROP TABLE b;\n',
      },
      [own(guard, add), alone(index)],
      {
        'm/1654696186008_b/up.sql': `${guard};\n${add};\n`,
        'm/1654696187008_b_concurrently/up.sql': `-- hasura:no-transaction\n${index};\n`,
        'm/1654696187008_b_concurrently/down.sql': '-- The way down is that of the migration before.\n',
      },
    ],
    [
      'refinery',
      'pieces that all run in a transaction',
      { 'm/refinery.toml': '', 'm/sub/V3__b.sql': 'SELECT 1;\n' },
      [own(guard, add), validate(valid)],
      { 'm/sub/V3__b.sql': `${guard};\n${add};\n`, 'm/sub/V4__b_validate.sql': `${valid};\n` },
    ],
  ])('%s: %s', async (id, _, files, pieces, expected) => {
    const [path = ''] = Object.keys(expected);
    expect(await written(id, files, pieces, path)).toEqual(expected);
  });
});

const atlasSum = (files: Readonly<Record<string, string>>): string => {
  const running = createHash('sha256');
  const sums = Object.entries(files).map(([name, text]) => [
    name,
    running
      .update(name + text)
      .copy()
      .digest('base64'),
  ]);
  const whole = createHash('sha256').update(sums.flat().join('')).digest('base64');
  return [whole, ...sums].map((sum) => (typeof sum === 'string' ? `h1:${sum}\n` : `${sum[0]} h1:${sum[1]}\n`)).join('');
};

describe('files that vouch for each other', () => {
  test.each([
    ['a directive to add', '-- b\nSELECT 1;\n', [alone(index)], `-- atlas:txmode none\n\n-- b\n${index};\n`],
    [
      'a header to join',
      '-- atlas:nolint\n\nSELECT 1;\n',
      [alone(index)],
      `-- atlas:txmode none\n-- atlas:nolint\n\n${index};\n`,
    ],
    [
      'a directive to take away',
      '-- atlas:nolint\n-- atlas:txmode none\n\nSELECT 1;\n',
      [own(guard, add)],
      `-- atlas:nolint\n\n${guard};\n${add};\n`,
    ],
  ])('atlas: %s, and the sum of all files', async (_, text, first, expected) => {
    const name = '20240101000000_b.sql';
    const later = { '20240102000000_x.sql': 'SELECT 2;\n' };
    const files = { 'm/atlas.sum': atlasSum({ [name]: text, ...later }), [`m/${name}`]: text };
    const all = { ...files, 'm/20240102000000_x.sql': later['20240102000000_x.sql'] };
    const edits = await written('atlas', all, [...first, validate(valid)], `m/${name}`);
    const second = { '20240101000001_b_validate.sql': `${valid};\n` };
    expect(edits).toEqual({
      [`m/${name}`]: expected,
      'm/20240101000001_b_validate.sql': `${valid};\n`,
      'm/atlas.sum': atlasSum({ [name]: expected, ...second, ...later }),
    });
  });

  test('graphile-migrate: the chain of hashes goes on', async () => {
    const example = formatNamed('graphile-migrate').examples[0]?.files ?? {};
    const files = Object.fromEntries(
      Object.entries(example).map(([path, text]) => [path.replace('migrations', 'm'), text]),
    );
    const edits = await written('graphile-migrate', files, three);
    const hash = (path: string) => /^--! Hash: (.*)$/m.exec(edits[path] ?? '')?.[1];
    expect(Object.keys(edits)).toEqual(
      ['000002-index', '000003-index-concurrently', '000004-index-validate'].map((name) => `m/committed/${name}.sql`),
    );
    expect(edits['m/committed/000002-index.sql']).toMatch(
      /^--! Previous: sha1:3174.*\n--! Hash: .*\n--! Message: index\n\nSET/,
    );
    expect(edits['m/committed/000003-index-concurrently.sql']).toBe(
      `--! Previous: ${hash('m/committed/000002-index.sql')}\n--! Hash: ${hash('m/committed/000003-index-concurrently.sql')}\n--! Message: index-concurrently\n\n--! no-transaction\n${index};\n`,
    );
  });

  test('graphile-migrate: the migration in the making takes one piece', async () => {
    const committed = '--! Previous: -\n--! Hash: sha1:0\n--! AllowInvalidHash\n\nselect 1;\n';
    const files = { 'm/committed/000001.sql': committed, 'm/current.sql': '--! Message: b\n\nselect 1;\n' };
    expect(await written('graphile-migrate', files, [alone(index)])).toEqual({
      'm/current.sql': `--! Message: b\n\n--! no-transaction\n${index};\n`,
    });
    const parts = { 'm/committed/000001.sql': committed, 'm/current/1.sql': 'select 1;\n' };
    expect(await sentence(written('graphile-migrate', parts, [alone(index)]))).toContain(joined);
  });
});

const up = (text: string) => ({ 'm/1_b.sql': `-- migrate:up\n${text}\n-- migrate:down\n` });
const changesets = (marker: string, text: string) => ({
  'm/1.sql': `--liquibase formatted sql\n--changeset a:1${marker}\n${text}\n--changeset a:2\nSELECT 2;\n`,
});
const link = (id: string) => ({ 'm/sqitch.plan': `${plan}${id} ${stamp}\n`, [`m/deploy/${id}.sql`]: 'SELECT 1;\n' });

describe('what cannot be said', () => {
  test.each<[string, Record<string, string>, readonly SaferPiece[], string]>([
    [
      'dbmate',
      { 'm/1_b.sql': `${up('SELECT 1;')['m/1_b.sql']}-- migrate:up\nSELECT 2;\n-- migrate:down\n` },
      three,
      'several ways up',
    ],
    ['flyway', { 'm/flyway.conf': 'flyway.group=true\n', 'm/V1__b.sql': 'SELECT 1;\n' }, [own(add)], joined],
    ['flyway', { 'm/B1__b.sql': 'SELECT 1;\n' }, three, 'A baseline stands for other files'],
    ['prisma', { 'm/init/migration.sql': 'SELECT 1;\n' }, three, 'The directory has no number'],
    [
      'golang-migrate',
      { 'm/999_b.up.sql': 'SELECT 1;\n', 'm/1000_b.down.sql': 'SELECT 1;\n' },
      three,
      'would read the files otherwise',
    ],
    [
      'supabase',
      { 'm/999_b.sql': 'SELECT 1;\n' },
      three,
      'between the versions 999 and 1000, and there is no room for 1000, 1001',
    ],
    ['liquibase', changesets(' endDelimiter:/', 'SELECT 1\n/'), [own(add)], 'a separator of its own'],
    ['liquibase', changesets('', '--preconditions onFail:MARK_RAN\nSELECT 1;'), three, 'has preconditions'],
    ['sqitch', { ...link('b'), 'm/deploy/b_concurrently.sql': '-- mine\n' }, three, 'is there already'],
    ['refinery', { 'm/refinery.toml': '', 'm/V1__b.sql': 'SELECT 1;\n' }, [alone(index)], 'cannot stand in one'],
  ])('%s: %j', async (id, files, pieces, reason) => {
    const [path] = Object.keys(files).filter((name) => name.endsWith('.sql'));
    expect(await sentence(written(id, files, pieces, path))).toContain(reason);
  });

  test('a link is not followed', async () => {
    const tree = memoryTree(
      { 'm/V1__b.sql': 'SELECT 1;\n', 'm/V1__b.sql.conf': '../secret' },
      { 'm/V1__b.sql.conf': '120000' },
    );
    const [ref] = await refsOf(tree, 'flyway', 'm');
    if (!ref) throw new Error('no migration');
    expect(await sentence(writeUp(formatNamed('flyway'), tree, ref, [alone(index)]))).toContain('is no regular file');
  });
});

describe('what a tool would take for its own', () => {
  const comment = (text: string) => own("COMMENT ON TABLE b IS 'x'", `COMMENT ON TABLE b IS '\n${text}\n'`);
  test.each<[string, Record<string, string>, SaferPiece]>([
    ['dbmate', up('SELECT 1;'), comment('-- migrate:down')],
    ['dbmate', up('SELECT 1;'), comment('-- migrate:up')],
    ['goose', { 'm/1_b.sql': '-- +goose Up\nSELECT 1;\n' }, comment('-- +goose Down')],
    ['goose', { 'm/1_b.sql': '-- +goose Up\nSELECT 1;\n' }, comment('-- +goose NO TRANSACTION')],
    ['goose', { 'm/1_b.sql': '-- +goose Up\nSELECT 1;\n' }, comment('-- +goose StatementEnd')],
    ['tern', { 'm/tern.conf': '', 'm/1_b.sql': 'select 1;\n' }, comment('---- create above / drop below ----')],
    ['tern', { 'm/tern.conf': '', 'm/1_b.sql': 'select 1;\n' }, comment('---- tern: disable-tx ----')],
    ['tern', { 'm/tern.conf': '', 'm/1_b.sql': 'select 1;\n' }, comment('{{ .x }}')],
    ['flyway', { 'm/V1__b.sql': 'SELECT 1;' }, comment('${x}')],
    ['liquibase', changesets('', 'SELECT 1;'), comment('--changeset b:1')],
    ['liquibase', changesets('', 'SELECT 1;'), comment('--rollback DROP TABLE b;')],
    ['sqitch', link('b'), own('SELECT :x', 'SELECT 2')],
    ['sql', { 'm/1_b.sql': 'SELECT 1;\n' }, comment('-- migrate:down')],
    [
      'graphile-migrate',
      { 'm/committed/000001.sql': '--! Previous: -\n--! Hash: sha1:0\n--! AllowInvalidHash\n\nselect 1;\n' },
      comment(':DATABASE_NAME'),
    ],
  ])('%s refuses %j: %j', async (id, files, piece) => {
    for (const pieces of [[piece], [own(add), piece], [piece, alone(index)]]) {
      expect(
        await sentence(
          written(
            id,
            files,
            pieces,
            Object.keys(files).find((path) => path.endsWith('.sql')),
          ),
        ),
      ).toMatch(/would (read the files otherwise|refuse what is to be written|not see)/);
    }
  });

  test('a piece that is two statements is not one outside of a transaction', async () => {
    const files = { 'm/1_b.up.sql': 'SELECT 1;\n' };
    expect(await sentence(written('golang-migrate', files, [alone(`${index}; DROP TABLE b`)]))).toContain('would read');
  });

  test('a comment at the end of a statement does not swallow its semicolon', async () => {
    const files = { 'm/1_b.up.sql': 'SELECT 1;\n' };
    const edits = await written('golang-migrate', files, [own(`${add} -- c`, valid)]);
    expect(edits).toEqual({ 'm/1_b.up.sql': `${add} -- c\n;\n${valid};\n` });
  });
});

test.each([
  ['20231231235959', '20240101000000'],
  ['20240228235959123', '20240229000000123'],
  ['202312312359', '202401010000'],
  ['20231231', '20240101'],
  ['2023-12-31-235959', '2024-01-01-000000'],
  ['20239999', '20240000'],
  ['1700000000999', '1700000001999'],
  ['1700000000', '1700000001'],
  ['0009', '0010'],
  ['999', '1000'],
])('after %s comes %s', (version, next) => {
  expect(nextVersion(version)).toBe(next);
});
