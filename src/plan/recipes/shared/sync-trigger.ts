/**
 * Code that is still running knows the old column only. Until the last of it is gone, a trigger gives the new column what such
 * code writes; code that writes both itself is left alone.
 */
import { qualifiedName, type Table } from '../../../model/catalogue.ts';
import type { PlanStep } from '../../../model/plan.ts';
import { dollarQuoted, identifier, relation } from '../../../model/sql-names.ts';
import { step } from '../../phase.ts';
import { freeName, statement } from './recipe.ts';

function syncName(table: Table, column: string): string {
  return freeName(
    `${table.name}_${column}`,
    '_sync',
    table.triggers.map(({ name }) => name),
  );
}

/**
 * Function and trigger, without their final semicolons.
 *
 * @param value of the new column, of a row called `NEW`
 */
export function syncStatements(table: Table, old: string, column: string, value: string): readonly [string, string] {
  const name = syncName(table, column);
  const routine = relation({ schema: table.schema, name });
  const own = `NEW.${identifier(column)}`;
  // "Did this UPDATE touch the old column and leave the new one" is asked as text: not every type can be compared.
  const before = `OLD.${identifier(old)}::text`;
  const body = `
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF ${own} IS NULL THEN ${own} := ${value}; END IF;
  ELSIF NEW.${identifier(old)}::text IS DISTINCT FROM ${before}
    AND ${own}::text IS NOT DISTINCT FROM OLD.${identifier(column)}::text THEN
    ${own} := ${value};
  END IF;
  RETURN NEW;
END
`;
  return [
    `CREATE FUNCTION ${routine}() RETURNS trigger LANGUAGE plpgsql AS ${dollarQuoted(body)}`,
    `CREATE TRIGGER ${identifier(name)} BEFORE INSERT OR UPDATE ON ${relation(table)}
FOR EACH ROW EXECUTE FUNCTION ${routine}()`,
  ];
}

/** @param value of the new column, of a row called `NEW` */
export function addSync(table: Table, old: string, column: string, value: string): PlanStep {
  const sql = syncStatements(table, old, column, value).map(statement).join('\n');
  return step('sync-trigger', { table: qualifiedName(table), from: old, to: column }, sql);
}

/** Both without their final semicolons. */
export function unsyncStatements(table: Table, column: string): readonly [string, string] {
  const name = syncName(table, column);
  return [
    `DROP TRIGGER IF EXISTS ${identifier(name)} ON ${relation(table)}`,
    `DROP FUNCTION IF EXISTS ${relation({ schema: table.schema, name })}()`,
  ];
}

export function dropSync(table: Table, column: string): string {
  return unsyncStatements(table, column).map(statement).join('\n');
}
