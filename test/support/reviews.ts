/** Reviews built by hand: one of each kind that a person meets, for everything that renders. */

import type { Column, Table } from '../../src/model/catalogue.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Blocked, Lock, LockMode } from '../../src/model/observation.ts';
import type { Review, ReviewMigration, ReviewObservation, ReviewStatement } from '../../src/model/review.ts';
import { phrase, verbatim } from '../../src/model/text.ts';
import type { RuleText } from '../../src/render/view.ts';
import { lost, rollbackOf, stepOf } from './rollback.ts';

const quietObservation: ReviewObservation = {
  outcome: 'applied',
  locks: [],
  rewrites: [],
  scans: [],
  indexesBuilt: [],
  notices: [],
  transaction: 1,
  durationMs: 1.5,
};

function observation(parts: Partial<ReviewObservation> = {}): ReviewObservation {
  return { ...quietObservation, ...parts };
}

const blocked: Partial<Record<LockMode, readonly Blocked[]>> = {
  AccessExclusiveLock: ['reads', 'writes', 'ddl'],
  ShareRowExclusiveLock: ['writes', 'ddl'],
  ShareLock: ['writes', 'ddl'],
  ShareUpdateExclusiveLock: ['ddl'],
};

export function lock(relation: string, mode: LockMode, parts: Partial<Lock> = {}): Lock {
  const blocks = blocked[mode] ?? [];
  return {
    relation,
    oid: 16384,
    table: relation,
    kind: 'table',
    mode,
    blocks,
    fresh: false,
    basis: 'measured',
    ...parts,
  };
}

export function statement(index: number, sql: string, parts: Partial<ReviewObservation> = {}): ReviewStatement {
  return {
    index,
    line: index * 2 + 1,
    endLine: index * 2 + 1,
    kind: 'AlterTable',
    sql,
    observation: observation(parts),
  };
}

export function migration(
  path: string,
  statements: readonly ReviewStatement[],
  parts: Partial<ReviewMigration> = {},
): ReviewMigration {
  const version = /\d+/.exec(path)?.[0] ?? '';
  return {
    id: `db/migrations:${version}`,
    format: 'dbmate',
    path,
    version,
    transaction: 'file',
    class: 'expand',
    hasDown: true,
    statements,
    ...parts,
  };
}

export function finding(parts: Partial<Finding> = {}): Finding {
  return {
    rule: 'column-dropped',
    severity: 'critical',
    path: 'db/migrations/0042_drop_name.sql',
    line: 3,
    endLine: 3,
    subject: 'public.users.name',
    message: phrase`Drops \`users.name\` with its contents; 100 of 100 sample rows had a value in it.`,
    ...parts,
  };
}

function column(number: number, name: string, type: string, parts: Partial<Column> = {}): Column {
  return {
    number,
    name,
    type,
    notNull: false,
    default: null,
    identity: null,
    generated: null,
    collation: null,
    ...parts,
  };
}

export function table(name: string, columns: readonly Column[], parts: Partial<Table> = {}): Table {
  return {
    oid: 16384,
    schema: 'public',
    name,
    kind: 'table',
    fileNode: 16384,
    columns,
    constraints: [],
    indexes: [],
    triggers: [],
    policies: [],
    rowSecurity: false,
    replicaIdentity: 'default',
    persistence: 'permanent',
    parents: [],
    isPartition: false,
    owner: 'postgres',
    ...parts,
  };
}

