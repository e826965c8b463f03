/** `/migration approve`: a sign-off. Without a fingerprint it is about the migrations that the checklist showed just before. */
import type { Command } from '../model/command.ts';
import { isFingerprint, isRole, wordsOf } from './words.ts';

export const approve: Command = {
  name: 'approve',
  usage: '/migration approve [role] [fingerprint]',
  does: 'Signs these migrations: for the named role, or for every role that you hold and that is open.',
  who: 'Holders of the role who did not write these migrations.',
  read(rest) {
    const words = wordsOf(rest);
    const [first = '', second] = words;
    if (words.length === 0) return words;
    if (words.length === 1) return isRole(first) || isFingerprint(first) ? words : null;
    return words.length === 2 && isRole(first) && isFingerprint(second ?? '') ? words : null;
  },
  event(words, shown) {
    // A checklist that was deleted may have taken an untick along: what was said before the oldest one that is left is
    // to be said again, with a fingerprint or without.
    const fingerprint = shown === null ? null : (words.find(isFingerprint)?.toLowerCase() ?? shown);
    return { type: 'approve', role: words.find(isRole) ?? null, fingerprint, via: 'command' };
  },
  examples: [
    {
      comment: 'The backfill looks right to me.\n/migration approve',
      gives: { type: 'calls', calls: [{ name: 'approve', arguments: [], line: 2 }] },
    },
    {
      comment: '/migration approve dba 9f2c41d0aa5b',
      gives: { type: 'calls', calls: [{ name: 'approve', arguments: ['dba', '9f2c41d0aa5b'], line: 1 }] },
    },
    {
      comment: '/migration approve 9f2c41d0aa5b',
      gives: { type: 'calls', calls: [{ name: 'approve', arguments: ['9f2c41d0aa5b'], line: 1 }] },
      why: 'Twelve hexadecimal characters and more are a fingerprint, never a role.',
    },
    {
      comment: '/migration approve 9f2c41d',
      gives: {
        type: 'calls',
        calls: [
          {
            mistake: 'arguments',
            typed: '/migration approve 9f2c41d',
            line: 1,
            nearest: '/migration approve',
            usage: '/migration approve [role] [fingerprint]',
          },
        ],
      },
      why: 'A shorter fingerprint could fit other migrations by accident.',
    },
    {
      comment: '> /migration approve\n\nWhat does this do?',
      gives: { type: 'none' },
      why: 'Who quotes a command does not say it.',
    },
  ],
};
