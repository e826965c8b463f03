/** What stands beside the comments: annotations, comments on added lines, labels. */
import { describe, expect, test } from '@jest/globals';
import MarkdownIt from 'markdown-it';
import { findingPattern } from '../src/model/markers.ts';
import { inEnglish, phrase, verbatim } from '../src/model/text.ts';
import { annotations } from '../src/render/annotations.ts';
import { findingKey, inlineComments } from '../src/render/inline-comments.ts';
import { labels } from '../src/render/labels.ts';
import * as gates from './support/gates.ts';
import { compare } from './support/golden.ts';
import {
  faulted,
  finding,
  green,
  highRisk,
  hostile,
  hostileNames,
  migration,
  noMigrations,
  review,
  ruleTexts,
  statement,
} from './support/reviews.ts';

const path = 'db/migrations/0042_drop_name.sql';
const added = new Map([
  [path, new Set([1, 2, 3, 4, 5])],
  ['db/migrations/0043_orders_user.sql', new Set([1, 2, 3])],
]);
const options = { rules: ruleTexts };

function ofOne(parts: Parameters<typeof finding>[0], sql: readonly (readonly [line: number, endLine: number])[]) {
  const statements = sql.map(([line, endLine], index) => ({ ...statement(index, 'x'), line, endLine }));
  return review({ migrations: [migration(path, statements)], findings: [finding(parts)] });
}

