/** Which recipe a measured change takes. */
import type { Delta } from '../deltas.ts';
import type { Context } from '../input.ts';
import { addColumn } from './add-column.ts';
import { dropColumn, dropTable } from './drop-column.ts';
import { enumValue } from './enum-value.ts';
import { foreignKey } from './foreign-key.ts';
import { indexAdded } from './index-added.ts';
import { notNull } from './not-null.ts';
import { renameColumn } from './rename-column.ts';
import { renameTable } from './rename-table.ts';
import { rewrite } from './rewrite.ts';
import type { Recipe } from './shared/recipe.ts';
import { split } from './split.ts';
import { typeChange } from './type-change.ts';
import { unique } from './unique.ts';

function recipeFor(delta: Delta, context: Context): Recipe {
  switch (delta.type) {
    case 'columns-added':
      return addColumn(delta, context);
    case 'column-dropped':
      return dropColumn(delta, context);
    case 'table-dropped':
      return dropTable(delta, context);
    case 'column-renamed':
      return renameColumn(delta, context);
    case 'table-renamed':
      return renameTable(delta, context);
    case 'retyped':
      return typeChange(delta, context);
    case 'not-null':
      return notNull(delta, context);
    case 'unique':
      return unique(delta, context);
    case 'foreign-key':
      return foreignKey(delta, context);
    case 'index':
      return indexAdded(delta, context);
    case 'enum':
      return enumValue(delta, context);
    case 'rewritten':
      return rewrite(delta, context);
  }
}

/** The advice to split stands first: it changes what all others are part of. */
export function recipesOf(deltas: readonly Delta[], isMixed: boolean, context: Context): Recipe[] {
  const apart = isMixed ? split(deltas, context) : null;
  return [...(apart === null ? [] : [apart]), ...deltas.map((delta) => recipeFor(delta, context))];
}
