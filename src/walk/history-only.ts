/** The rehearsal of a set with nothing to run: only its history changed, so no database is started. */
import type { EngineInfo } from '../model/engine.ts';
import type { HistoryChange, Rehearsal, Replay } from '../model/rehearsal.ts';
import { noRollback } from '../shadow/rollback/rehearse.ts';

export const noEngine: EngineInfo = { dialect: 'postgres', name: 'none', version: '0' };
export const noReplay: Replay = { applied: 0, total: 0, notes: [], source: 'empty', durationMs: 0 };

export function historyOnly(history: readonly HistoryChange[]): Rehearsal {
  const nothing = { tables: new Map() };
  return {
    engine: noEngine,
    replay: noReplay,
    migrations: [],
    history,
    base: nothing,
    head: nothing,
    changes: [],
    rollback: noRollback,
    faults: [],
    unverified: [],
    timings: {},
  };
}
