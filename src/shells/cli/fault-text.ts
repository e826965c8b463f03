/** A fault for the terminal: what is wrong, where, how to mend it, an example. */

import type { Fault } from '../../model/fault.ts';
import { inEnglish } from '../../model/text.ts';
import { visible, visibleLines } from '../../render/visible.ts';

export function faultText({ what, where, mend, example }: Fault): string {
  const lines = [`countersign: ${visible(inEnglish(what))}`];
  if (where) lines.push(`  where:   ${visible(inEnglish(where))}`);
  if (mend) lines.push(`  mend:    ${visible(inEnglish(mend))}`);
  if (example) lines.push(`  example: ${visibleLines(example).replaceAll('\n', '\n           ')}`);
  return `${lines.join('\n')}\n`;
}
