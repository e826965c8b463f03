/**
 * Templates that a repository puts in the place of ours: what is taken, what is refused in one sentence, that whatever they
 * say ends, and that a name from a pull request stays a name in them.
 */
import { describe, expect, test } from '@jest/globals';
import { reportMarker } from '../src/model/markers.ts';
import type { Review } from '../src/model/review.ts';
import { render } from '../src/render/render.ts';
import { brokenBy, readOwnTemplates, usableFor } from '../src/walk/own-templates.ts';
import { plainly } from './support/plainly.ts';
import * as reviews from './support/reviews.ts';
import { templates } from './support/templates.ts';
import { memoryTree } from './support/tree.ts';

const directory = '.github/countersign/templates';
const read = (files: Readonly<Record<string, string | Uint8Array>>, modes = {}) =>
  readOwnTemplates(memoryTree(files, modes), templates);
const faultsOf = async (name: string, text: string | Uint8Array) =>
  plainly((await read({ [`${directory}/${name}`]: text })).faults);
const report = (review: Review, own: Readonly<Record<string, string>>) =>
  render(review, 'markdown', { templates, own, rules: reviews.ruleTexts });
const failure = (own: Readonly<Record<string, string>>, review: Review = reviews.highRisk) =>
  plainly(brokenBy(review, own, templates)) ?? undefined;

test('the built-in ones, word for word, give the same report and the same page', async () => {
  const files = Object.fromEntries(Object.entries(templates).map(([name, text]) => [`${directory}/${name}.hbs`, text]));
  const { own, faults } = await read(files);
  expect(faults).toEqual([]);
  expect(Object.keys(own).sort()).toEqual(Object.keys(templates).sort());
  for (const review of [reviews.green, reviews.highRisk, reviews.faulted, reviews.hostile, reviews.huge]) {
    expect(report(review, own)).toBe(report(review, {}));
    const page = (mine: typeof own) => render(review, 'html', { templates, own: mine, rules: reviews.ruleTexts });
    expect(page(own)).toBe(page({}));
  }
});

test('files elsewhere and of other endings are nobody’s templates', async () => {
  const answer = await read({ 'templates/report.md.hbs': '{{#', [`${directory}/README.md`]: '{{#' });
  expect(answer).toEqual({ own: {}, faults: [] });
});

describe('one that cannot be used is a fault with its place, what is wrong and how to mend it', () => {
  test.each([
    ['reprot.md.hbs', 'x', '', 'did you mean report.md.hbs?'],
    ['body.md.hbs', '\n{{#if facts}}\n{{/each}}', ':2', "if doesn't match each"],
    ['body.md.hbs', 'a\n{{#if facts}', ':2', 'The template cannot be read: Expecting'],
    ['body.md.hbs', '\n\n{{> rollout}}', ':3', 'There is no template `rollout` to be taken in.'],
    ['body.md.hbs', '{{> style}}', ':1', 'There is no template `style` to be taken in.'],
    ['body.md.hbs', '{{> (lookup . "x")}}', ':1', 'to be taken in.'],
    ['body.md.hbs', '{{lookup this "constructor"}}', ':1', 'There is no helper `lookup` here.'],
    ['body.md.hbs', '{{log headline}}', ':1', 'There is no helper `log` here.'],
    ['body.md.hbs', '{{text (shout headline)}}', ':1', 'There is no helper `shout` here.'],
    ['body.md.hbs', '{{#inline headline}}{{/inline}}', ':1', 'There is no helper `inline` here.'],
    ['body.md.hbs', '{{{headline}}}', ':1', '`{{{` would print a name as it is.'],
    ['page.html.hbs', '\n{{&headline}}', ':2', '`{{{` would print a name as it is.'],
    ['body.md.hbs', '{{#> finding}}x{{/finding}}', ':1', 'inline partials are not supported'],
    ['body.md.hbs', '{{#*inline "finding"}}x{{/inline}}', ':1', 'inline partials are not supported'],
    [
      'report.md.hbs',
      'x\n<!-- countersign:checklist -->',
      ':2',
      'a mark by which Countersign knows its other comments',
    ],
    ['body.md.hbs', 'x'.repeat(40_000), '', 'The template has 40000 bytes; at most 32768 are read.'],
  ])('%s: %j', async (name, text, line, what) => {
    const faults = await faultsOf(name, text);
    expect(faults).toMatchObject([{ code: 'configuration', where: `${directory}/${name}${line}` }]);
    expect(faults[0]?.what).toContain(what);
    expect(faults[0]?.mend).toBeTruthy();
  });

  test('a file that is not UTF-8, and a link', async () => {
    expect(await faultsOf('body.md.hbs', new Uint8Array([0xff, 0xfe]))).toMatchObject([{ code: 'configuration' }]);
    const path = `${directory}/body.md.hbs`;
    expect(plainly((await read({ [path]: 'README.md' }, { [path]: '120000' })).faults)).toMatchObject([
      { where: path, what: 'It is a link or a submodule, which is not followed.' },
    ]);
  });

  test('and then none of the others is used either', async () => {
    const { own, faults } = await read({ [`${directory}/footer.md.hbs`]: 'x', [`${directory}/body.md.hbs`]: '{{#' });
    expect([own, faults.length]).toEqual([{}, 1]);
    expect(usableFor({ ...reviews.green, faults }, { 'footer.md': 'x' })).toEqual({});
    expect(usableFor(reviews.faulted, { 'footer.md': 'x' })).toEqual({ 'footer.md': 'x' });
  });
});

