/** Every example of every format, read from a tree in memory: recognised, listed in order, split into its sides. */

import { describe, expect, test } from '@jest/globals';
import { discover } from '../src/formats/discover.ts';
import { formats } from '../src/formats/registry.ts';
import type { MigrationSource } from '../src/model/config.ts';
import { FaultError } from '../src/model/fault.ts';
import type { Migration } from '../src/model/migration.ts';
import { inEnglish } from '../src/model/text.ts';
import { memoryTree } from './support/tree.ts';

const fold = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The number of the line that holds a word, or 0. */
const lineOf = (text: string, word: string) => text.split('\n').findIndex((line) => line.includes(word)) + 1;

async function found(files: Record<string, string | Uint8Array>, sources: MigrationSource[] = [], modes = {}) {
  const tree = memoryTree(files, modes);
  const discovery = await discover(tree, sources, formats);
  const sets = discovery.sets.map((set) => `${set.format} ${set.root} ${set.migrations.length}`);
  return { ...discovery, tree, summary: sets };
}

/** The only migration of the only set, read. */
async function readOnly(
  files: Record<string, string | Uint8Array>,
  sources: MigrationSource[] = [],
): Promise<Migration> {
  const { tree, sets, faults, unmatched } = await found(files, sources);
  expect([faults, unmatched]).toEqual([[], []]);
  expect(sets).toHaveLength(1);
  const set = sets[0];
  const ref = set?.migrations.at(-1);
  const format = formats.find((candidate) => candidate.id === set?.format);
  if (!ref || !format) throw new Error('nothing was found');
  return format.read(tree, ref);
}

async function faultOf(promise: Promise<unknown>) {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof FaultError)) throw new Error(`no fault but ${String(error)}`);
  return error.fault;
}

describe.each(formats.map((format) => [format.id, format] as const))('%s', (id, format) => {
  test('documents itself', () => {
    expect(format.about.length).toBeGreaterThan(200);
    expect(format.examples.length).toBeGreaterThan(0);
  });

  test.each(format.examples.map((example) => [example.title, example] as const))('%s', async (_, example) => {
    const { tree, sets, faults } = await found(
      { ...example.files },
      example.configured ? [{ path: example.configured, format: id }] : [],
    );
    expect(faults).toEqual([]);
    expect(sets.map((set) => set.format)).toEqual(sets.map(() => id));
    const refs = sets.flatMap((set) => set.migrations);
    expect(refs.map((ref) => ref.path)).toEqual(example.gives.map((given) => given.path));
    expect(new Set(refs.map((ref) => ref.id)).size).toBe(refs.length);
    for (const [index, given] of example.gives.entries()) {
      const ref = refs[index];
      if (!ref) throw new Error('unreachable');
      const migration = await format.read(tree, ref);
      expect(migration.version).toBe(given.version);
      expect(migration.kind).toBe(given.kind ?? 'versioned');
      if (given.transaction) expect(migration.transaction).toBe(given.transaction);
      if (given.up !== undefined) expect(fold(migration.up.text)).toBe(given.up);
      if (given.down !== undefined) expect(migration.down && fold(migration.down.text)).toBe(given.down);
      for (const path of ref.paths) expect(tree.files.has(path)).toBe(true);
    }
  });
});

test('every registered format has an id of its own', () => {
  expect(new Set(formats.map((format) => format.id)).size).toBe(formats.length);
});

describe('lines stay those of the file', () => {
  test.each([
    ['dbmate', 'db/migrations/1_a.sql', '-- migrate:up\r\nselect 1;\r\n-- migrate:down\r\nselect 2;\r\n'],
    ['goose', 'migrations/1_a.sql', '-- +goose Up\nselect 1;\n\n-- +goose Down\n\nselect 2;\n'],
    ['tern', 'migrations/1_a.sql', 'select 1;\n---- create above / drop below ----\n\n\nselect 2;\n'],
  ])('%s', async (id, path, text) => {
    const migration = await readOnly({ [path]: text });
    expect(migration.format).toBe(id);
    expect(lineOf(migration.up.text, 'select 1')).toBe(lineOf(text, 'select 1'));
    expect(migration.up.text).not.toContain('select 2');
    expect(lineOf(migration.down?.text ?? '', 'select 2')).toBe(lineOf(text, 'select 2'));
    expect(migration.down?.text).not.toContain('select 1');
  });

  test('behind a byte order mark', async () => {
    const migration = await readOnly({ 'db/migrations/1_a.sql': '\ufeff-- migrate:up\nselect 1;\n-- migrate:down\n' });
    expect([migration.format, lineOf(migration.up.text, 'select 1')]).toEqual(['dbmate', 2]);
  });

  test('also below a template of several lines', async () => {
    const migration = await readOnly({
      'm/1_a.sql': '{{ template "shared/v.sql" . }}\nselect 7;\n---- create above / drop below ----\n',
      'm/shared/v.sql': 'select 1; -- one\nselect 2;\n',
    });
    expect(lineOf(migration.up.text, 'select 7')).toBe(2);
  });
});

