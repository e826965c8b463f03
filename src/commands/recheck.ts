/** `/migration recheck`: looks again. Every comment makes that happen; this one says that it is meant. */
import type { Command } from '../model/command.ts';
import { readNothing } from './words.ts';

export const recheck: Command = {
  name: 'recheck',
  usage: '/migration recheck',
  does: 'Looks at the pull request again, for example after a team has changed.',
  who: 'Anyone.',
  read: readNothing,
  examples: [
    {
      comment: '/migration recheck',
      gives: { type: 'calls', calls: [{ name: 'recheck', arguments: [], line: 1 }] },
    },
    {
      comment: '/Migration recheck',
      gives: { type: 'none' },
      why: 'Commands are written in small letters; what only looks like one is none.',
    },
  ],
};
