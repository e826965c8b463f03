/**
 * What only psql understands: meta-commands, variables, and rows behind COPY … FROM stdin. pg_dump writes two of them;
 * the server knows none.
 */
import type { Text } from '../../model/text.ts';
import { phrase } from '../../model/text.ts';
import { lex } from './lexer.ts';

export interface PsqlPart {
  readonly kind: 'meta-command' | 'copy' | 'variable';
  readonly start: number;
  /** Offset after its last character; a variable's part is the whole statement. */
  readonly end: number;
  /** In words, for a list of what was left out. */
  readonly what: Text;
}

interface StatementSoFar {
  start: number;
  firstWord: string;
  lastWords: string;
  brackets: number;
  variable: string | undefined;
}

/** A line that holds nothing but `\.` ends the rows of a COPY. */
const rowsEnd = /^\\\.[ \t\r]*$/gm;
const variable = /:(?:['"]?[A-Za-z_]\w*['"]?|\{\?\w+\})/y;

/** In the order written; parts do not overlap. */
export function psqlParts(text: string): readonly PsqlPart[] {
  const rowEnds = [...text.matchAll(rowsEnd)].map((line) => line.index + line[0].length).reverse();
  const parts: PsqlPart[] = [];
  let from = 0;
  while (from < text.length) {
    const { part, next } = nextPart(text, from, rowEnds);
    if (part) parts.push(part);
    from = next;
  }
  return parts;
}

/**
 * Reads one statement, or one meta-command.
 * @param rowEnds where rows may end, last first; those that are behind are taken off
 */
function nextPart(text: string, from: number, rowEnds: number[]): { readonly part?: PsqlPart; readonly next: number } {
  const statement: StatementSoFar = { start: -1, firstWord: '', lastWords: '', brackets: 0, variable: undefined };
  for (const { kind, start, end } of lex(text, from)) {
    if (kind === 'comment' || kind === 'block-comment') continue;
    const sign = kind === 'symbol' ? text.charAt(start) : '';
    if (sign === '\\') return metaCommand(text, start);
    if (statement.start < 0) statement.start = start;
    if (sign === ';') return endOfStatement(statement, end, rowEnds);
    if (kind === 'word') noteWord(statement, text.slice(start, Math.min(end, start + 20)).toLowerCase());
    if (sign === '[') statement.brackets++;
    if (sign === ']') statement.brackets--;
    // Within brackets it is the bound of a slice.
    if (sign === ':' && statement.brackets <= 0) statement.variable ??= variableAt(text, start);
  }
  return { ...endOfStatement(statement, text.length, []), next: text.length };
}

function noteWord(statement: StatementSoFar, word: string): void {
  if (statement.firstWord === '') statement.firstWord = word;
  statement.lastWords = `${statement.lastWords} ${word}`.slice(-40);
}

function metaCommand(text: string, start: number): { readonly part: PsqlPart; readonly next: number } {
  const newline = text.indexOf('\n', start);
  const end = newline < 0 ? text.length : newline;
  const name = /^\\\S{0,20}/.exec(text.slice(start, start + 21))?.[0] ?? '';
  return { part: { kind: 'meta-command', start, end, what: phrase`the psql command ${name}` }, next: end };
}

function endOfStatement(
  { start, firstWord, lastWords, variable: name }: StatementSoFar,
  end: number,
  rowEnds: number[],
): { readonly part?: PsqlPart; readonly next: number } {
  if (firstWord === 'copy' && /\bfrom stdin\b/.test(lastWords)) {
    while ((rowEnds.at(-1) ?? end) < end) rowEnds.pop();
    // Without a last line there are no rows here, as when another program sends them.
    const next = rowEnds.at(-1) ?? end;
    return { part: { kind: 'copy', start, end: next, what: phrase`COPY … FROM stdin with its rows` }, next };
  }
  if (name === undefined) return { next: end };
  return {
    part: { kind: 'variable', start, end, what: phrase`a statement with the psql variable ${name}` },
    next: end,
  };
}

/** `::` is a cast and `:=` an assignment. */
function variableAt(text: string, colon: number): string | undefined {
  if (text[colon - 1] === ':') return undefined;
  variable.lastIndex = colon;
  return variable.exec(text)?.[0];
}
