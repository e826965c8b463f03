/** A pull request as GitHub knows it at one moment, without its files and without what people said in it. */
import type { Account } from './account.ts';

/** `acme/shop` */
export interface RepositoryRef {
  readonly owner: string;
  readonly name: string;
}

export interface PullCommit {
  readonly sha: string;
  /** Author and co-authors; `null` where an address belongs to no account. */
  readonly authors: readonly (Account | null)[];
  readonly committer: Account | null;
}

export interface PullRequest {
  readonly number: number;
  readonly state: 'open' | 'closed';
  readonly draft: boolean;
  readonly author: Account | null;
  readonly base: { readonly ref: string; readonly sha: string };
  readonly head: {
    readonly ref: string;
    readonly sha: string;
    /** `null` when the fork was deleted. */
    readonly repository: RepositoryRef | null;
    readonly fork: boolean;
  };
  readonly mergeBase: string;
  /** At most 250; more is a fault, because then the authors are not known. */
  readonly commits: readonly PullCommit[];
  /** Who moved the head last, from repository activity or a force-push event; `null`: not to be found out. */
  readonly lastPusher: Account | null;
  readonly labels: readonly string[];
  /** Logins and `org/team` slugs asked for a review, or that reviewed already. */
  readonly reviewers: readonly string[];
  /** Other open pull requests of the same repository with the same head commit. */
  readonly sameHead: readonly number[];
  /** The group of the merge queue that it waits in (GraphQL `mergeQueueEntry`), if any. */
  readonly queued: { readonly head: string; readonly base: string } | null;
}
