/**
 * Attacks on the sign-offs that can be decided from GitHub's history alone, by their numbers in the design: setup, attack,
 * what is to come of it. Those that need GitHub itself are stories elsewhere.
 */

import { expect, test } from '@jest/globals';
import type { Account } from '../../src/model/account.ts';
import type { Checklist } from '../../src/model/evidence.ts';
import { signoffMarker } from '../../src/model/markers.ts';
import type { PullCommit, PullRequest } from '../../src/model/pull.ts';
import type { SignoffEvent } from '../../src/model/signoff.ts';
import { inEnglish, phrase } from '../../src/model/text.ts';
import { excludedAccounts } from '../../src/signoff/eligibility.ts';
import { type FingerprintFile, fingerprint } from '../../src/signoff/fingerprint.ts';
import { fold } from '../../src/signoff/fold.ts';
import { gate } from '../../src/signoff/gate.ts';
import type { GateInput } from '../../src/signoff/gate-input.ts';
import { shownBefore } from '../../src/signoff/shown.ts';
import { tickEvents } from '../../src/signoff/ticks.ts';
import {
  alice,
  approve,
  author,
  bob,
  body,
  carol,
  checklist,
  countersign,
  dave,
  everybody,
  flipped,
  former,
  input,
  judge,
  mallory,
  minute,
  otherBot,
  peopleOf,
  policy,
  present,
  refused,
  reviewed,
  revision,
  role,
  roleLine,
  said,
  signedBy,
  user,
} from './support.ts';

const only = policy({ roles: [role('dba', { users: ['alice', 'bob', 'carol', 'author'] })] });
const open = body({ roles: ['dba'] });
const ticked = flipped(open, 'dba');
const posted = revision(0, countersign, open);

/** The way of the walk: checklists and comments to events, folded, judged. */
function evaluate(
  checklists: readonly Checklist[],
  comments: readonly SignoffEvent[] = [],
  parts: Partial<GateInput> = {},
) {
  const ticks = checklists.map((list) => ({ list, ...tickEvents(list) }));
  const unclear = ticks.filter((one) => one.unclear).map(({ list }) => list.id);
  const state = fold([...ticks.flatMap(({ events }) => events), ...comments], unclear);
  return gate({ ...input([], { policy: only }), state, ...parts });
}

/** `/migration approve` without a fingerprint. */
function bare(account: Account, minutes: number, checklists: readonly Checklist[]): SignoffEvent {
  return approve(account, null, { minutes, fingerprint: shownBefore(checklists, minute(minutes)) });
}

const files: readonly FingerprintFile[] = [
  { path: 'db/1.sql', previousPath: null, mode: '100644', baseOid: null, headOid: 'one' },
  { path: 'db/2.sql', previousPath: null, mode: '100644', baseOid: null, headOid: 'two' },
];
const printed = fingerprint(files, 'main', only);
const pushed = (change: Partial<FingerprintFile>) =>
  fingerprint(
    files.map((file) => (file.path === 'db/1.sql' ? { ...file, ...change } : file)),
    'main',
    only,
  );
const about = (now: string) => ({ review: reviewed({ fingerprint: now }), policy: only });

test('01 a push changes a migration after the approval: pending, shown as invalidated', () => {
  const approval = approve(alice, 'dba', { fingerprint: printed });
  expect(judge([approval], about(printed)).verdict.state).toBe('success');
  const result = judge([approval], about(pushed({ headOid: 'other' })));
  expect(result.verdict.state).toBe('pending');
  expect(result.roles[0]?.invalidated).toEqual([{ account: alice, at: approval.at, fingerprint: printed }]);
});

test('02 a push touches only other files: the approval stays', () => {
  const approval = approve(alice, 'dba', { fingerprint: printed });
  expect(judge([approval], about(fingerprint(files.toReversed(), 'main', only))).verdict.state).toBe('success');
});

test('03 a rebase with the same blobs: the approval stays', () => {
  const rebased = files.map((file) => ({ ...file }));
  expect(
    judge([approve(alice, 'dba', { fingerprint: printed })], about(fingerprint(rebased, 'main', only))).verdict.state,
  ).toBe('success');
});

