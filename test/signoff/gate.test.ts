/** The verdict, its order, and everything that keeps it from being green. */
import { describe, expect, test } from '@jest/globals';
import type { Account } from '../../src/model/account.ts';
import type { Fault, FaultCode } from '../../src/model/fault.ts';
import type { HistoryChange } from '../../src/model/rehearsal.ts';
import type { ReviewMigration } from '../../src/model/review.ts';
import { inEnglish, phrase } from '../../src/model/text.ts';
import { fold } from '../../src/signoff/fold.ts';
import {
  alice,
  approve,
  author,
  bob,
  bothSigned,
  carol,
  countersign,
  dave,
  everybody,
  finding,
  former,
  judge,
  mallory,
  minute,
  path,
  peopleOf,
  policy,
  present,
  refused,
  reviewed,
  role,
  said,
  signedBy,
  user,
} from './support.ts';

const fault = (code: FaultCode, parts: Partial<Fault> = {}): Fault => ({
  code,
  what: phrase`It went wrong.`,
  ...parts,
});
const block = (account: Account, minutes = 20, reason = 'not now') =>
  said(account, minutes, { type: 'block' as const, reason });
const unblock = (account: Account, minutes = 30) => said(account, minutes, { type: 'unblock' as const });
const override = (account: Account, parts: { fingerprint?: string | null; reason?: string; minutes?: number } = {}) =>
  said(account, parts.minutes ?? 20, { type: 'override' as const, fingerprint: present, reason: 'outage', ...parts });
const waive = (account: Account, parts: { fingerprint?: string | null; reason?: string; rule?: string } = {}) =>
  said(account, 20, {
    type: 'waive' as const,
    rule: 'column-dropped',
    fingerprint: present,
    reason: 'nobody reads it',
    ...parts,
  });
const acknowledgement = (account: Account, box: string) =>
  said(account, 20, { type: 'acknowledge' as const, box, fingerprint: present });
const findings = [finding()];

describe('nothing to sign', () => {
  const untouched = reviewed({ touched: [] });
  test('is green at once, without a word', () => {
    expect(judge([block(alice)], { review: untouched })).toEqual({
      verdict: { state: 'success', reasons: [] },
      roles: [],
      acknowledgements: [],
      vetoes: [],
      override: null,
      waivers: [],
      refusals: [],
    });
  });

  const history = [{ kind: 'edited' } as HistoryChange];
  const migrations = [{ path, class: 'expand', statements: [] } as unknown as ReviewMigration];
  test.each<[string, Partial<typeof untouched>, string]>([
    ['a touched file', { touched: [path] }, 'pending'],
    ['a migration', { migrations }, 'pending'],
    ['a change of history', { history }, 'pending'],
    ['something unrehearsed', { unrehearsed: [phrase`\`a.ts\``] }, 'pending'],
    ['a blocking finding', { findings }, 'failure'],
    ['a fault', { faults: [fault('format')] }, 'error'],
    ['a finding that blocks nothing', { findings: [finding({ severity: 'danger' })] }, 'success'],
    ['a finding that is waived', { findings: [finding({ waiver: { reason: 'known', source: 'file' } })] }, 'success'],
  ])('%s', (_, parts, state) => {
    expect(judge([], { review: { ...untouched, ...parts } }).verdict.state).toBe(state);
  });

  test('a failed look-up is not nothing', () => {
    const people = { ...everybody, faults: [fault('permission')] };
    expect(judge([], { review: untouched, people }).verdict.state).toBe('error');
  });
});

