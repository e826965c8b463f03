/** As many places as possible are filled, and nobody fills two. */
import { expect, test } from '@jest/globals';
import { assign } from '../../src/signoff/assignment.ts';

test('bob holds owner and dba, alice owner: both are filled', () => {
  expect(assign([[2, 1], [2]])).toEqual([1, 2]);
  expect(assign([[2], [2, 1]])).toEqual([2, 1]);
});

test('one person fills one place', () => {
  expect(assign([[1], [1]])).toEqual([1, null]);
  expect(assign([[], [1]])).toEqual([null, 1]);
  expect(assign([])).toEqual([]);
});

test('a chain of moves is found', () => {
  expect(assign([[1, 2], [1, 3], [1], [3, 4]])).toEqual([2, 3, 1, 4]);
});
