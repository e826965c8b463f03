/** A table written anew while nobody can use it: in a window with a backup, or with a tool that does it beside the traffic. */
import { qualifiedName } from '../../model/catalogue.ts';
import { back, criterion, phases, step } from '../phase.ts';
import { relationThere, rowCount } from '../queries.ts';
import { room } from './shared/concurrently.ts';
import type { RecipeOf } from './shared/recipe.ts';

export const rewrite: RecipeOf<'rewritten'> = ({ before, table, sql, path, line }, context) => {
  const object = qualifiedName(before);
  const names = { object, table: object, place: `${path}:${line}` };
  const mayBeLarge = context.mayBeLarge(before);
  return {
    recipe: {
      recipe: 'rewrite',
      object,
      table: object,
      light: false,
      phases: phases(context.thresholds, [
        [
          'expand',
          {
            entry: [criterion('off-peak'), criterion('backup-restored'), ...room(before, context)],
            steps: [
              step('set-guards'),
              ...(mayBeLarge ? [step('online-tool', names)] : []),
              step('as-written', names, `${sql};`),
            ],
            verify: [relationThere(table), rowCount(table)],
            back: back('way-down', null, false, names),
            exit: [
              criterion('structure-there'),
              criterion('errors-below', { percent: context.thresholds.errorRatePercent }),
            ],
          },
        ],
      ]),
    },
    backfills: [],
  };
};
