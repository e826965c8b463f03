/** Everything the gate's answer depends on: the review, the policy, what people said, and who they are now. */
import type { SignoffPolicy } from '../model/config.ts';
import type { Severity } from '../model/finding.ts';
import type { Review } from '../model/review.ts';
import type { People, SignoffState } from '../model/signoff.ts';
import type { CodeOwners } from './codeowners.ts';
import type { Exclusion } from './eligibility.ts';

export interface GateInput {
  readonly review: Pick<
    Review,
    | 'changes'
    | 'class'
    | 'faults'
    | 'findings'
    | 'fingerprint'
    | 'history'
    | 'impact'
    | 'migrations'
    | 'risk'
    | 'rollback'
    | 'tables'
    | 'touched'
    | 'unrehearsed'
  >;
  readonly policy: SignoffPolicy;
  /** Severities that block by themselves. */
  readonly block: readonly Severity[];
  /** From how many rows on a table is large. */
  readonly largeTableRows: number;
  /** Ids of all rules. */
  readonly rules: readonly string[];
  readonly state: SignoffState;
  readonly people: People;
  /** Who made the migrations, by account id; read only where the policy keeps them out. */
  readonly excluded: ReadonlyMap<number, Exclusion>;
  /** `null`: a ghost. */
  readonly pullAuthor: number | null;
  readonly codeOwners: CodeOwners;
  /** The clock of the run, ISO 8601. */
  readonly now: string;
}
