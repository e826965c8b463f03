/** Who holds a role now, and who made the migrations. */
import { describe, expect, test } from '@jest/globals';
import type { Account } from '../../src/model/account.ts';
import type { Role } from '../../src/model/config.ts';
import type { PullRequest } from '../../src/model/pull.ts';
import type { People, Standing } from '../../src/model/signoff.ts';
import { phrase } from '../../src/model/text.ts';
import { parseCodeOwners } from '../../src/signoff/codeowners.ts';
import {
  excludedAccounts,
  exclusionOf,
  holdersOf,
  holdOf,
  isAtLeast,
  lowerCase,
  standingOf,
} from '../../src/signoff/eligibility.ts';
import { alice, author, bob, carol, countersign, dave, everybody, mallory, peopleOf, role, user } from './support.ts';

test('permissions from none to admin', () => {
  const order = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const;
  for (const [index, permission] of order.entries()) {
    for (const [other, needed] of order.entries()) {
      if (needed !== 'none') expect(isAtLeast(permission, needed)).toBe(index >= other);
    }
  }
});

test('only ASCII letters fold: the Kelvin sign is no k', () => {
  expect(lowerCase('AliceZ')).toBe('alicez');
  expect(lowerCase('\u212Aim')).toBe('\u212Aim');
});

describe('standing', () => {
  const changed = (account: Account): People => ({
    ...everybody,
    standings: new Map([[alice.id, { account, permission: 'admin', teams: [] }]]),
  });
  test('is that of the account itself', () => {
    expect(standingOf(alice, everybody)).toEqual({ account: alice, permission: 'write', teams: [] });
    expect(standingOf(user(1, 'Alice'), everybody)).toMatchObject({ account: alice });
  });
  test.each<[string, Account, People, string]>([
    ['nobody looked up', user(5, 'eve'), everybody, 'not-a-holder'],
    ['a bot', { ...alice, type: 'Bot' }, everybody, 'not-a-holder'],
    ['a mannequin', { ...alice, type: 'Mannequin' }, everybody, 'not-a-holder'],
    ['a user called like a bot', user(1, 'alice[bot]'), everybody, 'not-a-holder'],
    ['a bot by now', alice, changed({ ...alice, type: 'Bot' }), 'not-a-holder'],
    ['another login by now', alice, changed(user(1, 'alicia')), 'account-changed'],
    ['another id by now', alice, changed(user(9, 'alice')), 'account-changed'],
  ])('%s', (_, account, people, answer) => {
    expect(standingOf(account, people)).toBe(answer);
  });
});

describe('a role is held', () => {
  const touched = ['db/1.sql', 'db/2.sql', 'app/3.sql'];
  const codeOwners = parseCodeOwners('db/ @Alice\ndb/2.sql @acme/DBA bob@example.com\n');
  const hold = (parts: Partial<Role>, standing: Partial<Standing> = {}, people: Partial<People> = {}) =>
    holdOf(
      role('dba', parts),
      { account: alice, permission: 'write', teams: [], ...standing },
      { people: { ...everybody, ...people }, codeOwners, touched },
    );

  test.each<[string, Partial<Role>, Partial<Standing>, Partial<People>, 'whole' | 'none']>([
    ['by login', { users: ['bob', 'Alice'] }, {}, {}, 'whole'],
    ['not by another’s login', { users: ['bob'] }, {}, {}, 'none'],
    ['not by a login that another has now', { users: ['alice'] }, {}, { ids: new Map([['alice', 9]]) }, 'none'],
    ['not by a login that nobody has', { users: ['alice'] }, {}, { ids: new Map([['alice', null]]) }, 'none'],
    ['not by a login that was not looked up', { users: ['alice'] }, {}, { ids: new Map() }, 'none'],
    ['by team', { teams: ['acme/other', 'Acme/DBA'] }, { teams: ['acme/dba'] }, {}, 'whole'],
    ['not by another team', { teams: ['acme/dba'] }, { teams: ['acme/dbas'] }, {}, 'none'],
    ['by permission', { permission: 'write' }, {}, {}, 'whole'],
    ['by more permission', { permission: 'write' }, { permission: 'admin' }, {}, 'whole'],
    ['not by less', { permission: 'maintain' }, {}, {}, 'none'],
    ['not without any', { permission: 'read' }, { permission: 'none' }, {}, 'none'],
    ['not by nothing', {}, { permission: 'admin', teams: ['acme/dba'] }, {}, 'none'],
    ['by login before code ownership', { users: ['alice'], codeowners: true }, {}, {}, 'whole'],
  ])('%s', (_, parts, standing, people, type) => {
    expect(hold(parts, standing, people).type).toBe(type);
  });

  test('by owning a touched file, for the files that one owns', () => {
    expect(hold({ codeowners: true })).toEqual({ type: 'owner', paths: new Set(['db/1.sql']) });
    expect(hold({ codeowners: true }, { account: carol, teams: ['acme/dba'] })).toEqual({
      type: 'owner',
      paths: new Set(['db/2.sql']),
    });
    expect(hold({ codeowners: true }, { account: bob })).toEqual({ type: 'none' });
    expect(hold({ codeowners: false })).toEqual({ type: 'none' });
    expect(hold({ codeowners: true }, {}, { ids: new Map([['alice', 9]]) })).toEqual({ type: 'none' });
  });

  test('an address owns nothing, whoever calls themselves so', () => {
    const people = {
      ids: new Map([
        ['ob@example.com', alice.id],
        ['bob@example.com', alice.id],
      ]),
    };
    expect(hold({ codeowners: true }, {}, people)).toEqual({ type: 'none' });
  });

  test('who could, in words', () => {
    const holding = { codeOwners, touched };
    expect(holdersOf(role('dba', { users: ['alice'], teams: ['acme/dba'], permission: 'admin' }), holding)).toEqual([
      'alice',
      'acme/dba',
      phrase`anybody with ${'admin'} permission`,
    ]);
    expect(holdersOf(role('owner', { codeowners: true }), holding)).toEqual(['Alice', 'acme/DBA', 'bob@example.com']);
    expect(holdersOf(role('owner', { codeowners: true }), { ...holding, touched: ['app/3.sql'] })).toEqual([
      phrase`code owners, of whom these files have none`,
    ]);
    expect(
      holdersOf(role('dba', { users: Array.from({ length: 30 }, (_, index) => `user${index}`) }), holding),
    ).toHaveLength(20);
  });
});

