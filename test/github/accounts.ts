/** People, bots, organisations and teams. An account is known by its number: a login can change hands. */

export type AccountType = 'User' | 'Bot' | 'Mannequin' | 'Organization';
export type Role = 'none' | 'read' | 'triage' | 'write' | 'maintain' | 'admin';

const roles: readonly Role[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];

export function strongest(given: readonly Role[]): Role {
  return roles[Math.max(0, ...given.map((role) => roles.indexOf(role)))] as Role;
}

export interface Account {
  readonly id: number;
  /** With `[bot]` for a bot, as REST says it. */
  login: string;
  readonly type: AccountType;
  name: string;
  /** Addresses by which commits are attributed to it. */
  readonly emails: string[];
  /** The account was deleted: whatever it did is a ghost's. */
  deleted: boolean;
  readonly createdAt: string;
}

export interface Organization extends Account {
  readonly type: 'Organization';
  readonly teams: Map<string, Team>;
  readonly owners: Set<Account>;
}

export interface Team {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly organization: Organization;
  readonly parent: Team | null;
  readonly members: Set<Account>;
}

/** A team's own members and those of the teams below it, as GitHub counts membership. */
export function membersOf(team: Team): Set<Account> {
  const below = [...team.organization.teams.values()].filter(({ parent }) => parent === team);
  return new Set(
    [...team.members, ...below.flatMap((child) => [...membersOf(child)])].filter(({ deleted }) => !deleted),
  );
}

/** Accounts that GitHub itself owns, with their real numbers. */
const wellKnown: readonly (readonly [string, number, AccountType])[] = [
  ['github-actions[bot]', 41898282, 'Bot'],
  ['dependabot[bot]', 49699333, 'Bot'],
  ['web-flow', 19864447, 'User'],
];

export class Directory {
  readonly #accounts = new Map<number, Account>();
  readonly teams = new Map<number, Team>();
  readonly #now: () => string;
  #nextId = 1001;

  constructor(now: () => string) {
    this.#now = now;
    for (const [login, id, type] of wellKnown) this.#add(login, type, id);
    this.find('web-flow')?.emails.push('noreply@github.com');
  }

  #add(login: string, type: AccountType, id = this.#nextId++): Account {
    const bare = login.replace(/\[bot\]$/, '');
    const account: Account = {
      id,
      login,
      type,
      name: bare,
      emails: [`${bare}@example.com`, `${id}+${login}@users.noreply.github.com`],
      deleted: false,
      createdAt: this.#now(),
    };
    if (type === 'Organization') Object.assign(account, { teams: new Map(), owners: new Set() });
    this.#accounts.set(id, account);
    return account;
  }

  /** Who has this login now; a bot also without its `[bot]`, where nobody else has it. */
  find(login: string): Account | null {
    const wanted = login.toLowerCase();
    const living = [...this.#accounts.values()].filter(({ deleted }) => !deleted);
    return living.find((account) => account.login.toLowerCase() === wanted) ?? null;
  }

  byId(id: number): Account | null {
    const account = this.#accounts.get(id);
    return account && !account.deleted ? account : null;
  }

  /** The account with this login, registered now if nobody has it. */
  account(login: string, type: AccountType, id?: number): Account {
    const found = this.find(login);
    if (found && found.type !== type) throw new Error(`${login} is a ${found.type}, not a ${type}`);
    return found ?? this.#add(login, type, id);
  }

  organization(login: string): Organization {
    return this.account(login, 'Organization') as Organization;
  }

  team(organization: Organization, slug: string, parent: Team | null): Team {
    const known = organization.teams.get(slug.toLowerCase());
    if (known) return known;
    const team: Team = {
      id: this.#nextId++,
      slug: slug.toLowerCase(),
      name: slug,
      organization,
      parent,
      members: new Set(),
    };
    organization.teams.set(team.slug, team);
    this.teams.set(team.id, team);
    return team;
  }

  /** Whose commits carry this address. */
  byEmail(email: string): Account | null {
    const wanted = email.toLowerCase();
    for (const account of this.#accounts.values()) {
      if (!account.deleted && account.emails.some((own) => own.toLowerCase() === wanted)) return account;
    }
    return null;
  }
}

/** A deleted account is nobody. */
export function living(account: Account | null): Account | null {
  return account === null || account.deleted ? null : account;
}
