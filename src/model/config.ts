/** The configuration after validation and defaults: what the walk reads. The file's own form is in `walk/config.ts`. */

import type { Limits } from './engine.ts';
import type { Risk, Severity } from './finding.ts';
import type { PlanThresholds } from './plan.ts';

export interface MigrationSource {
  /** Directory or glob. */
  readonly path: string;
  readonly format?: string;
  readonly dialect?: 'postgres' | 'mysql' | 'sqlite';
}

export interface ConfiguredWaiver {
  readonly rule: string;
  /** Absent: every subject. */
  readonly subject?: string;
  readonly reason: string;
  /** ISO date, inclusive. */
  readonly until?: string;
}

export type RoleCondition =
  | { readonly type: 'always' }
  | { readonly type: 'risk'; readonly risk: Risk }
  | { readonly type: 'class'; readonly class: 'expand' | 'backfill' | 'contract' | 'mixed' }
  | { readonly type: 'tables'; readonly globs: readonly string[] }
  | { readonly type: 'paths'; readonly globs: readonly string[] }
  | { readonly type: 'rollback-irreversible' };

export type Permission = 'read' | 'triage' | 'write' | 'maintain' | 'admin';

export interface Role {
  readonly name: string;
  readonly users: readonly string[];
  readonly teams: readonly string[];
  readonly codeowners: boolean;
  readonly permission?: Permission;
  readonly count: number;
  /** One suffices. */
  readonly when: readonly RoleCondition[];
}

export interface SignoffPolicy {
  readonly roles: readonly Role[];
  readonly authorMaySign: boolean;
  readonly distinct: boolean;
  readonly reviews: boolean;
  readonly expiresMs: number | null;
  readonly overridePermission: Permission;
  readonly acknowledgements: 'required' | 'optional' | 'off';
}

export interface Config {
  readonly language: 'en' | 'id' | 'ko';
  /** Empty: found by themselves. */
  readonly migrations: readonly MigrationSource[];
  readonly database: {
    /** Production's major version; `null`: the engine's own. */
    readonly version: number | null;
    readonly prelude: string | null;
    readonly baseline: string | null;
    readonly statistics: string;
  };
  readonly limits: Limits;
  readonly risk: { readonly largeTableRows: number; readonly hugeTableRows: number };
  readonly block: readonly Severity[];
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly waivers: readonly ConfiguredWaiver[];
  readonly signoffs: SignoffPolicy;
  readonly plan: PlanThresholds;
  readonly report: {
    readonly inline: boolean;
    readonly labels: boolean;
    readonly requestReviewers: boolean;
    readonly trackingIssue: boolean;
  };
}
