/** Replies to commands: what is said, that what was typed stays inert, and that one comment answers all of one comment. */

import { describe, expect, test } from '@jest/globals';
import MarkdownIt from 'markdown-it';
import { boxPattern, replyMarker, replyPattern, shownPattern } from '../src/model/markers.ts';
import { commentLimit } from '../src/render/markdown.ts';
import { type CommandHelp, type ReplyMatter, type ReplySource, reply } from '../src/render/replies.ts';
import * as gates from './support/gates.ts';
import { account, refusal } from './support/gates.ts';
import { compare } from './support/golden.ts';
import {
  brokenWayBack,
  faulted,
  green,
  highRisk,
  hostileNames,
  noMigrations,
  review,
  ruleTexts,
} from './support/reviews.ts';
import { rollbackOf, stepOf } from './support/rollback.ts';

const renderer = new MarkdownIt({ html: true, linkify: true, breaks: true });
renderer.linkify.set({ fuzzyLink: false });

const commands: readonly CommandHelp[] = [
  {
    usage: '/migration approve [role] [fingerprint]',
    does: 'Signs for `role`, or for every open role that you hold.',
    who: 'holders of the role',
  },
  { usage: '/migration override <fingerprint> <reason>', does: 'Opens the whole gate.', who: 'administrators' },
  { usage: '/migration help', does: 'Names all commands.', who: 'anyone' },
];
const source: ReplySource = {
  review: gates.open,
  commands,
  rules: ruleTexts,
  sourceUrl: 'https://github.com/acme/shop/blob/def5678',
};

const unknown: ReplyMatter = {
  type: 'mistake',
  mistake: { mistake: 'unknown', typed: '/migration aprove', line: 1, nearest: '/migration approve', usage: null },
};
const wrong: ReplyMatter = {
  type: 'mistake',
  mistake: {
    mistake: 'arguments',
    typed: '/migration override because',
    line: 1,
    nearest: null,
    usage: '/migration override <fingerprint> <reason>',
  },
};

function answer(matter: ReplyMatter, parts: Partial<ReplySource> = {}): string {
  return reply(42, [matter], { ...source, ...parts });
}

