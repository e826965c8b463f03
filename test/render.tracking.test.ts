/** The tracking issue as people read it, in each state, and what hostile names come to in it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { trackingPattern } from '../src/model/markers.ts';
import type { Plan } from '../src/model/plan.ts';
import type { Deployment } from '../src/model/tracking.ts';
import { commentLimit } from '../src/render/markdown.ts';
import { reminderBody, type Tracked, trackingBody } from '../src/render/tracking.ts';
import { account, alice, bob } from './support/gates.ts';
import { compare } from './support/golden.ts';
import { plannedFor } from './support/planned.ts';
import { factsOf, fixed, leftInEnglish, pseudoVoice, seen } from './support/pseudo-language.ts';
import { closeShared } from './support/rehearse.ts';
import { green, hostile, hostileNames, ruleTexts } from './support/reviews.ts';
import { aliveIn } from './support/story/inert.ts';

const pull = {
  number: 12,
  url: 'https://github.com/acme/shop/pull/12',
  mergedAt: '2026-11-20T14:03:59Z',
  mergedBy: alice,
  commit: 'def5678901234abcdef1234567890abcdef12345',
};
const nothing: Deployment = { deployed: [], verified: null, rollbacks: [], movedAt: null, refusals: [] };
const said = (at: string) => ({ account: bob, at });
const live: Deployment = {
  ...nothing,
  deployed: [
    { ...said('2026-11-21T08:00:00Z'), environment: 'staging', takenBack: true },
    { ...said('2026-11-22T08:00:00Z'), environment: 'production', takenBack: false },
  ],
  verified: said('2026-11-22T10:30:00Z'),
  rollbacks: [{ ...said('2026-11-21T09:00:00Z'), reason: 'the export reads every column' }],
};
const sourceUrl = 'https://github.com/acme/shop/blob/def5678';
const tracked = (parts: Partial<Tracked>): Tracked => ({
  review: green,
  pull,
  deployment: nothing,
  sourceUrl,
  ...parts,
});

let plan: Plan;
beforeAll(async () => {
  plan = await plannedFor({
    given: 'CREATE TABLE users (id int PRIMARY KEY, email text)',
    sql: 'ALTER TABLE users ADD COLUMN mail text; UPDATE users SET mail = email WHERE mail IS NULL;',
  });
});
afterAll(closeShared);

describe('the tracking issue', () => {
  test('of what is new', () => {
    const text = trackingBody(tracked({ review: { ...green, plan } }));
    compare('tracking-new.md', text);
    expect(trackingPattern.exec(text)?.[1]).toBe('12');
  });

  test('of what was rolled back and deployed again', () => {
    compare('tracking-live.md', trackingBody(tracked({ review: { ...green, plan }, deployment: live })));
  });

  test('of what was not rehearsed to its end', () => {
    const text = trackingBody(tracked({}));
    expect(text).toContain('there is no plan');
    expect(text).not.toContain('## After deploy');
  });

  test('releases the code before what takes away, after what adds, and on both sides of what does both', () => {
    const order = (change: typeof green.class) =>
      trackingBody(tracked({ review: { ...green, class: change } }))
        .split('\n')
        .flatMap(
          (line) => /^- \[ \] (?:The code that (needs|no longer)|The (migrations) have)/.exec(line)?.slice(1) ?? [],
        )
        .filter(Boolean);
    expect(order('expand')).toEqual(['migrations', 'needs']);
    expect(order('contract')).toEqual(['no longer', 'migrations']);
    expect(order('mixed')).toEqual(['no longer', 'migrations', 'needs']);
  });

  test('is all in the language of its words, and so is the reminder', () => {
    const { messages } = pseudoVoice(ruleTexts);
    const owed = [{ id: 'validate' as const, with: { object: 'users_mail', table: 'users' }, sql: 'SELECT 1;' }];
    const review = { ...green, plan: { ...plan, owed } };
    const facts = [...fixed, ...factsOf([review, live, pull])];
    for (const text of [
      trackingBody(tracked({ review, messages })),
      trackingBody(tracked({ review, messages, deployment: live })),
      trackingBody(tracked({ messages })),
      reminderBody(review, 14, messages),
      reminderBody(review, '2026-11-20T14:03:59Z', messages),
    ]) {
      expect(leftInEnglish(seen(text), facts)).toEqual([]);
    }
  });

  test('keeps ticks of its own lines, in the body of whoever edited it', () => {
    const before = trackingBody(tracked({}));
    const [box = ''] = before.match(/^- \[ \] .*$/m) ?? [];
    const ticked = before.replace(box, box.replace('[ ]', '[X]')).replaceAll('\n', '\r\n');
    const after = trackingBody(tracked({}), `${ticked}\r\n- [x] mine`);
    expect(after).toBe(before.replace(box, box.replace('[ ]', '[x]')));
    expect(trackingBody(tracked({}), after)).toBe(after);
  });

  test('of hostile names is inert, and fits', () => {
    const owed = hostileNames.map((name) => ({
      id: 'validate' as const,
      with: { object: name, table: name },
      sql: name,
    }));
    const query = (name: string) => ({
      id: 'row-count' as const,
      with: { table: name },
      sql: name,
      expects: 'read' as const,
    });
    const nasty: Plan = { ...plan, owed, afterDeploy: hostileNames.map(query) };
    const deployment: Deployment = {
      ...nothing,
      deployed: hostileNames.map((name) => ({ account: account(name), at: name, environment: name, takenBack: false })),
      verified: { account: account('@acme/everyone'), at: 'never' },
      rollbacks: hostileNames.map((name) => ({ account: account(name), at: name, reason: name })),
    };
    for (const text of [
      trackingBody(tracked({ review: { ...hostile, plan: nasty }, deployment })),
      reminderBody({ ...hostile, plan: nasty }, 14),
    ]) {
      expect(text.length).toBeLessThanOrEqual(commentLimit);
      const alive = aliveIn(text);
      expect([alive.mentions.filter((name) => name !== '@alice'), alive.references]).toEqual([[], []]);
      expect(alive.boxes.filter((line) => hostileNames.some((name) => name !== '' && line.includes(name)))).toEqual([]);
      expect(alive.links.filter((url) => !url.startsWith('https://github.com/acme/shop/'))).toEqual([]);
    }
  });

  test.each(['a\n; DROP TABLE users; --', 'a\r; DROP', 'a\u2028; DROP', 'a\u0085; DROP'])(
    'keeps a name like %j within the comment over its query',
    (table) => {
      const query = { id: 'row-count' as const, with: { table }, sql: 'SELECT 1;', expects: 'read' as const };
      const text = trackingBody(tracked({ review: { ...green, plan: { ...plan, afterDeploy: [query] } } }));
      const line = /^-- .*; DROP.*$/m.exec(text)?.[0] ?? '';
      expect(text).toContain(`\`\`\`sql\n${line}\nSELECT 1;\n\`\`\``);
      expect(line).not.toMatch(/[\r\u2028\u0085]/);
    },
  );

  test.each(['$', '@', '`', '\u{E0041}'])('fits when every name is 5,000 times %j', (unit) => {
    const name = unit.repeat(5000);
    const many = Array.from({ length: 300 }, () => name);
    const owed = many.map(() => ({ id: 'validate' as const, with: { object: name, table: name }, sql: 'SELECT 1;' }));
    const text = trackingBody(
      tracked({
        review: { ...hostile, plan: { ...plan, owed } },
        deployment: { ...live, rollbacks: many.map((reason) => ({ ...said('2026-11-21T09:00:00Z'), reason })) },
      }),
    );
    expect(text.length).toBeLessThanOrEqual(commentLimit);
  });
});
