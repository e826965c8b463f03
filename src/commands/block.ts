/** `/migration block`: a veto. It survives pushes, because what is wrong may be more than what stands in the files. */
import type { Command } from '../model/command.ts';
import { readReason } from './words.ts';

export const block: Command = {
  name: 'block',
  usage: '/migration block <reason>',
  does: 'Stops the merge until the block is lifted, whatever is pushed or signed meanwhile.',
  who: 'Anyone who holds a role, the author included.',
  read(rest) {
    const reason = readReason(rest);
    return reason === null ? null : [reason];
  },
  event: ([reason = '']) => ({ type: 'block', reason }),
  examples: [
    {
      comment: '/migration block the replica is a day behind',
      gives: { type: 'calls', calls: [{ name: 'block', arguments: ['the replica is a day behind'], line: 1 }] },
    },
    {
      comment: '/migration block',
      gives: {
        type: 'calls',
        calls: [
          {
            mistake: 'arguments',
            typed: '/migration block',
            line: 1,
            nearest: '/migration block',
            usage: '/migration block <reason>',
          },
        ],
      },
      why: 'The author has to know what to mend.',
    },
  ],
};
