/** A new value of an enum: the type learns it before any code writes it. PostgreSQL cannot take a value away again. */

import type { PlanQuery } from '../../model/plan.ts';
import { identifier, literal, relation } from '../../model/sql-names.ts';
import { back, criterion, phases, step } from '../phase.ts';
import type { RecipeOf } from './shared/recipe.ts';

export const enumValue: RecipeOf<'enum'> = ({ name, schema, value, sql }, { thresholds }) => {
  const object = schema === null ? name : `${schema}.${name}`;
  const type = schema === null ? identifier(name) : relation({ schema, name });
  const names = { object, value };
  const there: PlanQuery = {
    id: 'value-there',
    with: names,
    sql: `SELECT count(*) FROM pg_enum\nWHERE enumtypid = to_regtype(${literal(type)}) AND enumlabel = ${literal(value)};`,
    expects: 1,
  };
  return {
    recipe: {
      recipe: 'enum',
      object,
      table: object,
      light: true,
      phases: phases(thresholds, [
        [
          'expand',
          {
            steps: [step('set-guards'), step('add-value', names, `${sql};`), step('release-code')],
            verify: [there],
            back: back('value-stays', null, false, names),
            exit: [criterion('structure-there'), criterion('errors-below', { percent: thresholds.errorRatePercent })],
          },
        ],
      ]),
    },
    backfills: [],
  };
};
