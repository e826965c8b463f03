/** CREATE TABLE in all its forms, foreign tables and CREATE TABLE AS included. */
import type { CreateStmt, CreateTableAsStmt, RangeVar } from 'libpg-query';
import type { Action, Name } from '../../model/statement.ts';
import { addConstraint, columnForeignKeys } from './columns.ts';
import { objectKind, open, relationName } from './syntax.ts';

/** The table, and its foreign keys: they lock the tables they refer to. */
export function createTable(statement: CreateStmt): readonly Action[] {
  const table = relationName(statement.relation);
  const parent = open(statement.inhRelations?.[0]).RangeVar;
  const partitionOf = statement.partbound && parent ? relationName(parent) : undefined;
  return [
    newTable(statement.relation, statement.if_not_exists, partitionOf),
    ...(statement.tableElts ?? []).flatMap((element) => {
      const { ColumnDef, Constraint } = open(element);
      if (ColumnDef) return columnForeignKeys(table, ColumnDef);
      if (Constraint?.contype !== 'CONSTR_FOREIGN') return [];
      return addConstraint(table, Constraint, true) ?? [];
    }),
  ];
}

export function createTableAs(statement: CreateTableAsStmt): Action {
  const relation = statement.into?.rel;
  if (objectKind(statement.objtype) === 'materialized-view') {
    return { type: 'create-view', name: relationName(relation), replace: false, materialized: true };
  }
  return newTable(relation, statement.if_not_exists);
}

export function newTable(relation: RangeVar | undefined, ifNotExists = false, partitionOf?: Name): Action {
  return {
    type: 'create-table',
    table: relationName(relation),
    ifNotExists,
    ...(partitionOf ? { partitionOf } : {}),
    temporary: relation?.relpersistence === 't',
    unlogged: relation?.relpersistence === 'u',
  };
}
