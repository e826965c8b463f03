/**
 * An in-memory GitHub that real clients talk to over HTTP. A test makes a world with the methods below, points Octokit,
 * Probot or the built Action at `github.url`, and looks at what came of it:
 *
 *     const github = await startGithub();
 *     const [alice, bob] = [github.user('alice'), github.user('bob')];
 *     const repository = github.repository('acme/shop', { files: { 'db/1.sql': 'CREATE TABLE …' } });
 *     repository.permission(alice, 'write');
 *     repository.push('feature', { by: alice, files: { 'db/2.sql': 'ALTER TABLE …' } });
 *     const pull = repository.openPull({ head: 'feature', author: alice });
 *     const token = github.token({ permissions: { contents: 'read', pull_requests: 'write', statuses: 'write' } });
 *     // … the product runs against github.url with token …
 *     pull.tick(pull.last('Sign-offs'), bob, 'dba');
 *     expect(repository.statusOf(pull.headSha, 'countersign')?.state).toBe('success');
 *     expect(github.violations).toEqual([]);
 *     await github.close();
 */
import type { Account, Organization, Team } from './accounts.ts';
import { type CheckRun, pressCheckRun } from './checks.ts';
import type { Clock } from './clock.ts';
import { Deliveries, type Delivery } from './deliveries.ts';
import { type FileContent, ObjectStore } from './objects.ts';
import { type EventInput, eventPayload } from './payloads.ts';
import { Repository } from './repository.ts';
import { ApiServer } from './server.ts';
import { type App, type AppInput, Keyring, type Level } from './tokens.ts';
import { type Fault, type LoggedRequest, Traffic } from './traffic.ts';
import { World } from './world.ts';

export interface GithubOptions {
  /** The time it starts at. */
  readonly now?: string;
  /** How far each write moves the time; a second where nothing is said. */
  readonly perWriteMs?: number;
}

export interface RepositoryInput {
  readonly files?: Readonly<Record<string, FileContent>>;
  readonly defaultBranch?: string;
  /** Public where nothing is said otherwise: everybody may read. */
  readonly private?: boolean;
}

export interface TokenInput {
  /** `github-actions[bot]` where nothing is said. A person's account gives that person's own token. */
  readonly actor?: Account;
  readonly permissions?: Readonly<Record<string, Level>>;
  readonly repositories?: readonly Repository[];
}

export class Github {
  readonly world: World;
  readonly #keyring: Keyring;
  readonly #traffic = new Traffic();
  readonly #server: ApiServer;
  readonly #deliveries: Deliveries;

  constructor({ now = '2026-11-20T10:00:00Z', perWriteMs = 1000 }: GithubOptions) {
    this.world = new World(now, perWriteMs);
    this.#keyring = new Keyring(this.world);
    this.#server = new ApiServer(this.world, this.#keyring, this.#traffic);
    this.#deliveries = new Deliveries(this.world, this.#keyring);
  }

  /** Base address of REST; GraphQL is at `/graphql` below it. The same is served under `/api/v3` and `/api/graphql`. */
  get url(): string {
    return this.#server.origin;
  }

  get clock(): Clock {
    return this.world.clock;
  }

  /** Whatever broke GitHub's own description of itself; tests end by asserting that it is empty. */
  get violations(): readonly string[] {
    return this.world.violations;
  }

  async start(): Promise<void> {
    await this.#server.listen();
  }

  async close(): Promise<void> {
    await this.#deliveries.close();
    await this.#server.close();
  }

  // People

  /** The person who has this login now; registered if nobody has it. */
  user(login: string): Account {
    return this.world.directory.account(login, 'User');
  }

  bot(login: string): Account {
    return this.world.directory.account(login, 'Bot');
  }

  mannequin(login: string): Account {
    return this.world.directory.account(login, 'Mannequin');
  }

  organization(login: string): Organization {
    return this.world.directory.organization(login);
  }

  /** `acme/dba`, with its members; `parent` is a team's slug. */
  team(path: string, members: readonly Account[] = [], parent: Team | null = null): Team {
    const [organization = '', slug = ''] = path.split('/');
    const team = this.world.directory.team(this.organization(organization), slug, parent);
    for (const member of members) team.members.add(member);
    return team;
  }

  join(team: Team, account: Account): void {
    team.members.add(account);
    this.#membership('added', team, account);
  }

  leave(team: Team, account: Account): void {
    team.members.delete(account);
    this.#membership('removed', team, account);
  }

