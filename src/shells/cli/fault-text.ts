/** A fault for the terminal: what is wrong, where, how to mend it, an example. */
import type { Fault } from '../../model/fault.ts';
import { visible, visibleLines } from '../../render/visible.ts';

export function faultText({ what, where, mend, example }: Fault): string {
  const lines = [`countersign: ${visible(what)}`];
  if (where) lines.push(`  where:   ${visible(where)}`);
  if (mend) lines.push(`  mend:    ${visible(mend)}`);
  if (example) lines.push(`  example: ${visibleLines(example).replaceAll('\n', '\n           ')}`);
  return `${lines.join('\n')}\n`;
}
