/** What the comments of a tracking issue come to: in order, by those who may write, as they were posted. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCommands } from '../../src/commands/read.ts';
import type { Account } from '../../src/model/account.ts';
import type { ReadComment } from '../../src/model/command.ts';
import { deploymentOf } from '../../src/signoff/deployment.ts';
import { alice, bob, countersign, everybody, mallory, minute, user } from './support.ts';

const said = (author: Account, minutes: number, body: string, editedAt: string | null = null): ReadComment => {
  const comment = {
    id: 1000 + minutes,
    author,
    createdAt: minute(minutes),
    editedAt,
    body,
    ownReactions: [],
    answered: false,
  };
  return { comment, reading: readCommands(comment) };
};

/** `staging x production · verified alice · 1 back · mallory no-permission` */
function told(reads: readonly ReadComment[]): string {
  const { deployed, verified, rollbacks, refusals } = deploymentOf(reads, everybody);
  return [
    deployed.map(({ environment, takenBack }) => `${environment}${takenBack ? ' x' : ''}`).join(' '),
    verified ? `verified ${verified.account.login}` : '',
    rollbacks.map(({ reason }) => `back: ${reason}`).join(', '),
    refusals.map(({ account, why }) => `${account.login} ${why}`).join(', '),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

describe('the state', () => {
  test.each<[string, readonly ReadComment[], string]>([
    ['nothing said', [said(alice, 1, 'hello')], ''],
    ['deployed', [said(alice, 1, '/migration deployed staging')], 'staging'],
    [
      'the newest of an environment stands last',
      [
        said(alice, 1, '/migration deployed a'),
        said(alice, 2, '/migration deployed b'),
        said(bob, 3, '/migration deployed a'),
      ],
      'b a',
    ],
    [
      'several at once',
      [said(alice, 1, '/migration deployed a\n/migration deployed b\n/migration verified')],
      'a b · verified alice',
    ],
    [
      'a later deployment is not verified',
      [said(alice, 1, '/migration deployed a\n/migration verified'), said(alice, 2, '/migration deployed b')],
      'a b',
    ],
    [
      'a rollback takes back what was there',
      [said(alice, 1, '/migration deployed a\n/migration verified'), said(bob, 2, '/migration rolled-back slow')],
      'a x · back: slow',
    ],
    [
      'and not what comes after',
      [
        said(alice, 1, '/migration deployed a'),
        said(bob, 2, '/migration rolled-back slow'),
        said(bob, 3, '/migration deployed b\n/migration verified'),
      ],
      'a x b · verified bob · back: slow',
    ],
    [
      'nothing is verified or taken back twice',
      [
        said(alice, 1, '/migration deployed a'),
        said(bob, 2, '/migration rolled-back slow'),
        said(bob, 3, '/migration rolled-back slow'),
        said(bob, 4, '/migration verified'),
      ],
      'a x · back: slow · bob not-deployed, bob not-deployed',
    ],
    ['who may not write', [said(mallory, 1, '/migration deployed a')], 'mallory no-permission'],
    ['who is not known', [said(user(1, 'alicia'), 1, '/migration deployed a')], 'alicia no-permission'],
    ['a bot', [said(countersign, 1, '/migration deployed a')], ''],
    ['edited', [said(alice, 1, '/migration deployed a', minute(2))], ''],
  ])('%s', (_, reads, expected) => {
    expect(told(reads)).toBe(expected);
  });

  test('tells when it moved last', () => {
    const reads = [said(alice, 1, '/migration deployed a'), said(alice, 5, '/migration verified')];
    expect(deploymentOf(reads, everybody).movedAt).toBe(minute(1));
    expect(deploymentOf([], everybody).movedAt).toBeNull();
  });

  test('does not depend on the order in which comments are read, nor on those of strangers', () => {
    const words = fc.constantFrom('deployed a', 'deployed b', 'verified', 'rolled-back why', 'status');
    const people = fc.constantFrom(alice, bob, mallory, countersign);
    const all = fc
      .array(fc.tuple(people, words), { maxLength: 12 })
      .map((list) => list.map(([who, word], index) => said(who, index, `/migration ${word}`)));
    fc.assert(
      fc.property(
        all.chain((reads) => fc.tuple(fc.constant(reads), fc.shuffledSubarray(reads, { minLength: reads.length }))),
        ([reads, shuffled]) => {
          const state = deploymentOf(reads, everybody);
          expect(deploymentOf(shuffled, everybody)).toEqual(state);
          const trusted = reads.filter(({ comment }) => comment.author === alice || comment.author === bob);
          const { refusals: _, ...holds } = state;
          expect(deploymentOf(trusted, everybody)).toMatchObject(holds);
        },
      ),
    );
  });
});
