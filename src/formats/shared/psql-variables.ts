/**
 * Variables of psql, whose values only its caller knows: a variable's own name stands in for its value, so that the
 * script around it can be read and run. What stood in is handed back, because it must be said.
 */
import { endOfToken } from './scan.ts';

export interface Substituted {
  readonly text: string;
  /** Names, once each. */
  readonly variables: readonly string[];
}

/** `:name`, `:'name'` as a literal, `:"name"` as an identifier. */
const variable = /:(?:"([A-Za-z_]\w*)"|'([A-Za-z_]\w*)'|([A-Za-z_]\w*))/y;

/** Takes off the colons, so that no character moves. */
export function withoutVariables(text: string): Substituted {
  const colons: number[] = [];
  const variables = new Set<string>();
  let brackets = 0;
  for (let at = 0; at < text.length; ) {
    variable.lastIndex = at;
    // `::` is a cast, and a colon within brackets may be the bound of a slice.
    const found = text[at] === ':' && text[at - 1] !== ':' && brackets === 0 ? variable.exec(text) : null;
    if (found) {
      colons.push(at);
      variables.add(found.slice(1).find((name) => name !== undefined) ?? '');
    }
    if (text[at] === '[') brackets += 1;
    if (text[at] === ']') brackets = Math.max(0, brackets - 1);
    at = endOfToken(text, at);
  }
  const pieces = [-1, ...colons].map((colon, index) => text.slice(colon + 1, colons[index]));
  return { text: pieces.join(' '), variables: [...variables] };
}
