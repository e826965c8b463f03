/** A pull request: where it comes from and goes to, its reviews, and what people do with it. */
import { type Account, membersOf, type Team } from './accounts.ts';
import { carried } from './branches.ts';
import { checkBody } from './comment.ts';
import { changesBetween, commitsBetween, type FileChange, mergeBase } from './history.ts';
import { Issue } from './issue.ts';
import { commentableLines } from './lines.ts';
import type { Commit } from './objects.ts';
import type { OpenPullInput, Repository } from './repository.ts';
import { LineComment, type LinePlace, Review, type ReviewState } from './review.ts';
import { invalid, Refusal } from './world.ts';

export interface ForcePush {
  readonly id: number;
  readonly actor: Account;
  readonly at: string;
  readonly before: string;
  readonly after: string;
}

const reviewStates = { approve: 'APPROVED', 'request changes': 'CHANGES_REQUESTED', comment: 'COMMENTED' } as const;

export class Pull extends Issue {
  readonly head: { readonly repository: Repository; readonly ref: string };
  base: string;
  /** The base branch's tip when GitHub last looked: at a push to the head or a change of base, not at a push to the base. */
  baseSha: string;
  headSha: string;
  draft: boolean;
  merged: { readonly by: Account; readonly at: string; readonly commit: string } | null = null;
  readonly reviews: Review[] = [];
  readonly lineComments: LineComment[] = [];
  readonly forcePushes: ForcePush[] = [];
  readonly requested = new Set<Account | Team>();

  constructor(repository: Repository, input: OpenPullInput) {
    super(repository, input.author, input.title ?? `Change of ${input.head}`, input.body ?? '');
    this.head = { repository: input.fork ?? repository, ref: input.head };
    this.base = input.base ?? repository.defaultBranch;
    this.baseSha = repository.tip(this.base);
    this.headSha = this.head.repository.tip(input.head);
    this.draft = input.draft ?? false;
  }

  get mergeBase(): string {
    const found = mergeBase(this.repository.store, this.baseSha, this.headSha);
    if (found === null) throw new Error(`Pull request ${this.number} has no common history with ${this.base}`);
    return found;
  }

  /** Oldest first. */
  get commits(): Commit[] {
    return commitsBetween(this.repository.store, this.baseSha, this.headSha);
  }

  get files(): FileChange[] {
    return changesBetween(this.repository.store, this.mergeBase, this.headSha);
  }

  /** The branch moved. */
  synchronize(before: string, after: string, by: Account, forced: boolean): void {
    this.headSha = after;
    this.baseSha = this.repository.branches.get(this.base) ?? this.baseSha;
    if (forced) {
      const id = this.world.number('timeline');
      this.forcePushes.push({ id, actor: by, at: this.world.clock.read(), before, after });
    }
    this.happened('synchronize', by, { before, after });
  }

  retarget(base: string, by: Account): void {
    const from = { ref: { from: this.base }, sha: { from: this.baseSha } };
    this.baseSha = this.repository.tip(base);
    this.base = base;
    this.world.clock.stamp();
    this.happened('edited', by, { changes: { base: from } });
  }

  rename(title: string, by: Account): void {
    const from = this.title;
    this.title = title;
    this.world.clock.stamp();
    this.happened('edited', by, { changes: { title: { from } } });
  }

  convertToDraft(by: Account): void {
    this.draft = true;
    this.world.clock.stamp();
    this.happened('converted_to_draft', by);
  }

  readyForReview(by: Account): void {
    this.draft = false;
    this.world.clock.stamp();
    this.happened('ready_for_review', by);
  }

  close(by: Account): void {
    this.state = 'closed';
    this.closedAt = this.world.clock.stamp();
    this.happened('closed', by);
  }

  reopen(by: Account): void {
    if (this.merged) throw new Error(`Pull request ${this.number} is merged`);
    this.state = 'open';
    this.closedAt = null;
    this.headSha = this.head.repository.branches.get(this.head.ref) ?? this.headSha;
    this.world.clock.stamp();
    this.happened('reopened', by);
  }

  /** Merges it with a merge commit, as the button does. Protection is not asked: a test asks the status itself. */
  merge(by: Account): string {
    const { repository } = this;
    const commit = mergeCommit(this, repository.tip(this.base), by);
    this.settle(commit, by);
    repository.setBranch(this.base, commit, by, 'pr_merge');
    return commit;
  }