const blank: Review = {
  version: 1,
  countersign: '1.2.0',
  risk: 'low',
  riskReasons: [],
  class: 'neutral',
  engine: { dialect: 'postgres', name: 'pglite', version: '18.6' },
  targetVersion: 18,
  base: 'abc1234567890abcdef1234567890abcdef12345',
  head: 'def5678901234abcdef1234567890abcdef12345',
  fingerprint: '9f2c41d0aa5be37c9f2c41d0aa5be37c9f2c41d0aa5be37c9f2c41d0aa5be37c',
  replay: { applied: 41, total: 41, notes: [], source: 'snapshot', durationMs: 480 },
  migrations: [],
  history: [],
  changes: [],
  tables: [],
  findings: [],
  rollback: rollbackOf({ source: 'none', outcome: 'not-run', reapply: 'not-run' }),
  safer: [],
  impact: [],
  plan: null,
  signoffs: [],
  faults: [],
  verdict: { state: 'success', reasons: [] },
  gate: null,
  touched: [],
  unrehearsed: [],
  unverified: [],
  timings: { read: 41, boot: 620, replay: 480, rehearse: 310, rollback: 280, total: 1860 },
};

export function review(parts: Partial<Review> = {}): Review {
  return { ...blank, ...parts };
}

export const noMigrations = review();

export const green = review({
  class: 'expand',
  migrations: [
    migration('db/migrations/0043_add_nickname.sql', [
      statement(0, "SET lock_timeout = '2s'"),
      statement(1, 'ALTER TABLE users ADD COLUMN nickname text', {
        locks: [lock('public.users', 'AccessExclusiveLock')],
      }),
    ]),
  ],
  changes: [
    {
      change: 'add',
      kind: 'column',
      object: 'public.users.nickname',
      before: null,
      after: { type: 'text', notNull: false },
    },
  ],
  tables: [
    table('users', [column(1, 'id', 'bigint', { notNull: true }), column(2, 'nickname', 'text')], {
      constraints: [
        {
          name: 'users_pkey',
          kind: 'primary',
          definition: 'PRIMARY KEY (id)',
          columns: [1],
          validated: true,
          enforced: true,
          references: null,
        },
      ],
    }),
  ],
  impact: [
    {
      object: 'public.users',
      rows: 12_000_000,
      bytes: 4_100_000_000,
      source: 'stats file of 2026-11-01',
      references: [],
    },
  ],
  rollback: rollbackOf({ steps: [stepOf('db/migrations/0043_add_nickname.sql')] }),
});

const usersTable = table(
  'users',
  [
    column(1, 'id', 'bigint', { notNull: true }),
    column(2, 'email', 'character varying(320)', { notNull: true }),
    column(3, 'display_name', 'text'),
    column(4, 'created_at', 'timestamp with time zone'),
  ],
  {
    constraints: [
      {
        name: 'users_pkey',
        kind: 'primary',
        definition: 'PRIMARY KEY (id)',
        columns: [1],
        validated: true,
        enforced: true,
        references: null,
      },
      {
        name: 'users_email_key',
        kind: 'unique',
        definition: 'UNIQUE (email)',
        columns: [2],
        validated: true,
        enforced: true,
        references: null,
      },
    ],
  },
);

const ordersTable = table(
  'orders',
  [
    column(1, 'id', 'bigint', { notNull: true }),
    column(2, 'user_id', 'bigint', { notNull: true }),
    column(3, 'total', 'numeric(10,2)', { notNull: true }),
  ],
  {
    oid: 16400,
    constraints: [
      {
        name: 'orders_pkey',
        kind: 'primary',
        definition: 'PRIMARY KEY (id)',
        columns: [1],
        validated: true,
        enforced: true,
        references: null,
      },
      {
        name: 'orders_user_id_fkey',
        kind: 'foreign',
        definition: 'FOREIGN KEY (user_id) REFERENCES users(id)',
        columns: [2],
        validated: true,
        enforced: true,
        references: { table: 'public.users', columns: ['id'], onDelete: 'no-action' },
      },
    ],
  },
);

