/** What the examples of prisma, drizzle, supabase, atlas, hasura, graphile-migrate, node-pg-migrate, sqitch, yoyo and liquibase cannot say: input that is refused, ignored or hostile. */

import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { discover } from '../src/formats/discover.ts';
import { formats } from '../src/formats/registry.ts';
import type { Fault } from '../src/model/fault.ts';
import { FaultError } from '../src/model/fault.ts';
import { inEnglish } from '../src/model/text.ts';
import { memoryTree } from './support/tree.ts';

type Files = Readonly<Record<string, string>>;

async function review(files: Files) {
  const tree = memoryTree(files);
  const { sets, faults } = await discover(tree, [], formats);
  const migrations = [];
  const refused: Fault[] = [...faults];
  for (const ref of sets.flatMap((set) => set.migrations)) {
    const format = formats.find((candidate) => candidate.id === ref.format);
    try {
      if (format) migrations.push(await format.read(tree, ref));
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      refused.push(error.fault);
    }
  }
  const summary = sets.map((set) => `${set.format} ${set.root} ${set.migrations.length}`);
  return { sets, summary, migrations, refused, ignored: sets.flatMap((set) => set.ignored) };
}

const journal = (...entries: readonly (readonly [tag: string, when: number])[]) =>
  JSON.stringify({
    dialect: 'postgresql',
    entries: entries.map(([tag, when], idx) => ({ idx, when, tag, breakpoints: true })),
  });
const by = '2024-01-02T03:04:05Z Ada <ada@example.org>';
const plan = (...lines: readonly string[]) => ['%syntax-version=1.0.0', '%project=shop', '', ...lines, ''].join('\n');
const hashOf = (body: string, previous = '') =>
  `sha1:${createHash('sha1')
    .update(`${`${previous}\n${body.trim()}`.trim()}\n`)
    .digest('hex')}`;
const committed = (body: string, previous = '-', hash = hashOf(body, previous === '-' ? '' : previous)) =>
  `--! Previous: ${previous}\n--! Hash: ${hash}\n\n${body}`;
const formatted = (...lines: readonly string[]) => ['--liquibase formatted sql', ...lines, ''].join('\n');

