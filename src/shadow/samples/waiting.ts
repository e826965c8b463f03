/**
 * Foreign keys that run in a circle or into their own table get their values after both ends have rows: each row then
 * points to one before it, so that a tree has a root and a recursive query over the samples ends.
 */

import type { Table } from '../../model/catalogue.ts';
import type { Session } from '../../model/engine.ts';
import { isFailure } from '../../model/engine.ts';
import { identifier, relation } from '../../model/sql-names.ts';
import { type Text, verbatim } from '../../model/text.ts';
import { attempt } from './attempt.ts';
import type { PlannedKey, TablePlan } from './plan.ts';

/** @returns PostgreSQL's message when a key that may not be null could not be given a value */
export async function settleKey(
  session: Session,
  plan: TablePlan,
  key: PlannedKey,
  parent: Table,
): Promise<Text | null> {
  const filled = new Map(plan.columns.map((planned) => [planned.column.name, planned]));
  const pairs = key.columns.map((name, index) => ({ own: name, parent: key.parentColumns[index] ?? '' }));
  const optional = pairs.filter(({ own }) => filled.get(own)?.nullable);
  const set = optional.length > 0 ? optional : pairs;
  const fixed = pairs.filter((pair) => !set.includes(pair));
  const result = await attempt(session, updateSql(plan.table, parent, set, fixed, optional.length > 0));
  return isFailure(result) && optional.length === 0 ? verbatim(result.error.message) : null;
}

interface Pair {
  readonly own: string;
  readonly parent: string;
}

function updateSql(
  table: Table,
  parent: Table,
  set: readonly Pair[],
  fixed: readonly Pair[],
  optional: boolean,
): string {
  const numbered = 'row_number() OVER (ORDER BY tableoid, ctid) AS n';
  const columns = (side: keyof Pair, pairs: readonly Pair[]) => pairs.map((pair) => identifier(pair[side]));
  const taken = [...new Set(columns('parent', [...set, ...fixed]))].join(', ');
  const kept = columns('own', fixed)
    .map((column) => `, ${column}`)
    .join('');
  const agrees = fixed.map((pair) => `AND p.${identifier(pair.parent)} = c.${identifier(pair.own)}`).join(' ');
  const order =
    parent.oid === table.oid
      ? `p.n ${optional ? '<' : '<='} c.n ${agrees} ORDER BY p.n = c.n, p.n DESC`
      : `true ${agrees} ORDER BY abs(p.n - c.n), p.n`;
  const chosen = columns('parent', set)
    .map((column) => `chosen.${column}`)
    .join(', ');
  return `UPDATE ${relation(table)} AS t SET (${columns('own', set).join(', ')}) = ROW (${chosen})
    FROM (SELECT tableoid, ctid, ${numbered}${kept} FROM ${relation(table)}) c
      CROSS JOIN LATERAL (SELECT * FROM (SELECT ${taken}, ${numbered} FROM ${relation(parent)}) p WHERE ${order} LIMIT 1) chosen
    WHERE t.tableoid = c.tableoid AND t.ctid = c.ctid ${optional ? 'AND c.n % 3 <> 0' : ''}`;
}
