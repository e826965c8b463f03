/** The state after all events is the same however they were delivered. */
import { describe, expect, test } from '@jest/globals';
import type { Account } from '../../src/model/account.ts';
import type { SignoffEvent } from '../../src/model/signoff.ts';
import { fold } from '../../src/signoff/fold.ts';
import { alice, approve, bob, carol, countersign, former, minute, present, said } from './support.ts';

const revoke = (
  account: Account,
  minutes: number,
  role: string | null,
  via: 'tick' | 'command' | 'review' = 'command',
) => said(account, minutes, { type: 'revoke' as const, role, via });
const block = (account: Account, minutes: number, reason: string) =>
  said(account, minutes, { type: 'block' as const, reason });
const unblock = (account: Account, minutes: number) => said(account, minutes, { type: 'unblock' as const });

const approvals = (...events: readonly SignoffEvent[]) =>
  fold(events, []).approvals.map(({ account, role, except, at, via }) => ({
    who: account.login,
    role,
    except,
    at,
    via,
  }));
const roles = (...events: readonly SignoffEvent[]) => approvals(...events).map(({ role }) => role);

describe('approvals', () => {
  test('the newest of one person, role and fingerprint is kept', () => {
    const first = approve(alice, 'dba', { minutes: 1 });
    const second = approve(alice, 'dba', { minutes: 2 });
    expect(fold([second, first], []).approvals).toEqual([{ ...second, except: [] }]);
  });

  test('other people, roles, fingerprints and ways stand beside it', () => {
    const all = [
      approve(alice, 'dba', { minutes: 1 }),
      approve(bob, 'dba', { minutes: 2 }),
      approve(alice, 'owner', { minutes: 3 }),
      approve(alice, 'dba', { minutes: 4, fingerprint: former }),
      approve(alice, 'dba', { minutes: 5, via: 'review' }),
      approve(alice, null, { minutes: 6 }),
    ];
    expect(fold(all, []).approvals).toEqual(all.map((event) => ({ ...event, except: [] })));
  });

  test('a revoke takes back earlier ones of that person and role, under every fingerprint', () => {
    expect(
      approvals(
        approve(alice, 'dba', { minutes: 1, fingerprint: former }),
        approve(alice, 'dba', { minutes: 1 }),
        approve(alice, 'owner', { minutes: 1 }),
        approve(bob, 'dba', { minutes: 1 }),
        revoke(alice, 2, 'dba'),
      ).map(({ who, role }) => [who, role]),
    ).toEqual([
      ['alice', 'owner'],
      ['bob', 'dba'],
    ]);
  });

  test('a later approval counts again', () => {
    expect(
      roles(approve(alice, 'dba', { minutes: 3 }), revoke(alice, 2, 'dba'), approve(alice, 'dba', { minutes: 1 })),
    ).toEqual(['dba']);
  });

  test('a revoke of all takes back all', () => {
    expect(roles(approve(alice, 'dba'), approve(alice, null), revoke(alice, 20, null))).toEqual([]);
  });

  test('an approval of every role keeps those that were not taken back', () => {
    const events = [
      approve(alice, null, { minutes: 1 }),
      revoke(alice, 2, 'owner'),
      revoke(alice, 3, 'dba'),
      revoke(alice, 4, 'owner'),
    ];
    expect(approvals(...events)[0]?.except).toEqual(['dba', 'owner']);
    expect(approvals(...events, approve(alice, null, { minutes: 5 }))[0]?.except).toEqual([]);
    expect(approvals(approve(alice, 'senior', { minutes: 1 }), ...events.slice(1))[0]?.except).toEqual([]);
  });

  test('a review takes back what reviews said and nothing else', () => {
    const events = [
      approve(alice, null, { minutes: 1, via: 'review' }),
      approve(alice, null, { minutes: 1, via: 'command' }),
      approve(alice, 'dba', { minutes: 1, via: 'tick' }),
      revoke(alice, 2, null, 'review'),
    ];
    expect(approvals(...events).map(({ via }) => via)).toEqual(['command', 'tick']);
    expect(approvals(...events.slice(0, 3), revoke(alice, 2, null, 'tick'))).toEqual([]);
  });
});