describe('refused, with the place', () => {
  const cases: readonly (readonly [title: string, files: Files, where: string, what: RegExp])[] = [
    [
      'drizzle: a journal that a merge broke',
      { 'd/meta/_journal.json': '<<<<<<< HEAD\n{' },
      'd/meta/_journal.json:1',
      /not JSON/,
    ],
    [
      'drizzle: a journal of another shape',
      { 'd/meta/_journal.json': '{"entries":[{"tag":1}]}' },
      'd/meta/_journal.json:1',
      /entries\.0/,
    ],
    [
      'drizzle: an entry without a file',
      { 'd/meta/_journal.json': journal(['0000_a', 1]) },
      'd/meta/_journal.json:1',
      /"0000_a", and there is no such file/,
    ],
    [
      'drizzle: an entry that is there twice',
      { 'd/meta/_journal.json': journal(['a', 1], ['a', 2]), 'd/a.sql': '' },
      'd/meta/_journal.json:1',
      /twice/,
    ],
    [
      'atlas: a mode for all',
      { 'm/atlas.sum': '', 'm/1_a.sql': '-- atlas:txmode all\n\nselect 1;\n' },
      'm/1_a.sql:1',
      /txmode/,
    ],
    [
      'atlas: two modes',
      { 'm/atlas.sum': '', 'm/1_a.sql': '-- atlas:txmode none\n-- atlas:txmode file\n\nselect 1;\n' },
      'm/1_a.sql:2',
      /one txmode/,
    ],
    [
      'graphile-migrate: an edited file',
      { 'm/committed/000001.sql': committed('select 2;', '-', hashOf('select 1;')) },
      'm/committed/000001.sql:1',
      /edited/,
    ],
    [
      'graphile-migrate: a first file with a past',
      { 'm/committed/000001.sql': committed('select 1;', 'sha1:aa') },
      'm/committed/000001.sql:1',
      /first migration/,
    ],
    [
      'graphile-migrate: two branches that both went on from the first',
      {
        'm/committed/000001.sql': committed('select 1;'),
        'm/committed/000002.sql': committed('select 2;', hashOf('select 1;')),
        'm/committed/000003.sql': committed('select 3;', hashOf('select 1;')),
      },
      'm/committed/000003.sql:1',
      /another hash/,
    ],
    [
      'graphile-migrate: no hash',
      { 'm/committed/000001.sql': '--! Previous: -\n\nselect 1;\n' },
      'm/committed/000001.sql:1',
      /header Hash/,
    ],
    [
      'graphile-migrate: Windows line ends',
      { 'm/committed/000001.sql': committed('select 1;').replaceAll('\n', '\r\n') },
      'm/committed/000001.sql:1',
      /Previous|Windows/,
    ],
    [
      'graphile-migrate: an include in the making',
      { 'm/committed/000001.sql': committed('select 1;'), 'm/current.sql': 'select 2;\n--! include f.sql\n' },
      'm/current.sql:2',
      /fixture/,
    ],
    ['sqitch: no project', { 'sqitch.plan': `a ${by}\n` }, 'sqitch.plan:1', /%project/],
    [
      'sqitch: a line that is no change',
      { 'sqitch.plan': plan(`a ${by}`, 'b [a]'), 'deploy/a.sql': '' },
      'sqitch.plan:5',
      /not a line of a plan/,
    ],
    ['sqitch: a change without a script', { 'sqitch.plan': plan(`a ${by}`) }, 'sqitch.plan:4', /no deploy\/a\.sql/],
    [
      'sqitch: a requirement that comes later',
      { 'sqitch.plan': plan(`a [b] ${by}`, `b ${by}`) },
      'sqitch.plan:4',
      /"a" requires "b"/,
    ],
    [
      'sqitch: a name again without a tag',
      { 'sqitch.plan': plan(`a ${by}`, `a ${by}`) },
      'sqitch.plan:5',
      /first is in line 4/,
    ],
    [
      'sqitch: a script that reads another',
      { 'sqitch.plan': plan(`a ${by}`), 'deploy/a.sql': "SELECT ';\n\\i no.sql';\n\\i b.sql\n" },
      'deploy/a.sql:3',
      /\\i /,
    ],
    [
      'yoyo: a circle',
      {
        'm/a.sql': '-- depends: b\nselect 1;',
        'm/b.sql': '-- depends: c\nselect 1;',
        'm/c.sql': '-- depends: b\nselect 1;',
      },
      'm/a.sql:1',
      /b → c → b/,
    ],
    [
      'yoyo: a name that does not exist',
      { 'm/a.sql': '-- depends: z\nselect 1;' },
      'm/a.sql:1',
      /"z", which does not exist/,
    ],
    [
      'yoyo: an SQL and a Python file of one name',
      { 'm/a.sql': '-- depends:\nselect 1;', 'm/a.py': '' },
      'm/a.py:1',
      /same name/,
    ],
    [
      'yoyo: neither true nor false',
      { 'm/a.sql': '-- depends:\n-- transactional: no\nselect 1;' },
      'm/a.sql:2',
      /true/,
    ],
    [
      'liquibase: a changeset without an id',
      { 'm/a.sql': formatted('--changeset ada', 'select 1;') },
      'm/a.sql:2',
      /cannot read/,
    ],
    ['liquibase: one dash', { 'm/a.sql': formatted('-changeset ada:1', 'select 1;') }, 'm/a.sql:2', /cannot read/],
    [
      'liquibase: a changeset without SQL',
      { 'm/a.sql': formatted('--changeset ada:1', '--changeset ada:2', 'select 1;') },
      'm/a.sql:2',
      /no SQL/,
    ],
    [
      'liquibase: an id twice',
      { 'm/a.sql': formatted('--changeset ada:1', 'select 1;', '--changeset ada:1', 'select 2;') },
      'm/a.sql:4',
      /twice/,
    ],
    [
      'liquibase: a rollback left open',
      { 'm/a.sql': formatted('--changeset ada:1', 'select 1;', '/* liquibase rollback', 'select 2;') },
      'm/a.sql:4',
      /not closed/,
    ],
    [
      'liquibase: an include that is not there',
      { 'changelog.xml': '<databaseChangeLog><include file="../../x.sql"/></databaseChangeLog>' },
      'changelog.xml:1',
      /not in the repository/,
    ],
    [
      'liquibase: broken YAML',
      { 'changelog.yaml': 'databaseChangeLog:\n - include: {file\n' },
      'changelog.yaml:1',
      /not a changelog/,
    ],
  ];

  test.each(cases)('%s', async (_, files, where, what) => {
    const { refused } = await review(files);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ code: 'format', where });
    expect(inEnglish(refused[0]?.what ?? '')).toMatch(what);
  });

  test('liquibase: changelogs that include each other', async () => {
    const include = (file: string) => `<databaseChangeLog><include file="${file}"/></databaseChangeLog>`;
    const files = {
      'changelog.xml': include('changelog-b.xml'),
      'changelog-b.xml': include('changelog-c.xml'),
      'changelog-c.xml': include('changelog-b.xml'),
    };
    expect(inEnglish((await review(files)).refused[0]?.what ?? '')).toContain(
      'changelog-b.xml → changelog-c.xml → changelog-b.xml',
    );
  });
});

