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
import { sortFindings, stateWords } from './view/findings.ts';
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
    const replacement = replacementOf(finding, review, addedLines);
    const body = bodyOf(finding, rules.get(finding.rule), replacement, messages);
    const { path, endLine = line } = finding;
    const place = replacement === null || endLine === line ? { line } : { startLine: line, line: endLine };
    comments.set(key, { key, path, ...place, body: `${findingMarker(key)}\n${body}` });
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

/** A suggestion replaces whole lines, so the statement must be those lines, alone on them, and all of them added. */
function replacementOf(finding: Finding, { migrations }: Review, addedLines: AddedLines): string | null {
  const { path, line, endLine = line, suggestion } = finding;
  const sql = suggestion?.proven ? suggestion.inPlace?.trim() : undefined;
  // A suggestion that was cut must not be one click from being committed.
  if (sql === undefined || sql.length > sqlCharacters || visibleLines(sql) !== sql) return null;
  const added = addedLines.get(path);
  const lines = Array.from({ length: endLine - line + 1 }, (_, index) => line + index);
  const statements = migrations
    .filter((migration) => migration.path === path)
    .flatMap((migration) => migration.statements);
  const onThem = statements.filter((statement) => statement.line <= endLine && statement.endLine >= line);
  const isAlone = onThem.length === 1 && onThem[0]?.line === line && onThem[0].endLine === endLine;
  return isAlone && lines.every((each) => added?.has(each)) ? sql : null;
}

function bodyOf(finding: Finding, rule: RuleText | undefined, replacement: string | null, messages: Messages): string {
  const words = messages.findings;
  const { suggestion } = finding;
  const line = (text: Inline) => inlineMarkdown(text, null);
  const subject =
    finding.subject === '' || finding.subject === finding.path ? [] : [code(clip(shortName(finding.subject), 200))];
  const head = say`${sign(finding.severity)} ${messages.severity[finding.severity]} · ${strong(finding.rule)}`;
  const paragraphs = [
    line(join([head, subject], ' · ')),
    line(prose(clip(messages.text(finding.message), messageCharacters))),
    rule === undefined ? '' : line(say`${strong(words.safe)} ${firstSentence(rule.safe)}`),
    ...(suggestion === undefined || suggestion.sql.trim() === ''
      ? []
      : [
          line(say`${strong(words.suggestion)} (${stateWords(suggestion, messages)}):`),
          replacement === null
            ? block(clip(suggestion.sql.trim(), sqlCharacters), 'sql')
            : block(replacement, 'suggestion'),
        ]),
  ];
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
}