describe('order', () => {
  const at = minute(1);
  test('of one second: the earlier comment first, by number and not by letter', () => {
    const ninth = { ...approve(alice, 'dba'), at, source: 'comment:9' };
    const tenth = { ...revoke(alice, 0, 'dba'), at, source: 'comment:10' };
    expect(roles(tenth, ninth)).toEqual([]);
    expect(roles({ ...tenth, source: 'comment:8' }, ninth)).toEqual(['dba']);
    expect(roles({ ...tenth, source: 'comment:8' }, { ...ninth, source: 'comment:7' })).toEqual([]);
  });

  test('of one second and comment: by sequence', () => {
    const first = { ...approve(alice, 'dba'), at, source: 'comment:9', sequence: 9 };
    expect(roles({ ...revoke(alice, 0, 'dba'), at, source: 'comment:9', sequence: 10 }, first)).toEqual([]);
    expect(roles({ ...revoke(alice, 0, 'dba'), at, source: 'comment:9', sequence: 8 }, first)).toEqual(['dba']);
  });

  test('of one second: checklists before comments before reviews', () => {
    const approval = { ...approve(alice, 'dba'), at, source: 'comment:9' };
    expect(roles(approval, { ...revoke(alice, 0, 'dba'), at, source: 'checklist:99' })).toEqual(['dba']);
    expect(roles(approval, { ...revoke(alice, 0, 'dba', 'command'), at, source: 'review:1' })).toEqual([]);
  });

  test('times are compared as times', () => {
    const early = { ...approve(alice, 'dba'), at: '2026-11-20T01:30:00+02:00' };
    const late = { ...revoke(alice, 0, 'dba'), at: '2026-11-20T00:00:00Z' };
    expect(roles(early, late)).toEqual([]);
  });

  test('what is no time stands last', () => {
    const timeless = { ...revoke(alice, 0, 'dba'), at: 'soon' };
    expect(roles(timeless, approve(alice, 'dba'))).toEqual([]);
    expect(roles(approve(alice, 'dba'), timeless)).toEqual([]);
    const later = { ...approve(alice, 'dba'), at: 'then', source: 'comment:1' };
    expect(roles(later, timeless, approve(alice, 'dba'))).toEqual(['dba']);
    expect(roles({ ...later, at: 'now' }, timeless)).toEqual([]);
  });

  test('what makes earlier words void voids those of its own second', () => {
    const unclear = { ...said(countersign, 0, { type: 'unclear' as const }), at, source: 'checklist:7' };
    for (const source of ['checklist:99', 'comment:1', 'review:1']) {
      const approval = { ...approve(alice, 'dba'), at, source };
      expect(roles(approval, unclear)).toEqual([]);
      expect(roles(unclear, approval)).toEqual([]);
    }
  });

  test('a silence takes back what was said in its own second, in whatever place', () => {
    const silence = { ...said(alice, 0, { type: 'silence' as const, everybody: false, by: 'bob' }), at, source: 'a:1' };
    const review = { ...approve(alice, 'dba', { via: 'review' }), at, source: 'review:1' };
    expect(roles(review, silence)).toEqual([]);
  });

  test('a word is the same word whatever the order of its parts', () => {
    const first = block(alice, 1, 'no');
    const lift = unblock(bob, 2);
    const { sequence, ...rest } = lift;
    expect(fold([first, lift, { sequence, ...rest }], []).vetoes).toEqual([{ block: first, unblocks: [lift] }]);
  });

  test('two different words of one place and time are two', () => {
    const place = { at, source: 'comment:9', sequence: 0 };
    const state = fold(
      [
        { ...approve(alice, 'dba'), ...place },
        { ...block(bob, 0, 'no'), ...place },
      ],
      [],
    );
    expect([state.approvals.length, state.vetoes.length]).toEqual([1, 1]);
  });
});

