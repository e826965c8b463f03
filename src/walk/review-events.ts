/** Reviews of a pull request as sign-off events, where the policy lets a review count. */
import { isPerson } from '../model/account.ts';
import type { PullReview } from '../model/evidence.ts';
import type { SignoffEvent } from '../model/signoff.ts';

type ShownBefore = (at: string) => string | null;

/**
 * An approval binds to what the checklist showed when it was given: GitHub may carry a review over to another push, so
 * its commit proves nothing. A later request for changes, or a dismissal, takes it back.
 */
export function reviewEvents(reviews: readonly PullReview[], shownBefore: ShownBefore): readonly SignoffEvent[] {
  return reviews.map((review) => eventOf(review, shownBefore)).filter((event) => event !== null);
}

function eventOf({ author, id, submittedAt: at, state }: PullReview, shownBefore: ShownBefore): SignoffEvent | null {
  if (!isPerson(author)) return null;
  const common = { account: author, at, source: `review:${id}`, sequence: 0, role: null, via: 'review' } as const;
  switch (state) {
    case 'approved':
      return { ...common, type: 'approve', fingerprint: shownBefore(at) };
    case 'changes-requested':
    case 'dismissed':
      return { ...common, type: 'revoke' };
    case 'commented':
    case 'pending':
      return null;
  }
}
