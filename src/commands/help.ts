/** `/migration help`: all commands, in a comment. */
import type { Command } from '../model/command.ts';
import { readNothing } from './words.ts';

export const help: Command = {
  name: 'help',
  usage: '/migration help',
  does: 'Lists all commands.',
  who: 'Anyone.',
  read: readNothing,
  reply: 'help',
  examples: [
    {
      comment: '/migration help',
      gives: { type: 'calls', calls: [{ name: 'help', arguments: [], line: 1 }] },
    },
    {
      comment: 'What can I say here?\r\n\r\n   /migration help  \r\n',
      gives: { type: 'calls', calls: [{ name: 'help', arguments: [], line: 3 }] },
      why: 'Words may stand above it, and up to three spaces in front of it.',
    },
    { comment: '- /migration help', gives: { type: 'none' }, why: 'An entry of a list is no line of its own.' },
  ],
};
