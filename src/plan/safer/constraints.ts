/** Constraints that read a table, or build an index on it, while others wait. */
import type { Constraint, Table } from '../../model/catalogue.ts';
import type { SaferStep } from '../../model/safer.ts';
import { identifier } from '../../model/sql-names.ts';
import type { ActionOf } from '../../model/statement.ts';
import { namesOf } from '../queries.ts';
import type { Part, SaferFormOf } from './part.ts';
import { alter, keyFromIndex, notNull, step, unchecked, validate } from './sql.ts';

type AddConstraint = ActionOf<'add-constraint'>;

/** The one that the part made; `null` where several may be meant, or none was new. */
function madeBy({ action, before, after, statement }: Part<AddConstraint>): Constraint | null {
  const known = new Set(before.constraints.map(({ name }) => name));
  const named = new Set(
    statement.actions.flatMap((one) => (one.type === 'add-constraint' && one.name !== undefined ? [one.name] : [])),
  );
  const fits = after.constraints.filter(
    ({ name, kind, columns }) =>
      kind === action.constraint &&
      !known.has(name) &&
      (action.name === undefined
        ? !named.has(name) && sameColumns(after, columns, action.columns)
        : name === action.name),
  );
  return fits.length === 1 ? (fits[0] ?? null) : null;
}

/** A check names none. */
function sameColumns(table: Table, numbers: readonly number[], names: readonly string[]): boolean {
  return names.length === 0 || namesOf(table, numbers).join(' ') === names.join(' ');
}

export const addConstraint: SaferFormOf<AddConstraint> = (part) => {
  const { action, sql, before, after, targetVersion } = part;
  if (action.notValid || action.notEnforced || action.usingIndex !== undefined) return null;
  const constraint = madeBy(part);
  if (!constraint?.validated) return null;
  if (constraint.kind === 'unique') return keyFromIndex(after, constraint);
  if (constraint.kind === 'primary') return primaryKey(before, after, constraint);
  // As its author wrote it: people know it again.
  if (unchecked(after, constraint, targetVersion) === null) return null;
  return [step('change', `${sql} NOT VALID`), validate(after, constraint.name)];
};

/** A key forbids nulls, which is proven first for every column that may still hold one. */
function primaryKey(before: Table, after: Table, constraint: Constraint): readonly SaferStep[] | null {
  const key = keyFromIndex(after, constraint);
  const nullable = before.columns.filter(({ number, notNull: tight }) => constraint.columns.includes(number) && !tight);
  return key && [...nullable.flatMap(({ name }) => notNull(after, name, 'change')), ...key];
}

export const setNotNull: SaferFormOf<ActionOf<'set-not-null'>> = (part) => {
  const { action, before, after, targetVersion } = part;
  const was = before.columns.find(({ name }) => name === action.column);
  if (!was || was.notNull || after.isPartition || targetVersion < 12) return null;
  if (targetVersion < 18 || after.kind !== 'table') return notNull(after, action.column, 'change');
  const made = after.constraints.find(({ kind, columns }) => kind === 'not-null' && columns[0] === was.number);
  if (!made) return notNull(after, action.column, 'change');
  const add = `ADD CONSTRAINT ${identifier(made.name)} NOT NULL ${identifier(action.column)} NOT VALID`;
  return [step('change', alter(after, add)), validate(after, made.name)];
};
