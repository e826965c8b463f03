/** A review as a view: the one place where the parts come together, in the order in which a person needs them. */

import type { Fault } from '../../model/fault.ts';
import type { Review } from '../../model/review.ts';
import type { Text } from '../../model/text.ts';
import { clip, code, type Inline, join, prose, say } from '../inline.ts';
import { duration } from '../sizes.ts';
import type { FaultView, Section, Source, View } from '../view.ts';
import { changesSection } from './changes.ts';
import { facts } from './facts.ts';
import { findingGroups, waivedLines } from './findings.ts';
import { locksSection } from './locks.ts';
import {
  historySection,
  referencesSection,
  replayItems,
  replaySection,
  unverifiedItems,
  unverifiedSection,
} from './notes.ts';
import { rolloutSection } from './rollout.ts';
import { measuredStatements, statementsSection } from './statements.ts';
import { headline, isEmpty, isQuiet, stateOf, stats } from './verdict.ts';
import { waiverOf } from './waiver.ts';
import { wayBackSection } from './way-back.ts';

/** Bold letters are for what is bad or unknown: a lock that lasts a moment is neither. */
function isUrgent(review: Review): boolean {
  const state = stateOf(review);
  const isBad = state === 'failure' || state === 'error' || review.risk === 'high' || review.risk === 'critical';
  return isBad || review.unrehearsed.length > 0;
}

/** @param fullReportUrl where the unshortened report is; `null` when nowhere */
export function buildView(source: Source, fullReportUrl: string | null): View {
  const { review, messages } = source;
  const empty = isEmpty(review);
  const { groups, leftOut } = findingGroups(source);
  const statements = measuredStatements(source);
  const waived = waivedLines(source);
  return {
    quiet: isQuiet(review),
    headline: headline(source),
    stats: stats(source),
    faults: review.faults.slice(0, source.detail.entries).map((fault) => faultView(fault, source)),
    urgent: isUrgent(review),
    facts: empty ? [] : facts(source),
    findingsTitle: messages.findings.title,
    findings: groups,
    findingsLeftOut: leftOut > 0 ? say`… ${messages.findings.more(leftOut)}` : [],
    waived,
    waivedTitle: messages.findings.waivedTitle(
      review.findings.filter((finding) => waiverOf(finding, review) !== null).length,
    ),
    sections: empty ? [] : sectionsOf(source, statements),
    detailsTitle: messages.sections.details,
    shortened: shortened(source, fullReportUrl),
    footer: empty ? [] : footer(source),
    statements,
    unverified: unverifiedItems(source),
    replay: replayItems(source),
    replayTitle: messages.sections.replay(review.replay.notes.length),
    timings: join(
      Object.entries(review.timings).map(([name, durationMs]) => say`${name} ${duration(durationMs)}`),
      ' · ',
    ),
    next: next(source),
  };
}

function sectionsOf(source: Source, statements: View['statements']): readonly Section[] {
  const sections = [
    changesSection(source),
    locksSection(source),
    referencesSection(source),
    wayBackSection(source),
    rolloutSection(source),
    statementsSection(statements, source),
    unverifiedSection(source),
    historySection(source),
    replaySection(source),
  ];
  return sections.filter((section) => section !== null);
}

function faultView(fault: Fault, { messages, detail }: Source): FaultView {
  const short = (text: Text) => prose(clip(messages.text(text), detail.characters));
  const lines = [
    ...(fault.where === undefined
      ? []
      : [{ label: messages.fault.where, words: [code(clip(messages.text(fault.where), detail.characters))] }]),
    ...(fault.mend === undefined ? [] : [{ label: messages.fault.mend, words: short(fault.mend) }]),
  ];
  return { what: short(fault.what), lines, example: fault.example ? clip(fault.example, detail.characters) : null };
}

function shortened({ detail, messages }: Source, fullReportUrl: string | null): Inline {
  if (detail.name === 'full') return [];
  const words = messages.shortened;
  return fullReportUrl === null
    ? say`${words.note}`
    : say`${words.note} ${{ type: 'link', text: words.full, url: fullReportUrl }}`;
}

function footer({ review, messages, detail }: Source): Inline {
  const short = (text: string, length: number) =>
    code(/^[0-9a-f]{12,64}$/.test(text) ? text.slice(0, length) : clip(text, Math.min(60, detail.characters)));
  const words = messages.footer;
  const parts = [
    say`countersign ${review.countersign}`,
    review.base === '' ? [] : say`${words.base} ${short(review.base, 7)}`,
    review.head === '' ? [] : say`${words.head} ${short(review.head, 7)}`,
    // Twelve characters are what `/migration approve` accepts as a prefix.
    review.fingerprint === '' ? [] : say`${words.fingerprint} ${short(review.fingerprint, 12)}`,
  ];
  return join(parts, ' · ');
}

/** What the author does now, in one line. */
function next(source: Source): Inline {
  const words = source.messages.terminal.nextSteps;
  const worst = findingGroups(source).groups[0];
  switch (stateOf(source.review)) {
    case 'success':
      return worst === undefined || worst.severity === 'info'
        ? say`${words.success}`
        : words.read(code(`countersign explain ${worst.rule}`));
    case 'pending':
      return say`${source.review.signoffs.length > 0 ? words.signoffs : words.verify}`;
    case 'error':
      return say`${words.mend}`;
    case 'failure':
      if (worst === undefined || source.review.faults.length > 0) return say`${words.mend}`;
      return words.waive(
        code(`countersign explain ${worst.rule}`),
        code(`-- countersign: allow ${worst.rule} because <reason>`),
      );
  }
}
