/** What the sample rows said to a statement: refused by it, accepted, or no longer there to ask. */
import type { DatabaseError } from '../../model/observation.ts';
import type { RehearsedStatement } from '../../model/rehearsal.ts';
import type { RuleInput } from '../../model/rule.ts';
import { type ExistingChange, withPartitions } from './changes.ts';
import { matches } from './facts.ts';

/**
 * The error that the rows of a table caused, `rows gone` when an earlier statement's condition had taken them away
 * already, or nothing when they raised no objection.
 */
export function conditionMet(input: RuleInput, change: ExistingChange): DatabaseError | 'rows gone' | undefined {
  const tables = withPartitions(input, change);
  const { condition } = change.statement.observation;
  if (condition && concerns(change.statement, tables)) return condition.error;
  for (const { statements } of input.rehearsal.migrations) {
    for (const statement of statements) {
      if (statement === change.statement) return undefined;
      if (concerns(statement, tables)) return 'rows gone';
    }
  }
  return undefined;
}

/** Whether a condition of the statement emptied one of these: the one the error names, or else those it names itself. */
function concerns({ observation, statement }: RehearsedStatement, tables: ReadonlySet<string>): boolean {
  const error = observation.condition?.error;
  if (!error) return false;
  const named = error.table === undefined ? statement.relations : [{ name: error.table }];
  return (
    named.length === 0 || [...tables].some((table) => named.some((name) => table === name.name || matches(table, name)))
  );
}
