/** The boxes of the checklist that are no sign-offs. */

import { describe, expect, test } from '@jest/globals';
import type { Account } from '../../src/model/account.ts';
import type { SignoffPolicy } from '../../src/model/config.ts';
import { phrase } from '../../src/model/text.ts';
import { acknowledge } from '../../src/signoff/acknowledgements.ts';
import type { GateInput } from '../../src/signoff/gate-input.ts';
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
const unrehearsed = [phrase`\`a.ts\` was not rehearsed`];

function boxes(parts: Parts, acknowledgements: SignoffPolicy['acknowledgements'] = 'required') {
  const { states } = acknowledge(input([], { review: reviewed(parts), policy: policy({ acknowledgements }) }), false);
  return states.map(({ box, required }) => (required ? box : `${box}?`));
}

const rollback = reviewed().rollback;
const irreversible = { ...rollback, outcome: 'irreversible' as const };
const high = ['backup-restored', 'production-sized', 'window', 'monitoring', 'staging'];

describe('asked', () => {
  test.each<[string, Parts, readonly string[]]>([
    ['low', {}, []],
    ['medium', { risk: 'medium' }, ['staging']],
    ['high', { risk: 'high' }, high],
    ['critical', { risk: 'critical' }, high],
    ['no way back', { rollback: irreversible }, ['backup-restored']],
    ['data loss', { rollback: { ...rollback, dataLoss: [lost('a', phrase`b`)] } }, ['backup-restored']],
    ['contract', { class: 'contract' }, ['consumers-told']],
    ['mixed', { class: 'mixed' }, ['consumers-told']],
    ['backfill', { class: 'backfill' }, []],
    ['unrehearsed', { unrehearsed }, ['unrehearsed']],
  ])('%s', (_, parts, asked) => {
    expect(boxes(parts)).toEqual(asked);
  });

  test('optional or off, but not that nothing was rehearsed', () => {
    const parts: Parts = { risk: 'medium', unrehearsed };
    expect(boxes(parts, 'optional')).toEqual(['unrehearsed', 'staging?']);
    expect(boxes(parts, 'off')).toEqual(['unrehearsed']);
  });
});

describe('ticked', () => {
  const review = reviewed({ risk: 'medium', unrehearsed });
  const done = (events: Parameters<typeof input>[0], nobodyAsked = false, parts: Partial<GateInput> = {}) => {
    const answer = acknowledge(
      input(events, { review, policy: policy({ acknowledgements: 'required' }), ...parts }),
      nobodyAsked,
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
