/** Whole outputs against files that a person has looked at. `UPDATE=1` rewrites them; continuous integration may not. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type OutputFormat, render } from '../src/render/render.ts';
import * as reviews from './support/reviews.ts';
import { templates } from './support/templates.ts';

const golden = new URL('./golden/', import.meta.url);
const extensions: Readonly<Record<Exclude<OutputFormat, 'json'>, string>> = {
  markdown: 'md',
  text: 'txt',
  sarif: 'sarif',
  html: 'html',
};
const cases = {
  'no-migrations': reviews.noMigrations,
  green: reviews.green,
  'high-risk': reviews.highRisk,
  faulted: reviews.faulted,
  hostile: reviews.hostile,
};

function compare(file: string, actual: string): void {
  const url = new URL(file, golden);
  if (process.env.UPDATE === '1') {
    if (process.env.CI)
      throw new Error('UPDATE=1 is refused where CI is set: goldens are looked at before they are kept.');
    writeFileSync(url, actual);
  }
  expect(existsSync(url) ? readFileSync(url, 'utf8') : `${file} is missing: run with UPDATE=1`).toBe(actual);
}

describe.each(Object.entries(cases))('%s', (name, review) => {
  test.each(Object.entries(extensions))('as %s', (format, extension) => {
    const output = render(review, format as keyof typeof extensions, {
      templates,
      rules: reviews.ruleTexts,
      sourceUrl: 'https://github.com/acme/shop/blob/def5678',
    });
    compare(`${name}.${extension}`, output);
  });
});
