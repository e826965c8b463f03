import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { keyOf, targetSchema } from '../../src/shells/bot/target.ts';
import { wakeUps } from '../../src/shells/bot/wake-ups.ts';
import { place } from './support.ts';

const sha = 'a'.repeat(40);
const at = { installationId: 7, owner: 'acme', repository: 'shop' };
const pull = { kind: 'pull', ...at, number: 5 };
const bot = { id: 9, type: 'Bot' };
const person = { id: 1, type: 'User' };

const targets = (name: string, event: Record<string, unknown>) =>
  wakeUps(name, { ...place, ...event }).map(({ target }) => target);

const comment = (
  action: string,
  sender: unknown,
  author: unknown,
  issue: object = { number: 5, pull_request: {} },
) => ({
  action,
  sender,
  issue,
  comment: { user: author },
});

describe('events that wake', () => {
  test.each<[string, Record<string, unknown>, object]>([
    ['pull_request', { action: 'opened', pull_request: { number: 5 } }, pull],
    ['pull_request', { action: 'edited', sender: bot, pull_request: { number: 5 } }, pull],
    ['pull_request_review', { action: 'submitted', pull_request: { number: 5 }, review: { user: person } }, pull],
    [
      'pull_request_review',
      { action: 'dismissed', sender: bot, pull_request: { number: 5 }, review: { user: person } },
      pull,
    ],
    ['issue_comment', comment('created', person, person), pull],
    ['issue_comment', comment('edited', person, bot), pull],
    ['issue_comment', comment('deleted', person, bot), pull],
    ['issue_comment', comment('deleted', bot, person), pull],
    ['issue_comment', comment('edited', { id: 10, type: 'Bot' }, bot), pull],
    [
      'issue_comment',
      comment('created', person, person, { number: 5, body: '<!-- countersign:tracking pull=3 -->\nRollout' }),
      { ...pull, kind: 'issue' },
    ],
    ['pull_request', { action: 'closed', pull_request: { number: 5, merged: true } }, pull],
    ['push', { ref: 'refs/heads/release/1.x' }, { kind: 'repository', ...at, branch: 'release/1.x' }],
    [
      'merge_group',
      { action: 'checks_requested', merge_group: { head_sha: sha, base_sha: sha, base_ref: 'refs/heads/main' } },
      { kind: 'group', ...at, head: sha, base: sha, branch: 'main' },
    ],
    ['check_run', { action: 'rerequested', check_run: { head_sha: sha } }, { kind: 'repository', ...at, head: sha }],
    [
      'check_run',
      { action: 'requested_action', check_run: { head_sha: sha } },
      { kind: 'repository', ...at, head: sha },
    ],
    [
      'check_suite',
      { action: 'rerequested', check_suite: { head_sha: sha } },
      { kind: 'repository', ...at, head: sha },
    ],
    ['member', { action: 'removed' }, { kind: 'repository', ...at }],
    ['membership', { action: 'removed', repository: undefined }, { kind: 'installation', installationId: 7 }],
    ['organization', { action: 'member_removed', repository: undefined }, { kind: 'installation', installationId: 7 }],
    ['team', { action: 'edited' }, { kind: 'repository', ...at }],
    ['team', { action: 'deleted', repository: undefined }, { kind: 'installation', installationId: 7 }],
    ['installation', { action: 'created' }, { kind: 'installation', installationId: 7 }],
    ['installation', { action: 'new_permissions_accepted' }, { kind: 'installation', installationId: 7 }],
    [
      'installation_repositories',
      { action: 'added', repositories_added: [{ full_name: 'acme/new' }] },
      { kind: 'repository', ...at, repository: 'new' },
    ],
  ])('%s %j', (name, event, target) => {
    expect(targets(name, event)).toEqual([target]);
  });

  test('bursts wait for each other', () => {
    expect(wakeUps('push', { ...place, ref: 'refs/heads/main' })[0]?.delaySeconds).toBeGreaterThan(0);
    expect(wakeUps('pull_request', { ...place, pull_request: { number: 5 } })[0]?.delaySeconds).toBe(0);
  });
});

describe('events that do not', () => {
  test.each<[string, Record<string, unknown>]>([
    ['issue_comment', comment('created', bot, bot)],
    ['issue_comment', comment('edited', bot, bot)],
    ['issue_comment', comment('created', person, person, { number: 5, body: null })],
    [
      'issue_comment',
      comment('created', person, person, { number: 5, body: 'See <!-- countersign:tracking pull=3 -->' }),
    ],
    ['issue_comment', comment('created', bot, bot, { number: 5, body: '<!-- countersign:tracking pull=3 -->' })],
    ['pull_request_review', { action: 'submitted', sender: bot, pull_request: { number: 5 }, review: { user: bot } }],
    ['push', { ref: 'refs/tags/v1' }],
    ['push', { ref: 'refs/heads/gone', deleted: true }],
    [
      'merge_group',
      { action: 'destroyed', merge_group: { head_sha: sha, base_sha: sha, base_ref: 'refs/heads/main' } },
    ],
    ['check_run', { action: 'completed', check_run: { head_sha: sha } }],
    ['check_run', { action: 'rerequested', check_run: {} }],
    ['installation', { action: 'deleted' }],
    ['installation_repositories', { action: 'removed', repositories_added: [{ full_name: 'acme/new' }] }],
    ['pull_request', { pull_request: { number: '5' } }],
    ['pull_request', { pull_request: { number: 5 }, installation: undefined }],
    ['pull_request', { pull_request: { number: 5 }, repository: { full_name: 'acme' } }],
    ['star', { action: 'created' }],
  ])('%s %j', (name, event) => {
    expect(targets(name, event)).toEqual([]);
  });

  test('whatever a payload holds, what comes out is a sound target or nothing', () => {
    const names = fc.constantFrom(
      'pull_request',
      'issue_comment',
      'push',
      'merge_group',
      'check_run',
      'team',
      'installation',
    );
    const keys = fc.constantFrom(
      ...[
        'action',
        'ref',
        'issue',
        'pull_request',
        'installation',
        'repository',
        'sender',
        'number',
        'id',
        'full_name',
      ],
    );
    const payload = fc.dictionary(keys, fc.oneof(fc.jsonValue(), fc.dictionary(keys, fc.jsonValue())));
    fc.assert(
      fc.property(names, payload, (name, event) => {
        for (const { target } of wakeUps(name, event)) expect(targetSchema.parse(target)).toEqual(target);
      }),
    );
  });
});

test('keys tell targets apart, and nothing else does', () => {
  const all = [
    { kind: 'everything' },
    { kind: 'installation', installationId: 7 },
    { kind: 'repository', ...at },
    { kind: 'repository', ...at, branch: 'main' },
    { kind: 'repository', ...at, head: sha },
    pull,
    { ...pull, number: 6 },
    { ...pull, owner: 'other' },
    { kind: 'group', ...at, head: sha, base: sha, branch: 'main' },
  ].map((target) => keyOf(targetSchema.parse(target)));
  expect(new Set(all).size).toBe(all.length);
  expect(keyOf(targetSchema.parse({ ...pull, owner: 'ACME' }))).toBe(keyOf(targetSchema.parse(pull)));
});
