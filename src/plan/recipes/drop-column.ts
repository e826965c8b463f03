/** A dropped column or table: first nothing uses it, then one waits, and only then it goes. */
import { qualifiedName, type Table } from '../../model/catalogue.ts';
import type { PlanQuery } from '../../model/plan.ts';
import type { RecipeId } from '../../model/plan-terms.ts';
import { identifier, relation } from '../../model/sql-names.ts';
import type { Context } from '../input.ts';
import { back, criterion, phases, step } from '../phase.ts';
import { columnsGone, columnsThere, relationGone, stillUsed } from '../queries.ts';
import { columnObject, type Recipe, type RecipeOf } from './shared/recipe.ts';

interface Drop {
  readonly recipe: RecipeId & ('drop-column' | 'drop-table');
  readonly object: string;
  readonly table: Table;
  readonly sql: string;
  /** Code that does not name a column any more must be able to write rows. */
  readonly loosen: string | null;
  readonly before: PlanQuery;
  readonly after: PlanQuery;
}

function dropped({ recipe, object, table, sql, loosen, before, after }: Drop, { thresholds }: Context): Recipe {
  const names = { object, table: qualifiedName(table) };
  const strict = loosen === null ? [] : [step('set-guards'), step('loosen', { ...names, from: object }, loosen)];
  return {
    recipe: {
      recipe,
      object,
      table: qualifiedName(table),
      light: false,
      phases: phases(thresholds, [
        [
          'flip-reads',
          {
            steps: [...strict, step('stop-using', names), step('release-code')],
            verify: [before],
            back: back('reads-to-old', null, false, names),
            exit: [
              criterion('no-code-uses', names),
              criterion('errors-below', { percent: thresholds.errorRatePercent }),
            ],
          },
        ],
        [
          'soak',
          {
            steps: [step('watch', { ...names, hours: thresholds.soakHours })],
            verify: [stillUsed(table)],
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
            steps: [step('set-guards'), step(recipe, names, sql)],
            verify: [after],
            back: back('restore-backup', null, true, names),
            exit: [criterion('gone', names)],
          },
        ],
      ]),
    },
    backfills: [],
  };
}

export const dropColumn: RecipeOf<'column-dropped'> = ({ before, column }, context) => {
  const name = identifier(column.name);
  const needsValue = column.notNull && column.default === null && column.identity === null && column.generated === null;
  const inKey = before.constraints.some(({ kind, columns }) => kind === 'primary' && columns.includes(column.number));
  return dropped(
    {
      recipe: 'drop-column',
      object: columnObject(before, column.name),
      table: before,
      sql: `ALTER TABLE ${relation(before)} DROP COLUMN ${name};`,
      loosen: needsValue && !inKey ? `ALTER TABLE ${relation(before)} ALTER COLUMN ${name} DROP NOT NULL;` : null,
      before: columnsThere(before, [column.name]),
      after: columnsGone(before, [column.name]),
    },
    context,
  );
};

export const dropTable: RecipeOf<'table-dropped'> = ({ before }, context) =>
  dropped(
    {
      recipe: 'drop-table',
      object: qualifiedName(before),
      table: before,
      sql: `DROP TABLE ${relation(before)};`,
      loosen: null,
      before: stillUsed(before),
      after: relationGone(before),
    },
    context,
  );
