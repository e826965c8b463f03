/** Sentences that were written elsewhere: names in them look as they do everywhere, and nothing is said twice. */
import { describe, expect, test } from '@jest/globals';
import type { SchemaChange } from '../src/model/change.ts';
import type { Review } from '../src/model/review.ts';
import { phrase } from '../src/model/text.ts';
import { inlineMarkdown } from '../src/render/markdown.ts';
import { english } from '../src/render/messages.ts';
import { facts } from '../src/render/view/facts.ts';
import { findingGroups } from '../src/render/view/findings.ts';
import { named } from '../src/render/view/names.ts';
import { historySection } from '../src/render/view/notes.ts';
import { properties } from '../src/render/view/properties.ts';
import type { Source } from '../src/render/view.ts';
import { alice, gated } from './support/gates.ts';
import { faulted, finding, highRisk, review, ruleTexts } from './support/reviews.ts';

function source(of: Review): Source {
  return { review: of, rules: ruleTexts, messages: english, detail: { name: 'full', entries: 100, characters: 1000 } };
}

function shown(of: Review, label: string): string {
  return inlineMarkdown(facts(source(of)).find((fact) => fact.label === label)?.words ?? [], null);
}

function groups(findings: Review['findings']) {
  return findingGroups(source(review({ findings }))).groups.map(({ where, places, message }) => ({
    where: inlineMarkdown(where, null),
    message: message && inlineMarkdown(message, null),
    places: places.map((words) => inlineMarkdown(words, null)),
  }));
}

describe('a name in a sentence', () => {
  const of = (text: string, own = '') => inlineMarkdown(named(text, highRisk, 1000, own), null);

  test.each([
    ['Dropping public.users.name deletes it.', 'Dropping `users.name` deletes it.'],
    ['public.users.name에 대한 쓰기, 이름은.', '`users.name`에 대한 쓰기, 이름은.'],
    [
      'column-dropped on public.users.name (db/migrations/0042_drop_name.sql:3)',
      'column-dropped on `users.name` (`db/migrations/0042_drop_name.sql:3`)',
    ],
    ['No lock_timeout bounds public.users.', 'No `lock_timeout` bounds `users`.'],
    ['public.users, public.orders: both.', '`users`, `orders`: both.'],
    ['Already `public.users` and e.g. public.other.', 'Already `public.users` and e.g. `other`.'],
    ['All of other.users and the public.', 'All of other.users and the public.'],
  ])('is shown as everywhere: %s', (text, expected) => {
    expect(of(text)).toBe(expected);
  });

  test('with a space is known where the sentence is about it', () => {
    const subject = 'My Schema.Odd Table';
    const of = review({ findings: [finding({ subject })] });
    expect(inlineMarkdown(named(`Reads ${subject} whole.`, of, 1000, subject), null)).toBe(
      'Reads `My Schema.Odd Table` whole.',
    );
  });
});

describe('findings', () => {
  test('about a file name it once', () => {
    const path = 'db/migrations/1.sql';
    expect(groups([finding({ path, subject: path, line: 1 })])[0]?.where).toBe('`db/migrations/1.sql:1`');
  });

  test('that say the same of several objects say it once', () => {
    const about = (column: string) =>
      finding({
        subject: `public.users.${column}`,
        message: phrase`Dropping public.users.${column} deletes its values.`,
      });
    expect(groups([about('city'), about('email'), finding({ subject: 'public.users.name' })])[0]?.places).toEqual([
      '`users.city` · `db/migrations/0042_drop_name.sql:3`: Dropping `users.city` deletes its values.',
      '`users.email` · `db/migrations/0042_drop_name.sql:3`: the same',
      '`users.name` · `db/migrations/0042_drop_name.sql:3`: Drops `users.name` with its contents; 100 of 100 sample rows had a value in it.',
    ]);
  });

  test('count in the title of the fold what is only in it, and promise nothing that is not', () => {
    const findings = Array.from({ length: 9 }, (_, line) => finding({ line }));
    const title = (name: 'full' | 'compact') => {
      const detail = { name, entries: 100, characters: 1000 } as const;
      return findingGroups({ ...source(review({ findings })), detail }).groups[0]?.moreTitle;
    };
    expect(title('full')).toBe('4 more places · Why, and the safe way');
    expect(title('compact')).toBe('4 more places');
  });
});