describe('one that fails when it runs', () => {
  test.each([
    ['a value that there is not', { 'body.md': '{{headlin}}' }, 'there is no value headlin'],
    ['a value that there is not for a helper', { 'body.md': '{{inline headlin}}' }, 'there is no value for inline'],
    ['a sentence that no helper prints', { 'body.md': '{{headline}}' }, 'a sentence is printed by `inline`'],
    ['a prototype', { 'body.md': '{{constructor.name}}' }, 'Cannot read properties of undefined'],
    ['a template that takes itself in', { 'body.md': '{{> body}}' }, 'Maximum call stack size exceeded'],
    ['the page', { 'page.html': '{{headlin}}' }, 'headlin'],
  ])('%s', (_name, own, what) => {
    const fault = failure(own);
    expect(fault).toMatchObject({ code: 'configuration', where: `${directory}/${Object.keys(own)[0]}.hbs` });
    expect(fault?.what).toContain(what);
  });

  test('lists in lists in lists, and templates that take each other in again and again, come to an end', () => {
    const deep = (inner: string) => '{{#each @root.findings}}'.repeat(5) + inner + '{{/each}}'.repeat(5);
    const lists = `{{#each findings}}${deep('x')}{{/each}}`;
    const start = performance.now();
    expect(failure({ 'page.html': lists }, reviews.huge)?.what).toContain('repeats its parts more than 50000 times');
    // A comment has steps of less and less detail, of which the last has one entry of each list.
    expect(failure({ 'body.md': lists }, reviews.huge)).toBeUndefined();
    expect(report(reviews.huge, { 'body.md': lists }).length).toBeLessThanOrEqual(65_536);
    const doubled = {
      'report.md': '{{> body}}'.repeat(1000),
      'body.md': '{{> footer}}'.repeat(1000),
      'footer.md': '{{> section}}'.repeat(1000),
      'section.md': 'x',
    };
    expect(failure(doubled)?.what).toContain('repeats its parts more than 50000 times');
    const long = { 'body.md': '{{#each findings}}{{> footer}}{{/each}}'.repeat(100), 'footer.md': 'x'.repeat(30_000) };
    expect(failure(long, reviews.huge)?.what).toContain('prints more than 65536 characters, whatever is left out');
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

test('a name that is printed as it is stays a name', () => {
  const own = {
    'finding.md': '{{rule}} {{moreTitle}} {{text rule}}\n',
    'body.md': '{{#each findings}}{{> finding}}{{/each}}',
  };
  const hostile = { ...reviews.hostile, faults: [] };
  expect(brokenBy(hostile, own, templates)).toBeNull();
  const plain = report(hostile, own);
  for (const sign of ['<script', '\n- [x]', ' @acme/', '](http']) expect(plain).not.toContain(sign);
  const page = render(hostile, 'html', {
    templates,
    own: { 'page.html': '<p>{{findings.0.rule}}</p>' },
    rules: new Map(),
  });
  expect(page).not.toContain('<script');
});

test('the report is known again by its first line, whether the template has it or not', () => {
  for (const text of ['Hello.', `${reportMarker}\nHello.`]) {
    expect(report(reviews.green, { 'report.md': text })).toBe(`${reportMarker}\nHello.`);
  }
});

test('a report with more than a comment holds is shortened as with the built-in ones', () => {
  const own = { 'footer.md': 'x'.repeat(2000) };
  const text = report(reviews.huge, own);
  expect(text.length).toBeLessThanOrEqual(65_536);
  expect(text).toContain('x'.repeat(2000));
});
