/** The port to GitHub: one repository read as snapshots, asked about people, and written to. */
import type { ChangeSet } from './changeset.ts';
import type { Evidence } from './evidence.ts';
import type { Publication, Published, Status } from './publication.ts';
import type { PullRequest } from './pull.ts';
import type { People } from './signoff.ts';
import type { TrackingForge } from './tracking.ts';

/** A pull request at one moment: everything the walk needs to judge it. */
export interface PullSnapshot {
  readonly pull: PullRequest;
  /** Merge base, head, and the tip of the base branch whose policy holds. */
  readonly changes: ChangeSet;
  readonly evidence: Evidence;
  readonly published: Published;
}

/** What to find out about people. */
export interface PeopleQuestion {
  /** Accounts whose word may matter. */
  readonly accounts: readonly { readonly id: number; readonly login: string }[];
  /** `org/slug` of which membership matters. */
  readonly teams: readonly string[];
  /** Logins whose present id matters. */
  readonly logins: readonly string[];
}

export interface OpenPull {
  readonly number: number;
  readonly base: string;
  readonly head: string;
}

/** A group of the merge queue. */
export interface MergeGroup {
  readonly head: string;
  readonly base: string;
  /** Base branch's name. */
  readonly branch: string;
  /** Every pull request in it, in order. */
  readonly pulls: readonly number[];
  readonly changes: ChangeSet;
}

export interface PublishResult {
  /** The result is stale: evaluate again. */
  readonly moved: boolean;
  /** How many writing requests were made. */
  readonly written: number;
  readonly checklistUrl: string | null;
  /** What could not be shown besides report, checklist and status, each in a sentence. */
  readonly notes: readonly string[];
}

export interface PullForge extends TrackingForge {
  /** Throws `FaultError` for what people can mend (a truncated tree, a missing permission); network errors stay exceptions. */
  pull(number: number): Promise<PullSnapshot>;
  /** The head alone, by the smallest request: for the status that says why the rest could not be read. */
  head(number: number): Promise<{ readonly sha: string; readonly open: boolean }>;
  /** SHAs of the pull request's commits that change one of the paths, the merge base excluded. */
  commitsTouching(pull: PullRequest, paths: readonly string[]): Promise<ReadonlySet<string>>;
  people(question: PeopleQuestion): Promise<People>;
  openPulls(): Promise<readonly OpenPull[]>;
  /** The open pull requests whose head is this commit, forks included. */
  pullsOfHead(sha: string): Promise<readonly number[]>;
  /** Commits of the merge queue that hold the pull request: of its own group, and of all that are built on that. */
  queuedCommits(number: number): Promise<readonly string[]>;
  group(head: string, base: string, branch: string): Promise<MergeGroup>;
  /** Paths that other open pull requests to the same branch add, at most `limit` pull requests. */
  addedByOthers(
    pull: PullRequest,
    limit: number,
  ): Promise<readonly { readonly number: number; readonly paths: readonly string[] }[]>;
  /** Writes what differs. Reads the head first and writes nothing when it has moved. */
  publish(snapshot: PullSnapshot, publication: Publication): Promise<PublishResult>;
  /**
   * A status alone, for merge groups and after failures. Written only when it differs from what is there.
   * @returns whether it was written
   */
  status(sha: string, status: Status, targetUrl: string | null): Promise<boolean>;
}
