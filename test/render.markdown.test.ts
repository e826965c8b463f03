/**
 * What the repository wrote stays inert in Markdown. The oracle is a Markdown renderer with HTML, tables and link
 * recognition on: the plain text must come back and nothing else may appear.
 */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { phrase, verbatim } from '../src/model/text.ts';
import { commentLimit } from '../src/render/markdown.ts';
import * as inert from '../src/render/markdown-escape.ts';
import { render } from '../src/render/render.ts';
import { visible, visibleLines } from '../src/render/visible.ts';
import * as reviews from './support/reviews.ts';
import { finding, hostileNames, review, ruleTexts } from './support/reviews.ts';
import { templates } from './support/templates.ts';

const renderer = new MarkdownIt({ html: true, linkify: true, breaks: true });
renderer.linkify.set({ fuzzyLink: false });

const breaker = /\u200B/g;
const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        ...hostileNames,
        '`',
        '``',
        '|',
        '\\',
        ' ',
        '*',
        '_',
        '[',
        '](',
        '<',
        '@a',
        '#1',
        '\n',
        '- ',
        '1. ',
        '$',
        ':x:',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

/** Types and contents of everything a Markdown text becomes, paragraphs aside. */
function inlines(markdown: string): readonly { readonly type: string; readonly content: string }[] {
  return renderer
    .parse(markdown, {})
    .filter((token) => !/^(paragraph|table|thead|tbody|tr|th|td)_/.test(token.type))
    .flatMap((token) => (token.type === 'inline' ? (token.children ?? []) : [token]));
}

const options = { templates, rules: ruleTexts, sourceUrl: 'https://github.com/acme/shop/blob/def5678' };

