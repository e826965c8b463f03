/** Which roles are asked, and why. */

import { describe, expect, test } from '@jest/globals';
import type { Table } from '../../src/model/catalogue.ts';
import type { Role, RoleCondition } from '../../src/model/config.ts';
import type { Risk } from '../../src/model/finding.ts';
import type { LockMode } from '../../src/model/observation.ts';
import type { ReviewMigration } from '../../src/model/review.ts';
import { phrase } from '../../src/model/text.ts';
import { askedRoles, losesData } from '../../src/signoff/conditions.ts';
import type { GateInput } from '../../src/signoff/gate-input.ts';
import { lost } from '../support/rollback.ts';
import { path, reviewed, role } from './support.ts';

type Parts = Partial<GateInput['review']>;

const asked = (condition: RoleCondition, parts: Parts = {}): boolean =>
  askedRoles({ roles: [role('dba', { when: [condition] })] }, reviewed(parts)).length > 0;

const migration = (parts: Partial<ReviewMigration> = {}): ReviewMigration => ({
  id: '1',
  format: 'files',
  path,
  version: '1',
  transaction: 'file',
  class: 'expand',
  hasDown: false,
  statements: [],
  ...parts,
});

const observed = (parts: Partial<ReviewMigration['statements'][number]['observation']>): ReviewMigration =>
  migration({
    statements: [
      {
        index: 0,
        line: 1,
        endLine: 1,
        kind: 'UpdateStmt',
        sql: '',
        observation: {
          outcome: 'applied',
          locks: [],
          rewrites: [],
          scans: [],
          indexesBuilt: [],
          notices: [],
          transaction: 0,
          durationMs: 1,
          ...parts,
        },
      },
    ],
  });

const locked = (table: string, mode: LockMode, kind: 'table' | 'view' = 'table') =>
  observed({ locks: [{ relation: table, oid: 1, table, kind, mode, blocks: [], fresh: false, basis: 'measured' }] });

const table = (schema: string, name: string) => ({ schema, name }) as Table;

test('always', () => {
  expect(asked({ type: 'always' })).toBe(true);
});

test.each<[Risk, boolean]>([
  ['low', false],
  ['medium', false],
  ['high', true],
  ['critical', true],
])('risk high at %s: %s', (risk, yes) => {
  expect(asked({ type: 'risk', risk: 'high' }, { risk })).toBe(yes);
});

describe('class', () => {
  const contract: RoleCondition = { type: 'class', class: 'contract' };
  test('the review’s, or one migration’s', () => {
    expect(asked(contract, { class: 'contract' })).toBe(true);
    expect(asked(contract, { class: 'expand', migrations: [migration()] })).toBe(false);
    expect(asked(contract, { class: 'mixed', migrations: [migration(), migration({ class: 'contract' })] })).toBe(true);
    expect(asked(contract, { class: 'mixed', migrations: [migration(), migration({ class: 'backfill' })] })).toBe(
      false,
    );
  });
  test('nobody gets around it by mixing inside one migration', () => {
    expect(asked(contract, { class: 'mixed', migrations: [migration({ class: 'mixed' })] })).toBe(true);
  });
  test('mixed is asked for of the whole alone', () => {
    expect(asked({ type: 'class', class: 'mixed' }, { class: 'mixed' })).toBe(true);
    expect(
      asked({ type: 'class', class: 'mixed' }, { class: 'contract', migrations: [migration({ class: 'contract' })] }),
    ).toBe(false);
  });
});

describe('tables', () => {
  const users: RoleCondition = { type: 'tables', globs: ['public.us*', 'billing.**', 'pay_*'] };
  const change = { change: 'alter', kind: 'column', before: null, after: null } as const;
  test.each<[string, Parts, boolean]>([
    ['qualified', { tables: [table('public', 'users')] }, true],
    ['bare', { tables: [table('other', 'pay_in')] }, true],
    ['another', { tables: [table('other', 'users')] }, false],
    ['none', {}, false],
    ['of a changed column', { changes: [{ ...change, object: 'public.users.name' }] }, true],
    ['of a changed column, bare', { changes: [{ ...change, object: 'other.pay_in.name' }] }, true],
    [
      'under its former name',
      { changes: [{ ...change, change: 'rename', object: 'public.people', from: 'public.users' }] },
      true,
    ],
    [
      'under its new name',
      { changes: [{ ...change, change: 'rename', object: 'public.users', from: 'public.people' }] },
      true,
    ],
    ['an object without a schema', { changes: [{ ...change, object: 'pay_role' }] }, true],
    ['written to', { migrations: [locked('public.users', 'RowExclusiveLock')] }, true],
    ['only read', { migrations: [locked('public.users', 'RowShareLock')] }, false],
    ['a view', { migrations: [locked('public.users', 'AccessExclusiveLock', 'view')] }, false],
    ['rewritten', { migrations: [observed({ rewrites: ['public.users'] })] }, true],
    ['with a slash in its name', { tables: [table('public', 'us/ers')] }, true],
    ['with a line break in its name', { tables: [table('billing', 'a\nb')] }, true],
    ['with a leading dot', { tables: [table('public', 'us.ers')] }, true],
  ])('%s', (_, parts, yes) => {
    expect(asked(users, parts)).toBe(yes);
  });

  test.each<[string, string, boolean]>([
    ['public.users', 'public.users.name', true],
    ['users', 'public.users.name', true],
    ['public', 'public.users.name', false],
    ['people', 'public.peo/ple', false],
    ['people', 'public.peo\nple', false],
  ])('a pattern without a star, %s, of %j: %s', (glob, object, yes) => {
    expect(asked({ type: 'tables', globs: [glob] }, { changes: [{ ...change, object }] })).toBe(yes);
  });
});

