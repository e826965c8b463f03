/** The review as JSON: the contract of `--format json`. Keys stand in a fixed order, whoever built the review. */

import type { Plan } from '../model/plan.ts';
import type { Review } from '../model/review.ts';
import type { GateResult } from '../model/signoff.ts';
import { inEnglish, type Text } from '../model/text.ts';
import { type Order, text } from './json-order.ts';
import { plan } from './json-plan.ts';

const change = { change: null, kind: null, object: null, from: null, before: null, after: null } as const;
const error = {
  code: null,
  message: null,
  detail: null,
  hint: null,
  line: null,
  column: null,
  table: null,
  constraint: null,
} as const;
const reference = {
  id: null,
  format: null,
  root: null,
  path: null,
  downPath: null,
  paths: null,
  version: null,
  name: null,
  kind: null,
  digest: null,
  acceptsLate: null,
} as const;

const rollbackFailure = { path: null, line: null, code: null, message: null } as const;

const account = { id: null, login: null, type: null } as const;
const said = { account, at: null } as const;

const gate: Order<GateResult> = {
  verdict: { state: null, reasons: text },
  roles: {
    role: null,
    needed: null,
    because: null,
    signed: { ...said, via: null },
    invalidated: { ...said, fingerprint: null },
    holders: text,
    uncovered: null,
  },
  acknowledgements: {
    box: null,
    required: null,
    by: null,
    facts: { id: null, amount: null, objects: null },
    done: said,
  },
  vetoes: { ...said, reason: null },
  override: { ...said, reason: null },
  waivers: { rule: null, account, reason: null },
  refusals: { what: null, source: null, account, at: null, why: null, detail: null },
};

const order: Order<Review> = {
  version: null,
  countersign: null,
  risk: null,
  riskReasons: text,
  class: null,
  engine: { dialect: null, name: null, version: null },
  targetVersion: null,
  base: null,
  head: null,
  fingerprint: null,
  replay: {
    applied: null,
    total: null,
    notes: { path: null, line: null, action: null, why: text },
    source: null,
    durationMs: null,
  },
  migrations: {
    id: null,
    format: null,
    path: null,
    version: null,
    transaction: null,
    class: null,
    hasDown: null,
    statements: {
      index: null,
      line: null,
      endLine: null,
      kind: null,
      sql: null,
      observation: {
        outcome: null,
        error,
        skipped: text,
        condition: { error, query: null },
        locks: {
          relation: null,
          oid: null,
          table: null,
          kind: null,
          mode: null,
          blocks: null,
          fresh: null,
          basis: null,
        },
        rewrites: null,
        scans: { relation: null, rows: null, fresh: null },
        indexesBuilt: { index: null, table: null, fresh: null },
        affectedRows: null,
        notices: null,
        transaction: null,
        undone: null,
        durationMs: null,
      },
    },
  },
  history: { kind: null, migration: reference, other: reference, pull: null },
  changes: change,
  tables: {
    oid: null,
    schema: null,
    name: null,
    kind: null,
    fileNode: null,
    columns: {
      number: null,
      name: null,
      type: null,
      notNull: null,
      default: null,
      identity: null,
      generated: null,
      collation: null,
    },
    constraints: {
      name: null,
      kind: null,
      definition: null,
      columns: null,
      validated: null,
      enforced: null,
      references: { table: null, columns: null, onDelete: null },
    },
    indexes: {
      oid: null,
      name: null,
      definition: null,
      columns: null,
      unique: null,
      primary: null,
      valid: null,
      method: null,
      partial: null,
      fileNode: null,
    },
    triggers: { name: null, definition: null, enabled: null },
    policies: null,
    rowSecurity: null,
    replicaIdentity: null,
    persistence: null,
    parents: null,
    isPartition: null,
    owner: null,
  },
  findings: {
    rule: null,
    severity: null,
    migration: null,
    path: null,
    line: null,
    endLine: null,
    subject: null,
    message: text,
    suggestion: { sql: null, proven: null, inPlace: null, columnOrder: null },
    query: null,
    waiver: { reason: null, source: null, until: null },
  },
  rollback: {
    source: null,
    outcome: null,
    reapply: null,
    differences: change,
    dataLoss: { object: null, why: text, kind: null, by: null, affected: null, of: null },
    sql: null,
    steps: {
      migrations: null,
      paths: null,
      source: null,
      outcome: null,
      reapply: null,
      failure: rollbackFailure,
      differences: change,
      cosmetic: { tier: null, object: null },
      conditions: { path: null, line: null, message: null, query: null },
      sql: null,
      needsRows: null,
      refused: text,
    },
    reapplyFailure: rollbackFailure,
    leftRows: { object: null, rows: null },
    noReturn: { path: null, line: null, object: null },
  },
  safer: {
    migration: null,
    path: null,
    pieces: { stage: null, transaction: null, statements: null },
    columnOrder: null,
  },
  impact: {
    object: null,
    rows: null,
    bytes: null,
    source: null,
    references: { path: null, line: null, access: null, confidence: null, owners: null },
  },
  plan,
  signoffs: { role: null, needed: null, signedBy: null },
  faults: { code: null, what: text, where: text, mend: text, example: null },
  verdict: { state: null, reasons: text },
  gate,
  touched: null,
  unrehearsed: text,
  unverified: text,
  timings: null,
};

/** Ends in a line end. Characters that could drive a terminal are escaped as JSON allows. */
export function json(review: Review): string {
  return written(review, order);
}

/** The plan alone, in the same form. */
export function planJson(one: Plan): string {
  return written(one, plan);
}

function written(value: unknown, keys: unknown): string {
  const escaped = JSON.stringify(arrange(value, keys), null, 2).replace(
    /[\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${escaped}\n`;
}

/** Known keys in their order, others after them by name. */
function arrange(value: unknown, keys: unknown): unknown {
  if (Array.isArray(value)) return value.map((entry) => arrange(entry, keys));
  if (keys === text) return value === null ? null : inEnglish(value as Text | string);
  if (typeof value !== 'object' || value === null) return value;
  const fields = new Map<string, unknown>(Object.entries(value));
  const known = new Map<string, unknown>(Object.entries(keys ?? {}));
  const others = [...fields.keys()].filter((key) => !known.has(key)).sort();
  return Object.fromEntries(
    [...known.keys(), ...others]
      .filter((key) => fields.has(key))
      .map((key) => [key, arrange(fields.get(key), known.get(key))]),
  );
}
