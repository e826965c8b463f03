/** Plans in words: whole documents that a person has looked at, and names that stay names in all of them. */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import MarkdownIt from 'markdown-it';
import type { Plan } from '../src/model/plan.ts';
import type { Review } from '../src/model/review.ts';
import { identifier } from '../src/model/sql-names.ts';
import { commentLimit } from '../src/render/markdown.ts';
import { render } from '../src/render/render.ts';
import { reply } from '../src/render/replies.ts';
import { runbook } from '../src/render/runbook.ts';
import { makeExample } from '../src/shells/cli/example.ts';
import { main } from '../src/shells/cli/main.ts';
import { compare } from './support/golden.ts';
import { plannedFor, sizes } from './support/planned.ts';
import { factsOf, fixed, leftInEnglish, pseudoVoice, seen } from './support/pseudo-language.ts';
import { closeShared } from './support/rehearse.ts';
import * as reviews from './support/reviews.ts';
import { templates } from './support/templates.ts';

afterAll(closeShared);

const given = `CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL, email text, score int);
  CREATE TABLE orders (id int PRIMARY KEY, user_id int);`;
const options = { templates, rules: reviews.ruleTexts, sourceUrl: 'https://github.com/acme/shop/blob/def5678' };
const answer = (review: Review) =>
  reply(1, [{ type: 'plan' }], { review, commands: [], rules: reviews.ruleTexts, sourceUrl: options.sourceUrl });

const cases = {
  light: { from: reviews.green, sql: 'ALTER TABLE users ADD COLUMN nick text', statistics: undefined },
  detailed: {
    from: reviews.highRisk,
    sql: `ALTER TABLE users RENAME COLUMN email TO mail;
      UPDATE users SET score = 0 WHERE score IS NULL;
      ALTER TABLE orders ADD CONSTRAINT orders_user_fkey FOREIGN KEY (user_id) REFERENCES users;
      ALTER TABLE orders ALTER COLUMN id TYPE bigint;`,
    statistics: sizes({ 'public.users': 12_000_000, 'public.orders': 40_000_000 }),
  },
  lossy: { from: reviews.highRisk, sql: 'ALTER TABLE users DROP COLUMN name', statistics: undefined },
} as const;

describe.each(Object.entries(cases))('%s', (name, { from, sql, statistics }) => {
  let review: Review;
  beforeAll(async () => {
    review = { ...from, plan: await plannedFor({ given, sql, statistics }) };
  });

  test('as a runbook', () => compare(`runbook-${name}.md`, runbook(review) ?? ''));
  test('in the report', () => compare(`plan-${name}.md`, render(review, 'markdown', options)));
  test('as an answer', () => compare(`reply-plan-${name}.md`, answer(review)));
  test('in another language', () => {
    const { messages, rules } = pseudoVoice(reviews.ruleTexts);
    const texts = [
      runbook(review, { messages }) ?? '',
      render(review, 'markdown', { ...options, messages, rules }),
      reply(1, [{ type: 'plan' }], { review, messages, rules, commands: [] }),
    ];
    expect(leftInEnglish(texts.map(seen).join('\n'), [...fixed, ...factsOf(review), given, sql])).toEqual([]);
  });
});

test('without a rehearsal there is no runbook', () => {
  expect(runbook(reviews.faulted)).toBeNull();
});

test('what the plan could not settle is counted and listed under what requires verification', async () => {
  const plan = await plannedFor({ given: 'CREATE TABLE logs (n int, m int)', sql: 'UPDATE logs SET m = n' });
  const text = render({ ...reviews.green, plan, risk: 'medium' }, 'markdown', options);
  expect(plan.gaps.map(({ id }) => id)).toEqual(['backfill-by-hand', 'duration-unknown']);
  expect(text).toContain('2 require verification');
  expect(text).toContain('Requires verification (2)');
  expect(text).toContain('No backfill could be generated for `logs`: it has no primary key');
});

/** Whatever PostgreSQL takes as a name. */
const names = reviews.hostileNames
  .filter((name) => !/\p{Surrogate}/u.test(name))
  .map((name) => [...name].slice(0, 16).join(''));