  /** It has become part of its base. */
  settle(commit: string, by: Account): void {
    this.merged = { by, at: this.world.clock.stamp(), commit };
    this.state = 'closed';
    this.closedAt = this.merged.at;
    this.happened('closed', by);
  }

  // Reviews

  request(who: Account | Team, by: Account): void {
    this.requested.add(who);
    this.world.clock.stamp();
    this.happened('review_requested', by);
  }

  review(by: Account, verdict: keyof typeof reviewStates, body = ''): Review {
    return this.submitReview(by, reviewStates[verdict], body, this.headSha, []);
  }

  submitReview(
    by: Account,
    state: ReviewState,
    body: string,
    commit: string,
    comments: readonly { readonly place: LinePlace; readonly body: string }[],
  ): Review {
    if (by === this.author && (state === 'APPROVED' || state === 'CHANGES_REQUESTED')) {
      const verb = state === 'APPROVED' ? 'approve' : 'request changes on';
      throw new Refusal(422, 'Unprocessable Entity', { errors: [`Can not ${verb} your own pull request`] });
    }
    if (body !== '') checkBody(body, 'PullRequestReview');
    const review = new Review(this.world, this, by, state, body, commit);
    for (const { place, body: text } of comments) this.#addLine(review, place, by, text, null);
    this.reviews.push(review);
    if (state === 'PENDING') return review;
    review.teams = [...this.requested].filter((who) => 'slug' in who).filter((team) => membersOf(team).has(by));
    for (const answered of [by, ...review.teams]) this.requested.delete(answered);
    this.#tell('submitted', by, review);
    return review;
  }

  editReview(review: Review, by: Account, body: string): void {
    review.write(by, body);
    this.#tell('edited', by, review);
  }

  dismiss(review: Review, by: Account): void {
    if (review.state !== 'APPROVED' && review.state !== 'CHANGES_REQUESTED') {
      throw new Refusal(422, 'Validation Failed', { errors: ['Can not dismiss a commented pull request review'] });
    }
    review.state = 'DISMISSED';
    this.world.clock.stamp();
    this.#tell('dismissed', by, review);
  }

  commentLine(by: Account, place: LinePlace, body: string, replyTo: LineComment | null = null): LineComment {
    const review = replyTo?.review ?? new Review(this.world, this, by, 'COMMENTED', '', this.headSha);
    const comment = this.#addLine(review, place, by, body, replyTo);
    if (!replyTo) this.reviews.push(review);
    return comment;
  }

  #addLine(review: Review, place: LinePlace, by: Account, body: string, replyTo: LineComment | null): LineComment {
    checkBody(body, 'PullRequestReviewComment');
    const file = this.files.find(({ path }) => path === place.path);
    if (!file) throw invalid('PullRequestReviewComment', 'pull_request_review_thread.path', 'is invalid');
    for (const line of [place.line, place.startLine ?? place.line]) {
      if (commentableLines(this.repository.store, file, place.side).has(line)) continue;
      throw invalid('PullRequestReviewComment', 'pull_request_review_thread.line', 'must be part of the diff');
    }
    const comment = new LineComment(review, place, by, body, replyTo);
    review.comments.push(comment);
    this.lineComments.push(comment);
    return comment;
  }

  override happened(action: string, sender: Account, extra: Record<string, unknown> = {}): void {
    this.world.emit({ name: 'pull_request', action, repository: this.repository, sender, pull: this, extra });
  }

  #tell(action: string, sender: Account, review: Review): void {
    const { repository } = this;
    this.world.emit({ name: 'pull_request_review', action, repository, sender, pull: this, review });
  }
}

/** A commit that joins the pull request's head to another commit; files that the pull request changed come from its head. */
export function mergeCommit(pull: Pull, onto: string, by: Account): string {
  const { repository } = pull;
  const { store } = repository;
  const date = repository.world.clock.stamp();
  const webFlow = { name: 'GitHub', email: 'noreply@github.com', date };
  return store.commit({
    tree: store.treeOf(carried(store, onto, pull.files)),
    parents: [onto, pull.headSha],
    author: { name: by.name, email: by.emails[0] ?? '', date },
    committer: webFlow,
    message: `Merge pull request #${pull.number} from ${pull.head.repository.owner.login}/${pull.head.ref}\n\n${pull.title}`,
  });
}
