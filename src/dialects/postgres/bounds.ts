/**
 * Whether something in an UPDATE, DELETE or INSERT limits how many rows it can touch, as far as the text tells: LIMIT in
 * a sub-select that the rows must be in, a range with two ends, or the primary key by its usual names.
 */
import type { A_Expr, Node, SelectStmt, WithClause } from 'libpg-query';
import { isConstant } from './expressions.ts';
import { open, stringsOf } from './syntax.ts';

/** Columns of which one value, or a list of values, is a countable set of rows. */
const keyColumns: ReadonlySet<string> = new Set(['id', 'uuid', 'ctid']);

/** Names of the WITH queries that return a bounded number of rows. */
export function boundedQueries(clause: WithClause | undefined): ReadonlySet<string> {
  const bounded = new Set<string>();
  for (const node of clause?.ctes ?? []) {
    const { ctename, ctequery } = open(node).CommonTableExpr ?? {};
    if (ctename === undefined || !isBoundedQuery(ctequery, bounded)) continue;
    bounded.add(ctename);
  }
  return bounded;
}

export function isBoundedQuery(node: Node | undefined, bounded: ReadonlySet<string>): boolean {
  const { SelectStmt, UpdateStmt, DeleteStmt } = open(node);
  if (SelectStmt) return isBoundedSelect(SelectStmt, bounded);
  if (UpdateStmt) return isBoundedWhere(UpdateStmt.whereClause, bounded) || anyBounded(UpdateStmt.fromClause, bounded);
  if (DeleteStmt) return isBoundedWhere(DeleteStmt.whereClause, bounded) || anyBounded(DeleteStmt.usingClause, bounded);
  return false;
}

function isBoundedSelect(select: SelectStmt, outer: ReadonlySet<string>): boolean {
  const bounded = select.withClause ? new Set([...outer, ...boundedQueries(select.withClause)]) : outer;
  if (select.limitCount && !open(select.limitCount).A_Const?.isnull) return true;
  if (select.valuesLists) return true;
  if (select.larg && select.rarg) return isBoundedSelect(select.larg, bounded) && isBoundedSelect(select.rarg, bounded);
  if (!select.fromClause) return !setReturning(select);
  return (
    isBoundedWhere(select.whereClause, bounded) ||
    (select.fromClause.length === 1 && anyBounded(select.fromClause, bounded))
  );
}

/** `SELECT generate_series(1, 1000000)` has no FROM and many rows; so may any function have. */
function setReturning(select: SelectStmt): boolean {
  return (select.targetList ?? []).some((target) => open(open(target).ResTarget?.val).FuncCall !== undefined);
}

/** One of the items is a bounded sub-select or WITH query. */
export function anyBounded(items: readonly Node[] | undefined, bounded: ReadonlySet<string>): boolean {
  return (items ?? []).some((item) => {
    const { RangeSubselect, RangeVar } = open(item);
    if (RangeSubselect) return isBoundedQuery(RangeSubselect.subquery, bounded);
    return RangeVar !== undefined && RangeVar.schemaname === undefined && bounded.has(RangeVar.relname ?? '');
  });
}

/** Conditions joined by AND bound the rows when one of them does. */
export function isBoundedWhere(where: Node | undefined, bounded: ReadonlySet<string>): boolean {
  const both = open(where).BoolExpr;
  const conditions = both?.boolop === 'AND_EXPR' ? (both.args ?? []) : where ? [where] : [];
  return conditions.some((condition) => isBoundedCondition(condition, bounded)) || hasRange(conditions);
}

function isBoundedCondition(condition: Node, bounded: ReadonlySet<string>): boolean {
  const { CurrentOfExpr, SubLink, A_Expr } = open(condition);
  if (CurrentOfExpr) return true;
  if (SubLink) return SubLink.subLinkType === 'ANY_SUBLINK' && isBoundedQuery(SubLink.subselect, bounded);
  if (A_Expr === undefined) return false;
  const operator = stringsOf(A_Expr.name)[0];
  switch (A_Expr.kind) {
    case 'AEXPR_BETWEEN':
      return (open(A_Expr.rexpr).List?.items ?? []).every(isConstant);
    case 'AEXPR_IN':
      return operator === '=' && isKey(A_Expr.lexpr) && (open(A_Expr.rexpr).List?.items ?? []).every(isConstant);
    case 'AEXPR_OP':
    case 'AEXPR_OP_ANY':
      return (
        operator === '=' && (isBoundedValue(A_Expr.rexpr, bounded) || (isKey(A_Expr.lexpr) && isConstant(A_Expr.rexpr)))
      );
    default:
      return false;
  }
}

/** `ctid = ANY (ARRAY (SELECT ctid … LIMIT 1000))`, `id = (SELECT … LIMIT 1)`. */
function isBoundedValue(value: Node | undefined, bounded: ReadonlySet<string>): boolean {
  const link = open(value).SubLink;
  return link !== undefined && isBoundedQuery(link.subselect, bounded);
}

function isKey(node: Node | undefined): boolean {
  return keyColumns.has(columnOf(node) ?? '');
}

function columnOf(node: Node | undefined): string | undefined {
  return stringsOf(open(node).ColumnRef?.fields).at(-1);
}

/** `id > 1000 AND id <= 2000`: both ends, of one column. */
function hasRange(conditions: readonly Node[]): boolean {
  const ends = conditions.flatMap((condition) => {
    const comparison = open(condition).A_Expr;
    return comparison ? endOf(comparison) : [];
  });
  const low = new Set(ends.filter(({ side }) => side === 'low').map(({ column }) => column));
  return ends.some(({ column, side }) => side === 'high' && low.has(column));
}

function endOf(comparison: A_Expr): readonly { readonly column: string; readonly side: 'low' | 'high' }[] {
  const column = columnOf(comparison.lexpr);
  if (comparison.kind !== 'AEXPR_OP' || column === undefined || !isConstant(comparison.rexpr)) return [];
  switch (stringsOf(comparison.name)[0]) {
    case '>':
    case '>=':
      return [{ column, side: 'low' }];
    case '<':
    case '<=':
      return [{ column, side: 'high' }];
    default:
      return [];
  }
}
