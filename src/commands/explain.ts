/** `/migration explain`: what a rule catches, why it hurts and the safe way, in a comment. */
import type { Command } from '../model/command.ts';
import { isRule, readOne } from './words.ts';

const usage = '/migration explain <rule>';

export const explain: Command = {
  name: 'explain',
  usage,
  does: 'Explains a rule: what it catches, why it hurts, the safe way.',
  who: 'Anyone.',
  read: (rest) => readOne(rest, isRule),
  reply: 'explain',
  examples: [
    {
      comment: '/migration explain column-dropped',
      gives: { type: 'calls', calls: [{ name: 'explain', arguments: ['column-dropped'], line: 1 }] },
    },
    {
      comment: '/migration explain',
      gives: {
        type: 'calls',
        calls: [{ mistake: 'arguments', typed: '/migration explain', line: 1, nearest: '/migration explain', usage }],
      },
    },
  ],
};
