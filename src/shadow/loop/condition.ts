/**
 * Tells a migration that fails from one that only meets sample rows it does not like. The latter is a condition on
 * production's data, with the query that decides it.
 */
import { anyRowQuestion, constraintQuestion, duplicatesQuestion, nullsQuestion } from '../../model/data-questions.ts';
import type { DatabaseError, DataCondition, TableChange } from '../../model/observation.ts';
import type { Statement } from '../../model/statement.ts';
import { worksOnRows } from './statement-kinds.ts';

/**
 * Errors that rows can cause: cardinality violations (class 21), data exceptions (22), integrity violations (23), and exceptions a migration raises
 * itself (P0). Source: PostgreSQL manual, "PostgreSQL Error Codes".
 */
export function mayComeFromRows(error: DatabaseError): boolean {
  return /^(21|22|23|P0)/.test(error.code);
}

/**
 * Whether it is worth a try without the rows. What PostgreSQL refuses before it looks at any row, it shows the place of; where it
 * does not, code may have made names out of values (class 42), or may not have liked one.
 */
export function mayGoWithRows(error: DatabaseError, statement: Statement): boolean {
  const isUnplaced = error.code.startsWith('42') && error.column === undefined;
  return mayComeFromRows(error) || (isUnplaced && worksOnRows(statement));
}

function newConstraint(change: TableChange, name: string | undefined) {
  const old = new Set(change.before?.constraints.map((constraint) => constraint.name));
  return change.after?.constraints.find(
    (constraint) => constraint.name === name || (name === undefined && !old.has(constraint.name)),
  );
}

function nullQuery(error: DatabaseError, change: TableChange): string | undefined {
  const column = /column "(.+?)"/.exec(error.message)?.[1];
  if (!column || !change.after) return undefined;
  const existed = change.before?.columns.some(({ name }) => name === column);
  return existed ? nullsQuestion(change.after, column) : anyRowQuestion(change.after);
}

function queryFrom(error: DatabaseError, change: TableChange): string | undefined {
  if (!change.after) return undefined;
  if (error.code === '23502') return nullQuery(error, change);
  const constraint = newConstraint(change, error.constraint);
  if (constraint) return constraintQuestion(change.after, constraint);
  const known = new Set(change.before?.indexes.map(({ oid }) => oid));
  const index = change.after.indexes.find(({ oid, unique }) => unique && !known.has(oid));
  return index ? duplicatesQuestion(change.after, index) : undefined;
}

/** The condition for a statement that passed once the rows were gone. */
export function conditionOf(error: DatabaseError, changes: readonly TableChange[]): DataCondition {
  for (const change of changes) {
    const query = queryFrom(error, change);
    if (query) return { error, query };
  }
  return { error };
}

/** The error with its place in the migration's file. */
export function placed(error: DatabaseError & { readonly position?: number }, statement: Statement): DatabaseError {
  const { position, ...rest } = error;
  if (position === undefined) return { ...rest, line: statement.line };
  // PostgreSQL counts characters, not UTF-16 units.
  const before = [...statement.sql]
    .slice(0, position - 1)
    .join('')
    .split('\n');
  return { ...rest, line: statement.line + before.length - 1, column: (before.at(-1)?.length ?? 0) + 1 };
}
