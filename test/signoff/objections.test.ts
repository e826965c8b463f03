/** What the answers to vetoes, overrides and waivers say, and whose vetoes are none. */
import { describe, expect, test } from '@jest/globals';
import type { Account } from '../../src/model/account.ts';
import type { SignoffEvent } from '../../src/model/signoff.ts';
import {
  alice,
  bothSigned,
  carol,
  dave,
  everybody,
  finding,
  former,
  judge,
  mallory,
  peopleOf,
  policy,
  present,
  refused,
  reviewed,
  said,
  user,
} from './support.ts';

const override = (account: Account, parts: { fingerprint?: string | null; reason?: string } = {}) =>
  said(account, 20, { type: 'override' as const, fingerprint: present, reason: 'outage', ...parts });
const waive = (account: Account, parts: { fingerprint?: string | null; reason?: string; rule?: string } = {}) =>
  said(account, 20, {
    type: 'waive' as const,
    rule: 'column-dropped',
    fingerprint: present,
    reason: 'nobody reads it',
    ...parts,
  });
const block = (account: Account) => said(account, 20, { type: 'block' as const, reason: 'no' });

const answers = (event: SignoffEvent, parts: Parameters<typeof judge>[1] = {}) =>
  judge([event], parts).refusals.map(({ what, why, detail }) => [what, why, detail]);

describe('an override that does not count is answered with', () => {
  test.each<[string, Account, Parameters<typeof override>[1], readonly string[]]>([
    ['the permission that it takes', carol, {}, ['override', 'no-permission', 'admin']],
    ['nothing more to somebody unknown', user(5, 'eve'), {}, ['override', 'no-permission', '']],
    ['nothing more to another login', user(4, 'davy'), {}, ['override', 'account-changed', '']],
    ['nothing more where the reason is missing', dave, { reason: '' }, ['override', 'no-reason', '']],
    ['nothing more where nothing was shown', dave, { fingerprint: null }, ['override', 'nothing-shown', '']],
    ['the fingerprint that it was about', dave, { fingerprint: former }, ['override', 'older-fingerprint', former]],
  ])('%s', (_, account, parts, answer) => {
    expect(answers(override(account, parts))).toEqual([answer]);
  });

  test('nothing more to who made the migrations', () => {
    const excluded = new Map([[dave.id, 'committer' as const]]);
    expect(answers(override(dave), { excluded })).toEqual([['override', 'committer', '']]);
  });
});

describe('a waiver that does not count is answered with', () => {
  test.each<[string, Account, Parameters<typeof waive>[1], readonly string[]]>([
    ['the rule', mallory, {}, ['waive', 'not-a-holder', 'column-dropped']],
    ['the rule that is none', alice, { rule: 'x' }, ['waive', 'unknown-rule', 'x']],
    ['the rule, without a reason', alice, { reason: '…' }, ['waive', 'no-reason', 'column-dropped']],
    ['nothing more where nothing was shown', alice, { fingerprint: null }, ['waive', 'nothing-shown', '']],
    ['the fingerprint that it was about', alice, { fingerprint: former }, ['waive', 'older-fingerprint', former]],
  ])('%s', (_, account, parts, answer) => {
    expect(answers(waive(account, parts), { review: reviewed({ findings: [finding()] }) })).toEqual([answer]);
  });
});

describe('a block', () => {
  test('of who holds no role is answered', () => {
    expect(answers(block(mallory))).toEqual([['block', 'not-a-holder', '']]);
  });

  test('of an account that the look-up found to be an organization by now does not stand', () => {
    const organization = { ...alice, type: 'Organization' } as const;
    const people = peopleOf([
      [organization, 'write'],
      [carol, 'write'],
    ]);
    expect(refused(judge([block(alice)], { people }))).toEqual(['alice block not-a-holder']);
    expect(judge([...bothSigned(), block(alice)], { people: everybody }).verdict.state).toBe('failure');
  });

  test('is not lifted by an administrator who is not known, or is another by now', () => {
    const lift = (account: Account) => said(account, 30, { type: 'unblock' as const });
    for (const account of [user(5, 'eve'), user(4, 'davy')]) {
      const result = judge([...bothSigned(), block(alice), lift(account)], {
        policy: policy({ overridePermission: 'read' }),
      });
      expect(result.verdict.state).toBe('failure');
    }
  });
});
