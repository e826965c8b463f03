/**
 * What people are in this repository now: their permission, their teams, and whose a login is. Whatever cannot be found
 * out is a fault, and never a yes.
 */
import { type Fault, FaultError } from '../../model/fault.ts';
import type { PeopleQuestion } from '../../model/forge.ts';
import type { People, Standing } from '../../model/signoff.ts';
import { inEnglish, joined, phrase } from '../../model/text.ts';
import { forbidden } from './errors.ts';
import { readIds } from './logins.ts';
import { type Place, repositoryRoute } from './place.ts';
import { type Membership, teamReader } from './teams.ts';

interface PermissionAnswer {
  readonly permission: string;
  readonly role_name?: string;
  readonly user: { readonly id: number } | null;
}

type Who = PeopleQuestion['accounts'][number];

const permissions: ReadonlySet<string> = new Set<Standing['permission']>([
  'none',
  'read',
  'triage',
  'write',
  'maintain',
  'admin',
]);

export async function readPeople(place: Place, { accounts, teams, logins }: PeopleQuestion): Promise<People> {
  const faults: Fault[] = [];
  const standings = new Map<number, Standing>();
  const attempt = async <Value>(where: string, look: () => Promise<Value>): Promise<Value | null> => {
    try {
      return await look();
    } catch (error) {
      const fault = faultOf(where, error);
      const known = faults.some((other) => isSame(other, fault));
      if (!known) faults.push(fault);
      return null;
    }
  };
  const memberOf = teamReader(place);
  const ids = new Map<string, number | null>();
  const wanted = new Set(logins.map((login) => login.toLowerCase()));
  const one = async (who: Who): Promise<void> => {
    const found = await attempt(who.login, () => permissionOf(place, who));
    if (found === null) return;
    const { holder, permission } = found;
    const login = who.login.toLowerCase();
    if (wanted.has(login)) ids.set(login, holder);
    if (permission === null) return;
    const memberships = await Promise.all(
      teams.map((team) => attempt<Membership>(`${team}, ${who.login}`, () => memberOf(team, who.login))),
    );
    const joined = teams.filter((_, index) => memberships[index] === 'member').map((team) => team.toLowerCase());
    standings.set(who.id, { account: { ...who, type: 'User' }, permission, teams: joined });
  };
  // Whose permission is asked, theirs the answer says the login is.
  const answered = new Set(accounts.map(({ login }) => login.toLowerCase()));
  const others = logins.filter((login) => !answered.has(login.toLowerCase()));
  const [read] = await Promise.all([attempt('users', () => readIds(place, others)), ...accounts.map(one)]);
  for (const [login, id] of read ?? []) ids.set(login, id);
  return { standings, ids, faults };
}

interface Found {
  /** Id of the account that has the login now. */
  readonly holder: number | null;
  /** `null`: the login was given up and taken by another since it was read. */
  readonly permission: Standing['permission'] | null;
}

async function permissionOf(place: Place, { id, login }: Who): Promise<Found> {
  const route = 'GET /repos/{owner}/{repo}/collaborators/{username}/permission';
  const { data } = await place.client
    .request<PermissionAnswer>(route, { ...repositoryRoute(place), username: login })
    .catch((error: unknown) => {
      throw forbidden(error, { doing: phrase`look up the permission of ${login}`, permission: 'metadata: read' });
    });
  const holder = data.user?.id ?? null;
  if (holder !== id) return { holder, permission: null };
  // `permission` folds maintain into write and triage into read; a custom role has only that.
  const named = [data.role_name, data.permission].find(isPermission);
  if (named) return { holder, permission: named };
  throw new FaultError({
    code: 'github',
    where: login,
    what: phrase`GitHub names a permission for this account that is not known.`,
    mend: phrase`Give it one of the roles read, triage, write, maintain or admin.`,
  });
}

function isSame(one: Fault, other: Fault): boolean {
  return [one, other]
    .map(({ what, where = '' }) => inEnglish(joined([where, what], ': ')))
    .every((text, _, [first]) => text === first);
}

function isPermission(name: string | undefined): name is Standing['permission'] {
  return name !== undefined && permissions.has(name);
}

function faultOf(where: string, error: unknown): Fault {
  if (error instanceof FaultError) return error.fault;
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: 'github',
    where,
    what: phrase`GitHub could not be asked about people, so no sign-off counts now: ${message.slice(0, 300)}`,
    mend: phrase`The next event tries again; re-run the job, or comment \`/migration status\`.`,
  };
}