describe('faults', () => {
  test('are errors, told in full, even with every signature', () => {
    const faults = [fault('format', { where: 'a.sql', mend: phrase`Mend it.` }), fault('engine')];
    expect(judge(bothSigned(), { review: reviewed({ faults }) }).verdict).toEqual({
      state: 'error',
      reasons: ['a.sql: It went wrong. Mend it.', 'It went wrong.'],
    });
  });

  test('win over a veto and an override', () => {
    const faults = [fault('configuration')];
    expect(judge([override(dave), block(alice)], { review: reviewed({ faults }) }).verdict.state).toBe('error');
    expect(judge([override(dave)], { review: reviewed({ faults }) }).verdict.state).toBe('error');
  });

  test('a failed look-up of people is an error, and nobody is told that they may not', () => {
    const people = peopleOf([[alice, 'write']], { faults: [fault('github')] });
    const result = judge([...bothSigned(), approve(mallory, 'dba')], { people });
    expect(result.verdict.state).toBe('error');
    expect(result.refusals).toEqual([]);
  });

  test('a failed rehearsal is a failure', () => {
    const faults = [fault('migration-failed', { where: `${path}:3` })];
    expect(judge(bothSigned(), { review: reviewed({ faults }) }).verdict).toEqual({
      state: 'failure',
      reasons: [`${path}:3: It went wrong.`],
    });
    expect(judge(bothSigned(), { review: reviewed({ faults: [...faults, fault('time')] }) }).verdict.state).toBe(
      'error',
    );
  });

  test('a statement that failed is a failure by itself, and is told once', () => {
    const statements = [
      { line: 4, observation: { outcome: 'failed', locks: [], rewrites: [] } },
      { line: 5, observation: { outcome: 'skipped', locks: [], rewrites: [] } },
    ];
    const migrations = [{ path, class: 'expand', statements } as unknown as ReviewMigration];
    expect(judge(bothSigned(), { review: reviewed({ migrations }) }).verdict).toEqual({
      state: 'failure',
      reasons: [`${path}:4: The statement does not apply.`],
    });
    const faults = [fault('migration-failed')];
    expect(judge(bothSigned(), { review: reviewed({ migrations, faults }) }).verdict.reasons).toEqual([
      'It went wrong.',
    ]);
  });
});