export const highRisk = review({
  risk: 'high',
  riskReasons: [
    phrase`\`users\` (~12 M rows) is rewritten under a lock that stops readers`,
    phrase`\`users.name\` is removed`,
  ],
  class: 'mixed',
  migrations: [
    migration(
      'db/migrations/0042_drop_name.sql',
      [
        statement(0, 'ALTER TABLE users ADD COLUMN display_name text', {
          locks: [lock('public.users', 'AccessExclusiveLock')],
        }),
        statement(1, 'ALTER TABLE users DROP COLUMN name'),
        statement(2, 'ALTER TABLE users ALTER COLUMN id TYPE bigint', {
          rewrites: ['public.users'],
          scans: [{ relation: 'public.users', rows: 100, fresh: false }],
          indexesBuilt: [{ index: 'public.users_pkey', table: 'public.users', fresh: false }],
        }),
      ],
      { class: 'mixed' },
    ),
    migration('db/migrations/0043_orders_user.sql', [
      statement(
        0,
        'ALTER TABLE orders\n  ADD CONSTRAINT orders_user_id_fkey\n  FOREIGN KEY (user_id) REFERENCES users (id)',
        {
          transaction: 2,
          locks: [lock('public.orders', 'ShareRowExclusiveLock'), lock('public.users', 'ShareRowExclusiveLock')],
          scans: [
            { relation: 'public.orders', rows: 100, fresh: false },
            { relation: 'public.users', rows: 100, fresh: false },
          ],
        },
      ),
      statement(1, "COMMENT ON TABLE orders IS 'what people bought'", { transaction: 2 }),
    ]),
  ],
  changes: [
    {
      change: 'add',
      kind: 'column',
      object: 'public.users.display_name',
      before: null,
      after: { type: 'text', notNull: false },
    },
    {
      change: 'remove',
      kind: 'column',
      object: 'public.users.name',
      before: { type: 'character varying(200)', notNull: true },
      after: null,
    },
    {
      change: 'alter',
      kind: 'column',
      object: 'public.users.id',
      before: { type: 'integer', notNull: true },
      after: { type: 'bigint', notNull: true },
    },
    {
      change: 'add',
      kind: 'constraint',
      object: 'public.orders.orders_user_id_fkey',
      before: null,
      after: { definition: 'FOREIGN KEY (user_id) REFERENCES users(id)' },
    },
  ],
  tables: [usersTable, ordersTable],
  findings: [
    finding(),
    finding({
      rule: 'table-rewritten',
      severity: 'danger',
      line: 5,
      endLine: 5,
      subject: 'public.users',
      message: phrase`Writes \`users\` (~12 M rows, 4.1 GB) anew while nobody can read or write it.`,
      suggestion: { sql: 'ALTER TABLE users ADD COLUMN id_new bigint;\n-- copy in batches, then swap', proven: false },
    }),
    finding({
      rule: 'foreign-key-validated',
      severity: 'danger',
      path: 'db/migrations/0043_orders_user.sql',
      line: 1,
      endLine: 3,
      subject: 'public.orders.orders_user_id_fkey',
      message: phrase`Reads all of \`orders\` and \`users\` while writes to both wait.`,
      suggestion: {
        sql: 'ALTER TABLE orders ADD CONSTRAINT orders_user_id_fkey\n  FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;\nALTER TABLE orders VALIDATE CONSTRAINT orders_user_id_fkey;',
        proven: true,
      },
      query: 'SELECT user_id FROM orders o WHERE NOT EXISTS (SELECT FROM users u WHERE u.id = o.user_id) LIMIT 1;',
    }),
    finding({
      rule: 'missing-timeout',
      severity: 'warning',
      line: 1,
      subject: 'public.users',
      message: phrase`Waits for its lock without a \`lock_timeout\`.`,
    }),
    finding({
      rule: 'missing-timeout',
      severity: 'warning',
      path: 'db/migrations/0043_orders_user.sql',
      line: 1,
      subject: 'public.orders',
      message: phrase`Waits for its lock without a \`lock_timeout\`.`,
    }),
    finding({
      rule: 'column-type-changed',
      severity: 'warning',
      line: 5,
      subject: 'public.users.id',
      message: phrase`Changes the type that running code binds.`,
      waiver: { reason: 'all services bind bigint since 2.4', source: 'file' },
    }),
  ],
  rollback: rollbackOf({
    dataLoss: [lost('public.users.name', phrase`the column comes back empty`)],
    steps: [
      stepOf('db/migrations/0043_orders_user.sql'),
      stepOf('db/migrations/0042_drop_name.sql', { cosmetic: [{ tier: 'column-order', object: 'public.users' }] }),
    ],
  }),
  impact: [
    {
      object: 'public.users.name',
      rows: 12_000_000,
      bytes: 4_100_000_000,
      source: 'stats file of 2026-11-01',
      references: [
        { path: 'app/user.ts', line: 12, access: 'read', confidence: 'exact', owners: ['@acme/identity'] },
        { path: 'app/mailer.ts', line: 40, access: 'read', confidence: 'probable', owners: [] },
        { path: 'app/sign up.ts', line: 7, access: 'write', confidence: 'exact', owners: ['@acme/identity'] },
      ],
    },
    { object: 'public.orders', rows: null, bytes: null, source: 'unknown', references: [] },
  ],
  signoffs: [
    { role: 'owner', needed: 1, signedBy: ['alice'] },
    { role: 'dba', needed: 1, signedBy: [] },
    { role: 'senior', needed: 2, signedBy: ['bob'] },
  ],
  verdict: { state: 'failure', reasons: [phrase`\`column-dropped\` is critical and not waived`] },
  unverified: [
    phrase`The size of \`orders\` is unknown: run \`countersign stats --database URL\`.`,
    phrase`Whether a job outside this repository reads \`users.name\`: ask its consumers.`,
  ],
});

