/**
 * The words of one SQL statement that PostgreSQL has already accepted, with how deep in parentheses each stands. Enough to
 * find the clauses of an UPDATE; whoever needs more asks the grammar, which lives in another room.
 */

export interface Token {
  readonly kind: 'word' | 'name' | 'literal' | 'mark';
  /** A word in lower case, a quoted name without its quotes, else as written. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly depth: number;
}

const blockComment = /\/\*|\*\//g;

/** Block comments nest. */
function blockEnd(sql: string, start: number): number {
  let open = 0;
  blockComment.lastIndex = start;
  for (let found = blockComment.exec(sql); found; found = blockComment.exec(sql)) {
    open += found[0] === '/*' ? 1 : -1;
    if (open === 0) return found.index + 2;
  }
  return sql.length;
}

const patterns: readonly (readonly [Token['kind'] | 'space', RegExp])[] = [
  ['space', /\s+|--[^\r\n]*/y],
  ['literal', /[eE]'(?:[^'\\]|\\[\s\S]|'')*'|(?:[bBxXnN]|[uU]&)?'(?:[^']|'')*'/y],
  ['literal', /\$([A-Za-z_\u0080-\uFFFF][\w\u0080-\uFFFF]*)?\$[\s\S]*?\$\1\$/y],
  ['name', /"(?:[^"]|"")*"/y],
  ['word', /[A-Za-z_\u0080-\uFFFF][\w$\u0080-\uFFFF]*/y],
  ['literal', /\d[\w.]*/y],
  ['mark', /[\s\S]/y],
];

function next(sql: string, start: number): { readonly kind: Token['kind'] | 'space'; readonly end: number } {
  if (sql.startsWith('/*', start)) return { kind: 'space', end: blockEnd(sql, start) };
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = start;
    if (pattern.test(sql)) return { kind, end: pattern.lastIndex };
  }
  return { kind: 'mark', end: start + 1 };
}

function shown(kind: Token['kind'], text: string): string {
  if (kind === 'word') return text.toLowerCase();
  return kind === 'name' ? text.slice(1, -1).replaceAll('""', '"') : text;
}

export function tokensOf(sql: string): Token[] {
  const tokens: Token[] = [];
  let depth = 0;
  for (let start = 0; start < sql.length; ) {
    const { kind, end } = next(sql, start);
    if (kind !== 'space') {
      const text = shown(kind, sql.slice(start, end));
      if (kind === 'mark' && (text === ')' || text === ']')) depth -= 1;
      tokens.push({ kind, text, start, end, depth });
      if (kind === 'mark' && (text === '(' || text === '[')) depth += 1;
    }
    start = end;
  }
  return tokens;
}
