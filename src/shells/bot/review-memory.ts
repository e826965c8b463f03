/** Reviews of commits that were rehearsed already, the newest few hundred, so that a tick does not rehearse again. */
import type { Review } from '../../model/review.ts';
import type { ReviewMemory } from '../../walk/pull-deps.ts';

/** A review of a usual size is some tens of kilobytes; larger ones are made again rather than kept. */
const mostReviews = 1500;
const largestCharacters = 512 * 1024;

export function reviewMemory(): ReviewMemory {
  const texts = new Map<string, string>();
  return {
    get: (key) => {
      const text = texts.get(key);
      if (text === undefined) return undefined;
      // Taken out and put in again: the first of the map is the one that was not used for longest.
      texts.delete(key);
      texts.set(key, text);
      return JSON.parse(text) as Review;
    },
    set: (key, review) => {
      const text = JSON.stringify(review);
      if (text.length > largestCharacters) return;
      texts.set(key, text);
      const [oldest] = texts.keys();
      if (texts.size > mostReviews && oldest !== undefined) texts.delete(oldest);
    },
  };
}