describe('signatures', () => {
  test('every role signed is green', () => {
    const result = judge(bothSigned());
    expect(result.verdict).toEqual({ state: 'success', reasons: [] });
    expect(result.roles).toEqual([
      {
        role: 'owner',
        needed: 1,
        because: ['always'],
        signed: [{ account: alice, at: minute(10), via: 'command' }],
        invalidated: [],
        holders: ['alice', 'bob'],
        uncovered: [],
      },
      {
        role: 'dba',
        needed: 1,
        because: ['always'],
        signed: [{ account: carol, at: minute(10), via: 'command' }],
        invalidated: [],
        holders: ['bob', 'carol'],
        uncovered: [],
      },
    ]);
    expect(result.refusals).toEqual([]);
  });

  test('what is missing is named role by role', () => {
    expect(judge([]).verdict).toEqual({
      state: 'pending',
      reasons: [
        'Role owner: 1 of 1 signature missing. Can sign: alice, bob.',
        'Role dba: 1 of 1 signature missing. Can sign: bob, carol.',
      ],
    });
    const users = ['alice', 'bob', 'carol', 'dave', 'e', 'f'];
    const three = policy({ roles: [role('dba', { users, count: 3 })] });
    expect(judge([approve(alice, 'dba')], { policy: three }).verdict.reasons).toEqual([
      'Role dba: 2 of 3 signatures missing. Can sign: alice, bob, carol, dave, e.',
    ]);
    expect(
      judge([approve(alice, 'dba'), approve(bob, 'dba'), approve(carol, 'dba')], { policy: three }).verdict.state,
    ).toBe('success');
  });

  test('one person signs a role once, however often they say it', () => {
    const two = policy({ roles: [role('dba', { users: ['alice', 'bob'], count: 2 })] });
    const events = [approve(alice, 'dba'), approve(alice, null), approve(alice, 'dba', { via: 'review' })];
    expect(judge(events, { policy: two }).verdict.state).toBe('pending');
    expect(judge(events, { policy: { ...two, distinct: false } }).verdict.state).toBe('pending');
    expect(signedBy(judge(events, { policy: { ...two, distinct: false } }))).toEqual({ dba: ['alice'] });
  });

  test('an approval without a role is one of every role that the person holds', () => {
    const both = policy({ distinct: false });
    expect(signedBy(judge([approve(bob, null)], { policy: both }))).toEqual({ owner: ['bob'], dba: ['bob'] });
    expect(signedBy(judge([approve(alice, null)], { policy: both }))).toEqual({ owner: ['alice'], dba: [] });
    const events = [
      approve(bob, null),
      said(bob, 11, { type: 'revoke' as const, role: 'dba', via: 'command' as const }),
    ];
    expect(signedBy(judge(events, { policy: both }))).toEqual({ owner: ['bob'], dba: [] });
  });

  test('a prefix of the fingerprint is enough from twelve characters on', () => {
    const of = (fingerprint: string) =>
      judge([approve(alice, 'owner', { fingerprint }), approve(carol, 'dba')]).verdict.state;
    expect(of(present.slice(0, 12))).toBe('success');
    expect(of(present.slice(0, 11))).toBe('pending');
    expect(of('')).toBe('pending');
    expect(of(`${present}a`)).toBe('pending');
    expect(of(present.toUpperCase())).toBe('pending');
  });

  test.each<[string, Parameters<typeof approve>[1], Parameters<typeof approve>[2], Account, string]>([
    ['nothing was shown', 'dba', { fingerprint: null }, carol, 'carol approve nothing-shown'],
    ['another fingerprint', 'dba', { fingerprint: former }, carol, 'carol approve older-fingerprint'],
    [
      'another fingerprint by review',
      null,
      { fingerprint: former, via: 'review' },
      carol,
      'carol review older-fingerprint',
    ],
    ['a role that the policy does not know', 'dbas', {}, carol, 'carol approve unknown-role'],
    ['a role that they do not hold', 'owner', {}, carol, 'carol approve not-a-holder'],
    ['no role held', null, {}, mallory, 'mallory approve not-a-holder'],
    ['a tick of no holder', 'dba', { via: 'tick' }, mallory, 'mallory tick not-a-holder'],
    ['nobody known', 'dba', {}, user(5, 'eve'), 'eve approve not-a-holder'],
    ['another login by now', 'dba', {}, user(3, 'caroline'), 'caroline approve account-changed'],
    ['the author', 'dba', {}, author, 'author approve author'],
  ])('refused: %s', (_, name, parts, account, why) => {
    const result = judge([approve(alice, 'owner'), approve(account, name, parts)]);
    expect(result.verdict.state).toBe('pending');
    expect(refused(result)).toEqual([why]);
  });

  test('refused: a role that is not asked this time', () => {
    const risky = role('senior', { users: ['dave'], when: [{ type: 'risk', risk: 'high' }] });
    const result = judge([...bothSigned(), approve(dave, 'senior')], {
      policy: policy({ roles: [...policy().roles, risky] }),
    });
    expect(refused(result)).toEqual(['dave approve role-not-asked']);
    expect(result.verdict.state).toBe('success');
  });

  test.each(['committer', 'co-author', 'last-pusher'] as const)('refused: %s, unless the policy allows it', (why) => {
    const excluded = new Map([[carol.id, why]]);
    expect(refused(judge(bothSigned(), { excluded }))).toEqual([`carol approve ${why}`]);
    expect(judge(bothSigned(), { excluded }).verdict.state).toBe('pending');
    expect(judge(bothSigned(), { excluded, policy: policy({ authorMaySign: true }) }).verdict.state).toBe('success');
  });

  test('the detail names role or fingerprint', () => {
    const { refusals } = judge([
      approve(carol, 'owner'),
      approve(carol, 'dba', { fingerprint: former }),
      approve(carol, null, { fingerprint: null }),
    ]);
    expect(refusals.map(({ detail }) => detail)).toEqual(['owner', former, '']);
  });

  test('they expire, by the clock of the run against the time of the event', () => {
    const expiring = policy({ expiresMs: 10 * 60_000 });
    const at = (minutes: number) => judge(bothSigned(), { policy: expiring, now: minute(minutes) });
    expect(at(19).verdict.state).toBe('success');
    expect(at(20).verdict.state).toBe('pending');
    expect(refused(at(20))).toEqual(['alice approve expired', 'carol approve expired']);
    expect(judge(bothSigned(), { policy: expiring, now: 'some time' }).verdict.state).toBe('pending');
  });

  test('of other migrations: shown as invalidated where they would have counted', () => {
    const old = (account: Account, name: string | null, minutes: number) =>
      approve(account, name, { fingerprint: former, minutes, via: 'tick' });
    const events = [
      old(alice, 'owner', 1),
      old(alice, null, 2),
      old(mallory, 'owner', 3),
      old(author, 'owner', 4),
      old(user(5, 'eve'), 'owner', 5),
    ];
    const { roles, refusals } = judge(events);
    expect(roles.map(({ invalidated }) => invalidated)).toEqual([
      [{ account: alice, at: minute(2), fingerprint: former }],
      [],
    ]);
    // A tick of former migrations was right when it was made.
    expect(refusals).toEqual([]);
  });

  test('who signed anew is not shown as invalidated', () => {
    const { roles } = judge([
      approve(alice, 'owner', { fingerprint: former }),
      approve(bob, 'owner', { fingerprint: former }),
      approve(alice, 'owner'),
    ]);
    expect(roles[0]?.invalidated.map(({ account }) => account.login)).toEqual(['bob']);
  });

  test('refusals come oldest first', () => {
    const events = [
      approve(mallory, 'dba', { minutes: 3 }),
      override(mallory, { minutes: 2 }),
      approve(carol, 'owner', { minutes: 1 }),
    ];
    expect(refused(judge(events))).toEqual([
      'carol approve not-a-holder',
      'mallory override no-permission',
      'mallory approve not-a-holder',
    ]);
  });
});

