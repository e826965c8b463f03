/** Whole reports, in every form, against files that a person has looked at. */
import { describe, test } from '@jest/globals';
import { type OutputFormat, render } from '../src/render/render.ts';
import { compare } from './support/golden.ts';
import * as reviews from './support/reviews.ts';
import { templates } from './support/templates.ts';

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
