/**
 * The contract of one rule: a pure function of measured facts, with its documentation and its examples in the same
 * record. The examples run on the real engine, so the documentation cannot lie.
 */
import type { Finding, Severity } from './finding.ts';
import type { TransactionMode } from './migration.ts';
import type { HistoryChange, Rehearsal, RehearsedMigration, RehearsedStatement } from './rehearsal.ts';
import type { Statistics } from './statistics.ts';
import type { Text } from './text.ts';

/** What a rule may look at. */
export interface RuleInput {
  readonly rehearsal: Rehearsal;
  /** Production's major version: findings hold for it, not for the engine that rehearsed. */
  readonly targetVersion: number;
  readonly statistics: Statistics | null;
}

/** What a rule says; the judge adds rule id, severity, waivers and the place. */
export interface Report {
  readonly migration?: RehearsedMigration;
  readonly statement?: RehearsedStatement;
  /** Place when there is no statement. */
  readonly path?: string;
  readonly line?: number;
  readonly subject: string;
  readonly message: Text;
  /** Differs from the rule's own severity, when the measured effect is smaller or larger. */
  readonly severity?: Severity;
  readonly query?: string;
  readonly suggestion?: Finding['suggestion'];
}

export interface RuleExample {
  readonly title: string;
  /** SQL run before, as the base. */
  readonly given?: string;
  /** The migration under review. */
  readonly sql: string;
  /** More migrations of the same pull request, run before `sql`. */
  readonly before?: readonly string[];
  readonly transaction?: TransactionMode;
  /** Format id of its migrations; absent: `sql`. */
  readonly format?: string;
  /** The way down of `sql`; absent: none. */
  readonly down?: string;
  readonly targetVersion?: number;
  /** How the files of the history changed beside it. */
  readonly history?: readonly HistoryChange[];
  /** The migration does not apply, and that is the point. */
  readonly fails?: boolean;
  /** Subjects it reports, in order; empty: it stays quiet, and `why` says why. */
  readonly finds: readonly string[];
  readonly why?: string;
}

export interface Rule {
  readonly id: string;
  readonly title: string;
  /** `off` for style rules. */
  readonly severity: Severity | 'off';
  /** What it catches, why it hurts, the safe way: Markdown, a short paragraph each. */
  readonly what: string;
  readonly why: string;
  readonly safe: string;
  /** Versions on which it depends, in words; absent: all supported. */
  readonly versions?: string;
  /** Pages of the manual the facts come from. */
  readonly sources: readonly string[];
  readonly check: (input: RuleInput) => readonly Report[];
  /** At least one that finds and one that stays quiet. */
  readonly examples: readonly RuleExample[];
}
