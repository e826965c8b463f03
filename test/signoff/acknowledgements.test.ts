/** The boxes of the checklist that are no sign-offs. */

import { describe, expect, test } from '@jest/globals';
import type { Account } from '../../src/model/account.ts';
import type { SignoffPolicy } from '../../src/model/config.ts';
import type { RoleState } from '../../src/model/signoff.ts';
import { phrase } from '../../src/model/text.ts';
import { acknowledge } from '../../src/signoff/acknowledgements.ts';
import type { GateInput } from '../../src/signoff/gate-input.ts';
import { migration, statement } from '../support/reviews.ts';
import { lost } from '../support/rollback.ts';
import {
  alice,
  author,
  carol,
  former,
  input,
  mallory,
  minute,
  policy,
  present,
  reviewed,
  said,
  user,
} from './support.ts';

type Parts = Partial<GateInput['review']>;
const tick = (account: Account, box: string, fingerprint = present) =>
  said(account, 5, { type: 'acknowledge' as const, box, fingerprint });
const quick = migration('1.sql', [statement(0, 'ALTER TABLE users ADD COLUMN a text')]);
const beside = { transaction: null, indexesBuilt: [{ index: 'public.i', table: 'public.users', fresh: false }] };
const unrehearsed = [phrase`\`a.ts\` was not rehearsed`];

const someRole: RoleState = {
  role: 'dba',
  needed: 1,
  because: ['always'],
  signed: [],
  invalidated: [],
  holders: [],
  uncovered: [],
};
const signedRole: RoleState = { ...someRole, signed: [{ account: alice, at: minute(1), via: 'tick' }] };

function statesOf(parts: Parts, acknowledgements: SignoffPolicy['acknowledgements'], roles: readonly RoleState[]) {
  return acknowledge(input([], { review: reviewed(parts), policy: policy({ acknowledgements }) }), roles).states;
}

/** `x`: ticked; `?`: optional. */
function boxes(
  parts: Parts,
  acknowledgements: SignoffPolicy['acknowledgements'] = 'required',
  roles: readonly RoleState[] = [someRole],
) {
  return statesOf(parts, acknowledgements, roles).map(
    ({ box, required, done }) => `${box}${done === null ? '' : ' x'}${required ? '' : '?'}`,
  );
}

const rollback = reviewed().rollback;
const irreversible = { ...rollback, outcome: 'irreversible' as const };
const high = [
  'script-reviewed?',
  'staging',
  'production-sized',
  'backup-restored',
  'window',
  'monitoring',
  'on-call-told',
];

describe('asked', () => {
  test.each<[string, Parts, readonly string[]]>([
    ['low', {}, []],
    ['medium', { risk: 'medium' }, ['script-reviewed?', 'staging']],
    ['high', { risk: 'high' }, high],
    ['critical', { risk: 'critical' }, high],
    ['no way back', { rollback: irreversible }, ['script-reviewed?', 'backup-restored']],
    [
      'data loss',
      { rollback: { ...rollback, dataLoss: [lost('a', phrase`b`)] } },
      ['script-reviewed?', 'backup-restored'],
    ],
    ['contract', { class: 'contract' }, ['script-reviewed?', 'consumers-told']],
    ['mixed', { class: 'mixed' }, ['script-reviewed?', 'consumers-told']],
    ['backfill', { class: 'backfill' }, ['script-reviewed?']],
    ['unrehearsed', { unrehearsed }, ['unrehearsed']],
  ])('%s', (_, parts, asked) => {
    expect(boxes(parts)).toEqual(asked);
  });

  test('optional or off, but not that nothing was rehearsed', () => {
    const parts: Parts = { risk: 'medium', unrehearsed };
    expect(boxes(parts, 'optional')).toEqual(['script-reviewed?', 'unrehearsed', 'staging?']);
    expect(boxes(parts, 'off')).toEqual(['unrehearsed']);
    expect(boxes({ migrations: [quick], risk: 'high' }, 'off')).toEqual([]);
  });

  test('of a change that adds only, nothing that the rehearsal did not tick itself', () => {
    expect(boxes({ migrations: [quick] })).toEqual([
      'rollback-rehearsed x',
      'performance-measured x',
      'locks-measured x',
    ]);
  });

  test('an index that is built beside the traffic burdens nobody, as long as the risk is low', () => {
    const migrations = [migration('1.sql', [statement(0, 'CREATE INDEX CONCURRENTLY', beside)])];
    expect(boxes({ migrations })).toEqual(['rollback-rehearsed x', 'locks-measured x']);
    expect(boxes({ migrations, risk: 'medium' })).toEqual([
      'script-reviewed?',
      'rollback-rehearsed x',
      'performance-assessed',
      'locks-measured x',
      'staging',
    ]);
  });

  test('where the rehearsal showed no way back, people answer for it, under an id of their own', () => {
    const broken = { ...rollback, outcome: 'fails' as const };
    expect(boxes({ migrations: [quick], rollback: broken })).toEqual([
      'rollback-accepted',
      'performance-measured x',
      'locks-measured x',
    ]);
    expect(boxes({ migrations: [quick], rollback: broken }, 'optional')[0]).toBe('rollback-accepted?');
  });

  test('a run on a copy of that size, for large tables', () => {
    const impact = [{ object: 'public.users', rows: 2_000_000, bytes: 1, source: 's', references: [] }];
    const migrations = [migration('1.sql', [statement(0, 'CREATE INDEX CONCURRENTLY', beside)])];
    expect(boxes({ migrations, impact, risk: 'medium' })).toContain('production-sized');
    expect(boxes({ migrations, impact })).not.toContain('production-sized');
  });
});

