/** What statements did to tables that were there before the pull request, statement by statement, and what became of them. */
import { qualifiedName, type Table } from '../../model/catalogue.ts';
import type { TableChange } from '../../model/observation.ts';
import type { Report, RuleInput } from '../../model/rule.ts';
import { type Step, steps } from './facts.ts';

/** One statement together with one existing table that it redefined. */
export interface ExistingChange extends Step {
  readonly before: Table;
  readonly after: Table;
  /** `schema.name`, once the statement ran. */
  readonly name: string;
}

/** Tables that a statement redefined, oldest first: the order in which they were measured is PostgreSQL's own business. */
export function changesOf({ statement }: Step): readonly TableChange[] {
  const oid = ({ before, after }: TableChange): number => (after ?? before)?.oid ?? 0;
  return [...statement.observation.tables].sort((left, right) => oid(left) - oid(right));
}

/** Every redefinition of a table that others may be using. Tables that the pull request makes are left out. */
export function existingChanges(input: RuleInput): ExistingChange[] {
  return steps(input).flatMap((step) =>
    changesOf(step).flatMap(({ before, after }) =>
      before && after && input.rehearsal.base.tables.has(before.oid)
        ? [{ ...step, before, after, name: qualifiedName(after) }]
        : [],
    ),
  );
}

/** The place of a finding, and the query that decides it where there is one. */
export function at(step: Step, query?: string): Pick<Report, 'migration' | 'statement' | 'query'> {
  return { migration: step.migration, statement: step.statement, ...(query !== undefined && { query }) };
}

/**
 * A query about columns of a table, under the name that production knows it by; nothing where production does not have
 * the columns yet, or has them under other names.
 */
export function asked(
  { rehearsal }: RuleInput,
  { after }: ExistingChange,
  columns: readonly number[],
  ask: (table: Table) => string | undefined,
): string | undefined {
  const base = rehearsal.base.tables.get(after.oid);
  const names = (table: Table | undefined) =>
    columns.map((one) => table?.columns.find(({ number }) => number === one)?.name);
  if (!base || names(base).join('\0') !== names(after).join('\0')) return undefined;
  return ask({ ...after, schema: base.schema, name: base.name });
}

/** The change of a parent that the same statement brought: what a partition inherits is said once, at its parent. */
export function parentChanges({ statement, after }: ExistingChange): readonly TableChange[] {
  return statement.observation.tables.filter((change) =>
    after.parents.some((parent) => change.after && qualifiedName(change.after) === parent),
  );
}

/** Names of a table and of everything that inherits from it: rows of a partitioned table lie in its partitions. */
export function withPartitions({ rehearsal }: RuleInput, { name, before }: ExistingChange): ReadonlySet<string> {
  const names = new Set([name, qualifiedName(before)]);
  const tables = [...rehearsal.base.tables.values()];
  for (const known of names) {
    for (const table of tables) if (table.parents.includes(known)) names.add(qualifiedName(table));
  }
  return names;
}

/** Whether the statement read the whole table, or all of one of its partitions. */
export function scanned(input: RuleInput, change: ExistingChange): boolean {
  const names = withPartitions(input, change);
  return change.statement.observation.scans.some(({ relation }) => names.has(relation));
}

/** Whether the statement wrote the table anew, which explains every scan and index build that came with it. */
export function rewritten(input: RuleInput, change: ExistingChange): boolean {
  const names = withPartitions(input, change);
  return change.statement.observation.rewrites.some((relation) => names.has(relation));
}

/** A table as the last statement under review left it: `null` once it is dropped. */
export function latest({ rehearsal }: RuleInput, oid: number): Table | null {
  let table = rehearsal.base.tables.get(oid) ?? null;
  for (const { statements } of rehearsal.migrations) {
    for (const { observation } of statements) {
      const change = observation.tables.find(({ before, after }) => (after ?? before)?.oid === oid);
      if (change) table = change.after;
    }
  }
  return table;
}
