/** A column that may no longer be empty: new rows first, then those that are there, then the promise itself. */
import { qualifiedName, type Table } from '../../model/catalogue.ts';
import { identifier, relation } from '../../model/sql-names.ts';
import { fillBackfill, isFilledByAuthor } from '../backfill/backfill.ts';
import { back, criterion, phases, step } from '../phase.ts';
import { notValidLeft, nullsLeft } from '../queries.ts';
import { addCheck, dropCheck, enforce } from './shared/not-null.ts';
import { columnObject, type RecipeOf } from './shared/recipe.ts';

/** The check stays, as it was before NOT NULL took its place. */
function loosen(table: Table, column: string): string {
  const nullable = `ALTER TABLE ${relation(table)} ALTER COLUMN ${identifier(column)} DROP NOT NULL;`;
  return [nullable, dropCheck(table, column), addCheck(table, column).sql].join('\n');
}

export const notNull: RecipeOf<'not-null'> = ({ before, table, column }, context) => {
  const { thresholds } = context;
  // The name that it has in production now; a rename in the same pull request comes with a recipe of its own.
  const name = before.columns.find(({ number }) => number === column.number)?.name ?? column.name;
  const object = columnObject(before, name);
  const names = { object, table: qualifiedName(before), from: name, to: name, column: name };
  const author = isFilledByAuthor(table, column.name, context);
  const known = author || column.default !== null;
  const asked = { ...nullsLeft(before, name), expects: 'read' as const };
  return {
    recipe: {
      recipe: 'not-null',
      object,
      table: qualifiedName(before),
      light: false,
      phases: phases(thresholds, [
        [
          'dual-write',
          {
            steps: [step('always-write', names), step('set-guards'), addCheck(before, name)],
            verify: [asked],
            back: back('drop-constraint', dropCheck(before, name), false, names),
            exit: [criterion('errors-below', { percent: thresholds.errorRatePercent })],
          },
        ],
        [
          'backfill',
          {
            entry: [criterion('off-peak')],
            steps: [known ? step('run-backfill', names) : step('fill-by-hand', names)],
            verify: [nullsLeft(before, name)],
            back: back('leave-rows', null, false, names),
            exit: [criterion('backfill-finished'), criterion('check-is-zero')],
          },
        ],
        [
          'contract',
          {
            entry: [criterion('check-is-zero')],
            steps: [step('set-guards'), ...enforce(before, name)],
            verify: [nullsLeft(before, name), notValidLeft([before])],
            back: back('nullable-again', loosen(before, name), false, names),
            exit: [criterion('validated')],
          },
        ],
      ]),
    },
    backfills: author
      ? []
      : [fillBackfill({ recipe: 'not-null', object, table: before, column: name, value: column.default }, context)],
  };
};
