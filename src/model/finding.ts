/** What a rule has to say about one place. */
import type { Text } from './text.ts';

export const severities = ['info', 'warning', 'danger', 'critical'] as const;
export type Severity = (typeof severities)[number];

export const risks = ['low', 'medium', 'high', 'critical'] as const;
export type Risk = (typeof risks)[number];

export type ChangeClass = 'expand' | 'backfill' | 'contract' | 'mixed' | 'neutral';

export interface Suggestion {
  readonly sql: string;
  /** It was rehearsed and ends in the same schema with weaker locks. */
  readonly proven: boolean;
  /** SQL that may take the statement's place in its file as it is; absent where it takes files of its own. */
  readonly inPlace?: string;
  /** Tables whose columns stand in another order afterwards; nothing else differs. */
  readonly columnOrder?: readonly string[];
}

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** The migration it is about; absent for findings about the set. */
  readonly migration?: string;
  readonly path: string;
  readonly line: number;
  /** Last line of the statement, for annotations. */
  readonly endLine?: number;
  /** The object: `public.users.name`. */
  readonly subject: string;
  /** One sentence of what happens here, with the measured fact. */
  readonly message: Text;
  readonly suggestion?: Suggestion;
  /** A query that decides a condition on production data. */
  readonly query?: string;
  /** Set when a waiver accepts it. It is shown, and blocks nothing. */
  readonly waiver?: Waiver;
}

export interface Waiver {
  readonly reason: string;
  readonly source: 'file' | 'configuration';
  /** ISO date after which a configured waiver no longer holds. */
  readonly until?: string;
}
