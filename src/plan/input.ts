/** What a plan is made from: the assembled facts of a review, and nothing else. */
import { type Catalogue, findTable, qualifiedName, type Table } from '../model/catalogue.ts';
import type { ChangeClass, Risk } from '../model/finding.ts';
import type { PlanThresholds } from '../model/plan.ts';
import type { RehearsedMigration } from '../model/rehearsal.ts';
import type { RollbackResult } from '../model/review.ts';
import type { Action, Name } from '../model/statement.ts';
import type { Statistics } from '../model/statistics.ts';

/** One migration set, as it was rehearsed. */
export interface PlanSet {
  readonly base: Catalogue;
  readonly head: Catalogue;
  readonly migrations: readonly RehearsedMigration[];
}

export interface PlanInput {
  readonly sets: readonly PlanSet[];
  readonly class: ChangeClass;
  readonly risk: Risk;
  readonly rollback: RollbackResult;
  readonly statistics: Statistics | null;
  /** From how many rows on a table is large. */
  readonly largeTableRows: number;
  readonly thresholds: PlanThresholds;
}

/** A statement whose effect stayed, with what it asked for. */
export interface Asked {
  readonly path: string;
  readonly line: number;
  readonly sql: string;
  readonly actions: readonly Action[];
  readonly rewrites: readonly string[];
}

export interface Context {
  readonly thresholds: PlanThresholds;
  readonly asked: readonly Asked[];
  readonly head: Catalogue;
  readonly base: Catalogue;
  readonly rows: (table: Table) => number | null;
  readonly bytes: (table: Table) => number | null;
  /** Large, or of a size that nobody knows. */
  readonly mayBeLarge: (table: Table) => boolean;
}

export function contextOf(
  set: PlanSet,
  input: Pick<PlanInput, 'statistics' | 'largeTableRows' | 'thresholds'>,
): Context {
  const sizes = new Map(input.statistics?.tables.map((table) => [table.table, table]));
  // Statistics know a table by the name that it has in production now.
  const size = (table: Table) => sizes.get(qualifiedName(set.base.tables.get(table.oid) ?? table));
  const rows = (table: Table): number | null => size(table)?.rows ?? null;
  return {
    thresholds: input.thresholds,
    base: set.base,
    head: set.head,
    asked: set.migrations.flatMap(({ migration, statements }) =>
      statements
        .filter(({ observation }) => observation.outcome === 'applied' && !observation.undone)
        .map(({ statement, observation }) => ({
          path: migration.path,
          line: statement.line,
          sql: statement.sql,
          actions: statement.actions,
          rewrites: observation.rewrites,
        })),
    ),
    rows,
    bytes: (table) => {
      const found = size(table);
      return found ? found.bytes + found.indexBytes : null;
    },
    mayBeLarge: (table) => (rows(table) ?? Number.POSITIVE_INFINITY) >= input.largeTableRows,
  };
}

/** Whether a name as written means that table, before or after the migrations. */
export function means(name: Name | undefined, table: Table, { base, head }: Context): boolean {
  if (!name) return false;
  return [base, head].some((catalogue) => findTable(catalogue, name)?.oid === table.oid);
}

/** The table that a name as written means and that existed before; as it is in the end, where it still is. */
export function existing(name: Name, { base, head }: Context): Table | undefined {
  const oid = (findTable(base, name) ?? findTable(head, name))?.oid;
  return oid === undefined || !base.tables.has(oid) ? undefined : (head.tables.get(oid) ?? base.tables.get(oid));
}
