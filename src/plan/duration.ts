/** How long the work that grows with the rows takes: a range from the size in production, or what would tell. */
import { qualifiedName, type Table } from '../model/catalogue.ts';
import type { PlanBackfill, PlanDuration } from '../model/plan.ts';
import { literal, relation } from '../model/sql-names.ts';
import type { Statistics } from '../model/statistics.ts';
import type { Delta } from './deltas.ts';
import type { Context } from './input.ts';
import { rates } from './volumes.ts';

/** Tables that are read or written as a whole on the way, each as often as that happens. */
export function heavyTables(deltas: readonly Delta[]): Table[] {
  return deltas.flatMap((delta) => {
    switch (delta.type) {
      case 'rewritten':
      case 'unique':
      case 'foreign-key':
      case 'index':
      case 'not-null':
        return [delta.before];
      case 'retyped':
      case 'columns-added':
        return delta.rewritten ? [delta.before] : [];
      default:
        return [];
    }
  });
}

function sizeQuery(tables: readonly Pick<Table, 'schema' | 'name'>[]): string {
  const oids = tables.map((table) => `to_regclass(${literal(relation(table))})`);
  return `SELECT oid::regclass, reltuples::bigint AS rows, pg_total_relation_size(oid) AS bytes\nFROM pg_class WHERE oid IN (${oids.join(', ')});`;
}

/** One set's work; `moment` where nothing grows with the rows. */
export function durationOf(
  deltas: readonly Delta[],
  backfills: readonly PlanBackfill[],
  context: Context,
  statistics: Statistics | null,
): PlanDuration {
  const heavy = heavyTables(deltas);
  const filled = [...context.base.tables.values()].filter((table) =>
    backfills.some((one) => one.table === qualifiedName(table)),
  );
  const tables = [...new Set([...heavy, ...filled])];
  if (tables.length === 0) return { type: 'moment' };
  const unknown = tables.filter((table) => context.bytes(table) === null || context.rows(table) === null);
  if (unknown.length > 0 || statistics === null)
    return { type: 'unknown', tables: unknown.map(qualifiedName), query: sizeQuery(unknown) };
  const bytes = heavy.reduce((sum, table) => sum + (context.bytes(table) ?? 0), 0);
  const pages = backfills.map(({ rows, batchRows, pauseMs }) => ({
    count: Math.ceil((rows ?? 0) / batchRows),
    pauseMs,
  }));
  const paging = (pageS: number) =>
    pages.reduce((sum, { count, pauseMs }) => sum + count * (pageS + pauseMs / 1000), 0);
  return {
    type: 'range',
    minimumS: Math.ceil(bytes / rates.fastBytes + paging(rates.fastPageS)),
    maximumS: Math.ceil(bytes / rates.slowBytes + paging(rates.slowPageS)),
    bytes,
    rows: tables.reduce((sum, table) => sum + (context.rows(table) ?? 0), 0),
    date: statistics.date,
  };
}

/** Several sets one after another. What one of them cannot tell, none can. */
export function addDurations(one: PlanDuration, other: PlanDuration): PlanDuration {
  if (one.type === 'moment') return other;
  if (other.type === 'moment') return one;
  if (one.type === 'unknown' || other.type === 'unknown') {
    const unknown = [one, other].filter((each) => each.type === 'unknown');
    return {
      type: 'unknown',
      tables: unknown.flatMap(({ tables }) => tables),
      query: unknown.map(({ query }) => query).join('\n'),
    };
  }
  return {
    ...one,
    minimumS: one.minimumS + other.minimumS,
    maximumS: one.maximumS + other.maximumS,
    bytes: one.bytes + other.bytes,
    rows: one.rows + other.rows,
  };
}
