/** One repository: branches and what is pushed to them, who may do what, and its issues and pull requests. */

import type { Organization } from './accounts.ts';
import { type Account, membersOf, type Role, strongest, type Team } from './accounts.ts';
import { mergeBranches, rebaseBranch } from './branches.ts';
import type { CheckRun, Status, StatusInput } from './checks.ts';
import { setStatus } from './checks.ts';
import { isAncestor } from './history.ts';
import { Issue } from './issue.ts';
import { type FileContent, type ObjectStore, overlay, type Signature } from './objects.ts';
import { Pull } from './pull.ts';
import { enqueue, type MergeGroup } from './queue.ts';
import { Refusal, type World } from './world.ts';

export interface Label {
  readonly id: number;
  readonly name: string;
  readonly color: string;
  readonly description: string | null;
}

export interface Activity {
  readonly id: number;
  readonly actor: Account;
  readonly ref: string;
  readonly before: string;
  readonly after: string;
  readonly type: 'push' | 'force_push' | 'branch_creation' | 'branch_deletion' | 'pr_merge' | 'merge_queue_merge';
  readonly at: string;
}

export interface CommitInput {
  readonly files?: Readonly<Record<string, FileContent>>;
  readonly message?: string;
  /** Who wrote it: an account, or an address of nobody. */
  readonly author?: Account | { readonly name: string; readonly email: string };
  readonly committer?: Account | { readonly name: string; readonly email: string };
  readonly coAuthors?: readonly Account[];
  /** The date that the author claims; the time of the push otherwise. */
  readonly date?: string;
}

export interface PushInput extends CommitInput {
  readonly by: Account;
  /** Branch or SHA that the new commit stands on; the branch's own tip otherwise, the default branch for a new one. */
  readonly from?: string;
}

export interface OpenPullInput {
  /** Branch of this repository, or of the fork that `fork` names. */
  readonly head: string;
  readonly fork?: Repository;
  readonly base?: string;
  readonly author: Account;
  readonly title?: string;
  readonly body?: string;
  readonly draft?: boolean;
}

const noCommit = '0'.repeat(40);

export class Repository {
  readonly world: World;
  readonly id: number;
  readonly owner: Account;
  readonly name: string;
  readonly defaultBranch: string;
  readonly private: boolean;
  readonly parent: Repository | null;
  readonly store: ObjectStore;
  readonly createdAt: string;
  readonly branches = new Map<string, string>();
  readonly tags = new Map<string, string>();
  readonly issues = new Map<number, Issue>();
  readonly labels = new Map<string, Label>();
  readonly activity: Activity[] = [];
  readonly statuses: Status[] = [];
  readonly checkRuns: CheckRun[] = [];
  /** Published ones, oldest first. */
  readonly releases: { readonly id: number; readonly tag: string; readonly at: string }[] = [];
  /** Groups of the merge queue, oldest first. */
  readonly queue: MergeGroup[] = [];
  readonly #collaborators = new Map<Account, Role>();
  readonly #teams = new Map<Team, Role>();
  #lastNumber = 0;
  deleted = false;

  constructor(world: World, owner: Account, name: string, options: RepositoryOptions) {
    this.world = world;
    this.id = world.number('repository');
    this.owner = owner;
    this.name = name;
    this.defaultBranch = options.defaultBranch;
    this.private = options.private;
    this.parent = options.parent;
    this.store = options.store;
    this.createdAt = world.clock.read();
  }

  get fullName(): string {
    return `${this.owner.login}/${this.name}`;
  }

  nextNumber(): number {
    this.#lastNumber += 1;
    return this.#lastNumber;
  }

  get pulls(): Pull[] {
    return [...this.issues.values()].filter((issue) => issue instanceof Pull);
  }

  // People

  permission(who: Account | Team, role: Role): void {
    if ('members' in who) this.#teams.set(who, role);
    else this.#collaborators.set(who, role);
  }

