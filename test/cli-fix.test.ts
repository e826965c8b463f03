/** `countersign fix` on small git repositories: what it prints, what it writes, and that what it wrote is accused no more. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { Repositories, type Run, read } from './support/command.ts';

const repositories = new Repositories();

afterAll(() => repositories.remove());

const base = {
  'db/migrations/20240101000000_a.sql':
    '-- migrate:up\nCREATE TABLE customers (id bigint PRIMARY KEY);\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);\n-- migrate:down\n',
};
const head = {
  'db/migrations/20240102000000_b.sql':
    '-- migrate:up\nCREATE INDEX orders_c ON orders (customer_id);\nALTER TABLE orders ADD CONSTRAINT fk FOREIGN KEY (customer_id) REFERENCES customers (id);\n-- migrate:down\nALTER TABLE orders DROP CONSTRAINT fk;\nDROP INDEX orders_c;\n',
};
const path = 'db/migrations/20240102000000_b.sql';

function fix(repo: string, ...words: readonly string[]): Promise<Run> {
  return repositories.run(repo, ['fix', ...words]);
}

test('prints every file that it would write, and writes none', async () => {
  const repo = repositories.make(base, head);
  const { code, out, err } = await fix(repo);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toBe(
    [
      `-- ${path}: this was rehearsed: the same schema and rows in the end, and less waits.`,
      `-- file ${path}`,
      '-- migrate:up',
      "SET LOCAL lock_timeout = '5s';",
      'ALTER TABLE orders ADD CONSTRAINT fk FOREIGN KEY (customer_id) REFERENCES customers (id) NOT VALID;',
      '-- migrate:down',
      'ALTER TABLE orders DROP CONSTRAINT fk;',
      'DROP INDEX orders_c;',
      '-- file db/migrations/20240102000001_b_concurrently.sql (new)',
      '-- migrate:up transaction:false',
      'CREATE INDEX CONCURRENTLY orders_c ON orders (customer_id);',
      '',
      '-- migrate:down',
      '-- file db/migrations/20240102000002_b_validate.sql (new)',
      '-- migrate:up',
      "SET LOCAL lock_timeout = '5s';",
      'ALTER TABLE "public"."orders" VALIDATE CONSTRAINT "fk";',
      '',
      '-- migrate:down',
      '',
    ].join('\n'),
  );
  expect(existsSync(join(repo, 'db/migrations/20240102000001_b_concurrently.sql'))).toBe(false);
});

test('the numbers of the plan are those of the configuration', async () => {
  const file = '.github/countersign.yml';
  const repo = repositories.make({ ...base, [file]: 'plan: { lockTimeout: 3s, lagPause: 2m, soak: 2d }\n' }, head);
  expect((await fix(repo)).out).toContain("SET LOCAL lock_timeout = '3s';");
  const { plan } = JSON.parse((await repositories.run(repo, ['review', '--format', 'json'])).out);
  expect(plan.thresholds).toMatchObject({ lockTimeoutS: 3, pauseLagS: 120, soakHours: 48, statementTimeoutS: 60 });
  expect(plan.guards).toBe("SET lock_timeout = '3s';\nSET statement_timeout = '60s';");
  expect(plan.abort).toContainEqual({ measure: 'lock-wait-s', limit: 3, reaction: 'stop' });
});

test('where production is not named, nothing is written that an older server could not read', async () => {
  const forced = { [path]: '-- migrate:up\nALTER TABLE orders ALTER customer_id SET NOT NULL;\n-- migrate:down\n' };
  const config = (version: string) => ({ '.github/countersign.yml': `database: { ${version} }\n` });
  const unnamed = await fix(repositories.make(base, forced));
  const older = await fix(repositories.make({ ...base, ...config('version: 15') }, forced));
  const newest = await fix(repositories.make({ ...base, ...config('version: 18') }, forced));
  expect(unnamed.out).toMatch(/ADD CONSTRAINT "\w+" CHECK \("customer_id" IS NOT NULL\) NOT VALID;/);
  expect(older.out).toBe(unnamed.out);
  expect(newest.out).toContain('ADD CONSTRAINT "orders_customer_id_not_null" NOT NULL "customer_id" NOT VALID;');
});

test('no other way up is offered for a way down that does not restore', async () => {
  const repo = repositories.make(
    {
      'm/1_a.up.sql': 'CREATE TABLE orders (id bigint PRIMARY KEY, note text);\n',
      'm/1_a.down.sql': 'DROP TABLE orders;\n',
    },
    { 'm/2_b.up.sql': 'CREATE INDEX orders_note ON orders (note);\n', 'm/2_b.down.sql': 'SELECT 1;\n' },
  );
  const { findings } = JSON.parse((await repositories.run(repo, ['review', '--format', 'json'])).out);
  const isOffered = (id: string) =>
    findings.find(({ rule }: { rule: string }) => rule === id).suggestion?.proven === true;
  expect([isOffered('index-not-concurrent'), isOffered('rollback-differs')]).toEqual([true, false]);
});

test('writes them, and the review of what it wrote accuses nothing of it any more', async () => {
  const repo = repositories.make(base, head);
  const rulesOf = async () => {
    const { out } = await repositories.run(repo, ['review', '--format', 'json']);
    return (JSON.parse(out).findings as { rule: string }[]).map(({ rule }) => rule);
  };
  const accused = ['foreign-key-validated-at-once', 'index-not-concurrent', 'missing-lock-timeout'];
  expect(await rulesOf()).toEqual(expect.arrayContaining(accused));
  const { code, out } = await fix(repo, '--write', path);
  expect(code).toBe(0);
  expect(out).toContain('-- What is new has no way down yet: countersign rollback --write makes it.');
  expect(read(repo, path)).toContain('NOT VALID');
  const left = await rulesOf();
  expect(accused.filter((rule) => left.includes(rule))).toEqual([]);
  expect(await fix(repo)).toMatchObject({
    code: 0,
    out: '-- No migration under review has a safer form that could be proven.\n',
  });
});

test('says why no files can be written, and shows the SQL all the same', async () => {
  const repo = repositories.make(base, {
    ...head,
    'db/migrations/20240102000001_c.sql': '-- migrate:up\nSELECT 1;\n-- migrate:down\n',
  });
  const { code, out } = await fix(repo, '--write');
  expect(code).toBe(1);
  expect(out).toContain('-- No files are written: 2 migrations have to come between the versions');
  expect(out).toContain('CREATE INDEX CONCURRENTLY orders_c ON orders (customer_id);');
  expect(read(repo, path)).toBe(head[path]);
});

test('a name that is not under review is refused, and one without a safer form is told', async () => {
  const repo = repositories.make(base, {
    'db/migrations/20240102000000_b.sql': '-- migrate:up\nCREATE TABLE t ();\n-- migrate:down\nDROP TABLE t;\n',
  });
  expect(await fix(repo, path)).toMatchObject({
    code: 0,
    out: `-- ${path}: no safer form was found that ends in the same schema.\n`,
  });
  const { code, err } = await fix(repo, 'db/migrations/20240101000000_a.sql');
  expect(code).toBe(2);
  expect(err).toContain('not under review');
});

test('one statement may take the place of another where its file stays one', async () => {
  const repo = repositories.make(
    {
      'm/1_a.up.sql':
        'CREATE TABLE orders (id bigint PRIMARY KEY, note text);\nCREATE TABLE loose (note varchar(9));\n',
      'm/1_a.down.sql': 'DROP TABLE orders, loose;\n',
    },
    {
      'm/2_b.up.sql': 'CREATE INDEX notes ON orders (note);\n',
      'm/3_c.up.sql': 'ALTER TABLE loose ALTER note TYPE varchar(5);\nALTER TABLE orders ADD COLUMN a int;\n',
      'm/4_d.up.sql': 'CREATE INDEX a ON orders (a);\nCREATE INDEX b ON orders (a);\n',
    },
  );
  const { out } = await repositories.run(repo, ['review', '--format', 'json']);
  const { findings } = JSON.parse(out) as {
    findings: { path: string; rule: string; suggestion: { inPlace?: string } | null }[];
  };
  const places = findings.flatMap(({ path: file, suggestion }) =>
    suggestion ? [`${file} ${suggestion.inPlace ?? 'files of its own'}`] : [],
  );
  expect([...new Set(places)].sort()).toEqual([
    'm/2_b.up.sql CREATE INDEX CONCURRENTLY notes ON orders (note);',
    "m/3_c.up.sql SET LOCAL lock_timeout = '5s';\nALTER TABLE loose ALTER note TYPE varchar(5);",
    'm/4_d.up.sql files of its own',
  ]);
});
