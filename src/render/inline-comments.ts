/**
 * Findings as review comments on lines that the pull request added. Each carries a key of what it says and not of where it
 * stands, so that one whose line moved is known again and posted once.
 */

import { createHash } from 'node:crypto';
import type { Finding } from '../model/finding.ts';
import { findingMarker } from '../model/markers.ts';
import type { Publication } from '../model/publication.ts';
import type { Review } from '../model/review.ts';
import { inEnglish } from '../model/text.ts';
import { clip, code, type Inline, join, prose, say, sign, strong } from './inline.ts';
import { inlineMarkdown } from './markdown.ts';
import { block } from './markdown-escape.ts';
import { english, type Messages } from './messages.ts';
import { shortName } from './sizes.ts';
import { firstSentence } from './view/documentation.ts';
import { sortFindings } from './view/findings.ts';
import { waiverOf } from './view/waiver.ts';
import type { RuleText } from './view.ts';
import { visibleLines } from './visible.ts';

/** More would bury the review of the code; the report has them all. */
const maximumComments = 20;
const messageCharacters = 1000;
const sqlCharacters = 2000;

/** Lines by path that the pull request added, numbered as in the head. */
export type AddedLines = ReadonlyMap<string, ReadonlySet<number>>;

export interface InlineOptions {
  readonly rules: ReadonlyMap<string, RuleText>;
  readonly messages?: Messages;
}

/** Worst first, without what is merely good to know and without what was accepted. */
export function inlineComments(
  review: Review,
  addedLines: AddedLines,
  { rules, messages = english }: InlineOptions,
): Publication['inline'] {
  const comments = new Map<string, Publication['inline'][number]>();
  for (const finding of sortFindings(review.findings)) {
    if (finding.severity === 'info' || waiverOf(finding, review) !== null) continue;
    const line = addedLine(finding, addedLines);
    const key = findingKey(finding);
    if (line === null || comments.has(key)) continue;
    const replaced = replacesLine(finding, review);
    const body = bodyOf(finding, rules.get(finding.rule), replaced, messages);
    comments.set(key, { key, path: finding.path, line, body: `${findingMarker(key)}\n${body}` });
  }
  return [...comments.values()].slice(0, maximumComments);
}

export function findingKey({ rule, path, subject, message }: Finding): string {
  return createHash('sha256')
    .update(JSON.stringify([rule, path, subject, inEnglish(message)]))
    .digest('hex')
    .slice(0, 32);
}

/** The first line of the statement that was added; `null`: the pull request added none of it. */
function addedLine({ path, line, endLine = line }: Finding, addedLines: AddedLines): number | null {
  const added = [...(addedLines.get(path) ?? [])].filter((number) => number >= line && number <= endLine);
  return added.length === 0 ? null : Math.min(...added);
}

/** A suggestion replaces a whole line, so the statement must be that line, and alone on it. */
function replacesLine({ path, line, endLine = line, suggestion }: Finding, { migrations }: Review): boolean {
  if (!suggestion?.proven || endLine !== line || visibleLines(suggestion.sql) !== suggestion.sql) return false;
  const statements = migrations
    .filter((migration) => migration.path === path)
    .flatMap((migration) => migration.statements);
  const onIt = statements.filter((statement) => statement.line <= line && statement.endLine >= line);
  return onIt.length === 1 && onIt[0]?.line === line && onIt[0].endLine === line;
}

function bodyOf(finding: Finding, rule: RuleText | undefined, replaces: boolean, messages: Messages): string {
  const words = messages.findings;
  const line = (text: Inline) => inlineMarkdown(text, null);
  const subject =
    finding.subject === '' || finding.subject === finding.path ? [] : [code(clip(shortName(finding.subject), 200))];
  const head = say`${sign(finding.severity)} ${messages.severity[finding.severity]} · ${strong(finding.rule)}`;
  const sql = finding.suggestion === undefined ? '' : finding.suggestion.sql.trim();
  const paragraphs = [
    line(join([head, subject], ' · ')),
    line(prose(clip(messages.text(finding.message), messageCharacters))),
    rule === undefined ? '' : line(say`${strong(words.safe)} ${firstSentence(rule.safe)}`),
    ...(sql === '' || finding.suggestion === undefined
      ? []
      : [
          line(say`${strong(words.suggestion)} (${finding.suggestion.proven ? words.proven : words.unproven}):`),
          // A suggestion that was cut must not be one click from being committed.
          replaces && sql.length <= sqlCharacters ? block(sql, 'suggestion') : block(clip(sql, sqlCharacters), 'sql'),
        ]),
  ];
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
}
