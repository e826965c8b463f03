/** A generated way down in the files of each tool: what its own reading finds there afterwards, and what stays as it was. */

import { describe, expect, test } from '@jest/globals';
import { formats } from '../src/formats/registry.ts';
import { withEdits } from '../src/formats/shared/overlay.ts';
import { writeDown } from '../src/formats/write-down.ts';
import { FaultError } from '../src/model/fault.ts';
import type { FileEdit } from '../src/model/format.ts';
import type { Migration } from '../src/model/migration.ts';
import { inEnglish } from '../src/model/text.ts';
import { fold, formatNamed, readAll, refsOf, sentence } from './support/formats.ts';
import { memoryTree } from './support/tree.ts';

const sql = [
  '-- public.people.name: its contents do not come back.',
  'ALTER TABLE "public"."people" ADD COLUMN "name" text DEFAULT \'a -- b\';',
  'CREATE INDEX "i" ON "public"."people"',
  '  USING btree ("name");',
  '',
].join('\n');

/** The last migration of a tree gets a way down; gives the edited files. */
async function written(
  id: string,
  files: Record<string, string>,
  way = 'DROP TABLE "b";\n',
): Promise<Record<string, string>> {
  const tree = memoryTree(files);
  const ref = (await refsOf(tree, id, 'm')).at(-1);
  if (!ref) throw new Error('no migration');
  const edits = await writeDown(formatNamed(id), tree, ref, way);
  expect(edits.every(({ path, isNew }) => isNew !== path in files)).toBe(true);
  return Object.fromEntries(edits.map(({ path, text }) => [path, text]));
}

/** Migrations of the examples that have no place for a way down, each with the beginning of the reason. */
const refused: Readonly<Record<string, string>> = {
  'sql schema/001_users.postgres.sql': 'Nothing here shows how a way down is named',
  'sql schema/002_email.sql': 'Nothing here shows how a way down is named',
  'flyway src/main/java/db/migration/V1_11__Backfill.java': 'This migration is not written in SQL',
  'flyway src/main/resources/db/migration/R__views.sql': 'Flyway undoes versioned migrations',
  'flyway migrations/B5__start.sql': 'Flyway undoes versioned migrations',
  'goose migrations/00002_backfill.go': 'This migration is not written in SQL',
  'node-pg-migrate migrations/1591343909075_roles.js': 'This migration is not written in SQL',
  'node-pg-migrate db/migrations/001_a.sql': 'Without `-- Up Migration` the whole file is the way up',
  'liquibase src/main/resources/db/changelog/db.changelog-master.yaml': 'The changeset is written in XML, YAML or JSON',
  'liquibase src/main/resources/db/changelog/parts/b.sql': 'Only formatted SQL has changesets with rollback lines',
  'hasura hasura/migrations/1590000000000_track/up.yaml': 'This migration is not written in SQL',
  'hasura api/migrations/1550000000001_track.up.yaml': 'This migration is not written in SQL',
  'yoyo db/a.py': 'This migration is not written in SQL',
};

const writing = formats.filter((format) => format.writeDown);

test('the tools that have ways down in SQL are the ones that get them', () => {
  expect(writing.map(({ id }) => id).sort()).toEqual(
    'dbmate diesel flyway golang-migrate goose hasura liquibase node-pg-migrate sqitch sql sqlx tern yoyo'.split(' '),
  );
});

