/** The checklist comment, the status line and the report's words about sign-offs, for every state a gate can be in. */
import { describe, expect, test } from '@jest/globals';
import MarkdownIt from 'markdown-it';
import { boxPattern, checklistMarker, shownMarker, shownPattern } from '../src/model/markers.ts';
import type { Review } from '../src/model/review.ts';
import { phrase, verbatim } from '../src/model/text.ts';
import { checklist, closedChecklist } from '../src/render/checklist.ts';
import { commentLimit } from '../src/render/markdown.ts';
import { render } from '../src/render/render.ts';
import { faultStatus, groupStatus, statusOf } from '../src/render/status.ts';
import * as gates from './support/gates.ts';
import { account, box, gate, gated, refusal, role, signed } from './support/gates.ts';
import { compare } from './support/golden.ts';
import {
  finding,
  green,
  highRisk,
  hostileNames,
  migration,
  noMigrations,
  review,
  ruleTexts,
} from './support/reviews.ts';
import { templates } from './support/templates.ts';

const renderer = new MarkdownIt({ html: true, linkify: true, breaks: true });
renderer.linkify.set({ fuzzyLink: false });

const states = {
  open: gates.open,
  complete: gates.complete,
  measured: gates.measured,
  disputed: gates.disputed,
  vetoed: gates.vetoed,
  overridden: gates.overridden,
  blocked: gates.blocked,
  unrehearsed: gates.unrehearsed,
  'same-head': gates.sameHead,
  broken: gates.broken,
  unjudged: gates.unjudged,
  'unknown-people': gates.unknownPeople,
  'nothing-asked': gates.nothingAsked,
  'nothing-left': gates.nothingLeft,
  hostile: gates.hostile,
};

function boxesOf(text: string): readonly RegExpExecArray[] {
  return text
    .split('\n')
    .map((line) => boxPattern.exec(line))
    .filter((match) => match !== null);
}

