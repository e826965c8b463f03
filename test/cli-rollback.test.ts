/** `countersign rollback` on small git repositories: what it prints, what it writes, and that what it wrote restores. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { type Files, Repositories, type Run, read } from './support/command.ts';

const repositories = new Repositories();
const { directory } = repositories;
const repository = (base: Files, head: Files): string => repositories.make(base, head);

afterAll(() => repositories.remove());

function rollback(repo: string, words: readonly string[] = [], terminal = false): Promise<Run> {
  return repositories.run(repo, ['rollback', ...words], terminal);
}

const people = 'CREATE TABLE people (id bigint PRIMARY KEY, name text, born date NOT NULL);\n';
const pairs: Files = {
  'db/migrations/1_people.up.sql': people,
  'db/migrations/1_people.down.sql': 'DROP TABLE people;\n',
};

describe('pairs of files', () => {
  const head: Files = {
    'db/migrations/2_name.up.sql': 'ALTER TABLE people DROP COLUMN name;\n',
    'db/migrations/3_pets.up.sql': 'CREATE TABLE pets (id bigint PRIMARY KEY, alive boolean);\n',
    'db/migrations/3_pets.down.sql': 'DROP TABLE pets;\n',
    'db/migrations/4_age.up.sql': 'ALTER TABLE people ADD COLUMN age int;\nCREATE INDEX ages ON people (age);\n',
    'db/migrations/4_age.down.sql': 'DROP INDEX ages;\n',
  };
  const [two, three, four] = ['2_name', '3_pets', '4_age'].map((name) => `db/migrations/${name}.up.sql`) as [
    string,
    string,
    string,
  ];

  test('prints what is missing, newest first, as a script', async () => {
    const repo = repository(pairs, head);
    const { code, out, err } = await rollback(repo);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(
      [
        `-- ${four}: this way down was run and restores the schema. Its own way down does not restore.`,
        'DROP INDEX "public"."ages";',
        'ALTER TABLE "public"."people" DROP COLUMN "age";',
        '',
        `-- ${three}: its own way down restores: nothing to write.`,
        '',
        `-- ${two}: this way down was run and restores the schema.`,
        '-- public.people.name: its contents do not come back.',
        'ALTER TABLE "public"."people" ADD COLUMN "name" text;',
        '',
      ].join('\n'),
    );
    expect(existsSync(join(repo, 'db/migrations/2_name.down.sql'))).toBe(false);
  });

  test('writes the missing one, keeps a broken one until it is told to, and what it wrote restores', async () => {
    const repo = repository(pairs, head);
    const first = await rollback(repo, ['--write']);
    expect(first.code).toBe(1);
    expect(first.out).toContain(`-- ${two}: wrote its way down into db/migrations/2_name.down.sql (new).\n`);
    expect(first.out).toContain(
      `-- ${four}: not written: it has a way down of its own, which does not restore; --force`,
    );
    expect(read(repo, 'db/migrations/4_age.down.sql')).toBe('DROP INDEX ages;\n');
    expect(read(repo, 'db/migrations/2_name.down.sql')).toBe(
      '-- public.people.name: its contents do not come back.\nALTER TABLE "public"."people" ADD COLUMN "name" text;\n',
    );

    const second = await rollback(repo, ['--write', '--force']);
    expect(second).toMatchObject({ code: 0, err: '' });
    expect(second.out).toContain('wrote its way down into db/migrations/4_age.down.sql.\n');

    const { code, out } = await rollback(repo);
    expect(code).toBe(0);
    expect(out).toBe(
      `${[four, three, two].map((path) => `-- ${path}: its own way down restores: nothing to write.\n`).join('\n')}`,
    );
  });

  test('one migration, by its path from where one is, or by its id; --output takes the place of the terminal', async () => {
    const repo = repository(pairs, head);
    const file = join(repo, 'down.sql');
    expect(await rollback(join(repo, 'db'), ['migrations/2_name.up.sql', '--repo', '..', '--output', file])).toEqual({
      code: 0,
      out: '',
      err: '',
    });
    expect(readFileSync(file, 'utf8')).toMatch(
      /^-- db\/migrations\/2_name[^\n]*\n-- public\.people\.name[^\n]*\nALTER TABLE [^\n]*;\n$/,
    );
    const { code, out } = await rollback(repo, ['db/migrations:3']);
    expect({ code, out }).toEqual({ code: 0, out: `-- ${three}: its own way down restores: nothing to write.\n` });
  });

  test.each<[string, readonly string[], string]>([
    ['a name that nothing has', ['2_nane.up.sql'], 'There is no such migration under review'],
    [
      'a migration of the base branch',
      ['db/migrations/1_people.up.sql'],
      'This migration is not under review: it is the same on the base branch.',
    ],
    ['writing to another head', ['--write', '--head', 'change'], 'Only the working tree can be written to'],
    ['force without writing', ['--force'], 'Nothing is overwritten without --write.'],
  ])('%s is a usage error', async (_, words, sentence) => {
    const repo = repository(pairs, { [two]: head[two] ?? '' });
    const { code, out, err } = await rollback(repo, words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(sentence);
  });
});

describe('what cannot be written, or not restored', () => {
  test('nothing under review', async () => {
    expect(await rollback(repository(pairs, {}))).toEqual({
      code: 0,
      out: '-- No migration is under review: nothing to take back.\n',
      err: '',
    });
  });

  test('a migration that fails is not analysed', async () => {
    const { code, out, err } = await rollback(
      repository(pairs, { 'db/migrations/2_x.up.sql': 'DROP TABLE missing;\n' }),
    );
    expect(code).toBe(3);
    expect(out).toBe('-- db/migrations/2_x.up.sql: the way back was not rehearsed.\n');
    expect(err).toContain('missing');
  });

  test('a way down that cannot be made is refused with the reason, and nothing is written for it', async () => {
    const repo = repository(pairs, {
      'db/migrations/2_pets.up.sql': 'CREATE TABLE pets (id bigint);\n',
      'db/migrations/3_people.up.sql':
        'UPDATE people SET name = NULL;\nALTER TABLE people ALTER COLUMN name SET STATISTICS 10;\n',
    });
    const { code, out } = await rollback(repo, ['--write']);
    expect(code).toBe(1);
    expect(out).toBe(
      [
        '-- db/migrations/3_people.up.sql: no way down is generated: it would not restore column public.people.name.',
        '',
        '-- db/migrations/2_pets.up.sql: wrote its way down into db/migrations/2_pets.down.sql (new).',
        '',
      ].join('\n'),
    );
    expect(read(repo, 'db/migrations/2_pets.down.sql')).toBe('DROP TABLE "public"."pets";\n');
    expect(existsSync(join(repo, 'db/migrations/3_people.down.sql'))).toBe(false);
  });

  test('rows that went are said where they went, also where the schema has nothing to take back', async () => {
    const repo = repository(pairs, {
      'db/migrations/2_rows.up.sql': 'DELETE FROM people;\n',
      'db/migrations/3_index.up.sql': 'CREATE INDEX names ON people (name);\n',
    });
    const { code, out } = await rollback(repo);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^-- [^\n]*3_index[^\n]*\nDROP INDEX "public"\."names";\n\n-- [^\n]*2_rows[^\n]*: the schema is the same before and after: there is nothing to take back\.\n-- public\.people: \d+ of \d+ sample rows are gone after going up\.\n$/,
    );
  });

  test('a step that is not SQL is not analysed', async () => {
    const base = { 'm/00001_a.sql': '-- +goose Up\nCREATE TABLE a ();\n-- +goose Down\nDROP TABLE a;\n' };
    const repo = repository(base, {
      'm/00002_b.go': 'package m\n',
      'm/00003_c.sql': '-- +goose Up\nCREATE TABLE c ();\n',
    });
    const { code, out } = await rollback(repo, ['--write']);
    expect(code).toBe(3);
    expect(out).toContain('m/00002_b.go');
    expect(read(repo, 'm/00003_c.sql')).toBe(
      '-- +goose Up\nCREATE TABLE c ();\n\n-- +goose Down\nDROP TABLE "public"."c";\n',
    );
    expect((await rollback(repo, ['m/00002_b.go'])).out).toBe('-- m/00002_b.go: the way back was not rehearsed.\n');
  });

  test('a tool without ways down: the SQL, and a sentence that says so', async () => {
    const lock = {
      'prisma/migrations/migration_lock.toml': 'provider = "postgresql"\n',
      'prisma/migrations/1_a/migration.sql': people,
    };
    const repo = repository(lock, { 'prisma/migrations/2_b/migration.sql': 'CREATE TABLE b (id int);\n' });
    const { code, out } = await rollback(repo, ['--write']);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^-- prisma\/migrations\/2_b\/migration\.sql: Prisma Migrate has no ways down;[^\n]*\nDROP TABLE "public"\."b";\n$/,
    );
    expect(execFileSync('git', ['-C', repo, 'status', '--porcelain'], { encoding: 'utf8' })).toBe(
      '?? prisma/migrations/2_b/\n',
    );
  });

  test('migrations that go back together have no file to be written into', async () => {
    const base = {
      'package.json': '{ "dependencies": { "node-pg-migrate": "8" } }',
      'migrations/1_a.sql': `-- Up Migration\n${people}`,
    };
    const head = {
      'migrations/2_b.sql': '-- Up Migration\nCREATE TABLE b ();\n',
      'migrations/3_c.sql': '-- Up Migration\nCREATE TABLE c ();\n',
    };
    const repo = repository(base, head);
    const { code, out } = await rollback(repo, ['--write']);
    expect(code).toBe(1);
    expect(out).toContain('-- migrations/2_b.sql, migrations/3_c.sql: not written: these migrations go back together');
    expect(out).toContain('DROP TABLE "public"."b";');
    expect(read(repo, 'migrations/3_c.sql')).toBe(head['migrations/3_c.sql']);
  });
});

test('several changes of one file follow each other', async () => {
  const start = `--liquibase formatted sql\n--changeset a:1\n${people}--rollback DROP TABLE people;\n`;
  const repo = repository(
    { 'db/1.sql': start },
    {
      'db/1.sql': `${start}\n--changeset a:2\nCREATE TABLE b ();\n\n--changeset a:3\nCREATE TABLE c ();\n--rollback empty`,
    },
  );
  expect((await rollback(repo, ['--write'])).code).toBe(0);
  expect(read(repo, 'db/1.sql')).toBe(
    `${start}\n--changeset a:2\nCREATE TABLE b ();\n--rollback DROP TABLE "public"."b";\n\n--changeset a:3\nCREATE TABLE c ();\n--rollback DROP TABLE "public"."c";\n`,
  );
});

describe('what a branch may hold', () => {
  const drop = { 'm/2_b.up.sql': 'ALTER TABLE people DROP COLUMN name;\n' };
  const base = { 'm/1_people.up.sql': people, 'm/1_people.down.sql': 'DROP TABLE people;\n' };

  test('a symbolic link in place of the file is not followed', async () => {
    const repo = repository(base, drop);
    writeFileSync(join(directory, 'outside.sql'), 'kept');
    symlinkSync(join(directory, 'outside.sql'), join(repo, 'm/2_b.down.sql'));
    const { code, out } = await rollback(repo, ['--write']);
    expect(code).toBe(1);
    expect(out).toContain('-- m/2_b.up.sql: not written: m/2_b.down.sql is no regular file, and is not followed.');
    expect(readFileSync(join(directory, 'outside.sql'), 'utf8')).toBe('kept');
  });

  test('neither is one that git ignores, nor a directory of that kind', async () => {
    const plan = '%syntax-version=1.0.0\n%project=p\n\na 2024-01-02T03:04:05Z Ada <ada@example.org>\n';
    const repo = repository(
      { '.gitignore': 'revert\n', 'README.md': '' },
      { 'sqitch.plan': plan, 'deploy/a.sql': 'CREATE TABLE a ();\n' },
    );
    mkdirSync(join(directory, 'elsewhere'));
    symlinkSync(join(directory, 'elsewhere'), join(repo, 'revert'));
    const { code, err } = await rollback(repo, ['--write']);
    expect(code).toBe(3);
    expect(err).toContain('A symbolic link is among its directories');
    expect(existsSync(join(directory, 'elsewhere', 'a.sql'))).toBe(false);

    const other = repository({ ...base, '.gitignore': '*.down.sql\n' }, drop);
    symlinkSync(join(directory, 'nowhere.sql'), join(other, 'm/2_b.down.sql'));
    const second = await rollback(other, ['--write']);
    expect(second.code).toBe(3);
    expect(second.err).toContain('The file is there already, although git does not know it.');
    expect(existsSync(join(directory, 'nowhere.sql'))).toBe(false);
  });

  test('a line break in a name ends no comment, and the name itself stays what it is', async () => {
    const odd = { 'm/1_a.sql': '-- migrate:up\nCREATE TABLE "a\n; DROP TABLE b" (id int, x text);\n-- migrate:down\n' };
    const repo = repository(odd, {
      'm/2_b.sql': '-- migrate:up\nALTER TABLE "a\n; DROP TABLE b" DROP x;\n-- migrate:down\n',
    });
    expect((await rollback(repo, ['--write'])).code).toBe(0);
    expect(read(repo, 'm/2_b.sql').split('-- migrate:down\n')[1]).toBe(
      '-- public.a⏎; DROP TABLE b.x: its contents do not come back.\nALTER TABLE "public"."a\n; DROP TABLE b" ADD COLUMN "x" text;\n',
    );
  });

  test('a name that its tool would take for a marker is written nowhere', async () => {
    const base = {
      'm/1_a.sql':
        '-- migrate:up\nCREATE SCHEMA "migrate:down x";\nCREATE TABLE "migrate:down x".t (id int, y text);\n-- migrate:down\n',
    };
    const head = { 'm/2_b.sql': '-- migrate:up\nALTER TABLE "migrate:down x".t DROP y;\n-- migrate:down\n' };
    const repo = repository(base, head);
    const { code, out } = await rollback(repo, ['--write']);
    expect(code).toBe(1);
    expect(out).toContain('-- m/2_b.sql: not written: dbmate would read the file otherwise than it is meant');
    expect(read(repo, 'm/2_b.sql')).toBe(head['m/2_b.sql']);
  });

  test('a terminal is not driven by names', async () => {
    const repo = repository(base, { 'm/2_b.up.sql': 'CREATE TABLE "\u001b[2J\u202e" ();\n' });
    expect((await rollback(repo)).out).toContain('DROP TABLE "public"."\u001b[2J\u202e";');
    expect((await rollback(repo, [], true)).out).toContain('DROP TABLE "public"."\\u{001B}[2J\\u{202E}";');
  });
});

test('values that a column demands have their place between two statements', async () => {
  const repo = repository(pairs, { 'db/migrations/2_born.up.sql': 'ALTER TABLE people DROP COLUMN born;\n' });
  expect((await rollback(repo, ['--write'])).code).toBe(0);
  expect(read(repo, 'db/migrations/2_born.down.sql')).toBe(
    [
      '-- public.people.born: its contents do not come back.',
      'ALTER TABLE "public"."people" ADD COLUMN "born" date;',
      '-- public.people.born: put values in here; its rows have none.',
      'ALTER TABLE "public"."people" ALTER COLUMN "born" SET NOT NULL;',
      '',
    ].join('\n'),
  );
});

test('the help names the command, its options and its exit codes', async () => {
  const { code, out } = await rollback('.', ['--help']);
  expect(code).toBe(0);
  for (const word of [
    '[migration...]',
    '--repo',
    '--base',
    '--head',
    '--config',
    '--write',
    '--force',
    '--output',
    'Exit codes',
    '  3  ',
  ]) {
    expect(out).toContain(word);
  }
});