describe('distinct', () => {
  test('one person fills one role, and is told so', () => {
    const result = judge([approve(bob, 'owner'), approve(bob, 'dba', { via: 'tick' })]);
    expect(signedBy(result)).toEqual({ owner: ['bob'], dba: [] });
    expect(refused(result)).toEqual(['bob tick one-person-one-role']);
    expect(result.verdict.state).toBe('pending');
  });

  test('several, where the policy allows it', () => {
    const result = judge([approve(bob, 'owner'), approve(bob, 'dba')], { policy: policy({ distinct: false }) });
    expect(signedBy(result)).toEqual({ owner: ['bob'], dba: ['bob'] });
    expect(result.verdict.state).toBe('success');
  });

  test('by best assignment', () => {
    const result = judge([approve(bob, null), approve(alice, null)]);
    expect(signedBy(result)).toEqual({ owner: ['alice'], dba: ['bob'] });
    expect(result.verdict.state).toBe('success');
    expect(result.refusals).toEqual([]);
  });

  test('nobody is told off who said it of all roles, or whose other role is full', () => {
    expect(refused(judge([approve(bob, null)]))).toEqual([]);
    expect(refused(judge([approve(bob, 'owner'), approve(bob, 'dba'), approve(carol, 'dba')]))).toEqual([]);
  });

  test('who is needed nowhere is shown with the first role that they signed', () => {
    const result = judge([approve(alice, 'owner'), approve(carol, 'dba'), approve(bob, null)]);
    expect(signedBy(result)).toEqual({ owner: ['alice', 'bob'], dba: ['carol'] });
  });
});

