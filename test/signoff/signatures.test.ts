/** Who is counted for which role, and who is told that they are not. */
import { expect, test } from '@jest/globals';
import {
  alice,
  approve,
  author,
  bob,
  carol,
  former,
  judge,
  minute,
  path,
  policy,
  refused,
  role,
  said,
  signedBy,
} from './support.ts';

test('of a role that stays open only who fills another one is told so', () => {
  const roles = [role('owner', { users: ['bob'] }), role('dba', { users: ['bob', 'carol'], count: 2 })];
  const result = judge([approve(bob, 'owner'), approve(bob, 'dba'), approve(carol, 'dba')], {
    policy: policy({ roles }),
  });
  expect(signedBy(result)).toEqual({ owner: ['bob'], dba: ['carol'] });
  expect(result.refusals.map(({ account, what, why, detail }) => [account.login, what, why, detail])).toEqual([
    ['bob', 'approve', 'one-person-one-role', 'dba'],
  ]);
});

test('who may not sign is not shown as having signed former migrations', () => {
  const roles = [role('owner', { users: ['alice', 'author'] })];
  const old = (account: typeof alice) => approve(account, 'owner', { fingerprint: former, via: 'tick' });
  const invalidated = (authorMaySign: boolean) =>
    judge([old(author), old(alice)], { policy: policy({ roles, authorMaySign }) }).roles[0]?.invalidated;
  const ofAlice = { account: alice, at: minute(10), fingerprint: former };
  expect(invalidated(false)).toEqual([ofAlice]);
  expect(invalidated(true)).toEqual([{ ...ofAlice, account: author }, ofAlice]);
});

test('an approval of all roles is shown as one of former migrations in those alone that were not taken back', () => {
  const both = policy({ roles: [role('owner', { users: ['bob'] }), role('dba', { users: ['bob'] })] });
  const revoked = said(bob, 11, { type: 'revoke' as const, role: 'dba', via: 'command' as const });
  const { roles } = judge([approve(bob, null, { fingerprint: former }), revoked], { policy: both });
  expect(roles.map(({ invalidated }) => invalidated.length)).toEqual([1, 0]);
});

test('a role without code owners asks nothing of files that have some, signed or not', () => {
  const parts = {
    codeOwners: { ownersOf: () => ['@alice'] },
    policy: policy({ roles: [role('dba', { users: ['carol'] })] }),
  };
  const { roles, verdict } = judge([], parts);
  expect(roles[0]?.uncovered).toEqual([]);
  expect(verdict.reasons).toEqual(['Role dba: 1 of 1 signature missing. Can sign: carol.']);
});

test('one who speaks for some files only does not speak for the rest, however they hold the role', () => {
  const parts = {
    codeOwners: { ownersOf: (file: string) => (file === path ? ['@bob'] : []) },
    policy: policy({ roles: [role('owner', { codeowners: true, users: ['alice'] })] }),
  };
  expect(judge([approve(bob, 'owner')], parts).verdict.state).toBe('success');
  expect(judge([approve(alice, 'owner')], parts).verdict.state).toBe('success');
  expect(refused(judge([approve(carol, 'owner')], parts))).toEqual(['carol approve not-a-holder']);
});