describe('bad input', () => {
  const latin1 = Buffer.from('-- caf\xe9\nselect 1;\n', 'latin1');

  test('a file that is not UTF-8 is listed and is a fault when read', async () => {
    const { sets } = await found({ 'migrations/001_a.up.sql': latin1 });
    expect(sets[0]?.migrations).toHaveLength(1);
    const fault = await faultOf(readOnly({ 'migrations/001_a.up.sql': latin1 }));
    expect(fault).toMatchObject({ code: 'encoding', where: 'migrations/001_a.up.sql' });
  });

  test('an empty file and one of comments have no way down and are listed', async () => {
    const empty = await readOnly({ 'migrations/001_a.sql': '' });
    expect([empty.up.text, empty.down]).toEqual(['', null]);
    const comments = await readOnly({
      'migrations/001_a.up.sql': '-- later\n',
      'migrations/001_a.down.sql': '/* none */',
    });
    expect(comments.down).toBeNull();
  });

  test('a way down without a way up is ignored, with the reason', async () => {
    const { sets } = await found({ 'migrations/1_a.up.sql': 'select 1;', 'migrations/2_b.down.sql': 'select 2;' });
    expect(sets[0]?.ignored).toEqual([
      { path: 'migrations/2_b.down.sql', why: 'a way down without a way up of the same version' },
    ]);
  });

  test('colliding versions are kept, each with an id and a way down of its own', async () => {
    const { sets } = await found({
      'migrations/1_a.up.sql': 'select 1;',
      'migrations/1_b.up.sql': 'select 2;',
      'migrations/1_b.down.sql': 'select 3;',
    });
    expect(sets[0]?.migrations.map((ref) => [ref.id, ref.downPath])).toEqual([
      ['migrations:1:1_a.up.sql', undefined],
      ['migrations:1:1_b.up.sql', 'migrations/1_b.down.sql'],
    ]);
  });

  test.each([
    [
      'no marker',
      { 'db/migrations/1_a.sql': '-- migrate:up\n-- migrate:down\n', 'db/migrations/2_b.sql': 'select 1;\n' },
      'db/migrations/2_b.sql:1',
    ],
    ['no way down marker', { 'db/migrations/1_a.sql': '\n-- migrate:up\nselect 1;\n' }, 'db/migrations/1_a.sql:2'],
    [
      'a statement too early',
      { 'db/migrations/1_a.sql': '\nselect 1;\n-- migrate:up\n-- migrate:down\n' },
      'db/migrations/1_a.sql:2',
    ],
    [
      'goose: an unfinished statement',
      { 'm/1_a.sql': '-- +goose Up\nselect 1;\nselect 2\n-- +goose Down\n' },
      'm/1_a.sql:3',
    ],
    [
      'goose: a function cut in two',
      { 'm/1_a.sql': '-- +goose Up\ncreate function f() as $x$\nselect 1;\n$x$;\n' },
      'm/1_a.sql:3',
    ],
    ['goose: an open statement', { 'm/1_a.sql': '-- +goose Up\n-- +goose StatementBegin\nselect 1;\n' }, 'm/1_a.sql:2'],
    ['goose: an unknown annotation', { 'm/1_a.sql': '-- +goose Up\n-- +goose StatementStart\n' }, 'm/1_a.sql:2'],
    ['goose: a variable', { 'm/1_a.sql': '-- +goose Up\n-- +goose ENVSUB ON\nselect ${WHO};\n' }, 'm/1_a.sql:3'],
    ['tern: no SQL', { 'm/1_a.sql': '-- none\n---- create above / drop below ----\n' }, 'm/1_a.sql:1'],
    [
      'tern: a template',
      { 'm/1_a.sql': 'select 1;\n{{ .who }}\n---- create above / drop below ----\n' },
      'm/1_a.sql:2',
    ],
    [
      'tern: a template that includes itself',
      {
        'm/1_a.sql': '{{ template "s/x.sql" . }}\n---- create above / drop below ----\n',
        'm/s/x.sql': '{{ template "s/x.sql" . }}',
      },
      'm/s/x.sql:1',
    ],
    ['flyway: a placeholder', { 'db/migration/V1__a.sql': 'select 1;\nselect ${who};\n' }, 'db/migration/V1__a.sql:2'],
    [
      'flyway: a mixed file',
      { 'db/migration/V1__a.sql': 'create table t (id int);\ncreate index concurrently i on t (id);\n' },
      'db/migration/V1__a.sql:2',
    ],
    [
      'sql: a way down of an unknown tool',
      { 'migrations/1_a.sql': 'select 1;\n-- +migrate Down\nselect 2;\n' },
      'migrations/1_a.sql:2',
    ],
    ['diesel: an empty file', { 'diesel.toml': '', 'migrations/1_a/up.sql': '' }, 'migrations/1_a/up.sql:1'],
  ])('%s', async (_, files, where) => {
    expect(await faultOf(readOnly(files))).toMatchObject({ code: 'format', where });
  });

  test('a number that tern misses is a fault of the set', async () => {
    const mark = 'select 1;\n---- create above / drop below ----\n';
    const { faults } = await found({ 'm/1_a.sql': mark, 'm/3_c.sql': mark });
    expect(faults).toMatchObject([{ code: 'format', where: 'm/3_c.sql' }]);
  });

  test('hostile text ends at once', async () => {
    const floods = [
      '${',
      '{{',
      '{{ .a }}',
      '$a$',
      "'",
      '/*',
      '-- ',
      '$',
      '"',
      '\r',
      ';',
      '-- migrate:up\n',
      '-- +goose Up\n',
    ];
    const frames: [string, (flood: string) => string][] = [
      ['m/1_a.sql', (flood) => `-- migrate:up\n${flood}\n-- migrate:down\n`],
      ['m/1_a.sql', (flood) => `-- +goose Up\n-- +goose ENVSUB ON\n${flood}`],
      ['m/1_a.sql', (flood) => `---- tern: disable-tx ----\n${flood}`],
      ['db/migration/V1__a.sql', (flood) => flood],
      ['migrations/1_a.up.sql', (flood) => flood],
    ];
    const start = performance.now();
    for (const flood of floods) {
      for (const [path, frame] of frames) {
        const { tree, sets, faults } = await found({ [path]: frame(flood.repeat(50_000)) });
        // A flood of one tool's markers in another's file is a tie.
        expect(sets.length + faults.length).toBe(1);
        const format = formats.find((candidate) => candidate.id === sets[0]?.format);
        for (const ref of sets[0]?.migrations ?? []) {
          await format?.read(tree, ref).catch((error) => expect(error).toBeInstanceOf(FaultError));
        }
      }
    }
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe('discovery', () => {
  test('several tools in one repository, subfolders of one set, vendored and fixture trees left out', async () => {
    const { summary, faults } = await found({
      'api/db/migration/V1__a.sql': 'select 1;',
      'api/db/migration/2024/V2__b.sql': 'select 1;',
      'api/src/test/resources/db/migration/V1__a.sql': 'select 1;',
      'billing/migrations/1_a.up.sql': 'select 1;',
      'node_modules/x/migrations/1_a.up.sql': 'select 1;',
      'vendor/x/migrations/1_a.up.sql': 'select 1;',
      'web/db/migrations/20240101_a.sql': '-- migrate:up\nselect 1;\n-- migrate:down\n',
      'web/db/migrations/testdata/1_a.up.sql': 'select 1;',
      'warehouse/migrations/clickhouse/1_a.up.sql': 'select 1;',
    });
    expect(faults).toEqual([]);
    expect(summary).toEqual([
      'flyway api/db/migration 2',
      'golang-migrate billing/migrations 1',
      'dbmate web/db/migrations 1',
    ]);
  });

  test('two tools that claim one directory are a fault that names both and the way out', async () => {
    const { sets, faults } = await found({
      'm/1_a.sql': '-- migrate:up\nselect 1;\n-- migrate:down\n',
      'm/2_b.sql': '-- +goose Up\nselect 1;\n',
    });
    expect(sets).toEqual([]);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ code: 'format', where: 'm' });
    expect(inEnglish(faults[0]?.mend ?? '')).toContain('countersign.yml');
    expect(inEnglish(faults[0]?.what ?? '')).toMatch(/goose.*dbmate|dbmate.*goose/s);
    expect(faults[0]?.example).toContain('path: "m"');
  });

  test('a configured format settles it, and opens trees that are not searched', async () => {
    const files = { 'vendor/m/1_a.sql': 'select 1;', 'other/migrations/1_a.up.sql': 'select 1;' };
    expect((await found(files, [{ path: './vendor/m/', format: 'sql' }])).summary).toEqual(['sql vendor/m 1']);
    expect((await found(files, [{ path: 'other' }])).summary).toEqual(['golang-migrate other/migrations 1']);
  });

  test('globs of directories and of files, and a dialect side by side', async () => {
    const files = {
      'services/a/migrations/1_a.up.sql': 'select 1;',
      'services/b/migrations/1_a.up.sql': 'select 1;',
      'schema/1_a.postgres.sql': 'select 1;',
      'schema/1_a.mysql.sql': 'select 1;',
    };
    const globbed = await found(files, [{ path: 'services/*/migrations', format: 'golang-migrate' }]);
    expect(globbed.summary).toEqual([
      'golang-migrate services/a/migrations 1',
      'golang-migrate services/b/migrations 1',
    ]);
    const both = await found(files, [
      { path: 'schema', format: 'sql', dialect: 'postgres' },
      { path: 'schema/*.mysql.sql', format: 'sql', dialect: 'mysql' },
    ]);
    expect(both.sets.map((set) => [set.dialect, set.migrations.map((ref) => ref.path)])).toEqual([
      ['postgres', ['schema/1_a.postgres.sql']],
      ['mysql', ['schema/1_a.mysql.sql']],
    ]);
    expect(new Set(both.sets.flatMap((set) => set.migrations.map((ref) => ref.id))).size).toBe(2);
  });

  test('a mistyped format, a path without files, a directory of another format', async () => {
    const files = { 'db/migrations/1_a.up.sql': 'select 1;' };
    const { faults } = await found(files, [{ path: 'db/migrations', format: 'golang-migrat' }]);
    expect(inEnglish(faults[0]?.what ?? '')).toContain('did you mean "golang-migrate"');
    expect(inEnglish((await found(files, [{ path: 'db/migration' }])).unmatched[0]?.what ?? '')).toContain(
      '"db/migration"',
    );
    const above = await found(files, [{ path: 'db', format: 'golang-migrate' }]);
    expect(above.unmatched[0]?.example).toContain('"db/migrations"');
  });

  test('links and submodules are named, never followed', async () => {
    const files = { 'm/migrations/1_a.up.sql': 'select 1;', 'm/migrations/2_b.up.sql': '../x.sql', lib: '' };
    const modes = { 'm/migrations/2_b.up.sql': '120000', lib: '160000' };
    const { sets } = await found(files, [], modes);
    expect(sets[0]?.migrations).toHaveLength(1);
    expect(sets[0]?.ignored).toEqual([
      { path: 'm/migrations/2_b.up.sql', why: 'a symbolic link, which is not followed' },
    ]);
    expect(inEnglish((await found(files, [{ path: 'lib/migrations' }], modes)).faults[0]?.what ?? '')).toContain(
      'lib is a submodule',
    );
  });

  test.each(['with space', "it's", 'a"b', 'new\nline', '[x]', '(y)', '{z}', '!not', '데이터', '__proto__'])(
    'a directory named %j',
    async (name) => {
      const files = { [`${name}/migrations/1_a.up.sql`]: 'select 1;' };
      expect((await found(files)).sets[0]?.root).toBe(`${name}/migrations`);
      expect((await found(files, [{ path: `${name}/migrations`, format: 'sql' }])).sets[0]?.root).toBe(
        `${name}/migrations`,
      );
    },
  );

  test('ten thousand migrations are listed in well under a second', async () => {
    for (const name of [
      'migrations/N_a.up.sql',
      'db/migration/VN__a.sql',
      'migrations/N_a.sql',
      'migrations/N_a/up.sql',
    ]) {
      const files: Record<string, string> = {};
      for (let i = 1; i <= 10_000; i += 1) files[name.replace('N', String(i))] = 'select 1;';
      const durations: number[] = [];
      // The quickest of three: a busy machine is not a slow listing.
      for (let run = 0; run < 3; run += 1) {
        const tree = memoryTree(files);
        const start = performance.now();
        const { sets } = await discover(tree, [], formats);
        durations.push(performance.now() - start);
        expect(sets[0]?.migrations).toHaveLength(10_000);
      }
      expect(Math.min(...durations)).toBeLessThan(900);
    }
  });

  test.each([
    ['db/mysql/migrations/1_a.up.sql', 'create table t (id int);', 'mysql', true],
    ['db/migrations/sqlite/1_a.up.sql', 'create table t (id int);', 'sqlite', true],
    ['db/migrations/1_a.up.sql', 'create table t (id int AUTO_INCREMENT) ENGINE=InnoDB;', 'mysql', true],
    ['db/migrations/1_a.up.sql', 'create table `t` (id integer primary key AUTOINCREMENT);', 'sqlite', true],
    ['db/migrations/1_a.up.sql', 'create table t (id bigserial, at timestamptz);', 'postgres', true],
    ['db/migrations/1_a.up.sql', 'create table t (id int); -- AUTO_INCREMENT', 'postgres', false],
  ])('the dialect of %s: %s', async (path, text, dialect, dialectSure) => {
    expect((await found({ [path]: text })).sets[0]).toMatchObject({ dialect, dialectSure });
  });
});
