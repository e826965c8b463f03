/** New columns. One without a value, or with a constant, changes the catalogue alone; any other default is filled in pages. */
import { type Column, qualifiedName } from '../../model/catalogue.ts';
import { identifier, relation } from '../../model/sql-names.ts';
import { fillBackfill, isFilledByAuthor } from '../backfill/backfill.ts';
import type { DeltaOf } from '../deltas.ts';
import type { Context } from '../input.ts';
import { back, criterion, type PhaseParts, phases, step } from '../phase.ts';
import { columnsThere, nullsLeft } from '../queries.ts';
import { addCheck, dropCheck, enforce } from './shared/not-null.ts';
import { columnObject, type RecipeOf } from './shared/recipe.ts';

type Added = DeltaOf<'columns-added'>;

function isDerived({ generated, identity }: Column): boolean {
  return generated !== null || identity !== null;
}

function definition(column: Column, isFilledLater: boolean): string {
  const collate =
    column.collation === null || column.collation === 'default' ? '' : ` COLLATE ${identifier(column.collation)}`;
  const head = `ADD COLUMN ${identifier(column.name)} ${column.type}${collate}`;
  if (column.generated !== null) {
    const kind = column.generated === 'stored' ? 'STORED' : 'VIRTUAL';
    return `${head} GENERATED ALWAYS AS (${column.default}) ${kind}`;
  }
  if (column.identity !== null)
    return `${head} GENERATED ${column.identity === 'always' ? 'ALWAYS' : 'BY DEFAULT'} AS IDENTITY`;
  if (isFilledLater) return head;
  const value = column.default === null ? '' : ` DEFAULT ${column.default}`;
  return `${head}${value}${column.notNull ? ' NOT NULL' : ''}`;
}

/** Those that wait for their rows: the default made the rewrite, or NOT NULL has no value for the rows that are there. */
function waiting({ columns, rewritten }: Added): readonly Column[] {
  return columns.filter(
    (column) =>
      !isDerived(column) && ((rewritten && column.default !== null) || (column.notNull && column.default === null)),
  );
}

function expand(delta: Added, later: readonly Column[], { thresholds }: Context): PhaseParts {
  const { before, columns } = delta;
  const table = relation(before);
  const sql = columns.flatMap((column) => {
    const isFilledLater = later.includes(column);
    const add = `ALTER TABLE ${table} ${definition(column, isFilledLater)};`;
    if (!isFilledLater || column.default === null) return [add];
    return [add, `ALTER TABLE ${table} ALTER COLUMN ${identifier(column.name)} SET DEFAULT ${column.default};`];
  });
  const names = columns.map(({ name }) => name);
  const drop = names.map((name) => `ALTER TABLE ${table} DROP COLUMN IF EXISTS ${identifier(name)};`);
  return {
    steps: [
      step('set-guards'),
      step('add-column', { table: qualifiedName(before), column: names.join(', ') }, sql.join('\n')),
      step('release-code'),
    ],
    verify: [columnsThere(before, names)],
    back: back('drop-added', drop.join('\n'), false, {
      object: names.map((name) => columnObject(before, name)).join(', '),
    }),
    exit: [criterion('structure-there'), criterion('errors-below', { percent: thresholds.errorRatePercent })],
  };
}

function fill({ before }: Added, later: readonly Column[]): PhaseParts {
  const table = qualifiedName(before);
  return {
    entry: [criterion('off-peak')],
    steps: later.map(({ name, default: value }) =>
      step(value === null ? 'fill-by-hand' : 'run-backfill', { table, from: name, to: name }),
    ),
    verify: later.map(({ name }) => nullsLeft(before, name)),
    back: back('leave-rows', null, false, { table, to: later.map(({ name }) => name).join(', ') }),
    exit: [criterion('backfill-finished')],
  };
}

function contract({ before }: Added, later: readonly Column[]): PhaseParts {
  const alter = (name: string) => `ALTER TABLE ${relation(before)} ALTER COLUMN ${identifier(name)} DROP NOT NULL;`;
  const table = qualifiedName(before);
  return {
    entry: [criterion('check-is-zero')],
    steps: [step('set-guards'), ...later.flatMap(({ name }) => [addCheck(before, name), ...enforce(before, name)])],
    verify: later.map(({ name }) => nullsLeft(before, name)),
    back: back(
      'nullable-again',
      later.map(({ name }) => `${alter(name)}\n${dropCheck(before, name)}`).join('\n'),
      false,
      { object: later.map(({ name }) => columnObject(before, name)).join(', '), table },
    ),
    exit: [criterion('validated')],
  };
}

export const addColumn: RecipeOf<'columns-added'> = (delta, context) => {
  const { before, columns, table } = delta;
  const later = waiting(delta);
  const strict = later.filter(({ notNull }) => notNull);
  const names = columns.map(({ name }) => name);
  const object = names.length === 1 ? columnObject(before, names[0] ?? '') : qualifiedName(before);
  const derived = delta.rewritten && columns.some(isDerived);
  return {
    recipe: {
      recipe: 'add-column',
      object,
      table: qualifiedName(before),
      light: later.length === 0 && !derived,
      phases: phases(context.thresholds, [
        ['expand', expand(delta, later, context)],
        later.length > 0 ? ['backfill', fill(delta, later)] : null,
        strict.length > 0 ? ['contract', contract(delta, strict)] : null,
      ]),
    },
    backfills: later
      .filter(({ name }) => !isFilledByAuthor(table, name, context))
      .map((column) =>
        fillBackfill(
          { recipe: 'add-column', object, table: before, column: column.name, value: column.default },
          context,
        ),
      ),
  };
};
