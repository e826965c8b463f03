/** What accepts a finding, wherever it was said: in the file, in the configuration, or by a command on the pull request. */
import type { Account } from '../../model/account.ts';
import type { Finding } from '../../model/finding.ts';
import type { Review } from '../../model/review.ts';

export interface ShownWaiver {
  readonly reason: string;
  readonly inFile: boolean;
  /** ISO date; `null`: without an end. */
  readonly until: string | null;
  /** Who said it by a command; `null` for the other two. */
  readonly by: Account | null;
}

/** `null`: nothing accepts it. */
export function waiverOf(finding: Finding, review: Review): ShownWaiver | null {
  const { waiver } = finding;
  if (waiver) return { reason: waiver.reason, inFile: waiver.source === 'file', until: waiver.until ?? null, by: null };
  const said = review.gate?.waivers.find(({ rule }) => rule === finding.rule);
  return said ? { reason: said.reason, inFile: false, until: null, by: said.account } : null;
}
