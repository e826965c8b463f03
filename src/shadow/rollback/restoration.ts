/** Whether a schema is the one that was to come back. What the rehearsal itself had to stub is nobody's difference. */
import { identifier } from '../../model/sql-names.ts';
import { compareExact, type ExactDifference } from '../exact/compare.ts';
import type { ExactSchema } from '../exact/read.ts';

/** @param stubs SQL of the stubs that were made in between */
export function restoration(goal: ExactSchema, now: ExactSchema, stubs: Iterable<string>): ExactDifference {
  const stubbed = [...stubs].join('\n');
  const { changes, cosmetic } = compareExact(goal, now);
  const isStub = (object: string): boolean => {
    const name = object.split('.').at(-1) ?? object;
    return stubbed.includes(identifier(name));
  };
  return { changes: changes.filter(({ change, object }) => change !== 'add' || !isStub(object)), cosmetic };
}
