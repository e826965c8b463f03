/** Applies the rules to a rehearsal: every report becomes a finding with its place, its severity and its waiver. */
import type { Config } from '../model/config.ts';
import { type Finding, type Severity, severities } from '../model/finding.ts';
import type { Report, Rule, RuleInput } from '../model/rule.ts';
import { waiverFor } from './waivers.ts';

/** Rules at `off` in the configuration, or by their own nature, are not run. */
function severityOf(rule: Rule, config: Config): Severity | 'off' {
  return config.rules[rule.id] ?? rule.severity;
}

function findingOf(rule: Rule, report: Report, config: Config, today: string): Finding {
  const configured = config.rules[rule.id];
  const base = configured ?? report.severity ?? rule.severity;
  const statement = report.statement?.statement;
  const path = report.path ?? report.migration?.migration.path ?? '';
  const finding: Finding = {
    rule: rule.id,
    severity: base === 'off' ? 'info' : base,
    ...(report.migration && { migration: report.migration.migration.id }),
    path,
    line: report.line ?? statement?.line ?? 1,
    ...(statement && { endLine: statement.endLine }),
    subject: report.subject,
    message: report.message,
    ...(report.suggestion && { suggestion: report.suggestion }),
    ...(report.query && { query: report.query }),
  };
  const waiver = waiverFor(finding, statement, config.waivers, today);
  return waiver ? { ...finding, waiver } : finding;
}

function byWeight(left: Finding, right: Finding): number {
  return (
    severities.indexOf(right.severity) - severities.indexOf(left.severity) ||
    compare(left.path, right.path) ||
    left.line - right.line ||
    compare(left.rule, right.rule) ||
    compare(left.subject, right.subject)
  );
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * Findings of all rules, heaviest first, in an order that depends on nothing but the input.
 * @param today ISO date, against which configured waivers expire
 */
export function judge(input: RuleInput, rules: readonly Rule[], config: Config, today: string): Finding[] {
  const findings = rules
    .filter((rule) => severityOf(rule, config) !== 'off')
    .flatMap((rule) => rule.check(input).map((report) => findingOf(rule, report, config, today)));
  return findings.sort(byWeight);
}
