/** Slash commands: every example of every command, what is a command and what only looks like one, events and answers. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { commandEvents } from '../src/commands/events.ts';
import { commandLines } from '../src/commands/lines.ts';
import { readCommands } from '../src/commands/read.ts';
import { commands } from '../src/commands/registry.ts';
import { acknowledgementsOf } from '../src/commands/replies.ts';
import type { Account } from '../src/model/account.ts';
import type { ReadComment } from '../src/model/command.ts';
import type { PersonComment } from '../src/model/evidence.ts';
import type { Refusal } from '../src/model/signoff.ts';

const source = join(dirname(fileURLToPath(import.meta.url)), '..', 'src', 'commands');
const examples = commands.flatMap((command) => command.examples.map((example) => ({ command, ...example })));

const read = (body: string) => readCommands({ body, editedAt: null });
/** What a comment says, in one line: `approve(dba)`, `?unknown→/migration approve`. */
function said(body: string): readonly string[] {
  const reading = read(body);
  if (reading.type === 'none') return [];
  return reading.calls.map((call) =>
    'mistake' in call ? `?${call.mistake}→${call.nearest}` : `${call.name}(${call.arguments.join('|')})`,
  );
}

describe('the registry', () => {
  test.each(examples.map((example) => [example.comment, example] as const))('%j gives what it says', (_, example) => {
    expect(read(example.comment)).toEqual(example.gives);
  });

  test.each(commands.map((command) => [command.name, command] as const))('%s is complete', (name, command) => {
    expect(command.usage).toMatch(new RegExp(`^/migration ${name}( [<[]|$)`));
    expect(`${command.does}\n${command.who}`).toMatch(/^[A-Z][^\n|]+\.\n[A-Z][^\n|]+\.$/);
    const own = command.examples.filter(
      ({ gives }) => gives.type === 'calls' && gives.calls.some((call) => !('mistake' in call) && call.name === name),
    );
    expect(own.length).toBeGreaterThan(0);
    expect(command.examples.length).toBeGreaterThan(own.length - 1);
  });

  test('every command file is registered, and names are told apart', () => {
    const declared = readdirSync(source)
      .filter((file) => readFileSync(join(source, file), 'utf8').includes(': Command = {'))
      .map((file) => file.replace('.ts', ''));
    expect(commands.map(({ name }) => name).sort()).toEqual(declared.sort());
  });
});

