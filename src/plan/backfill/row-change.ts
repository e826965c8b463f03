/** An UPDATE or DELETE of one table in its parts, as written; nothing where it joins, returns, or reads from a WITH. */
import { type Token, tokensOf } from './tokens.ts';

export interface RowChange {
  readonly type: 'update' | 'delete';
  readonly only: boolean;
  readonly alias: string | null;
  /** What stands after SET; `null` for a DELETE. */
  readonly assignments: string | null;
  readonly assigned: readonly string[];
  /** What stands after WHERE. */
  readonly condition: string | null;
}

interface Reader {
  readonly tokens: readonly Token[];
  at: number;
}

function take(reader: Reader, ...words: readonly string[]): boolean {
  const token = reader.tokens[reader.at];
  if (!token || token.kind === 'name' || token.kind === 'literal' || !words.includes(token.text)) return false;
  reader.at += 1;
  return true;
}

function takeName(reader: Reader): string | null {
  const token = reader.tokens[reader.at];
  if (!token || (token.kind !== 'name' && token.kind !== 'word')) return null;
  reader.at += 1;
  return token.text;
}

/** `IS DISTINCT FROM` is an operator, and no clause. */
function isClause(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word' || token.depth !== 0 || !words.includes(token.text)) return false;
  return token.text !== 'from' || tokens[at - 1]?.text !== 'distinct';
}

function find(tokens: readonly Token[], from: number, ...words: readonly string[]): number {
  for (let at = from; at < tokens.length; at += 1) if (isClause(tokens, at, words)) return at;
  return -1;
}

function assignedNames(tokens: readonly Token[]): string[] {
  const names: string[] = [];
  let isTarget = true;
  for (const [at, token] of tokens.entries()) {
    if (token.depth === 0 && token.text === ',' && token.kind === 'mark') isTarget = true;
    else if (token.depth === 0 && token.text === '=' && token.kind === 'mark') isTarget = false;
    else if (isTarget && (token.kind === 'name' || token.kind === 'word') && tokens[at - 1]?.text !== '.')
      names.push(token.text);
  }
  return names;
}

export function readRowChange(sql: string): RowChange | null {
  const tokens = tokensOf(sql);
  const reader: Reader = { tokens, at: 0 };
  const isUpdate = take(reader, 'update');
  if (!isUpdate && !(take(reader, 'delete') && take(reader, 'from'))) return null;
  const only = take(reader, 'only');
  if (takeName(reader) === null) return null;
  while (take(reader, '.')) if (takeName(reader) === null) return null;
  take(reader, '*');
  const alias = aliasOf(reader, isUpdate ? 'set' : 'where');
  if (isUpdate && !take(reader, 'set')) return null;
  const start = reader.at;
  // A joined table has no key range, and RETURNING asks for rows that a loop would throw away.
  if (find(tokens, start, 'from', 'using', 'returning') !== -1) return null;
  const where = find(tokens, start, 'where');
  const assignedTokens = tokens.slice(start, where === -1 ? undefined : where);
  if (isUpdate !== assignedTokens.length > 0) return null;
  const conditionTokens = where === -1 ? [] : tokens.slice(where + 1);
  if (conditionTokens[0]?.text === 'current') return null;
  return {
    type: isUpdate ? 'update' : 'delete',
    only,
    alias,
    assignments: isUpdate ? textOf(sql, assignedTokens) : null,
    assigned: isUpdate ? assignedNames(assignedTokens) : [],
    condition: textOf(sql, conditionTokens),
  };
}

function aliasOf(reader: Reader, follows: string): string | null {
  if (take(reader, 'as')) return takeName(reader);
  const token = reader.tokens[reader.at];
  return token === undefined || (token.kind === 'word' && token.text === follows) ? null : takeName(reader);
}

function textOf(sql: string, tokens: readonly Token[]): string | null {
  const first = tokens[0];
  const last = tokens.at(-1);
  if (!first || !last) return null;
  return sql.slice(first.start, last.text === ';' ? last.start : last.end).trim();
}

/** The condition holds only while an assigned column has no value, so that what it still matches is what is left to do. */
export function looksForNulls({ condition, assigned }: RowChange): boolean {
  const tokens = tokensOf(condition ?? '');
  return tokens.some(
    ({ text, kind, depth }, at) =>
      depth === 0 &&
      (kind === 'word' || kind === 'name') &&
      assigned.includes(text) &&
      tokens[at + 1]?.text === 'is' &&
      tokens[at + 2]?.text === 'null' &&
      !tokens.some((token) => token.kind === 'word' && token.depth === 0 && token.text === 'or'),
  );
}
