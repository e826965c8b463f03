/** The same change in steps that block less, and the migrations that the steps become. */

/**
 * In the order in which they run.
 * - `change`: what only changes the catalogue · `data`: rows changed in one statement, as its author wrote it
 * - `alone`: outside a transaction, each in a migration of its own · `guard`: constraints that wait for what ran alone
 * - `validate`: rows read beside the traffic · `finish`: what rests on all before
 */
export const saferStages = ['change', 'data', 'alone', 'guard', 'validate', 'finish'] as const;
export type SaferStage = (typeof saferStages)[number];

export interface SaferStep {
  readonly stage: SaferStage;
  /** One statement, without its final semicolon. */
  readonly sql: string;
}

/** One statement of the author's, and what takes its place. */
export interface SaferForm {
  readonly line: number;
  readonly endLine: number;
  /** A setting that each of its transactions begins with, without its final semicolon. */
  readonly guard: string | null;
  readonly steps: readonly SaferStep[];
  /** The author's own statement: nothing but the guard comes before it. */
  readonly isKept: boolean;
  /** A column ends behind the others of its table. */
  readonly movesColumn: boolean;
}

/** Statements that are one migration. */
export interface SaferPiece {
  readonly stage: SaferStage;
  /** `none`: a single statement that must not stand in a transaction. */
  readonly transaction: 'own' | 'none';
  /** Without their final semicolons. */
  readonly statements: readonly string[];
}

/** What takes the place of one migration. */
export interface SaferMigration {
  /** Its id. */
  readonly migration: string;
  readonly forms: readonly SaferForm[];
  readonly pieces: readonly SaferPiece[];
}

/** One that was rehearsed: the same schema and rows in the end, and less waits. */
export interface ProvenSafer extends Pick<SaferMigration, 'migration' | 'pieces'> {
  readonly path: string;
  /** Tables whose columns stand in another order afterwards; nothing else differs. */
  readonly columnOrder: readonly string[];
}