describe('text', () => {
  test('comes back as written and becomes nothing else', () => {
    fc.assert(
      fc.property(hostileText, (value) => {
        const tokens = inlines(`x ${inert.text(value)}`).filter(
          ({ content }) => content !== '<span>' && content !== '</span>',
        );
        const types = new Set(tokens.map((token) => token.type));
        types.delete('text');
        types.delete('text_special');
        expect([...types]).toEqual([]);
        const plain = tokens
          .map((token) => token.content)
          .join('')
          .replace(breaker, '');
        const folded = (line: string) => line.replace(/ +/g, ' ').trim();
        expect(folded(plain)).toBe(folded(visible(`x ${value}`.replace(/[ \t\r\n\f\v]+/g, ' '))));
      }),
      { numRuns: 500 },
    );
  });

  test('begins no block at the start of a line', () => {
    fc.assert(
      fc.property(hostileText, (value) => {
        const types = inlines(inert.text(value)).map((token) => token.type);
        expect(types.filter((type) => !['text', 'text_special', 'html_inline'].includes(type))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test.each(['@acme/everyone', '#12', 'GH-12', 'https://evil.example', 'www.evil.example', ':rocket:', 'a1b2c3d4e5f6'])(
    'breaks %s for what GitHub looks for after Markdown',
    (value) => {
      const plain = inlines(inert.text(value))
        .map((token) => token.content)
        .join('');
      expect(plain).not.toContain(value);
      expect(plain.replace(breaker, '')).toBe(value);
    },
  );

  test('leaves ordinary words alone', () => {
    expect(inert.text('The 12 tables (4.1 GB) are read: nothing more, 12:30.')).toBe(
      'The 12 tables (4.1 GB) are read: nothing more, 12:30.',
    );
  });
});

describe('code', () => {
  test('is one code element with the visible name, also in a table cell', () => {
    fc.assert(
      fc.property(hostileText, (value) => {
        const shown = visible(value) || '""';
        const table = renderer.render(`| a | b |\n|---|---|\n| ${inert.code(value)} | end |`);
        expect(table.match(/<td>/g)).toHaveLength(2);
        const cell = /<td><code>([\s\S]*?)<\/code><\/td>/.exec(table)?.[1] ?? 'no code element';
        const plain = renderer.utils.unescapeAll(
          cell
            .replace(/&lt;/g, '<')
            .replace(/&gt;/g, '>')
            .replace(/&quot;/g, '"')
            .replace(/&#\d+;/g, (entity) => String.fromCharCode(Number(entity.slice(2, -1))))
            .replace(/&amp;/g, '&')
            .replace(/\\/g, '\\\\'),
        );
        expect(plain.replace(breaker, '').trim()).toBe(shown.trim());
      }),
      { numRuns: 500 },
    );
  });
});

describe('block', () => {
  test('is one fence with every line of the SQL', () => {
    fc.assert(
      fc.property(hostileText, (value) => {
        const tokens = renderer.parse(`${inert.block(value, 'sql')}\n\nafter`, {});
        expect(tokens.map((token) => token.type)).toEqual(['fence', 'paragraph_open', 'inline', 'paragraph_close']);
        expect(tokens[0]?.content).toBe(`${visibleLines(value)}\n`);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the report', () => {
  test('begins with its marker, and the same review gives the same bytes', () => {
    const once = render(reviews.highRisk, 'markdown', options);
    const again = render({ ...reviews.highRisk, timings: { total: 99_999 } }, 'markdown', options);
    expect(once.split('\n')[0]).toBe('<!-- countersign:report -->');
    expect(again).toBe(once);
  });

  test('of no migrations and of a green review is one line before the fold', () => {
    expect(render(reviews.noMigrations, 'markdown', options).split('\n').slice(1)).toEqual([
      expect.stringContaining('No database migrations'),
    ]);
    const [, line, empty, fold] = render(reviews.green, 'markdown', options).split('\n');
    expect([line, empty, fold]).toEqual([
      expect.stringContaining('nothing blocks'),
      '',
      '<details><summary>Details</summary>',
    ]);
  });

  test('holds only links, images, boxes and elements of its own', () => {
    const markdown = render(reviews.hostile, 'markdown', options);
    const tokens = renderer.parse(markdown, {}).flatMap((token) => [token, ...(token.children ?? [])]);
    const links = tokens.filter((token) => token.type === 'link_open').map((token) => String(token.attrGet('href')));
    expect(links.filter((href) => !href.startsWith('https://github.com/acme/shop/blob/def5678/'))).toEqual([]);
    const elements = tokens
      .filter((token) => token.type.startsWith('html'))
      .flatMap((token) => token.content.match(/<\/?[\w!-]+/g) ?? []);
    const own = [
      '<!--',
      '<br',
      '<code',
      '</code',
      '<details',
      '</details',
      '<summary',
      '</summary',
      '<span',
      '</span',
      '<sub',
      '</sub',
    ];
    expect([...new Set(elements)].filter((element) => !own.includes(element))).toEqual([]);
    expect(tokens.filter((token) => token.type === 'inline' && /^\[[ x]\]/i.test(token.content))).toEqual([]);
    expect(tokens.some((token) => token.type === 'image')).toBe(false);
  });

  test('is never greener than a fault or a failed verdict', () => {
    const fault = { code: 'engine', what: phrase`The engine died.` } as const;
    for (const parts of [
      { faults: [fault] },
      { verdict: { state: 'failure', reasons: [] } },
      { verdict: { state: 'error', reasons: [] } },
    ] as const) {
      const lines = render(review({ ...reviews.green, ...parts }), 'markdown', options).split('\n');
      expect(lines[1]).toMatch(/^## (🔴|⛔).*blocked/u);
      expect(render(review(parts), 'text', options)).toContain('merge blocked');
    }
  });

  test('shows a waived finding with its reason', () => {
    expect(render(reviews.highRisk, 'markdown', options)).toMatch(
      /waived · \*\*column-type-changed\*\*.*because all services bind bigint/,
    );
  });

  test('names what is unknown', () => {
    expect(render(reviews.highRisk, 'markdown', options)).toContain('`orders` (size unknown)');
  });

  test('fits a comment, and says that it was shortened and where the rest is', () => {
    const markdown = render(reviews.huge, 'markdown', { ...options, fullReportUrl: 'https://ci.example/summary' });
    expect(markdown.length).toBeLessThanOrEqual(commentLimit);
    expect(markdown.length).toBeGreaterThan(commentLimit / 2);
    expect(markdown).toContain('Shortened to fit a comment. [The full report](<https://ci.example/summary>)');
    expect(render(reviews.highRisk, 'markdown', options)).not.toContain('Shortened');
  });

  test.each(['$', '@', '\u{E0041}', '|', '`', 'データ', '&', '\u0000'])(
    'fits a comment when every name is 5,000 times %j',
    (unit) => {
      const name = unit.repeat(5000);
      const hostile = {
        ...reviews.hostile,
        findings: Array.from({ length: 50 }, (_, index) =>
          finding({
            rule: `rule-${index}`,
            path: `${index}${name}`,
            subject: name,
            message: verbatim(name),
            query: name,
          }),
        ),
        verdict: { state: 'failure' as const, reasons: [name, name, name, name].map(verbatim) },
        unverified: [name, name].map(verbatim),
        faults: [name, name].map((text) => ({
          code: 'format' as const,
          what: verbatim(text),
          where: text,
          mend: verbatim(text),
          example: text,
        })),
      };
      const markdown = render(hostile, 'markdown', options);
      expect(markdown.length).toBeLessThanOrEqual(commentLimit);
      expect(markdown).toContain('Shortened to fit a comment.');
    },
  );
});
