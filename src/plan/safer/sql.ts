/** Steps that several safer forms are made of. */
import type { Constraint, Table } from '../../model/catalogue.ts';
import type { SaferStage, SaferStep } from '../../model/safer.ts';
import { identifier, relation } from '../../model/sql-names.ts';
import { freeName } from '../recipes/shared/recipe.ts';

export function step(stage: SaferStage, sql: string): SaferStep {
  return { stage, sql };
}

export function alter(table: Pick<Table, 'schema' | 'name'>, what: string): string {
  return `ALTER TABLE ${relation(table)} ${what}`;
}

export function validate(table: Table, constraint: string): SaferStep {
  return step('validate', alter(table, `VALIDATE CONSTRAINT ${identifier(constraint)}`));
}

/**
 * NOT NULL without a read under a lock: a check that is validated beside the traffic is proof enough (12 and later).
 *
 * @param from the stage in which every new row has a value
 * @param inTheEnd the column's name in the last stage
 */
export function notNull(
  table: Table,
  column: string,
  from: 'change' | 'guard',
  inTheEnd = column,
): readonly SaferStep[] {
  const check = freeName(
    `${table.name}_${column}`,
    '_not_null_check',
    table.constraints.map(({ name }) => name),
  );
  return [
    step(from, alter(table, `ADD CONSTRAINT ${identifier(check)} CHECK (${identifier(column)} IS NOT NULL) NOT VALID`)),
    validate(table, check),
    step('finish', alter(table, `ALTER COLUMN ${identifier(inTheEnd)} SET NOT NULL`)),
    step('finish', alter(table, `DROP CONSTRAINT ${identifier(check)}`)),
  ];
}

/** A key whose index is built beside the traffic; nothing where the table has no such index. */
export function keyFromIndex(table: Table, constraint: Constraint): readonly SaferStep[] | null {
  const index = table.indexes.find(({ name }) => name === constraint.name);
  if (!index || table.kind === 'partitioned') return null;
  const name = identifier(constraint.name);
  const kind = constraint.kind === 'primary' ? 'PRIMARY KEY' : 'UNIQUE';
  const deferrable = /\s(DEFERRABLE.*)$/.exec(constraint.definition)?.[1];
  const add = `ADD CONSTRAINT ${name} ${kind} USING INDEX ${name}${deferrable === undefined ? '' : ` ${deferrable}`}`;
  return [step('alone', concurrently(index.definition)), step('finish', alter(table, add))];
}

/** A definition as `pg_get_indexdef` gives it. */
export function concurrently(definition: string): string {
  return definition.replace(/^CREATE (UNIQUE )?INDEX /, '$&CONCURRENTLY ');
}

/** A constraint that binds new rows at once, and the old ones beside the traffic; nothing for one that cannot. */
export function unchecked(table: Table, constraint: Constraint, targetVersion: number): readonly SaferStep[] | null {
  if (constraint.kind !== 'foreign' && constraint.kind !== 'check') return null;
  // Before 18 no foreign key of a partitioned table can be NOT VALID.
  if (constraint.kind === 'foreign' && table.kind === 'partitioned' && targetVersion < 18) return null;
  const add = `ADD CONSTRAINT ${identifier(constraint.name)} ${constraint.definition} NOT VALID`;
  return [step('change', alter(table, add)), validate(table, constraint.name)];
}
