/**
 * What an expand leaves to be done in a later release, as far as the two catalogues and the migration's own statements tell:
 * the contract phase that is still owed. What nothing in the migrations points to is not made up.
 */
import { qualifiedName, type Table } from '../model/catalogue.ts';
import type { PlanOwed } from '../model/plan.ts';
import { identifier, relation } from '../model/sql-names.ts';
import { readRowChange } from './backfill/row-change.ts';
import { tokensOf } from './backfill/tokens.ts';
import type { Delta, DeltaOf } from './deltas.ts';
import { type Context, existing } from './input.ts';
import { columnObject } from './recipes/shared/recipe.ts';

/** Constraints that bind new rows, and were never checked against the old ones. */
function unchecked(context: Context): PlanOwed[] {
  return tablesOf(context).flatMap(({ table, before }) => {
    const known = new Set(before?.constraints.map(({ name }) => name));
    return table.constraints
      .filter(({ name, validated, enforced }) => !validated && enforced && !known.has(name))
      .map(({ name }) => ({
        id: 'validate' as const,
        with: { object: columnObject(table, name), table: qualifiedName(table) },
        sql: `ALTER TABLE ${relation(table)} VALIDATE CONSTRAINT ${identifier(name)};`,
      }));
  });
}

function tablesOf({ base, head }: Context): readonly { readonly table: Table; readonly before: Table | undefined }[] {
  return [...head.tables.values()]
    .filter(({ kind, isPartition }) => !isPartition && (kind === 'table' || kind === 'partitioned'))
    .map((table) => ({ table, before: base.tables.get(table.oid) }));
}

/** A view that carries the old name of a table for code that still says it. */
function oldNames(delta: Delta, { base, head }: Context): PlanOwed[] {
  if (delta.type !== 'table-renamed') return [];
  const { before } = delta;
  return [...head.tables.values()]
    .filter(({ oid, kind, schema, name }) => {
      return kind === 'view' && !base.tables.has(oid) && schema === before.schema && name === before.name;
    })
    .map((view) => ({
      id: 'drop-view',
      with: { object: qualifiedName(view), table: qualifiedName(delta.table) },
      sql: `DROP VIEW ${relation(view)};`,
    }));
}

/** Old columns that a statement of the migrations copies into a new one beside them. */
function replaced(delta: Delta, context: Context): PlanOwed[] {
  if (delta.type !== 'columns-added') return [];
  const { table, columns } = delta;
  return columns.flatMap(({ name }) =>
    sourcesOf(delta, name, context).map((old) => ({
      id: 'drop-column',
      with: { object: columnObject(table, old), to: name, table: qualifiedName(table) },
      sql: `ALTER TABLE ${relation(table)} DROP COLUMN ${identifier(old)};`,
    })),
  );
}

function sourcesOf({ before, table }: DeltaOf<'columns-added'>, column: string, context: Context): readonly string[] {
  const kept = before.columns.filter(({ number }) => table.columns.some((now) => now.number === number));
  const copied = new Set(
    context.asked.flatMap(({ actions, sql }) => {
      const [action] = actions;
      if (action?.type !== 'update' || existing(action.table, context)?.oid !== table.oid) return [];
      return copiedInto(column, readRowChange(sql)?.assignments ?? '') ?? [];
    }),
  );
  return kept.filter(({ name }) => copied.has(name)).map(({ name }) => name);
}

/** The column that is copied as it is, or as another type: `mail = email`, `id_new = id::bigint`. Of more nobody can tell. */
function copiedInto(column: string, assignments: string): string | null {
  const [to, equals, from, next] = tokensOf(assignments);
  const isCopy = to?.text === column && equals?.text === '=' && (next === undefined || next.text === ':');
  const isColumn = from?.kind === 'name' || from?.kind === 'word';
  return isCopy && isColumn && !assignments.includes(',') ? from.text : null;
}

export function owedOf(deltas: readonly Delta[], context: Context): PlanOwed[] {
  return [
    ...unchecked(context),
    ...deltas.flatMap((delta) => [...oldNames(delta, context), ...replaced(delta, context)]),
  ];
}