describe('checklist', () => {
  test.each(Object.entries(states))('%s', (name, state) => {
    compare(`checklist-${name}.md`, checklist(state));
  });

  test('that is closed', () => {
    compare('checklist-closed.md', closedChecklist());
    expect(closedChecklist()).not.toMatch(shownPattern);
    expect(closedChecklist().split('\n')[0]).toBe(checklistMarker);
  });

  test.each(Object.entries(states))('%s begins with its markers, and every line with a box is one', (_, state) => {
    const text = checklist(state);
    expect(text.split('\n').slice(0, 2)).toEqual([checklistMarker, shownMarker(state.fingerprint)]);
    expect(text.match(/<!-- countersign:shows/g)).toHaveLength(1);
    const looksLikeBox = text.split('\n').filter((line) => /^\s*([-*+]|\d+[.)]) \[[ xX]\]/.test(line));
    expect(looksLikeBox).toHaveLength(boxesOf(text).length);
    for (const line of looksLikeBox) expect(line.length).toBeLessThan(2000);
  });

  test('has one box for each role and each acknowledgement, ticked where it is full', () => {
    expect(boxesOf(checklist(gates.open)).map(([, tick, , kind, name]) => [tick, kind, name])).toEqual([
      ['x', 'signoff', 'owner'],
      [' ', 'signoff', 'dba'],
      [' ', 'signoff', 'senior'],
      ['x', 'acknowledgement', 'backup-restored'],
      [' ', 'acknowledgement', 'script-reviewed'],
      ['x', 'acknowledgement', 'rollback-rehearsed'],
      [' ', 'acknowledgement', 'locks-accepted'],
      [' ', 'acknowledgement', 'window'],
      [' ', 'acknowledgement', 'monitoring'],
    ]);
  });

  test('folds the boxes where none is a person’s to tick, and only then', () => {
    expect(checklist(gates.measured)).toContain('<details>');
    for (const state of [gates.open, gates.complete]) expect(checklist(state)).not.toContain('<details>');
  });

  test('says on the line of a box what shows it, and names of tables only below it', () => {
    const lines = checklist(gates.open).split('\n');
    const below = lines.filter((line) => line.startsWith('  - '));
    expect(below.join()).toContain('`users`');
    expect(lines.filter((line) => boxPattern.test(line)).join()).not.toMatch(/users|orders/);
  });

  test('keeps the box of a code owner open while a file has no signature of its owner', () => {
    const [line] = boxesOf(
      checklist(gated(highRisk, { roles: [role('owner', { signed: [signed(gates.alice)], uncovered: ['a.sql'] })] })),
    );
    expect(line?.[1]).toBe(' ');
  });

  test('does not depend on the head, on times, or on the order of signatures', () => {
    const two = [signed(gates.alice), signed(gates.bob, '2026-11-20T14:03:58Z')];
    const of = (signatures: typeof two, parts: Partial<Review> = {}) =>
      checklist({ ...gated(highRisk, { roles: [role('dba', { needed: 2, signed: signatures })] }), ...parts });
    const once = of(two);
    expect(of([...two].reverse(), { head: 'another', base: 'b', timings: {} })).toBe(once);
    expect(once).toContain('@bob signed 2026-11-20, @alice signed 2026-11-20');
  });

  test('shows the day of an event in UTC', () => {
    const late = signed(gates.alice, '2026-11-20T23:59:59-08:00');
    expect(checklist(gated(highRisk, { roles: [role('dba', { signed: [late] })] }))).toContain('signed 2026-11-21');
  });

  test('names ten refusals, the newest first, each once, and how many more', () => {
    const text = checklist(gates.disputed);
    const lines = text.split('\n').filter((line) => line.includes('does not count'));
    expect(lines).toHaveLength(10);
    expect(lines[0]).toBe("- @mallory's tick does not count: author of the migrations");
    expect(text).toContain('- … and 2 more');
  });

  test('mentions who acted, and never who could', () => {
    const mentions = checklist(gates.disputed)
      .replace(/`[^`]*`/g, '')
      .match(/@[\w-]+/g);
    expect(new Set(mentions)).toEqual(new Set(['@alice', '@bob', '@carol', '@mallory']));
  });

  test.each([
    ['a bot', account('renovate', { type: 'Bot' })],
    ['an organisation', account('acme', { type: 'Organization' })],
    ['a login of no valid form', account('acme/dba')],
    ['a login with a trailing line', account('alice\n- [x] **dba**')],
  ])('does not mention %s', (_, who) => {
    const text = checklist(gated(highRisk, { roles: [role('dba', { signed: [signed(who)], holders: ['x'] })] }));
    expect(text.replace(/`[^`]*`/g, '')).not.toContain('@');
    expect(boxesOf(text)).toHaveLength(1);
  });

  test('holds no reference that GitHub would tick by itself', () => {
    const text = checklist(
      gated(highRisk, { roles: [role('GH-12', { signed: [signed(account('alice', { login: '#12' }))] })] }),
    );
    expect(text.replace(/`[^`]*`/g, '').replace(/<!--.*?-->/g, '')).not.toMatch(/GH-12|#12/);
  });

  test('of hostile names has only boxes, mentions and elements of its own', () => {
    const tokens = renderer.parse(checklist(gates.hostile), {}).flatMap((token) => [token, ...(token.children ?? [])]);
    const types = new Set(tokens.map(({ type }) => type));
    for (const type of ['link_open', 'image', 'fence', 'code_block', 'table_open', 'hr'])
      expect(types).not.toContain(type);
    const headings = tokens.flatMap(({ type }, index) => (type === 'heading_open' ? [tokens[index + 1]?.content] : []));
    expect(headings).toEqual(['✍️ Sign-offs: 0 of 21', 'Not counted', 'Before merge']);
    const elements = tokens
      .filter(({ type }) => type.startsWith('html'))
      .flatMap(({ content }) => content.match(/<\/?[\w!-]+/g) ?? []);
    expect([...new Set(elements)].sort()).toEqual(['<!--', '</code', '</span', '<code', '<span'].sort());
    const boxes = tokens.filter(({ type, content }) => type === 'inline' && /^\[[ x]\]/i.test(content));
    expect(boxes).toHaveLength(21 + hostileNames.length);
    const plain = tokens.filter(({ type }) => type === 'text').map(({ content }) => content);
    expect(plain.join('\n').match(/@[\w-]+/g)).toBeNull();
  });

  test.each(['$', '@', '|', '`', 'データ', '\u{E0041}'])('fits a comment when every text is 5,000 times %j', (unit) => {
    const name = unit.repeat(5000);
    const many = Array.from({ length: 150 }, (_, index) =>
      role(`role${index}`, {
        holders: [name, `${name}1`, `${name}2`, `${name}3`, `${name}4`],
        needed: 20,
        signed: Array.from({ length: 10 }, () => signed(account(name))),
        uncovered: [name, name, name, name, name, name],
        invalidated: Array.from({ length: 9 }, (_, id) => ({
          account: account(name, { id }),
          at: name,
          fingerprint: name,
        })),
      }),
    );
    const state = gated(
      { ...highRisk, faults: [{ code: 'engine', what: verbatim(name), where: name, mend: verbatim(name) }] },
      {
        verdict: { state: 'error', reasons: [verbatim(name)] },
        roles: many,
        vetoes: many.map(() => ({ account: account(name), at: name, reason: name })),
        override: { account: account(name), at: name, reason: name },
        refusals: many.map((_, index) =>
          refusal({ account: account(`${index}${name}`), why: 'unknown-role', detail: name }),
        ),
      },
    );
    const text = checklist(state);
    expect(text.length).toBeLessThanOrEqual(commentLimit);
    expect(boxesOf(text).length).toBeGreaterThanOrEqual(12);
    expect(text).toContain('more roles, too many for one comment');
  });

  test('that asks again says so until everybody signed', () => {
    expect(checklist(gates.open, { asksAgain: true })).toContain('asked for again');
    expect(checklist(gates.complete, { asksAgain: true })).not.toContain('asked for again');
  });

  test('without a fingerprint has no box', () => {
    expect(boxesOf(checklist({ ...gates.open, fingerprint: '' }))).toEqual([]);
    expect(checklist({ ...gates.open, fingerprint: '' })).toContain('merge stays blocked');
  });
});

