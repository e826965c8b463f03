/** A new index on a table that has rows: built beside the traffic. */
import { qualifiedName } from '../../model/catalogue.ts';
import { back, criterion, phases, step } from '../phase.ts';
import { invalidIndexes, relationThere } from '../queries.ts';
import { build, dropIndex, room } from './shared/concurrently.ts';
import { columnObject, type RecipeOf } from './shared/recipe.ts';

export const indexAdded: RecipeOf<'index'> = ({ table, index }, context) => {
  const object = columnObject(table, index.name);
  return {
    recipe: {
      recipe: 'index',
      object,
      table: qualifiedName(table),
      light: !context.mayBeLarge(table),
      phases: phases(context.thresholds, [
        [
          'expand',
          {
            entry: room(table, context),
            steps: [step('set-guards'), build(table, index)],
            verify: [relationThere({ schema: table.schema, name: index.name }), invalidIndexes([table])],
            back: back('drop-added', dropIndex(table, index.name), false, { object }),
            exit: [criterion('index-valid')],
          },
        ],
      ]),
    },
    backfills: [],
  };
};