describe('facts', () => {
  test('name no risk that a lock or a breakage names already', () => {
    const riskReasons = [
      phrase`removes the column public.users.name`,
      phrase`works only if the rows in production agree`,
    ];
    expect(shown({ ...highRisk, riskReasons }, 'Risk')).toBe('works only if the rows in production agree');
    expect(
      shown({ ...highRisk, riskReasons: [phrase`empties public.orders`, ...riskReasons], migrations: [] }, 'Risk'),
    ).toBe('empties `orders`<br>works only if the rows in production agree');
  });

  test('repeat no fault that stands above them', () => {
    const [fault] = faulted.faults;
    const verdict = {
      state: 'error',
      reasons: [phrase`${fault?.where ?? ''}: ${fault?.what ?? ''}`, phrase`the team could not be read`],
    } as const;
    expect(shown({ ...faulted, verdict }, 'Why')).toBe('the team could not be read');
  });

  test('say who blocked, and why, without saying blocked twice', () => {
    const vetoes = [{ account: alice, at: '2026-11-20T10:00:00Z', reason: 'wait' }];
    const verdict = { state: 'failure', reasons: [phrase`Blocked by alice: wait`] } as const;
    expect(shown(gated(highRisk, { verdict, vetoes }), 'Blocked by')).toBe('@alice: wait');
  });

  test('call no longer text a breakage', () => {
    const to = (before: string, after: string): SchemaChange => ({
      change: 'alter',
      kind: 'column',
      object: 'public.users.name',
      before: { type: before },
      after: { type: after },
    });
    const breaks = (before: string, after: string) => shown(review({ changes: [to(before, after)] }), 'Breaks');
    expect(breaks('character varying(30)', 'character varying(60)')).toBe('');
    expect(breaks('character varying(30)', 'text')).toBe('');
    expect(breaks('character varying(30)', 'character varying(20)')).toContain('changes from');
    expect(breaks('character varying(30)', 'integer')).toContain('changes from');
    expect(breaks('integer', 'bigint')).toContain('changes from');
  });
});

test('a changed history that findings tell is not told again', () => {
  const path = 'db/migrations/0041_users.sql';
  expect(historySection(source(faulted))?.title).toBe('Changed history (1)');
  expect(historySection(source({ ...faulted, findings: [finding({ path, subject: path })] }))).toBeNull();
});

describe('what changed', () => {
  const words = (kind: string, before: SchemaChange['before'], after: SchemaChange['after']) =>
    properties({ change: 'alter', kind, object: 'public.x', before, after }, source(highRisk)).map((part) =>
      inlineMarkdown(part, null),
    );

  test('of a new table are its columns and what binds them', () => {
    const columns = {
      id: { type: 'bigint', notNull: true, identity: { generation: 'a', sequence: { schema: 'public', name: 's' } } },
      note: { type: 'text' },
    };
    const constraints = { orders_pkey: 'PRIMARY KEY (id)' };
    expect(words('table', null, { columns, constraints, parentTable: { schema: 'public', name: 'parts' } })).toEqual([
      '`id` bigint not null, `note` text',
      '`PRIMARY KEY (id)`',
      'parent table `parts`',
    ]);
  });

  test('is told in words', () => {
    expect(words('column', { notNull: false }, { notNull: true })).toEqual(['not null: no → yes']);
    expect(words('type', { values: ['a'] }, { values: ['a', 'b'] })).toEqual(['values `a` → `a`, `b`']);
    expect(words('view', null, { definition: ' SELECT id\n   FROM users;' })).toEqual(['`SELECT id FROM users;`']);
    expect(words('constraint', null, { definition: 'CHECK (a > 0)', type: 'check' })).toEqual(['`CHECK (a > 0)`']);
    expect(words('sequence', { cache: '1', maxValue: '9223372036854775807' }, null)).toEqual([]);
  });
});