test('04 a push lands just before a bare approval: it is bound to the former fingerprint and does not count', () => {
  const before = body({ roles: ['dba'], fingerprint: former });
  const lists = [checklist([revision(0, countersign, before), revision(10, countersign, open)])];
  for (const minutes of [9, 10]) {
    const result = evaluate(lists, [bare(alice, minutes, lists)]);
    expect(result.verdict.state).toBe('pending');
    expect(refused(result)).toEqual(['alice approve older-fingerprint']);
    expect(result.roles[0]?.invalidated).toHaveLength(1);
  }
  expect(evaluate(lists, [bare(alice, 11, lists)]).verdict.state).toBe('success');
});

test('06 an author date is dated back: it has no effect', () => {
  const commit = { sha: '1', authors: [carol], committer: carol, date: '2001-01-01T00:00:00Z' } as PullCommit;
  const excluded = excludedAccounts(pullOf([commit]), new Set(['1']));
  const result = judge([approve(carol, 'dba')], { policy: only, excluded });
  expect(refused(result)).toEqual(['carol approve committer']);
  const expiring = { ...only, expiresMs: 60_000 };
  expect(refused(judge([approve(alice, 'dba')], { policy: expiring, excluded }))).toEqual(['alice approve expired']);
});

test('07 a force-push away and back: the same fingerprint restores, and both are in the history', () => {
  const events = [
    approve(alice, 'dba', { minutes: 1, fingerprint: printed }),
    approve(bob, 'dba', { minutes: 2, fingerprint: former }),
  ];
  expect(judge(events, about(former)).roles[0]?.invalidated.map(({ account }) => account.login)).toEqual(['alice']);
  const back = judge(events, about(pushed({})));
  expect(back.verdict.state).toBe('success');
  expect(back.roles[0]?.invalidated.map(({ account }) => account.login)).toEqual(['bob']);
});

test('08 the base branch is retargeted: void', () => {
  const result = judge([approve(alice, 'dba', { fingerprint: printed })], about(fingerprint(files, 'release', only)));
  expect(result.verdict.state).toBe('pending');
});

test('09 the author ticks: refused, and said so', () => {
  const result = evaluate([checklist([posted, revision(1, author, ticked)])]);
  expect(result.verdict.state).toBe('pending');
  expect(refused(result)).toEqual(['author tick author']);
});

test('12 three people tick within one second: three correct names', () => {
  const all = policy({ roles: ['a', 'b', 'c'].map((name) => role(name, { users: ['alice', 'bob', 'carol'] })) });
  const empty = body({ roles: ['a', 'b', 'c'] });
  const history = [
    revision(0, countersign, empty),
    revision(1, alice, flipped(empty, 'a')),
    revision(1, bob, flipped(empty, 'a', 'b')),
    revision(1, carol, flipped(empty, 'a', 'b', 'c')),
  ];
  const result = evaluate([checklist(history)], [], { policy: all });
  expect(signedBy(result)).toEqual({ a: ['alice'], b: ['bob'], c: ['carol'] });
});

test('13 a stranger’s tick rides on an administrator’s edit: the administrator is credited with nothing', () => {
  const admins = policy({ roles: [role('dba', { permission: 'admin' })] });
  const history = [posted, revision(1, mallory, ticked), revision(2, dave, `${ticked}\nmore words`)];
  const result = evaluate([checklist(history)], [], { policy: admins });
  expect(result.verdict.state).toBe('pending');
  expect(refused(result)).toEqual(['mallory tick not-a-holder']);
});

test('14 Mallory ticks, a holder edits, Mallory’s revision is deleted: nobody is credited', () => {
  for (const later of [ticked, `${ticked}\nmore words`]) {
    const result = evaluate([checklist([posted, revision(1, mallory, null), revision(2, alice, later)])]);
    expect(signedBy(result)).toEqual({ dba: [] });
    expect(result.verdict.state).toBe('pending');
  }
});

test('15 the revision with the untick is deleted: it stays taken back', () => {
  const gone = [posted, revision(1, alice, ticked), revision(2, alice, null)];
  for (const history of [
    gone,
    [...gone, revision(3, countersign, open)],
    [...gone, revision(3, mallory, ticked)],
    [...gone, revision(3, mallory, open)],
  ]) {
    expect(evaluate([checklist(history)]).verdict.state).toBe('pending');
  }
  // Approved by command, taken back by an untick that is deleted.
  const command = approve(alice, 'dba', { minutes: 0 });
  const rendered = [revision(1, countersign, ticked), revision(2, alice, null), revision(3, mallory, ticked)];
  expect(evaluate([checklist(rendered)], [command]).verdict.state).toBe('pending');
});

