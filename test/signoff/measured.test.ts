/** What the rehearsal shows of a checklist's boxes, and why it does not where it does not. */
import { describe, expect, test } from '@jest/globals';
import type { Lock, LockMode } from '../../src/model/observation.ts';
import type { ReviewObservation, ReviewRollbackStep } from '../../src/model/review.ts';
import { phrase } from '../../src/model/text.ts';
import { locksMeasured, type Measured, rollbackMeasured, workMeasured } from '../../src/signoff/measured.ts';
import { lock, migration, statement } from '../support/reviews.ts';
import { lost, rollbackOf } from '../support/rollback.ts';
import { reviewed } from './support.ts';

/** `yes moments`; `no size-unknown public.users`. */
function told({ proven, facts }: Measured): string {
  const words = facts.map(({ id, amount, objects }) =>
    [id, ...(amount === null ? [] : [amount]), ...objects].join(' '),
  );
  return `${proven ? 'yes' : 'no'} ${words.join(', ')}`;
}

type Seen = Partial<ReviewObservation> & { readonly kind?: string };

/** All in one transaction, or each with its own. */
function measured(seen: readonly Seen[], sizes: Readonly<Record<string, number>> = {}) {
  const statements = seen.map(({ kind = 'AlterTable', ...observation }, index) => ({
    ...statement(index, 'x', observation),
    kind,
  }));
  const impact = Object.entries(sizes).map(([object, rows]) => ({
    object,
    rows,
    bytes: 1,
    source: 's',
    references: [],
  }));
  const review = reviewed({ migrations: [migration('1.sql', statements)], impact });
  const sized = { review, largeTableRows: 1000 };
  return { locks: told(locksMeasured(sized)), work: told(workMeasured(sized)) };
}

const exclusive = (table: string, parts: Partial<Lock> = {}) => lock(table, 'AccessExclusiveLock', parts);
const scan = (relation: string, fresh = false) => ({ relation, rows: 100, fresh });
const writing = (table: string, parts: Partial<Lock> = {}) =>
  lock(table, 'RowExclusiveLock' as LockMode, { blocks: ['ddl'], ...parts });

describe('locks and work', () => {
  test.each<[string, readonly Seen[], Readonly<Record<string, number>>, string, string]>([
    ['a new table', [{ locks: [exclusive('a', { fresh: true })] }], {}, 'yes nobody-waits', 'yes no-work'],
    ['a column', [{ locks: [exclusive('a')] }], {}, 'yes moments', 'yes no-work'],
    [
      'a rewrite of an unknown table',
      [{ locks: [exclusive('a')], rewrites: ['a'] }],
      {},
      'no size-unknown a',
      'no size-unknown a',
    ],
    [
      'of a small one',
      [{ locks: [exclusive('a')], rewrites: ['a'] }],
      { a: 999 },
      'yes small-tables 1000',
      'yes small-tables 1000',
    ],
    [
      'of a large one',
      [{ locks: [exclusive('a')], rewrites: ['a'] }],
      { a: 1000 },
      'no large-tables 1000 a',
      'no large-tables 1000 a',
    ],
    [
      'an index beside the traffic',
      [
        {
          transaction: null,
          locks: [lock('a', 'ShareUpdateExclusiveLock')],
          indexesBuilt: [{ index: 'i', table: 'a', fresh: false }],
        },
      ],
      {},
      'yes nobody-waits',
      'no size-unknown a',
    ],
    [
      'an index that writes wait for',
      [{ locks: [lock('a', 'ShareLock')], indexesBuilt: [{ index: 'i', table: 'a', fresh: false }] }],
      {},
      'no size-unknown a',
      'no size-unknown a',
    ],
    [
      'an index of a new table',
      [
        {
          locks: [exclusive('b'), exclusive('a', { fresh: true })],
          indexesBuilt: [{ index: 'i', table: 'a', fresh: true }],
          scans: [scan('a', true)],
        },
      ],
      {},
      'yes moments',
      'yes no-work',
    ],
    [
      'work on another table meanwhile',
      [{ locks: [exclusive('a')] }, { scans: [scan('b')] }],
      { a: 5 },
      'no size-unknown b',
      'no size-unknown b',
    ],
    [
      'in a later transaction',
      [{ locks: [exclusive('a')] }, { transaction: 2, scans: [scan('b')] }],
      {},
      'yes moments',
      'no size-unknown b',
    ],
    [
      'several',
      [{ locks: [exclusive('a')], scans: [scan('a'), scan('b'), scan('c')] }],
      { a: 5, b: 5000 },
      'no large-tables 1000 b, size-unknown c',
      'no large-tables 1000 b, size-unknown c',
    ],
    [
      'rows that are written out',
      [{ locks: [exclusive('a')] }, { kind: 'Insert', affectedRows: 3, locks: [writing('b')] }],
      {},
      'yes moments',
      'yes no-work',
    ],
    [
      'very many of them',
      [{ locks: [exclusive('a')] }, { kind: 'Insert', affectedRows: 10_001, locks: [writing('b')] }],
      {},
      'no size-unknown b',
      'no size-unknown b',
    ],
    [
      'rows of a new table',
      [{ locks: [exclusive('a')] }, { kind: 'Update', affectedRows: 3, locks: [writing('b', { fresh: true })] }],
      {},
      'yes moments',
      'yes no-work',
    ],
    [
      'rows without a full read',
      [{ kind: 'Update', affectedRows: 1, locks: [writing('b')] }],
      {},
      'yes nobody-waits',
      'no size-unknown b',
    ],
    [
      'none of the samples',
      [{ kind: 'Update', affectedRows: 0, locks: [writing('b')] }],
      {},
      'yes nobody-waits',
      'no size-unknown b',
    ],
    [
      'rows of a table that is locked already',
      [{ locks: [exclusive('a')] }, { kind: 'Update', affectedRows: 1 }],
      {},
      'no size-unknown a',
      'no size-unknown a',
    ],
    ['what did not run', [{ outcome: 'skipped' }], {}, 'no not-measured', 'no not-measured'],
  ])('%s', (_, seen, sizes, locks, work) => {
    expect(measured(seen, sizes)).toEqual({ locks, work });
  });

  test('of a rehearsal that broke off nothing is known', () => {
    const review = reviewed({
      migrations: [migration('1.sql', [])],
      faults: [{ code: 'time', what: phrase`It took too long.` }],
    });
    expect(told(locksMeasured({ review, largeTableRows: 1 }))).toBe('no not-measured');
    expect(told(workMeasured({ review, largeTableRows: 1 }))).toBe('no not-measured');
  });
});

