/** What a person sees at a terminal: never more than 80 columns of prose, never a control character of the repository. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { prose } from '../src/render/inline.ts';
import { render } from '../src/render/render.ts';
import { displayWidth, wrap } from '../src/render/terminal-text.ts';
import * as reviews from './support/reviews.ts';
import { templates } from './support/templates.ts';

const options = { templates, rules: reviews.ruleTexts };
const escapeCharacter = '\u001b';

describe('terminal', () => {
  test('sends no control character but line ends, even for hostile names', () => {
    const text = render(reviews.hostile, 'text', options).replaceAll('\n', '');
    expect(text.match(/[\p{Cc}\p{Cf}]/gu)).toBeNull();
  });

  test('says the same with and without colour', () => {
    const plain = render(reviews.highRisk, 'text', options);
    const colored = render(reviews.highRisk, 'text', { ...options, color: true });
    expect(plain).not.toContain(escapeCharacter);
    expect(colored).toContain(`${escapeCharacter}[31m✗${escapeCharacter}[0m`);
    const words = (text: string) =>
      text.replaceAll(new RegExp(`${escapeCharacter}\\[\\d+m|\``, 'g'), '').replace(/\s+/g, ' ');
    expect(words(colored)).toBe(words(plain));
  });

  test('keeps to 80 columns where no place is longer', () => {
    for (const review of [reviews.green, reviews.highRisk, reviews.faulted]) {
      const long = render(review, 'text', options)
        .split('\n')
        .filter((line) => displayWidth(line) > 80);
      expect(long).toEqual([]);
    }
  });

  test('wraps any sentence without losing a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const lines = wrap(prose(text.replaceAll(/[`*]/g, '')), { columns: 20, first: '- ', rest: '  ', color: false });
        expect(lines.filter((line) => displayWidth(line) > 20)).toEqual([]);
        const words = (value: string) => value.replace(/\s/g, '');
        expect(words(lines.map((line) => line.slice(2)).join(''))).toBe(
          words(
            text
              .replaceAll(/[`*]/g, '')
              .replaceAll(
                /\p{Default_Ignorable_Code_Point}|\p{Cf}|\p{Zl}|\p{Zp}/gu,
                (c) => `\\u{${c.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}}`,
              ),
          ),
        );
      }),
      { numRuns: 200 },
    );
  });

  test('knows wide characters', () => {
    expect([
      displayWidth('users'),
      displayWidth('用户'),
      displayWidth('한글'),
      displayWidth('e\u0301'),
      displayWidth('🚀'),
    ]).toEqual([5, 4, 4, 1, 2]);
  });

  test('names the next step', () => {
    expect(render(reviews.highRisk, 'text', options)).toContain('countersign: allow');
    expect(render(reviews.faulted, 'text', options)).toContain('Next  Mend what is named above');
  });
});
