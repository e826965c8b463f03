/**
 * A type that needs the rows written anew: a column of the new type grows beside the old one, a trigger keeps it filled, and in
 * the end it takes the old one's place and name. Constraints and indexes over the column are made for the new one first.
 * Nothing for a column that other tables, keys or inheritance rest on.
 */
import { type Column, type Constraint, type Index, qualifiedName, type Table } from '../../model/catalogue.ts';
import type { SaferStep } from '../../model/safer.ts';
import { identifier, relation } from '../../model/sql-names.ts';
import type { ActionOf } from '../../model/statement.ts';
import { tokensOf } from '../backfill/tokens.ts';
import { freeName } from '../recipes/shared/recipe.ts';
import { syncStatements, unsyncStatements } from '../recipes/shared/sync-trigger.ts';
import { newValue } from '../recipes/type-change.ts';
import { fill } from './fill.ts';
import type { Part, SaferFormOf } from './part.ts';
import { alter, concurrently, notNull, step, validate } from './sql.ts';

interface Swap {
  readonly table: Table;
  readonly from: Column;
  readonly to: Column;
  /** Name of the new column while both are there. */
  readonly column: string;
}

/** The definition with one column's name for another's. */
function renamed(definition: string, from: string, to: string): string {
  let text = '';
  let at = 0;
  for (const token of tokensOf(definition)) {
    if ((token.kind !== 'word' && token.kind !== 'name') || token.text !== from) continue;
    text += `${definition.slice(at, token.start)}${identifier(to)}`;
    at = token.end;
  }
  return text + definition.slice(at);
}

/** A name that stands in until the old one is free. */
function standIn(name: string): string {
  return freeName(name, '_new', []);
}

function indexSteps({ table, from, column }: Swap, index: Index): readonly SaferStep[] {
  const [old, name] = [index.name, standIn(index.name)];
  const definition = renamed(renamed(index.definition, from.name, column), old, name);
  const rename = `ALTER INDEX ${relation({ schema: table.schema, name })} RENAME TO ${identifier(old)}`;
  return [step('alone', concurrently(definition)), step('finish', rename)];
}

function checkSteps({ table, from, column }: Swap, { name, definition }: Constraint): readonly SaferStep[] {
  const added = standIn(name);
  const add = `ADD CONSTRAINT ${identifier(added)} ${renamed(definition, from.name, column)} NOT VALID`;
  const rename = `RENAME CONSTRAINT ${identifier(added)} TO ${identifier(name)}`;
  return [step('guard', alter(table, add)), validate(table, added), step('finish', alter(table, rename))];
}

/** What rests on the column, made for the new one; `null` where something does that cannot be made beside it. */
function dependentSteps(swap: Swap): readonly SaferStep[] | null {
  const { table, from } = swap;
  const constraints = table.constraints.filter(
    ({ kind, columns }) => kind !== 'not-null' && columns.includes(from.number),
  );
  if (constraints.some(({ kind, validated, enforced }) => kind !== 'check' || !validated || !enforced)) return null;
  const indexes = table.indexes.filter(({ columns }) => columns.includes(from.number) || columns.includes(0));
  if (indexes.some(({ valid }) => !valid)) return null;
  return [
    ...indexes.filter(({ columns }) => columns.includes(from.number)).flatMap((index) => indexSteps(swap, index)),
    ...constraints.flatMap((constraint) => checkSteps(swap, constraint)),
  ];
}

function swapOf({ action, before, after, observation }: Part<AlterType>): Swap | null {
  const to = after.columns.find(({ name }) => name === action.column);
  const from = before.columns.find(({ number }) => number === to?.number);
  if (!from || !to || !observation.rewrites.includes(qualifiedName(after))) return null;
  if (after.kind !== 'table' || after.parents.length > 0 || from.identity || from.generated) return null;
  const taken = after.columns.map(({ name }) => name);
  return { table: after, from, to, column: freeName(from.name, '_new', taken) };
}

type AlterType = ActionOf<'alter-column-type'>;

export const typeChange: SaferFormOf<AlterType> = (part) => {
  const swap = swapOf(part);
  const value = swap && newValue({ before: part.before, from: swap.from, to: swap.to }, part.context);
  const dependents = swap && dependentSteps(swap);
  if (!swap || !value || !dependents) return null;
  const { table, from, to, column } = swap;
  const name = identifier(column);
  const given = `${identifier(from.name)} IS NOT NULL`;
  const filled = fill(table, { column, value: value(''), given }, part.context);
  if (filled === null) return null;
  const collate = to.collation === null || to.collation === 'default' ? '' : ` COLLATE ${identifier(to.collation)}`;
  const nulls = to.notNull ? notNull(table, column, 'guard', from.name) : [];
  return [
    step('change', alter(table, `ADD COLUMN ${name} ${to.type}${collate}`)),
    ...syncStatements(table, from.name, column, value('NEW.')).map((sql) => step('change', sql)),
    filled,
    ...[...nulls, ...dependents].filter(({ stage }) => stage !== 'finish'),
    ...unsyncStatements(table, column).map((sql) => step('finish', sql)),
    step('finish', alter(table, `DROP COLUMN ${identifier(from.name)}`)),
    step('finish', alter(table, `RENAME COLUMN ${name} TO ${identifier(from.name)}`)),
    // Not before: rows of code that knows the old column alone would get it instead of their own value.
    ...(to.default === null
      ? []
      : [step('finish', alter(table, `ALTER COLUMN ${identifier(from.name)} SET DEFAULT ${to.default}`))]),
    ...[...nulls, ...dependents].filter(({ stage }) => stage === 'finish'),
  ];
};