describe('reply', () => {
  test.each<[string, ReplyMatter, Partial<ReplySource>]>([
    ['help', { type: 'help' }, {}],
    ['status-open', { type: 'status' }, {}],
    ['status-disputed', { type: 'status' }, { review: gates.disputed }],
    ['status-vetoed', { type: 'status' }, { review: gates.vetoed }],
    ['status-complete', { type: 'status' }, { review: gates.complete }],
    ['status-overridden', { type: 'status' }, { review: gates.overridden }],
    ['status-broken', { type: 'status' }, { review: gates.broken }],
    ['explain', { type: 'explain', rule: 'column-dropped' }, {}],
    ['explain-elsewhere', { type: 'explain', rule: 'table-rewritten' }, { review: green }],
    ['explain-unknown', { type: 'explain', rule: 'colum-droped' }, {}],
    ['plan', { type: 'plan' }, {}],
    ['plan-unrehearsed', { type: 'plan' }, { review: gates.unrehearsed }],
    ['rollback', { type: 'rollback' }, {}],
    ['rollback-broken', { type: 'rollback' }, { review: brokenWayBack }],
    ['rollback-not-run', { type: 'rollback' }, { review: faulted }],
    ['mistake-unknown', unknown, {}],
    ['mistake-arguments', wrong, {}],
    ['edited', { type: 'edited' }, {}],
    ['refused', { type: 'refused', refusal: refusal({ what: 'approve', why: 'last-pusher' }) }, {}],
  ])('%s', (name, matter, parts) => {
    const text = answer(matter, parts);
    expect(text.split('\n')[0]).toBe(replyMarker(42));
    compare(`reply-${name}.md`, text);
  });

  test('says the word that people look for', () => {
    expect(answer({ type: 'edited' })).toContain('edited');
    expect(answer(unknown)).toContain('`/migration approve`');
    expect(answer({ type: 'explain', rule: 'colum-droped' })).toContain('`/migration explain column-dropped`');
    expect(answer({ type: 'explain', rule: 'something else altogether' })).not.toContain('Did you mean');
  });

  test('answers without migrations too', () => {
    for (const type of ['status', 'plan', 'rollback'] as const) {
      expect(answer({ type }, { review: noMigrations })).toMatch(/\n.*(N|n)o database migrations/);
    }
  });

  test('never calls a merge open that is not', () => {
    const open = 'Nothing is missing';
    expect(answer({ type: 'status' }, { review: gates.complete })).toContain(open);
    for (const state of [
      gates.open,
      gates.vetoed,
      gates.broken,
      gates.unjudged,
      gates.sameHead,
      gates.blocked,
      green,
    ]) {
      const { gate, ...rest } = state;
      expect(answer({ type: 'status' }, { review: state })).not.toContain(open);
      expect(answer({ type: 'status' }, { review: { ...rest, gate: null } })).not.toContain(open);
      expect(gate === null || gate.roles.length > 0).toBe(true);
    }
  });

  test('answers several commands in one comment, each once', () => {
    const text = reply(42, [{ type: 'edited' }, unknown, { type: 'edited' }, unknown], source);
    expect(text.match(/countersign:reply/g)).toHaveLength(1);
    expect(text.match(/was edited/g)).toHaveLength(1);
    expect(text.match(/There is no command/g)).toHaveLength(1);
  });

  test('answers ten, says how many it left, and fits a comment', () => {
    const sql = 'SELECT 1;\n'.repeat(20_000);
    const state = review({ ...highRisk, rollback: rollbackOf({ steps: [stepOf('db/migrations/1.sql', { sql })] }) });
    const many = Array.from({ length: 14 }, (_, index): ReplyMatter => ({ type: 'explain', rule: `rule ${index}` }));
    const text = reply(42, [{ type: 'rollback' }, ...many], { ...source, review: state });
    expect(text.length).toBeLessThanOrEqual(commentLimit);
    expect(text).toContain('5 more commands of that comment are not answered here');
  });

  test('mentions the person whose word does not count, and nobody who did nothing', () => {
    const text = answer({
      type: 'refused',
      refusal: refusal({ what: 'override', why: 'no-permission', detail: 'admin' }),
    });
    expect(text).toContain("@mallory's `/migration override` does not count: it takes `admin` permission.");
    const status = answer({ type: 'status' }).replace(/`[^`]*`/g, '');
    expect(new Set(status.match(/@[\w-]+/g))).toEqual(new Set(['@bob']));
  });

  test.each(hostileNames.map((name) => [name]))('keeps inert what was typed: %j', (name) => {
    const matters: readonly ReplyMatter[] = [
      { type: 'mistake', mistake: { mistake: 'unknown', typed: name, line: 1, nearest: null, usage: null } },
      {
        type: 'mistake',
        mistake: { mistake: 'arguments', typed: name, line: 1, nearest: null, usage: '/migration help' },
      },
      { type: 'explain', rule: name },
      { type: 'refused', refusal: refusal({ account: account(name), why: 'unknown-role', detail: name }) },
    ];
    const text = reply(42, matters, source);
    const lines = text.split('\n');
    expect(lines.filter((line) => boxPattern.test(line))).toEqual([]);
    expect(text).not.toMatch(shownPattern);
    expect(replyPattern.exec(text)?.[1]).toBe('42');
    const tokens = renderer.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);
    const types = [...new Set(tokens.map(({ type }) => type))].filter(
      (type) =>
        !/^(paragraph_open|paragraph_close|inline|text|text_special|code_inline|html_block|html_inline)$/.test(type),
    );
    expect(types).toEqual([]);
    const elements = tokens
      .filter(({ type }) => type.startsWith('html'))
      .flatMap(({ content }) => content.match(/<\/?[\w!-]+/g) ?? []);
    expect(elements.filter((element) => !['<!--', '<code', '</code'].includes(element))).toEqual([]);
    expect(tokens.filter(({ type, content }) => type === 'text' && /@\w/.test(content))).toEqual([]);
  });

  test.each(['status', 'plan', 'rollback'] as const)('%s of a hostile pull request stays inert', (type) => {
    const text = answer({ type }, { review: gates.hostile });
    expect(text.split('\n').filter((line) => boxPattern.test(line))).toEqual([]);
    const tokens = renderer.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);
    const links = tokens.filter((token) => token.type === 'link_open').map((token) => String(token.attrGet('href')));
    expect(links.filter((href) => !href.startsWith('https://github.com/acme/shop/blob/def5678/'))).toEqual([]);
    expect(tokens.filter(({ type: kind, content }) => kind === 'inline' && /^\[[ x]\]/i.test(content))).toEqual([]);
    expect(tokens.filter(({ type: kind, content }) => kind === 'text' && /@\w/.test(content))).toEqual([]);
  });
});
