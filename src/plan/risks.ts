/** What may go wrong, how likely that is and how bad: measured where the rehearsal saw it, and never taken for small unseen. */
import { qualifiedName, type Table } from '../model/catalogue.ts';
import type { Level, PlanBackfill, PlanRisk } from '../model/plan.ts';
import type { RiskId } from '../model/plan-terms.ts';
import type { RollbackResult } from '../model/review.ts';
import { contracting, type Delta, objectOf } from './deltas.ts';
import { heavyTables } from './duration.ts';
import type { Context } from './input.ts';

function risk(id: RiskId, object: string, likelihood: Level, impact: Level): PlanRisk {
  return { id, with: { object }, likelihood, impact };
}

function isRewrite(delta: Delta): boolean {
  return delta.type === 'rewritten' || ('rewritten' in delta && delta.rewritten);
}

/** Production's rows decide whether it passes. */
const asksRows: ReadonlySet<Delta['type']> = new Set(['unique', 'foreign-key', 'not-null', 'retyped']);

function deltaRisks(delta: Delta, context: Context): PlanRisk[] {
  if (!('before' in delta)) return [];
  const object = objectOf(delta);
  const size: Level = context.mayBeLarge(delta.before) ? 'high' : 'low';
  return [
    ...(isRewrite(delta) ? [risk('blocks-traffic', qualifiedName(delta.before), 'high', size)] : []),
    ...(contracting.has(delta.type) ? [risk('breaks-running-code', object, 'high', 'high')] : []),
    ...(asksRows.has(delta.type) ? [risk('rows-disagree', object, 'medium', 'medium')] : []),
  ];
}

export function risksOf(deltas: readonly Delta[], backfills: readonly PlanBackfill[], context: Context): PlanRisk[] {
  const heavy = [...new Set(heavyTables(deltas))];
  const large = heavy.filter(context.mayBeLarge);
  const unknown = heavy.filter((table: Table) => context.rows(table) === null);
  const all = [
    ...deltas.flatMap((delta) => deltaRisks(delta, context)),
    ...backfills.map(({ table, volume }) =>
      risk('loads-database', table, 'medium', volume === 'small' ? 'low' : 'medium'),
    ),
    ...large.map((table) => risk('fills-disk', qualifiedName(table), 'low', 'high')),
    ...unknown.map((table) => risk('size-unknown', qualifiedName(table), 'medium', 'high')),
  ];
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

export function rollbackRisks({ outcome, dataLoss }: RollbackResult): PlanRisk[] {
  const losses = [...new Set(dataLoss.map(({ object }) => object))].map((object) =>
    risk('loses-data', object, 'high', 'high'),
  );
  return outcome === 'restores'
    ? losses
    : [...losses, { ...risk('no-proven-way-back', '', 'medium', 'high'), with: {} }];
}
