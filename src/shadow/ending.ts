/** Where the ways up ended, and whether others from the same base ended alike. */
import { qualifiedName } from '../model/catalogue.ts';
import type { ExactSchema } from './exact/read.ts';
import type { AllContents } from './rollback/contents.ts';
import { lossesBetween } from './rollback/losses.ts';
import { restoration } from './rollback/restoration.ts';

export interface Ending {
  readonly exact: ExactSchema;
  /** Rows of the sampled tables that are still there. */
  readonly contents: AllContents;
  /** SQL of what had to be stubbed on the way. */
  readonly stubs: ReadonlySet<string>;
}

/**
 * - `same`: nothing differs that anybody could notice; `columnOrder` names tables whose columns stand in another order
 * - `other`: the first thing that does, in words
 */
export type Likeness =
  | { readonly type: 'same'; readonly columnOrder: readonly string[] }
  | { readonly type: 'other'; readonly what: string };

/** @param made columns that the ways up made, `schema.table.column`: their values may be another chance's */
export function compareEndings(one: Ending, other: Ending, made: ReadonlySet<string>): Likeness {
  const { changes, cosmetic } = restoration(one.exact, other.exact, new Set([...one.stubs, ...other.stubs]));
  const [change] = changes;
  if (change) return { type: 'other', what: `${change.kind} ${change.object}` };
  const names = new Set([...other.contents.values()].map(({ table }) => qualifiedName(table)));
  const shared = new Map([...one.contents].filter(([, { table }]) => names.has(qualifiedName(table))));
  const loss = lossesBetween(shared, other.contents, 'up').find(
    ({ kind, object }) => kind !== 'changed' || !made.has(object),
  );
  if (loss) return { type: 'other', what: `rows of ${loss.object}` };
  const moved = cosmetic.filter(({ tier }) => tier === 'column-order').map(({ object }) => object);
  return { type: 'same', columnOrder: [...new Set(moved)] };
}
