/** One person fills one role, and files that need certain people get them where that is possible at all. */
import { expect, test } from '@jest/globals';
import { type DistinctRole, distinctPeople } from '../../src/signoff/distinct.ts';

const role = (count: number, signers: readonly number[], ...needs: readonly (readonly number[])[]): DistinctRole => ({
  count,
  signers,
  needs: needs.map((need) => new Set(need)),
});
const counted = (...roles: readonly DistinctRole[]) => distinctPeople(roles).map((people) => [...people]);

test('a file that only one can speak for gets that one', () => {
  expect(counted(role(1, [2, 1], [1]), role(1, [1, 3]))).toEqual([[2, 1], [3]]);
  expect(counted(role(1, [2, 1], [1]), role(1, [1]))).toEqual([[2], [1]]);
});

test('a file needs one of its owners, not all of them', () => {
  expect(counted(role(1, [1, 2], [1, 2]), role(1, [2, 1], [2]))).toEqual([[1], [2]]);
  // The other way round would do as well: who is put well stays.
  expect(counted(role(1, [1, 2], [1, 2]), role(1, [2, 1]))).toEqual([[1], [2]]);
  expect(counted(role(1, [1, 4, 3]), role(1, [2, 1, 4], [1, 4]))).toEqual([
    [4, 3],
    [2, 1],
  ]);
  expect(counted(role(1, [2, 1], [1]), role(1, [1, 3], [3]))).toEqual([[2, 1], [3]]);
});

test('who is needed further on is kept for it', () => {
  expect(counted(role(1, [1, 3]), role(1, [2, 1], [1]))).toEqual([[3], [2, 1]]);
  expect(counted(role(1, [1, 2, 4]), role(1, [1, 2, 5], [1]), role(1, [1, 2, 6], [2]))).toEqual([[4], [1, 5], [2, 6]]);
  expect(counted(role(1, [1, 2, 4]), role(1, [1, 2, 5], [2]), role(1, [1, 2, 6], [1]))).toEqual([[4], [2, 5], [1, 6]]);
});

test('who is needed nowhere is counted for the first role that they signed', () => {
  expect(counted(role(1, [1, 2]), role(1, [3, 2]))).toEqual([[1, 2], [3]]);
});

test('a need that nobody can meet leaves the rest as it is', () => {
  expect(counted(role(1, [1], []), role(1, [2]))).toEqual([[1], [2]]);
});

test('counts alone are met as far as possible', () => {
  expect(counted(role(2, [1, 2, 3]), role(1, [1]), role(1, [1, 2]))).toEqual([[2, 3], [1], []]);
  expect(counted(role(1, [1]), role(1, [1]))).toEqual([[1], []]);
});

test('more ways than can be tried end without an answer, in time', () => {
  const all = Array.from({ length: 40 }, (_, person) => person);
  const start = performance.now();
  expect(distinctPeople([role(1, all, []), role(1, all), role(1, all)])).toHaveLength(3);
  expect(performance.now() - start).toBeLessThan(10_000);
});
