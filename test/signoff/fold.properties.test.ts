/** The state after any events is the same however they were delivered. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { SignoffEvent } from '../../src/model/signoff.ts';
import { fold } from '../../src/signoff/fold.ts';
import { alice, bob, carol, former, minute, present, said } from './support.ts';

const accounts = fc.constantFrom(alice, bob, carol);
const fingerprints = fc.constantFrom(present, former);
const roleNames = fc.constantFrom('owner', 'dba', null);
const ways = fc.constantFrom('tick' as const, 'command' as const, 'review' as const);
const word = fc.oneof(
  fc.record({ type: fc.constant('approve' as const), role: roleNames, fingerprint: fingerprints, via: ways }),
  fc.record({ type: fc.constant('revoke' as const), role: roleNames, via: ways }),
  fc.record({ type: fc.constant('block' as const), reason: fc.constantFrom('a', 'b') }),
  fc.record({ type: fc.constant('unblock' as const) }),
  fc.record({ type: fc.constant('override' as const), fingerprint: fingerprints, reason: fc.constantFrom('a', 'b') }),
  fc.record({
    type: fc.constant('waive' as const),
    rule: fc.constantFrom('x', 'y'),
    reason: fc.constant('a'),
    fingerprint: fingerprints,
  }),
  fc.record({
    type: fc.constant('acknowledge' as const),
    box: fc.constantFrom('window', 'staging'),
    fingerprint: fingerprints,
  }),
  fc.record({ type: fc.constant('unacknowledge' as const), box: fc.constantFrom('window', 'staging') }),
  fc.record({ type: fc.constant('unclear' as const) }),
);
/** Many of one second and one place, so that every step of the order is needed. */
const event: fc.Arbitrary<SignoffEvent> = fc
  .tuple(
    accounts,
    fc.integer({ min: 0, max: 5 }).map(minute),
    fc.constantFrom('comment:9', 'comment:10', 'checklist:7', 'review:1'),
    fc.integer({ min: 0, max: 2 }),
    word,
  )
  .map(([account, at, source, sequence, said]) => ({ account, at, source, sequence, ...said }));
const events = fc.array(event, { maxLength: 25 });

describe('for any events', () => {
  test('order and doubling change nothing', () => {
    fc.assert(
      fc.property(
        events.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
        ),
        ([all, delivered]) => {
          expect(fold(delivered, [])).toEqual(fold(all, []));
        },
      ),
    );
  });

  test('what was lost and came later ends in the same state', () => {
    fc.assert(
      fc.property(
        events.chain((all) => fc.tuple(fc.constant(all), fc.subarray(all))),
        ([all, first]) => {
          const rest = all.filter((one) => !first.includes(one));
          expect(fold([...rest, ...first], [])).toEqual(fold(all, []));
        },
      ),
    );
  });

  test('nothing but a person’s own approvals is in the state, and none is older than their revoke of all', () => {
    fc.assert(
      fc.property(events, accounts, (all, account) => {
        const last = said(account, 59, { type: 'revoke' as const, role: null, via: 'command' as const });
        const { approvals: left } = fold([...all, last], []);
        expect(left.filter((one) => one.account.id === account.id)).toEqual([]);
        const others = (list: typeof left) => list.filter((one) => one.account.id !== account.id);
        expect(others(left)).toEqual(others(fold(all, []).approvals));
      }),
    );
  });
});
