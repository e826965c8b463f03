/** `/migration waive`: the findings of one rule accepted for these migrations, with a reason. They stay visible. */
import type { Command } from '../model/command.ts';
import { isRule, readWithReason } from './words.ts';

const usage = '/migration waive <rule> <reason>';

export const waive: Command = {
  name: 'waive',
  usage,
  does: 'Accepts the findings of a rule in these migrations: they stay in the report and block no longer.',
  who: 'Holders of a role that is asked, who did not write these migrations.',
  read: (rest) => readWithReason(rest, isRule),
  event: ([rule = '', reason = ''], shown) => ({ type: 'waive', rule, reason, fingerprint: shown }),
  examples: [
    {
      comment: '/migration waive column-dropped nobody has read it since 2.4',
      gives: {
        type: 'calls',
        calls: [{ name: 'waive', arguments: ['column-dropped', 'nobody has read it since 2.4'], line: 1 }],
      },
    },
    {
      comment: '/migration waive column-dropped',
      gives: {
        type: 'calls',
        calls: [
          {
            mistake: 'arguments',
            typed: '/migration waive column-dropped',
            line: 1,
            nearest: '/migration waive',
            usage,
          },
        ],
      },
      why: 'Whoever reads the report later asks why.',
    },
  ],
};