describe('annotations', () => {
  test('are the findings that nobody accepted, worst first, in plain words', () => {
    const found = annotations(highRisk);
    expect(found.map(({ level, title }) => [level, title])).toEqual([
      ['failure', 'column-dropped: users.name'],
      ['failure', 'table-rewritten: users'],
      ['failure', 'foreign-key-validated: orders.orders_user_id_fkey'],
      ['warning', 'missing-timeout: users'],
      ['warning', 'missing-timeout: orders'],
    ]);
    expect(found[0]?.message).toBe('Drops users.name with its contents; 100 of 100 sample rows had a value in it.');
    expect(annotations(gates.waived).map(({ title }) => title)).not.toContain('column-dropped: users.name');
  });

  test('begin with faults that have a line in a migration', () => {
    expect(annotations(faulted)).toEqual([
      {
        path: 'db/migrations/0044_not_null.sql',
        line: 3,
        endLine: 3,
        level: 'failure',
        title: 'countersign',
        message:
          'The migration does not apply: column "agee" of relation "users" does not exist. Correct the statement; everything after it was not run.',
      },
    ]);
    expect(annotations(gates.broken)).toHaveLength(5);
  });

  test('hold no control characters and keep GitHub’s limits', () => {
    const long = hostile.findings.map((one) => ({
      ...one,
      message: verbatim(inEnglish(one.message).repeat(1000)),
      subject: one.subject.repeat(99),
    }));
    const found = annotations({ ...hostile, findings: long });
    expect(found.length).toBeGreaterThan(hostileNames.length);
    for (const { title, message, line, endLine } of found) {
      expect(title).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      expect(title.length).toBeLessThanOrEqual(2000);
      expect(message.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      expect(message.length).toBeGreaterThan(0);
      expect(line).toBeGreaterThan(0);
      expect(endLine).toBeGreaterThanOrEqual(line);
    }
  });
});

describe('inline comments', () => {
  test('stand on added lines, each with its key, worst first', () => {
    const comments = inlineComments(highRisk, added, options);
    expect(comments.map((comment) => [comment.path, comment.line])).toEqual([
      [path, 3],
      [path, 5],
      ['db/migrations/0043_orders_user.sql', 1],
      [path, 1],
      ['db/migrations/0043_orders_user.sql', 1],
    ]);
    for (const { key, body } of comments) expect(findingPattern.exec(body)?.[1]).toBe(key);
    compare('inline.md', comments.map(({ body }) => body).join('\n\n---\n\n'));
  });

  test('stand on no other line', () => {
    expect(inlineComments(highRisk, new Map(), options)).toEqual([]);
    expect(inlineComments(highRisk, new Map([[path, new Set([4, 6])]]), options)).toEqual([]);
    const several = ofOne({ line: 3, endLine: 6 }, [[3, 6]]);
    expect(inlineComments(several, new Map([[path, new Set([5, 6, 7])]]), options).map(({ line }) => line)).toEqual([
      5,
    ]);
  });

  test('have keys that survive a moved line, and differ where anything else does', () => {
    const key = findingKey(finding());
    expect(findingKey(finding({ line: 99, endLine: 99, severity: 'info' }))).toBe(key);
    for (const parts of [{ rule: 'x' }, { path: 'x' }, { subject: 'x' }, { message: verbatim('x') }]) {
      expect(findingKey(finding(parts))).not.toBe(key);
    }
  });

  test('leave out what is good to know and what was accepted, and are at most twenty', () => {
    const rules = (state: typeof highRisk) =>
      inlineComments(state, added, options)
        .map(({ body }) => body)
        .join('\n');
    expect(rules(highRisk)).not.toContain('column-type-changed');
    expect(rules(gates.waived)).not.toContain('column-dropped');
    expect(inlineComments(ofOne({ severity: 'info' }, [[3, 3]]), added, options)).toEqual([]);
    const many = Array.from({ length: 50 }, (_, index) => finding({ message: phrase`Number ${index}.` }));
    expect(inlineComments(review({ findings: many }), added, options)).toHaveLength(20);
  });

  test('offer a suggestion only where one click puts it in place of the whole statement and of nothing else', () => {
    const suggestion = { sql: 'BEGIN; SELECT 1; COMMIT;', proven: true, inPlace: 'SELECT 1;' };
    const body = (parts: Parameters<typeof finding>[0], sql: readonly (readonly [number, number])[] = [[3, 3]]) =>
      inlineComments(ofOne({ suggestion, ...parts }, sql), added, options)[0]?.body;
    expect(body({})).toContain('```suggestion\nSELECT 1;\n```');
    const not = [
      body({ suggestion: { ...suggestion, proven: false } }),
      body({ suggestion: { sql: suggestion.sql, proven: true } }),
      body({ endLine: 99 }, [[3, 99]]),
      body({ endLine: 4 }, [[3, 5]]),
      body({}, [
        [3, 3],
        [3, 3],
      ]),
      body({}, [[2, 3]]),
      body({}, []),
      body({ suggestion: { ...suggestion, inPlace: 'SELECT \u202E1;' } }),
      body({ suggestion: { ...suggestion, inPlace: `SELECT 1;${' -- x'.repeat(1000)}` } }),
    ];
    const several = inlineComments(ofOne({ suggestion, endLine: 4 }, [[3, 4]]), added, options)[0];
    expect(several).toMatchObject({ startLine: 3, line: 4 });
    expect(several?.body).toContain('```suggestion\nSELECT 1;\n```');
    for (const text of not) {
      expect(text).toContain('```sql\n');
      expect(text).not.toContain('```suggestion');
    }
  });

  test('of a hostile pull request stay inert', () => {
    const everywhere = new Map(
      hostile.findings.map((one) => [one.path, new Set(Array.from({ length: 50 }, (_, at) => at))]),
    );
    const renderer = new MarkdownIt({ html: true, linkify: true, breaks: true });
    renderer.linkify.set({ fuzzyLink: false });
    const comments = inlineComments(hostile, everywhere, options);
    expect(comments.length).toBeGreaterThan(10);
    for (const { key, body } of comments) {
      expect(findingPattern.exec(body)?.[1]).toBe(key);
      const tokens = renderer.parse(body, {}).flatMap((token) => [token, ...(token.children ?? [])]);
      const types = new Set(tokens.map(({ type }) => type));
      for (const type of ['link_open', 'image', 'heading_open', 'bullet_list_open']) expect(types).not.toContain(type);
      expect(tokens.filter(({ type, content }) => type === 'text' && /@\w/.test(content))).toEqual([]);
    }
  });
});

describe('labels', () => {
  test.each([
    ['no migrations', noMigrations, []],
    ['green', green, ['countersign: risk low', 'countersign: class expand']],
    ['overridden', gates.overridden, ['countersign: risk high', 'countersign: class mixed', 'countersign: overridden']],
    ['neutral', review({ migrations: [migration('1.sql', [])] }), ['countersign: risk low']],
    ['not analysed', gates.broken, []],
  ])('%s', (_, state, expected) => {
    expect(labels(state, true)).toEqual(expected);
  });

  test('an override is labelled where no others are wanted', () => {
    expect(labels(gates.overridden, false)).toEqual(['countersign: overridden']);
    expect(labels(green, false)).toEqual([]);
  });
});
