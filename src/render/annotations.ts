/** Findings and faults at their lines, for the list of changed files. Plain text: GitHub shows it as it is. */
import type { Fault } from '../model/fault.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { Annotation } from '../model/publication.ts';
import type { Review } from '../model/review.ts';
import { clip } from './inline.ts';
import { english, type Messages } from './messages.ts';
import { shortName } from './sizes.ts';
import { sortFindings } from './view/findings.ts';
import { waiverOf } from './view/waiver.ts';
import { visible, visibleLines } from './visible.ts';

const levels: Readonly<Record<Severity, Annotation['level']>> = {
  info: 'notice',
  warning: 'warning',
  danger: 'failure',
  critical: 'failure',
};

/** GitHub's limits are 255 characters and 64 kB. */
const titleCharacters = 200;
const messageCharacters = 2000;

/** Faults that have a place first, then what nobody accepted, worst first. */
export function annotations(review: Review, messages: Messages = english): readonly Annotation[] {
  const findings = sortFindings(review.findings).filter((finding) => waiverOf(finding, review) === null);
  return [
    ...review.faults.flatMap((fault) => faultAnnotation(fault, review, messages) ?? []),
    ...findings.map((finding) => annotation(finding, messages)),
  ];
}

function annotation(finding: Finding, messages: Messages): Annotation {
  const line = Math.max(1, finding.line);
  const subject = finding.subject === '' || finding.subject === finding.path ? '' : `: ${shortName(finding.subject)}`;
  return {
    path: finding.path,
    line,
    endLine: Math.max(line, finding.endLine ?? line),
    level: levels[finding.severity],
    title: visible(clip(`${finding.rule}${subject}`, titleCharacters)),
    message: plain(messages.text(finding.message)),
  };
}

/** `null`: it is about no line of a migration. */
function faultAnnotation({ what, where, mend }: Fault, review: Review, { text }: Messages): Annotation | null {
  if (typeof where !== 'string') return null;
  const match = /^(.+):(\d+)$/s.exec(where);
  const path = match?.[1] ?? where;
  if (!review.touched.includes(path) && !review.migrations.some((migration) => migration.path === path)) return null;
  const line = Math.max(1, Number(match?.[2] ?? 1));
  const message = plain(`${text(what)} ${mend ? text(mend) : ''}`);
  return { path, line, endLine: line, level: 'failure', title: 'countersign', message };
}

function plain(text: string): string {
  return visibleLines(clip(text.replaceAll('`', '').trim(), messageCharacters)) || '-';
}
