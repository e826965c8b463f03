/** A foreign key: binding for new rows at once, for those that are there after a check that lets traffic pass. */
import { findTable, qualifiedName, type Table } from '../../model/catalogue.ts';
import { identifier, relation } from '../../model/sql-names.ts';
import type { Context } from '../input.ts';
import { back, criterion, phases, step } from '../phase.ts';
import { namesOf, notValidLeft, orphans } from '../queries.ts';
import { dropIndex } from './shared/concurrently.ts';
import { columnObject, freeName, type Recipe, type RecipeOf, unhurried } from './shared/recipe.ts';

function parentOf(name: string | undefined, { head }: Context): Table | undefined {
  if (name === undefined) return undefined;
  // A dot may stand in a name, so the whole is looked for.
  return [...head.tables.values()].find((one) => qualifiedName(one) === name) ?? findTable(head, { name });
}

/** Without an index on the referencing side, every delete of a parent reads all of the children. */
function missingIndex(table: Table, columns: readonly number[]): { name: string; sql: string } | null {
  const led = table.indexes.some(
    (index) =>
      !index.partial &&
      index.valid &&
      columns.every((column) => index.columns.slice(0, columns.length).includes(column)),
  );
  const names = namesOf(table, columns);
  if (led || names.length === 0 || table.kind === 'partitioned') return null;
  const name = freeName(
    [table.name, ...names].join('_'),
    '_idx',
    table.indexes.map((index) => index.name),
  );
  const sql = `${unhurried}CREATE INDEX CONCURRENTLY ${identifier(name)} ON ${relation(table)} (${names.map(identifier).join(', ')});`;
  return { name, sql };
}

export const foreignKey: RecipeOf<'foreign-key'> = ({ table, constraint }, context): Recipe => {
  const { thresholds } = context;
  const object = columnObject(table, constraint.name);
  const names = { table: qualifiedName(table), constraint: constraint.name, object };
  const name = identifier(constraint.name);
  const add = `ALTER TABLE ${relation(table)} ADD CONSTRAINT ${name} ${constraint.definition}`;
  const parent = parentOf(constraint.references?.table, context);
  const question = parent ? orphans(table, constraint, parent) : null;
  const index = missingIndex(table, constraint.columns);
  const asked =
    question === null ? [notValidLeft([table])].map((query) => ({ ...query, expects: 'read' as const })) : [question];
  const drop = `ALTER TABLE ${relation(table)} DROP CONSTRAINT IF EXISTS ${name};`;
  return {
    recipe: {
      recipe: 'foreign-key',
      object,
      table: qualifiedName(table),
      light: false,
      phases: phases(thresholds, [
        [
          'expand',
          {
            steps: [
              step('set-guards'),
              ...(index === null
                ? []
                : [step('add-index', { table: qualifiedName(table), index: index.name }, index.sql)]),
              step('add-unchecked', names, `${add} NOT VALID;`),
            ],
            verify: asked,
            back: back(
              'drop-constraint',
              index === null ? drop : `${drop}\n${dropIndex(table, index.name)}`,
              false,
              names,
            ),
            exit: [criterion('errors-below', { percent: thresholds.errorRatePercent })],
          },
        ],
        [
          'contract',
          {
            entry: [criterion('check-is-zero')],
            steps: [
              step('set-guards'),
              step('validate', names, `${unhurried}ALTER TABLE ${relation(table)} VALIDATE CONSTRAINT ${name};`),
            ],
            verify: [notValidLeft([table])],
            back: back('drop-constraint', `${drop}\n${add} NOT VALID;`, false, names),
            exit: [criterion('validated')],
          },
        ],
      ]),
    },
    backfills: [],
  };
};
