/** What an index offers to queries, read from its definition, so that two can be compared. */
import type { Index } from '../../model/catalogue.ts';

export interface IndexShape {
  readonly method: string;
  readonly unique: boolean;
  /** Key columns or expressions with collation, operator class and order, as `pg_get_indexdef` writes them. */
  readonly keys: readonly string[];
  readonly included: readonly string[];
  /** Everything after the columns that changes what it holds: NULLS NOT DISTINCT and the condition. */
  readonly rest: string;
}

/**
 * Takes apart `CREATE [UNIQUE] INDEX name ON table USING method (keys) [INCLUDE (columns)] …`.
 * Source: PostgreSQL manual, "System Information Functions", `pg_get_indexdef`.
 */
export function readIndex({ definition, method, unique }: Index): IndexShape {
  const start = definition.indexOf('(', definition.indexOf(` USING ${method} (`));
  const keys = parenthesised(definition, start);
  const hasIncluded = definition.startsWith(' INCLUDE (', keys.end);
  const included = hasIncluded
    ? parenthesised(definition, definition.indexOf('(', keys.end))
    : { items: [], end: keys.end };
  const rest = definition.slice(included.end).replace(/ WITH \([^)]*\)/, '');
  return { method, unique, keys: keys.items, included: included.items, rest: rest.trim() };
}

/** Whether the wider index serves every query and keeps every promise of the other. */
export function covers(wider: IndexShape, other: IndexShape): boolean {
  if (wider.method !== other.method || wider.rest !== other.rest) return false;
  const isSame = wider.keys.length === other.keys.length;
  if (!isSame && wider.method !== 'btree') return false;
  if (other.unique && !(wider.unique && isSame)) return false;
  const held = new Set([...wider.keys, ...wider.included]);
  return (
    other.keys.length > 0 &&
    other.keys.every((key, position) => key === wider.keys[position]) &&
    other.included.every((column) => held.has(column))
  );
}

/** The items between one pair of parentheses, split at its own commas; quotes are respected. */
function parenthesised(text: string, start: number): { readonly items: readonly string[]; readonly end: number } {
  const items: string[] = [];
  let depth = 0;
  let quote = '';
  let from = start + 1;
  for (let position = start; position < text.length; position++) {
    const sign = text.charAt(position);
    if (quote) {
      if (sign === quote) quote = '';
    } else if (sign === "'" || sign === '"') quote = sign;
    else if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    if (quote || depth > 1 || (depth === 1 && sign !== ',')) continue;
    items.push(text.slice(from, position).trim());
    from = position + 1;
    if (depth === 0) return { items, end: position + 1 };
  }
  return { items, end: text.length };
}