describe('what is a command', () => {
  test.each<[string, string, readonly string[]]>([
    ['prose above', 'Looks good.\nReally.\n/migration approve', ['approve()']],
    ['prose below', '/migration approve\nThanks!', ['approve()']],
    ['three spaces and tabs', '   /migration\tapprove\tdba  ', ['approve(dba)']],
    ['old line ends', 'a\r/migration help\r\r/migration status', ['help()', 'status()']],
    ['after a heading', '# Sign-off\n/migration approve', ['approve()']],
    ['after a ruled line of many dashes', '- - - - - - - - - - -\n/migration approve', ['approve()']],
    ['after a hard line break', 'Yes  \n/migration approve dba\\\n', ['?arguments→/migration approve']],
    ['after closed code', '```sql\n/migration revoke\n```\n/migration approve', ['approve()']],
    ['after inline code and a link', 'See `x` and [y](z) and a@b.c, www.d.e.\n/migration approve', ['approve()']],
    ['after folded HTML', '<details>\n\n/migration revoke\n\n</details>\n\n/migration approve', ['approve()']],
    ['after a line break tag', 'Fine.<br>\n/migration approve', ['approve()']],
    ['below a blank line after a list', '- a\n\n/migration approve', ['approve()']],
    ['capital letters of a fingerprint', '/migration approve 9F2C41D0AA5B', ['approve(9F2C41D0AA5B)']],
    ['a short role of hexadecimal letters', '/migration approve db2', ['approve(db2)']],
    ['a bare word', '/migration', ['?unknown→/migration help']],
    ['other capitals', '/migration Approve', ['?unknown→/migration approve']],
    ['a zero-width space in the name', '/migration appr\u200Bove', ['?unknown→/migration approve']],
    ['a hard blank behind the name', '/migration approve\u00A0dba', ['?unknown→null']],
    ['nothing near', '/migration lgtm-ship-it', ['?unknown→null']],
    ['a role of another alphabet', '/migration approve dbа', ['?arguments→/migration approve']],
    ['the wrong order', '/migration approve 9f2c41d0aa5b dba', ['?arguments→/migration approve']],
    ['two roles', '/migration approve dba owner', ['?arguments→/migration approve']],
    ['65 hexadecimal characters', `/migration approve ${'a'.repeat(65)}`, ['?arguments→/migration approve']],
    ['a reason without a letter', '/migration block \u200B…', ['?arguments→/migration block']],
    ['a reason with Markdown', '/migration block `x` is **slow**', ['block(`x` is **slow**)']],
    [
      'a reason that is too long',
      `/migration block ${'😀'.repeat(300)}a${'😀'.repeat(300)}`,
      [`block(${'😀'.repeat(300)}a${'😀'.repeat(199)})`],
    ],
  ])('%s', (_, body, expected) => {
    expect(said(body)).toEqual(expected);
  });

  test.each([
    ['a quote', '> /migration approve'],
    ['a lazy line of a quote', '> quoted\n/migration approve'],
    ['a list', '- a\n\n  /migration approve'],
    ['a lazy line of a list', '1. a\n/migration approve'],
    ['a task', '- [x] /migration approve'],
    ['fenced code', '~~~\n/migration approve\n~~~'],
    ['code that is never closed', '```\n\n/migration approve'],
    ['indented code', '    /migration approve'],
    ['inline code', '`/migration approve`'],
    ['inline code over a line of a hard blank', 'a `b\n/migration approve\n\u00A0\nc` d'],
    ['inline code over lines', 'a `b\n/migration approve\nc` d'],
    ['an HTML block', '<div>\n/migration approve\n</div>'],
    ['an HTML comment', '<!--\n\n/migration approve\n\n-->'],
    ['an HTML comment in a line', 'a <!--\n/migration approve\n--> b'],
    ['folded HTML', '<details><summary>log</summary>\n\n/migration approve\n\n</details>'],
    ['quoting HTML', '<blockquote>\n\n/migration approve\n\n</blockquote>'],
    ['struck out by HTML', 'no <del>\n/migration approve\n</del>'],
    ['struck out', '~~no\n/migration approve\nno~~'],
    ['a link', '[a\n/migration approve\nb](c)'],
    ['an emphasis', '**a\n/migration approve\nb**'],
    ['a heading', '# /migration approve'],
    ['an underlined heading', '/migration approve\n==='],
    ['a table head', '/migration approve | a\n--- | ---'],
    ['a table row', '|a|\n|-|\n/migration approve'],
    ['a footnote', '[^1]: a\n/migration approve\n\n[^1]'],
    ['a definition', '[a]:\n/migration "approve"'],
    ['an escape', '\\/migration approve'],
    ['an entity', '&#47;migration approve'],
    ['words in front', 'please /migration approve'],
    ['a byte order mark', '\uFEFF/migration approve'],
    ['a zero-width space', '\u200B/migration approve'],
    ['a full-width solidus', '／migration approve'],
    ['a Cyrillic letter', '/migrаtion approve'],
    ['capitals', '/MIGRATION approve'],
    ['a hard blank', '/migration\u00A0approve'],
    ['another line separator', 'a\u2028/migration approve'],
    ['a longer word', '/migration-foo approve'],
    ['four spaces of a first line', '    /migration approve\n/migrations'],
  ])('%s is none', (_, body) => {
    expect(read(body)).toEqual({ type: 'none' });
  });

  test('an edited comment says nothing, whatever stands in it', () => {
    const editedAt = '2026-11-20T10:00:00Z';
    expect(readCommands({ body: 'x', editedAt })).toEqual({ type: 'none' });
    expect(readCommands({ body: '/migration approve dba x\n/migration lgtm', editedAt })).toEqual({
      type: 'edited',
      calls: [
        { name: 'approve', arguments: ['dba x'], line: 1 },
        { name: 'lgtm', arguments: [], line: 2 },
      ],
    });
  });

  test('twenty commands of one comment are read, and what is shown of a mistake is short', () => {
    expect(said('/migration help\n'.repeat(30))).toHaveLength(20);
    const reading = read(`/migration ${'😀'.repeat(500)}`);
    expect(reading).toMatchObject({ calls: [{ mistake: 'unknown', typed: `/migration ${'😀'.repeat(89)}` }] });
  });
});

