/** The documentation page of a rule, and the index of all of them, as Markdown for `docs/rules`. */
import type { Rule, RuleExample } from '../model/rule.ts';

function fenced(sql: string): string {
  return `\`\`\`sql\n${sql.trim()}\n\`\`\``;
}

function example({ title, given, before, sql, transaction, targetVersion, finds, why }: RuleExample): string {
  const conditions = [
    ...(transaction && transaction !== 'file' ? [`run with transaction mode \`${transaction}\``] : []),
    ...(targetVersion === undefined ? [] : [`for PostgreSQL ${targetVersion}`]),
  ];
  const outcome =
    finds.length > 0 ? `Finds ${finds.map((subject) => `\`${subject}\``).join(', ')}.` : `Finds nothing. ${why ?? ''}`;
  return [
    `### ${title[0]?.toUpperCase() ?? ''}${title.slice(1)}`,
    ...(conditions.length > 0 ? [`*${conditions.join(', ')}*`] : []),
    ...(given ? ['Given', fenced(given), 'the migration'] : []),
    ...[...(before ?? []), sql].map(fenced),
    outcome.trim(),
  ].join('\n\n');
}

/** One rule's page. */
export function rulePage(rule: Rule): string {
  return `${[
    `# ${rule.id}`,
    `**${rule.title}** · severity: ${rule.severity}`,
    `## What it catches\n\n${rule.what}`,
    `## Why it hurts\n\n${rule.why}`,
    `## The safe way\n\n${rule.safe}`,
    ...(rule.versions ? [`## Versions\n\n${rule.versions}`] : []),
    `## Examples\n\n${rule.examples.map(example).join('\n\n')}`,
    `## To accept a finding\n\n${fenced(`-- countersign: allow ${rule.id} because <reason>`)}`,
    `## Sources\n\n${rule.sources.map((source) => `- <${source}>`).join('\n')}`,
  ].join('\n\n')}\n`;
}

/** The list of all pages. */
export function ruleIndex(rules: readonly Rule[]): string {
  const rows = rules.map(({ id, title, severity }) => `| [${id}](${id}.md) | ${severity} | ${title} |`);
  const off = rules.filter(({ severity }) => severity === 'off').length;
  return `${[
    '# Rules',
    `${rules.length} rules, ${off} of them off until a configuration switches them on. These pages are generated from the rules; the tests run every example on the real engine.`,
    ['| rule | severity | catches |', '|---|---|---|', ...rows].join('\n'),
  ].join('\n\n')}\n`;
}