test.each([
  ['db/**', 'db/migrations/1.sql', true],
  ['db/**', 'db/a\nb/1.sql', true],
  ['db/**', 'db/.hidden/1.sql', true],
  ['db/*.sql', 'db/migrations/1.sql', false],
  ['app/**', 'db/1.sql', false],
])('paths %s of %j: %s', (glob, touched, yes) => {
  expect(asked({ type: 'paths', globs: ['never', glob] }, { touched: ['x', touched] })).toBe(yes);
});

test('rollback', () => {
  const { rollback } = reviewed();
  const lossy = { ...rollback, dataLoss: [lost('public.users.name', phrase`dropped`)] };
  expect(asked({ type: 'rollback-irreversible' }, { rollback })).toBe(false);
  expect(asked({ type: 'rollback-irreversible' }, { rollback: { ...rollback, outcome: 'fails' } })).toBe(false);
  expect(asked({ type: 'rollback-irreversible' }, { rollback: { ...rollback, outcome: 'irreversible' } })).toBe(true);
  expect(asked({ type: 'rollback-irreversible' }, { rollback: lossy })).toBe(true);
  expect(losesData(lossy)).toBe(true);
});

describe('several', () => {
  const of = (roles: readonly Role[], parts: Parts = {}) =>
    askedRoles({ roles }, reviewed(parts)).map((one) => [one.role.name, one.role.count, one.because]);

  test('one condition suffices; the reasons are those that hold, strongest first', () => {
    const when: RoleCondition[] = [
      { type: 'always' },
      { type: 'paths', globs: ['db/**'] },
      { type: 'tables', globs: ['users'] },
      { type: 'class', class: 'expand' },
      { type: 'risk', risk: 'high' },
      { type: 'rollback-irreversible' },
    ];
    const rollback = { ...reviewed().rollback, outcome: 'irreversible' as const };
    const all: Parts = { risk: 'high', rollback, tables: [table('public', 'users')] };
    expect(of([role('dba', { when })], all)).toEqual([
      ['dba', 1, ['rollback', 'risk', 'class', 'tables', 'paths', 'always']],
    ]);
    expect(of([role('dba', { when: when.slice(3) })])).toEqual([['dba', 1, ['class']]]);
    expect(of([role('dba', { when: [] })])).toEqual([]);
  });

  test('of one name the larger count that is asked holds', () => {
    const risky: RoleCondition[] = [{ type: 'risk', risk: 'high' }];
    const one = role('reviewer', { users: ['one'] });
    const two = role('reviewer', { users: ['two'], count: 2, when: risky });
    expect(of([one, two])).toEqual([['reviewer', 1, ['always']]]);
    for (const roles of [
      [one, two],
      [two, one],
    ]) {
      expect(of(roles, { risk: 'high' })).toEqual([['reviewer', 2, ['risk', 'always']]]);
      expect(askedRoles({ roles }, reviewed({ risk: 'high' }))[0]?.role.users).toEqual(['two']);
    }
    const same = role('reviewer', { users: ['same'] });
    expect(askedRoles({ roles: [one, same] }, reviewed())[0]?.role.users).toEqual(['one']);
  });

  test('the reasons of both entries are told, each once', () => {
    const named: RoleCondition[] = [{ type: 'always' }, { type: 'class', class: 'expand' }];
    expect(of([role('dba', { when: named }), role('dba')])).toEqual([['dba', 1, ['class', 'always']]]);
  });

  test('in the policy’s order', () => {
    expect(of([role('b'), role('a'), role('b')]).map(([name]) => name)).toEqual(['b', 'a']);
  });
});
