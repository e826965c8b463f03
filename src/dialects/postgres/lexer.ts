/**
 * Words, literals and comments of a script, without its grammar: enough to find the first and last character of a
 * statement, comments that are comments, and the lines that only psql understands. Linear in the text, and it never
 * fails: what does not end ends with the text.
 * Source: PostgreSQL manual, "Lexical Structure".
 */

export interface Token {
  readonly kind: 'word' | 'quoted' | 'string' | 'symbol' | 'comment' | 'block-comment';
  readonly start: number;
  /** Offset after its last character. */
  readonly end: number;
}

// Not `\s`: PostgreSQL takes a no-break space for a letter.
const space = /[ \t\n\r\f\v]+/y;
const lineEnd = /[\r\n]/g;
const word = /[A-Za-z0-9_\u0080-\uffff][\w$\u0080-\uffff]*/y;
const dollarTag = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;
const commentBound = /\/\*|\*\//g;
const escapeStop = /['\\]/g;

/** @param from where to begin: outside every literal and comment */
export function* lex(text: string, from = 0): Generator<Token> {
  // `E'a'` goes on, still with backslash escapes, in a literal on one of the next lines.
  let escapesUpTo = -1;
  for (let start = skipSpace(text, from); start < text.length; ) {
    const continues = escapesUpTo >= 0 && text[start] === "'" && /[\r\n]/.test(text.slice(escapesUpTo, start));
    const escapes = continues || isEscapePrefix(text, start);
    const token: Token = tokenAt(text, start, escapes);
    yield token;
    if (escapes) escapesUpTo = token.end;
    else if (token.kind !== 'comment') escapesUpTo = -1;
    start = skipSpace(text, token.end);
  }
}

function tokenAt(text: string, start: number, escapes: boolean): Token {
  const quote = isEscapePrefix(text, start) ? start + 1 : start;
  switch (text[quote]) {
    case "'":
      return { kind: 'string', start, end: escapes ? endOfEscapes(text, quote) : endOfQuotes(text, quote, "'") };
    case '"':
      return { kind: 'quoted', start, end: endOfQuotes(text, start, '"') };
    case '-':
      if (text[start + 1] === '-') return { kind: 'comment', start, end: endOfComment(text, start) };
      break;
    case '/':
      if (text[start + 1] === '*') return { kind: 'block-comment', start, end: endOfBlock(text, start) };
      break;
    case '$': {
      const tag = matchAt(dollarTag, text, start);
      if (tag !== '') return { kind: 'string', start, end: endAfter(text, tag, start + tag.length) };
      break;
    }
  }
  const length = matchAt(word, text, start).length;
  return length > 0 ? { kind: 'word', start, end: start + length } : { kind: 'symbol', start, end: start + 1 };
}

function endOfComment(text: string, start: number): number {
  lineEnd.lastIndex = start;
  return lineEnd.exec(text)?.index ?? text.length;
}

function isEscapePrefix(text: string, start: number): boolean {
  return (text[start] === 'e' || text[start] === 'E') && text[start + 1] === "'";
}

function skipSpace(text: string, start: number): number {
  return start + matchAt(space, text, start).length;
}

function matchAt(pattern: RegExp, text: string, start: number): string {
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0] ?? '';
}

function endAfter(text: string, closing: string, from: number): number {
  const at = text.indexOf(closing, from);
  return at < 0 ? text.length : at + closing.length;
}

/** A doubled quote stands for itself. */
function endOfQuotes(text: string, start: number, quote: string): number {
  let end = endAfter(text, quote, start + 1);
  while (text[end] === quote) end = endAfter(text, quote, end + 1);
  return end;
}

function endOfEscapes(text: string, quote: number): number {
  escapeStop.lastIndex = quote + 1;
  for (let stop = escapeStop.exec(text); stop !== null; stop = escapeStop.exec(text)) {
    const skips = stop[0] === '\\' || text[stop.index + 1] === "'";
    if (!skips) return stop.index + 1;
    escapeStop.lastIndex = stop.index + 2;
  }
  return text.length;
}

/** PostgreSQL's block comments nest. */
function endOfBlock(text: string, start: number): number {
  commentBound.lastIndex = start;
  let depth = 0;
  for (let bound = commentBound.exec(text); bound !== null; bound = commentBound.exec(text)) {
    depth += bound[0] === '/*' ? 1 : -1;
    if (depth === 0) return bound.index + 2;
  }
  return text.length;
}