describe('against the parser that GitHub agrees with', () => {
  /** The definition itself, without any care for time: text of a paragraph at the outermost level, at the start of a line. */
  function byDefinition(body: string): readonly number[] {
    const { children } = fromMarkdown(body, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
    const lines = body.split('\n');
    return children.flatMap((block) => (block.type === 'paragraph' ? block.children.flatMap(linesOf) : []));

    function linesOf({ type, position }: Nodes): readonly number[] {
      if (type !== 'text' || position === undefined) return [];
      const { start, end } = position;
      return Array.from({ length: end.line - start.line + 1 }, (_, index) => start.line + index).filter((line) => {
        const column = (lines[line - 1] ?? '').indexOf('/') + 1;
        const reached = line > start.line || column >= start.column;
        const inside = line < end.line || column < end.column;
        return reached && inside && /^ {0,3}\/migration(?![^ \t])/.test(lines[line - 1] ?? '');
      });
    }
  }

  const command = fc.constantFrom('/migration help', '  /migration approve', '/migration', '/migration x `y`');
  const marks = fc.constantFrom(
    ...[
      '',
      '',
      'a',
      '> ',
      '- ',
      '1. ',
      '  ',
      '    ',
      '\t',
      '```',
      '~~~',
      '`',
      '``',
      '# ',
      '===',
      '---',
      '***',
      '|',
      '|-|',
    ],
    ...[
      '<div>',
      '<!--',
      '-->',
      '</div>',
      '<b ',
      '>',
      '[',
      '](x)',
      '[a]: ',
      '[^a]: ',
      '**',
      '*',
      '~~',
      '\\',
      '  ',
      '| a',
    ],
    ...['<?', '?>', '<script>', '</script>', '<a href="', '">', '![', '+ ', '2) ', '- [ ] ', ':-:', '=', '('],
  );
  const line = fc.oneof(
    { weight: 2, arbitrary: command },
    { weight: 1, arbitrary: fc.tuple(marks, command).map((parts) => parts.join('')) },
    { weight: 4, arbitrary: fc.array(marks, { maxLength: 4 }).map((parts) => parts.join('')) },
  );

  const found = (body: string) => commandLines(body)?.map(({ line: number }) => number) ?? [];

  test('the same lines are commands', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 9 }), (lines) => {
        const body = lines.join('\n');
        // Below a definition or code the parser takes a list for text; there fewer lines count, as in the next test.
        fc.pre(!/^ {0,3}\[|^ {4}|^ {0,3}\t/m.test(body));
        expect(found(body)).toEqual(byDefinition(body));
      }),
      { numRuns: 3000 },
    );
  });

  test('and below definitions, where context is lost, never more', () => {
    const definition = fc.tuple(fc.constantFrom('[a]: ', '[^a]: ', ''), marks).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(fc.oneof(definition, line), { maxLength: 9 }), (lines) => {
        const body = lines.join('\n');
        expect(byDefinition(body)).toEqual(expect.arrayContaining(found(body)));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('hostile comments', () => {
  const size = 65_000;
  const fill = (text: string) => text.repeat(Math.ceil(size / text.length)).slice(0, size);
  test.each([
    ['quotes', fill('>')],
    ['lists', fill('1. ')],
    ['lists in quotes', fill('> - ')],
    ['footnotes', fill('[^a]: ')],
    ['indents', Array.from({ length: 250 }, (_, depth) => `${' '.repeat(3 * depth)}1. `).join('\n')],
    ['brackets', '['.repeat(size / 2) + ']'.repeat(size / 2)],
    ['stars', fill('*a **a ')],
    ['strong', fill('**a')],
    ['ticks', fill('`a``b ')],
    ['headings', fill('a\n-\n')],
    ['tables', fill('|\n-|\n')],
    ['wide tables', fill(`${'|a'.repeat(33)}\n${'|-'.repeat(33)}\n`)],
    ['lazy lines', `>>>>${fill('a\n')}`],
    ['open tags', fill('<a\n')],
    ['quoting tags', fill('<details ')],
    ['dots', fill('.')],
    ['blanks', `-${fill(' ')}`],
  ])('%s take no time', (_, text) => {
    const start = performance.now();
    // Directly below it, and as a paragraph of its own: whatever the answer, it comes soon.
    for (const body of [text, `${text.slice(0, size)}\n/migration approve`, `${text}\n\n/migration approve`]) {
      const lines = commandLines(body);
      expect(lines === null || lines.length <= 1).toBe(true);
    }
    // Alone each takes a fifth of a second at most; without the limits some take minutes.
    expect(performance.now() - start).toBeLessThan(5000);
  });

  test('what is too long or too tangled to tell is said to be so, and counts for nothing', () => {
    const mistake = { mistake: 'unreadable', typed: '/migration', line: 1, nearest: null, usage: null };
    expect(read(`${'a\n'.repeat(1000)}/migration approve`)).toEqual({ type: 'calls', calls: [mistake] });
    expect(read(`${'a*'.repeat(1001)}\n/migration approve`)).toEqual({ type: 'calls', calls: [mistake] });
    expect(said(`/migration approve\n\n${'a\n'.repeat(5000)}`)).toEqual(['approve()']);
    expect(read(`${'- '.repeat(9)}a\n\n/migration approve`)).toEqual({ type: 'calls', calls: [mistake] });
    expect(read(`${'|a'.repeat(4001)}\n\n/migration approve`)).toEqual({ type: 'calls', calls: [mistake] });
    expect(said(`${'[a*'.repeat(5000)}\n\n/migration approve`)).toEqual(['approve()']);
    expect(read(`${'x'.repeat(65_536)}\n\n/migration approve`)).toEqual({ type: 'none' });
  });
});

const alice: Account = { id: 1, login: 'alice', type: 'User' };
const at = '2026-11-20T10:00:00Z';

function readComment(body: string, comment: Partial<PersonComment> = {}): ReadComment {
  const whole: PersonComment = {
    id: 7,
    author: alice,
    createdAt: at,
    editedAt: null,
    body,
    ownReactions: [],
    answered: false,
    ...comment,
  };
  return { comment: whole, reading: readCommands(whole) };
}

describe('events', () => {
  const shown = 'f'.repeat(64);
  const events = (...comments: ReadComment[]) => commandEvents(comments, (moment) => (moment === at ? shown : null));
  const base = { account: alice, at, source: 'comment:7' };

  test.each([
    ['approve', { type: 'approve', role: null, fingerprint: shown, via: 'command' }],
    ['approve dba', { type: 'approve', role: 'dba', fingerprint: shown, via: 'command' }],
    ['approve 9F2C41D0AA5B', { type: 'approve', role: null, fingerprint: '9f2c41d0aa5b', via: 'command' }],
    ['approve dba 9f2c41d0aa5b', { type: 'approve', role: 'dba', fingerprint: '9f2c41d0aa5b', via: 'command' }],
    ['revoke', { type: 'revoke', role: null, via: 'command' }],
    ['revoke dba', { type: 'revoke', role: 'dba', via: 'command' }],
    ['block too slow', { type: 'block', reason: 'too slow' }],
    ['unblock', { type: 'unblock' }],
    ['override 9f2c41d0aa5b it burns', { type: 'override', fingerprint: '9f2c41d0aa5b', reason: 'it burns' }],
    ['waive column-dropped unused', { type: 'waive', rule: 'column-dropped', reason: 'unused', fingerprint: shown }],
  ])('%s', (typed, payload) => {
    expect(events(readComment(`/migration ${typed}`))).toEqual([{ ...payload, ...base, sequence: 0 }]);
  });

  test('what was said before anything was shown binds to nothing', () => {
    expect(events(readComment('/migration approve', { createdAt: '2026-11-19T10:00:00Z' }))).toMatchObject([
      { type: 'approve', fingerprint: null },
    ]);
  });

  test('mistakes and questions make no event, and the place in the comment is kept', () => {
    expect(events(readComment('/migration help\n/migration aprove\n/migration block no'))).toEqual([
      { type: 'block', reason: 'no', ...base, sequence: 2 },
    ]);
  });

  test.each<[string, Partial<PersonComment>]>([
    ['a bot', { author: { id: 2, login: 'ci[bot]', type: 'Bot' } }],
    ['a user that is named like a bot', { author: { id: 2, login: 'ci[bot]', type: 'User' } }],
    ['a mannequin', { author: { id: 3, login: 'old', type: 'Mannequin' } }],
    ['a ghost', { author: null }],
    ['somebody whose comment was edited', { editedAt: at }],
  ])('%s says nothing', (_, comment) => {
    expect(events(readComment('/migration approve', comment))).toEqual([]);
  });
});

describe('answers', () => {
  const refusal: Refusal = { what: 'approve', source: 'comment:7', account: alice, at, why: 'author', detail: 'dba' };
  const answer = (body: string, comment: Partial<PersonComment> = {}, refusals: readonly Refusal[] | null = []) =>
    acknowledgementsOf([readComment(body, comment)], refusals);

  test.each([
    ['/migration approve', 'THUMBS_UP', []],
    ['/migration block no\n/migration recheck', 'THUMBS_UP', []],
    ['/migration recheck', 'EYES', []],
    ['/migration assign', 'EYES', []],
    ['/migration help\n/migration status', 'EYES', [{ type: 'help' }, { type: 'status' }]],
    ['/migration explain column-dropped', 'EYES', [{ type: 'explain', rule: 'column-dropped' }]],
    ['/migration approve\n/migration plan', 'THUMBS_UP', [{ type: 'plan' }]],
  ])('%j', (body, reaction, matters) => {
    expect(answer(body)).toEqual([{ comment: 7, reaction, matters }]);
  });

  test('a mistake is told', () => {
    const mistake = { mistake: 'unknown', typed: '/migration aprove', nearest: '/migration approve' };
    expect(answer('/migration aprove\n/migration rollback')).toMatchObject([
      { reaction: 'CONFUSED', matters: [{ type: 'mistake', mistake }, { type: 'rollback' }] },
    ]);
  });

  test('what does not count is told, to the comment that said it', () => {
    const other = { ...refusal, source: 'comment:77' };
    const matters = [{ type: 'refused', refusal }];
    expect(answer('/migration approve dba', {}, [other, refusal])).toEqual([
      { comment: 7, reaction: 'CONFUSED', matters },
    ]);
    expect(answer('/migration approve dba', {}, [other])).toMatchObject([{ reaction: 'THUMBS_UP' }]);
  });

  test('where the gate could not judge nobody is told that their word counts', () => {
    expect(answer('/migration approve', {}, null)).toEqual([]);
    expect(answer('/migration approve\n/migration help', {}, null)).toMatchObject([
      { reaction: 'EYES', matters: [{ type: 'help' }] },
    ]);
  });

  test('an edited comment is told so', () => {
    expect(answer('/migration approve', { editedAt: at })).toEqual([
      { comment: 7, reaction: 'CONFUSED', matters: [{ type: 'edited' }] },
    ]);
    expect(answer('/migration approve', { editedAt: at, ownReactions: ['THUMBS_UP'] })).toHaveLength(1);
  });

  test('nothing is answered twice', () => {
    expect(answer('/migration help', { answered: true, ownReactions: ['EYES'] })).toEqual([]);
    expect(answer('/migration approve', { ownReactions: ['THUMBS_UP'] })).toEqual([]);
    expect(answer('/migration aprove', { answered: true, ownReactions: ['CONFUSED'] })).toEqual([]);
    expect(answer('/migration aprove', { answered: true, ownReactions: ['CONFUSED'], editedAt: at })).toEqual([]);
    // The run ended between the reaction and the words, or between the words and the reaction.
    expect(answer('/migration help', { ownReactions: ['EYES'] })).toMatchObject([{ matters: [{ type: 'help' }] }]);
    expect(answer('/migration help', { answered: true })).toEqual([{ comment: 7, reaction: 'EYES', matters: [] }]);
  });

  test('what counted once is not called back by a later push', () => {
    const later: Refusal = { ...refusal, why: 'older-fingerprint' };
    expect(answer('/migration approve', { ownReactions: ['THUMBS_UP'] }, [later])).toEqual([]);
    expect(answer('/migration approve', { ownReactions: ['CONFUSED'], answered: true })).toMatchObject([
      { reaction: 'THUMBS_UP', matters: [] },
    ]);
  });

  test('only people are answered, and only where they said a command', () => {
    expect(answer('/migration aprove', { author: { id: 2, login: 'ci[bot]', type: 'Bot' } })).toEqual([]);
    expect(answer('/migration help', { author: null })).toEqual([]);
    expect(answer('Looks good.')).toEqual([]);
  });

  test('a flood is answered in portions, oldest first', () => {
    const flood = Array.from({ length: 50 }, (_, index) => readComment('/migration help', { id: index }));
    expect(acknowledgementsOf(flood, []).map(({ comment }) => comment)).toEqual([...Array(20).keys()]);
  });
});
