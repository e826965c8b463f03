/** `/migration plan`: how these migrations are to be rolled out, in a comment. */
import type { Command } from '../model/command.ts';
import { readNothing } from './words.ts';

export const plan: Command = {
  name: 'plan',
  usage: '/migration plan',
  does: 'Says in which order and how the migrations are rolled out, and what is still to be settled.',
  who: 'Anyone.',
  read: readNothing,
  reply: 'plan',
  examples: [
    {
      comment: '/migration plan',
      gives: { type: 'calls', calls: [{ name: 'plan', arguments: [], line: 1 }] },
    },
    {
      comment: '/migration plan for Monday',
      gives: {
        type: 'calls',
        calls: [
          {
            mistake: 'arguments',
            typed: '/migration plan for Monday',
            line: 1,
            nearest: '/migration plan',
            usage: '/migration plan',
          },
        ],
      },
      why: 'Words that mean nothing are not passed over.',
    },
  ],
};
