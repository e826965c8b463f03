/** The bound of every list of a view. */
import { type Inline, say } from '../inline.ts';
import type { Source } from '../view.ts';

/** A list that names how many it leaves out. */
export function limited(items: readonly Inline[], { detail, messages }: Source): readonly Inline[] {
  const shown = items.slice(0, detail.entries);
  const left = items.length - shown.length;
  return left > 0 ? [...shown, say`${messages.sections.more(left)}`] : shown;
}
