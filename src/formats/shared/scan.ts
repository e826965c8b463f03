/**
 * The top-level statements of a script, roughly: enough to know whether there are any, whether the author
 * wrote BEGIN, and how each one starts. One pass, whatever the input; the real splitting is the dialects'.
 */

export interface ScannedStatement {
  /** From the first character that is neither space nor comment, to the semicolon. */
  readonly start: number;
  readonly end: number;
  /** The first words in capitals, without comments and with literals emptied. */
  readonly head: string;
}

const headLength = 200;
const dollarTag = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]{0,62})?\$/y;
const lineBreak = /[\r\n]/g;
const word = /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y;

export function scanStatements(text: string): ScannedStatement[] {
  const statements: ScannedStatement[] = [];
  let start = -1;
  let head = '';
  let at = 0;
  while (at < text.length) {
    const next = endOfToken(text, at);
    const piece = text[at] ?? '';
    if (piece === ';') {
      if (start >= 0) statements.push({ start, end: at, head: head.trim() });
      start = -1;
      head = '';
    } else if (!isGap(text, at)) {
      if (start < 0) start = at;
      if (head.length < headLength) head += isLiteral(piece) ? " ''" : ` ${text.slice(at, next).toUpperCase()}`;
    }
    at = next;
  }
  if (start >= 0) statements.push({ start, end: text.length, head: head.trim() });
  return statements;
}

/** Whether the author opens a transaction in the script. */
export function opensTransaction(text: string): boolean {
  return scanStatements(text).some((statement) => /^(BEGIN|START TRANSACTION)\b/.test(statement.head));
}

/** Whether the text stops inside a dollar-quoted body: someone cut a function at a semicolon. */
export function endsInDollarQuote(text: string): boolean {
  for (let at = 0; at < text.length; ) {
    const next = endOfToken(text, at);
    if (text[at] === '$' && next === text.length && next > at + 1) {
      dollarTag.lastIndex = at;
      const tag = dollarTag.exec(text)?.[0];
      if (tag !== undefined && !text.slice(at + tag.length).endsWith(tag)) return true;
    }
    at = next;
  }
  return false;
}

function isGap(text: string, at: number): boolean {
  return /\s/.test(text[at] ?? '') || text.startsWith('--', at) || text.startsWith('/*', at);
}

function isLiteral(character: string): boolean {
  return character === "'" || character === '"' || character === '`' || character === '$';
}

/** The offset after the token, literal, comment or single character at `at`. */
export function endOfToken(text: string, at: number): number {
  const character = text[at] ?? '';
  if (text.startsWith('--', at)) return lineEnd(text, at);
  if (text.startsWith('/*', at)) return commentEnd(text, at);
  if (character === "'" || character === '"' || character === '`') {
    return quoteEnd(text, at, character === "'" && /[eE]/.test(text[at - 1] ?? ''));
  }
  if (character === '$') {
    dollarTag.lastIndex = at;
    const tag = dollarTag.exec(text)?.[0];
    if (tag === undefined) return at + 1;
    const close = text.indexOf(tag, at + tag.length);
    return close < 0 ? text.length : close + tag.length;
  }
  word.lastIndex = at;
  return at + (word.exec(text)?.[0].length ?? 1);
}

function lineEnd(text: string, at: number): number {
  lineBreak.lastIndex = at;
  return lineBreak.exec(text)?.index ?? text.length;
}

/** PostgreSQL's block comments nest. */
function commentEnd(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length; i += 1) {
    if (text.startsWith('/*', i)) {
      depth += 1;
      i += 1;
    } else if (text.startsWith('*/', i)) {
      depth -= 1;
      i += 1;
      if (depth === 0) return i + 1;
    }
  }
  return text.length;
}

function quoteEnd(text: string, at: number, escapes: boolean): number {
  const quote = text[at];
  for (let i = at + 1; i < text.length; i += 1) {
    if (escapes && text[i] === '\\') i += 1;
    else if (text[i] === quote) {
      if (text[i + 1] !== quote) return i + 1;
      i += 1;
    }
  }
  return text.length;
}