describe('excluded', () => {
  const pull: PullRequest = {
    number: 1,
    state: 'open',
    draft: false,
    author,
    base: { ref: 'main', sha: '0' },
    head: { ref: 'topic', sha: '2', repository: null, fork: false },
    mergeBase: '0',
    commits: [
      { sha: '1', authors: [alice, null, bob], committer: carol },
      { sha: '2', authors: [mallory, mallory], committer: null },
    ],
    lastPusher: dave,
    labels: [],
    reviewers: [],
    sameHead: [],
    queued: null,
  };

  test('who made the commits that touch the migrations, the author and the last pusher', () => {
    expect(excludedAccounts(pull, new Set(['1']))).toEqual(
      new Map([
        [author.id, 'author'],
        [alice.id, 'committer'],
        [carol.id, 'committer'],
        [bob.id, 'co-author'],
        [dave.id, 'last-pusher'],
      ]),
    );
  });

  test('who committed only to other files and did not push last may sign', () => {
    const quiet = { ...pull, author: null };
    expect([...excludedAccounts(quiet, new Set()).keys()]).toEqual([dave.id]);
    expect([...excludedAccounts(quiet, new Set(['2'])).keys()]).toEqual([mallory.id, dave.id]);
  });

  test('where nobody knows who pushed last, whoever made the newest commit', () => {
    const unknown = { ...pull, author: null, lastPusher: null };
    expect(excludedAccounts(unknown, new Set())).toEqual(new Map([[mallory.id, 'last-pusher']]));
    expect(excludedAccounts({ ...unknown, head: { ...pull.head, sha: '1' } }, new Set())).toEqual(
      new Map([
        [alice.id, 'last-pusher'],
        [bob.id, 'last-pusher'],
        [carol.id, 'last-pusher'],
      ]),
    );
  });

  test('where the newest commit is not among those that are known either, nobody is guessed', () => {
    const lost = { ...pull, author: null, lastPusher: null, head: { ...pull.head, sha: '3' } };
    expect(excludedAccounts(lost, new Set())).toEqual(new Map());
  });

  test('the first reason is the one that is told', () => {
    expect(excludedAccounts({ ...pull, lastPusher: author }, new Set(['1'])).get(author.id)).toBe('author');
  });

  test('the policy may allow them', () => {
    const excluded = new Map([[alice.id, 'committer' as const]]);
    expect(exclusionOf(alice, { authorMaySign: false }, author.id, excluded)).toBe('committer');
    expect(exclusionOf(author, { authorMaySign: false }, author.id, excluded)).toBe('author');
    expect(exclusionOf(bob, { authorMaySign: false }, author.id, excluded)).toBeNull();
    expect(exclusionOf(bob, { authorMaySign: false }, null, excluded)).toBeNull();
    for (const account of [alice, author]) {
      expect(exclusionOf(account, { authorMaySign: true }, author.id, excluded)).toBeNull();
    }
  });
});

test('a bot has no standing, whatever it may do', () => {
  expect(standingOf(countersign, peopleOf([[countersign, 'admin']]))).toBe('not-a-holder');
});
