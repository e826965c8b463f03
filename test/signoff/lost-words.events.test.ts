/** What is said in place of words that somebody else took away, word by word, and where nothing is to be said. */
import { describe, expect, test } from '@jest/globals';
import type { Account } from '../../src/model/account.ts';
import type { Deletion, Evidence, PersonComment } from '../../src/model/evidence.ts';
import { shownMarker, vetoMarker } from '../../src/model/markers.ts';
import { lostWords } from '../../src/signoff/lost-words.ts';
import { alice, bob, body, carol, checklist, countersign, minute, otherBot, present, revision } from './support.ts';

const second = (minutes: number) => Date.parse(minute(minutes)) / 1000;
const gone = (minutes: number, author: Account | null, by: Account | null): Deletion => ({
  at: minute(minutes),
  author,
  by,
});
const comment = (minutes: number, author: Account | null, parts: Partial<PersonComment> = {}): PersonComment => ({
  id: 100 + minutes,
  author,
  createdAt: minute(minutes),
  editedAt: null,
  body: '/migration block no',
  ownReactions: [],
  answered: false,
  ...parts,
});
const altered = { editedAt: minute(9), original: null, originalLost: { at: minute(10), by: alice } };

/** A checklist's body that shows vetoes, each by a person at a minute. */
function showing(...vetoes: readonly (readonly [Account, number])[]): string {
  const [first = '', second_ = '', ...rest] = body().split('\n');
  return [first, second_, ...vetoes.map(([{ id }, at]) => vetoMarker(id, second(at))), ...rest].join('\n');
}

const lost = (evidence: Partial<Evidence>) => lostWords({ checklists: [], comments: [], deletions: [], ...evidence });
/** Who blocks, from which place. */
const blocks = (evidence: Partial<Evidence>) =>
  lost(evidence)
    .filter(({ type }) => type === 'block')
    .map(({ account, source }) => [account.login, source]);

const plain = revision(0, countersign, body());
const shown = revision(5, countersign, showing([bob, 3]));

describe('said in full', () => {
  test('every deletion is a place of its own', () => {
    const silence = { type: 'silence', at: minute(5), sequence: 0 };
    expect(lost({ deletions: [gone(5, bob, alice), gone(5, null, null)] })).toEqual([
      { ...silence, account: bob, source: 'deletion:0', everybody: false, by: 'alice' },
      {
        ...silence,
        account: { id: 0, login: 'ghost', type: 'User' },
        source: 'deletion:1',
        everybody: true,
        by: null,
      },
    ]);
  });

  test('of a deleted original the veto alone: earlier words are taken back where commands are read', () => {
    const evidence = { checklists: [checklist([plain, shown])], comments: [comment(3, bob, altered)] };
    expect(lost(evidence)).toEqual([
      {
        type: 'block',
        reason: 'what the comment had said was deleted by alice; until then the checklist had shown this block',
        account: bob,
        at: minute(3),
        source: `veto:${bob.id}`,
        sequence: 0,
      },
    ]);
  });

  test('of a deleted original that nobody had been shown the comment itself is the place', () => {
    const evidence = {
      checklists: [checklist([plain, revision(10, countersign, null)])],
      comments: [comment(3, bob, altered)],
    };
    expect(lost(evidence)).toMatchObject([
      { type: 'block', account: bob, at: minute(10), source: 'comment:103', sequence: 1 },
    ]);
  });

  test('a veto of somebody whose login nobody knows any more stands under their number', () => {
    expect(lost({ checklists: [checklist([plain, shown])], deletions: [gone(10, null, alice)] })[1]).toMatchObject({
      type: 'block',
      account: { id: bob.id, login: 'ghost', type: 'User' },
    });
  });

  test('it stands under their name where another comment of theirs is there', () => {
    const comments = [comment(1, null), comment(2, carol), comment(4, bob)];
    const evidence = { checklists: [checklist([plain, shown])], comments, deletions: [gone(10, null, alice)] };
    expect(blocks(evidence)).toEqual([['bob', 'veto:2']]);
  });
});

describe('nothing is said', () => {
  test('of a bot’s comment', () => {
    expect(lost({ deletions: [gone(5, otherBot, alice)] })).toEqual([]);
  });

  test('of comments that are whole, though a body of ours is gone', () => {
    const checklists = [checklist([plain, revision(5, countersign, null)])];
    expect(lost({ checklists, comments: [comment(6, bob), comment(7, bob, { original: 'x' })] })).toEqual([]);
  });

  test('for a veto that was shown only after the deletion: it was about something else', () => {
    const evidence = { checklists: [checklist([shown])], deletions: [gone(4, bob, alice), gone(8, bob, bob)] };
    expect(blocks(evidence)).toEqual([]);
  });

  test('for a veto by a comment that lost its original to somebody else at another time', () => {
    const evidence = {
      checklists: [checklist([plain, shown])],
      comments: [comment(4, bob, altered)],
      deletions: [gone(8, bob, bob)],
    };
    expect(blocks(evidence)).toEqual([]);
  });

  test('for a veto that was taken back while another one stood', () => {
    const later = revision(8, countersign, showing([carol, 4]));
    const evidence = { checklists: [checklist([plain, shown, later])], deletions: [gone(10, bob, alice)] };
    expect(blocks(evidence)).toEqual([]);
  });

  test('for a veto that had been taken back at the deletion, and was shown anew after it', () => {
    const history = [plain, shown, revision(7, countersign, body()), revision(9, countersign, showing([bob, 3]))];
    expect(blocks({ checklists: [checklist(history)], deletions: [gone(8, bob, alice)] })).toEqual([]);
  });
});

describe('the veto is kept', () => {
  test('that was taken back and shown once more before the deletion', () => {
    const history = [plain, shown, revision(6, countersign, body()), revision(8, countersign, showing([bob, 3]))];
    const evidence = { checklists: [checklist(history)], deletions: [gone(10, bob, alice)] };
    expect(blocks(evidence)).toEqual([['bob', 'veto:2']]);
  });

  test('after a body that does not tell which migrations it shows', () => {
    const untold = body().replace(shownMarker(present), '');
    const evidence = {
      checklists: [checklist([plain, shown, revision(8, countersign, untold)])],
      deletions: [gone(10, bob, alice)],
    };
    expect(blocks(evidence)).toEqual([['bob', 'veto:2']]);
  });

  test('beside one that is presumed, where a body of ours is gone', () => {
    // Also in the very second of the deletion.
    for (const minutes of [8, 10]) {
      const evidence = {
        checklists: [checklist([plain, shown, revision(minutes, countersign, null)])],
        deletions: [gone(10, bob, alice)],
      };
      expect(blocks(evidence)).toEqual([
        ['bob', 'veto:2'],
        ['bob', 'deletion:0'],
      ]);
    }
  });

  test('that an edit after the dropped ones showed', () => {
    const evidence = {
      checklists: [checklist([plain, shown], { complete: false })],
      deletions: [gone(10, bob, alice)],
    };
    expect(blocks(evidence)).toEqual([
      ['bob', 'veto:2'],
      ['bob', 'deletion:0'],
    ]);
  });

  test('though comments of people who left stand beside it', () => {
    const evidence = {
      checklists: [checklist([plain, shown])],
      comments: [comment(3, null)],
      deletions: [gone(10, bob, alice)],
    };
    expect(blocks(evidence)).toEqual([['bob', 'veto:2']]);
  });
});

test('a block is not presumed because of a comment of nobody knows whom', () => {
  expect(blocks({ deletions: [gone(10, bob, alice), gone(9, null, alice)] })).toEqual([]);
});
