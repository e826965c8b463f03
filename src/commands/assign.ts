/** `/migration assign`: asks the holders of open roles for a review, by GitHub's own means. */
import type { Command } from '../model/command.ts';
import { readNothing } from './words.ts';

export const assign: Command = {
  name: 'assign',
  usage: '/migration assign',
  does: 'Requests reviews from the people and teams whose sign-off is missing.',
  who: 'Anyone.',
  read: readNothing,
  action: 'assign',
  examples: [
    {
      comment: '/migration assign',
      gives: { type: 'calls', calls: [{ name: 'assign', arguments: [], line: 1 }] },
    },
    {
      comment: '/migrations assign',
      gives: { type: 'none' },
      why: 'The word is `/migration`, with a blank or nothing behind it.',
    },
  ],
};