describe('code owners', () => {
  const touched = ['db/1.sql', 'db/2.sql', 'other.sql'];
  const owners: Record<string, readonly string[]> = {
    'db/1.sql': ['@alice', '@bob'],
    'db/2.sql': ['@alice', '@acme/team'],
  };
  const parts = {
    review: reviewed({ touched }),
    codeOwners: { ownersOf: (file: string) => owners[file] ?? [] },
    policy: policy({ roles: [role('owner', { codeowners: true }), role('dba', { users: ['alice', 'carol'] })] }),
  };

  test('every owned file needs one of its owners', () => {
    const result = judge([approve(bob, 'owner'), approve(carol, 'dba')], parts);
    expect(result.roles[0]).toMatchObject({ signed: [{ account: bob }], uncovered: ['db/2.sql'] });
    expect(result.verdict).toEqual({
      state: 'pending',
      reasons: ['Role owner: no code owner has signed for db/2.sql. Can sign: alice, bob, acme/team.'],
    });
    expect(judge([approve(alice, 'owner'), approve(carol, 'dba')], parts).verdict.state).toBe('success');
    expect(judge([approve(carol, 'owner'), approve(carol, 'dba')], parts).verdict.state).toBe('pending');
  });

  test('both what is missing is told, and long lists are cut', () => {
    const many = Array.from({ length: 5 }, (_, index) => `db/${index}.sql`);
    const result = judge([approve(carol, 'dba')], {
      ...parts,
      review: reviewed({ touched: many }),
      codeOwners: { ownersOf: () => ['@alice'] },
    });
    expect(result.verdict.reasons).toEqual([
      'Role owner: 1 of 1 signature missing; no code owner has signed for db/0.sql, db/1.sql, db/2.sql and 2 more. Can sign: alice.',
    ]);
    expect(
      judge([], {
        ...parts,
        review: reviewed({ touched: many.slice(0, 3) }),
        codeOwners: { ownersOf: () => ['@alice'] },
      }).verdict.reasons.map(inEnglish)[0],
    ).toMatch(/for db\/0.sql, db\/1.sql, db\/2.sql\. Can/);
  });

  test('an owner who is not the only one for another role is put where files need them', () => {
    const result = judge(
      [approve(bob, 'owner'), approve(alice, 'owner'), approve(alice, 'dba'), approve(carol, 'dba')],
      parts,
    );
    expect(signedBy(result)).toEqual({ owner: ['bob', 'alice'], dba: ['carol'] });
    expect(result.verdict.state).toBe('success');
    expect(judge([approve(bob, 'owner'), approve(alice, null)], parts).verdict.state).toBe('pending');
  });

  test('without distinct every signer speaks for their files', () => {
    const loose = { ...parts, policy: { ...parts.policy, distinct: false } };
    expect(judge([approve(bob, 'owner'), approve(alice, null)], loose).verdict.state).toBe('success');
    expect(judge([approve(bob, 'owner'), approve(carol, 'dba')], loose).verdict.state).toBe('pending');
  });

  test('who holds the role by name speaks for every file', () => {
    const named = policy({ roles: [role('owner', { codeowners: true, users: ['dave'] })] });
    expect(judge([approve(dave, 'owner')], { ...parts, policy: named }).verdict.state).toBe('success');
  });

  test('a role without code owners leaves no file uncovered', () => {
    const plainRole = policy({ roles: [role('dba', { users: ['carol'] })] });
    expect(judge([approve(carol, 'dba')], { ...parts, policy: plainRole }).roles[0]?.uncovered).toEqual([]);
  });

  test('files that nobody owns leave a role of code owners open', () => {
    const unowned = {
      ...parts,
      codeOwners: { ownersOf: () => [] },
      policy: policy({ roles: [role('owner', { codeowners: true })] }),
    };
    expect(judge([approve(alice, 'owner')], unowned).verdict.reasons).toEqual([
      'Role owner: 1 of 1 signature missing. Can sign: code owners, of whom these files have none.',
    ]);
  });
});

describe('veto', () => {
  test('of anybody who holds a role', () => {
    const result = judge([...bothSigned(), block(alice)]);
    expect(result.verdict).toEqual({ state: 'failure', reasons: ['Blocked by alice: not now'] });
    expect(result.vetoes).toEqual([{ account: alice, at: minute(20), reason: 'not now' }]);
  });

  test('of a holder of a role that is not asked, and of an author who holds one', () => {
    const senior = role('senior', { users: ['dave', 'author'], when: [{ type: 'risk', risk: 'critical' }] });
    const roles = policy({ roles: [...policy().roles, senior] });
    expect(judge([...bothSigned(), block(dave)], { policy: roles }).verdict.state).toBe('failure');
    expect(judge([...bothSigned(), block(author)], { policy: roles }).verdict.state).toBe('failure');
  });

  test('not of others, nor of bots', () => {
    const result = judge([
      ...bothSigned(),
      block(mallory),
      block(countersign),
      block({ ...alice, id: 77, type: 'Bot' }),
    ]);
    expect(result.verdict.state).toBe('success');
    expect(result.vetoes).toEqual([]);
    expect(refused(result)).toEqual([
      'mallory block not-a-holder',
      'countersign block not-a-holder',
      'alice block not-a-holder',
    ]);
  });

  test('of somebody whom nothing is known about it stands', () => {
    expect(judge([...bothSigned(), block(user(5, 'eve'))]).verdict.state).toBe('failure');
    expect(judge([...bothSigned(), block(user(1, 'alicia'))]).verdict.state).toBe('failure');
  });

  test('is lifted by an administrator and by nobody else', () => {
    expect(judge([...bothSigned(), block(alice), unblock(dave)]).verdict.state).toBe('success');
    const result = judge([...bothSigned(), block(alice), unblock(carol), unblock(user(4, 'davy'), 31)]);
    expect(result.verdict.state).toBe('failure');
    expect(refused(result)).toEqual(['carol unblock not-the-blocker', 'davy unblock not-the-blocker']);
    expect(result.refusals[0]?.detail).toBe('alice');
    expect(judge([...bothSigned(), unblock(dave, 10), block(alice)]).verdict.state).toBe('failure');
  });

  test('survives a push', () => {
    expect(judge([...bothSigned(), block(alice, 1)], { review: reviewed({ fingerprint: former }) }).verdict.state).toBe(
      'failure',
    );
  });

  test('wins over an override and says what to do', () => {
    const result = judge([...bothSigned(), block(alice), override(dave)]);
    expect(result.verdict).toEqual({
      state: 'failure',
      reasons: ['Blocked by alice: not now', 'The override waits: lift the block first, with /migration unblock.'],
    });
  });

  test('its reason stays on one line, and short', () => {
    const { reasons } = judge([block(alice, 20, `a\n\u202Eb\u2028${'c'.repeat(400)}`)]).verdict;
    expect(reasons.map(inEnglish)[0]).toMatch(/^Blocked by alice: a b c{295}…$/);
    expect(judge([block(alice, 20, '\n\u200Bnot yet\r\n')]).verdict.reasons[0]).toEqual('Blocked by alice: not yet');
    expect(judge([block(alice, 20, 'c'.repeat(300))]).verdict.reasons.map(inEnglish)[0]).toMatch(/: c{300}$/);
  });
});

