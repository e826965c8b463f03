/** The place of differences that the comparison of the two schemas found and that no statement was measured for. */
import type { Report, RuleInput } from '../../model/rule.ts';
import type { Action } from '../../model/statement.ts';
import { type Step, steps } from './facts.ts';

export type Place = Pick<Report, 'migration' | 'statement'>;

/** What may do anything without saying so in its syntax. */
const opaqueTypes: ReadonlySet<Action['type']> = new Set(['do', 'select', 'call', 'execute', 'other']);

function isOpaque(action: Action): boolean {
  return opaqueTypes.has(action.type) || (action.type === 'drop' && action.object === 'owned');
}

/** The last statement that asks for it; else the last whose text does not tell what it does; else the last migration. */
export function placeOf(input: RuleInput, asksForIt: (action: Action) => boolean): Place {
  const all = steps(input);
  const step = findLast(all, asksForIt) ?? findLast(all, isOpaque);
  if (step) return { migration: step.migration, statement: step.statement };
  const migration = input.rehearsal.migrations.at(-1);
  return migration ? { migration } : {};
}

function findLast(all: readonly Step[], test: (action: Action) => boolean): Step | undefined {
  return all.findLast(({ statement }) => statement.statement.actions.some(test));
}

/** `public.f` of `public.f(integer, text)`. */
export function withoutArguments(object: string): string {
  const at = object.indexOf('(');
  return at < 0 ? object : object.slice(0, at);
}
