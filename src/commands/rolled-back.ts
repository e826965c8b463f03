/** `/migration rolled-back`: said in the tracking issue when the migrations were taken back, with the reason. */
import type { Command } from '../model/command.ts';
import { readReason } from './words.ts';

const usage = '/migration rolled-back <reason>';

export const rolledBack: Command = {
  name: 'rolled-back',
  usage,
  does: 'In the tracking issue: notes that the migrations were taken back everywhere, and begins a post-mortem.',
  who: 'People with write permission.',
  read(rest) {
    const reason = readReason(rest);
    return reason === null ? null : [reason];
  },
  reply: 'tracking',
  examples: [
    {
      comment: '/migration rolled-back checkout timed out',
      gives: { type: 'calls', calls: [{ name: 'rolled-back', arguments: ['checkout timed out'], line: 1 }] },
    },
    {
      comment: '/migration rolled-back',
      gives: {
        type: 'calls',
        calls: [
          {
            mistake: 'arguments',
            typed: '/migration rolled-back',
            line: 1,
            nearest: '/migration rolled-back',
            usage,
          },
        ],
      },
      why: 'The post-mortem begins with it.',
    },
  ],
};
