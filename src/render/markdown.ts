/**
 * The report comment. The same review gives the same bytes: no time, no duration. A comment holds 65,536 characters,
 * so a report that is longer is built again with less detail, and says so.
 */
import Handlebars from 'handlebars';
import type { Inline, Segment, Sign } from './inline.ts';
import * as inert from './markdown-escape.ts';
import { entityDiagram, lockTimeline } from './mermaid.ts';
import type { Block, Detail, FaultView, View } from './view.ts';

/** Template texts by file name without `.hbs`: `report.md`. */
export type Templates = Readonly<Record<string, string>>;

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
  templates: Templates,
  sourceUrl: string | null,
  limit: number = commentLimit,
): string {
  const template = compile(templates, sourceUrl);
  let text = '';
  for (const detail of details) {
    text = template(viewOf(detail));
    if (text.length <= limit) break;
  }
  return text;
}

function compile(templates: Templates, sourceUrl: string | null): (view: View) => string {
  const handlebars = Handlebars.create();
  for (const [name, template] of Object.entries(templates)) {
    if (name.endsWith('.md')) handlebars.registerPartial(name.slice(0, -'.md'.length), template);
  }
  const inline = (words: Inline) => inlineMarkdown(words, sourceUrl);
  handlebars.registerHelper({
    inline,
    text: inert.text,
    label: (value: string) => inert.unbroken(value),
    lines: (lines: FaultView['lines']) =>
      lines.map(({ label, words }) => `**${inert.text(label)}:** ${inline(words)}`).join('<br>'),
    quote: (value: string) => inert.block(value, '').replace(/^/gm, '> '),
    list: (items: readonly Inline[]) => list(items, inline),
    blocks: (blocks: readonly Block[]) => blocksMarkdown(blocks, sourceUrl),
  });
  const report = handlebars.compile<View>('{{> report}}', { strict: true, noEscape: true, preventIndent: true });
  return (view) => report(view).trimEnd();
}

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