export const faulted = review({
  risk: 'medium',
  class: 'expand',
  migrations: [
    migration('db/migrations/0044_not_null.sql', [
      statement(0, 'ALTER TABLE users ADD COLUMN age int', { locks: [lock('public.users', 'AccessExclusiveLock')] }),
      statement(1, 'ALTER TABLE users ALTER COLUMN agee SET NOT NULL', {
        outcome: 'failed',
        error: { code: '42703', message: 'column "agee" of relation "users" does not exist', line: 3, column: 32 },
      }),
      statement(2, 'CREATE INDEX users_age ON users (age)', {
        outcome: 'skipped',
        skipped: phrase`the statement before it failed`,
      }),
    ]),
  ],
  replay: {
    applied: 40,
    total: 41,
    notes: [
      {
        path: 'db/migrations/0007_crypto.sql',
        line: 2,
        action: 'skipped',
        why: phrase`extension "pgsodium" is not available`,
      },
    ],
    source: 'replay',
    durationMs: 900,
  },
  history: [
    {
      kind: 'edited',
      migration: {
        id: 'db/migrations:0041',
        format: 'dbmate',
        root: 'db/migrations',
        path: 'db/migrations/0041_users.sql',
        paths: ['db/migrations/0041_users.sql'],
        version: '0041',
        name: 'users',
        kind: 'versioned',
        digest: 'a1',
      },
    },
  ],
  faults: [
    {
      code: 'migration-failed',
      what: phrase`The migration does not apply: column "agee" of relation "users" does not exist.`,
      where: 'db/migrations/0044_not_null.sql:3',
      mend: phrase`Correct the statement; everything after it was not run.`,
      example: 'ALTER TABLE users ALTER COLUMN age SET NOT NULL;',
    },
  ],
  verdict: { state: 'error', reasons: [phrase`the rehearsal failed`] },
});

/** Names that try to mention, link, tick, close comments, break tables, drive a terminal or hide. */
export const hostileNames: readonly string[] = [
  '@acme/everyone',
  '<img src=x onerror=alert(1)>',
  '--><script>alert(1)</script>',
  '- [x] **dba** signed',
  '[click](https://evil.example)',
  'https://evil.example/x',
  'www.evil.example',
  '`code` | cell || `',
  'a\\|b',
  'line\nbreak\r\n## heading',
  'fixes #12 and GH-34',
  '\u001b[2J\u001b]0;owned\u0007',
  'abc\u202Edcba',
  'zero\u200Bwidth\u2060',
  '</details></table>',
  '```\nfence',
  '$x$ :rocket: ~~gone~~',
  '%%{init: {}}%% "; end',
  '\uD800',
  'データ用户',
];

