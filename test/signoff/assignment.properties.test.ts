/** As many places as possible are filled, and nobody fills two. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assign } from '../../src/signoff/assignment.ts';

/** The most that any assignment fills, found by trying all. */
function most(places: readonly (readonly number[])[], taken: ReadonlySet<number> = new Set()): number {
  const [first, ...rest] = places;
  if (first === undefined) return 0;
  const filled = first
    .filter((person) => !taken.has(person))
    .map((person) => 1 + most(rest, new Set([...taken, person])));
  return Math.max(most(rest, taken), ...filled);
}

const filled = (answer: readonly (number | null)[]) => answer.filter((person) => person !== null);
const places = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }), { maxLength: 6 });

test('it is a maximum, it is possible, and it is the same every time', () => {
  fc.assert(
    fc.property(places, (wanted) => {
      const answer = assign(wanted);
      expect(answer).toHaveLength(wanted.length);
      expect(filled(answer)).toHaveLength(most(wanted));
      expect(new Set(filled(answer)).size).toBe(filled(answer).length);
      answer.forEach((person, place) => {
        if (person !== null) expect(wanted[place]).toContain(person);
      });
      expect(assign(wanted)).toEqual(answer);
    }),
  );
});

test('a place that is filled stays filled when more are asked for after it', () => {
  fc.assert(
    fc.property(places, places, (first, more) => {
      const before = assign(first);
      const after = assign([...first, ...more]);
      before.forEach((person, place) => {
        if (person !== null) expect(after[place]).not.toBeNull();
      });
    }),
  );
});