describe('the way back', () => {
  const step = (parts: Partial<ReviewRollbackStep>): ReviewRollbackStep => ({
    migrations: ['1'],
    paths: ['1.sql'],
    source: 'author',
    outcome: 'restores',
    reapply: 'restores',
    failure: null,
    differences: [],
    cosmetic: [],
    conditions: [],
    sql: '',
    needsRows: [],
    refused: null,
    ...parts,
  });
  const condition = { path: '1.sql', line: 1, message: 'null value', query: null };

  test.each<[string, Parameters<typeof rollbackOf>[0], string]>([
    ['restores', { steps: [step({})] }, 'yes restored 2'],
    ['with loss', { dataLoss: [lost('a', phrase`b`)] }, 'yes restored-with-loss 2'],
    ['generated', { steps: [step({}), step({ source: 'generated' })] }, 'yes restored 2, generated'],
    ['generated beside one that restores', { steps: [step({ needsRows: ['a'] })] }, 'yes restored 2'],
    [
      'generated, and asks for values',
      { steps: [step({ source: 'generated', needsRows: ['a'] })] },
      'no way-back-asks-rows 1',
    ],
    ['asks rows', { steps: [step({ conditions: [condition] })] }, 'no way-back-asks-rows 1'],
    ['differs', { outcome: 'differs' }, 'no way-back-differs'],
    ['fails', { outcome: 'fails' }, 'no way-back-fails'],
    ['none', { outcome: 'irreversible' }, 'no way-back-irreversible'],
    ['not run', { outcome: 'not-run' }, 'no way-back-not-run'],
    ['not up again', { reapply: 'fails' }, 'no up-again-fails'],
    ['up to something else', { reapply: 'differs' }, 'no up-again-differs'],
    ['never up again', { reapply: 'not-run' }, 'no up-again-not-run'],
  ])('%s', (_, parts, expected) => {
    const migrations = [migration('1.sql', []), migration('2.sql', [])];
    expect(told(rollbackMeasured(reviewed({ migrations, rollback: rollbackOf(parts) })))).toBe(expected);
  });

  test('says that it is not about what nobody rehearsed', () => {
    const review = reviewed({ migrations: [migration('1.sql', [])], unrehearsed: [phrase`a.rb`] });
    expect(told(rollbackMeasured(review))).toBe('yes restored 1, not-of-unrehearsed');
  });
});