export const hostile = review({
  ...highRisk,
  migrations: hostileNames.map((name, index) =>
    migration(`db/migrations/${index}_${name}.sql`, [
      statement(0, `ALTER TABLE "${name}" DROP COLUMN "${name}"`, {
        transaction: index,
        locks: [lock(`public.${name}`, 'AccessExclusiveLock')],
        rewrites: [`public.${name}`],
      }),
    ]),
  ),
  changes: hostileNames.map((name) => ({
    change: 'remove',
    kind: 'column',
    object: `public.${name}.${name}`,
    before: { type: name, default: name },
    after: null,
  })),
  tables: hostileNames.map((name, index) => table(name, [column(1, name, name)], { oid: index + 1 })),
  findings: hostileNames.flatMap((name, index) => [
    finding({
      path: `db/${name}.sql`,
      line: index + 1,
      subject: `public.${name}`,
      message: phrase`${name} and \`${name}\``,
    }),
    finding({
      rule: `rule-${index}`,
      path: `db/${name}.sql`,
      line: 1,
      subject: name,
      message: verbatim(name),
      query: name,
      suggestion: { sql: name, proven: true },
    }),
    finding({
      rule: 'waived',
      path: name,
      line: 1,
      subject: name,
      message: verbatim(name),
      waiver: { reason: name, source: 'configuration', until: '2027-01-01' },
    }),
  ]),
  rollback: rollbackOf({
    outcome: 'differs',
    reapply: 'fails',
    dataLoss: hostileNames.map((name) => lost(name, verbatim(name))),
    steps: hostileNames.map((name) =>
      stepOf(name, {
        outcome: 'differs',
        differences: [{ change: 'rename', kind: 'table', object: name, from: name, before: null, after: null }],
        failure: { path: name, line: 1, code: name, message: name },
        conditions: [{ path: name, line: 1, message: name, query: name }],
        cosmetic: [{ tier: 'white-space', object: name }],
        sql: name,
        needsRows: [name],
        refused: verbatim(name),
      }),
    ),
    reapplyFailure: { path: '@acme/everyone', line: 1, code: '', message: '@acme/everyone' },
    leftRows: hostileNames.map((object) => ({ object, rows: 1 })),
  }),
  impact: hostileNames.map((name) => ({
    object: `public.${name}.${name}`,
    rows: null,
    bytes: null,
    source: name,
    references: [{ path: name, line: 1, access: 'unknown', confidence: 'name', owners: [name] }],
  })),
  signoffs: hostileNames.map((name) => ({ role: name, needed: 1, signedBy: [] })),
  faults: hostileNames.map((name) => ({
    code: 'format',
    what: verbatim(name),
    where: name,
    mend: verbatim(name),
    example: name,
  })),
  verdict: { state: 'failure', reasons: hostileNames.map(verbatim) },
  riskReasons: hostileNames.map(verbatim),
  unverified: hostileNames.map(verbatim),
});

