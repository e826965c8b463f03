/**
 * One person fills one role: who of those who signed several is counted for which. Roles are filled by a maximum matching;
 * where files need certain people in a role as well, the ways of dealing people out are tried one by one.
 */
import { assign } from './assignment.ts';

export interface DistinctRole {
  readonly count: number;
  /** Account ids of who signed it. */
  readonly signers: readonly number[];
  /** Of each of these one at least must be counted for this role. */
  readonly needs: readonly ReadonlySet<number>[];
}

/** Beyond this many ways nobody is found, and the verdict stays pending: a dozen people would all have signed everything. */
const maximumWays = 20_000;

/** @returns for each role who is counted for it; nobody is in two */
export function distinctPeople(roles: readonly DistinctRole[]): readonly ReadonlySet<number>[] {
  const matched = dealt(roles, matching(roles));
  if (areComplete(roles, matched)) return matched;
  return roles.some(({ needs }) => needs.length > 0) ? (search(roles) ?? matched) : matched;
}

function matching(roles: readonly DistinctRole[]): ReadonlyMap<number, number> {
  const filled = assign(roles.flatMap(({ count, signers }) => Array.from({ length: count }, () => signers)));
  const places = roles.flatMap(({ count }, role) => Array.from({ length: count }, () => role));
  return new Map(filled.flatMap((person, place) => (person === null ? [] : [[person, places[place] ?? 0]])));
}

/** Who was given no role is counted for the first one that they signed, beyond its count. */
function dealt(roles: readonly DistinctRole[], roleOf: ReadonlyMap<number, number>): readonly ReadonlySet<number>[] {
  const first = new Map<number, number>();
  for (const [role, { signers }] of roles.entries()) {
    for (const person of signers) if (!first.has(person)) first.set(person, role);
  }
  const chosen = new Map([...first, ...roleOf]);
  return roles.map(({ signers }, role) => new Set(signers.filter((person) => chosen.get(person) === role)));
}

function areComplete(roles: readonly DistinctRole[], counted: readonly ReadonlySet<number>[]): boolean {
  return roles.every(({ count, needs }, role) => {
    const people = counted[role] ?? new Set();
    return people.size >= count && needs.every((need) => [...need].some((person) => people.has(person)));
  });
}

function search(roles: readonly DistinctRole[]): readonly ReadonlySet<number>[] | null {
  const choices = new Map<number, number[]>();
  for (const [role, { signers }] of roles.entries()) {
    for (const person of signers) choices.set(person, [...(choices.get(person) ?? []), role]);
  }
  const ways = [...choices.values()].reduce((product, wanted) => product * wanted.length, 1);
  for (let way = 0; way < Math.min(ways, maximumWays); way += 1) {
    let rest = way;
    const roleOf = new Map<number, number>();
    for (const [person, wanted] of choices) {
      roleOf.set(person, wanted[rest % wanted.length] ?? 0);
      rest = Math.floor(rest / wanted.length);
    }
    const counted = dealt(roles, roleOf);
    if (areComplete(roles, counted)) return counted;
  }
  return null;
}