describe.each(writing.map((format) => [format.id, format] as const))('%s', (id, format) => {
  const examples = format.examples.map((example) => [example.title, example] as const);

  test.each(examples)('%s', async (_, { files, configured }) => {
    const tree = memoryTree({ ...files });
    const before = await readAll(tree, format, configured);
    const reasons: Record<string, string> = {};
    for (const [index, migration] of before.entries()) {
      const edits = await writeDown(format, tree, migration, sql).catch((error: unknown) => {
        if (!(error instanceof FaultError)) throw error;
        reasons[`${id} ${migration.path}`] = inEnglish(error.fault.what);
        return null;
      });
      if (edits === null) continue;
      const after = await readAll(withEdits(tree, edits), format, configured);
      // Sqitch, and a file that opens its own transaction, have each statement run by itself.
      const down = fold(after[index]?.down?.text ?? '').replace(/^BEGIN; (.*) COMMIT;$/, '$1');
      expect(down).toBe(fold(sql));
      const sides = (all: readonly Migration[]) =>
        all.map((one, other) => [
          one.id,
          one.transaction,
          fold(one.up.text),
          other !== index && one.down?.text && fold(one.down.text),
        ]);
      expect(sides(after)).toEqual(sides(before));
      expect(bytesKept(migration, edits, files)).toBe(true);
    }
    const expected = before.flatMap(({ path }) => {
      const reason = refused[`${id} ${path}`];
      return reason ? [[`${id} ${path}`, expect.stringMatching(new RegExp(`^${reason}`)) as unknown]] : [];
    });
    expect(reasons).toEqual(Object.fromEntries(expected));
  });
});

/** The way up has its own file, or every line of it is still there in its order. */
function bytesKept(
  { path, up }: Migration,
  edits: readonly FileEdit[],
  files: Readonly<Record<string, string>>,
): boolean {
  const edit = edits.find((one) => one.path === path);
  if (!edit) return true;
  let at = 0;
  return (files[path] ?? '')
    .split('\n')
    .filter((line, index) => line.trim() !== '' && fold(up.text.split('\n')[index] ?? '') === fold(line))
    .every((line) => {
      at = edit.text.indexOf(line, at);
      return at >= 0;
    });
}

const body = [
  'CREATE FUNCTION "f"() RETURNS int',
  '  LANGUAGE plpgsql',
  'AS $function$',
  'BEGIN',
  '  -- one;',
  '  RETURN 1;',
  'END',
  '$function$;',
  '',
].join('\n');

