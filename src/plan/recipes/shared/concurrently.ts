/** Indexes beside the traffic: built and dropped CONCURRENTLY, outside of a transaction, and looked at afterwards. */
import { type Index, qualifiedName, type Table } from '../../../model/catalogue.ts';
import type { PlanStep } from '../../../model/plan.ts';
import type { CriterionId, Term } from '../../../model/plan-terms.ts';
import { relation } from '../../../model/sql-names.ts';
import type { Context } from '../../input.ts';
import { criterion, step } from '../../phase.ts';
import { unhurried } from './recipe.ts';

/** PostgreSQL builds none CONCURRENTLY on a partitioned table itself. */
function concurrently({ kind }: Table): string {
  return kind === 'partitioned' ? '' : 'CONCURRENTLY ';
}

export function build(table: Table, { definition, name }: Index): PlanStep {
  const sql = definition.replace(/^CREATE (UNIQUE )?INDEX /, (head) => head + concurrently(table));
  return step('add-index', { table: qualifiedName(table), index: name }, `${unhurried}${sql};`);
}

export function dropIndex(table: Table, name: string): string {
  return `DROP INDEX ${concurrently(table)}IF EXISTS ${relation({ schema: table.schema, name })};`;
}

/** An index needs room beside its table; how much of it at most, the table's own size says. */
export function room(table: Table, { bytes }: Context): readonly Term<CriterionId>[] {
  const size = bytes(table);
  return size === null ? [] : [criterion('disk-free', { bytes: size })];
}
