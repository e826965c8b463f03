/** `--database`: a whole review on a native server says what one on the embedded engine says. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { type Files, Repositories, type Run } from './support/command.ts';
import { serverAnswers, serverUrl } from './support/database.ts';

const repositories = new Repositories();
afterAll(() => repositories.remove());

const reached = await serverAnswers();
const onServer = reached ? describe : describe.skip;
if (!reached) console.log(`no native server at ${serverUrl}: 3 checks of reviews on one are skipped`);

const base: Files = {
  'migrations/1_people.up.sql':
    'CREATE TABLE people (id bigint PRIMARY KEY, name text, age int);\nCREATE TABLE pets (id bigint PRIMARY KEY, owner bigint);\n',
  'migrations/1_people.down.sql': 'DROP TABLE pets;\nDROP TABLE people;\n',
};

interface Told {
  readonly findings: readonly { readonly rule: string; readonly subject: string; readonly suggestion?: object }[];
  readonly rollback: { readonly source: string; readonly outcome: string; readonly reapply: string };
  readonly safer: readonly { readonly pieces: readonly unknown[] }[];
  readonly faults: readonly unknown[];
}

/** What both engines must agree on. */
function essence({ out }: Run) {
  const { findings, rollback, safer, faults } = JSON.parse(out) as Told;
  const { source, outcome, reapply } = rollback;
  return {
    findings: findings.map(({ rule, subject, suggestion }) => [rule, subject, suggestion !== undefined]),
    rollback: { source, outcome, reapply },
    safer: safer.map(({ pieces }) => pieces),
    faults,
  };
}

async function both(head: Files) {
  const repo = repositories.make(base, head);
  const words = ['review', '--format', 'json'];
  const native = await repositories.run(repo, [...words, '--database', serverUrl]);
  return { native: essence(native), embedded: essence(await repositories.run(repo, words)) };
}

onServer('a review on a native server', () => {
  test('of migrations without a way down: generated, with safer forms', async () => {
    const { native, embedded } = await both({
      'migrations/2_owner.up.sql':
        'CREATE INDEX pets_owner ON pets (owner);\nALTER TABLE people ALTER COLUMN age TYPE bigint;\n',
      'migrations/3_name.up.sql': 'ALTER TABLE people DROP COLUMN name;\n',
    });
    expect(native).toEqual(embedded);
    expect(native.rollback).toEqual({ source: 'generated', outcome: 'restores', reapply: 'restores' });
    expect(native.safer).not.toEqual([]);
    expect(native.faults).toEqual([]);
  });

  test('of a way down that leaves something', async () => {
    const { native, embedded } = await both({
      'migrations/2_owner.up.sql': 'ALTER TABLE pets ADD COLUMN name text;\nCREATE INDEX pets_owner ON pets (owner);\n',
      'migrations/2_owner.down.sql': 'ALTER TABLE pets DROP COLUMN name;\n',
    });
    expect(native).toEqual(embedded);
    expect(native.rollback).toMatchObject({ source: 'author', outcome: 'differs' });
  });

  test('of a way down that fails', async () => {
    const { native, embedded } = await both({
      'migrations/2_owner.up.sql': 'ALTER TABLE pets ADD COLUMN name text;\n',
      'migrations/2_owner.down.sql': 'ALTER TABLE pets DROP COLUMN nickname;\n',
    });
    expect(native).toEqual(embedded);
    expect(native.rollback).toMatchObject({ source: 'author', outcome: 'fails' });
  });
});