  #membership(action: string, team: Team, member: Account): void {
    const extra = { scope: 'team', team, member };
    this.world.emit({ name: 'membership', action, repository: null, sender: team.organization, extra });
  }

  /** Gives up a login, which somebody else can take with `user`. */
  rename(account: Account, login: string): void {
    account.login = login;
  }

  /** Deletes the account: what it did is a ghost's. */
  remove(account: Account): void {
    account.deleted = true;
  }

  // Repositories

  /** `acme/shop`; its owner is made an organization if nobody has that login. */
  repository(fullName: string, input: RepositoryInput = {}): Repository {
    const [login = '', name = ''] = fullName.split('/');
    const owner = this.world.directory.find(login) ?? this.organization(login);
    const { defaultBranch = 'main', private: isPrivate = false, files = { 'README.md': `# ${name}\n` } } = input;
    const options = { defaultBranch, private: isPrivate, parent: null, store: new ObjectStore() };
    const repository = new Repository(this.world, owner, name, options);
    this.world.repositories.set(fullName.toLowerCase(), repository);
    repository.push(defaultBranch, { by: owner, files, message: 'Start' });
    return repository;
  }

  /** A fork with the parent's branches; git objects are shared, as on GitHub. */
  fork(parent: Repository, owner: Account, name = parent.name): Repository {
    const { defaultBranch, private: isPrivate, store } = parent;
    const fork = new Repository(this.world, owner, name, { defaultBranch, private: isPrivate, parent, store });
    for (const [branch, sha] of parent.branches) fork.branches.set(branch, sha);
    this.world.repositories.set(fork.fullName.toLowerCase(), fork);
    return fork;
  }

  /** Deletes a repository. What pull requests took from a fork stays readable by its SHA. */
  deleteRepository(repository: Repository): void {
    repository.deleted = true;
    this.world.repositories.delete(repository.fullName.toLowerCase());
  }

  // Access

  token({ actor, permissions, repositories }: TokenInput = {}): string {
    const repositorySet = repositories ?? null;
    if (actor?.type === 'User') {
      const chosen = repositorySet && new Set(repositorySet);
      return this.#keyring.issue({ prefix: 'ghp', actor, permissions: null, repositories: chosen, app: null }).value;
    }
    const robot = actor ?? this.bot('github-actions[bot]');
    return this.#keyring.workflow(robot, permissions ?? workflowPermissions, repositorySet).value;
  }

  app(input: AppInput = {}): App {
    return this.#keyring.app(input);
  }

  // Traffic

  get requests(): readonly LoggedRequest[] {
    return this.#traffic.requests;
  }

  /** Requests that asked to change something. */
  writes(): readonly LoggedRequest[] {
    return this.#traffic.writes();
  }

  forgetRequests(): void {
    this.#traffic.requests.length = 0;
  }

  fault(fault: Fault): void {
    this.#traffic.add(fault);
  }

  clearFaults(): void {
    this.#traffic.clearFaults();
  }

  // Events

  /** From now on everything that happens is told to this address, signed with the App's secret. */
  deliver(url: string, app: App): void {
    this.#deliveries.subscribe(url, app);
  }

  /** Deliveries wait until the test sends them itself. */
  holdDeliveries(): void {
    this.#deliveries.held = true;
  }

  /** Sends what waits, in order, and holds nothing back any more. */
  async releaseDeliveries(): Promise<void> {
    await this.#deliveries.release();
  }

  get pendingDeliveries(): readonly Delivery[] {
    return this.#deliveries.pending;
  }

  /** Every delivery that was made, with the receiver's answers. */
  get deliveries(): readonly Delivery[] {
    return this.#deliveries.all;
  }

  /** Sends one delivery, again or for the first time, and waits for the answer. */
  async redeliver(delivery: Delivery): Promise<void> {
    await this.#deliveries.send(delivery);
  }

  /** Waits until the receiver has answered everything that is under way. */
  async delivered(): Promise<void> {
    await this.#deliveries.settled();
  }

  /** Presses a check run's "re-run", or one of its own buttons. */
  press(run: CheckRun, by: Account, button: string | null = null): void {
    pressCheckRun(run, by, button);
  }

  /** What stands in the file at `GITHUB_EVENT_PATH` when a workflow runs for this event. */
  eventPayload(input: EventInput): Record<string, unknown> {
    return eventPayload(input);
  }
}

const workflowPermissions: Readonly<Record<string, Level>> = {
  contents: 'read',
  pull_requests: 'write',
  issues: 'write',
  statuses: 'write',
};

export async function startGithub(options: GithubOptions = {}): Promise<Github> {
  const github = new Github(options);
  await github.start();
  return github;
}
