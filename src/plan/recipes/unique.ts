/** A unique or primary key: look for what it would refuse, build the index beside the traffic, then attach it in a moment. */
import { type Constraint, qualifiedName } from '../../model/catalogue.ts';
import { identifier, relation } from '../../model/sql-names.ts';
import type { DeltaOf } from '../deltas.ts';
import type { Context } from '../input.ts';
import { back, criterion, type PhaseParts, phases, step } from '../phase.ts';
import { duplicates, invalidIndexes, namesOf, notValidLeft, nullsLeft, relationThere } from '../queries.ts';
import { build, dropIndex, room } from './shared/concurrently.ts';
import { addCheck, dropCheck, enforce } from './shared/not-null.ts';
import { columnObject, type RecipeOf } from './shared/recipe.ts';

function attach(
  { before, table, index }: DeltaOf<'unique'>,
  constraint: Constraint,
  { thresholds }: Context,
): PhaseParts {
  const name = identifier(constraint.name);
  const kind = constraint.kind === 'primary' ? 'PRIMARY KEY' : 'UNIQUE';
  const deferrable = /\s(DEFERRABLE.*)$/.exec(constraint.definition)?.[1];
  const add = `ALTER TABLE ${relation(table)} ADD CONSTRAINT ${name} ${kind} USING INDEX ${name}`;
  const nullable =
    constraint.kind === 'primary'
      ? before.columns.filter(({ number, notNull }) => constraint.columns.includes(number) && !notNull)
      : [];
  const checks = nullable.flatMap((column) => [addCheck(table, column.name), ...enforce(table, column.name)]);
  return {
    entry: [criterion('check-is-zero')],
    steps: [
      step('set-guards'),
      ...checks,
      step(
        'attach-constraint',
        { table: qualifiedName(table), constraint: constraint.name },
        `${add}${deferrable === undefined ? '' : ` ${deferrable}`};`,
      ),
    ],
    verify: [
      notValidLeft([table]),
      invalidIndexes([table]),
      ...nullable.map(({ name: column }) => nullsLeft(table, column)),
    ],
    back: back(
      'drop-constraint',
      [
        `ALTER TABLE ${relation(table)} DROP CONSTRAINT IF EXISTS ${name};`,
        ...nullable.map(
          ({ name: column }) =>
            `ALTER TABLE ${relation(table)} ALTER COLUMN ${identifier(column)} DROP NOT NULL;\n${dropCheck(table, column)}`,
        ),
        // The index went with the constraint, and was there before this phase.
        build(table, index).sql,
      ].join('\n'),
      false,
      { constraint: constraint.name },
    ),
    exit: [criterion('validated'), criterion('errors-below', { percent: thresholds.errorRatePercent })],
  };
}

export const unique: RecipeOf<'unique'> = (delta, context) => {
  const { table, constraint, index } = delta;
  const object = columnObject(table, index.name);
  const columns = namesOf(table, index.columns);
  const question = columns.length > 0 && !index.partial ? [duplicates(table, columns)] : [];
  return {
    recipe: {
      recipe: 'unique',
      object,
      table: qualifiedName(table),
      light: false,
      phases: phases(context.thresholds, [
        [
          'expand',
          {
            entry: [...(question.length > 0 ? [criterion('check-is-zero')] : []), ...room(table, context)],
            steps: [step('set-guards'), build(table, index)],
            verify: [...question, relationThere({ schema: table.schema, name: index.name }), invalidIndexes([table])],
            back: back('drop-added', dropIndex(table, index.name), false, { object }),
            exit: [criterion('index-valid')],
          },
        ],
        constraint === null ? null : ['contract', attach(delta, constraint, context)],
      ]),
    },
    backfills: [],
  };
};
