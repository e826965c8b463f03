/** `/migration rollback`: the way back and what it loses, in a comment. It runs nothing. */
import type { Command } from '../model/command.ts';
import { readNothing } from './words.ts';

export const rollback: Command = {
  name: 'rollback',
  usage: '/migration rollback',
  does: 'Shows the way back and what it loses. Nothing is run.',
  who: 'Anyone.',
  read: readNothing,
  reply: 'rollback',
  examples: [
    {
      comment: '/migration rollback',
      gives: { type: 'calls', calls: [{ name: 'rollback', arguments: [], line: 1 }] },
    },
    {
      comment: 'Use `\n/migration rollback\n` to see it.',
      gives: { type: 'none' },
      why: 'It is code, although it stands on a line of its own.',
    },
  ],
};