describe('status', () => {
  test.each<[string, Review, string, string]>([
    ['no migrations', gates.nothingLeft, 'success', 'No database migrations'],
    ['signed', gates.complete, 'success', 'Signed by alice, bob, carol'],
    ['nothing asked', gates.nothingAsked, 'success', 'Nothing blocks; no sign-offs are asked'],
    ['unrehearsed', gates.unrehearsed, 'success', 'Signed by alice; 2 not rehearsed'],
    ['open', gates.open, 'pending', 'Waiting for dba (1 of 2), senior; 2 boxes open'],
    ['code owners', gates.disputed, 'pending', 'Waiting for dba, owner (2 files without their owner), oncall (0 of 2)'],
    ['veto', gates.vetoed, 'failure', 'Blocked by bob and 1 more: wait for the freeze to end'],
    ['override', gates.overridden, 'success', 'OVERRIDDEN by alice: production is down without it'],
    [
      'finding',
      gates.blocked,
      'failure',
      'Blocked: column-dropped on public.users.name (db/migrations/0042_drop_name.sql:3)',
    ],
    ['error', gates.broken, 'error', 'Could not be analysed: The rehearsal took longer than 5m (limits.total)'],
    [
      'people',
      gates.unknownPeople,
      'error',
      'Could not be analysed: acme/dba: The team could not be read. Give the App members:read.',
    ],
    [
      'same head',
      gates.sameHead,
      'pending',
      'Waiting: pull request 7 has the same head commit and is not ready: Role dba',
    ],
    [
      'boxes alone',
      gated(green, { acknowledgements: [box('window'), box('monitoring')] }),
      'pending',
      'Waiting for 2 boxes',
    ],
    ['nobody asked the gate', green, 'error', 'Could not be analysed: the sign-offs were not evaluated'],
  ])('%s', (_, state, expected, description) => {
    expect(statusOf(state)).toEqual({ state: expected, description });
  });

  test('of a migration that does not apply is green only by an override', () => {
    const faults = [{ code: 'migration-failed', what: phrase`It does not apply.` }] as const;
    expect(statusOf({ ...gates.overridden, faults }).state).toBe('success');
    expect(statusOf({ ...gates.complete, faults }).state).toBe('error');
    expect(statusOf({ ...gates.overridden, faults: [{ code: 'configuration', what: phrase`It died.` }] }).state).toBe(
      'error',
    );
  });

  test.each(hostileNames.map((name) => [name]))('stays one plain line under 140 characters: %j', (name) => {
    const long = `${name} `.repeat(40);
    const verdicts: readonly Review[] = [
      gated(highRisk, { verdict: { state: 'failure', reasons: [verbatim(long), verbatim(long)] } }),
      gated(highRisk, {
        verdict: { state: 'failure', reasons: [] },
        vetoes: [{ account: account(name), at: '', reason: long }],
      }),
      gated(highRisk, {
        verdict: { state: 'success', reasons: [] },
        override: { account: account(name), at: '', reason: long },
      }),
      gated(highRisk, {
        verdict: { state: 'success', reasons: [] },
        roles: [role('dba', { signed: Array.from({ length: 9 }, (_, id) => signed(account(`${name}${id}`))) })],
      }),
      { ...gates.open, faults: [{ code: 'engine', what: verbatim(long), where: long }] },
    ];
    for (const { description } of [
      ...verdicts.map((verdict) => statusOf(verdict)),
      faultStatus({ code: 'github', what: verbatim(long) }),
    ]) {
      expect(description.length).toBeLessThan(140);
      expect(description).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    }
  });

  test('ends with a whole word', () => {
    const reason =
      'the invoices of November are still being written by a job that nobody may stop before the auditors have seen all of it twice';
    const state = gated(highRisk, {
      verdict: { state: 'failure', reasons: [] },
      vetoes: [{ account: gates.bob, at: '', reason }],
    });
    expect(statusOf(state).description).toMatch(/ seen all of it…$/);
  });

  test('names as many as fit', () => {
    const many = Array.from({ length: 12 }, (_, index) =>
      role(`database-administrators-${index}`, { because: ['risk'] }),
    );
    const state = gated(highRisk, { roles: many, acknowledgements: [box('window')] });
    expect(statusOf(state).description).toBe(
      'Waiting for database-administrators-0, database-administrators-1, database-administrators-2 and 9 more; 1 box open',
    );
  });

  test('of what nobody foresaw, and of a group', () => {
    expect(faultStatus(null)).toEqual({
      state: 'error',
      description: 'Could not be analysed: an unexpected failure; the log of the run has it',
    });
    expect(groupStatus({ state: 'success', reasons: [] })).toEqual({
      state: 'success',
      description: 'Every pull request of this group is signed',
    });
    expect(groupStatus({ state: 'failure', reasons: [phrase`pull request 7: Role dba`, phrase`x`] })).toEqual({
      state: 'failure',
      description: 'Blocked: pull request 7: Role dba (and 1 more)',
    });
  });
});

