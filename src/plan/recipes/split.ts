/** One pull request that adds and takes away: two of them, with a release in between. */

import { qualifiedName, type Table } from '../../model/catalogue.ts';
import { contracting, type Delta, objectOf } from '../deltas.ts';
import type { Asked, Context } from '../input.ts';
import { back, criterion, phases, step } from '../phase.ts';
import { invalidIndexes, relationThere, stillUsed } from '../queries.ts';
import type { Recipe } from './shared/recipe.ts';

const taking: ReadonlySet<string> = new Set([
  'drop-column',
  'drop',
  'rename',
  'set-schema',
  'alter-column-type',
  'set-not-null',
  'truncate',
  'drop-constraint',
]);

function sqlOf(asked: readonly Asked[]): string | null {
  return asked.length === 0 ? null : asked.map(({ sql }) => `${sql};`).join('\n');
}

function takesAway({ actions }: Asked): boolean {
  return actions.some(({ type }) => taking.has(type));
}

/** Session settings and transactions belong to neither part. */
function isWork({ actions }: Asked): boolean {
  return actions.some(({ type }) => type !== 'set' && type !== 'transaction' && type !== 'comment');
}

/** @param deltas of which some add and some take away */
export function split(deltas: readonly Delta[], context: Context): Recipe | null {
  const tables = new Map<number, Table>(
    deltas.flatMap((delta) => ('before' in delta ? [[delta.before.oid, delta.before] as const] : [])),
  );
  const takes = deltas.filter(({ type }) => contracting.has(type));
  const first = takes.find((delta) => 'before' in delta);
  if (!first || !('before' in first) || takes.length === deltas.length) return null;
  const { thresholds } = context;
  const object = qualifiedName(first.before);
  const work = context.asked.filter(isWork);
  const names = { object: takes.map(objectOf).join(', '), table: object };
  const drops = takes.some(({ type }) => type === 'column-dropped' || type === 'table-dropped');
  return {
    recipe: {
      recipe: 'split',
      object,
      table: object,
      light: false,
      phases: phases(thresholds, [
        [
          'expand',
          {
            steps: [
              step('first-pull-request', names, sqlOf(work.filter((asked) => !takesAway(asked)))),
              step('release-code'),
            ],
            verify: [...tables.values()].map(relationThere).slice(0, 10),
            back: back('way-down', null, false, names),
            exit: [criterion('code-released'), criterion('errors-below', { percent: thresholds.errorRatePercent })],
          },
        ],
        [
          'soak',
          {
            steps: [step('watch', { ...names, hours: thresholds.soakHours }), step('stop-using', names)],
            verify: [stillUsed(first.before)],
            back: back('reads-to-old', null, false, names),
            exit: [
              criterion('soaked', { hours: thresholds.soakHours }),
              criterion('releases-passed', { releases: thresholds.dropAfterReleases }),
            ],
          },
        ],
        [
          'contract',
          {
            entry: [criterion('no-code-uses', names), criterion('backup-restored')],
            steps: [step('second-pull-request', names, sqlOf(work.filter(takesAway)))],
            verify: [invalidIndexes([...tables.values()])],
            back: drops ? back('restore-backup', null, true, names) : back('way-down', null, false, names),
            exit: [criterion('structure-there')],
          },
        ],
      ]),
    },
    backfills: [],
  };
}