describe('ignored, with the reason', () => {
  test('drizzle: a file outside the journal, and an entry that existing databases skip', async () => {
    const files = {
      'd/meta/_journal.json': journal(['0000_a', 5], ['0001_b', 3]),
      'd/0000_a.sql': '',
      'd/0001_b.sql': '',
      'd/0001_c.sql': '',
    };
    const { ignored, migrations } = await review(files);
    expect(migrations.map((migration) => migration.version)).toEqual(['0000_a', '0001_b']);
    expect(ignored.map(({ path, why }) => [path, /never|in silence/.exec(inEnglish(why))?.[0]])).toEqual([
      ['d/0001_c.sql', 'never'],
      ['d/0001_b.sql', 'in silence'],
    ]);
  });

  test('atlas: a checkpoint, unless nothing precedes it', async () => {
    const checkpoint = '-- atlas:checkpoint\n\nselect 1;\n';
    const first = await review({ 'm/atlas.sum': '', 'm/1_checkpoint.sql': checkpoint, 'm/2_a.sql': 'select 2;' });
    expect(first.migrations.map((migration) => migration.version)).toEqual(['1', '2']);
    const later = await review({ 'm/atlas.sum': '', 'm/1_a.sql': 'select 2;', 'm/2_checkpoint.sql': checkpoint });
    expect(later.ignored.map(({ path }) => path)).toEqual(['m/2_checkpoint.sql']);
  });

  test('sqitch: a script outside the plan; liquibase: changesets of other databases', async () => {
    const planned = await review({ 'db/sqitch.plan': plan(`a ${by}`), 'db/deploy/a.sql': '', 'db/deploy/b.sql': '' });
    expect(planned.ignored).toEqual([{ path: 'db/deploy/b.sql', why: 'not in sqitch.plan of db' }]);
    const changes = await review({
      'm/a.sql': formatted(
        '--changeset ada:1 dbms:!postgresql',
        'select 1::int;',
        '--changeset ada:2 dbms:h2,postgresql',
        'select 2;',
      ),
    });
    expect(changes.migrations.map((migration) => migration.version)).toEqual(['ada:2']);
    expect(changes.ignored).toEqual([{ path: 'm/a.sql', why: 'changeset ada:1 is for !postgresql' }]);
  });
});

describe('whose it is', () => {
  test.each<[string, Files, readonly string[]]>([
    [
      'a sum beside golang-migrate files',
      { 'm/migrations/atlas.sum': '', 'm/migrations/1_a.up.sql': '' },
      ['golang-migrate m/migrations 1'],
    ],
    ['a sum beside goose files', { 'm/atlas.sum': '', 'm/1_a.sql': '-- +goose Up\nselect 1;\n' }, ['goose m 1']],
    [
      "Supabase's directory in a package that uses node-pg-migrate",
      { 'package.json': '{"dependencies":{"node-pg-migrate":"8"}}', 'supabase/migrations/1_a.sql': '' },
      ['supabase supabase/migrations 1'],
    ],
    [
      'a settings file of something else',
      { 'config.yaml': 'log: debug\n', 'migrations/1_a/up.sql': '' },
      ['sql migrations 1'],
    ],
    [
      "Prisma's SQL Server",
      { 'p/migrations/migration_lock.toml': 'provider = "sqlserver"', 'p/migrations/1_a/migration.sql': '' },
      [],
    ],
    [
      "Sqitch's Oracle",
      { 'sqitch.conf': '[core]\n\tengine = oracle\n', 'sqitch.plan': plan(`a ${by}`), 'deploy/a.sql': '' },
      [],
    ],
    ['numbered files of nobody', { 'db/migrations/001_a.sql': 'select 1;' }, ['sql db/migrations 1']],
    [
      'formatted SQL in a directory of migrations, included by a root elsewhere',
      {
        'conf/changelog.json': '{"databaseChangeLog":[{"includeAll":{"path":"db/migrations"}}]}',
        'db/migrations/001_a.sql': formatted('--changeset ada:1', 'select 1;'),
        'db/migrations/002_b.sql': formatted('--changeset ada:1', 'select 2;'),
      },
      ['liquibase conf/changelog.json 2'],
    ],
  ])('%s', async (_, files, expected) => {
    expect((await review(files)).summary).toEqual(expected);
  });
});

