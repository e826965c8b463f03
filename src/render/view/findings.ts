/** Findings by severity, then place. One rule that fires in many places is one entry that lists them. */
import { type Finding, type Suggestion, severities } from '../../model/finding.ts';
import { inEnglish } from '../../model/text.ts';
import { clip, code, type Inline, join, person, place, prose, say, sentence, sign, strong } from '../inline.ts';
import type { Messages } from '../messages.ts';
import { shortName } from '../sizes.ts';
import type { Block, FindingGroup, Source } from '../view.ts';
import { documentation, firstSentence } from './documentation.ts';
import { named, objectsIn } from './names.ts';
import { few } from './signoffs.ts';
import { waiverOf } from './waiver.ts';

/** Places named before the rest folds. */
const placesShown = 5;
const subjectsShown = 3;
const sqlCharacters = 4000;

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Worst first, then as the files are read. Independent of the order the rules ran in. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (one, other) =>
      severities.indexOf(other.severity) - severities.indexOf(one.severity) ||
      compareText(one.path, other.path) ||
      one.line - other.line ||
      compareText(one.rule, other.rule) ||
      compareText(one.subject, other.subject),
  );
}

/** Active findings in groups of the same rule and severity. */
export function findingGroups(source: Source): { readonly groups: readonly FindingGroup[]; readonly leftOut: number } {
  const members = new Map<string, Finding[]>();
  for (const finding of sortFindings(source.review.findings)) {
    if (waiverOf(finding, source.review) !== null) continue;
    const key = `${finding.severity} ${finding.rule}`;
    const known = members.get(key);
    if (known === undefined) members.set(key, [finding]);
    else known.push(finding);
  }
  const all = [...members.values()];
  const shown = all.slice(0, source.detail.entries);
  const leftOut = all.slice(shown.length).reduce((sum, group) => sum + group.length, 0);
  return { groups: shown.flatMap((group) => groupOf(group, source)), leftOut };
}

function groupOf(findings: readonly Finding[], source: Source): readonly FindingGroup[] {
  const [first] = findings;
  if (first === undefined) return [];
  const { messages, detail } = source;
  const alike = findings.every((finding) => inEnglish(finding.message) === inEnglish(first.message));
  const single = findings.length === 1;
  const where = single ? wherePieces(first, source) : [say`${messages.findings.places(findings.length)}`];
  const lines = single
    ? []
    : findings.map((finding, index) => {
        const repeats = index > 0 && pattern(finding) === pattern(first);
        const message = repeats ? say`${messages.findings.same}` : messageOf(finding, source);
        return sentence([join(wherePieces(finding, source), ' · '), ...(alike ? [] : [': ', message])]);
      });
  const shown = lines.slice(0, Math.min(placesShown, detail.entries));
  const left = lines.length - shown.length;
  const placesLeft = left > 0 ? say`… ${messages.findings.morePlaces(left)}` : [];
  return [
    {
      severity: first.severity,
      rule: first.rule,
      severityWords: say`${sign(first.severity)} ${messages.severity[first.severity]}`,
      where: join(where, ' · '),
      message: alike ? messageOf(first, source) : null,
      places: shown,
      placesLeft,
      query: findings.length === 1 ? (first.query ?? null) : null,
      suggestion: findings.find((finding) => finding.suggestion?.proven)?.suggestion?.sql ?? null,
      more: detail.name === 'summary' ? [] : moreOf(findings, lines, source),
      moreTitle: moreTitle(findings, lines.length, source),
      hint: firstSentence(source.rules.get(first.rule)?.safe ?? ''),
    },
  ];
}