describe('override', () => {
  test('opens everything but faults and vetoes, and says so alone', () => {
    const faults = [fault('migration-failed')];
    const result = judge([override(dave)], { review: reviewed({ faults, findings, unrehearsed: [phrase`a`] }) });
    expect(result.verdict).toEqual({ state: 'success', reasons: ['OVERRIDDEN by dave: outage'] });
    expect(result.override).toEqual({ account: dave, at: minute(20), reason: 'outage' });
    expect(refused(result)).toEqual([]);
  });

  test.each<FaultCode>(['time', 'memory', 'engine', 'base-failed'])('opens a rehearsal that ended with %s', (code) => {
    const faults = [fault(code, { where: 'elsewhere.sql' })];
    expect(judge([override(dave)], { review: reviewed({ faults }) }).verdict.state).toBe('success');
    expect(judge(bothSigned(), { review: reviewed({ faults }) }).verdict.state).toBe('error');
  });

  test.each<FaultCode>(['syntax', 'encoding', 'size'])('opens %s only of a file that the fingerprint holds', (code) => {
    const verdictOn = (where?: string) =>
      judge([override(dave)], { review: reviewed({ faults: [fault(code, where ? { where } : {})] }) }).verdict.state;
    expect([path, `${path}:3`, `${path}:3:14`].map(verdictOn)).toEqual(['success', 'success', 'success']);
    expect([undefined, 'pull request 7', `${path}:x`, `other/${path}`].map(verdictOn)).toEqual(Array(4).fill('error'));
  });

  test.each<FaultCode>(['configuration', 'repository', 'format', 'github', 'permission'])(
    '%s stays an error, and everything unknown is named',
    (code) => {
      const faults = [fault(code, { where: path }), fault('time')];
      const { verdict } = judge([override(dave)], { review: reviewed({ faults }) });
      expect(verdict).toEqual({ state: 'error', reasons: [`${path}: It went wrong.`, 'It went wrong.'] });
    },
  );

  test('waits for a veto over a rehearsal that did not end', () => {
    const result = judge([override(dave), block(alice)], { review: reviewed({ faults: [fault('time')] }) });
    expect(result.verdict.state).toBe('failure');
  });

  test('people who could not be looked up stay an error', () => {
    const people = peopleOf([[dave, 'admin']], { faults: [fault('time')] });
    expect(judge([override(dave)], { people }).verdict.state).toBe('error');
  });

  test('the newest is named', () => {
    expect(
      judge([override(dave), override(carol, { minutes: 30, reason: 'again' })], {
        policy: policy({ overridePermission: 'maintain' }),
      }).override?.account,
    ).toEqual(carol);
  });

  test('by a prefix of the fingerprint', () => {
    expect(judge([override(dave, { fingerprint: present.slice(0, 12) })]).verdict.state).toBe('success');
    expect(judge([override(dave, { fingerprint: present.slice(0, 11) })]).verdict.state).toBe('pending');
  });

  test.each<[string, Account, Parameters<typeof override>[1], string]>([
    ['without permission', carol, {}, 'carol override no-permission'],
    ['nobody known', user(5, 'eve'), {}, 'eve override no-permission'],
    ['another login by now', user(4, 'davy'), {}, 'davy override account-changed'],
    ['without a reason', dave, { reason: ' \u200B\t' }, 'dave override no-reason'],
    ['without a fingerprint', dave, { fingerprint: null }, 'dave override nothing-shown'],
    ['of other migrations', dave, { fingerprint: former }, 'dave override older-fingerprint'],
  ])('refused: %s', (_, account, parts, why) => {
    const result = judge([override(account, parts)]);
    expect(result.verdict.state).toBe('pending');
    expect(result.override).toBeNull();
    expect(refused(result)).toEqual([why]);
  });

  test('refused: who made the migrations, unless the policy allows it', () => {
    const made = { excluded: new Map([[dave.id, 'committer' as const]]) };
    expect(refused(judge([override(dave)], made))).toEqual(['dave override committer']);
    expect(refused(judge([override(dave)], { pullAuthor: dave.id }))).toEqual(['dave override author']);
    const allowed = { policy: policy({ authorMaySign: true }), pullAuthor: dave.id };
    expect(judge([override(dave)], allowed).verdict.state).toBe('success');
  });

  test('it expires', () => {
    const expiring = policy({ expiresMs: 10 * 60_000 });
    expect(judge([override(dave)], { policy: expiring, now: minute(29) }).verdict.state).toBe('success');
    expect(refused(judge([override(dave)], { policy: expiring, now: minute(30) }))).toEqual(['dave override expired']);
  });

  test('its refusals say what they are about', () => {
    const { refusals } = judge([override(carol), override(dave, { fingerprint: former })]);
    expect(refusals.map(({ detail }) => detail)).toEqual(['admin', former]);
  });
});

