/** What is tracked after a merge: where the migrations ran, whether they were verified or taken back, and what is still owed. */
import type { Account } from './account.ts';
import type { ChangeSet } from './changeset.ts';
import type { PersonComment } from './evidence.ts';
import type { Reply } from './publication.ts';

/** A pull request that was merged, at one moment. */
export interface MergedPull {
  readonly number: number;
  readonly url: string;
  /** `null`: a ghost. */
  readonly mergedBy: Account | null;
  /** ISO 8601. */
  readonly mergedAt: string;
  /** Of the base branch. */
  readonly commit: string;
  /** From where it left its base to its head; the policy is that of the base branch now. */
  readonly changes: ChangeSet;
  /** Oldest first, without ours. */
  readonly comments: readonly PersonComment[];
  /** Our comment that names the tracking issue, or says why there is none. */
  readonly pointer: { readonly id: number; readonly body: string } | null;
}

/** An issue of ours that tracks a pull request. */
export interface TrackingIssue {
  readonly number: number;
  readonly url: string;
  /** The pull request that its first line names. */
  readonly pull: number;
  readonly body: string;
  readonly state: 'open' | 'closed';
  readonly closedAt: string | null;
  /** Oldest first, without ours. */
  readonly comments: readonly PersonComment[];
  /** Numbers of our comments that remind of what is owed, oldest first. */
  readonly reminders: readonly number[];
}

export interface TrackingRef {
  readonly number: number;
  readonly pull: number;
  readonly state: 'open' | 'closed';
}

/** Somebody's word in a tracking issue that holds. */
export interface Said {
  readonly account: Account;
  readonly at: string;
}

export interface DeploymentRefusal {
  readonly comment: number;
  readonly account: Account;
  /** `/migration verified`, without its words. */
  readonly command: string;
  readonly why: 'no-permission' | 'not-deployed';
}

/** What holds after all comments of a tracking issue. */
export interface Deployment {
  /** One entry an environment, the newest; those that a later rollback took back are marked. */
  readonly deployed: readonly (Said & { readonly environment: string; readonly takenBack: boolean })[];
  /** Said after the last deployment and rollback. */
  readonly verified: Said | null;
  /** Oldest first. */
  readonly rollbacks: readonly (Said & { readonly reason: string })[];
  /** When something was last deployed or taken back; `null`: never. */
  readonly movedAt: string | null;
  readonly refusals: readonly DeploymentRefusal[];
}

/** What a tracking issue is to show. */
export interface TrackingPublication {
  readonly body: string;
  readonly state: 'open' | 'closed';
  readonly replies: readonly Reply[];
  /** Posted where none is there; `null`: none is due. */
  readonly reminder: string | null;
}

export interface TrackingForge {
  /** `null`: it is not merged. */
  merged(pull: number): Promise<MergedPull | null>;
  /** Issues of ours by their marker, the oldest first, in whatever state. */
  trackingIssues(): Promise<readonly TrackingRef[]>;
  /** `null`: there is no such issue, or it is not ours. */
  trackingIssue(number: number): Promise<TrackingIssue | null>;
  /** @returns its number */
  openTracking(title: string, body: string): Promise<number>;
  /** Takes the marker out of a second issue of the same pull request, and closes it. */
  closeDuplicate(number: number, body: string): Promise<void>;
  /** Writes what differs. @returns how many writing requests were made */
  publishTracking(issue: TrackingIssue, publication: TrackingPublication): Promise<number>;
  /** Answers on the merged pull request, and our one comment there that names the issue. */
  publishPointer(pull: MergedPull, pointer: string, replies: readonly Reply[]): Promise<number>;
  /** When the newest release was published; `null`: none ever was. */
  latestRelease(): Promise<string | null>;
}
