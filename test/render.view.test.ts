/** What the view decides: which lock matters, what breaks, what comes first, what is left out. */

import { describe, expect, test } from '@jest/globals';
import { holdsOf, worstHolds } from '../src/model/holds.ts';
import type { Review } from '../src/model/review.ts';
import type { Inline } from '../src/render/inline.ts';
import { entityDiagram } from '../src/render/mermaid.ts';
import { english } from '../src/render/messages.ts';
import { byteCount, rowCount } from '../src/render/sizes.ts';
import { entitiesBlock } from '../src/render/view/entities.ts';
import { facts } from '../src/render/view/facts.ts';
import { findingGroups, sortFindings } from '../src/render/view/findings.ts';
import type { Source } from '../src/render/view.ts';
import { finding, lock, migration, review, ruleTexts, statement, table } from './support/reviews.ts';
import { rollbackOf } from './support/rollback.ts';

function source(parts: Partial<Review>): Source {
  const detail = { name: 'full', entries: 100, characters: 1000 } as const;
  return { review: review(parts), rules: ruleTexts, messages: english, detail };
}

function plain(words: Inline | undefined): string {
  return (words ?? []).map((segment) => ('text' in segment ? segment.text : '/')).join('');
}

function fact(parts: Partial<Review>, label: string): string {
  return plain(facts(source(parts)).find((row) => row.label === label)?.words);
}

const exclusive = lock('public.users', 'AccessExclusiveLock');

describe('locks', () => {
  test('last to the end of their transaction, and are held by what other statements do', () => {
    const migrations = [
      migration('1.sql', [
        statement(0, 'ALTER TABLE users ADD COLUMN a int', { locks: [exclusive] }),
        statement(1, 'SELECT 1'),
        statement(2, 'UPDATE orders SET total = 0', { affectedRows: 100 }),
      ]),
      migration('2.sql', [statement(0, 'SELECT 1', { transaction: 2 })]),
    ];
    expect(holdsOf(review({ migrations }))).toEqual([
      { relation: 'public.users', mode: 'AccessExclusiveLock', blocks: 'reads', from: 1, to: 3, cause: 'held' },
    ]);
  });

  test('outside a transaction last one statement', () => {
    const build = lock('public.users', 'ShareLock');
    const migrations = [
      migration('1.sql', [
        statement(0, 'CREATE INDEX i ON users (a)', {
          transaction: null,
          locks: [build],
          indexesBuilt: [{ index: 'public.i', table: 'public.users', fresh: false }],
        }),
        statement(1, 'SELECT 1', { transaction: null }),
      ]),
    ];
    const [hold] = holdsOf(review({ migrations }));
    expect([hold?.from, hold?.to, hold?.cause, hold?.blocks]).toEqual([1, 1, 'build', 'writes']);
  });

  test('on new tables, and those that only stop other DDL, are not worth a word', () => {
    const locks = [{ ...exclusive, fresh: true }, lock('public.orders', 'ShareUpdateExclusiveLock')];
    expect(holdsOf(review({ migrations: [migration('1.sql', [statement(0, 'x', { locks })])] }))).toEqual([]);
  });

  test('are named worst first', () => {
    const migrations = [
      migration('1.sql', [
        statement(0, 'a', { transaction: null, locks: [exclusive] }),
        statement(1, 'b', {
          transaction: null,
          locks: [lock('public.orders', 'AccessExclusiveLock')],
          rewrites: ['public.orders'],
        }),
      ]),
    ];
    expect(worstHolds(review({ migrations })).map((hold) => hold.relation)).toEqual(['public.orders', 'public.users']);
  });
});

