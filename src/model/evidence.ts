/**
 * What people said and ticked on a pull request, as GitHub itself keeps it. Text written by a bot account is never
 * evidence of a sign-off: of our own checklists only the edits of people count.
 */
import type { Account } from './account.ts';

/** One state of a comment's body. */
export interface Revision {
  /** GitHub's time of the edit, ISO 8601. */
  readonly at: string;
  /** Who made it; `null` is a ghost. */
  readonly editor: Account | null;
  /** `null`: somebody deleted the content of this revision. */
  readonly body: string | null;
}

/** A checklist that this product posted. */
export interface Checklist {
  /** Number as in `#issuecomment-123`. */
  readonly id: number;
  readonly createdAt: string;
  /** Oldest first; at least one. A comment that was never edited has the body it was posted with. */
  readonly revisions: readonly Revision[];
  /** `false`: GitHub dropped revisions between the original and the newest 99, so who ticked what is unknown. */
  readonly complete: boolean;
}

/** A comment of somebody else. */
export interface PersonComment {
  readonly id: number;
  readonly author: Account | null;
  readonly createdAt: string;
  /** Time of the last edit by anybody; `null`: as it was posted. */
  readonly editedAt: string | null;
  readonly body: string;
  /** Set where somebody else edited it last: what its author had posted; `null`: that is not known any more. */
  readonly original?: string | null;
  /** Set where `original` is `null`: when its content was deleted, and by whom, as far as GitHub tells. */
  readonly originalLost?: { readonly at: string; readonly by: Account | null };
  /** Reactions that this product left on it, as GraphQL names them: `THUMBS_UP`. */
  readonly ownReactions: readonly Reaction[];
  /** This product has answered it with a comment. */
  readonly answered: boolean;
}

export type Reaction = 'THUMBS_UP' | 'CONFUSED' | 'EYES';

export interface PullReview {
  readonly id: number;
  readonly author: Account | null;
  readonly state: 'approved' | 'changes-requested' | 'commented' | 'dismissed' | 'pending';
  readonly submittedAt: string;
  readonly editedAt: string | null;
}

/** A comment that is gone. GitHub tells whose it was and who deleted it, and neither which one nor what it said. */
export interface Deletion {
  readonly at: string;
  /** Who had written the comment; `null`: a ghost, or not told. */
  readonly author: Account | null;
  /** `null`: a ghost, or not told, as to those who may not write. */
  readonly by: Account | null;
}

export interface Evidence {
  /** Oldest first. */
  readonly checklists: readonly Checklist[];
  /** Oldest first, through all pages; without our own comments. */
  readonly comments: readonly PersonComment[];
  /** Oldest first. */
  readonly reviews: readonly PullReview[];
  /** Oldest first, through all pages, our own comments included. */
  readonly deletions: readonly Deletion[];
}