describe('the form of each tool', () => {
  test.each<[string, string, Record<string, string>, Record<string, string>]>([
    [
      'dbmate',
      'a marker with nothing below it, without a line end',
      { 'm/1_b.sql': '-- migrate:up\nCREATE TABLE b ();\n-- migrate:down' },
      { 'm/1_b.sql': '-- migrate:up\nCREATE TABLE b ();\n-- migrate:down\nDROP TABLE "b";\n' },
    ],
    [
      'dbmate',
      'a way down that ran outside a transaction, Windows line ends, a byte order mark',
      {
        'm/1_b.sql':
          '\ufeff-- migrate:up transaction:false\r\nSELECT 1;\r\n\r\n-- migrate:down transaction:false\r\nDROP TABLE c;\r\n',
      },
      {
        'm/1_b.sql': '\ufeff-- migrate:up transaction:false\r\nSELECT 1;\r\n\r\n-- migrate:down\r\nDROP TABLE "b";\r\n',
      },
    ],
    [
      'dbmate',
      'several pairs in a file',
      {
        'm/1_b.sql':
          '-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;\n-- migrate:up\nSELECT 3;\n-- migrate:down\nSELECT 4;\n',
      },
      {
        'm/1_b.sql':
          '-- migrate:up\nSELECT 1;\n-- migrate:down\n\n-- migrate:up\nSELECT 3;\n-- migrate:down\nDROP TABLE "b";\n',
      },
    ],
    [
      'goose',
      'no way down, and no line end at the end of the file',
      { 'm/1_b.sql': '-- +goose Up\nCREATE TABLE b ();' },
      { 'm/1_b.sql': '-- +goose Up\nCREATE TABLE b ();\n\n-- +goose Down\nDROP TABLE "b";\n' },
    ],
    [
      'goose',
      'a way down that says how the way up runs',
      { 'm/1_b.sql': '-- +goose Up\nSELECT 1;\n-- +goose Down\n-- +goose NO TRANSACTION\nSELECT 2;\n' },
      { 'm/1_b.sql': '-- +goose Up\nSELECT 1;\n-- +goose Down\n-- +goose NO TRANSACTION\nDROP TABLE "b";\n' },
    ],
    [
      'tern',
      'no way down, and no line end at the end of the file',
      { 'm/1_b.sql': 'create table b ();', 'm/tern.conf': '' },
      { 'm/1_b.sql': 'create table b ();\n\n---- create above / drop below ----\n\nDROP TABLE "b";\n' },
    ],
    [
      'tern',
      'a way down outside a transaction, some of it on the line of the marker',
      {
        'm/1_b.sql':
          'create table b ();\r\n---- create above / drop below ---- drop table c;\r\n---- tern: disable-tx ----\r\nselect 1;\r\n',
      },
      { 'm/1_b.sql': 'create table b ();\r\n---- create above / drop below ----\r\n\r\nDROP TABLE "b";\r\n' },
    ],
    [
      'node-pg-migrate',
      'no marker at all',
      { 'm/1_b.sql': 'CREATE TABLE b ();\n' },
      { 'm/1_b.sql': '-- Up Migration\nCREATE TABLE b ();\n\n-- Down Migration\nDROP TABLE "b";\n' },
    ],
    [
      'node-pg-migrate',
      'the way down first',
      { 'm/1_b.sql': '-- down migration\nSELECT 2;\n-- up migration\nSELECT 1;\n' },
      { 'm/1_b.sql': '-- down migration\nDROP TABLE "b";\n\n-- up migration\nSELECT 1;\n' },
    ],
    [
      'liquibase',
      'rollback lines and comments among the way up, and a changeset after it',
      {
        'm/1.sql':
          '--liquibase formatted sql\n--changeset a:0\nSELECT 0;\n--rollback SELECT 0;\n\n--changeset a:1\nSELECT 1;\n--rollback not required\nSELECT 2;\n/* liquibase rollback\nSELECT 3;\n*/\n',
      },
      {
        'm/1.sql':
          '--liquibase formatted sql\n--changeset a:0\nSELECT 0;\n--rollback SELECT 0;\n\n--changeset a:1\nSELECT 1;\n--rollback DROP TABLE "b";\nSELECT 2;\n',
      },
    ],
    [
      'sqitch',
      'BEGIN and COMMIT, as psql runs each statement by itself',
      {
        'm/sqitch.plan': '%syntax-version=1.0.0\n%project=p\n\nx/b 2024-01-02T03:04:05Z Ada <ada@example.org>\n',
        'm/deploy/x/b.sql': 'CREATE TABLE b ();\n',
      },
      { 'm/revert/x/b.sql': 'BEGIN;\n\nDROP TABLE "b";\n\nCOMMIT;\n' },
    ],
    [
      'sql',
      'names as the files beside it have them',
      {
        'm/1_a_up.sql': '',
        'm/1_a_down.sql': '',
        'm/2_b_UP.sql': 'BEGIN;\nCREATE TABLE b ();\nCOMMIT;\n',
        'm/0_x_DOWN.sql': '',
      },
      { 'm/2_b_DOWN.sql': 'BEGIN;\n\nDROP TABLE "b";\n\nCOMMIT;\n' },
    ],
    [
      'flyway',
      'prefixes and separators of the configuration',
      {
        'm/flyway.conf':
          'flyway.sqlMigrationPrefix=Mig\nflyway.undoSqlMigrationPrefix=Back\nflyway.sqlMigrationSeparator=-\n',
        'm/Mig1_02-b.sql': 'CREATE TABLE b ();\r\n',
      },
      { 'm/Back1_02-b.sql': 'DROP TABLE "b";\r\n' },
    ],
  ])('%s: %s', async (id, _, files, expected) => {
    expect(await written(id, files)).toEqual(expected);
  });

  test('goose: a body in one piece, and what stands beside it', async () => {
    const files = { 'm/1_b.sql': '-- +goose ENVSUB ON\n-- +goose Up\nSELECT 1;\n-- +goose Down\nSELECT 2;\n' };
    expect(await written('goose', files, `DROP TABLE "b";\n${body}-- last\nDROP TABLE "c"`)).toEqual({
      'm/1_b.sql': `${files['m/1_b.sql'].slice(0, -'SELECT 2;\n'.length)}-- +goose ENVSUB OFF\nDROP TABLE "b";\n-- +goose StatementBegin\n${body}-- +goose StatementEnd\n-- last\nDROP TABLE "c";\n`,
    });
  });

  test('line ends in a body are its contents, whatever those of the file are', async () => {
    const files = { 'm/1_b.sql': '-- migrate:up\r\nSELECT 1;\r\n-- migrate:down\r\n' };
    const { 'm/1_b.sql': text = '' } = await written('dbmate', files, body);
    const quoted = body.slice(body.indexOf('$function$'), -1);
    expect(text).toContain(`RETURNS int\r\n  LANGUAGE plpgsql\r\nAS ${quoted}\r\n`);
  });

  test('liquibase cuts at semicolons, unless the changeset says otherwise', async () => {
    const file = (marker: string) => ({
      'm/1.sql': `--liquibase formatted sql\n--changeset a:1${marker}\nSELECT 1;\n`,
    });
    expect(await sentence(written('liquibase', file(''), body))).toMatch(/^Liquibase would cut/);
    const sent = file(' splitStatements:false rollbackSplitStatements:false');
    expect(await written('liquibase', sent, `DROP TABLE "b";\n\n${body}`)).toEqual({
      'm/1.sql': `${sent['m/1.sql']}${`DROP TABLE "b";\n\n${body}`.replace(/^.*\n/gm, '--rollback $&')}`,
    });
  });
});

