/** A group of the merge queue is green only when every part of it is. */
import { expect, test } from '@jest/globals';
import type { Verdict } from '../../src/model/review.ts';
import { inEnglish, phrase } from '../../src/model/text.ts';
import { type GroupFacts, groupVerdict } from '../../src/signoff/group-verdict.ts';

const success: Verdict = { state: 'success', reasons: [] };
const pull = (parts: Partial<GroupFacts['pulls'][number]> = {}): GroupFacts['pulls'][number] => ({
  number: 7,
  open: true,
  verdict: success,
  differing: [],
  ...parts,
});
const facts = (parts: Partial<GroupFacts> = {}): GroupFacts => ({ pulls: [pull()], collisions: [], ...parts });

test('everything approved as it is', () => {
  expect(groupVerdict(facts({ pulls: [pull(), pull({ number: 8 })] }))).toEqual(success);
});

test.each<[string, GroupFacts, Verdict['state'], RegExp]>([
  ['nothing found', facts({ pulls: [] }), 'error', /no pull request/],
  [
    'one is pending',
    facts({ pulls: [pull(), pull({ number: 8, verdict: { state: 'pending', reasons: [phrase`dba`] } })] }),
    'failure',
    /8: dba/,
  ],
  [
    'one failed',
    facts({ pulls: [pull({ verdict: { state: 'failure', reasons: [phrase`blocked`] } })] }),
    'failure',
    /7: blocked/,
  ],
  [
    'one is pending and does not say why',
    facts({ pulls: [pull({ verdict: { state: 'pending', reasons: [] } })] }),
    'failure',
    /7: pending/,
  ],
  [
    'one could not be judged',
    facts({ pulls: [pull({ verdict: { state: 'error', reasons: [] } }), pull()] }),
    'error',
    /7: error/,
  ],
  ['one was closed', facts({ pulls: [pull({ open: false })] }), 'failure', /not open/],
  [
    'a file differs',
    facts({ pulls: [pull({ differing: ['db/1.sql'] })] }),
    'failure',
    /db\/1\.sql is not as it was approved/,
  ],
  ['versions collide', facts({ collisions: ['db/2.sql'] }), 'failure', /db\/2\.sql has a version/],
])('%s', (_, input, state, reason) => {
  const verdict = groupVerdict(input);
  expect(verdict.state).toBe(state);
  expect(verdict.reasons.map(inEnglish).join('; ')).toMatch(reason);
});
