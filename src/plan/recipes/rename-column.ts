/** A renamed column: old code names the old one until it is gone, so both stand side by side for a while. */
import { identifier } from '../../model/sql-names.ts';
import type { RecipeOf } from './shared/recipe.ts';
import { succession } from './shared/successor.ts';

export const renameColumn: RecipeOf<'column-renamed'> = ({ before, from, to }, context) => {
  const derived = from.generated !== null || from.identity !== null;
  return succession(
    {
      recipe: 'rename-column',
      table: before,
      from,
      column: to.name,
      type: from.type,
      collation: from.collation,
      default: derived ? null : from.default,
      // What the database computes itself nobody may write.
      value: derived ? null : (prefix) => `${prefix}${identifier(from.name)}`,
      takesName: false,
    },
    context,
  );
};
