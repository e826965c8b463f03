/** Whom to look up: everybody whose word could change the gate's answer, and nobody else. */
import type { Account } from '../model/account.ts';
import type { SignoffPolicy } from '../model/config.ts';
import type { PeopleQuestion } from '../model/forge.ts';
import type { SignoffState } from '../model/signoff.ts';
import type { CodeOwners } from '../signoff/codeowners.ts';
import { lowerCase } from '../signoff/eligibility.ts';

/**
 * People looked up in one evaluation. Strangers can write as many comments as they like; each look-up is a request. Who
 * spoke last is asked about first, so whoever was drowned out says it once more.
 */
const maximumPeople = 40;

const teamOwner = /^@([^/\s]+\/[^/\s]+)$/;
const personOwner = /^@([^/\s]+)$/;

/** @returns `null`: nobody said anything that could count */
export function questionOf(
  state: SignoffState,
  policy: SignoffPolicy,
  codeOwners: CodeOwners,
  touched: readonly string[],
): PeopleQuestion | null {
  const accounts = speakers(state);
  if (accounts.length === 0) return null;
  const owners = policy.roles.some(({ codeowners }) => codeowners)
    ? [...new Set(touched.flatMap((path) => codeOwners.ownersOf(path)))]
    : [];
  const named = (pattern: RegExp) => owners.flatMap((owner) => pattern.exec(owner)?.[1] ?? []);
  const lower = (names: readonly string[]) => [...new Set(names.map(lowerCase))].sort();
  return {
    accounts,
    teams: lower([...policy.roles.flatMap(({ teams }) => teams), ...named(teamOwner)]),
    // A login that nobody who spoke has now is nobody's word.
    logins: lower([...policy.roles.flatMap(({ users }) => users), ...named(personOwner)]).filter((name) =>
      accounts.some(({ login }) => lowerCase(login) === name),
    ),
  };
}

function speakers(state: SignoffState): readonly Account[] {
  const events = [
    ...state.approvals,
    ...state.overrides,
    ...state.waivers,
    ...state.acknowledgements,
    ...state.vetoes.flatMap(({ block, unblocks }) => [block, ...unblocks]),
  ].sort((left, right) => (left.at < right.at ? 1 : -1));
  // A veto must be heard even when many speak after it.
  const first = state.vetoes.map(({ block }) => block);
  const unique = new Map([...first, ...events].map(({ account }) => [account.id, account]));
  return [...unique.values()].slice(0, maximumPeople);
}