test('16 a hundred and more revisions: unknown, and a fresh sign-off is asked', () => {
  const noise = Array.from({ length: 98 }, (_, index) => revision(index + 2, mallory, `${ticked}\n${index}`));
  const drowned = checklist([posted, revision(1, alice, ticked), ...noise]);
  const early = approve(alice, 'dba', { minutes: 1 });
  const result = evaluate([drowned], [early]);
  expect(result.verdict.state).toBe('pending');
  expect(result.verdict.reasons.map(inEnglish).join(' ')).toMatch(/fresh sign-off/);
  const cut = checklist([posted, revision(1, alice, ticked)], { complete: false });
  expect(evaluate([cut], [early]).verdict.state).toBe('pending');
  // Said anew on the next checklist it counts.
  const next = checklist([revision(200, countersign, open), revision(201, alice, ticked)], { id: 8 });
  expect(evaluate([drowned, next], [early]).verdict.state).toBe('success');
});

test('17 one edit ticks every role: each is judged on that editor alone', () => {
  const empty = body();
  const history = [revision(0, countersign, empty), revision(1, alice, flipped(empty, 'owner', 'dba'))];
  const result = evaluate([checklist(history)], [], { policy: policy({ distinct: false }) });
  expect(signedBy(result)).toEqual({ owner: ['alice'], dba: [] });
  expect(refused(result)).toEqual(['alice tick not-a-holder']);
});

test('18 a box is added, or its words or marker are altered: it says nothing', () => {
  const added = `${open}\n${roleLine('owner', present)}`;
  const reworded = open.replace('needs a signature', 'likes kittens');
  const rebound = open.replaceAll(present, former);
  const renamed = open.replace('signoff dba', 'signoff owner');
  for (const altered of [added, reworded, rebound, renamed]) {
    const box = altered === added ? 'owner' : altered === renamed ? 'owner' : 'dba';
    const history = [posted, revision(1, mallory, altered), revision(2, alice, flipped(altered, box))];
    const result = evaluate([checklist(history)]);
    expect(tickEvents(checklist(history)).events).toEqual([]);
    expect(result.verdict.state).toBe('pending');
  }
});

test('19 two boxes for one role: only the template’s counts', () => {
  const forged = `- [ ] **dba** · harmless ${signoffMarker('dba', present)}`;
  const both = `${open}\n${forged}`;
  const of = (text: string) =>
    evaluate([checklist([posted, revision(1, mallory, both), revision(2, alice, text)])]).verdict.state;
  expect(of(both.replace(forged, forged.replace('[ ]', '[x]')))).toBe('pending');
  expect(of(`${ticked}\n${forged}`)).toBe('success');
  // Of two equal lines nobody can tell which is the template's.
  const copied = `${open}\n${roleLine('dba', present)}`;
  expect(
    evaluate([
      checklist([posted, revision(1, mallory, copied), revision(2, alice, `${ticked}\n${roleLine('dba', present)}`)]),
    ]).verdict.state,
  ).toBe('pending');
});

test('20 the checklist is deleted: pending', () => {
  expect(evaluate([checklist([posted, revision(1, alice, ticked)])]).verdict.state).toBe('success');
  expect(evaluate([]).verdict.state).toBe('pending');
  expect(evaluate([checklist([revision(3, countersign, open)], { id: 8 })]).verdict.state).toBe('pending');
});

test('22 a bot ticks on a checklist: nothing, and who edits after it is not credited', () => {
  for (const bot of [otherBot, countersign]) {
    const history = [posted, revision(1, bot, ticked), revision(2, alice, `${ticked}\nmore words`)];
    expect(evaluate([checklist(history)]).verdict.state).toBe('pending');
  }
});

test('27 a migration is renamed, becomes a link or a submodule, or changes its mode: another fingerprint', () => {
  const changes = [
    { path: 'db/3.sql' },
    { previousPath: 'db/0.sql' },
    { mode: '120000' },
    { mode: '160000' },
    { mode: '100755' },
    { headOid: null },
    { baseOid: 'zero' },
  ];
  const prints = changes.map(pushed);
  expect(new Set([...prints, printed]).size).toBe(changes.length + 1);
  for (const print of prints) {
    expect(judge([approve(alice, 'dba', { fingerprint: printed })], about(print)).verdict.state).toBe('pending');
  }
});

