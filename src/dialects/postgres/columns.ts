/** Columns and constraints as CREATE TABLE and ALTER TABLE define them. */
import type { ColumnDef, Constraint } from 'libpg-query';
import type { Action, ActionOf, Name } from '../../model/statement.ts';
import { columnsIn, defaultText, isConstant } from './expressions.ts';
import type { Source } from './source.ts';
import { open, relationName, stringsOf } from './syntax.ts';
import { isSerial, typeText } from './types.ts';

type AddColumn = ActionOf<'add-column'>;
type AddConstraint = ActionOf<'add-constraint'>;

/** The column, and the foreign keys written within its definition. */
export function addColumn(table: Name, column: ColumnDef, ifNotExists: boolean, source: Source): readonly Action[] {
  const constraints = constraintsOf(column);
  const has = (type: Constraint['contype']) => constraints.some(({ contype }) => contype === type);
  const foreign = constraints.find(({ contype }) => contype === 'CONSTR_FOREIGN');
  const primary = has('CONSTR_PRIMARY');
  const identity = has('CONSTR_IDENTITY');
  const serial = isSerial(column.typeName);
  const action: AddColumn = {
    type: 'add-column',
    table,
    column: column.colname ?? '',
    dataType: typeText(column.typeName),
    notNull: has('CONSTR_NOTNULL') || primary || identity || serial,
    ...defaultOf(column, constraints, source),
    identity,
    serial,
    generated: generationOf(constraints),
    unique: has('CONSTR_UNIQUE'),
    primary,
    check: has('CONSTR_CHECK'),
    ...(foreign ? { references: relationName(foreign.pktable) } : {}),
    ifNotExists,
  };
  return [action, ...columnForeignKeys(table, column)];
}

/** Foreign keys written within a column's definition. */
export function columnForeignKeys(table: Name, column: ColumnDef): readonly Action[] {
  const constraints = constraintsOf(column);
  return constraints.flatMap((constraint, index) => {
    if (constraint.contype !== 'CONSTR_FOREIGN') return [];
    // NOT ENFORCED follows its constraint as an element of its own.
    const after = constraints.slice(index + 1);
    const end = after.findIndex(({ contype }) => !contype?.startsWith('CONSTR_ATTR'));
    const attributes = end < 0 ? after : after.slice(0, end);
    const notEnforced = attributes.some(({ contype }) => contype === 'CONSTR_ATTR_NOT_ENFORCED');
    const action = addConstraint(table, constraint, true);
    return action
      ? [{ ...action, columns: [column.colname ?? ''], notEnforced: action.notEnforced || notEnforced }]
      : [];
  });
}

/** A table constraint; `null` for a kind that is none, such as a default. */
export function addConstraint(table: Name, constraint: Constraint, inline: boolean): AddConstraint | null {
  const kind = kindOf(constraint);
  if (kind === null) return null;
  const onDelete = constraint.contype === 'CONSTR_FOREIGN' ? deleteActionOf(constraint) : undefined;
  const notEnforced = (kind === 'check' || kind === 'foreign') && !constraint.is_enforced;
  return {
    type: 'add-constraint',
    table,
    constraint: kind,
    ...(constraint.conname ? { name: constraint.conname } : {}),
    columns: columnsOf(constraint),
    ...(constraint.pktable ? { references: relationName(constraint.pktable) } : {}),
    // The parser marks an unenforced constraint as one that skips validation as well.
    notValid: !notEnforced && (constraint.skip_validation ?? false),
    notEnforced,
    ...(constraint.indexname ? { usingIndex: constraint.indexname } : {}),
    inline,
    ...(onDelete ? { onDelete } : {}),
  };
}

function constraintsOf(column: ColumnDef): readonly Constraint[] {
  return (column.constraints ?? []).flatMap((node) => open(node).Constraint ?? []);
}

function kindOf(constraint: Constraint): AddConstraint['constraint'] | null {
  switch (constraint.contype) {
    case 'CONSTR_CHECK':
      return 'check';
    case 'CONSTR_FOREIGN':
      return 'foreign';
    case 'CONSTR_UNIQUE':
      return 'unique';
    case 'CONSTR_PRIMARY':
      return 'primary';
    case 'CONSTR_EXCLUSION':
      return 'exclude';
    case 'CONSTR_NOTNULL':
      return 'not-null';
    default:
      return null;
  }
}

function columnsOf(constraint: Constraint): readonly string[] {
  switch (constraint.contype) {
    case 'CONSTR_FOREIGN':
      return stringsOf(constraint.fk_attrs);
    case 'CONSTR_CHECK':
      return columnsIn(constraint.raw_expr);
    case 'CONSTR_EXCLUSION':
      return (constraint.exclusions ?? []).flatMap((pair) => open(open(pair).List?.items?.[0]).IndexElem?.name ?? []);
    default:
      return stringsOf(constraint.keys);
  }
}

function deleteActionOf(constraint: Constraint): NonNullable<AddConstraint['onDelete']> {
  switch (constraint.fk_del_action) {
    case 'c':
      return 'cascade';
    case 'n':
      return 'set-null';
    case 'd':
      return 'set-default';
    case 'r':
      return 'restrict';
    default:
      return 'no-action';
  }
}

function generationOf(constraints: readonly Constraint[]): AddColumn['generated'] {
  const generated = constraints.find(({ contype }) => contype === 'CONSTR_GENERATED');
  if (generated === undefined) return 'none';
  return generated.generated_kind === 's' ? 'stored' : 'virtual';
}

function defaultOf(
  column: ColumnDef,
  constraints: readonly Constraint[],
  source: Source,
): Pick<AddColumn, 'default' | 'defaultSql'> {
  const found = constraints.find(({ contype }) => contype === 'CONSTR_DEFAULT');
  if (found === undefined) return { default: 'none' };
  const start = found.location ?? 0;
  const following = [...constraints, column.collClause ?? {}].map(({ location }) => location ?? 0);
  const end = Math.min(...following.filter((location) => location > start));
  return {
    default: isConstant(found.raw_expr) ? 'constant' : 'expression',
    defaultSql: defaultText(source.between(start, end)),
  };
}
