/** `/migration deployed`: said in the tracking issue when the migrations have run somewhere. */
import type { Command } from '../model/command.ts';
import { isEnvironment, readOne } from './words.ts';

const usage = '/migration deployed <environment>';

export const deployed: Command = {
  name: 'deployed',
  usage,
  does: 'In the tracking issue: notes that the migrations have run in an environment.',
  who: 'People with write permission.',
  read: (rest) => readOne(rest, isEnvironment),
  reply: 'tracking',
  examples: [
    {
      comment: '/migration deployed production',
      gives: { type: 'calls', calls: [{ name: 'deployed', arguments: ['production'], line: 1 }] },
    },
    {
      comment: '/migration deployed',
      gives: {
        type: 'calls',
        calls: [
          {
            mistake: 'arguments',
            typed: '/migration deployed',
            line: 1,
            nearest: '/migration deployed',
            usage,
          },
        ],
      },
      why: 'Staging is not production.',
    },
  ],
};
