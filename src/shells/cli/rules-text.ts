/** `countersign rules` and `countersign explain RULE`: what the rules say about themselves. */

import { FaultError } from '../../model/fault.ts';
import type { Severity } from '../../model/finding.ts';
import { nearest } from '../../model/nearest.ts';
import type { Rule, RuleExample } from '../../model/rule.ts';
import { phrase } from '../../model/text.ts';

/** One line a rule: the severity that holds here, its id, its title; a star where the configuration changed it. */
export function rulesText(rules: readonly Rule[], configured: Readonly<Record<string, Severity | 'off'>>): string {
  const width = Math.max(...rules.map(({ id }) => id.length), 0);
  const lines = rules.map(({ id, title, severity }) => {
    const own = Object.hasOwn(configured, id) ? configured[id] : undefined;
    return `${(own ?? severity).padEnd(8)} ${own === undefined ? ' ' : '*'} ${id.padEnd(width)}  ${title}`;
  });
  const changed = rules.filter(({ id }) => Object.hasOwn(configured, id)).length;
  return [
    ...lines,
    '',
    `${rules.length} rules${changed > 0 ? `; * set by the configuration (${changed})` : ''}. countersign explain RULE says more.`,
  ].join('\n');
}

export function explainText(rules: readonly Rule[], id: string): string {
  const rule = rules.find((one) => one.id === id);
  if (!rule) throw unknownRule(rules, id);
  const parts = [
    `${rule.id} (${rule.severity})\n${rule.title}`,
    section('What it catches', rule.what),
    section('Why it hurts', rule.why),
    section('The safe way', rule.safe),
    ...(rule.versions ? [section('Versions', rule.versions)] : []),
    ...rule.examples.map(exampleText),
    section('Sources', rule.sources.join('\n')),
    section(
      'To accept a finding',
      `-- countersign: allow ${rule.id} because <reason>\nabove the statement, or \`waivers\` in .github/countersign.yml.`,
    ),
  ];
  return parts.join('\n\n');
}

function exampleText({ title, given, before, sql, finds, why }: RuleExample): string {
  const outcome = finds.length > 0 ? `Found: ${finds.join(', ')}` : `Nothing is found${why ? `: ${why}` : '.'}`;
  const script = [...(given ? [`-- given\n${given.trim()}`] : []), ...(before ?? []), sql].map((one) => one.trim());
  return `${section(`Example: ${title}`, script.join('\n-- then\n'))}\n  → ${outcome}`;
}

function section(title: string, text: string): string {
  return `${title}\n${text.trim().replace(/^(?=.)/gm, '  ')}`;
}

function unknownRule(rules: readonly Rule[], id: string): FaultError {
  const near = nearest(
    id,
    rules.map((rule) => rule.id),
  );
  return new FaultError({
    code: 'configuration',
    where: `explain ${id.slice(0, 100)}`,
    what: phrase`There is no rule of this name${near ? phrase`; did you mean ${near}?` : '.'}`,
    mend: phrase`\`countersign rules\` lists every rule.`,
    example: `countersign explain ${near ?? rules[0]?.id ?? 'RULE'}`,
  });
}