describe('names that would like to be more', () => {
  const renderer = new MarkdownIt({ html: true, linkify: true, breaks: true });
  renderer.linkify.set({ fuzzyLink: false });
  let plan: Plan;
  let plain: Plan;
  const kinds = (table: string, other: string) => [
    `ALTER TABLE ${table} RENAME COLUMN ${other} TO ${other.slice(0, -1)}x"`,
    `ALTER TABLE ${table} ADD UNIQUE (${table})`,
    `UPDATE ${table} SET v = 1 WHERE v IS NULL`,
  ];
  const planFor = (all: readonly string[]) =>
    plannedFor({
      given: all
        .map(
          (name) =>
            `CREATE TABLE ${identifier(name)} (id int PRIMARY KEY, ${identifier(name)} text, ${identifier(`${name}2`)} int, v int)`,
        )
        .join(';'),
      sql: all.flatMap((name) => kinds(identifier(name), identifier(`${name}2`))).join(';'),
    });
  beforeAll(async () => {
    plan = await planFor(names);
    plain = await planFor(names.map((_, index) => `plain_${index}`));
  });

  /** All that a text becomes but its words. */
  const structure = (markdown: string) => {
    const counts: Record<string, number> = {};
    for (const token of renderer.parse(markdown, {}).flatMap((one) => [one, ...(one.children ?? [])])) {
      if (token.type === 'text' || token.type === 'text_special' || token.type === 'html_inline') continue;
      // A name with a bar is a code element of HTML.
      if (token.type === 'code_inline') continue;
      counts[token.type] = (counts[token.type] ?? 0) + 1;
    }
    return counts;
  };
  const htmlOf = (markdown: string) =>
    new Set(
      renderer
        .parse(markdown, {})
        .flatMap((one) => [one, ...(one.children ?? [])])
        .filter(({ type }) => type === 'html_inline' || type === 'html_block')
        .flatMap(({ content }) => content.match(/<[^>]*>?/g) ?? []),
    );

  test.each<[string, (review: Review) => string]>([
    ['the runbook', (review) => runbook(review) ?? ''],
    ['the answer', answer],
  ])('do not change what %s is made of', (_, written) => {
    const of = (one: Plan) => written(reviews.review({ ...reviews.highRisk, plan: one }));
    expect(structure(of(plan))).toEqual(structure(of(plain)));
    const allowed = new Set([...htmlOf(of(plain)), '<code>', '</code>', '<span>', '</span>']);
    expect([...htmlOf(of(plan))].filter((tag) => !allowed.has(tag))).toEqual([]);
    expect(of(plan).length).toBeGreaterThan(5000);
  });

  test('fit into a comment with all the rest', () => {
    const text = render({ ...reviews.hostile, plan }, 'markdown', options);
    expect(text.length).toBeLessThanOrEqual(commentLimit);
    expect(answer({ ...reviews.hostile, plan }).length).toBeLessThanOrEqual(commentLimit);
  });
});

describe('on the command line', () => {
  let directory: string;
  let shop: string;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'countersign-plan-'));
    shop = join(directory, 'shop');
    mkdirSync(shop);
    await makeExample(fileURLToPath(new URL('../examples/shop', import.meta.url)), shop, process.env);
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  const run = async (...words: readonly string[]) => {
    const said = { out: '', err: '' };
    const stream = (name: 'out' | 'err') => ({
      isTTY: false,
      write: (text: string) => {
        said[name] += text;
      },
    });
    const surroundings = { input: (async function* () {})(), environment: { ...process.env }, directory: shop };
    const clock = { now: () => new Date('2026-11-20T00:00:00Z') };
    const code = await main(words, { out: stream('out'), err: stream('err'), ...surroundings, ...clock });
    return { code, ...said };
  };

  test('the plan is JSON and the runbook Markdown, from the branch and from a review of it alike', async () => {
    await run('review', '--no-cache', '--format', 'json', '--output', 'review.json');
    const review: Review = JSON.parse(readFileSync(join(shop, 'review.json'), 'utf8'));
    expect(review.plan?.recipes.length).toBeGreaterThan(0);
    const written = await run('plan', 'review.json');
    expect(written).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(written.out)).toEqual(review.plan);
    const document = await run('runbook', 'review.json');
    expect(document).toEqual({ code: 0, err: '', out: runbook(review) });
    rmSync(join(shop, 'review.json'));
    expect((await run('runbook', '--no-cache')).out).toBe(document.out);
  });

  test('without a migration there is nothing to plan', async () => {
    writeFileSync(join(directory, 'empty.json'), render(reviews.noMigrations, 'json', options));
    expect(await run('runbook', join(directory, 'empty.json'))).toMatchObject({ code: 0, out: '' });
    const { plan: _, ...older } = reviews.faulted;
    writeFileSync(join(directory, 'older.json'), JSON.stringify(older));
    expect(await run('plan', join(directory, 'older.json'))).toMatchObject({ code: 3, out: '' });
  });
});
