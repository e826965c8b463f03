/** Tools that write a table anew beside the traffic, where the rehearsal saw a rewrite that stops it. */
import { qualifiedName, type Table } from '../model/catalogue.ts';
import type { PlanTool } from '../model/plan.ts';
import { literal, relation } from '../model/sql-names.ts';
import { keyOf } from './backfill/key.ts';
import type { Delta } from './deltas.ts';
import type { Context } from './input.ts';

type Precondition = PlanTool['preconditions'][number];

/** What these statements do, the tools do; a change of type they do not. */
const rewritesOnly: ReadonlySet<string> = new Set(['vacuum', 'cluster']);

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function established(id: Precondition['id'], met: boolean): Precondition {
  return { id, met, query: null };
}

function asked(id: Precondition['id'], query: string): Precondition {
  return { id, met: null, query };
}

function preconditions(table: Table, extension: string): readonly Precondition[] {
  const oid = `to_regclass(${literal(relation(table))})`;
  return [
    established('unique-key', keyOf(table) !== null),
    established('ordinary-table', table.kind === 'table' && table.persistence === 'permanent'),
    established(
      'no-triggers',
      table.triggers.every(({ enabled }) => !enabled),
    ),
    asked('disk-twice', `SELECT pg_size_pretty(pg_total_relation_size(${oid}) * 2);`),
    asked('extension-installed', `SELECT extversion FROM pg_extension WHERE extname = ${literal(extension)};`),
  ];
}

function toolsFor(table: Table, purpose: PlanTool['purpose'], context: Context): PlanTool[] {
  const shared = { table: qualifiedName(table), rows: context.rows(table), purpose };
  const { lockTimeoutS } = context.thresholds;
  return [
    {
      ...shared,
      tool: 'pg_repack',
      command: `pg_repack --dbname="$PGDATABASE" --table=${shellQuoted(relation(table))} --no-order --no-kill-backend --wait-timeout=${lockTimeoutS}`,
      shell: true,
      preconditions: preconditions(table, 'pg_repack'),
    },
    {
      ...shared,
      tool: 'pg_squeeze',
      command: `SELECT squeeze.squeeze_table(${literal(table.schema)}, ${literal(table.name)});`,
      shell: false,
      preconditions: [...preconditions(table, 'pg_squeeze'), asked('logical-decoding', 'SHOW wal_level;')],
    },
  ];
}

/** For tables that are large, or of a size that nobody knows. */
export function toolsOf(deltas: readonly Delta[], context: Context): PlanTool[] {
  const found = new Map<number, PlanTool[]>();
  for (const delta of deltas) {
    const isRewrite = delta.type === 'rewritten' || ('rewritten' in delta && delta.rewritten);
    if (!isRewrite || !context.mayBeLarge(delta.before)) continue;
    const instead =
      delta.type === 'rewritten' &&
      context.asked.some(
        ({ sql, actions }) => sql === delta.sql && actions.every(({ type }) => rewritesOnly.has(type)),
      );
    found.set(delta.before.oid, toolsFor(delta.before, instead ? 'instead' : 'afterwards', context));
  }
  return [...found.values()].flat();
}
