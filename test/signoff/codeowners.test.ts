/** CODEOWNERS as GitHub's own page describes it. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { noCodeOwners, parseCodeOwners } from '../../src/signoff/codeowners.ts';
import { pathPattern } from '../../src/signoff/path-pattern.ts';

// Patterns and their meaning from GitHub's page "About code owners", and from gitignore(5) where it refers to that.
test.each<[string, readonly string[], readonly string[]]>([
  ['*', ['a', 'a/b/c'], []],
  ['**', ['a', 'a/b/c'], []],
  ['*.js', ['a.js', 'x/y/a.js', 'dir.js/file'], ['a.jsx', 'js', 'a.JS']],
  ['/build/logs/', ['build/logs/a', 'build/logs/x/a'], ['build/logs', 'x/build/logs/a', 'build/logsx/a']],
  ['docs/*', ['docs/getting-started.md'], ['docs/build-app/troubleshooting.md', 'x/docs/a.md', 'docs']],
  ['apps/', ['apps/a', 'x/apps/y/a'], ['apps', 'xapps/a']],
  ['/docs/', ['docs/a', 'docs/b/a'], ['x/docs/a']],
  ['/apps/github', ['apps/github', 'apps/github/a'], ['apps/githubx', 'x/apps/github']],
  ['**/logs', ['logs', 'build/logs/a', 'a/b/logs'], ['logsx']],
  ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b/c'], ['ab', 'x/a/b']],
  ['a/**', ['a/b', 'a/b/c'], ['a', 'b/a/c']],
  ['/*', ['a'], ['a/b']],
  ['/*.sql', ['a.sql'], ['x/a.sql']],
  ['db/migrations', ['db/migrations/1.sql'], ['x/db/migrations/1.sql']],
  ['migrations', ['migrations/1.sql', 'db/migrations/1.sql'], ['migrations2/1.sql']],
  ['v?.sql', ['v1.sql'], ['v.sql', 'v12.sql', 'v/.sql']],
  ['a*b*c', ['abc', 'axbxc', 'abcbc'], ['ab', 'acb', 'a/b/c']],
  ['my\\ file', ['my file'], ['my\\ file', 'my']],
  ['\\*.sql', ['*.sql'], ['a.sql']],
])('%s', (pattern, yes, no) => {
  const matches = pathPattern(pattern);
  expect(yes.filter((path) => !matches?.(path))).toEqual([]);
  expect(no.filter((path) => matches?.(path))).toEqual([]);
});

test.each([['!a'], ['[ab].sql'], ['a]b'], ['\\#a'], ['#a'], ['/'], ['a//b'], ['a***b'], ['a'.repeat(1_001)]])(
  '%s is no pattern',
  (pattern) => {
    expect(pathPattern(pattern)).toBeNull();
  },
);

test('no pattern is slow', () => {
  const matches = pathPattern(`${'*a'.repeat(400)}b`);
  const deep = pathPattern(`${'**/a/'.repeat(160)}b`);
  const start = performance.now();
  expect(matches?.('a'.repeat(1_000))).toBe(false);
  expect(deep?.('a/'.repeat(500))).toBe(false);
  expect(performance.now() - start).toBeLessThan(5_000);
});

describe('the file', () => {
  const { ownersOf } = parseCodeOwners(
    [
      '# everything',
      '* @acme/all   # and a comment',
      '',
      '  db/** @Alice bob@example.com\r',
      'db/generated/',
      '!db/secret @mallory',
      'db/[ab].sql @mallory',
      '\\#a @mallory',
      'db/plain mallory',
      'db/bad @mallory @@x',
      'docs/my\\ plans @carol',
    ].join('\n'),
  );

  test.each([
    ['a', ['@acme/all']],
    ['db/a.sql', ['@Alice', 'bob@example.com']],
    ['db/generated/a.sql', []],
    ['db/secret', ['@Alice', 'bob@example.com']],
    ['db/plain', ['@Alice', 'bob@example.com']],
    ['db/bad', ['@Alice', 'bob@example.com']],
    ['#a', ['@acme/all']],
    ['docs/my plans', ['@carol']],
    ['DB/a.sql', ['@acme/all']],
  ])('%s', (path, owners) => {
    expect(ownersOf(path)).toEqual(owners);
    expect(ownersOf(path)).toEqual(owners);
  });

  test('over three megabytes GitHub loads none', () => {
    const line = '* @alice\n';
    const padding = '#'.repeat(3 * 1024 * 1024 - line.length);
    expect(parseCodeOwners(`${line}${padding}`).ownersOf('a')).toEqual(['@alice']);
    expect(parseCodeOwners(`${line}${padding}#`).ownersOf('a')).toEqual([]);
    // Bytes are counted, not characters.
    expect(parseCodeOwners(`${line}#${'é'.repeat(1.6 * 1024 * 1024)}`).ownersOf('a')).toEqual([]);
  });

  test('none', () => {
    expect(noCodeOwners.ownersOf('a')).toEqual([]);
    expect(parseCodeOwners('').ownersOf('a')).toEqual([]);
  });

  test('any text is read without throwing, and says nothing but owners that it names', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, path) => {
        for (const owner of parseCodeOwners(text).ownersOf(path)) expect(text).toContain(owner);
      }),
    );
  });
});
