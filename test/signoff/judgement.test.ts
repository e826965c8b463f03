/** What every word is asked before it counts. */
import { expect, test } from '@jest/globals';
import { isAbout } from '../../src/signoff/judgement.ts';
import { alice, approve, input, judge, policy, refused, reviewed, role, said } from './support.ts';

const fingerprint = '0123456789abcdef'.repeat(4);

test.each<[string, string | null, boolean]>([
  ['all of it', fingerprint, true],
  ['its first twelve characters', fingerprint.slice(0, 12), true],
  ['its first eleven', fingerprint.slice(0, 11), false],
  ['its end', fingerprint.slice(-13), false],
  ['a part of its middle', fingerprint.slice(1, 20), false],
  ['more than it', `${fingerprint}0`, false],
  ['nothing', null, false],
])('a word about %s', (_, about, yes) => {
  expect(isAbout(about, fingerprint)).toBe(yes);
});

test('a signature is told of by the way in which it was given', () => {
  const only = { policy: policy({ roles: [role('dba', { users: ['carol'] })] }), review: reviewed({ fingerprint }) };
  for (const [via, what] of [
    ['command', 'approve'],
    ['tick', 'tick'],
    ['review', 'review'],
  ] as const) {
    const wrong = approve(alice, 'dba', { fingerprint, via });
    expect(refused(judge([wrong], only))).toEqual([`alice ${what} not-a-holder`]);
    const silence = said(alice, 20, { type: 'silence' as const, everybody: false, by: 'bob' });
    expect(refused(judge([wrong, silence], only))).toEqual([`alice ${what} comment-deleted`]);
  }
});

test('of what was silenced only what was about these migrations is told', () => {
  const silence = said(alice, 20, { type: 'silence' as const, everybody: false, by: 'bob' });
  const review = reviewed({ fingerprint });
  for (const about of ['f'.repeat(64), null]) {
    const words = input([approve(alice, 'owner', { fingerprint: about }), silence], { review });
    expect(words.state.silenced).toHaveLength(1);
    expect(judge([approve(alice, 'owner', { fingerprint: about }), silence], { review }).refusals).toEqual([]);
  }
});
