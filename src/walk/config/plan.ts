/** The numbers of the rollout plan: at which one turns back, throttles or goes on. */

import { z } from 'zod';
import { inEnglish, phrase } from '../../model/text.ts';
import { hoursForm, key, secondsForm, wholeHours, wholeSeconds } from './key.ts';

/** Where the file says nothing. */
export const planDefaults = {
  lockTimeout: '5s',
  statementTimeout: '60s',
  attempts: 5,
  errorRate: 0.1,
  lagThrottle: '5s',
  lagPause: '30s',
  ramp: [1, 10, 50, 100],
  latency: 10,
  soak: '24h',
  dropAfterReleases: 2,
};

const few = z.int().min(1).max(20).optional();
const fewForm = phrase`a whole number from 1 to 20`;
const percent = z.number().positive().max(1000).optional();
const percentForm = phrase`a number of percent above 0`;
const seconds = wholeSeconds.optional();

const ramp = z
  .array(z.int().min(1).max(100))
  .min(1)
  .max(20)
  .refine((shares) => shares.every((share, index) => share > (shares[index - 1] ?? 0)) && shares.at(-1) === 100, {
    message: inEnglish(phrase`The shares do not rise to 100.`),
  });

export const plan = key(
  z
    .strictObject({
      lockTimeout: key(
        seconds,
        secondsForm,
        'Longest wait for a lock, in the guards, in safer forms and in backfills.',
        planDefaults.lockTimeout,
      ),
      statementTimeout: key(
        seconds,
        secondsForm,
        'Longest time of one statement under the guards.',
        planDefaults.statementTimeout,
      ),
      attempts: key(few, fewForm, 'Failed attempts at one batch after which a backfill stops.', planDefaults.attempts),
      errorRate: key(percent, percentForm, 'Percent of errors above which one goes back.', planDefaults.errorRate),
      lagThrottle: key(
        seconds,
        secondsForm,
        'Lag of a replica above which a backfill goes slower.',
        planDefaults.lagThrottle,
      ),
      lagPause: key(seconds, secondsForm, 'Lag of a replica above which a backfill pauses.', planDefaults.lagPause),
      ramp: key(
        ramp.optional(),
        phrase`a list of whole percents that rises to 100`,
        'Percent of the reads that go to the new place, step by step.',
        planDefaults.ramp,
      ),
      latency: key(
        percent,
        percentForm,
        'Percent by which the P99 of new reads may lie above that of the old ones.',
        planDefaults.latency,
      ),
      soak: key(
        wholeHours.optional(),
        hoursForm,
        'How long the new place serves everything before the old one is dropped.',
        planDefaults.soak,
      ),
      dropAfterReleases: key(
        few,
        fewForm,
        'Releases after which the old place may be dropped.',
        planDefaults.dropAfterReleases,
      ),
    })
    .refine(
      ({ lagThrottle = planDefaults.lagThrottle, lagPause = planDefaults.lagPause }) =>
        inSeconds(lagThrottle) <= inSeconds(lagPause),
      { message: inEnglish(phrase`lagThrottle is above lagPause.`) },
    ),
  phrase`a map of the numbers of the plan`,
  'The numbers of the rollout plan.',
  { lockTimeout: '3s', soak: '48h' },
);

const unitS = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

/** `5m` → 300. The text has been validated. */
export function inSeconds(text: string): number {
  return Number.parseInt(text, 10) * unitS[text.replace(/^\d+/, '') as keyof typeof unitS];
}
