/** Sign-off states built by hand: one of each kind that a checklist shows. */
import type { Account } from '../../src/model/account.ts';
import type { Review, Verdict } from '../../src/model/review.ts';
import type { AcknowledgementState, BoxFact, GateResult, Refusal, RoleState } from '../../src/model/signoff.ts';
import { phrase, verbatim } from '../../src/model/text.ts';
import { green, highRisk, hostileNames, noMigrations, review } from './reviews.ts';

const ids = new Map<string, number>();

export function account(login: string, parts: Partial<Account> = {}): Account {
  if (!ids.has(login)) ids.set(login, 1000 + ids.size);
  return { id: ids.get(login) ?? 0, login, type: 'User', ...parts };
}

export const alice = account('alice');
export const bob = account('bob');
const carol = account('carol');
const mallory = account('mallory');

const otherFingerprint = '0b5e1d7c9a3f4e2d0b5e1d7c9a3f4e2d0b5e1d7c9a3f4e2d0b5e1d7c9a3f4e2d';

export function role(name: string, parts: Partial<RoleState> = {}): RoleState {
  return {
    role: name,
    needed: 1,
    because: ['always'],
    signed: [],
    invalidated: [],
    holders: [`acme/${name}`],
    uncovered: [],
    ...parts,
  };
}

export function signed(
  who: Account,
  at = '2026-11-20T14:03:59Z',
  via: RoleState['signed'][number]['via'] = 'tick',
): RoleState['signed'][number] {
  return { account: who, at, via };
}

export function refusal(parts: Partial<Refusal> = {}): Refusal {
  return {
    what: 'tick',
    source: 'checklist:77',
    account: mallory,
    at: '2026-11-20T15:00:00Z',
    why: 'author',
    detail: 'dba',
    ...parts,
  };
}

export function box(name: string, parts: Partial<AcknowledgementState> = {}): AcknowledgementState {
  return { box: name, required: true, by: 'people', facts: [], done: null, ...parts };
}

function shown(name: string, ...facts: readonly BoxFact[]): AcknowledgementState {
  return box(name, { by: 'rehearsal', facts, done: { account: null, at: null } });
}

const pending: Verdict = {
  state: 'pending',
  reasons: [phrase`Role dba: 1 of 1 signature missing. Can sign: acme/dba.`],
};
const success: Verdict = { state: 'success', reasons: [] };

export function gate(parts: Partial<GateResult> = {}): GateResult {
  return {
    verdict: pending,
    roles: [],
    acknowledgements: [],
    vetoes: [],
    override: null,
    waivers: [],
    refusals: [],
    ...parts,
  };
}

/** A review with a gate, its verdict and sign-offs as the walk takes them over. */
export function gated(base: Review, parts: Partial<GateResult>): Review {
  const result = gate(parts);
  const signoffs = result.roles.map(({ role: name, needed, signed: signatures }) => ({
    role: name,
    needed,
    signedBy: signatures.map(({ account: { login } }) => login),
  }));
  return { ...base, signoffs, verdict: result.verdict, gate: result };
}

const roles = {
  owner: role('owner', { holders: ['alice', 'acme/identity'], signed: [signed(alice)] }),
  dba: role('dba', { because: ['risk'], needed: 2, signed: [signed(bob, '2026-11-21T08:00:00Z')] }),
  senior: role('senior', { because: ['rollback', 'risk'], holders: [phrase`anybody with ${'admin'} permission`] }),
};

const boxes = [
  box('backup-restored', { done: { account: carol, at: '2026-11-20T23:59:59Z' } }),
  box('script-reviewed', { required: false, by: 'signoffs' }),
  shown(
    'rollback-rehearsed',
    { id: 'restored-with-loss', amount: 2, objects: [] },
    { id: 'generated', amount: null, objects: [] },
  ),
  box('locks-accepted', {
    facts: [
      { id: 'large-tables', amount: 1_000_000, objects: ['public.users'] },
      { id: 'size-unknown', amount: null, objects: ['public.orders'] },
    ],
  }),
  box('window'),
  box('monitoring', { required: false }),
];

export const open = gated(highRisk, { roles: Object.values(roles), acknowledgements: boxes });

export const complete = gated(highRisk, {
  verdict: success,
  roles: [
    roles.owner,
    role('dba', {
      needed: 2,
      signed: [signed(bob, '2026-11-21T08:00:00Z'), signed(carol, '2026-11-21T09:00:00Z', 'review')],
    }),
  ],
  acknowledgements: [box('window', { done: { account: alice, at: '2026-11-20T23:59:59Z' } })],
});

/** A change that adds only: the rehearsal ticked all that there is to tick. */
export const measured = gated(green, {
  roles: [role('reviewer', { holders: [phrase`anybody with ${'write'} permission`] })],
  acknowledgements: [
    shown('rollback-rehearsed', { id: 'restored', amount: 1, objects: [] }),
    shown('performance-measured', { id: 'no-work', amount: null, objects: [] }),
    shown('locks-measured', { id: 'moments', amount: null, objects: [] }),
  ],
});

