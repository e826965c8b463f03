/**
 * Texts that must not reach the parser: it would cut them short, read them wrongly, or take minutes over a few hundred
 * kilobytes. Each is refused with one sentence.
 */

import type { Fault } from '../../model/fault.ts';
import type { Script } from '../../model/migration.ts';
import type { Text } from '../../model/text.ts';
import { phrase } from '../../model/text.ts';
import type { Positions } from './positions.ts';

const loneSurrogate = /\p{Surrogate}/u;
const operatorRun = /[~!@#^&|`?+\-*/%<>=]{256,}/g;

/**
 * At every `/*` and `+` PostgreSQL's scanner reads on to the end of the operator characters, so 100,000 nested comments
 * cost a minute. Two hundred million steps are well under a second, and no honest file comes near.
 */
const scannerSteps = 200_000_000;

export function hazardIn(script: Script, positions: Positions): Fault | null {
  const { path, text } = script;
  const fault = (code: Fault['code'], offset: number, what: Text, mend: Text): Fault => ({
    code,
    what,
    where: `${path}:${positions.placeOf(offset)}`,
    mend,
  });
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    return fault(
      'encoding',
      nul,
      phrase`The file holds a NUL character, at which PostgreSQL stops reading.`,
      phrase`Remove it; if the file is UTF-16, save it as UTF-8.`,
    );
  }
  const surrogate = text.search(loneSurrogate);
  if (surrogate >= 0) {
    return fault(
      'encoding',
      surrogate,
      phrase`The file holds half of a surrogate pair, which is no character.`,
      phrase`Save the file as valid UTF-8.`,
    );
  }
  const slow = slowSpot(text);
  if (slow !== null) {
    return fault(
      'size',
      slow,
      phrase`Thousands of comment or operator signs stand here without a space, which takes PostgreSQL minutes to read.`,
      phrase`Put spaces or line ends between them, or remove them.`,
    );
  }
  return null;
}

function slowSpot(text: string): number | null {
  let steps = 0;
  for (const run of text.matchAll(operatorRun)) {
    steps += run[0].length * (run[0].split('/*').length + run[0].split('+').length - 2);
    if (steps > scannerSteps) return run.index;
  }
  return null;
}
