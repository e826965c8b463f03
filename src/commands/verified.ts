/** `/migration verified`: said in the tracking issue when everything that was to be looked at has been. */
import type { Command } from '../model/command.ts';
import { readNothing } from './words.ts';

export const verified: Command = {
  name: 'verified',
  usage: '/migration verified',
  does: 'In the tracking issue: notes that what was deployed was looked at and is as it should be.',
  who: 'People with write permission.',
  read: readNothing,
  reply: 'tracking',
  examples: [
    {
      comment: 'Counts agree, the dashboards are calm.\n\n/migration verified',
      gives: { type: 'calls', calls: [{ name: 'verified', arguments: [], line: 3 }] },
    },
    { comment: '`/migration verified`', gives: { type: 'none' }, why: 'Code shows a command and does not say it.' },
  ],
};