describe('vetoes', () => {
  test('block again replaces the reason and what others said to the first', () => {
    const last = block(alice, 3, 'second');
    expect(fold([block(alice, 1, 'first'), unblock(bob, 2), last], []).vetoes).toEqual([{ block: last, unblocks: [] }]);
  });

  test('the same person lifts it, others are noted', () => {
    const first = block(alice, 1, 'no');
    const other = block(carol, 2, 'no');
    const [byBob, byCarol] = [unblock(bob, 3), unblock(carol, 4)];
    expect(fold([first, other, byBob, byCarol], []).vetoes).toEqual([{ block: first, unblocks: [byBob, byCarol] }]);
    expect(fold([first, unblock(alice, 5)], []).vetoes).toEqual([]);
    expect(fold([unblock(alice, 0), first], []).vetoes).toEqual([{ block: first, unblocks: [] }]);
  });

  test('oldest first', () => {
    const [first, second] = [block(alice, 1, 'no'), block(bob, 2, 'no')];
    expect(fold([second, first], []).vetoes.map((veto) => veto.block)).toEqual([first, second]);
    const again = block(alice, 3, 'still');
    expect(fold([again, second, first], []).vetoes.map((veto) => veto.block)).toEqual([second, again]);
  });
});

describe('other words', () => {
  test('overrides and waivers: the newest of a person and what it is about', () => {
    const override = (minutes: number, fingerprint: string, reason: string) =>
      said(alice, minutes, { type: 'override' as const, fingerprint, reason });
    const waive = (minutes: number, rule: string, fingerprint: string) =>
      said(alice, minutes, { type: 'waive' as const, rule, fingerprint, reason: 'known' });
    const events = [override(1, present, 'a'), override(2, present, 'b'), override(3, former, 'c')];
    const others = [waive(1, 'x', present), waive(2, 'x', present), waive(3, 'y', present), waive(4, 'x', former)];
    const state = fold([...events, ...others], []);
    expect(state.overrides).toEqual(events.slice(1));
    expect(state.waivers).toEqual(others.slice(1));
    const ofBob = { ...override(4, present, 'd'), account: bob };
    expect(fold([...events, ofBob, { ...waive(5, 'x', present), account: bob }], []).overrides).toContainEqual(ofBob);
    expect(fold([waive(1, 'x', present), { ...waive(5, 'x', present), account: bob }], []).waivers).toHaveLength(2);
  });

  test('acknowledgements stand per person and box, and an untick opens the box for all', () => {
    const tick = (account: Account, minutes: number, box: string, fingerprint = present) =>
      said(account, minutes, { type: 'acknowledge' as const, box, fingerprint });
    const all = [
      tick(alice, 1, 'window'),
      tick(bob, 2, 'window'),
      tick(alice, 3, 'staging'),
      tick(alice, 4, 'window', former),
    ];
    expect(fold(all, []).acknowledgements).toEqual(all);
    const open = said(carol, 5, { type: 'unacknowledge' as const, box: 'window' });
    expect(fold([...all, open], []).acknowledgements).toEqual([all[2]]);
    expect(fold([...all, open, tick(bob, 6, 'window')], []).acknowledgements).toHaveLength(2);
  });

  test('where a history does not tell, approvals and acknowledgements until then hold no more; a veto does', () => {
    const unclear = said(countersign, 5, { type: 'unclear' as const });
    const acknowledgement = said(alice, 1, { type: 'acknowledge' as const, box: 'window', fingerprint: present });
    const state = fold(
      [
        approve(alice, 'dba', { minutes: 4 }),
        approve(bob, 'dba', { minutes: 6 }),
        acknowledgement,
        block(carol, 1, 'no'),
        unclear,
      ],
      [7],
    );
    expect(state.approvals.map(({ account }) => account.login)).toEqual(['bob']);
    expect(state.acknowledgements).toEqual([]);
    expect(state.vetoes).toHaveLength(1);
    expect(state.unclear).toEqual([7]);
  });

  test('what was silenced comes oldest first, by the word that counted last', () => {
    const [first, second] = [approve(alice, 'dba', { minutes: 1 }), approve(bob, 'dba', { minutes: 2 })];
    const again = approve(alice, 'dba', { minutes: 3 });
    const silence = said(carol, 4, { type: 'silence' as const, everybody: true, by: 'carol' });
    expect(fold([first, second, again, silence], []).silenced).toEqual([
      { approval: { ...second, except: [] }, by: null },
      { approval: { ...again, except: [] }, by: null },
    ]);
  });

  test('unclear checklists are named once, in order', () => {
    expect(fold([], [10, 9, 10]).unclear).toEqual([9, 10]);
  });
});
