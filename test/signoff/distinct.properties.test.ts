/** One person fills one role, and files that need certain people get them where that is possible at all. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type DistinctRole, distinctPeople } from '../../src/signoff/distinct.ts';

const role = (count: number, signers: readonly number[], ...needs: readonly (readonly number[])[]): DistinctRole => ({
  count,
  signers,
  needs: needs.map((need) => new Set(need)),
});

const complete = (roles: readonly DistinctRole[], people: readonly ReadonlySet<number>[]) =>
  roles.every(
    ({ count, needs }, index) =>
      (people[index]?.size ?? 0) >= count &&
      needs.every((need) => [...need].some((person) => people[index]?.has(person))),
  );

/** Whether any way of dealing people out fills all roles, found by trying all, whoever is left out included. */
function isPossible(roles: readonly DistinctRole[], people: readonly number[], dealt: readonly Set<number>[]): boolean {
  const [person, ...rest] = people;
  if (person === undefined) return complete(roles, dealt);
  if (isPossible(roles, rest, dealt)) return true;
  return roles.some(({ signers }, index) => {
    if (!signers.includes(person)) return false;
    const next = dealt.map((set, other) => (other === index ? new Set([...set, person]) : set));
    return isPossible(roles, rest, next);
  });
}

const people = fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 5 });
const anyRole = fc
  .tuple(fc.integer({ min: 1, max: 2 }), people, fc.array(people, { maxLength: 3 }))
  .map(([count, signers, needs]) =>
    role(count, signers, ...needs.map((need) => need.filter((one) => signers.includes(one)))),
  );

test('whatever is possible is found, nobody is in two, and it is the same every time', () => {
  fc.assert(
    fc.property(fc.array(anyRole, { maxLength: 3 }), (roles) => {
      const answer = distinctPeople(roles);
      const everybody = [...new Set(roles.flatMap(({ signers }) => signers))];
      expect(complete(roles, answer)).toBe(
        isPossible(
          roles,
          everybody,
          roles.map(() => new Set()),
        ),
      );
      expect(answer.flatMap((set) => [...set])).toHaveLength(new Set(answer.flatMap((set) => [...set])).size);
      answer.forEach((set, index) => {
        for (const person of set) expect(roles[index]?.signers).toContain(person);
      });
      expect(distinctPeople(roles)).toEqual(answer);
    }),
  );
});
