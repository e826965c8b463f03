/** Runs every example of every rule on the real engine: what the documentation says is what the rule does. */
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Rule, RuleExample } from '../src/model/rule.ts';
import { indexNotConcurrent } from '../src/rules/index-not-concurrent.ts';
import { partitionedIndexNotConcurrent } from '../src/rules/partitioned-index-not-concurrent.ts';
import { indexDropNotConcurrent } from '../src/rules/index-drop-not-concurrent.ts';
import { reindexNotConcurrent } from '../src/rules/reindex-not-concurrent.ts';
import { concurrentlyInTransaction } from '../src/rules/concurrently-in-transaction.ts';
import { concurrentIndexIfNotExists } from '../src/rules/concurrent-index-if-not-exists.ts';
import { invalidIndexLeft } from '../src/rules/invalid-index-left.ts';
import { duplicateIndex } from '../src/rules/duplicate-index.ts';
import { lockTableExplicit } from '../src/rules/lock-table-explicit.ts';
import { manyTablesLocked } from '../src/rules/many-tables-locked.ts';
import { ddlAndBackfillTogether } from '../src/rules/ddl-and-backfill-together.ts';
import { longWorkUnderExclusiveLock } from '../src/rules/long-work-under-exclusive-lock.ts';
import { fullScanUnderLock } from '../src/rules/full-scan-under-lock.ts';
import { batchHoldsLocks } from '../src/rules/batch-holds-locks.ts';
import { setExpressionRewrites } from '../src/rules/set-expression-rewrites.ts';
import { tableRewritten } from '../src/rules/table-rewritten.ts';
import { columnTypeRewritten } from '../src/rules/column-type-rewritten.ts';
const rules: readonly Rule[] = [indexNotConcurrent, partitionedIndexNotConcurrent, indexDropNotConcurrent, reindexNotConcurrent, concurrentlyInTransaction, concurrentIndexIfNotExists, invalidIndexLeft, duplicateIndex, lockTableExplicit, manyTablesLocked, ddlAndBackfillTogether, longWorkUnderExclusiveLock, fullScanUnderLock, batchHoldsLocks, setExpressionRewrites, tableRewritten, columnTypeRewritten];
import { closeShared, rehearseLoose } from './support/rehearse.ts';

afterAll(closeShared);

async function subjects(rule: Rule, example: RuleExample): Promise<string[]> {
  const rehearsal = await rehearseLoose({
    ...(example.given !== undefined && { given: example.given }),
    migrations: [...(example.before ?? []), example.sql].map((sql) => ({
      sql,
      ...(example.transaction && { transaction: example.transaction }),
    })),
    ...(example.history && { history: example.history }),
  });
  if (!example.fails) expect(rehearsal.faults).toEqual([]);
  expect(rehearsal.replay.notes).toEqual([]);
  const others = rules.filter((r) => r !== rule).flatMap((r) => r.check({ rehearsal, targetVersion: example.targetVersion ?? 18, statistics: null }).map((x) => `${r.id}:${x.subject}`));
  const reports = rule.check({ rehearsal, targetVersion: example.targetVersion ?? 18, statistics: null });
  for (const { message } of reports) expect(message).toMatch(/^\S.*[.?]$/s);
  (globalThis as any).process.getBuiltinModule('fs').appendFileSync('/tmp/probe/messages.txt', `[${rule.id}] ${example.title}\n${reports.map((r) => `   ${r.message}${r.query ? ' Q: ' + r.query : ''}\n`).join('')}${others.length ? `   + ${others.join(', ')}\n` : ''}`);
  return reports.map(({ subject }) => subject);
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test.each(rule.examples.map((example) => [example.title, example] as const))('%s', async (_title, example) => {
    expect(await subjects(rule, example)).toEqual(example.finds);
  });

  test('has an example that fires and one that stays quiet and says why', () => {
    expect(rule.examples.some(({ finds }) => finds.length > 0)).toBe(true);
    expect(rule.examples.some(({ finds, why }) => finds.length === 0 && why)).toBe(true);
  });
});

test('ids are unique', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});