test('the digest of a changeset changes with its way up alone', async () => {
  const digestsOf = async (up: string, down: string) => {
    const text = formatted('', '--changeset ada:1', up, `--rollback ${down}`, '--changeset ada:2', 'select 2;');
    return (await review({ 'm/a.sql': text })).sets[0]?.migrations.map((ref) => ref.digest) ?? [];
  };
  const [one, two] = await digestsOf('select 1;', 'select 3;');
  expect(await digestsOf('select 1;', 'select 4;')).toEqual([one, two]);
  const [edited, untouched] = await digestsOf('select 0;', 'select 3;');
  expect(edited).not.toBe(one);
  expect(untouched).toBe(two);
});

test('lines stay those of the file, and Windows line ends are line ends', async () => {
  const frames: readonly (readonly [string, string, Files])[] = [
    ['node-pg-migrate', 'm/1_a.sql', { 'm/1_a.sql': '-- Up Migration\nselect 1;\n\n-- Down Migration\n\nselect 9;\n' }],
    [
      'liquibase',
      'm/a.sql',
      {
        'm/a.sql': formatted(
          '',
          '--changeset a:1',
          'select 0;',
          '--changeset a:2',
          'select 1;',
          '--rollback select 9;',
        ),
      },
    ],
    [
      'atlas',
      'm/1_a.sql',
      {
        'm/atlas.sum': '',
        'm/1_a.sql': '-- atlas:txtar\n\n-- migration.sql --\nselect 1;\n\n-- down.sql --\nselect 9;\n',
      },
    ],
  ];
  for (const [id, path, files] of frames) {
    for (const lineEnd of ['\n', '\r\n']) {
      const text = (files[path] ?? '').replaceAll('\n', lineEnd);
      const { migrations } = await review({ ...files, [path]: text });
      const migration = migrations.at(-1);
      const lineOf = (whole: string, word: string) => whole.split('\n').findIndex((line) => line.includes(word));
      expect([id, lineOf(migration?.up.text ?? '', 'select 1')]).toEqual([id, lineOf(text, 'select 1')]);
      expect([id, lineOf(migration?.down?.text ?? '', 'select 9')]).toEqual([id, lineOf(text, 'select 9')]);
      expect(migration?.up.text).not.toContain('select 9');
      expect(migration?.down?.text).not.toContain('select 1');
    }
  }
});

test('hostile text ends at once', async () => {
  const floods = [
    '\n',
    '\r',
    ' ',
    '-',
    '--',
    '-- ',
    '\\',
    '\\echo\n',
    ';',
    "'",
    '$a$',
    '[',
    '<',
    '<!--',
    '<a b="',
    '${',
    '--> statement-breakpoint',
    '--changeset a:',
    ':A',
    '@',
    'changeSet:\n',
  ];
  const frames: readonly ((flood: string) => Files)[] = [
    (flood) => ({ 'prisma/migrations/migration_lock.toml': flood, 'prisma/migrations/1_a/migration.sql': flood }),
    (flood) => ({ 'd/meta/_journal.json': journal(['a', 1]), 'd/a.sql': flood }),
    (flood) => ({ 'm/atlas.sum': '', 'm/1_a.sql': `-- atlas:delimiter ${flood.trim().slice(0, 3) || 'x'}\n${flood}` }),
    (flood) => ({ 'config.yaml': `endpoint: x\n${flood}`, 'migrations/1_a/up.sql': flood }),
    (flood) => ({ 'm/committed/1.sql': `--! Previous: -\n--! Hash: ${flood}`, 'm/current.sql': flood, '.gmrc': flood }),
    (flood) => ({ 'm/1_a.sql': `-- Up Migration\n${flood}` }),
    (flood) => ({ 'sqitch.conf': flood, 'sqitch.plan': `%project=a\n${flood}`, 'deploy/a.sql': '' }),
    (flood) => ({ 'sqitch.plan': plan(`a ${by}`), 'deploy/a.sql': flood }),
    (flood) => ({ 'm/a.sql': `-- depends:\n${flood}`, 'm/b.py': `__depends__ = {${flood}` }),
    (flood) => ({ 'm/a.sql': `${formatted('--changeset a:1 endDelimiter:;')}${flood}` }),
    (flood) => ({ 'changelog.xml': `<databaseChangeLog>${flood}`, 'changelog.yaml': `databaseChangeLog:\n${flood}` }),
  ];
  for (const flood of floods) {
    for (const frame of frames) {
      const start = performance.now();
      await review(frame(flood.repeat(40_000)));
      const durationMs = performance.now() - start;
      if (durationMs > 3000)
        throw new Error(`${JSON.stringify(flood)} in ${Object.keys(frame('')).join(', ')} took ${durationMs} ms`);
    }
  }
}, 120_000);
