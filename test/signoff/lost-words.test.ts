/** What somebody else deleted opens nothing, whatever else they delete, and what people deleted themselves is theirs. */
import { describe, expect, test } from '@jest/globals';
import type { Account } from '../../src/model/account.ts';
import type { Checklist, Deletion, Evidence, PersonComment } from '../../src/model/evidence.ts';
import { checklistMarker, shownMarker, vetoMarker } from '../../src/model/markers.ts';
import type { SignoffEvent } from '../../src/model/signoff.ts';
import { fold } from '../../src/signoff/fold.ts';
import { lostWords } from '../../src/signoff/lost-words.ts';
import {
  alice,
  approve,
  author,
  bob,
  body,
  carol,
  checklist,
  countersign,
  judge,
  mallory,
  minute,
  otherBot,
  policy,
  present,
  refused,
  revision,
  role,
  said,
  user,
} from './support.ts';

const second = (minutes: number) => Date.parse(minute(minutes)) / 1000;
const gone = (minutes: number, whose: Account | null, by: Account | null): Deletion => ({
  at: minute(minutes),
  author: whose,
  by,
});
const comment = (minutes: number, whose: Account, parts: Partial<PersonComment> = {}): PersonComment => ({
  id: 100 + minutes,
  author: whose,
  createdAt: minute(minutes),
  editedAt: null,
  body: '/migration block no',
  ownReactions: [],
  answered: false,
  ...parts,
});

/** A checklist's body that shows vetoes, each by a person at a minute. */
function showing(...vetoes: readonly (readonly [Account, number])[]): string {
  const [first = '', second_ = '', ...rest] = body().split('\n');
  return [first, second_, ...vetoes.map(([{ id }, at]) => vetoMarker(id, second(at))), ...rest].join('\n');
}

const lost = (evidence: Partial<Evidence>): readonly SignoffEvent[] =>
  lostWords({ checklists: [], comments: [], deletions: [], ...evidence });
/** Whose vetoes stand, and since when. */
const vetoes = (evidence: Partial<Evidence>) =>
  fold(lost(evidence), []).vetoes.map(({ block }) => [block.account.login, block.at, block.reason]);

const shownFrom5 = checklist([revision(0, countersign, body()), revision(5, countersign, showing([bob, 3]))]);
const kept = [
  'bob',
  minute(3),
  "a comment of bob's was deleted by alice; until then the checklist had shown this block",
];

describe('a comment that somebody else deleted', () => {
  test('takes back what its author had said before it, in every way, and nothing of others', () => {
    const events = [
      approve(bob, 'owner', { minutes: 1, via: 'tick' }),
      approve(bob, 'dba', { minutes: 2, via: 'review' }),
      approve(carol, 'dba', { minutes: 2 }),
      ...lost({ deletions: [gone(5, bob, alice)] }),
      approve(bob, 'owner', { minutes: 6 }),
    ];
    expect(fold(events, []).approvals.map(({ account, at }) => [account.login, at])).toEqual([
      ['carol', minute(2)],
      ['bob', minute(6)],
    ]);
  });

  test('is told to the person until they speak again', () => {
    const only = policy({ roles: [role('dba', { users: ['bob'] })] });
    const before = [approve(bob, 'dba', { minutes: 1, via: 'tick' }), ...lost({ deletions: [gone(5, bob, alice)] })];
    const result = judge(before, { policy: only });
    expect(result.verdict.state).toBe('pending');
    expect(result.refusals).toMatchObject([{ what: 'tick', why: 'comment-deleted', account: bob, detail: 'alice' }]);
    const again = judge([...before, approve(bob, 'dba', { minutes: 6 })], { policy: only });
    expect([again.verdict.state, refused(again)]).toEqual(['success', []]);
    const revoked = said(bob, 6, { type: 'revoke' as const, role: null, via: 'command' as const });
    expect(refused(judge([...before, revoked], { policy: only }))).toEqual([]);
    const byCarol = [...before, approve(carol, 'dba', { minutes: 6 })];
    expect(refused(judge(byCarol, { policy: only }))).toContain('bob tick comment-deleted');
  });

  test.each([
    ['by nobody knows whom', gone(5, bob, null), ['carol'], ''],
    ['of nobody knows whom', gone(5, null, alice), [], ''],
    ['of a bot', gone(5, otherBot, alice), ['bob', 'carol'], null],
    ['of their own', gone(5, bob, bob), ['bob', 'carol'], null],
    ['by a workflow', gone(5, bob, otherBot), ['carol'], 'github-actions'],
  ])('%s', (_, deletion, left, detail) => {
    const approvals = [approve(bob, 'owner', { minutes: 1 }), approve(carol, 'dba', { minutes: 2 })];
    const state = fold([...approvals, ...lost({ deletions: [deletion] })], []);
    expect(state.approvals.map(({ account }) => account.login)).toEqual(left);
    const refusals = judge([], { state }).refusals.filter(({ why }) => why === 'comment-deleted');
    expect(new Set(refusals.map((refusal) => refusal.detail))).toEqual(new Set(detail === null ? [] : [detail]));
  });

  test('in the very second of a signature takes it back too', () => {
    const [event] = lost({ deletions: [gone(5, bob, alice)] });
    if (!event) throw new Error('nothing was lost');
    const approval = approve(bob, 'dba', { minutes: 5 });
    for (const order of [
      [event, approval],
      [approval, event],
    ]) {
      expect(fold(order, []).approvals).toEqual([]);
    }
  });
});

