/** The forms that other programs read: JSON, SARIF against its published schema, HTML. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { outputFormats, render } from '../src/render/render.ts';
import * as reviews from './support/reviews.ts';
import { templates } from './support/templates.ts';

const options = { templates, rules: reviews.ruleTexts };
const all = [reviews.noMigrations, reviews.green, reviews.highRisk, reviews.faulted, reviews.hostile, reviews.huge];

/** The schema is draft-04; what it uses of it means the same in draft-07 once it is not named as draft-04. */
function sarifValidator() {
  const text = readFileSync(new URL('./schemas/sarif-2.1.0.json', import.meta.url), 'utf8');
  const { $schema: _draft, id: _id, ...schema } = JSON.parse(text) as Record<string, unknown>;
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  return ajv.compile(schema);
}

describe('sarif', () => {
  const validate = sarifValidator();

  test('is valid for every review, and the validator can refuse', () => {
    for (const review of all) {
      validate(JSON.parse(render(review, 'sarif', options)));
      expect(validate.errors ?? []).toEqual([]);
    }
    expect(validate({ version: '2.1.0', runs: [{}] })).toBe(false);
  });

  test('suppresses what is waived, and gives every result a fingerprint of its own', () => {
    const run = JSON.parse(render(reviews.highRisk, 'sarif', options)).runs[0];
    const suppressed = run.results.filter((result: { suppressions?: unknown }) => result.suppressions !== undefined);
    expect(suppressed.map((result: { ruleId: string }) => result.ruleId)).toEqual(['column-type-changed']);
    const huge = JSON.parse(render(reviews.huge, 'sarif', options)).runs[0].results as {
      partialFingerprints: object;
    }[];
    expect(new Set(huge.map((result) => JSON.stringify(result.partialFingerprints))).size).toBe(400);
  });

  test('has relative, percent-encoded addresses and no links in messages', () => {
    const { results } = JSON.parse(render(reviews.hostile, 'sarif', options)).runs[0];
    for (const result of results) {
      expect(result.locations[0].physicalLocation.artifactLocation.uri).toMatch(/^[\w.~%/-]+$/);
      expect(result.message.text).not.toContain('](');
    }
  });
});

describe('json', () => {
  test('is the review itself', () => {
    for (const review of all)
      expect(JSON.parse(render(review, 'json', options))).toEqual(JSON.parse(JSON.stringify(review)));
  });

  test('has its keys in one order, whoever built the review', () => {
    const reversed = Object.fromEntries(
      Object.entries(reviews.highRisk).reverse(),
    ) as unknown as typeof reviews.highRisk;
    const engine = { version: '18.6', name: 'pglite', dialect: 'postgres' } as const;
    expect(render({ ...reversed, engine }, 'json', options)).toBe(render(reviews.highRisk, 'json', options));
  });
});

describe('html', () => {
  test('has no element, attribute or address of the repository', () => {
    const page = render(reviews.hostile, 'html', {
      ...options,
      sourceUrl: 'https://github.com/acme/shop/blob/def5678',
    });
    expect(page).not.toMatch(/<(script|img)|onerror=(?!alert\(1\)&gt;)/);
    const addresses = [...page.matchAll(/\b(?:href|src)="([^"]*)"/g)].map((match) => match[1] ?? '');
    expect(addresses.filter((address) => !address.startsWith('https://github.com/acme/shop/blob/def5678/'))).toEqual(
      [],
    );
  });

  test('is self-contained and follows the reader into the dark', () => {
    const page = render(reviews.highRisk, 'html', options);
    expect(page).toContain("default-src 'none'");
    expect(page).toContain('prefers-color-scheme: dark');
    expect(page).not.toMatch(/https?:/);
  });
});

test('no format lets a missing value through', () => {
  for (const format of outputFormats)
    for (const review of all)
      expect(render(review, format, options)).not.toMatch(/\bundefined\b|\[object |\bNaN\b|\bInfinity\b/);
});
