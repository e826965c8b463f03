/** A column that comes with a value for each row, or with a constraint that reads them all: apart from what takes time. */
import type { Column, Table } from '../../model/catalogue.ts';
import { qualifiedName } from '../../model/catalogue.ts';
import type { SaferStep } from '../../model/safer.ts';
import { identifier, relation } from '../../model/sql-names.ts';
import type { ActionOf } from '../../model/statement.ts';
import { fill } from './fill.ts';
import type { Part, SaferFormOf } from './part.ts';
import { alter, keyFromIndex, notNull, step, unchecked } from './sql.ts';

type AddColumn = ActionOf<'add-column'>;

function definition({ name, type, collation }: Column): string {
  const collate = collation === null || collation === 'default' ? '' : ` COLLATE ${identifier(collation)}`;
  return `${identifier(name)} ${type}${collate}`;
}

/** Constraints that came with the column, and nothing else does; `null` where one of them has no safer form. */
function constraintSteps(part: Part<AddColumn>, column: Column, rewritten: boolean): readonly SaferStep[] | null {
  const { before, after, targetVersion } = part;
  const known = new Set(before.constraints.map(({ name }) => name));
  const own = after.constraints.filter(
    ({ name, kind, columns }) => kind !== 'not-null' && !known.has(name) && columns.includes(column.number),
  );
  const steps: SaferStep[] = [];
  for (const constraint of own) {
    const found =
      constraint.kind === 'unique' ? keyFromIndex(after, constraint) : unchecked(after, constraint, targetVersion);
    if (found === null) return null;
    // Rows that have no value yet are still changed by others, and a check would refuse them.
    steps.push(
      ...found.map((one) => (rewritten && one.stage === 'change' ? { ...one, stage: 'guard' as const } : one)),
    );
  }
  return steps;
}

/** What the rows get, where the table was written anew for it. */
function valueSteps(table: Table, column: Column, context: Part['context']): readonly SaferStep[] | null {
  const filled = column.default === null ? null : fill(table, { column: column.name, value: 'DEFAULT' }, context);
  if (filled === null) return null;
  return [
    step('change', alter(table, `ALTER COLUMN ${identifier(column.name)} SET DEFAULT ${column.default}`)),
    filled,
    ...(column.notNull ? notNull(table, column.name, 'guard') : []),
  ];
}

export const addColumn: SaferFormOf<AddColumn> = (part) => {
  const { action, before, after, observation, context } = part;
  const column = after.columns.find(({ name }) => name === action.column);
  const isPlain = column && column.identity === null && column.generated === null && !action.serial && !action.primary;
  if (!isPlain || before.columns.some(({ number }) => number === column.number)) return null;
  const rewritten = observation.rewrites.includes(qualifiedName(after)) && action.default === 'expression';
  const constrained = action.unique || action.check || action.references !== undefined;
  if (!rewritten && !constrained) return null;
  const values = rewritten ? valueSteps(after, column, context) : [];
  const constraints = constraintSteps(part, column, rewritten);
  if (values === null || constraints === null) return null;
  const inline = rewritten
    ? ''
    : `${column.default === null ? '' : ` DEFAULT ${column.default}`}${column.notNull ? ' NOT NULL' : ''}`;
  const add = `ALTER TABLE ${relation(after)} ADD COLUMN ${action.ifNotExists ? 'IF NOT EXISTS ' : ''}${definition(column)}${inline}`;
  return [step('change', add), ...values, ...constraints];
};
