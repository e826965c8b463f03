/**
 * Text, names and SQL from a repository as inert GitHub Markdown: no link, mention, reference, task box, HTML, emoji
 * or formula comes of it, and no table or comment ends early. GitHub looks for mentions and references in the text
 * that is left *after* Markdown, where a backslash no longer helps; a zero-width space inside them does.
 */
import { visible, visibleLines } from './visible.ts';

const breaker = '&#8203;';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '|': '&#124;',
  // GitHub's own advice for a dollar sign that opens no formula.
  $: '<span>$</span>',
  '@': `@${breaker}`,
  '#': `#${breaker}`,
};

/** Pieces that GitHub would turn into something, then single characters. Cut where a zero-width space breaks them. */
const special = new RegExp(
  [
    String.raw`:(?=\/\/)`,
    String.raw`:(?=[\w+-]+:)`,
    String.raw`www(?=\.)`,
    String.raw`GH-(?=\d)`,
    // A commit: seven and more hexadecimal digits, and not just a number or a word.
    String.raw`\b(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{6}(?=[0-9a-f]+\b)`,
    String.raw`[\\\x60*_[\]~&<>|$@#]`,
  ].join('|'),
  'gi',
);

/** Prose: white space folds, everything that could be markup is shown as typed. */
export function text(value: string): string {
  const line = visible(value.replace(/[ \t\r\n\f\v]+/g, ' '));
  const escaped = line.replace(special, (found) => {
    if ('\\`*_[]~'.includes(found)) return `\\${found}`;
    return entities[found] ?? found + breaker;
  });
  // At the start of a line these begin a list, a heading or a rule.
  return escaped.replace(/^( ?)([-+=])/, '$1\\$2').replace(/^( ?\d+)([.)])/, '$1\\$2');
}

/** The same, on one line however narrow its column is. */
export function unbroken(value: string): string {
  return text(value).replaceAll(' ', '&nbsp;').replaceAll('-', '&#8209;');
}

function longestRun(value: string): number {
  return Math.max(0, ...(value.match(/`+/g) ?? []).map((run) => run.length));
}

/**
 * Inline code. A name with `|` becomes a `<code>` element whose punctuation is entities: tables of GitHub and of
 * other renderers disagree on a backslash before a bar, and on entities they agree.
 */
export function code(value: string): string {
  const shown = visible(value);
  if (shown === '') return '`""`';
  if (shown.includes('|')) {
    const inert = shown.replace(/[!-/:-@[-`{-~]/g, (mark) => `&#${mark.charCodeAt(0)};${mark === '@' ? breaker : ''}`);
    return `<code>${inert}</code>`;
  }
  const fence = '`'.repeat(longestRun(shown) + 1);
  const stripped = shown.startsWith(' ') && shown.endsWith(' ') && /[^ ]/.test(shown);
  const padding = /^`|`$/.test(shown) || stripped ? ' ' : '';
  return `${fence}${padding}${shown}${padding}${fence}`;
}

/** A fenced block, its fence longer than any run of backticks inside. Ends without a line end. */
export function block(value: string, language: string): string {
  const shown = visibleLines(value);
  const fence = '`'.repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}${language}\n${shown}\n${fence}`;
}

/** The address of a file under a base address, every segment percent-encoded. */
export function encodePath(path: string): string {
  return path
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .split('/')
    .map(encodePathSegment)
    .join('/');
}

/** RFC 3986 unreserved characters stay; `encodeURIComponent` leaves marks that end a Markdown link. */
function encodePathSegment(segment: string): string {
  return encodeURIComponent(segment).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
