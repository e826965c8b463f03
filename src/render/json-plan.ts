/** The place of every key of a rollout plan in `--format json`. */
import type { Plan } from '../model/plan.ts';
import type { Order } from './json-order.ts';

const term = { id: null, with: null } as const;
const answered = { ...term, sql: null, expects: null } as const;
const trigger = { measure: null, limit: null, reaction: null } as const;

export const plan: Order<Plan> = {
  weight: null,
  recipes: {
    recipe: null,
    object: null,
    table: null,
    light: null,
    phases: {
      phase: null,
      entry: term,
      steps: { ...term, sql: null },
      verify: answered,
      back: { ...term, sql: null, losesData: null },
      exit: term,
      triggers: trigger,
    },
  },
  backfills: {
    table: null,
    cause: { type: null, path: null, line: null, recipe: null, object: null },
    volume: null,
    rows: null,
    batchRows: null,
    pauseMs: null,
    sql: {
      key: null,
      psql: null,
      application: { firstPage: null, nextPage: null, apply: null, checkpoint: null, resume: null },
      progress: null,
      left: null,
    },
    refused: null,
  },
  tools: {
    tool: null,
    table: null,
    rows: null,
    purpose: null,
    command: null,
    shell: null,
    preconditions: { id: null, met: null, query: null },
  },
  afterDeploy: answered,
  wayBack: {
    source: null,
    outcome: null,
    reapply: null,
    losses: null,
    noReturn: { path: null, line: null, object: null },
  },
  owed: { ...term, sql: null },
  duration: {
    type: null,
    minimumS: null,
    maximumS: null,
    bytes: null,
    rows: null,
    date: null,
    tables: null,
    query: null,
  },
  risks: { ...term, likelihood: null, impact: null },
  abort: trigger,
  timeline: { moment: null, minutes: null },
  guards: null,
  readOnly: { on: null, off: null },
  thresholds: {
    errorRatePercent: null,
    throttleLagS: null,
    pauseLagS: null,
    rampPercent: null,
    p99Percent: null,
    soakHours: null,
    dropAfterReleases: null,
    lockTimeoutS: null,
    statementTimeoutS: null,
    attempts: null,
  },
  gaps: { ...term, query: null },
};
