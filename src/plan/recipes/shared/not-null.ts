/** NOT NULL without reading the table under a lock that stops everybody: a check that is validated beside the traffic first. */
import { qualifiedName, type Table } from '../../../model/catalogue.ts';
import type { PlanStep } from '../../../model/plan.ts';
import { identifier, relation } from '../../../model/sql-names.ts';
import { step } from '../../phase.ts';
import { freeName, statement, unhurried } from './recipe.ts';

function checkName(table: Table, column: string): string {
  return freeName(
    `${table.name}_${column}`,
    '_not_null_check',
    table.constraints.map(({ name }) => name),
  );
}

function alter(table: Pick<Table, 'schema' | 'name'>, what: string): string {
  return statement(`ALTER TABLE ${relation(table)} ${what}`);
}

/** From now on no row comes without a value; those that are there are not asked yet. */
export function addCheck(table: Table, column: string): PlanStep {
  const check = checkName(table, column);
  return step(
    'add-unchecked',
    { constraint: check, table: qualifiedName(table) },
    alter(table, `ADD CONSTRAINT ${identifier(check)} CHECK (${identifier(column)} IS NOT NULL) NOT VALID`),
  );
}

export function dropCheck(table: Table, column: string): string {
  return alter(table, `DROP CONSTRAINT IF EXISTS ${identifier(checkName(table, column))}`);
}

/** SET NOT NULL reads nothing where a valid check says so already (PostgreSQL 12 and later). */
export function enforce(table: Table, column: string): readonly PlanStep[] {
  const check = checkName(table, column);
  const names = { constraint: check, table: qualifiedName(table), column };
  return [
    step('validate', names, unhurried + alter(table, `VALIDATE CONSTRAINT ${identifier(check)}`)),
    step(
      'set-not-null',
      names,
      `${alter(table, `ALTER COLUMN ${identifier(column)} SET NOT NULL`)}\n${dropCheck(table, column)}`,
    ),
  ];
}
