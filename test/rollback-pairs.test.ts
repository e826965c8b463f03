/**
 * Ways down by hand, each with what must be found out about it: on the embedded engine, and by `pg_dump` on a native server
 * where there is one. Ways up are taken back without their way down as well: what is offered then is judged by the dump too.
 */
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Rehearsal } from '../src/model/rehearsal.ts';
import { columnPairs } from './rollback/columns.ts';
import { constraintPairs } from './rollback/constraints.ts';
import { dataPairs } from './rollback/data.ts';
import { Docket } from './rollback/docket.ts';
import { failingPairs } from './rollback/failing.ts';
import { cosmeticOf, expected, found, offerOf } from './rollback/found.ts';
import { indexPairs } from './rollback/indexes.ts';
import { objectPairs } from './rollback/objects.ts';
import type { Expected, Pair, Several } from './rollback/pair.ts';
import { partitionPairs } from './rollback/partitions.ts';
import { privilegePairs } from './rollback/privileges.ts';
import { routinePairs } from './rollback/routines.ts';
import { sequencePairs } from './rollback/sequences.ts';
import { several } from './rollback/several.ts';
import { tablePairs } from './rollback/tables.ts';
import { triggerPairs } from './rollback/triggers.ts';
import { typePairs } from './rollback/types.ts';
import { viewPairs } from './rollback/views.ts';
import { serverUrl } from './support/database.ts';
import { closeShared, rehearseLoose } from './support/rehearse.ts';

const groups: readonly (readonly [string, readonly Pair[]])[] = [
  ['tables', tablePairs],
  ['columns', columnPairs],
  ['constraints', constraintPairs],
  ['indexes', indexPairs],
  ['sequences', sequencePairs],
  ['views', viewPairs],
  ['routines', routinePairs],
  ['triggers', triggerPairs],
  ['types', typePairs],
  ['privileges', privilegePairs],
  ['other objects', objectPairs],
  ['partitions', partitionPairs],
  ['rows', dataPairs],
  ['failures', failingPairs],
];

const docket = new Docket();

afterAll(async () => {
  await docket.verdicts();
  await closeShared();
});

const lossesOf = ({ rollback }: Rehearsal): string[] =>
  rollback.losses.map(({ kind, object }) => `${kind} ${object}`).sort();

function appliesCleanly({ faults, replay }: Rehearsal): void {
  expect({ faults, notes: replay.notes }).toEqual({ faults: [], notes: [] });
}

/** Rehearsals without a way down, by what went up: many pairs share it. */
const offers = new Map<string, Promise<Rehearsal>>();

function withoutDown({ given, up, transaction }: Pair): Promise<Rehearsal> {
  const key = JSON.stringify([given, up, transaction]);
  const known = offers.get(key);
  if (known) return known;
  const migration = { sql: up, ...(transaction && { transaction }) };
  const offer = rehearseLoose({ ...(given !== undefined && { given }), migrations: [migration], depth: 'back' });
  offers.set(key, offer);
  return offer;
}

describe.each(groups)('%s', (_kind, pairs) => {
  test.each(pairs.map((pair) => [pair.title, pair] as const))('%s', async (_title, pair) => {
    const { given, up, down, transaction, losses = [] } = pair;
    const rehearsal = await rehearseLoose({
      ...(given !== undefined && { given }),
      migrations: [{ sql: up, ...(transaction && { transaction }), ...(down !== null && { down }) }],
      depth: 'back',
    });
    appliesCleanly(rehearsal);
    const step = rehearsal.rollback.steps[0];
    expect(found(step?.author ?? null, rehearsal.rollback.reapply)).toEqual(expected(pair.expect));
    expect(lossesOf(rehearsal)).toEqual([...losses].sort());
    if (down !== null) docket.add({ ...pair, down, found: pair.expect });
    const hidden = step?.generated ? null : await withoutDown(pair);
    const generated = step?.generated ?? hidden?.rollback.steps[0]?.generated;
    // What the way up itself does not destroy, a generated way down must not either.
    expect(hidden?.rollback.losses.filter(({ by, kind }) => by === 'down' && kind !== 'left') ?? []).toEqual([]);
    expect(offerOf(generated)).toMatch(pair.expect.refused ?? /^offered$/);
    if (generated?.type !== 'proven') return;
    const title = `generated for ${pair.title}`;
    const cosmetic = cosmeticOf(generated);
    docket.add({ ...pair, title, down: generated.sql, found: { outcome: 'restores', cosmetic } });
  });
});

describe('several migrations', () => {
  test.each(several.map((one) => [one.title, one] as const))('%s', async (_title, one) => {
    const { given, migrations, transaction, losses = [] } = one;
    const rehearsal = await rehearseLoose({
      ...(given !== undefined && { given }),
      migrations: migrations.map(({ up, down }) => ({
        sql: up,
        ...(transaction && { transaction }),
        ...(down !== null && { down }),
      })),
      depth: 'back',
    });
    appliesCleanly(rehearsal);
    const { steps, reapply } = rehearsal.rollback;
    const expectations = stepsOf(one);
    expect([...steps].reverse().map(({ author }) => found(author, reapply))).toEqual(
      expectations.map((step) =>
        expected(step.expect.outcome === 'restores' ? { ...step.expect, reapply: one.reapply } : step.expect),
      ),
    );
    expect(reapply).toBe(one.reapply);
    expect(lossesOf(rehearsal)).toEqual([...losses].sort());
    for (const { earlier, up, down, expect: found } of expectations) {
      if (down !== null) docket.add({ ...one, title: `${one.title}, ${up}`, earlier, up, down, found });
    }
  });
});

interface JudgedStep {
  readonly earlier: readonly string[];
  readonly up: string;
  readonly down: string | null;
  readonly expect: Expected;
}

/** Oldest first; what shares a transaction goes up and down as one. */
function stepsOf({ migrations, transaction }: Several): readonly JudgedStep[] {
  const [first] = migrations;
  if (transaction === 'batch' && first?.expect) {
    const up = migrations.map((one) => one.up).join(';\n');
    const down = [...migrations]
      .reverse()
      .map((one) => one.down)
      .join(';\n');
    return [{ earlier: [], up, down, expect: first.expect }];
  }
  return migrations.map(({ up, down, expect: wanted = { outcome: 'restores' } }, index) => ({
    earlier: migrations.slice(0, index).map((one) => one.up),
    up,
    down,
    expect: wanted,
  }));
}

test('pg_dump agrees, or it is said that it was not asked', async () => {
  const { major, agreed, unasked, disagreements } = await docket.verdicts();
  const of =
    major === null ? `no PostgreSQL server with its pg_dump at ${serverUrl}` : `pg_dump of PostgreSQL ${major}`;
  console.info(`${of}: ${agreed} checks agree, ${disagreements.length} do not, ${unasked.length} were skipped`);
  expect(disagreements).toEqual([]);
}, 300_000);
