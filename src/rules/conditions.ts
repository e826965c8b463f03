/** What the sample rows said to a statement: refused by it, accepted, or no longer there to ask. */
import { qualifiedName, type Table } from '../model/catalogue.ts';
import type { DatabaseError } from '../model/observation.ts';
import type { RehearsedStatement } from '../model/rehearsal.ts';
import type { RuleInput } from '../model/rule.ts';
import type { ExistingChange } from './changes.ts';
import { matches } from './facts.ts';

/**
 * The error that the rows of a table caused, `rows gone` when an earlier statement's condition had taken them away
 * already, or nothing when they raised no objection.
 */
export function conditionMet(input: RuleInput, change: ExistingChange): DatabaseError | 'rows gone' | undefined {
  const { condition } = change.statement.observation;
  if (condition && concerns(change.statement, change.before)) return condition.error;
  for (const { statements } of input.rehearsal.migrations) {
    for (const statement of statements) {
      if (statement === change.statement) return undefined;
      if (concerns(statement, change.before)) return 'rows gone';
    }
  }
  return undefined;
}

/** Whether a condition of the statement emptied this table: the one the error names, or else those it names itself. */
function concerns({ observation, statement }: RehearsedStatement, table: Table): boolean {
  const error = observation.condition?.error;
  if (!error) return false;
  if (error.table !== undefined) return error.table === table.name || error.table === qualifiedName(table);
  return statement.relations.length === 0 || statement.relations.some((name) => matches(qualifiedName(table), name));
}
