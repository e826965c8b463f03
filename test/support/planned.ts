/** The plan of loose SQL, from a real rehearsal. */

import { classOf, overallClass } from '../../src/judge/change-class.ts';
import { riskFacts, riskOf } from '../../src/judge/risk.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { Statistics } from '../../src/model/statistics.ts';
import { inEnglish } from '../../src/model/text.ts';
import { planOf } from '../../src/plan/plan.ts';
import { defaultConfig } from '../../src/walk/config.ts';
import { rollbackResult } from '../../src/walk/rollback-result.ts';
import { rehearseLoose } from './rehearse.ts';

export interface Planned {
  readonly given: string;
  readonly sql: string;
  readonly statistics?: Statistics;
}

export async function plannedFor({ given, sql, statistics }: Planned): Promise<Plan> {
  const rehearsal = await rehearseLoose({ given, migrations: [{ sql }], depth: 'back' });
  const failed = rehearsal.faults[0];
  if (failed) throw new Error(inEnglish(failed.what));
  const config = defaultConfig();
  return planOf({
    sets: [rehearsal],
    class: overallClass(rehearsal.migrations.map((migration) => classOf(migration, rehearsal.base))),
    risk: riskOf(riskFacts(rehearsal, statistics ?? null, config)),
    rollback: rollbackResult([rehearsal.rollback], 1),
    statistics: statistics ?? null,
    largeTableRows: config.risk.largeTableRows,
    thresholds: config.plan,
  });
}

/** Sizes as `countersign stats` writes them. */
export function sizes(tables: Readonly<Record<string, number>>): Statistics {
  return {
    version: 1,
    date: '2026-11-01',
    tables: Object.entries(tables).map(([table, rows]) => ({ table, rows, bytes: rows * 200, indexBytes: rows * 50 })),
  };
}