export const huge = review({
  ...highRisk,
  migrations: Array.from({ length: 10 }, (_, file) =>
    migration(
      `db/migrations/${1000 + file}_huge.sql`,
      Array.from({ length: 20 }, (_, index) =>
        statement(
          index,
          `ALTER TABLE table_${file}_${index} ALTER COLUMN value TYPE bigint USING (value::bigint + ${index})`,
          {
            transaction: file,
            locks: [lock(`public.table_${file}_${index}`, 'AccessExclusiveLock')],
            rewrites: [`public.table_${file}_${index}`],
          },
        ),
      ),
    ),
  ),
  changes: Array.from({ length: 200 }, (_, index) => ({
    change: 'alter',
    kind: 'column',
    object: `public.table_${Math.floor(index / 20)}_${index % 20}.value`,
    before: { type: 'integer' },
    after: { type: 'bigint' },
  })),
  findings: Array.from({ length: 400 }, (_, index) =>
    finding({
      rule: `rule-${index % 40}`,
      severity: (['info', 'warning', 'danger', 'critical'] as const)[index % 4] ?? 'info',
      path: `db/migrations/${1000 + (index % 10)}_huge.sql`,
      line: index,
      subject: `public.table_${index % 10}_${index % 20}`,
      message: phrase`Rewrites \`table_${index % 10}_${index % 20}\` while nobody can read or write it, for as long as its ${index} GB take.`,
      suggestion: { sql: `ALTER TABLE table_${index} ADD COLUMN value_new bigint;\n`.repeat(5), proven: true },
    }),
  ),
  unverified: Array.from(
    { length: 60 },
    (_, index) => phrase`The size of \`table_${index}\` is unknown: run \`countersign stats\`.`,
  ),
});

/** Documentation of two rules; others are findings of rules that the lookup does not know. */
export const ruleTexts: ReadonlyMap<string, RuleText> = new Map([
  [
    'column-dropped',
    {
      title: 'A column is dropped',
      what: `A column that existed before is removed.`,
      why: `Code that is still running and names the column fails from the moment the migration commits. The contents are gone for good.`,
      safe: 'Stop using the column first, release that, and drop it one or two releases later.\n\n- search the repository and the jobs outside it\n- keep a copy where the contents matter',
    },
  ],
  [
    'table-rewritten',
    {
      title: 'A table is rewritten',
      what: `The statement replaces the file of a table that existed before.`,
      why: `Everything that reads or writes the table waits until every row has been written anew.`,
      safe: 'Add a new column, copy in batches, then swap:\n\n```sql\nALTER TABLE t ADD COLUMN v_new bigint;\n```\n\nDrop the old column later.',
    },
  ],
]);

/** Each thing that the way back can be short of. */
export const brokenWayBack: Review = {
  ...green,
  verdict: { state: 'failure', reasons: [phrase`\`rollback-differs\` is critical and not waived`] },
  rollback: rollbackOf({
    outcome: 'fails',
    reapply: 'fails',
    steps: [
      stepOf('db/migrations/0045_states.sql', {
        outcome: 'fails',
        failure: {
          path: 'db/migrations/0045_states.down.sql',
          line: 3,
          code: '42703',
          message: 'column "state" does not exist',
        },
        refused: phrase`it would not restore ${'type public.state'}`,
      }),
      stepOf('db/migrations/0044_nickname_index.sql', {
        outcome: 'differs',
        reapply: 'fails',
        differences: [
          {
            change: 'add',
            kind: 'index',
            object: 'public.users_nickname',
            before: null,
            after: { definition: 'CREATE INDEX users_nickname ON public.users USING btree (nickname)', valid: true },
          },
        ],
        sql: 'DROP INDEX "public"."users_nickname";\n',
      }),
      stepOf('db/migrations/0043_add_nickname.sql', {
        cosmetic: [
          { tier: 'column-order', object: 'public.users' },
          { tier: 'column-order', object: 'public.orders' },
          { tier: 'white-space', object: 'public.touch()' },
          { tier: 'clock', object: 'public.recent_orders' },
        ],
        conditions: [
          {
            path: 'db/migrations/0043_add_nickname.down.sql',
            line: 2,
            message: 'column "name" contains null values',
            query: 'SELECT count(*) FROM "public"."users" WHERE "name" IS NULL',
          },
        ],
        sql: 'ALTER TABLE "public"."users" ADD COLUMN "name" text;\nALTER TABLE "public"."users" ALTER COLUMN "name" SET NOT NULL;\n',
        needsRows: ['public.users'],
      }),
    ],
    reapplyFailure: {
      path: 'db/migrations/0044_nickname_index.sql',
      line: 1,
      code: '42P07',
      message: 'relation "users_nickname" already exists',
    },
    leftRows: [{ object: 'public.settings', rows: 2 }],
  }),
};