describe('what a tool would take for its own', () => {
  const hostile: readonly (readonly [string, Record<string, string>, string])[] = [
    [
      'dbmate',
      { 'm/1_b.sql': '-- migrate:up\nSELECT 1;\n-- migrate:down\n' },
      "COMMENT ON TABLE b IS '\n-- migrate:down\n';",
    ],
    ['goose', { 'm/1_b.sql': '-- +goose Up\nSELECT 1;\n' }, "COMMENT ON TABLE b IS '\n-- +goose Down\n';"],
    [
      'goose',
      { 'm/1_b.sql': '-- +goose Up\nSELECT 1;\n' },
      '-- +goose StatementBegin: its contents do not come back.\nDROP TABLE b;',
    ],
    ['tern', { 'm/1_b.sql': 'select 1;\n', 'm/tern.conf': '' }, "COMMENT ON TABLE b IS '{{ .x }}';"],
    [
      'node-pg-migrate',
      { 'm/1_b.sql': '-- Down Migration\n-- Up Migration\nSELECT 1;' },
      "COMMENT ON TABLE b IS '\n-- Up Migration\n';",
    ],
    ['flyway', { 'm/V1__b.sql': 'SELECT 1;' }, "COMMENT ON TABLE b IS '${x}';"],
    [
      'liquibase',
      { 'm/1.sql': '--liquibase formatted sql\n--changeset a:1\nSELECT 1;\n' },
      'ALTER TABLE b ADD changesetid int;',
    ],
    [
      'sqitch',
      {
        'm/sqitch.plan': '%syntax-version=1.0.0\n%project=p\n\nb 2024-01-02T03:04:05Z Ada <ada@example.org>\n',
        'm/deploy/b.sql': 'SELECT 1;',
      },
      'SELECT :x;',
    ],
  ];
  test.each(hostile)('%s refuses: %j and %j', async (id, files, way) => {
    expect(await sentence(written(id, files, way))).toContain('would read the file otherwise');
  });

  test('a tool without ways down says so', async () => {
    const files = {
      'prisma/migrations/1_a/migration.sql': 'SELECT 1;',
      'prisma/migrations/migration_lock.toml': 'provider = "postgresql"',
    };
    const tree = memoryTree(files);
    const [ref] = await refsOf(tree, 'prisma');
    if (!ref) throw new Error('no migration');
    expect(await sentence(writeDown(formatNamed('prisma'), tree, ref, 'SELECT 1;'))).toBe(
      'Prisma Migrate has no ways down.',
    );
  });
});
