/**
 * The statements that lead from the schema after back to the schema before, written by pg-delta. Renames are undone as
 * renames, because a plan that drops and creates again would lose the rows.
 */
import type { FactBase, StableId } from '@supabase/pg-delta/core';
import { plan } from '@supabase/pg-delta/plan';
import { followRenames } from './follow-renames.ts';
import type { Rename } from './renames.ts';
import type { Schema } from './schema.ts';
import { owningColumn } from './schema-facts.ts';

interface Step {
  readonly sql: string;
  /** Rows or values are lost by it. */
  readonly destructive: boolean;
  /** PostgreSQL runs it only outside a transaction. */
  readonly alone: boolean;
}

/**
 * @param renames what `renamesBetween(before, after)` found
 * @throws Error when pg-delta knows no way; the caller says so
 */
export function planBack(after: Schema, before: Schema, renames: readonly Rename[]): readonly Step[] {
  const { facts, undone } = undo(after.facts, before.facts, renames);
  const { actions } = plan(facts, before.facts);
  return [
    ...undone.map((sql) => ({ sql, destructive: false, alone: false })),
    ...actions.map(({ sql, dataLoss, transactionality }) => ({
      sql,
      destructive: dataLoss === 'destructive',
      alone: transactionality === 'nonTransactional',
    })),
  ];
}

/** A name that is taken, or a schema that is gone, needs an order that only a person can choose: no rename is undone. */
function undo(
  after: FactBase,
  before: FactBase,
  renames: readonly Rename[],
): { readonly facts: FactBase; readonly undone: readonly string[] } {
  const back = renames.map(({ kind, from, to }): Rename => ({ kind, from: to, to: from }));
  const { facts, renamed } = followRenames(after, before, back);
  const possible = renamed.every(
    ({ to }) =>
      !after.has(to) && (!('schema' in to) || to.schema === null || after.has({ kind: 'schema', name: to.schema })),
  );
  return possible
    ? { facts, undone: renamed.flatMap(({ from, to }) => renameStatements(from, to, after)) }
    : { facts: after, undone: [] };
}

const relationWords = {
  table: 'TABLE',
  foreignTable: 'FOREIGN TABLE',
  view: 'VIEW',
  materializedView: 'MATERIALIZED VIEW',
  sequence: 'SEQUENCE',
} as const;

function renameStatements(from: StableId, to: StableId, after: FactBase): readonly string[] {
  switch (from.kind) {
    case 'table':
    case 'foreignTable':
    case 'view':
    case 'materializedView':
    case 'sequence': {
      if (to.kind !== from.kind) return [];
      const word = relationWords[from.kind];
      const fact = after.get(from);
      // A sequence that belongs to a column moves along with the table.
      const moves = from.schema !== to.schema && (fact === undefined || owningColumn(fact) === undefined);
      const schema = quoted(moves || from.schema === to.schema ? from.schema : to.schema);
      return [
        ...(from.name === to.name ? [] : [`ALTER ${word} ${schema}.${quoted(from.name)} RENAME TO ${quoted(to.name)}`]),
        ...(moves ? [`ALTER ${word} ${schema}.${quoted(to.name)} SET SCHEMA ${quoted(to.schema)}`] : []),
      ];
    }
    case 'index':
      return to.kind === 'index'
        ? [`ALTER INDEX ${quoted(to.schema)}.${quoted(from.name)} RENAME TO ${quoted(to.name)}`]
        : [];
    case 'column':
    case 'constraint':
      return to.kind === from.kind
        ? [
            `ALTER TABLE ${quoted(to.schema)}.${quoted(to.table)} RENAME ${from.kind.toUpperCase()} ${quoted(from.name)} TO ${quoted(to.name)}`,
          ]
        : [];
    default:
      return [];
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