/** Twelve things were said that do not count, and the migrations changed after bob had signed. */
export const disputed = gated(highRisk, {
  roles: [
    role('dba', {
      because: ['risk'],
      invalidated: [{ account: bob, at: '2026-11-18T10:00:00Z', fingerprint: otherFingerprint }],
    }),
    role('owner', {
      holders: ['acme/identity', 'alice', 'dev@acme.example'],
      signed: [signed(alice)],
      uncovered: ['db/migrations/0042_drop_name.sql', 'db/migrations/0043_orders_user.sql'],
    }),
    role('oncall', { needed: 2, because: ['class'], holders: [] }),
  ],
  refusals: [
    refusal({ why: 'expired', account: carol, at: '2026-11-01T00:00:00Z' }),
    refusal({ why: 'unknown-rule', what: 'waive', detail: 'colum-dropped', at: '2026-11-02T00:00:00Z' }),
    refusal({ why: 'nothing-shown', what: 'approve', account: carol }),
    refusal({ why: 'older-fingerprint', what: 'approve', detail: otherFingerprint, account: bob }),
    refusal({ why: 'not-a-holder' }),
    refusal({ why: 'last-pusher', account: carol }),
    refusal({ why: 'no-permission', what: 'override', detail: 'admin', account: carol }),
    refusal({ why: 'no-permission', what: 'acknowledge', detail: 'window' }),
    refusal({ why: 'one-person-one-role', account: alice }),
    refusal({ why: 'not-the-blocker', what: 'unblock', detail: 'bob' }),
    refusal({ why: 'unknown-role', what: 'approve', detail: 'dbа' }),
    refusal(),
    refusal(),
  ],
});

export const vetoed = gated(highRisk, {
  verdict: { state: 'failure', reasons: [phrase`Blocked by bob: wait for the freeze to end`] },
  roles: [roles.owner],
  vetoes: [
    { account: bob, at: '2026-11-20T10:00:00Z', reason: 'wait for the freeze to end' },
    { account: carol, at: '2026-11-20T11:00:00Z', reason: 'the job of team billing still reads it' },
  ],
});

export const overridden = gated(highRisk, {
  verdict: { state: 'success', reasons: [phrase`OVERRIDDEN by alice: production is down without it`] },
  roles: [roles.dba, roles.senior],
  acknowledgements: boxes,
  override: { account: alice, at: '2026-11-20T10:00:00Z', reason: 'production is down without it' },
});

export const blocked = gated(highRisk, {
  verdict: {
    state: 'failure',
    reasons: [phrase`column-dropped on public.users.name (db/migrations/0042_drop_name.sql:3)`],
  },
  roles: [roles.owner],
});

export const waived = gated(highRisk, {
  roles: [roles.dba],
  waivers: [{ rule: 'column-dropped', account: bob, reason: 'nobody reads it since 2.4' }],
});

export const unrehearsed = gated(
  review({
    touched: ['db/migrate/20261120_backfill.rb', 'sql/patch.sql'],
    unrehearsed: [
      phrase`\`db/migrate/20261120_backfill.rb\` is not SQL and was not rehearsed; run it on a copy of production.`,
      phrase`1 changed SQL file(s) in \`sql\` belong to no migration format that is known and were not rehearsed.`,
    ],
    unverified: [
      phrase`\`db/migrate/20261120_backfill.rb\` is not SQL and was not rehearsed; run it on a copy of production.`,
      phrase`1 changed SQL file(s) in \`sql\` belong to no migration format that is known and were not rehearsed.`,
      phrase`The size of \`orders\` is unknown.`,
    ],
  }),
  {
    verdict: success,
    roles: [role('reviewer', { signed: [signed(alice)] })],
    acknowledgements: [box('unrehearsed', { done: { account: alice, at: '2026-11-20T12:00:00Z' } })],
  },
);

/** Another pull request on the same commit is not ready. */
export const sameHead: Review = {
  ...complete,
  verdict: { state: 'pending', reasons: [phrase`pull request 7 has the same head commit and is not ready: Role dba`] },
};

const fault = {
  code: 'time',
  what: phrase`The rehearsal took longer than \`5m\`.`,
  where: 'limits.total',
  mend: phrase`Raise \`limits.total\` in \`.github/countersign.yml\`.`,
} as const;

/** People are known, the rehearsal is not finished. */
export const broken = {
  ...gated(highRisk, { verdict: { state: 'error', reasons: [fault.what] }, roles: [roles.dba] }),
  faults: [fault],
};

export const unjudged = review({ faults: [fault], verdict: { state: 'error', reasons: [fault.what] } });

/** The people could not be looked up. */
export const unknownPeople = gated(highRisk, {
  verdict: { state: 'error', reasons: [phrase`acme/dba: The team could not be read. Give the App members:read.`] },
  roles: [roles.dba],
});

export const nothingAsked = gated(green, { verdict: success });

export const nothingLeft = gated(noMigrations, { verdict: success });

/** Accounts, reasons, paths, holders: whatever text can come from outside. */
export const hostile = gated(
  { ...highRisk, unrehearsed: hostileNames.map(verbatim) },
  {
    verdict: { state: 'failure', reasons: hostileNames.map(verbatim) },
    roles: [
      role('dba', {
        because: ['risk'],
        needed: 50,
        holders: [...hostileNames],
        signed: hostileNames.map((name, index) => signed(account(`${index}${name}`))),
      }),
      ...hostileNames.map((name, index) =>
        role(`role${index}`, {
          holders: [name],
          uncovered: [name],
          signed: [signed(account(name))],
          invalidated: [{ account: account(`x${name}`), at: name, fingerprint: name }],
        }),
      ),
    ],
    acknowledgements: hostileNames.map((name, index) =>
      box(`box-${'abcdefghijklmnopqrstuvwxyz'[index]}`, { done: { account: account(name), at: name } }),
    ),
    vetoes: hostileNames.map((name) => ({ account: account(name), at: name, reason: name })),
    override: { account: account('@acme/everyone'), at: 'never', reason: hostileNames.join(' ') },
    refusals: hostileNames.map((name) =>
      refusal({ account: account(name), why: 'unknown-role', detail: name, at: name }),
    ),
  },
);
