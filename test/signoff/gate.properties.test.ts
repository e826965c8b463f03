/** What must hold of the gate for any policy and any words: taking away never opens it, and nothing opens it by accident. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { RoleCondition } from '../../src/model/config.ts';
import { risks } from '../../src/model/finding.ts';
import type { SignoffEvent } from '../../src/model/signoff.ts';
import { phrase } from '../../src/model/text.ts';
import { acknowledge } from '../../src/signoff/acknowledgements.ts';
import { parseCodeOwners } from '../../src/signoff/codeowners.ts';
import { fold } from '../../src/signoff/fold.ts';
import { gate } from '../../src/signoff/gate.ts';
import type { GateInput } from '../../src/signoff/gate-input.ts';
import { lock, migration, statement } from '../support/reviews.ts';
import { rollbackOf } from '../support/rollback.ts';
import {
  alice,
  approve,
  author,
  bob,
  carol,
  dave,
  finding,
  former,
  input,
  mallory,
  minute,
  policy,
  present,
  reviewed,
  role,
  said,
} from './support.ts';

const accounts = fc.constantFrom(alice, bob, carol, dave, mallory, author);
const logins = fc.subarray(['alice', 'bob', 'carol', 'dave', 'author']);
const when: fc.Arbitrary<RoleCondition> = fc.oneof(
  fc.constant({ type: 'always' as const }),
  fc.record({ type: fc.constant('risk' as const), risk: fc.constantFrom(...risks) }),
);
const roles = fc
  .array(fc.record({ users: logins, codeowners: fc.boolean(), count: fc.integer({ min: 1, max: 2 }), when }), {
    maxLength: 3,
  })
  .map((all) =>
    all.map(({ when: one, ...parts }, index) =>
      role(['owner', 'dba', 'senior'][index] ?? '', { ...parts, when: [one] }),
    ),
  );
const policies = fc
  .record({
    roles,
    distinct: fc.boolean(),
    authorMaySign: fc.boolean(),
    acknowledgements: fc.constantFrom('required' as const, 'optional' as const, 'off' as const),
    expiresMs: fc.constantFrom(null, 60_000_000),
  })
  .map(policy);
const fingerprints = fc.oneof(
  { weight: 6, arbitrary: fc.constant(present) },
  { weight: 1, arbitrary: fc.constantFrom(former, null) },
);
const boxNames = fc.constantFrom(
  'staging',
  'unrehearsed',
  'script-reviewed',
  'rollback-rehearsed',
  'rollback-accepted',
  'locks-measured',
  'locks-accepted',
);
const word = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant('approve' as const),
      role: fc.constantFrom('owner', 'dba', 'senior', null),
      fingerprint: fingerprints,
      via: fc.constant('command' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('acknowledge' as const),
      box: boxNames,
      fingerprint: fc.constant(present),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('unacknowledge' as const), box: boxNames }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('block' as const), reason: fc.constant('no') }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('unblock' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('override' as const),
      fingerprint: fingerprints,
      reason: fc.constant('outage'),
    }),
  },
);
const events: fc.Arbitrary<SignoffEvent[]> = fc
  .array(fc.tuple(accounts, word, fc.integer({ min: 0, max: 900 })), { maxLength: 12 })
  .map((all) =>
    all.map(([account, one, at], index) => ({
      account,
      at: minute(at),
      source: `comment:${index}`,
      sequence: 0,
      ...one,
    })),
  );
const codeOwners = parseCodeOwners('1.sql @alice @bob\n2.sql @bob @carol\n');
const quick = migration('1.sql', [statement(0, 'ALTER TABLE users ADD COLUMN a text')]);
const slow = migration('1.sql', [
  statement(0, 'ALTER TABLE users ALTER COLUMN id TYPE bigint', {
    locks: [lock('public.users', 'AccessExclusiveLock')],
    rewrites: ['public.users'],
  }),
]);
const review = fc
  .record({
    risk: fc.constantFrom('low' as const, 'medium' as const),
    unrehearsed: fc.constantFrom([], [phrase`\`a.ts\``]),
    touched: fc.subarray(['1.sql', '2.sql', '3.sql'], { minLength: 1 }),
    migrations: fc.constantFrom([], [quick], [slow]),
    rollback: fc.constantFrom(rollbackOf(), rollbackOf({ outcome: 'differs' }), rollbackOf({ reapply: 'fails' })),
  })
  .map(reviewed);

interface Situation {
  readonly events: readonly SignoffEvent[];
  readonly parts: Partial<GateInput>;
}
const situation: fc.Arbitrary<Situation> = fc
  .record({ events, policy: policies, review })
  .map(({ events: all, ...parts }) => ({ events: all, parts: { ...parts, codeOwners } }));

const stateOf = ({ events: all, parts }: Situation) => gate(input(all, parts)).verdict.state;
const runs = { numRuns: 400 };

describe('the gate', () => {
  test('is opened by some of these situations and not by others', () => {
    const states = fc.sample(situation, { numRuns: 400, seed: 1 }).map(stateOf);
    expect(new Set(states)).toEqual(new Set(['success', 'pending', 'failure']));
  });

  test('never opens because an approval was taken away', () => {
    fc.assert(
      fc.property(situation, fc.nat(), (all, which) => {
        fc.pre(stateOf(all) !== 'success');
        const approvals = all.events.filter(({ type }) => type === 'approve');
        const gone = approvals[which % Math.max(1, approvals.length)];
        expect(stateOf({ ...all, events: all.events.filter((event) => event !== gone) })).not.toBe('success');
      }),
      runs,
    );
  });

  test('never opens because somebody deleted a comment of another', () => {
    const everybody = fc.boolean();
    fc.assert(
      fc.property(situation, accounts, everybody, fc.integer({ min: 0, max: 950 }), (all, account, of, at) => {
        fc.pre(stateOf(all) !== 'success');
        const silence = said(account, at, { type: 'silence' as const, everybody: of, by: 'mallory' });
        expect(stateOf({ ...all, events: [...all.events, silence] })).not.toBe('success');
      }),
      runs,
    );
  });

  test('never opens under a veto', () => {
    fc.assert(
      fc.property(situation, fc.constantFrom(alice, bob, carol), (all, account) => {
        const held = role('any', { users: [account.login], when: [{ type: 'risk', risk: 'critical' }] });
        const roles = [...(all.parts.policy?.roles ?? []), held];
        const veto: SignoffEvent = said(account, 950, { type: 'block' as const, reason: 'no' });
        expect(
          stateOf({
            events: [...all.events, veto],
            parts: { ...all.parts, policy: policy({ ...all.parts.policy, roles }) },
          }),
        ).toBe('failure');
      }),
      runs,
    );
  });

  test('never opens with a fault, of the review or of people', () => {
    fc.assert(
      fc.property(situation, (all) => {
        const faults = [{ code: 'github' as const, what: phrase`It did not answer.` }];
        const { people, review: clean } = input(all.events, all.parts);
        expect(stateOf({ ...all, parts: { ...all.parts, people: { ...people, faults } } })).toBe('error');
        expect(stateOf({ ...all, parts: { ...all.parts, review: { ...clean, faults } } })).toBe('error');
      }),
    );
  });

  test('opens without an override only where everything that is asked is there', () => {
    fc.assert(
      fc.property(situation, (all) => {
        const given = input(all.events, all.parts);
        const result = gate(given);
        fc.pre(result.verdict.state === 'success' && result.override === null);
        for (const state of result.roles) {
          const people = state.signed.map(({ account }) => account.id);
          expect(new Set(people).size).toBeGreaterThanOrEqual(state.needed);
          expect(state.uncovered).toEqual([]);
          if (!given.policy.authorMaySign) expect(people).not.toContain(author.id);
        }
        if (given.policy.distinct) {
          const everybody = result.roles.flatMap(({ signed }) => signed.map(({ account }) => account.id));
          expect(everybody).toHaveLength(new Set(everybody).size);
        }
        for (const { required, done } of acknowledge(given, result.roles).states) {
          if (required) expect(done).not.toBeNull();
        }
        expect(result.vetoes).toEqual([]);
      }),
      runs,
    );
  });

  test('no word of anybody changes what the rehearsal ticked, and none ticks what it did not', () => {
    const measured = ({ acknowledgements }: ReturnType<typeof gate>) =>
      acknowledgements.filter(({ by }) => by === 'rehearsal');
    fc.assert(
      fc.property(situation, (all) => {
        const after = gate(input(all.events, all.parts));
        expect(measured(after)).toEqual(measured(gate(input([], all.parts))));
        for (const { done } of measured(after)) expect(done).toEqual({ account: null, at: null });
        for (const { box, by, done } of after.acknowledgements) {
          expect(by === 'people').toBe(!/-(rehearsed|measured|reviewed)$/.test(box.replace('unrehearsed', '')));
          if (by === 'people' && done !== null) expect(done.account).not.toBeNull();
          if (by === 'signoffs') {
            expect(done !== null).toBe(
              after.roles.every(({ needed, signed, uncovered }) => signed.length >= needed && uncovered.length === 0),
            );
          }
        }
      }),
      runs,
    );
  });

  test('never stays open when one thing that is asked is gone', () => {
    const full: SignoffEvent[] = [
      approve(alice, 'owner'),
      approve(carol, 'dba'),
      said(alice, 20, { type: 'acknowledge' as const, box: 'staging', fingerprint: present }),
      said(alice, 20, { type: 'acknowledge' as const, box: 'unrehearsed', fingerprint: present }),
    ];
    const parts = {
      review: reviewed({ risk: 'medium', unrehearsed: [phrase`\`a.ts\``] }),
      policy: policy({ acknowledgements: 'required' }),
    };
    expect(stateOf({ events: full, parts })).toBe('success');
    fc.assert(
      fc.property(fc.subarray(full, { maxLength: full.length - 1 }), (some) => {
        expect(stateOf({ events: some, parts })).toBe('pending');
      }),
    );
    const blocked = { ...parts, review: { ...parts.review, findings: [finding()] } };
    expect(stateOf({ events: full, parts: blocked })).toBe('failure');
  });

  test('answers the same however the events were delivered', () => {
    fc.assert(
      fc.property(
        situation.chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray([...all.events, ...all.events], { minLength: all.events.length * 2 }),
          ),
        ),
        ([all, delivered]) => {
          expect(gate({ ...input([], all.parts), state: fold(delivered, []) })).toEqual(
            gate(input(all.events, all.parts)),
          );
        },
      ),
    );
  });
});
