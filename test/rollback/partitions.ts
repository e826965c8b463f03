/** Partitions and inheritance. */
import type { Pair } from './pair.ts';

const logs = `CREATE TABLE logs (id int, day date NOT NULL) PARTITION BY RANGE (day);
  CREATE INDEX logs_day ON logs (day);
  CREATE TABLE logs_1 PARTITION OF logs FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')`;
const next = "CREATE TABLE logs_2 PARTITION OF logs FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')";
const family = 'CREATE TABLE base (id int, name text); CREATE TABLE child (more int) INHERITS (base)';

export const partitionPairs: readonly Pair[] = [
  {
    title: 'a partition comes and goes',
    given: logs,
    up: next,
    down: 'DROP TABLE logs_2',
    expect: { outcome: 'restores' },
  },
  {
    title: 'a partition is taken off instead of dropped',
    given: logs,
    up: next,
    down: 'ALTER TABLE logs DETACH PARTITION logs_2',
    expect: { outcome: 'differs', differences: ['+table public.logs_2'], reapply: 'fails' },
  },
  {
    title: 'a partition is taken off and put on again',
    given: logs,
    up: 'ALTER TABLE logs DETACH PARTITION logs_1',
    down: "ALTER TABLE logs ATTACH PARTITION logs_1 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')",
    expect: { outcome: 'restores' },
  },
  {
    title: 'a partition is put on again with other bounds',
    given: logs,
    up: 'ALTER TABLE logs DETACH PARTITION logs_1',
    down: "ALTER TABLE logs ATTACH PARTITION logs_1 FOR VALUES FROM ('2024-01-01') TO ('2026-01-01')",
    expect: { outcome: 'differs', differences: ['~table public.logs_1'], reapply: 'restores' },
  },
  {
    title: 'a partition is the default one afterwards',
    given: logs,
    up: 'ALTER TABLE logs DETACH PARTITION logs_1',
    down: 'ALTER TABLE logs ATTACH PARTITION logs_1 DEFAULT',
    expect: { outcome: 'differs', differences: ['~table public.logs_1'], reapply: 'restores' },
  },
  {
    title: 'a partitioned table is split by another key',
    given: 'CREATE TABLE logs (id int, day date) PARTITION BY HASH (id)',
    up: 'DROP TABLE logs',
    down: 'CREATE TABLE logs (id int, day date) PARTITION BY HASH (day)',
    expect: { outcome: 'differs', differences: ['~table public.logs'], reapply: 'restores' },
  },
  {
    title: 'a column reaches the partitions and leaves them',
    given: logs,
    up: 'ALTER TABLE logs ADD COLUMN note text',
    down: 'ALTER TABLE logs DROP COLUMN note',
    expect: { outcome: 'restores' },
  },
  {
    title: 'a child leaves its parent and comes back',
    given: family,
    up: 'ALTER TABLE child NO INHERIT base',
    down: 'ALTER TABLE child INHERIT base',
    expect: {
      refused: /cannot drop inherited column/,
      outcome: 'differs',
      differences: ['~column public.child.id', '~column public.child.name'],
      reapply: 'restores',
    },
  },
  {
    title: 'a child does not come back to its parent',
    given: 'CREATE TABLE base (id int); CREATE TABLE child (id int, more int); ALTER TABLE child INHERIT base',
    up: 'ALTER TABLE child NO INHERIT base',
    down: 'SELECT 1',
    expect: {
      outcome: 'differs',
      differences: ['~table public.child', '~column public.child.id'],
      reapply: 'fails',
    },
  },
  {
    title: 'a child comes and goes',
    given: 'CREATE TABLE base (id int CHECK (id > 0))',
    up: 'CREATE TABLE child (more int) INHERITS (base); ALTER TABLE child ALTER COLUMN id SET DEFAULT 1',
    down: 'DROP TABLE child',
    expect: { outcome: 'restores' },
  },
];
