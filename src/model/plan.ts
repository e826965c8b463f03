/**
 * How a reviewed change is brought to production, as plain values: ids of phases, criteria and risks with their figures and
 * names, and SQL for the actual objects. Not one sentence is in here; `render/messages/plan.ts` has a word for every id, so
 * that another language is one more value there.
 */
import type {
  BackfillRefusal,
  BackId,
  CriterionId,
  GapId,
  Measure,
  MomentId,
  OwedId,
  PhaseId,
  PreconditionId,
  QueryId,
  Reaction,
  RecipeId,
  RiskId,
  StepId,
  Term,
} from './plan-terms.ts';
import type { ReapplyOutcome, RollbackOutcome } from './rollback.ts';

/** Above `limit` one does what `reaction` says, without a discussion. */
export interface PlanTrigger {
  readonly measure: Measure;
  readonly limit: number;
  readonly reaction: Reaction;
}

export interface PlanStep extends Term<StepId> {
  /** Each statement ends in a semicolon; `null`: nothing for the database to do. */
  readonly sql: string | null;
}

/** A query, and the answer that is right: a first value of this number, no row at all, or one for people to read. */
export interface PlanQuery extends Term<QueryId> {
  readonly sql: string;
  readonly expects: number | 'no-rows' | 'read';
}

export interface PlanBack extends Term<BackId> {
  readonly sql: string | null;
  readonly losesData: boolean;
}

export interface PlanPhase {
  readonly phase: PhaseId;
  readonly entry: readonly Term<CriterionId>[];
  readonly steps: readonly PlanStep[];
  readonly verify: readonly PlanQuery[];
  readonly back: PlanBack;
  readonly exit: readonly Term<CriterionId>[];
  readonly triggers: readonly PlanTrigger[];
}

export interface PlanRecipe {
  readonly recipe: RecipeId;
  /** `public.users.name`. */
  readonly object: string;
  /** `public.users`; the object itself where it belongs to no table. */
  readonly table: string;
  /** Measured or known to be of no consequence to traffic: nothing but its SQL needs to be said. */
  readonly light: boolean;
  readonly phases: readonly PlanPhase[];
}

export type Volume = 'small' | 'medium' | 'large' | 'unknown';

export interface PlanBackfill {
  readonly table: string;
  /** Who needs it: a statement of the migration, or the recipe for an object. */
  readonly cause:
    | { readonly type: 'statement'; readonly path: string; readonly line: number }
    | { readonly type: 'recipe'; readonly recipe: RecipeId; readonly object: string };
  readonly volume: Volume;
  readonly rows: number | null;
  readonly batchRows: number;
  readonly pauseMs: number;
  /** `null`: there is no SQL, and `refused` says why. */
  readonly sql: BackfillSql | null;
  readonly refused: BackfillRefusal | null;
}

export interface BackfillSql {
  /** Columns that order the rows. */
  readonly key: readonly string[];
  /** A script for psql: checkpoint table, loop, progress. Run it again to resume. */
  readonly psql: string;
  /** The same for a worker: each page and its checkpoint in one transaction; `$1` and on are parameters. */
  readonly application: {
    readonly firstPage: string;
    readonly nextPage: string;
    readonly apply: string;
    readonly checkpoint: string;
    readonly resume: string;
  };
  readonly progress: string;
  /** Counts the rows that it should have reached and did not; `null` where none could be derived. */
  readonly left: string | null;
}

export interface PlanTool {
  readonly tool: 'pg_repack' | 'pg_squeeze';
  readonly table: string;
  readonly rows: number | null;
  /** It does the statement's own work, or gives back the room that the recipe's way leaves behind. */
  readonly purpose: 'instead' | 'afterwards';
  /** For a shell (`pg_repack`) or for psql (`pg_squeeze`). */
  readonly command: string;
  readonly shell: boolean;
  readonly preconditions: readonly {
    readonly id: PreconditionId;
    /** `null`: requires verification, by `query`. */
    readonly met: boolean | null;
    readonly query: string | null;
  }[];
}

export type Level = 'low' | 'medium' | 'high';

export interface PlanRisk extends Term<RiskId> {
  readonly likelihood: Level;
  readonly impact: Level;
}

export interface PlanMoment {
  readonly moment: MomentId;
  /** Relative to the start; `null`: whenever it happens. */
  readonly minutes: number | null;
}

export type PlanDuration =
  | {
      readonly type: 'range';
      readonly minimumS: number;
      readonly maximumS: number;
      readonly bytes: number;
      readonly rows: number;
      /** Of the statistics. */
      readonly date: string;
    }
  | { readonly type: 'moment' }
  | { readonly type: 'unknown'; readonly tables: readonly string[]; readonly query: string };

export type PlanWeight = 'light' | 'standard' | 'detailed' | 'war-room';

export interface PlanWayBack {
  readonly source: 'author' | 'generated' | 'none';
  readonly outcome: RollbackOutcome;
  readonly reapply: ReapplyOutcome;
  /** Objects whose contents do not come back. */
  readonly losses: readonly string[];
  readonly noReturn: { readonly path: string; readonly line: number; readonly object: string } | null;
}

/** Left by these migrations for a later release, with the SQL that a migration of its own would have. */
export interface PlanOwed extends Term<OwedId> {
  readonly sql: string;
}

/** Where the plan itself falls short, and what a person must settle. */
export interface PlanGap extends Term<GapId> {
  readonly query: string | null;
}

/** Numbers at which one turns back, throttles or goes on. */
export interface PlanThresholds {
  readonly errorRatePercent: number;
  readonly throttleLagS: number;
  readonly pauseLagS: number;
  readonly rampPercent: readonly number[];
  readonly p99Percent: number;
  readonly soakHours: number;
  readonly dropAfterReleases: number;
  readonly lockTimeoutS: number;
  readonly statementTimeoutS: number;
  readonly attempts: number;
}

export interface Plan {
  readonly weight: PlanWeight;
  readonly recipes: readonly PlanRecipe[];
  readonly backfills: readonly PlanBackfill[];
  readonly tools: readonly PlanTool[];
  /** For the schema as the migrations leave it. */
  readonly afterDeploy: readonly PlanQuery[];
  readonly wayBack: PlanWayBack;
  readonly owed: readonly PlanOwed[];
  readonly duration: PlanDuration;
  readonly risks: readonly PlanRisk[];
  readonly abort: readonly PlanTrigger[];
  readonly timeline: readonly PlanMoment[];
  /** Before each locked phase, for the session that migrates. */
  readonly guards: string;
  /** For a phase in which nobody may write: the database refuses it to new sessions, and allows it again. */
  readonly readOnly: { readonly on: string; readonly off: string };
  readonly thresholds: PlanThresholds;
  readonly gaps: readonly PlanGap[];
}