test('31 homoglyphs, zero-width characters and case variants of a role or a login match nothing', () => {
  for (const name of ['DBA', 'dbа', 'dba\u200B', 'dba ']) {
    expect(refused(judge([approve(alice, name)], { policy: only }))).toEqual(['alice approve unknown-role']);
    const disguised = open.replace('signoff dba', `signoff ${name}`);
    const list = checklist([
      posted,
      revision(1, mallory, disguised),
      revision(2, alice, disguised.replace('[ ]', '[x]')),
    ]);
    expect(tickEvents(list).events).toEqual([]);
  }
  // An account whose login only looks like a listed one has another id.
  const lookalike = user(50, 'a1ice');
  const people = peopleOf([
    [lookalike, 'write'],
    [alice, 'write'],
  ]);
  expect(refused(judge([approve(lookalike, 'dba')], { policy: only, people }))).toEqual(['a1ice approve not-a-holder']);
  const kelvin = policy({ roles: [role('dba', { users: ['\u212Aim'] })] });
  const kim = user(51, 'kim');
  expect(refused(judge([approve(kim, 'dba')], { policy: kelvin, people: peopleOf([[kim, 'write']]) }))).toEqual([
    'kim approve not-a-holder',
  ]);
});

test('32 the approver leaves the team: pending', () => {
  const team = policy({ roles: [role('dba', { teams: ['acme/dba'] })] });
  const before = peopleOf([[alice, 'write', 'acme/dba']]);
  const after = peopleOf([[alice, 'write']]);
  expect(judge([approve(alice, 'dba')], { policy: team, people: before }).verdict.state).toBe('success');
  expect(judge([approve(alice, 'dba')], { policy: team, people: after }).verdict.state).toBe('pending');
});

test('33 a team cannot be looked up: error', () => {
  const faults = [{ code: 'permission' as const, what: phrase`The members of acme/dba cannot be read.` }];
  const people = peopleOf([[alice, 'write', 'acme/dba']], { faults });
  const { verdict } = judge([approve(alice, 'dba')], { policy: only, people });
  expect(verdict).toEqual({ state: 'error', reasons: [phrase`The members of acme/dba cannot be read.`] });
});

test('34 the approver is renamed and somebody registers the old login: refused', () => {
  const renamed = user(alice.id, 'alice-2');
  const taker = user(99, 'alice');
  const people = {
    ...everybody,
    standings: new Map([[alice.id, { account: renamed, permission: 'write' as const, teams: [] }]]),
    ids: new Map([['alice', taker.id]]),
  };
  expect(refused(judge([approve(alice, 'dba')], { policy: only, people }))).toEqual(['alice approve account-changed']);
  expect(refused(judge([approve(renamed, 'dba')], { policy: only, people }))).toEqual(['alice-2 approve not-a-holder']);
});

test('35 a bot, a ghost or a mannequin ticks: refused', () => {
  const mannequin: Account = { ...alice, type: 'Mannequin' };
  for (const editor of [otherBot, null, mannequin, { ...alice, login: 'alice[bot]' }]) {
    expect(evaluate([checklist([posted, revision(1, editor, ticked)])]).verdict.state).toBe('pending');
  }
  expect(refused(judge([approve(mannequin, 'dba')], { policy: only }))).toEqual(['alice approve not-a-holder']);
});

const pullOf = (commits: readonly PullCommit[], lastPusher: Account | null = null): PullRequest => ({
  number: 1,
  state: 'open',
  draft: false,
  author,
  base: { ref: 'main', sha: '0' },
  head: { ref: 'topic', sha: '1', repository: null, fork: false },
  mergeBase: '0',
  commits,
  lastPusher,
  labels: [],
  reviewers: [],
  sameHead: [],
  queued: null,
});

test('36 the approver is co-author or last pusher: excluded', () => {
  const commits = [{ sha: '1', authors: [author, alice], committer: author }];
  const excluded = excludedAccounts(pullOf(commits, bob), new Set(['1']));
  const result = judge([approve(alice, 'dba'), approve(bob, 'dba')], { policy: only, excluded });
  expect(result.verdict.state).toBe('pending');
  expect(refused(result)).toEqual(['alice approve co-author', 'bob approve last-pusher']);
  // Who committed only to other files and did not push last may sign.
  const elsewhere = excludedAccounts(pullOf(commits, author), new Set());
  expect(judge([approve(alice, 'dba')], { policy: only, excluded: elsewhere }).verdict.state).toBe('success');
});

