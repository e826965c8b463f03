/** Finds the waiver that accepts a finding. A waiver changes what blocks, never what is shown. */
import type { ConfiguredWaiver } from '../model/config.ts';
import type { Finding, Waiver } from '../model/finding.ts';
import type { Statement } from '../model/statement.ts';

function holds(waiver: ConfiguredWaiver, finding: Finding, today: string): boolean {
  return (
    waiver.rule === finding.rule &&
    (waiver.subject === undefined || waiver.subject === finding.subject) &&
    (waiver.until === undefined || waiver.until >= today)
  );
}

/** The waiver in the file, else the one in the configuration, else nothing. */
export function waiverFor(
  finding: Finding,
  statement: Statement | undefined,
  configured: readonly ConfiguredWaiver[],
  today: string,
): Waiver | undefined {
  const inline = statement?.waivers.find(({ rule }) => rule === finding.rule);
  if (inline) return { reason: inline.reason, source: 'file' };
  const match = configured.find((waiver) => holds(waiver, finding, today));
  return match && { reason: match.reason, source: 'configuration', ...(match.until && { until: match.until }) };
}
