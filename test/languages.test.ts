/**
 * Every sentence that people read on GitHub can be said in another language: in one that nobody speaks nothing of ours is
 * left in plain letters; and a language that lacks something does not build.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { transformSync } from 'esbuild';
import { phrase } from '../src/model/text.ts';
import { annotations } from '../src/render/annotations.ts';
import { checklist, closedChecklist } from '../src/render/checklist.ts';
import { inlineComments } from '../src/render/inline-comments.ts';
import { render } from '../src/render/render.ts';
import { type ReplyMatter, reply } from '../src/render/replies.ts';
import { runbook } from '../src/render/runbook.ts';
import { faultStatus, groupStatus, statusOf } from '../src/render/status.ts';
import { duplicateBody, noIssueBody, pointerBody, trackingTitle } from '../src/render/tracking.ts';
import { everyReview } from './support/every-review.ts';
import * as gates from './support/gates.ts';
import { factsOf, fixed, leftInEnglish, pseudoVoice, seen } from './support/pseudo-language.ts';
import * as reviews from './support/reviews.ts';
import { templates } from './support/templates.ts';

const voice = pseudoVoice(reviews.ruleTexts);
const { messages, rules, commands } = voice;
const url = 'https://github.com/acme/shop/blob/def5678';
const issue = { number: 41, url: 'https://github.com/acme/shop/issues/41' };
const pull = { number: 12, url: 'https://github.com/acme/shop/pull/12' };

const matters: readonly ReplyMatter[] = [
  { type: 'help' },
  { type: 'status' },
  { type: 'plan' },
  { type: 'rollback' },
  { type: 'edited' },
  { type: 'tracking' },
  { type: 'on-pull' },
  {
    type: 'not-tracked',
    refusal: { comment: 1, account: gates.alice, command: '/migration verified', why: 'not-deployed' },
  },
  {
    type: 'not-tracked',
    refusal: { comment: 1, account: gates.alice, command: '/migration verified', why: 'no-permission' },
  },
  { type: 'explain', rule: 'column-dropped' },
  { type: 'explain', rule: 'no-such-rule' },
  { type: 'mistake', mistake: { mistake: 'unknown', typed: '/migration x', line: 1, nearest: null, usage: null } },
  { type: 'mistake', mistake: { mistake: 'unreadable', typed: '', line: 1, nearest: null, usage: null } },
  { type: 'refused', refusal: gates.refusal({}) },
];

function seenInPage(html: string): string {
  return html
    .replace(/<style>[\s\S]*?<\/style>|<pre>[\s\S]*?<\/pre>|<code>[\s\S]*?<\/code>/g, ' ')
    .replace(/<[^>]*?(?:title="([^"]*)")?[^>]*>/g, ' $1 ')
    .replace(/&\w+;/g, ' ');
}

describe.each(everyReview)('%s', (_name, review) => {
  const facts = [...fixed, ...factsOf(review), ...factsOf(matters)];
  const left = (text: string) => leftInEnglish(text, facts);

  test.each([undefined, 6000, 2500, 500])('report of at most %s characters', (characters) => {
    const options = { templates, rules, messages, sourceUrl: url, ...(characters === undefined ? {} : { characters }) };
    expect(left(seen(render(review, 'markdown', options)))).toEqual([]);
  });

  test('page', () => {
    expect(left(seenInPage(render(review, 'html', { templates, rules, messages })))).toEqual([]);
  });

  test('checklist', () => {
    expect(left(seen(checklist(review, { messages, asksAgain: true })))).toEqual([]);
  });

  test('status, annotations and comments on lines', () => {
    const added = new Map(review.findings.map(({ path }) => [path, new Set([1, 2, 3, 4, 5, 6, 7, 8, 9])]));
    const { description } = statusOf(review, messages);
    const lines = inlineComments(review, added, { rules, messages }).map(({ body }) => seen(body));
    const marks = annotations(review, messages).map(({ message }) => message);
    expect(left([description, ...lines, ...marks].join('\n'))).toEqual([]);
    expect(description.length).toBeLessThan(140);
  });

  test.each(matters.map((matter) => [JSON.stringify(matter), matter] as const))('reply %s', (_matter, matter) => {
    expect(
      left(seen(reply(1, [matter], { review, rules, messages, commands, sourceUrl: url, tracking: { issue, pull } }))),
    ).toEqual([]);
  });

  test('runbook', () => {
    expect(left(seen(runbook(review, { messages, sourceUrl: url }) ?? ''))).toEqual([]);
  });
});

test('what is said without a review', () => {
  const said = [
    closedChecklist({ messages }),
    trackingTitle(12, messages),
    pointerBody(issue, messages),
    duplicateBody(issue, messages),
    noIssueBody({ what: phrase`The new table ${'`orders`'} has no primary key.` }, messages),
    faultStatus(null, messages).description,
    groupStatus({ state: 'success', reasons: [] }, messages).description,
    ...Object.values(messages.checkRun),
  ];
  expect(leftInEnglish(seen(said.join('\n')), fixed)).toEqual([]);
});

describe('a language that is not whole does not build', () => {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const script = join(root, 'scripts/languages.mjs');
  const scratch = mkdtempSync(join(tmpdir(), 'language-'));
  afterAll(() => rmSync(scratch, { recursive: true }));

  const run = (...options: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...options], { encoding: 'utf8' });
    return { status, output: stdout, error: stderr };
  };
  const catalogue = JSON.parse(run('--catalogue').output) as Readonly<
    Record<'sentences' | 'rules' | 'commands', readonly (readonly [string, unknown])[]>
  >;
  const whole = `
    import { english } from ${JSON.stringify(join(root, 'src/render/messages.ts'))};
    const { language: _, text: __, ...messages } = english;
    const phrases = Object.fromEntries(${JSON.stringify(catalogue.sentences.map(([template]) => [template, template]))});
    const rules = Object.fromEntries(${JSON.stringify(catalogue.rules)});
    const commands = Object.fromEntries(${JSON.stringify(catalogue.commands)});
    export const language = { messages, phrases, rules, commands };`;
  const planted = (change: string) => {
    const file = join(scratch, 'language.ts');
    writeFileSync(file, `${whole}\n${change}\n`);
    return run('--with', file);
  };

  test('one that has everything does', () => {
    expect(planted('')).toEqual({ status: 0, output: '', error: '' });
  });

  test.each([
    [
      'a sentence missing',
      'delete phrases["The new table {0} has no primary key."];',
      /"The new table \{0\} has no primary key\." of src\/rules\/table-without-primary-key\.ts is missing/,
    ],
    [
      'an empty one',
      'phrases["Every row of {0} is deleted."] = " ";',
      /"Every row of \{0\} is deleted\." of src\/rules\/delete-without-where\.ts is missing/,
    ],
    ['a fact left out', 'phrases["Every row of {0} is deleted."] = "x";', /other placeholders: "x"/],
    ['code translated', 'phrases["Keep one of them."] = "`x`";', /other code in it: "`x`"/],
    ['one that nobody says', 'phrases["Hello, {0}."] = "x";', /"Hello, \{0\}\." is said nowhere in src/],
    ['a rule without its safe way', 'rules["table-dropped"].safe = "";', /rules: table-dropped\.safe is missing/],
    ['a rule that does not exist', 'rules["tables-dropped"] = {};', /rules: there is no tables-dropped/],
    ['a command without words', 'delete commands.approve;', /commands: approve\.does is missing/],
    [
      'a word of a view missing',
      'delete (messages.checklist as any).notRead;',
      /messages: checklist\.notRead is missing/,
    ],
    [
      'a word that takes no facts',
      '(messages.checklist as any).heading = "x";',
      /checklist\.heading is a text, and a function in English/,
    ],
  ])('%s', (_name, change, problem) => {
    const { status, error } = planted(change);
    expect(status).toBe(1);
    expect(error).toMatch(problem);
  });

  test('what is missing is printed as a file to fill in', () => {
    const { status, output } = run('--missing', 'id');
    expect(status).toBe(0);
    expect(output).toContain('export const phrases = {');
    expect(() => transformSync(output, { loader: 'ts' })).not.toThrow();
  });
});
