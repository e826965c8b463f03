/** Runs every example of every rule on the real engine: what the documentation says is what the rule does. */

import { afterAll, describe, expect, test } from '@jest/globals';
import type { Rehearsal } from '../src/model/rehearsal.ts';
import type { Rule, RuleExample } from '../src/model/rule.ts';
import { inEnglish } from '../src/model/text.ts';
import { rules } from '../src/rules/registry.ts';
import { factsOf, leftInEnglish, pseudoVoice } from './support/pseudo-language.ts';
import { closeShared, rehearseLoose } from './support/rehearse.ts';

afterAll(closeShared);

const { messages } = pseudoVoice(new Map());

/** Whatever a sentence about an example may name: SQL, objects with their types, files, PostgreSQL's own words. */
function named({ base, head, changes, migrations, history, rollback }: Rehearsal, example: RuleExample): unknown {
  const observed = migrations.flatMap(({ statements }) => statements.map(({ observation }) => observation));
  return [
    [example.sql, example.given, example.before, example.down, history],
    [...base.tables.values(), ...head.tables.values(), changes],
    migrations.map(({ migration: { path, format } }) => [path, format]),
    observed.map(({ error, condition, tables }) => [error, condition, tables]),
    [rollback.reapplyFailure?.error, rollback.steps.map(({ author }) => author?.failure?.error)],
    // Words that are SQL's own wherever they stand.
    ['role json jsonb null lc_monetary search_path lock_timeout statement_timeout pg_dump'],
  ];
}

async function subjects(rule: Rule, example: RuleExample): Promise<string[]> {
  const rehearsal = await rehearseLoose({
    ...(example.given !== undefined && { given: example.given }),
    migrations: [...(example.before ?? []), example.sql].map((sql) => ({
      sql,
      ...(example.transaction && { transaction: example.transaction }),
      ...(example.format && { format: example.format }),
      ...(example.down !== undefined && sql === example.sql && { down: example.down }),
    })),
    ...(example.history && { history: example.history }),
  });
  if (!example.fails) expect(rehearsal.faults).toEqual([]);
  expect(rehearsal.replay.notes).toEqual([]);
  const reports = rule.check({ rehearsal, targetVersion: example.targetVersion ?? 18, statistics: null });
  for (const { message } of reports) {
    expect(inEnglish(message)).toMatch(/^\S.*[.?]$/s);
    expect(leftInEnglish(messages.text(message).replace(/`[^`]*`/g, ''), factsOf(named(rehearsal, example)))).toEqual(
      [],
    );
  }
  return reports.map(({ subject }) => subject);
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test.each(rule.examples.map((example) => [example.title, example] as const))('%s', async (_title, example) => {
    expect(await subjects(rule, example)).toEqual(example.finds);
  });

  // The terminal shows the first sentence alone.
  test('its safe way opens with a sentence that says what to do', () => {
    const first = rule.safe.split('\n', 1)[0] ?? '';
    expect(first).toMatch(/^[A-Z][^`]*(?:`[^`]+`[^`]*)*[.:]/);
    expect(first.length).toBeGreaterThan(20);
  });

  test('has an example that fires and one that stays quiet and says why', () => {
    expect(rule.examples.some(({ finds }) => finds.length > 0)).toBe(true);
    expect(rule.examples.some(({ finds, why }) => finds.length === 0 && why)).toBe(true);
  });
});

test('ids are unique', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});
