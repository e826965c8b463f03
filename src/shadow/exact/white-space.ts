/**
 * Whether two definitions of a function differ in white space that no program notices. Inside quotes it is noticed, it parts
 * words and operators, it ends a comment, and in a language that is not known here it may mean anything. Pure.
 */

/** The delimiters that `pg_get_functiondef` writes around the body; what they hold is read like the rest. */
const outer = /\$(?:function|procedure)x*\$/;

/** Comments, every kind of quotes, words, operators (`<-` is one), and whatever else stands by itself. */
const token = new RegExp(
  [
    '--[^\\n]*',
    '/\\*[\\s\\S]*?\\*/',
    outer.source,
    '\\$([A-Za-z_]\\w*|)\\$[\\s\\S]*?\\$\\1\\$',
    "[eE]'(?:[^'\\\\]|\\\\[\\s\\S]|'')*'",
    "'(?:[^']|'')*'",
    '"(?:[^"]|"")*"',
    '[\\w$\\u0080-\\uffff]+',
    '[-+*/<>=~!@#%^&|`?:]+',
    '\\S',
  ].join('|'),
  'g',
);

const known = /^ LANGUAGE (?:sql|plpgsql)\b/m;

export function isSameButWhiteSpace(was: string, now: string): boolean {
  if (!known.test(was) || !known.test(now)) return false;
  const [before, after] = [tokens(was), tokens(now)];
  return before.length === after.length && before.every((one, index) => one === after[index]);
}

function tokens(definition: string): string[] {
  return [...definition.matchAll(token)].map(([text]) => (text.startsWith('--') ? text.trimEnd() : text));
}