describe('a veto that was shown', () => {
  test('stands when its comment was deleted by somebody else, or by nobody knows whom', () => {
    expect(vetoes({ checklists: [shownFrom5], deletions: [gone(10, bob, alice)] })).toEqual([kept]);
    expect(vetoes({ checklists: [shownFrom5], deletions: [gone(10, bob, null)] })).toEqual([
      ['bob', minute(3), expect.stringContaining('deleted by somebody unknown')],
    ]);
    expect(vetoes({ checklists: [shownFrom5], deletions: [gone(10, null, alice)] })).toEqual([
      ['ghost', minute(3), expect.stringContaining('a comment was deleted by alice')],
    ]);
    // In the very second in which it was shown first.
    expect(vetoes({ checklists: [shownFrom5], deletions: [gone(5, bob, alice)] })).toEqual([kept]);
  });

  test('is lifted by the same person, and by nobody else but an administrator', () => {
    const events = lost({ checklists: [shownFrom5], deletions: [gone(10, bob, alice)] });
    const only = policy({ roles: [role('dba', { users: ['bob'] })] });
    const unblock = (account: Account, minutes: number) => said(account, minutes, { type: 'unblock' as const });
    const stateAfter = (...more: readonly SignoffEvent[]) =>
      judge([...events, ...more, approve(bob, 'dba', { minutes: 20 })], { policy: only }).verdict.state;
    expect(stateAfter()).toBe('failure');
    expect(stateAfter(unblock(alice, 11))).toBe('failure');
    expect(stateAfter(unblock(user(4, 'dave'), 11))).toBe('success');
    // Also when it was said between the block and the deletion.
    for (const minutes of [4, 11]) expect(stateAfter(unblock(bob, minutes))).toBe('success');
  });

  test('is lifted when its author deleted it, and by no deletion of an earlier time', () => {
    expect(vetoes({ checklists: [shownFrom5], deletions: [gone(10, bob, bob)] })).toEqual([]);
    expect(vetoes({ checklists: [shownFrom5], deletions: [gone(2, bob, alice)] })).toEqual([]);
    expect(vetoes({ checklists: [shownFrom5], deletions: [gone(10, carol, alice)] })).toEqual([]);
    expect(vetoes({ checklists: [shownFrom5] })).toEqual([]);
  });

  test('and no more when something else of its author was deleted, does not come back', () => {
    const lifted = checklist([...shownFrom5.revisions, revision(8, countersign, body())]);
    expect(vetoes({ checklists: [lifted], deletions: [gone(7, bob, bob), gone(10, bob, alice)] })).toEqual([]);
    // Of what was shown in that very second nobody can tell whether it was before.
    expect(vetoes({ checklists: [lifted], deletions: [gone(8, bob, alice)] })).toEqual([kept]);
  });

  test.each([
    ['of migrations that were taken away', `${checklistMarker}\n${shownMarker(present)}\nThere are no migrations.`],
    ['that is closed', `${checklistMarker}\n## Closed\n`],
    ['that could not be made', `${checklistMarker}\n## Merge blocked\n`],
  ])('is not forgotten by a checklist %s', (_, text) => {
    const list = checklist([...shownFrom5.revisions, revision(8, countersign, text)]);
    expect(vetoes({ checklists: [list], deletions: [gone(10, bob, alice)] })).toEqual([kept]);
  });

  test('is not told by people, or by another bot', () => {
    for (const editor of [alice, otherBot, null]) {
      const forged = checklist([revision(0, countersign, body()), revision(5, editor, showing([bob, 3]))]);
      expect(vetoes({ checklists: [forged], deletions: [gone(10, bob, alice)] })).toEqual([]);
      const stripped = checklist([...shownFrom5.revisions, revision(8, editor, body())]);
      expect(vetoes({ checklists: [stripped], deletions: [gone(10, bob, alice)] })).toEqual([kept]);
    }
  });

  test('speaks for itself while its comment is there, also when its author edited it', () => {
    for (const parts of [{}, { editedAt: minute(6), body: 'Fine now.' }, { editedAt: minute(6), original: 'x' }]) {
      const comments = [comment(3, bob, parts)];
      expect(vetoes({ checklists: [shownFrom5], comments, deletions: [gone(10, bob, alice)] })).toEqual([]);
    }
    const others = [comment(3, carol), comment(4, bob)];
    expect(vetoes({ checklists: [shownFrom5], comments: others, deletions: [gone(10, bob, alice)] })).toEqual([kept]);
  });

  test('stands when its comment was edited by somebody else and what it had said was deleted', () => {
    const altered = { editedAt: minute(9), original: null, originalLost: { at: minute(10), by: alice } };
    const why = 'what the comment had said was deleted by alice; until then the checklist had shown this block';
    expect(vetoes({ checklists: [shownFrom5], comments: [comment(3, bob, altered)] })).toEqual([
      ['bob', minute(3), why],
    ]);
    // When that was done is not known either: then it is the edit that counts.
    const unknown = { editedAt: minute(9), original: null };
    expect(vetoes({ checklists: [shownFrom5], comments: [comment(3, bob, unknown)] })).toHaveLength(1);
    // Another comment of theirs says nothing about this one.
    expect(vetoes({ checklists: [shownFrom5], comments: [comment(3, bob), comment(4, bob, altered)] })).toEqual([]);
  });

  test('several at once, each of its own', () => {
    const list = checklist([revision(0, countersign, body()), revision(5, countersign, showing([bob, 3], [carol, 4]))]);
    const deletions = [gone(10, bob, alice), gone(11, carol, mallory)];
    expect(vetoes({ checklists: [list], deletions }).map(([who, at]) => [who, at])).toEqual([
      ['bob', minute(3)],
      ['carol', minute(4)],
    ]);
    expect(vetoes({ checklists: [list], deletions: deletions.slice(1) }).map(([who]) => who)).toEqual(['carol']);
  });
});