describe('facts', () => {
  test('name the removed table, not each of its columns', () => {
    const changes = [
      { change: 'remove', kind: 'table', object: 'public.users', before: {}, after: null },
      { change: 'remove', kind: 'column', object: 'public.users.name', before: {}, after: null },
      { change: 'remove', kind: 'index', object: 'public.users_name', before: {}, after: null },
    ] as const;
    expect(fact({ changes }, 'Breaks')).toBe('users is removed');
  });

  test('count the uses of the old name of what is renamed', () => {
    const changes = [
      {
        change: 'rename',
        kind: 'column',
        object: 'public.users.full_name',
        from: 'public.users.name',
        before: {},
        after: {},
      },
    ] as const;
    const reference = { path: 'a.ts', line: 1, access: 'read', confidence: 'exact', owners: [] } as const;
    const impact = [
      { object: 'public.users.name', rows: null, bytes: null, source: 'unknown', references: [reference] },
    ];
    expect(fact({ changes, impact }, 'Breaks')).toBe('users.name is renamed to users.full_name; still read in 1 place');
  });

  test.each([
    ['fails', 'the way back fails'],
    ['irreversible', 'there is no way back'],
    ['differs', 'the way back leaves 0 differences in the schema'],
  ] as const)('say that the way back %s', (outcome, words) => {
    const rollback = rollbackOf({ outcome, reapply: 'not-run' });
    expect(fact({ rollback }, 'Rollback')).toBe(words);
  });
});

describe('findings', () => {
  test('come by severity, then place', () => {
    const sorted = sortFindings([
      finding({ severity: 'info', path: 'a', line: 1 }),
      finding({ severity: 'danger', path: 'b', line: 2 }),
      finding({ severity: 'danger', path: 'b', line: 1 }),
      finding({ severity: 'critical', path: 'c', line: 9 }),
    ]);
    expect(sorted.map(({ path, line }) => `${path}${line}`)).toEqual(['c9', 'b1', 'b2', 'a1']);
  });

  test('of one rule are one group that names its first places and counts the rest', () => {
    const findings = Array.from({ length: 14 }, (_, line) => finding({ line }));
    const { groups } = findingGroups(source({ findings }));
    expect(groups).toHaveLength(1);
    expect([plain(groups[0]?.where), groups[0]?.places.length, plain(groups[0]?.placesLeft)]).toEqual([
      '14 places',
      5,
      '… 9 more places',
    ]);
  });

  test('advise in one sentence', () => {
    expect(plain(findingGroups(source({ findings: [finding()] })).groups[0]?.hint)).toBe(
      'Stop using the column first, release that, and drop it one or two releases later.',
    );
  });
});

describe('the entity diagram', () => {
  const columns = Array.from({ length: 40 }, (_, index) => ({
    number: index + 1,
    name: `c${index}`,
    type: 'integer',
    notNull: false,
    default: null,
    identity: null,
    generated: null,
    collation: null,
  }));
  const changes = [{ change: 'add', kind: 'column', object: 'public.t0.c39', before: null, after: {} }] as const;
  const drawn = (amount: number) => {
    const tables = Array.from({ length: amount }, (_, index) => table(`t${index}`, columns));
    const [block] = entitiesBlock(source({ tables, changes }));
    if (block?.type !== 'entities') throw new Error('no diagram');
    return block.entities;
  };

  test('keeps to 15 columns of a table, changed ones first', () => {
    const [entity] = drawn(4);
    expect(entity?.columns).toHaveLength(15);
    expect(entity?.columns.at(-1)).toMatchObject({ name: 'c39', mark: 'new', note: 'new' });
  });

  test('keeps to 12 tables, and of many tables draws only the columns that matter', () => {
    const entities = drawn(20);
    expect(entities).toHaveLength(12);
    expect(entities.map((entity) => entity.columns.map(({ name }) => name))).toEqual([
      ['c39'],
      ...Array.from({ length: 11 }, () => []),
    ]);
  });

  test.each([
    ['a long chain goes down', ['b a', 'c b', 'd c', 'e d'], 'TB'],
    ['tables around one stand below each other', ['b a', 'c a', 'd a', 'e a'], 'LR'],
    ['two tables stand side by side', ['b a'], 'LR'],
    ['a circle has an end', ['a b', 'b c', 'c d', 'd e', 'e a'], 'LR'],
  ])('is narrow: %s', (_, references, direction) => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const entities = names.map((name) => ({ name, mark: 'unchanged', columns: [] }) as const);
    const relations = references.map((pair) => ({ from: pair[0] ?? '', to: pair[2] ?? '', name: 'key' }));
    expect(entityDiagram({ type: 'entities', entities, relations })).toContain(`\n  direction ${direction}\n`);
  });
});

test('sizes have two digits that matter', () => {
  expect([rowCount(999), rowCount(1500), rowCount(12_345_678), byteCount(4_100_000_000), byteCount(512)]).toEqual([
    '999',
    '1.5 k',
    '12 M',
    '4.1 GB',
    '512 B',
  ]);
});
