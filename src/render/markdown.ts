/**
 * The report comment. The same review gives the same bytes: no time, no duration. A comment holds 65,536 characters,
 * so a report that is longer is built again with less detail, and says so.
 */

import { reportMarker } from '../model/markers.ts';
import { phrase } from '../model/text.ts';
import type { Inline, Segment, Sign } from './inline.ts';
import * as inert from './markdown-escape.ts';
import { entityDiagram, lockTimeline } from './mermaid.ts';
import { compileTemplates, TemplateBudgetError, TemplateError, type TemplateSet } from './template.ts';
import type { Block, Detail, FaultView, View } from './view.ts';

/** GitHub's limit for a comment, in UTF-16 units. */
export const commentLimit = 65_536;

const linkedPathLength = 500;

/** In order; the last fits whatever the names are. */
const details: readonly Detail[] = [
  { name: 'full', entries: Number.POSITIVE_INFINITY, characters: 4000 },
  { name: 'full', entries: 50, characters: 2000 },
  { name: 'compact', entries: 40, characters: 500 },
  { name: 'compact', entries: 20, characters: 300 },
  { name: 'summary', entries: 40, characters: 200 },
  { name: 'summary', entries: 10, characters: 150 },
  { name: 'summary', entries: 1, characters: 80 },
];

const signs: Readonly<Record<Sign, string>> = {
  good: '✅',
  caution: '⚠️',
  bad: '🔴',
  stop: '⛔',
  waiting: '🟡',
  critical: '🔴',
  danger: '🟠',
  warning: '🟡',
  info: '🔵',
  waived: '⚪',
};

/** The glyph of a sign where emoji are shown. */
export function emoji(sign: Sign): string {
  return signs[sign];
}

/**
 * @param viewOf builds the view with a given amount of detail
 * @param sourceUrl address under which files of the head are found, or `null` for no links
 */
export function markdown(
  viewOf: (detail: Detail) => View,
  templates: TemplateSet,
  sourceUrl: string | null,
  limit: number = commentLimit,
): string {
  const kind = { ending: '.md', entry: 'report', helpers: helpersFor(sourceUrl), plain: 'text' };
  const template = compileTemplates<View>(kind, templates);
  let text = '';
  for (const [index, detail] of details.entries()) {
    try {
      text = marked(template(viewOf(detail)).trimEnd());
    } catch (error) {
      if (error instanceof TemplateBudgetError && index < details.length - 1) continue;
      throw error;
    }
    if (text.length <= limit) return text;
  }
  // Ours fit in the end, so it is what a repository has added that does not.
  if (templates.own && Object.keys(templates.own).length > 0) {
    throw new TemplateError(phrase`it prints more than ${limit} characters, whatever is left out`);
  }
  return text;
}

/** The comment is known again by its first line, whatever the templates say; nothing below it is read back. */
function marked(text: string): string {
  return text.startsWith(`${reportMarker}\n`) ? text : `${reportMarker}\n${text}`;
}

function helpersFor(sourceUrl: string | null) {
  const inline = (words: Inline) => inlineMarkdown(words, sourceUrl);
  return {
    inline,
    text: (value: unknown) => {
      if (typeof value === 'object')
        throw new TemplateError(phrase`a sentence is printed by \`inline\`, a list of them by \`list\``);
      return inert.text(String(value));
    },
    label: (value: string) => inert.unbroken(value),
    lines: (lines: FaultView['lines']) =>
      lines.map(({ label, words }) => `**${inert.text(label)}:** ${inline(words)}`).join('<br>'),
    quote: (value: string) => inert.block(value, '').replace(/^/gm, '> '),
    list: (items: readonly Inline[]) => list(items, inline),
    blocks: (blocks: readonly Block[]) => blocksMarkdown(blocks, sourceUrl),
  };
}

/** What templates for Markdown may call. */
export const markdownHelpers: readonly string[] = Object.keys(helpersFor(null));

/** One line of Markdown. */
export function inlineMarkdown(words: Inline, sourceUrl: string | null): string {
  return words.map((segment) => segmentText(segment, sourceUrl)).join('');
}

/** Blocks with an empty line between them. */
export function blocksMarkdown(blocks: readonly Block[], sourceUrl: string | null): string {
  const inline = (words: Inline) => inlineMarkdown(words, sourceUrl);
  return blocks.map((block) => blockText(block, inline)).join('\n\n');
}

type Write = (words: Inline) => string;

function list(items: readonly Inline[], inline: Write): string {
  return items.map((item) => `- ${inline(item)}`).join('\n');
}

function blockText(block: Block, inline: Write): string {
  switch (block.type) {
    case 'paragraph':
      return inline(block.words);
    case 'list':
      return list(block.items, inline);
    case 'table': {
      const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
      const rows = block.rows.map((cells) => line(cells.map(inline)));
      return [line(block.head.map(inert.text)), line(block.head.map(() => '---')), ...rows].join('\n');
    }
    case 'sql':
      return inert.block(block.sql, 'sql');
    case 'fold': {
      const body = block.blocks.map((inner) => blockText(inner, inline)).join('\n\n');
      return `<details><summary>${inert.text(block.title)}</summary>\n\n${body}\n\n</details>`;
    }
    case 'entities':
      return inert.block(entityDiagram(block), 'mermaid');
    case 'timeline':
      return inert.block(lockTimeline(block.bars), 'mermaid');
  }
}

/** Where a place is found; `null` without a base address, or when the path is too long to be worth its bytes. */
export function placeUrl({ path, line }: Extract<Segment, { type: 'place' }>, sourceUrl: string | null): string | null {
  if (sourceUrl === null || path.length > linkedPathLength) return null;
  return `${sourceUrl}/${inert.encodePath(path)}${line === null ? '' : `#L${line}`}`;
}

function segmentText(segment: Segment, sourceUrl: string | null): string {
  switch (segment.type) {
    case 'text':
      return inert.text(segment.text);
    case 'strong':
      return `**${inert.text(segment.text)}**`;
    case 'code':
      return inert.code(segment.text);
    case 'person':
      return `@${segment.text}`;
    case 'sign':
      return emoji(segment.sign);
    case 'link':
      return `[${inert.text(segment.text)}](<${encodeURI(segment.url).replace(/[<>\n]/g, '')}>)`;
    case 'break':
      return '<br>';
    case 'place': {
      const url = placeUrl(segment, sourceUrl);
      return url === null ? inert.code(segment.label) : `[${inert.code(segment.label)}](<${url}>)`;
    }
  }
}