describe('what the checklist had shown is deleted as well', () => {
  const presumed = [
    'bob',
    minute(10),
    "a comment of bob's was deleted by alice, and what the checklist had shown until then is gone too, so it may have been a block",
  ];

  test.each<[string, Checklist[], Deletion[]]>([
    [
      'a revision of it',
      [
        checklist([
          revision(0, countersign, body()),
          revision(5, countersign, null),
          revision(11, countersign, body()),
        ]),
      ],
      [],
    ],
    [
      'revisions that GitHub dropped',
      [checklist([revision(0, countersign, body()), revision(9, countersign, body())], { complete: false })],
      [],
    ],
    ['all of it, and none is left', [], [gone(11, countersign, alice)]],
    [
      'all of it, and there is a new one',
      [checklist([revision(12, countersign, body())])],
      [gone(9, countersign, alice)],
    ],
    [
      'the newest, and there is a closed one',
      [checklist([revision(0, countersign, body()), revision(2, countersign, `${checklistMarker}\n## Closed\n`)])],
      [gone(9, countersign, alice)],
    ],
  ])('%s: a block is presumed', (_, checklists: readonly Checklist[], more: readonly Deletion[]) => {
    expect(vetoes({ checklists, deletions: [gone(10, bob, alice), ...more] })).toEqual([presumed]);
  });

  test('none is presumed where it is there, where nothing of ours was deleted, or of whom cannot block', () => {
    const there = [checklist([revision(0, countersign, body())])];
    const reply = gone(9, countersign, alice);
    expect(vetoes({ checklists: there, deletions: [gone(10, bob, alice), reply] })).toEqual([]);
    expect(vetoes({ checklists: [], deletions: [gone(10, bob, alice)] })).toEqual([]);
    expect(vetoes({ checklists: [], deletions: [gone(10, bob, bob), reply] })).toEqual([]);
    expect(vetoes({ checklists: [], deletions: [gone(10, bob, alice), gone(9, countersign, countersign)] })).toEqual(
      [],
    );
    expect(vetoes({ checklists: [], deletions: [gone(10, otherBot, alice), reply] })).toEqual([]);
    const events = lost({ deletions: [gone(10, mallory, alice), reply] });
    expect(judge([...events, approve(alice, 'owner'), approve(carol, 'dba')]).verdict.state).toBe('success');
  });
});

test('deleting never opens the gate, whoever deletes whatever of others', () => {
  const people = [alice, bob, carol, mallory, author];
  const checklists = [shownFrom5];
  const words = [approve(alice, 'owner', { minutes: 1 }), approve(bob, 'dba', { minutes: 1 })];
  const states = people.flatMap((whose) =>
    [...people, null].map((by) => {
      const events = lost({ checklists, deletions: [gone(10, whose, by), gone(11, countersign, by)] });
      return { whose, by, state: judge([...words, ...events]).verdict.state };
    }),
  );
  // Both have signed: only what was deleted can close it, and of others' words it does.
  for (const { whose, by, state } of states) {
    const wanted = whose === by || ![alice, bob].includes(whose) ? 'success' : whose === bob ? 'failure' : 'pending';
    expect([whose.login, by?.login, state]).toEqual([whose.login, by?.login, wanted]);
  }
});
