/** `/migration revoke`: one's own sign-off taken back. */
import type { Command } from '../model/command.ts';
import { isRole, readOne } from './words.ts';

export const revoke: Command = {
  name: 'revoke',
  usage: '/migration revoke [role]',
  does: 'Takes back your sign-off: for the named role, or for all.',
  who: 'Whoever signed.',
  read: (rest) => (rest === '' ? [] : readOne(rest, isRole)),
  event: ([role = null]) => ({ type: 'revoke', role, via: 'command' }),
  examples: [
    {
      comment: '/migration revoke',
      gives: { type: 'calls', calls: [{ name: 'revoke', arguments: [], line: 1 }] },
    },
    {
      comment: '/migration revoke dba\n/migration approve on-call',
      gives: {
        type: 'calls',
        calls: [
          { name: 'revoke', arguments: ['dba'], line: 1 },
          { name: 'approve', arguments: ['on-call'], line: 2 },
        ],
      },
      why: 'Several commands in one comment count in their order.',
    },
  ],
};
