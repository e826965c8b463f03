/** `/migration override`: the whole gate opened for one fingerprint, in the open and with a reason. */
import type { Command } from '../model/command.ts';
import { isFingerprint, readWithReason } from './words.ts';

const usage = '/migration override <fingerprint> <reason>';

export const override: Command = {
  name: 'override',
  usage,
  does: 'Opens the gate for exactly these migrations; status and report name you and the reason.',
  who: 'People with the permission that the policy sets for it, who did not write these migrations.',
  read: (rest) => readWithReason(rest, isFingerprint),
  event: ([fingerprint = '', reason = '']) => ({ type: 'override', fingerprint: fingerprint.toLowerCase(), reason }),
  examples: [
    {
      comment: '/migration override 9f2c41d0aa5b the site is down, the index is missing',
      gives: {
        type: 'calls',
        calls: [{ name: 'override', arguments: ['9f2c41d0aa5b', 'the site is down, the index is missing'], line: 1 }],
      },
    },
    {
      comment: '/migration override 9f2c41d0aa5b',
      gives: {
        type: 'calls',
        calls: [
          {
            mistake: 'arguments',
            typed: '/migration override 9f2c41d0aa5b',
            line: 1,
            nearest: '/migration override',
            usage,
          },
        ],
      },
      why: 'It leaves no trace worth having without a reason.',
    },
    {
      comment: '/migration override the site is down',
      gives: {
        type: 'calls',
        calls: [
          {
            mistake: 'arguments',
            typed: '/migration override the site is down',
            line: 1,
            nearest: '/migration override',
            usage,
          },
        ],
      },
      why: 'Without a fingerprint it could open the gate for a push of the last second.',
    },
  ],
};
