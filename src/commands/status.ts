/** `/migration status`: what is still missing, in a comment. */
import type { Command } from '../model/command.ts';
import { readNothing } from './words.ts';

export const status: Command = {
  name: 'status',
  usage: '/migration status',
  does: 'Says what is still missing before the merge.',
  who: 'Anyone.',
  read: readNothing,
  reply: 'status',
  examples: [
    {
      comment: '/migration status',
      gives: { type: 'calls', calls: [{ name: 'status', arguments: [], line: 1 }] },
    },
    {
      comment: '/migration statsu',
      gives: {
        type: 'calls',
        calls: [
          {
            mistake: 'unknown',
            typed: '/migration statsu',
            line: 1,
            nearest: '/migration status',
            usage: null,
          },
        ],
      },
    },
    {
      comment: '```\n/migration status\n```',
      gives: { type: 'none' },
      why: 'Code shows a command and does not say it.',
    },
  ],
};
