/**
 * Who may say what: whether an account is a person whom the look-ups of this run know under the same id and login, which
 * roles it holds now, and why it is kept out. Everything that is not known is a no.
 */
import { type Account, isPerson } from '../model/account.ts';
import type { Permission, Role, SignoffPolicy } from '../model/config.ts';
import type { PullRequest } from '../model/pull.ts';
import type { People, Refusal, Standing } from '../model/signoff.ts';
import { phrase, type Text } from '../model/text.ts';
import type { CodeOwners } from './codeowners.ts';

/** Weakest first. */
const permissions: readonly Standing['permission'][] = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];

export function isAtLeast(permission: Standing['permission'], needed: Permission): boolean {
  return permissions.indexOf(permission) >= permissions.indexOf(needed);
}

/** GitHub's names are ASCII; a letter from elsewhere must not fold into one. */
export function lowerCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/**
 * `not-a-holder`: a bot, or nobody that was looked up. `account-changed`: the login belongs to another account by now, or
 * the account to another login.
 */
export function standingOf(account: Account, people: People): Standing | 'not-a-holder' | 'account-changed' {
  const standing = people.standings.get(account.id);
  if (!isPerson(account) || standing === undefined || !isPerson(standing.account)) return 'not-a-holder';
  const same = standing.account.id === account.id && lowerCase(standing.account.login) === lowerCase(account.login);
  return same ? standing : 'account-changed';
}

/** What holding a role depends on besides the person. */
export interface Holding {
  readonly people: People;
  readonly codeOwners: CodeOwners;
  /** Paths of the touched migrations. */
  readonly touched: readonly string[];
}

/** By name or standing a person speaks for all touched files, as a code owner for those that they own. */
export type Hold =
  | { readonly type: 'none' }
  | { readonly type: 'whole' }
  | { readonly type: 'owner'; readonly paths: ReadonlySet<string> };

export function holdOf(role: Role, standing: Standing, { people, codeOwners, touched }: Holding): Hold {
  const { account, permission, teams } = standing;
  const named = role.users.some((login) => isLoginOf(login, account, people));
  const member = role.teams.some((team) => teams.includes(lowerCase(team)));
  const permitted = role.permission !== undefined && isAtLeast(permission, role.permission);
  if (named || member || permitted) return { type: 'whole' };
  if (!role.codeowners) return { type: 'none' };
  const owns = (owner: string) =>
    owner.startsWith('@') &&
    (owner.includes('/') ? teams.includes(lowerCase(owner.slice(1))) : isLoginOf(owner.slice(1), account, people));
  const paths = touched.filter((path) => codeOwners.ownersOf(path).some(owns));
  return paths.length > 0 ? { type: 'owner', paths: new Set(paths) } : { type: 'none' };
}

/** A login that was given up and taken by somebody else has another id. */
function isLoginOf(login: string, account: Account, people: People): boolean {
  return people.ids.get(lowerCase(login)) === account.id;
}

/** Who could hold a role, in words. */
export function holdersOf(
  role: Role,
  { codeOwners, touched }: Pick<Holding, 'codeOwners' | 'touched'>,
): readonly (string | Text)[] {
  const owners = role.codeowners ? touched.flatMap((path) => codeOwners.ownersOf(path)) : [];
  const names = [...role.users, ...role.teams, ...owners.map((owner) => owner.replace(/^@/, ''))];
  const words = [
    ...(role.codeowners && owners.length === 0 ? [phrase`code owners, of whom these files have none`] : []),
    ...(role.permission === undefined ? [] : [phrase`anybody with ${role.permission} permission`]),
  ];
  return [...new Set(names), ...words].slice(0, 20);
}

export type Exclusion = Extract<Refusal['why'], 'author' | 'committer' | 'co-author' | 'last-pusher'>;

/**
 * Who made these migrations, and so may not sign them, by account id.
 * @param touching commits that change the migrations
 */
export function excludedAccounts(pull: PullRequest, touching: ReadonlySet<string>): ReadonlyMap<number, Exclusion> {
  const excluded = new Map<number, Exclusion>();
  const exclude = (account: Account | null | undefined, why: Exclusion) => {
    if (account && !excluded.has(account.id)) excluded.set(account.id, why);
  };
  exclude(pull.author, 'author');
  for (const { sha, authors, committer } of pull.commits) {
    if (!touching.has(sha)) continue;
    const [author, ...others] = authors;
    exclude(author, 'committer');
    exclude(committer, 'committer');
    for (const other of others) exclude(other, 'co-author');
  }
  exclude(pull.lastPusher, 'last-pusher');
  if (pull.lastPusher === null) excludeLikelyPushers(pull, exclude);
  return excluded;
}

/** Nobody knows who pushed last: it may have been whoever made the newest commit. */
function excludeLikelyPushers(
  { commits, head }: PullRequest,
  exclude: (account: Account | null, why: Exclusion) => void,
): void {
  const newest = commits.find(({ sha }) => sha === head.sha);
  for (const account of newest ? [...newest.authors, newest.committer] : []) exclude(account, 'last-pusher');
}

/** Whom the policy keeps out of signing, and why; `null`: nobody does. */
export function exclusionOf(
  account: Account,
  policy: Pick<SignoffPolicy, 'authorMaySign'>,
  pullAuthor: number | null,
  excluded: ReadonlyMap<number, Exclusion>,
): Exclusion | null {
  if (policy.authorMaySign) return null;
  return account.id === pullAuthor ? 'author' : (excluded.get(account.id) ?? null);
}