/** Names what the fold holds, so that nobody opens it for nothing. */
function moreTitle(findings: readonly Finding[], places: number, { rules, messages, detail }: Source): string {
  const words = messages.findings;
  const suggestions = findings.flatMap(({ suggestion }) => suggestion ?? []);
  const states = new Set(suggestions.map((suggestion) => stateWords(suggestion, messages)));
  const parts = [
    places > placesShown ? words.morePlaces(places - placesShown) : null,
    detail.name === 'full' && rules.has(findings[0]?.rule ?? '') ? words.explain : null,
    suggestions.length > 0 ? [words.suggestion, ...states].join(', ') : null,
    findings.some((finding) => finding.query !== undefined) ? words.query : null,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

/** What is known of it. */
export function stateWords({ proven, columnOrder }: Suggestion, { findings }: Messages): string {
  if (!proven) return findings.unproven;
  return columnOrder ? findings.provenButOrder : findings.proven;
}

function wherePieces(finding: Finding, source: Source): readonly Inline[] {
  const { detail } = source;
  return [subjectWords(finding, source), say`${place(finding.path, finding.line, detail.characters)}`];
}

/** Empty where it is about the file, which stands beside it. Some findings are about several objects at once. */
function subjectWords({ subject, path }: Finding, { review, messages, detail }: Source): Inline {
  if (subject === '' || subject === path) return [];
  const parts = subject.split(', ');
  const areObjects = parts.length > 1 && parts.every((part) => objectsIn(part, review).length > 0);
  const names = (areObjects ? parts : [subject]).map(
    (part): Inline => [code(clip(shortName(part), detail.characters))],
  );
  return few(names, subjectsShown, messages);
}

function messageOf({ message, subject }: Finding, { review, messages, detail }: Source): Inline {
  return named(messages.text(message), review, detail.characters, subject);
}

/** The message without its own subject: alike for findings that say the same of several objects. */
function pattern({ message, subject }: Finding): string {
  const table = subject.slice(0, Math.max(0, subject.lastIndexOf('.')));
  const told = inEnglish(message);
  const without = subject === '' ? told : told.replaceAll(subject, '\0');
  return table.includes('.') ? without.replaceAll(table, '\u0001') : without;
}

function moreOf(findings: readonly Finding[], lines: readonly Inline[], source: Source): readonly Block[] {
  const { messages, detail, rules } = source;
  const rule = rules.get(findings[0]?.rule ?? '');
  const rest = lines.slice(placesShown, placesShown + detail.entries);
  const left = lines.length - placesShown - rest.length;
  const items = left > 0 ? [...rest, say`${messages.sections.more(left)}`] : rest;
  const title = messages.findings.morePlaces(lines.length - placesShown);
  return [
    ...(rest.length === 0 ? [] : [{ type: 'fold', title, blocks: [{ type: 'list', items }] } as const]),
    ...(rule === undefined || detail.name !== 'full'
      ? []
      : [...documentation(messages.findings.why, rule.why), ...documentation(messages.findings.safe, rule.safe)]),
    ...findings.slice(0, detail.name === 'full' ? placesShown : 1).flatMap((finding) => sqlOf(finding, source)),
  ];
}

function sqlOf(finding: Finding, { messages, detail }: Source): readonly Block[] {
  const words = messages.findings;
  const blocks: Block[] = [];
  const characters = Math.min(sqlCharacters, detail.characters);
  if (finding.suggestion !== undefined) {
    const state = stateWords(finding.suggestion, messages);
    blocks.push({ type: 'paragraph', words: say`${strong(words.suggestion)} (${state}):` });
    blocks.push({ type: 'sql', sql: clip(finding.suggestion.sql, characters) });
  }
  if (finding.query !== undefined) {
    blocks.push({ type: 'paragraph', words: say`${strong(words.query)}:` });
    blocks.push({ type: 'sql', sql: clip(finding.query, characters) });
  }
  return blocks;
}

/** One line each: a waiver accepts a finding, it does not hide it. */
export function waivedLines(source: Source): readonly Inline[] {
  const { messages, detail, review } = source;
  const words = messages.findings;
  const waived = sortFindings(review.findings).flatMap((finding) => {
    const waiver = waiverOf(finding, review);
    return waiver === null ? [] : [{ finding, waiver }];
  });
  const lines = waived.slice(0, detail.entries).map(({ finding, waiver }) => {
    const until = waiver.until === null ? '' : ` (${words.until(waiver.until)})`;
    const by = waiver.by === null ? [] : say` ${words.byCommand(person(waiver.by))}`;
    const head = say`${sign('waived')} ${words.waived} · ${strong(finding.rule)}`;
    const where = join([head, ...wherePieces(finding, source)], ' · ');
    return say`${where} ${words.because} ${prose(clip(waiver.reason, detail.characters))}${until}${by}`;
  });
  const left = waived.length - lines.length;
  return left > 0 ? [...lines, say`${messages.sections.more(left)}`] : lines;
}