describe('findings', () => {
  test('of a severity that blocks are failures, even with every signature', () => {
    expect(judge(bothSigned(), { review: reviewed({ findings }) }).verdict).toEqual({
      state: 'failure',
      reasons: [`column-dropped on public.users.name (${path}:3)`],
    });
    expect(
      judge(bothSigned(), { review: reviewed({ findings: [finding({ severity: 'danger' })] }) }).verdict.state,
    ).toBe('success');
    expect(judge(bothSigned(), { review: reviewed({ findings }), block: ['danger'] }).verdict.state).toBe('success');
  });

  test('of a whole file are told without naming it twice', () => {
    expect(
      judge(bothSigned(), { review: reviewed({ findings: [finding({ subject: path })] }) }).verdict.reasons,
    ).toEqual([`column-dropped (${path}:3)`]);
  });

  test('unless a waiver in the file or the configuration accepts them', () => {
    const waived = [finding({ waiver: { reason: 'known', source: 'configuration' } })];
    expect(judge(bothSigned(), { review: reviewed({ findings: waived }) }).verdict.state).toBe('success');
  });

  test('or somebody who holds an asked role waives the rule by command', () => {
    const result = judge([...bothSigned(), waive(alice)], { review: reviewed({ findings }) });
    expect(result.verdict.state).toBe('success');
    expect(result.waivers).toEqual([{ rule: 'column-dropped', account: alice, reason: 'nobody reads it' }]);
    const other = [...findings, finding({ rule: 'index-not-concurrent' })];
    expect(
      judge([...bothSigned(), waive(alice)], { review: reviewed({ findings: other }) }).verdict.reasons,
    ).toHaveLength(1);
  });

  test.each<[string, Account, Parameters<typeof waive>[1], string]>([
    ['no role held', mallory, {}, 'mallory waive not-a-holder'],
    ['no asked role held', dave, {}, 'dave waive not-a-holder'],
    ['nobody known', user(5, 'eve'), {}, 'eve waive not-a-holder'],
    ['another login by now', user(1, 'alicia'), {}, 'alicia waive account-changed'],
    ['a rule that is none', alice, { rule: 'column-droped' }, 'alice waive unknown-rule'],
    ['without a reason', alice, { reason: '…' }, 'alice waive no-reason'],
    ['nothing shown', alice, { fingerprint: null }, 'alice waive nothing-shown'],
    ['of other migrations', alice, { fingerprint: former }, 'alice waive older-fingerprint'],
  ])('refused: %s', (_, account, parts, why) => {
    const senior = role('senior', { users: ['dave'], when: [{ type: 'risk', risk: 'high' }] });
    const result = judge([...bothSigned(), waive(account, parts)], {
      review: reviewed({ findings }),
      policy: policy({ roles: [...policy().roles, senior] }),
    });
    expect(result.verdict.state).toBe('failure');
    expect(result.waivers).toEqual([]);
    expect(refused(result)).toEqual([why]);
    expect(result.refusals[0]?.detail).toMatch(/^(column-drop+ed|b{64}|)$/);
  });

  test('refused: who made the migrations', () => {
    const excluded = new Map([[alice.id, 'last-pusher' as const]]);
    const result = judge([waive(alice)], { review: reviewed({ findings }), excluded });
    expect(refused(result)).toEqual(['alice waive last-pusher']);
    expect(result.refusals[0]?.detail).toBe('column-dropped');
  });

  test('a waiver by command expires', () => {
    const parts = { review: reviewed({ findings }), policy: policy({ expiresMs: 60_000 }), now: minute(21) };
    expect(refused(judge([waive(alice)], parts))).toEqual(['alice waive expired']);
  });
});

