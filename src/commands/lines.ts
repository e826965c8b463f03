/**
 * The lines of a comment that are commands by their place: a line of its own in a paragraph of the outermost level, as
 * GitHub itself reads Markdown. What is quoted, listed, shown as code, hidden in HTML, struck out or linked is no
 * command. Comments are hostile: what the parser would chew on for long is cut or given up before it gets there.
 */
import type { Html, Nodes, Paragraph, RootContent } from 'mdast';
import { type Extension, fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

export interface CommandLine {
  /** 1-based. */
  readonly line: number;
  /** What stands behind `/migration`, trimmed. */
  readonly rest: string;
}

/** GitHub's own limit of a comment. */
const bodyLimit = 65_536;
/** The parser's time grows with the square of the lines: a thousand take a tenth of a second, 64 KB of lines a minute. */
const lineLimit = 1_000;
/** Cells of tables are costly, even where they are none in the end. */
const cellLimit = 4_000;
/** Characters that mean something inside a paragraph: their pairing takes the square of their number. */
const signLimit = 1_000;

const start = /^ {0,3}\/migration(?:[ \t]+(.*))?$/s;
const anyStart = /^ {0,3}\/migration(?![^\s])/m;

/** Markers of quotes, list items and footnotes, nine in one line or one far to the right: each level costs. */
const deep =
  /^(?:[ \t]{40,}(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])|(?:[ \t]*(?:>|\[\^[^\]]{1,999}\]:|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))){9})/;
/** A ruled line looks like many list markers, and is cheap. */
const ruled = /^[ \t]*(?:(?:-[ \t]*)+|(?:\*[ \t]*)+)$/;

// Only the tree is wanted; the look for addresses in text takes the square of its length.
const trees = gfmFromMarkdown().map((extension): Extension => ({ ...extension, transforms: [] }));

/** Everything within a paragraph, which the outline of a comment does without. */
const inlineConstructs = [
  'attention',
  'autolink',
  'characterEscape',
  'characterReference',
  'codeText',
  'emailAutolink',
  'gfmFootnoteCall',
  'gfmPotentialFootnoteCall',
  'hardBreakEscape',
  'htmlText',
  'labelEnd',
  'labelStartImage',
  'labelStartLink',
  'protocolAutolink',
  'strikethrough',
  'tasklistCheck',
  'wwwAutolink',
];

/** Elements that show their content as something that is not said: quoted, folded away, struck out, code. */
const quotingTag = /<(\/?)(?:blockquote|code|del|details|pre|s|strike|table|template)(?=[\s/>]|$)/gi;

/** `null`: the comment may hold a command, and is too long or too tangled to tell. */
export function commandLines(body: string): readonly CommandLine[] | null {
  // The parser drops a byte order mark, and its positions would be off by one.
  const text = body
    .slice(0, bodyLimit)
    .replace(/^\uFEFF/, '\uFFFD')
    .replace(/\r\n?/g, '\n');
  if (!anyStart.test(text)) return [];
  const lines = upToLastCommand(text.split('\n'));
  if (isTangled(lines)) return null;
  const found: CommandLine[] = [];
  let quoting = 0;
  for (const block of outline(lines.join('\n'))) {
    if (block.type === 'html') quoting = quotingAfter(quoting, block);
    if (block.type !== 'paragraph' || candidatesOf(block, lines).length === 0) continue;
    const paragraphs = paragraphsOf(block, lines);
    if (paragraphs === null) return null;
    for (const paragraph of paragraphs) {
      found.push(...commandsIn(paragraph, lines, quoting));
      quoting = tagsOf(paragraph).reduce(quotingAfter, quoting);
    }
  }
  return found;
}

function isTangled(lines: readonly string[]): boolean {
  if (lines.length > lineLimit || lines.some((line) => deep.test(line) && !ruled.test(line))) return true;
  return lines.reduce((cells, line) => cells + line.split('|').length - 1, 0) > cellLimit;
}

/** Nothing that follows the blank line after the last possible command changes what comes before it. */
function upToLastCommand(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => start.test(line));
  const blank = lines.findIndex((line, index) => index > last && /^[ \t]*$/.test(line));
  return lines.slice(0, blank < 0 ? lines.length : blank);
}

/** The blocks of the outermost level, by their lines. */
function outline(text: string): readonly RootContent[] {
  return fromMarkdown(text, {
    extensions: [gfm(), { disable: { null: inlineConstructs } }],
    mdastExtensions: [trees],
  }).children;
}

function candidatesOf({ position }: Paragraph, lines: readonly string[]): CommandLine[] {
  if (position === undefined) return [];
  const found: CommandLine[] = [];
  for (let line = position.start.line; line <= position.end.line; line += 1) {
    const match = start.exec(lines[line - 1] ?? '');
    if (match) found.push({ line, rest: (match[1] ?? '').trim() });
  }
  return found;
}

/** A paragraph of the outline in full, with the positions of the comment; `null`: too tangled. */
function paragraphsOf({ position }: Paragraph, lines: readonly string[]): readonly Paragraph[] | null {
  if (position === undefined) return null;
  const text = lines.slice(position.start.line - 1, position.end.line).join('\n');
  if ((text.match(/[^\p{L}\p{N}\s]/gu)?.length ?? 0) > signLimit) return null;
  // Blank lines in front keep the numbers of the lines; an indented first line would be code here.
  const moved = '\n'.repeat(position.start.line - 1) + text.replace(/^[ \t]+/, '');
  const { children } = fromMarkdown(moved, { extensions: [gfm()], mdastExtensions: [trees] });
  return children.filter((child) => child.type === 'paragraph');
}

function commandsIn(paragraph: Paragraph, lines: readonly string[], quoting: number): CommandLine[] {
  return candidatesOf(paragraph, lines).filter(({ line }) => {
    const before = tagsOf(paragraph).filter(({ position }) => (position?.start.line ?? 0) < line);
    return before.reduce(quotingAfter, quoting) === 0 && !isInside(paragraph.children, line, lines);
  });
}

function tagsOf({ children }: Paragraph): Html[] {
  return children.filter((node) => node.type === 'html');
}

/** The line begins within code, a link, an emphasis or a tag that began before it. */
function isInside(nodes: readonly Nodes[], line: number, lines: readonly string[]): boolean {
  const column = (lines[line - 1] ?? '').indexOf('/') + 1;
  return nodes.some(({ type, position }) => {
    if (type === 'text' || position === undefined) return false;
    const { start: from, end: to } = position;
    const begun = from.line < line || (from.line === line && from.column <= column);
    const ended = to.line < line || (to.line === line && to.column <= column);
    return begun && !ended;
  });
}

/** How many quoting elements are open after this piece of HTML. */
function quotingAfter(open: number, { value }: Html): number {
  let depth = open;
  for (const [, closing] of value.matchAll(quotingTag)) depth = Math.max(0, depth + (closing ? -1 : 1));
  return depth;
}
