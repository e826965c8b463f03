/** What an expression is made of: whether it is a constant, which columns it names, where its text ends. */
import type { Node } from 'libpg-query';
import { lex } from './lexer.ts';
import { nodesIn, open, stringsOf } from './syntax.ts';

/**
 * A literal, a cast of one, a signed number, or an array of such. Anything else is evaluated, and may differ by row.
 */
export function isConstant(node: Node | undefined): boolean {
  const { A_Const, TypeCast, A_ArrayExpr, A_Expr, CollateClause } = open(node);
  if (A_Const) return true;
  if (TypeCast) return isConstant(TypeCast.arg);
  if (CollateClause) return isConstant(CollateClause.arg);
  if (A_ArrayExpr) return (A_ArrayExpr.elements ?? []).every(isConstant);
  const sign = stringsOf(A_Expr?.name)[0];
  return (
    A_Expr !== undefined && A_Expr.lexpr === undefined && (sign === '-' || sign === '+') && isConstant(A_Expr.rexpr)
  );
}

/** Names of columns in an expression without duplicates. */
export function columnsIn(node: Node | undefined): readonly string[] {
  const columns = new Set<string>();
  for (const part of nodesIn(node)) {
    const column = open(part as Node).ColumnRef;
    const name = stringsOf(column?.fields).at(-1);
    if (name !== undefined) columns.add(name);
  }
  return [...columns];
}

/**
 * The text of a default expression as written, from after its DEFAULT keyword.
 * @param text from the keyword on, up to where the next constraint of the column starts or the statement ends
 */
export function defaultText(text: string): string {
  let depth = 0;
  let first: number | undefined;
  let last = 0;
  for (const token of lex(text)) {
    if (token.kind === 'comment' || token.kind === 'block-comment') continue;
    const sign = token.kind === 'symbol' ? text.charAt(token.start) : '';
    if (depth === 0 && (sign === ',' || sign === ')' || sign === ';')) break;
    if (sign === '(' || sign === '[') depth++;
    if (sign === ')' || sign === ']') depth--;
    // The keyword itself is the first token.
    if (last > 0) first ??= token.start;
    last = token.end;
  }
  return first === undefined ? '' : text.slice(first, last);
}
