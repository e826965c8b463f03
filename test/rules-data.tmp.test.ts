import { afterAll, describe, expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import type { Rule, RuleExample } from '../src/model/rule.ts';
import { closeShared, rehearseLoose } from './support/rehearse.ts';
afterAll(closeShared);
const ids = 'not-null-without-default set-not-null-scans add-column-with-check add-column-with-unique add-column-with-foreign-key check-constraint-validated-at-once foreign-key-validated-at-once unique-constraint-builds-index primary-key-builds-index primary-key-on-nullable-column exclusion-constraint-added validated-in-same-transaction depends-on-data foreign-key-without-index foreign-key-cascades foreign-key-type-mismatch primary-key-dropped drop-column-takes-along constraint-dropped attach-partition-scans partition-created-under-lock detach-partition-not-concurrent update-without-where delete-without-where unbatched-data-change table-truncated enum-value-used-too-early enum-value-renamed trigger-added trigger-dropped triggers-disabled missing-lock-timeout missing-statement-timeout nested-transaction transaction-ended-early transaction-left-open session-setting-leaks'.split(' ');
const there = new Set(readdirSync('src/rules').map((n) => n.replace(/\.ts$/, '')));
const rules: Rule[] = [];
for (const id of ids) {
  if (!there.has(id)) continue;
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
  const others = rules.flatMap((other) => (other.id === rule.id || /timeout/.test(other.id) ? [] : other.check(input).map((r) => `${other.id}(${r.subject})`)));
  process.stderr.write(`\n## ${rule.id} / ${example.title}\n${reports.map((r) => `  [${r.severity ?? rule.severity}] ${r.message}${r.query ? `\n      ? ${r.query}` : ''}`).join('\n')}${others.length ? `\n  also: ${others.join(', ')}` : ''}${rehearsal.unverified.length ? `\n  unverified: ${rehearsal.unverified.join(' | ')}` : ''}\n`);
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