describe('boxes', () => {
  const required = policy({ acknowledgements: 'required' });
  const review = reviewed({ risk: 'medium' });
  test('that are required and open keep it pending', () => {
    expect(judge(bothSigned(), { review, policy: required }).verdict).toEqual({
      state: 'pending',
      reasons: ['The box staging of the checklist is not ticked.'],
    });
    expect(
      judge([...bothSigned(), acknowledgement(alice, 'staging')], { review, policy: required }).verdict.state,
    ).toBe('success');
    expect(judge(bothSigned(), { review, policy: policy({ acknowledgements: 'optional' }) }).verdict.state).toBe(
      'success',
    );
  });

  test('where nothing was rehearsed and nobody is asked, somebody has to say so', () => {
    const parts = { review: reviewed({ unrehearsed: [phrase`\`a.ts\``] }), policy: policy({ roles: [] }) };
    expect(judge([], parts).verdict.state).toBe('pending');
    expect(refused(judge([acknowledgement(author, 'unrehearsed')], parts))).toEqual(['author acknowledge author']);
    expect(judge([acknowledgement(author, 'unrehearsed')], parts).verdict.state).toBe('pending');
    expect(judge([acknowledgement(alice, 'unrehearsed')], parts).verdict.state).toBe('success');
  });

  test('where nothing was rehearsed and roles are asked, the author may say so as well as others', () => {
    const parts = { review: reviewed({ unrehearsed: [phrase`\`a.ts\``] }) };
    expect(judge(bothSigned(), parts).verdict.state).toBe('pending');
    const result = judge([...bothSigned(), acknowledgement(author, 'unrehearsed')], parts);
    expect([result.verdict.state, refused(result)]).toEqual(['success', []]);
  });

  test('a tick of a box that is not asked is answered with nothing', () => {
    expect(judge([acknowledgement(mallory, 'window')], { review, policy: required }).refusals).toEqual([]);
    expect(refused(judge([acknowledgement(mallory, 'staging')], { review, policy: required }))).toEqual([
      'mallory acknowledge no-permission',
    ]);
  });

  test('a policy that asks nobody is green where all was rehearsed', () => {
    expect(judge([], { policy: policy({ roles: [] }) }).verdict.state).toBe('success');
  });
});

test('an unclear checklist asks for a fresh sign-off as long as one is missing', () => {
  const { reasons } = judge([], { state: fold([], [7]) }).verdict;
  expect(reasons).toHaveLength(3);
  expect(reasons.map(inEnglish)[2]).toMatch(/fresh sign-off/);
  expect(judge([], { state: fold(bothSigned(), [7]) }).verdict).toEqual({ state: 'success', reasons: [] });
});
