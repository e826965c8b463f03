/**
 * What is known of a table's columns before a row is made: which are filled, which must differ in every row, which may
 * be null, which belong to a foreign key, and which conditions bind them.
 */
import type { Column, Constraint, Table } from '../../model/catalogue.ts';
import { foreignKeys } from './order.ts';
import type { TypeFacts, TypeUse } from './types.ts';
import { baseUse, capacity } from './value.ts';

export interface PlannedColumn {
  readonly column: Column;
  readonly use: TypeUse;
  readonly nullable: boolean;
  /** It differs in every row, for a unique key's sake. */
  readonly distinct: boolean;
}

export interface Condition {
  readonly name: string;
  readonly expression: string;
  /** Columns by name. */
  readonly columns: readonly string[];
}

export interface PlannedKey {
  readonly constraint: Constraint;
  /** Own columns, in key order; by name, as everything here. */
  readonly columns: readonly string[];
  readonly parent: string;
  readonly parentColumns: readonly string[];
}

export interface TablePlan {
  readonly table: Table;
  readonly columns: readonly PlannedColumn[];
  readonly conditions: readonly Condition[];
  readonly keys: readonly PlannedKey[];
}

export function planTable(table: Table, facts: TypeFacts): TablePlan {
  const names = new Map(table.columns.map((column) => [column.number, column.name]));
  const named = (numbers: readonly number[]) => numbers.flatMap((number) => names.get(number) ?? []);
  const keys = foreignKeys(table).flatMap((constraint) =>
    constraint.references
      ? [
          {
            constraint,
            columns: named(constraint.columns),
            parent: constraint.references.table,
            parentColumns: constraint.references.columns,
          },
        ]
      : [],
  );
  const inKey = new Set(keys.flatMap(({ columns }) => columns));
  const uses = new Map(
    table.columns.map((column) => [
      column.name,
      facts.columns.get(`${table.oid}.${column.number}`) ?? { oid: 0, modifier: -1 },
    ]),
  );
  const distinct = distinctColumns(table, facts, uses, inKey, named);
  const columns = table.columns
    .filter((column) => isFilled(column, inKey))
    .map((column) => {
      const use = uses.get(column.name) ?? { oid: 0, modifier: -1 };
      const nullable = !column.notNull && !forbidsNull(facts, use);
      return { column, use, nullable, distinct: distinct.has(column.name) };
    });
  return { table, columns, conditions: conditionsOf(table, facts, named), keys };
}

/** A sequence fills the others, and fills them apart. */
function isFilled(column: Column, inKey: ReadonlySet<string>): boolean {
  if (column.generated) return false;
  const counted = column.identity !== null || column.default?.startsWith('nextval(') === true;
  return !counted || inKey.has(column.name);
}

function forbidsNull(facts: TypeFacts, use: TypeUse): boolean {
  const type = facts.types.get(use.oid);
  return type?.kind === 'd' && (type.notNull || (type.inner !== null && forbidsNull(facts, type.inner)));
}

/**
 * One column of every unique or exclusion key: one that the database counts by itself, else one with enough values,
 * rather outside a foreign key; when none has enough, all of them.
 */
function distinctColumns(
  table: Table,
  facts: TypeFacts,
  uses: ReadonlyMap<string, TypeUse>,
  inKey: ReadonlySet<string>,
  named: (numbers: readonly number[]) => readonly string[],
): ReadonlySet<string> {
  const size = (name: string) => capacity(facts.types, uses.get(name) ?? { oid: 0, modifier: -1 });
  const isRange = (name: string) => {
    const use = uses.get(name);
    return use ? facts.types.get(baseUse(facts.types, use).oid)?.kind === 'r' : false;
  };
  const counted = new Set(table.columns.filter((column) => !isFilled(column, inKey)).map(({ name }) => name));
  const distinct = new Set<string>();
  for (const members of uniqueKeys(table, named).sort((left, right) => left.length - right.length)) {
    if (members.some((name) => distinct.has(name) || counted.has(name))) continue;
    const ample = members.filter((name) => size(name) === Number.POSITIVE_INFINITY);
    const carrier = ample.find(isRange) ?? ample.find((name) => !inKey.has(name)) ?? ample[0];
    for (const name of carrier ? [carrier] : members) distinct.add(name);
  }
  return distinct;
}

/** Columns of each unique index and exclusion constraint; those of an expression are found by name in its text. */
function uniqueKeys(table: Table, named: (numbers: readonly number[]) => readonly string[]): (readonly string[])[] {
  const mentioned = (definition: string) => {
    const words = new Set(definition.slice(definition.indexOf('(')).match(/[\p{L}_][\p{L}\p{N}_$]*/gu));
    return table.columns.map(({ name }) => name).filter((name) => words.has(name));
  };
  const keys = [
    ...table.indexes.filter(({ unique }) => unique),
    ...table.constraints.filter(({ kind }) => kind === 'exclude'),
  ];
  return keys.map(({ columns, definition }) =>
    columns.includes(0) || columns.length === 0 ? mentioned(definition) : named(columns),
  );
}

function conditionsOf(
  table: Table,
  facts: TypeFacts,
  named: (numbers: readonly number[]) => readonly string[],
): readonly Condition[] {
  const checks = table.constraints
    .filter(({ kind, enforced }) => kind === 'check' && enforced)
    .map(({ name, definition, columns }) => ({
      name,
      expression: definition.replace(/^CHECK /, '').replace(/(?: NO INHERIT| NOT VALID)+$/, ''),
      columns: named(columns),
    }));
  const partition = facts.partitions.get(table.oid);
  if (!partition) return checks;
  const words = new Set(partition.match(/[\p{L}_][\p{L}\p{N}_$]*/gu));
  const columns = table.columns.map(({ name }) => name).filter((name) => words.has(name));
  return [...checks, { name: 'its partitions', expression: partition, columns }];
}