describe('report', () => {
  const options = { templates, rules: ruleTexts, sourceUrl: 'https://github.com/acme/shop/blob/def5678' };
  const shown = (state: Review) => render(state, 'markdown', options);

  test.each([
    ['open', gates.open],
    ['overridden', gates.overridden],
    ['waived', gates.waived],
    ['unrehearsed', gates.unrehearsed],
  ])('%s', (name, state) => {
    compare(`report-${name}.md`, shown(state));
  });

  test('tells an override in its headline, also when the migration does not apply', () => {
    const faults = [{ code: 'migration-failed', what: phrase`It does not apply.` }] as const;
    for (const state of [gates.overridden, { ...gates.overridden, faults }]) {
      expect(shown(state).split('\n')[1]).toMatch(
        /^## ⚠️ .*OVERRIDDEN by @alice because production is down without it$/u,
      );
    }
    expect(shown({ ...gates.overridden, ...green, gate: gates.overridden.gate })).toMatch(/\n## .*OVERRIDDEN/);
  });

  test('tells an override that opens nothing in a row', () => {
    const { gate: result } = gates.overridden;
    const state: Review = {
      ...gates.overridden,
      verdict: { state: 'pending', reasons: [phrase`pull request 7`] },
      gate: result,
    };
    expect(shown(state).split('\n')[1]).not.toContain('OVERRIDDEN');
    expect(shown(state)).toContain('| **Override** | OVERRIDDEN by @alice');
  });

  test('is neither quiet nor empty where something was not rehearsed', () => {
    const [, first] = shown(gates.unrehearsed).split('\n');
    expect(first).toMatch(/^## ⚠️ .*nothing was rehearsed$/u);
    const partly = gated(
      { ...green, unrehearsed: [phrase`\`a.rb\` is not SQL.`] },
      { verdict: { state: 'success', reasons: [] } },
    );
    expect(shown(partly).split('\n')[1]).toMatch(/^## ⚠️ .*low risk, nothing blocks, not everything was rehearsed$/u);
    expect(shown(partly)).toContain('| **Not&nbsp;rehearsed** | `a.rb` is not SQL. |');
    expect(shown({ ...noMigrations, touched: ['a.sql'] })).not.toContain('No database migrations');
  });

  test('moves what a command waived to the waived, and SARIF suppresses it', () => {
    expect(shown(gates.waived)).toMatch(
      /waived · \*\*column-dropped\*\*.*because nobody reads it since 2.4 \(@bob, by command\)/,
    );
    const log = JSON.parse(render(gates.waived, 'sarif', options));
    const result = log.runs[0].results.find(({ ruleId }: { ruleId: string }) => ruleId === 'column-dropped');
    expect(result.suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: 'nobody reads it since 2.4' },
    ]);
  });

  test('has its words about sign-offs in every form', () => {
    expect(render(gates.overridden, 'text', { ...options, color: false })).toContain('OVERRIDDEN by @alice because');
    expect(render(gates.overridden, 'html', options)).toContain('OVERRIDDEN by @alice because');
    const keys = Object.keys(JSON.parse(render(gates.open, 'json', options)));
    expect(keys.slice(keys.indexOf('verdict'), keys.indexOf('unverified'))).toEqual([
      'verdict',
      'gate',
      'touched',
      'unrehearsed',
    ]);
  });

  test('of hostile people stays inert', () => {
    const tokens = renderer.parse(shown(gates.hostile), {}).flatMap((token) => [token, ...(token.children ?? [])]);
    expect(tokens.filter(({ type, content }) => type === 'inline' && /^\[[ x]\]/i.test(content))).toEqual([]);
    expect(
      tokens
        .filter(({ type }) => type === 'text')
        .map(({ content }) => content)
        .join('\n'),
    ).not.toMatch(/@\w/);
  });

  test('says what a review without sign-offs says', () => {
    const state = review({ migrations: [migration('1.sql', [])], findings: [finding()], gate: gate() });
    expect(shown(state)).not.toContain('**Sign-offs**');
  });
});