  /** What an account may do here now, by every way it may have it. */
  roleOf(account: Account): Role {
    const given: Role[] = [this.private ? 'none' : 'read', this.#collaborators.get(account) ?? 'none'];
    if (account === this.owner) given.push('admin');
    if (this.owner.type === 'Organization' && (this.owner as Organization).owners.has(account)) given.push('admin');
    for (const [team, role] of this.#teams) if (membersOf(team).has(account)) given.push(role);
    return account.deleted ? 'none' : strongest(given);
  }

  /** Access of its own, not the reading that a public repository gives to everybody. */
  isCollaborator(account: Account): boolean {
    return (
      account === this.owner ||
      this.roleOf(account) !== (this.private ? 'none' : 'read') ||
      this.#collaborators.has(account)
    );
  }

  label(name: string, color = 'ededed', description: string | null = null): Label {
    const known = this.labels.get(name.toLowerCase());
    if (known) return known;
    const label = { id: this.world.number('label'), name, color, description };
    this.labels.set(name.toLowerCase(), label);
    return label;
  }

  // Commits and branches

  /** The commit that a branch, a tag, a full ref, `HEAD`, a pull request's ref or a SHA means; `null`: none. */
  resolve(expression: string): string | null {
    if (expression === 'HEAD') return this.branches.get(this.defaultBranch) ?? null;
    const pull = /^refs\/pull\/(\d+)\/head$/.exec(expression);
    if (pull) return this.pulls.find(({ number }) => number === Number(pull[1]))?.headSha ?? null;
    const name = expression.replace(/^(refs\/)?(heads|tags)\//, '');
    const named = this.branches.get(name) ?? this.tags.get(name) ?? this.branches.get(expression);
    if (named) return named;
    if (this.store.commits.has(expression)) return expression;
    if (!/^[0-9a-f]{7,39}$/.test(expression)) return null;
    return [...this.store.commits.keys()].find((sha) => sha.startsWith(expression)) ?? null;
  }

  tip(branch: string): string {
    const sha = this.branches.get(branch);
    if (!sha) throw new Error(`${this.fullName} has no branch ${branch}`);
    return sha;
  }

  /** The files of a commit as text, for assertions. */
  read(expression: string, path: string): string | null {
    const sha = this.resolve(expression);
    const leaf = sha === null ? undefined : this.store.filesOf(sha).get(path);
    return leaf ? (this.store.blobs.get(leaf.sha)?.toString('utf8') ?? null) : null;
  }

  /** Makes a commit that no branch points to yet. */
  commit(parents: readonly string[], input: CommitInput & { readonly by: Account }): string {
    const first = parents[0];
    const before = first === undefined ? new Map() : this.store.filesOf(first);
    const date = input.date ?? this.world.clock.read();
    const trailers = (input.coAuthors ?? []).map(({ name, emails }) => `Co-authored-by: ${name} <${emails[0]}>`);
    return this.store.commit({
      tree: this.store.treeOf(overlay(this.store, before, input.files ?? {})),
      parents,
      author: signature(input.author ?? input.by, date),
      committer: signature(input.committer ?? input.author ?? input.by, date),
      message: [input.message ?? 'Change', ...(trailers.length > 0 ? ['', ...trailers] : [])].join('\n'),
    });
  }

  /** Commits to a branch, which is made if it is not there. A `from` that leaves the branch's history is a force push. */
  push(branch: string, input: PushInput): string {
    this.world.clock.stamp();
    const parent = this.resolve(input.from ?? (this.branches.has(branch) ? `refs/heads/${branch}` : 'HEAD'));
    if (input.from !== undefined && parent === null) throw new Error(`${this.fullName} has no ${input.from}`);
    const sha = this.commit(parent === null ? [] : [parent], input);
    this.setBranch(branch, sha, input.by);
    return sha;
  }

  /** Points a branch to a commit and tells everybody. */
  setBranch(branch: string, sha: string, by: Account, type?: Activity['type']): void {
    const before = this.branches.get(branch) ?? noCommit;
    if (before === sha) return;
    const forced = before !== noCommit && !isAncestor(this.store, before, sha);
    this.branches.set(branch, sha);
    const at = this.world.clock.stamp();
    const kind = type ?? (before === noCommit ? 'branch_creation' : forced ? 'force_push' : 'push');
    this.#record(branch, before, sha, by, kind, at, forced);
    for (const pull of this.#pullsFrom(branch)) pull.synchronize(before, sha, by, forced);
  }

  deleteBranch(branch: string, by: Account): void {
    const before = this.tip(branch);
    this.branches.delete(branch);
    this.#record(branch, before, noCommit, by, 'branch_deletion', this.world.clock.stamp(), false);
    for (const pull of this.#pullsFrom(branch)) pull.close(by);
  }

  /** Merges one branch into another with a merge commit. */
  merge(into: string, from: string, by: Account): string {
    return mergeBranches(this, into, from, by);
  }

  /** Replays a branch's own commits on another commit: the same changes, a new history. */
  rebase(branch: string, onto: string, by: Account): string {
    return rebaseBranch(this, branch, onto, by);
  }

  #pullsFrom(branch: string): Pull[] {
    return [...this.world.repositories.values()]
      .flatMap(({ pulls }) => pulls)
      .filter(({ head, state }) => state === 'open' && head.repository === this && head.ref === branch);
  }

  #record(
    branch: string,
    before: string,
    after: string,
    by: Account,
    type: Activity['type'],
    at: string,
    forced: boolean,
  ): void {
    const ref = `refs/heads/${branch}`;
    this.activity.push({ id: this.world.number('activity'), actor: by, ref, before, after, type, at });
    const extra = { ref, before, after, forced, created: before === noCommit, deleted: after === noCommit };
    this.world.emit({ name: 'push', action: null, repository: this, sender: by, extra });
  }

  // Issues and pull requests

  openIssue(author: Account, title: string, body: string): Issue {
    const issue = new Issue(this, author, title, body);
    this.issues.set(issue.number, issue);
    issue.happened('opened', author);
    return issue;
  }

  openPull(input: OpenPullInput): Pull {
    const pull = new Pull(this, input);
    this.issues.set(pull.number, pull);
    pull.happened('opened', input.author);
    return pull;
  }

  release(tag: string): void {
    this.releases.push({ id: this.world.number('release'), tag, at: this.world.clock.stamp() });
  }

  pull(number: number): Pull {
    const found = this.issues.get(number);
    if (!(found instanceof Pull)) throw new Refusal(404, 'Not Found');
    return found;
  }

  status(sha: string, by: Account, input: StatusInput): Status {
    return setStatus(this, sha, by, input);
  }

  /** The newest status of a context on a commit. */
  statusOf(sha: string, context: string): Status | null {
    return this.statuses.findLast((status) => status.sha === sha && status.context === context) ?? null;
  }

  /** Puts pull requests into the merge queue as one group. */
  enqueue(pulls: readonly Pull[], by: Account): MergeGroup {
    return enqueue(this, pulls, by);
  }
}

export interface RepositoryOptions {
  readonly defaultBranch: string;
  readonly private: boolean;
  readonly parent: Repository | null;
  readonly store: ObjectStore;
}

function signature(who: Account | { readonly name: string; readonly email: string }, date: string): Signature {
  return 'emails' in who ? { name: who.name, email: who.emails[0] ?? '', date } : { ...who, date };
}
