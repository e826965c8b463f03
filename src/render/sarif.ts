/** Findings as SARIF 2.1.0 for code scanning. Source of the form: the OASIS standard and GitHub's "SARIF support" page. */

import { createHash } from 'node:crypto';
import type { Fault } from '../model/fault.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { Review } from '../model/review.ts';
import { inEnglish, joined } from '../model/text.ts';
import { clip } from './inline.ts';
import { encodePath } from './markdown-escape.ts';
import { sortFindings } from './view/findings.ts';
import { waiverOf } from './view/waiver.ts';
import type { RuleText } from './view.ts';
import { visibleLines } from './visible.ts';

const levels: Readonly<Record<Severity, 'note' | 'warning' | 'error'>> = {
  info: 'note',
  warning: 'warning',
  danger: 'error',
  critical: 'error',
};

const messageCharacters = 2000;

/** @param rules the rules' documentation; a finding of an unknown rule is reported with its id alone */
export function sarif(review: Review, rules: ReadonlyMap<string, RuleText>): string {
  const findings = sortFindings(review.findings);
  const ids = [...new Set(findings.map((finding) => finding.rule))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'countersign',
            version: review.countersign,
            rules: ids.map((id) => descriptor(id, findings, rules.get(id))),
          },
        },
        automationDetails: { id: 'countersign/' },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: review.faults.length === 0,
            toolExecutionNotifications: review.faults.map(notification),
          },
        ],
        results: results(findings, ids, review),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function descriptor(id: string, findings: readonly Finding[], rule: RuleText | undefined) {
  // Findings come worst first, so the rule's level is that of its worst finding here.
  const severity = findings.find((finding) => finding.rule === id)?.severity ?? 'warning';
  return {
    id,
    name: id,
    shortDescription: { text: rule?.title ?? id },
    ...(rule === undefined
      ? {}
      : {
          fullDescription: { text: rule.what },
          help: { text: `${rule.why}\n\n${rule.safe}`, markdown: `${rule.what}\n\n${rule.why}\n\n${rule.safe}` },
        }),
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: ['database', 'migration'] },
  };
}

function results(findings: readonly Finding[], ids: readonly string[], review: Review) {
  const occurrences = new Map<string, number>();
  return findings.map((finding) => {
    const waiver = waiverOf(finding, review);
    const key = JSON.stringify([finding.rule, finding.path, finding.subject]);
    const occurrence = occurrences.get(key) ?? 0;
    occurrences.set(key, occurrence + 1);
    const startLine = Math.max(1, finding.line);
    return {
      ruleId: finding.rule,
      ruleIndex: ids.indexOf(finding.rule),
      level: levels[finding.severity],
      message: { text: message(inEnglish(finding.message)) },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: encodePath(finding.path), uriBaseId: '%SRCROOT%' },
            region: { startLine, endLine: Math.max(startLine, finding.endLine ?? startLine) },
          },
          ...(finding.subject === '' ? {} : { logicalLocations: [{ fullyQualifiedName: finding.subject }] }),
        },
      ],
      // Without the line, so that a finding stays itself when lines move above it.
      partialFingerprints: { 'countersign/v1': createHash('sha256').update(`${key}#${occurrence}`).digest('hex') },
      properties: { severity: finding.severity },
      ...(waiver === null
        ? {}
        : {
            suppressions: [
              {
                kind: waiver.inFile ? 'inSource' : 'external',
                status: 'accepted',
                justification: message(waiver.reason),
              },
            ],
          }),
    };
  });
}

/** `[words](target)` is a link in a SARIF message; a space between its halves makes it words again. */
function message(text: string): string {
  return clip(visibleLines(text), messageCharacters).replaceAll('](', '] (') || '-';
}

function notification(fault: Fault) {
  const parts = [fault.where === undefined ? fault.what : joined([fault.where, fault.what], ': '), fault.mend ?? ''];
  return {
    level: 'error',
    descriptor: { id: fault.code },
    message: { text: message(parts.map(inEnglish).join(' ').trim()) },
  };
}
