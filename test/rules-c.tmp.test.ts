import { afterAll, describe, expect, test } from '@jest/globals';
import { readFileSync, existsSync } from 'node:fs';
import type { Rule, RuleExample } from '../src/model/rule.ts';
import { closeShared, rehearseLoose } from './support/rehearse.ts';
afterAll(closeShared);
const ids = (process.env['IDS'] ?? readFileSync('/tmp/probe-c/ids.txt', 'utf8')).split(/\s+/).filter((id) => id && existsSync(`src/rules/${id}.ts`));
const rules: Rule[] = [];
for (const id of ids) {
  const m = (await import(`../src/rules/${id}.ts`)) as Record<string, Rule>;
  rules.push(Object.values(m).find((r) => r.id === id) as Rule);
}
async function run(rule: Rule, example: RuleExample) {
  const rehearsal = await rehearseLoose({
    ...(example.given !== undefined && { given: example.given }),
    migrations: [...(example.before ?? []), example.sql].map((sql) => ({ sql, ...(example.transaction && { transaction: example.transaction }) })),
    ...(example.history && { history: example.history }),
  });
  if (!example.fails) expect(rehearsal.faults).toEqual([]);
  expect(rehearsal.replay.notes).toEqual([]);
  const input = { rehearsal, targetVersion: example.targetVersion ?? 18, statistics: null };
  const reports = rule.check(input);
  for (const { message } of reports) expect(message).toMatch(/^\S.*[.?]$/s);
  const others = rules.flatMap((other) => (other.id === rule.id || other.id.startsWith('style') ? [] : other.check(input).map((r) => `${other.id}(${r.subject})`)));
  process.stderr.write(`\n## ${rule.id} / ${example.title}\n${reports.map((r) => `  [${r.severity ?? rule.severity}] ${r.statement?.statement.sql.slice(0, 40).replaceAll('\n', ' ')} => ${r.message}${r.query ? `\n      ? ${r.query}` : ''}`).join('\n')}${others.length ? `\n  also: ${others.join(', ')}` : ''}\n`);
  return reports.map(({ subject }) => subject);
}
describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test.each(rule.examples.map((example) => [example.title, example] as const))('%s', async (_title, example) => {
    expect(await run(rule, example)).toEqual(example.finds);
  });
  test('has both', () => {
    expect(rule.examples.some(({ finds }) => finds.length > 0)).toBe(true);
    expect(rule.examples.filter(({ finds, why }) => finds.length === 0 && why).length).toBeGreaterThan(1);
  });
});
