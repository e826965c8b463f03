/** A bare command binds to what our own checklist had shown before it. */
import { expect, test } from '@jest/globals';
import { shownBefore, shownBy } from '../../src/signoff/shown.ts';
import { alice, body, checklist, countersign, former, minute, otherBot, present, revision } from './support.ts';

const old = revision(0, countersign, body({ fingerprint: former }));
const fresh = revision(10, countersign, body({ fingerprint: present }));

test.each([
  ['nothing yet', 0, null],
  ['the first', 1, former],
  ['in the very second of the push it is the old one', 10, former],
  ['the second', 11, present],
])('%s', (_, minutes, fingerprint) => {
  expect(shownBefore([checklist([old, fresh])], minute(minutes))).toBe(fingerprint);
});

test('the newest of several checklists', () => {
  const lists = [checklist([fresh]), checklist([old], { id: 6 })];
  expect(shownBefore(lists, minute(20))).toBe(present);
  expect(shownBefore(lists.toReversed(), minute(20))).toBe(present);
});

test('of two in one second the later one', () => {
  const same = revision(10, countersign, body({ fingerprint: former }));
  expect(shownBefore([checklist([fresh, same])], minute(20))).toBe(former);
});

test('people and other bots show nothing', () => {
  for (const editor of [alice, otherBot, null]) {
    expect(shownBefore([checklist([old, { ...fresh, editor }])], minute(20))).toBe(former);
  }
  expect(shownBefore([checklist([{ ...old, editor: alice }])], minute(20))).toBeNull();
  expect(shownBefore([checklist([{ ...old, editor: null }])], minute(20))).toBeNull();
  expect(shownBefore([checklist([{ ...old, editor: null }, fresh])], minute(20))).toBeNull();
});

test('a body without the marker shows nothing, one that was deleted shows what nobody knows', () => {
  expect(shownBefore([checklist([old, { ...fresh, body: 'Closed, see below.' }])], minute(20))).toBe(former);
  expect(shownBefore([checklist([old, { ...fresh, body: null }])], minute(20))).toBeNull();
});

test('between the original and the oldest edit that is kept nobody knows', () => {
  const cut = checklist([old, fresh], { complete: false });
  expect(shownBefore([cut], minute(5))).toBeNull();
  expect(shownBefore([cut], minute(11))).toBe(present);
});

test('only what shows something is listed', () => {
  expect(shownBy(checklist([old, { ...fresh, body: 'Closed, see below.' }]))).toEqual([
    { at: minute(0), fingerprint: former },
  ]);
});

test('at no time nothing was shown', () => {
  expect(shownBefore([checklist([old])], 'yesterday')).toBeNull();
  expect(shownBefore([], minute(1))).toBeNull();
});
