/** `/migration unblock`: a veto lifted. */
import type { Command } from '../model/command.ts';
import { readNothing } from './words.ts';

export const unblock: Command = {
  name: 'unblock',
  usage: '/migration unblock',
  does: 'Lifts a block.',
  who: 'Whoever blocked, or an administrator of the repository.',
  read: readNothing,
  event: () => ({ type: 'unblock' }),
  examples: [
    {
      comment: 'The replica has caught up.\n\n/migration unblock',
      gives: { type: 'calls', calls: [{ name: 'unblock', arguments: [], line: 3 }] },
    },
    {
      comment: '<!-- /migration unblock -->',
      gives: { type: 'none' },
      why: 'What nobody can see is not said.',
    },
  ],
};
