/** The command line as scripts and people meet it: exit codes, where output goes, and the sentence for each mistake. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import type { Fault } from '../src/model/fault.ts';
import type { Review } from '../src/model/review.ts';
import type { Statistics } from '../src/model/statistics.ts';
import { phrase } from '../src/model/text.ts';
import { rules } from '../src/rules/registry.ts';
import { makeExample } from '../src/shells/cli/example.ts';
import { exitCodeOfReview } from '../src/shells/cli/exit.ts';
import { main } from '../src/shells/cli/main.ts';
import { progressOn } from '../src/shells/cli/progress.ts';
import { packageVersion } from '../src/shells/package.ts';
import { parseConfig } from '../src/walk/config.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = join(root, 'dist', 'cli.js');
let directory: string;
let shop: string;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'countersign-cli-'));
  shop = join(directory, 'shop');
  mkdirSync(shop);
  await makeExample(join(root, 'examples', 'shop'), shop, process.env);
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

interface Surroundings {
  readonly directory?: string;
  readonly input?: string;
  readonly terminal?: boolean;
  readonly environment?: NodeJS.ProcessEnv;
}

async function run(words: readonly string[], surroundings: Surroundings = {}): Promise<Run> {
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err') => ({
    isTTY: surroundings.terminal ?? false,
    write: (text: string) => {
      written[name] += text;
    },
  });
  const code = await main(words, {
    out: stream('out'),
    err: stream('err'),
    input: (async function* () {
      yield surroundings.input ?? '';
    })(),
    environment: {
      ...process.env,
      NO_COLOR: undefined,
      XDG_CACHE_HOME: join(directory, 'cache'),
      ...surroundings.environment,
    },
    directory: surroundings.directory ?? directory,
    now: () => new Date('2026-11-21T10:00:00Z'),
  });
  return { code, ...written };
}

function file(name: string, text: string): string {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
}

function git(repo: string, ...words: string[]): void {
  execFileSync('git', ['-C', repo, '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...words], { stdio: 'pipe' });
}

describe('usage', () => {
  test('--version and --help succeed; the help names every command and exit code', async () => {
    expect(await run(['--version'])).toEqual({ code: 0, out: `${packageVersion()}\n`, err: '' });
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    for (const word of [
      'review',
      'lint',
      'render',
      'explain',
      'rules',
      'formats',
      'init',
      'demo',
      'stats',
      'Exit codes',
    ]) {
      expect(out).toContain(word);
    }
  });

  test.each([
    [[], 'Usage: countersign'],
    [['reveiw'], 'Did you mean review?'],
    [['review', '--bsae', 'main'], 'Did you mean --base?'],
    [['review', '--format', 'xml'], 'Allowed choices are text, markdown, json, sarif, html'],
    [['lint'], "missing required argument 'file'"],
    [['lint', 'missing.sql'], 'There is no such file'],
    [['lint', '.'], 'This is a directory, not a file'],
    [['review', '--repo', 'missing'], 'There is no such directory'],
    [['review', '--config', 'missing.yml'], 'There is no such file'],
    [['lint', '-', '--target-version', 'fifteen'], 'This is not a major version'],
    [['explain', 'column-droped-twice'], 'There is no rule of this name'],
    [['render', 'missing.json'], 'There is no such file'],
    [['stats'], "required option '--database <url>' not specified"],
    [['stats', '--database', 'mysql://host/db'], 'not a PostgreSQL URL'],
  ])('%j is a usage error that says so', async (words, sentence) => {
    const { code, out, err } = await run(words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(sentence);
  });
});

describe('the exit code of a review', () => {
  const configuration: Fault = { code: 'configuration', what: phrase`wrong` };
  const engine: Fault = { code: 'engine', what: phrase`broken` };
  test.each<[Review['verdict']['state'], readonly Fault[], number]>([
    ['success', [], 0],
    ['failure', [], 1],
    ['pending', [], 1],
    ['error', [], 3],
    ['error', [engine], 3],
    ['error', [configuration], 2],
    ['success', [engine], 3],
  ])('%s with faults %j is %i', (state, faults, code) => {
    expect(exitCodeOfReview({ verdict: { state, reasons: [] }, faults })).toBe(code);
  });
});

describe('review', () => {
  test('the example is blocked; its JSON is the review and nothing else, and renders again', async () => {
    const json = join(directory, 'review.json');
    const { code, out } = await run(['review', '--repo', shop, '--base', 'main', '--format', 'json', '--output', json]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    const review = JSON.parse(readFileSync(json, 'utf8')) as Review;
    expect(review.version).toBe(1);
    expect(review.faults.filter((fault) => fault.code !== 'migration-failed')).toEqual([]);
    expect(review.migrations.map(({ path }) => path)).toEqual([
      'db/migrations/20261103090000_gift_cards.sql',
      'db/migrations/20261103093000_drop_customer_phone.sql',
      'db/migrations/20261103100000_orders_by_status.sql',
    ]);
    expect(review.targetVersion).toBe(15);
    expect(review.findings.map(({ rule }) => rule)).toContain('index-not-concurrent');
    const harmless = review.migrations[0]?.statements.flatMap(({ observation }) => observation.locks);
    expect(harmless?.filter(({ fresh }) => !fresh)).toEqual([]);

    for (const format of ['text', 'markdown', 'sarif', 'html', 'json']) {
      const again = await run(['render', json, '--format', format]);
      expect([again.code, again.err]).toEqual([0, '']);
      expect(again.out).toContain('orders_by_status.sql');
    }
    expect((await run(['render', '-', '--format', 'json'], { input: readFileSync(json, 'utf8') })).out).toBe(
      readFileSync(json, 'utf8'),
    );
  });

  test('a head without migrations is clear', async () => {
    const { code, out } = await run(['review', '--repo', shop, '--base', 'main', '--head', 'main', '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ migrations: [], verdict: { state: 'success' } });
  });

  test('options are refused before anything runs: base, configuration, no repository', async () => {
    expect(await run(['review', '--repo', shop, '--base', 'mian'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('did you mean main?'),
    });
    const config = file('wrong.yml', 'database: { verison: 15 }\nrules: { index-not-concurent: off }\n');
    const wrong = await run(['review', '--repo', shop, '--config', config]);
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('did you mean "version"?') });
    const typo = file('typo.yml', 'rules: { index-not-concurent: off }\n');
    expect(await run(['review', '--repo', shop, '--config', typo])).toMatchObject({
      code: 2,
      err: expect.stringContaining('did you mean "index-not-concurrent"?'),
    });
    expect(await run(['review'])).toMatchObject({ code: 3, err: expect.stringContaining('not a git repository') });
  });

  test('the configuration is the one of the base branch, and the difference is said', async () => {
    const repo = join(directory, 'configured');
    mkdirSync(join(repo, '.github'), { recursive: true });
    git(repo, 'init', '-q', '-b', 'main');
    writeFileSync(join(repo, '.github/countersign.yml'), 'databse: {}\n');
    git(repo, 'add', '-A');
    git(repo, 'commit', '-q', '-m', 'x');
    writeFileSync(join(repo, '.github/countersign.yml'), 'database: { version: 14 }\n');
    const { code, out, err } = await run(['review', '--repo', repo]);
    expect(code).toBe(2);
    expect(out).toContain('did you mean "database"?');
    expect(err).toContain('differs from the base branch');
    const tried = ['review', '--repo', repo, '--config', join(repo, '.github/countersign.yml'), '--format', 'json'];
    expect((await run(tried)).code).toBe(0);
  });
});

describe('lint', () => {
  test('files run in the order given, on one database; another tool’s layout stays its own', async () => {
    file('one.sql', 'CREATE TABLE bottles (id int PRIMARY KEY);');
    file('another.sql', 'ALTER TABLE bottles ADD COLUMN label text;');
    const { code, out } = await run(['lint', 'one.sql', 'another.sql', '--format', 'json', '--no-cache']);
    const review = JSON.parse(out) as Review;
    expect(review.faults).toEqual([]);
    expect(review.migrations.map(({ path }) => path)).toEqual(['one.sql', 'another.sql']);
    expect(code).toBe(0);
  });

  test('a schema file beside the files is what they stand on, and not history', async () => {
    const schema = file('base.sql', 'CREATE TABLE jars (id int PRIMARY KEY, label text);');
    const next = file('next.sql', 'ALTER TABLE jars ADD COLUMN size int;');
    const { out } = await run(['lint', next, '--schema', schema, '--format', 'json', '--no-cache']);
    const review = JSON.parse(out) as Review;
    expect(review.history).toEqual([]);
    expect(review.changes.map(({ object }) => object)).toEqual(['public.jars.size']);
  });

  test('standard input on a schema file: a failing migration blocks', async () => {
    const schema = file('schema.sql', 'CREATE TABLE bottles (id int PRIMARY KEY);');
    const words = ['lint', '-', '--schema', schema, '--format', 'json', '--no-cache'];
    expect((await run(words, { input: 'ALTER TABLE bottles ADD COLUMN label text;' })).code).toBe(0);
    const failing = await run(words, { input: 'ALTER TABLE botles ADD COLUMN label text;' });
    expect(failing.code).not.toBe(0);
    expect(failing.out).toContain('botles');
  });

  test('a file that would undo itself, and one named twice, are refused', async () => {
    const both = '-- migrate:up\nCREATE TABLE t ();\n-- migrate:down\nDROP TABLE t;\n';
    const { code, out } = await run(['lint', '-', '--no-cache'], { input: both });
    expect(code).toBe(3);
    expect(out).toContain('holds a way down as well');
    file('twice.sql', 'SELECT 1;');
    expect(await run(['lint', 'twice.sql', './twice.sql'])).toMatchObject({ code: 2 });
  });
});

describe('reference', () => {
  test('every rule can be listed and explained', async () => {
    const listed = await run(['rules']);
    expect(listed.code).toBe(0);
    for (const rule of rules) {
      expect(listed.out).toContain(` ${rule.id} `);
      const { code, out } = await run(['explain', rule.id]);
      expect(code).toBe(0);
      expect(out).toContain(rule.title);
      expect(out).not.toMatch(/undefined|\[object/);
    }
  });

  test('rules shows what the configuration changes', async () => {
    const config = file('off.yml', 'rules: { index-not-concurrent: off }\n');
    expect((await run(['rules', '--config', config])).out).toMatch(/^off +\* index-not-concurrent /m);
  });

  test('a rule that does not exist is named with the nearest', async () => {
    expect((await run(['explain', 'index-not-concurent'])).err).toContain('did you mean index-not-concurrent?');
  });

  test('formats lists all, and what is found where there is a repository', async () => {
    const inside = await run(['formats', '--repo', shop]);
    expect(inside.out).toMatch(/^dbmate +dbmate/m);
    expect(inside.out).toContain('db/migrations: 10 migrations of dbmate (postgres)');
    const outside = await run(['formats']);
    expect(outside).toMatchObject({ code: 0, out: expect.not.stringContaining('Found in') });
  });
});

describe('init', () => {
  test('writes a valid file once, and never over another', async () => {
    const repo = join(directory, 'fresh');
    mkdirSync(join(repo, 'migrations'), { recursive: true });
    git(repo, 'init', '-q');
    writeFileSync(join(repo, 'migrations/20240101000000_a.sql'), '-- migrate:up\nSELECT 1;\n-- migrate:down\n');
    const first = await run(['init', '--repo', join(repo, 'migrations')]);
    expect(first.code).toBe(0);
    expect(first.out).toContain('migrations: 1 migration of dbmate');
    const path = join(repo, '.github/countersign.yml');
    const written = readFileSync(path, 'utf8');
    expect(parseConfig(written, path).faults).toEqual([]);
    expect(written).toContain('#    format: dbmate');
    expect(await run(['init', '--repo', repo])).toMatchObject({ code: 2, err: expect.stringContaining('already') });
    expect(readFileSync(path, 'utf8')).toBe(written);
  });
});

describe('stats', () => {
  const address = (database: string, port = 5432) => `postgres://postgres:not-to-be-seen@127.0.0.1:${port}/${database}`;

  test('without a server it names the reason and not the password', async () => {
    const { code, out, err } = await run(['stats', '--database', address('postgres', 1)]);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toContain('the connection was refused');
    expect(err).not.toContain('not-to-be-seen');
  });

  test('on a native server, where one is found: sizes from the catalogue, unknown rows as null', async () => {
    const admin = new Client({ connectionString: address('postgres') });
    const found = await admin.connect().then(
      () => true,
      () => false,
    );
    if (!found) {
      expect((await run(['stats', '--database', address('postgres')])).code).toBe(3);
      return;
    }
    const name = `countersign_stats_${process.pid}`;
    await admin.query(`CREATE DATABASE ${name}`);
    try {
      const client = new Client({ connectionString: address(name) });
      await client.connect();
      await client.query(`
        CREATE TABLE counted (id int PRIMARY KEY);
        INSERT INTO counted SELECT generate_series(1, 1000);
        ANALYZE counted;
        CREATE TABLE unknown (id int);
        INSERT INTO unknown VALUES (1);
        CREATE TABLE parted (id int) PARTITION BY RANGE (id);
        CREATE TABLE parted_now PARTITION OF parted FOR VALUES FROM (0) TO (100);
        CREATE TABLE parted_later PARTITION OF parted FOR VALUES FROM (100) TO (200);
        INSERT INTO parted SELECT generate_series(1, 50);
        ANALYZE parted_now;`);
      await client.end();
      const output = join(directory, 'stats.json');
      expect(await run(['stats', '--database', address(name), '--output', output])).toEqual({
        code: 0,
        out: '',
        err: '',
      });
      const statistics = JSON.parse(readFileSync(output, 'utf8')) as Statistics;
      expect(statistics).toMatchObject({ version: 1, date: '2026-11-21' });
      expect(statistics.tables.map(({ table, rows }) => [table, rows])).toEqual([
        ['public.counted', 1000],
        ['public.parted', 50],
        ['public.parted_later', null],
        ['public.parted_now', 50],
        ['public.unknown', null],
      ]);
      const counted = statistics.tables[0];
      expect(counted?.bytes).toBeGreaterThan(8192);
      expect(counted?.indexBytes).toBeGreaterThan(8192);
    } finally {
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    }
  });
});

describe('render', () => {
  test.each([
    ['not json', 'This is not JSON'],
    ['[]', 'not a review'],
    ['{"version":2}', 'this program reads version 1'],
    ['{"version":1}', 'The review is incomplete: migrations'],
  ])('%s is refused', async (text, sentence) => {
    const { code, err } = await run(['render', '-'], { input: text });
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });
});

describe('the terminal', () => {
  const sequence = '\u001b[';

  test('colour only on a terminal, and not when NO_COLOR is set', async () => {
    file('colour.sql', 'CREATE TABLE t (id int);');
    const words = ['lint', 'colour.sql', '--no-cache'];
    expect((await run(words)).out).not.toContain(sequence);
    expect((await run(words, { terminal: true, environment: { NO_COLOR: '1' } })).out).not.toContain(sequence);
    const coloured = await run(words, { terminal: true });
    expect(coloured.out).toContain(sequence);
    expect(coloured.err.endsWith('\r\u001b[2K')).toBe(true);
  });

  test('progress is one line, cut to the width, in which nothing drives the terminal; silent elsewhere', () => {
    let written = '';
    const write = (text: string) => {
      written += text;
    };
    progressOn({ write }).show('nobody looks');
    expect(written).toBe('');
    progressOn({ write, isTTY: true, columns: 40 }).show(`file\u001b[31m\n${'x'.repeat(100)}`);
    expect(written.startsWith('\r\u001b[2Kfile\\u{001B}[31m')).toBe(true);
    expect(written).not.toContain('\n');
    expect(written.length).toBeLessThanOrEqual(5 + 40);
  });
});

describe('the built program', () => {
  test('exits as it says, and a closed pipe is no error', async () => {
    expect(existsSync(built)).toBe(true);
    const start = (...words: string[]) => spawnSync(process.execPath, [built, ...words], { encoding: 'utf8' });
    expect(start('--version')).toMatchObject({ status: 0, stdout: `${packageVersion()}\n` });
    expect(start('explain', 'nonsense')).toMatchObject({ status: 2, stdout: '' });
    const closed = spawn(process.execPath, [built, 'rules']);
    closed.stdout.destroy();
    let said = '';
    closed.stderr.on('data', (chunk) => {
      said += chunk;
    });
    expect(await new Promise((resolve) => closed.on('close', resolve))).toBe(0);
    expect(said).toBe('');
  });
});