describe('of the sign-offs', () => {
  const script = (roles: readonly RoleState[]) => boxes({ risk: 'medium' }, 'required', roles)[0];

  test('is ticked when every role has signed, and by nothing else', () => {
    expect(script([signedRole])).toBe('script-reviewed x?');
    expect(script([signedRole, someRole])).toBe('script-reviewed?');
    expect(script([{ ...signedRole, uncovered: ['1.sql'] }])).toBe('script-reviewed?');
  });

  test('says nothing where the policy asks nobody to look', () => {
    expect(script([])).toBe('staging');
  });

  test('no hand ticks it', () => {
    const parts = { review: reviewed({ risk: 'medium' }), policy: policy({ acknowledgements: 'required' }) };
    const answer = acknowledge(input([tick(alice, 'script-reviewed')], parts), [someRole]);
    expect(answer.states[0]).toMatchObject({ box: 'script-reviewed', by: 'signoffs', done: null });
    expect(answer.refusals.map(({ why, detail }) => [why, detail])).toEqual([['not-by-hand', 'script-reviewed']]);
  });
});

describe('ticked', () => {
  const review = reviewed({ risk: 'medium', unrehearsed });
  const done = (events: Parameters<typeof input>[0], nobodyAsked = false, parts: Partial<GateInput> = {}) => {
    const answer = acknowledge(
      input(events, { review, policy: policy({ acknowledgements: 'required' }), ...parts }),
      nobodyAsked ? [] : [someRole],
    );
    return {
      done: answer.states.flatMap((state) =>
        state.done ? [`${state.box} ${state.done.account?.login} ${state.done.at}`] : [],
      ),
      refused: answer.refusals.map(({ account, what, why, detail }) => `${account.login} ${what} ${why} ${detail}`),
    };
  };

  test('by anybody who may write', () => {
    expect(done([tick(alice, 'staging')])).toEqual({ done: [`staging alice ${minute(5)}`], refused: [] });
  });

  test('by the author, who may not write', () => {
    expect(done([tick(mallory, 'unrehearsed')], false, { pullAuthor: mallory.id }).done).toHaveLength(1);
    expect(done([tick(mallory, 'unrehearsed')])).toEqual({
      done: [],
      refused: ['mallory acknowledge no-permission unrehearsed'],
    });
  });

  test('not by nobody known', () => {
    expect(done([tick(user(5, 'eve'), 'staging')]).refused).toEqual(['eve acknowledge no-permission staging']);
    expect(done([tick(user(1, 'alicia'), 'staging')]).refused).toEqual(['alicia acknowledge account-changed staging']);
  });

  test('where no role is asked, only somebody else acknowledges that nothing was rehearsed', () => {
    expect(done([tick(author, 'unrehearsed'), tick(author, 'staging')], true)).toEqual({
      done: [`staging author ${minute(5)}`],
      refused: ['author acknowledge author unrehearsed'],
    });
    expect(done([tick(author, 'unrehearsed')], false).done).toHaveLength(1);
    expect(done([tick(alice, 'unrehearsed')], true).done).toHaveLength(1);
    const committed = new Map([[alice.id, 'committer' as const]]);
    expect(done([tick(alice, 'unrehearsed')], true, { excluded: committed }).refused).toEqual([
      'alice acknowledge committer unrehearsed',
    ]);
    const mine = { policy: policy({ authorMaySign: true }), pullAuthor: mallory.id };
    expect(done([tick(mallory, 'unrehearsed')], true, mine).refused).toEqual([
      'mallory acknowledge no-permission unrehearsed',
    ]);
  });

  test('of other migrations, or of a box that is not asked, it says nothing', () => {
    expect(done([tick(alice, 'staging', former), tick(alice, 'window')])).toEqual({ done: [], refused: [] });
  });

  test('it expires like a sign-off', () => {
    const expiring = { policy: policy({ expiresMs: 60_000 }), now: minute(6) };
    expect(done([tick(alice, 'unrehearsed')], false, expiring).refused).toEqual([
      'alice acknowledge expired unrehearsed',
    ]);
  });

  test('who may not hides nobody who may', () => {
    expect(done([tick(mallory, 'staging'), tick(carol, 'staging')]).done).toEqual([`staging carol ${minute(5)}`]);
  });
});