test('37 one person, two roles, distinct: one counts', () => {
  const empty = body();
  const history = [revision(0, countersign, empty), revision(1, bob, flipped(empty, 'owner', 'dba'))];
  const result = evaluate([checklist(history)], [], { policy: policy() });
  expect(signedBy(result)).toEqual({ owner: ['bob'], dba: [] });
  expect(refused(result)).toEqual(['bob tick one-person-one-role']);
  expect(result.verdict.state).toBe('pending');
});

test('38 a second account of the approver cannot be told from a second person', () => {
  const second = user(91, 'author-2');
  const people = peopleOf([
    [author, 'write'],
    [second, 'write'],
  ]);
  const anybody = policy({ roles: [role('reviewer', { permission: 'write' })] });
  expect(judge([approve(second, 'reviewer')], { policy: anybody, people }).verdict.state).toBe('success');
});

test('44 deliveries are doubled, reversed, dropped and made up for: the same state', () => {
  const ticks = tickEvents(
    checklist([posted, revision(1, alice, ticked), revision(3, alice, open), revision(4, bob, ticked)]),
  ).events;
  const all = [
    ...ticks,
    approve(carol, null, { minutes: 2 }),
    said(carol, 5, { type: 'revoke' as const, role: 'dba', via: 'command' as const }),
  ];
  const state = fold(all, []);
  expect(state.approvals.map(({ account }) => account.login)).toEqual(['carol', 'bob']);
  expect(fold([...all, ...all], [])).toEqual(state);
  expect(fold(all.toReversed(), [])).toEqual(state);
  expect(fold([...all.slice(3), ...all.slice(0, 3)], [])).toEqual(state);
});

test('49 a rewrite by the bot races a tick: the tick is kept from the history', () => {
  const history = [posted, revision(1, alice, ticked), revision(1, countersign, open)];
  expect(evaluate([checklist(history)]).verdict.state).toBe('success');
  // Nor does the next tick of somebody else take it back.
  const two = body();
  const both = [
    revision(0, countersign, two),
    revision(1, alice, flipped(two, 'owner')),
    revision(1, countersign, two),
    revision(2, carol, flipped(two, 'dba')),
  ];
  expect(evaluate([checklist(both)], [], { policy: policy() }).verdict.state).toBe('success');
  // An untick that the rewrite hid stays an untick.
  const untick = [posted, revision(1, alice, ticked), revision(2, alice, open), revision(2, countersign, ticked)];
  expect(evaluate([checklist(untick)]).verdict.state).toBe('pending');
});

const override = (account: Account, parts: { reason?: string; fingerprint?: string } = {}) =>
  said(account, 20, { type: 'override' as const, reason: 'outage', fingerprint: present, ...parts });

test('50 an override by the author, without a reason, or stale: refused', () => {
  const admins = peopleOf([
    [author, 'admin'],
    [dave, 'admin'],
  ]);
  const of = (event: SignoffEvent) => judge([event], { policy: only, people: admins });
  for (const [event, why] of [
    [override(author), 'author override author'],
    [override(dave, { reason: '  ' }), 'dave override no-reason'],
    [override(dave, { fingerprint: former }), 'dave override older-fingerprint'],
  ] as const) {
    expect(of(event).verdict.state).toBe('pending');
    expect(refused(of(event))).toEqual([why]);
  }
  expect(of(override(dave)).verdict).toEqual({ state: 'success', reasons: [phrase`OVERRIDDEN by dave: outage`] });
});

test('51 a push after an override: void', () => {
  const event = override(dave, { fingerprint: printed });
  expect(judge([event], about(printed)).verdict.state).toBe('success');
  const result = judge([event], about(pushed({ headOid: 'other' })));
  expect(result.verdict.state).toBe('pending');
  expect(result.override).toBeNull();
});

test('52 draft, closed, opened again: sign-offs are kept only as long as nothing changed and none expired', () => {
  const approval = approve(alice, 'dba', { minutes: 0, fingerprint: printed });
  const expiring = { ...only, expiresMs: 14 * 24 * 60 * 60_000 };
  const days = (count: number) => minute(count * 24 * 60);
  expect(judge([approval], { ...about(printed), policy: expiring, now: days(13) }).verdict.state).toBe('success');
  expect(judge([approval], { ...about(printed), policy: expiring, now: days(14) }).verdict.state).toBe('pending');
  expect(
    judge([approval], { ...about(pushed({ headOid: 'other' })), policy: expiring, now: days(13) }).verdict.state,
  ).toBe('pending');
});
