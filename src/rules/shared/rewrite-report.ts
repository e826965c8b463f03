/** The sentence of a rewrite, the same for every cause of one. */
import type { Report, RuleInput } from '../../model/rule.ts';
import type { Action } from '../../model/statement.ts';
import { listed, phrase, type Text } from '../../model/text.ts';
import { tablesBy } from './causes.ts';
import type { Step } from './facts.ts';

/**
 * One finding when this part of the statement rewrote a table that existed before; none when nothing was rewritten.
 * @param cause begins the sentence: `Adding public.users.token with a volatile default`
 */
export function rewriteReport(
  input: RuleInput,
  step: Step,
  action: Action,
  words: (table: string) => { readonly subject: string; readonly cause: Text },
): readonly Report[] {
  const tables = tablesBy(input, step, 'rewrite', action);
  const [first] = tables;
  if (first === undefined) return [];
  const { subject, cause } = words(altered(step, action) ?? first);
  const message = phrase`${cause} rewrites ${listed(tables)} while reads and writes wait.`;
  return [{ migration: step.migration, statement: step.statement, subject, message }];
}

/** The table that the statement names, which for partitions that were rewritten is their parent. */
function altered(step: Step, action: Action): string | undefined {
  if (!('table' in action) || !action.table) return undefined;
  const { name, schema } = action.table;
  const change = step.statement.observation.tables.find(
    ({ before }) => before?.name === name && (schema === undefined || before.schema === schema),
  );
  return change?.after ? `${change.after.schema}.${change.after.name}` : undefined;
}
