/** Reviews of a pull request and comments on its lines. */

import type { Account, Team } from './accounts.ts';
import { EditedText } from './comment.ts';
import type { Pull } from './pull.ts';
import type { World } from './world.ts';

export type ReviewState = 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';

export class Review extends EditedText {
  readonly id: number;
  readonly pull: Pull;
  state: ReviewState;
  /** The head that was looked at. */
  commit: string;
  readonly comments: LineComment[] = [];
  /** Teams that had been asked and that this person speaks for. */
  teams: readonly Team[] = [];

  constructor(world: World, pull: Pull, author: Account, state: ReviewState, body: string, commit: string) {
    super(world, author, body);
    this.id = world.number('review');
    this.pull = pull;
    this.state = state;
    this.commit = commit;
  }
}

export interface LinePlace {
  readonly path: string;
  readonly line: number;
  readonly startLine: number | null;
  readonly side: 'LEFT' | 'RIGHT';
}

export class LineComment extends EditedText {
  readonly id: number;
  readonly pull: Pull;
  readonly review: Review;
  readonly place: LinePlace;
  readonly commit: string;
  readonly replyTo: LineComment | null;

  constructor(review: Review, place: LinePlace, author: Account, body: string, replyTo: LineComment | null) {
    super(review.pull.world, author, body);
    this.id = review.pull.world.number('reviewComment');
    this.pull = review.pull;
    this.review = review;
    this.place = place;
    this.commit = review.commit;
    this.replyTo = replyTo;
  }
}
