/**
 * The small Markdown of a rule's own documentation as blocks: paragraphs, lists, fenced code, code, strong. So that HTML
 * and terminal can show it too, and no format needs to trust it.
 */
import { type Inline, prose, sentence, strong } from '../inline.ts';
import type { Block } from '../view.ts';

/** The blocks of a text, its first paragraph led in by a label. */
export function documentation(label: string, markdown: string): readonly Block[] {
  const blocks = blocksOf(markdown);
  const [first, ...rest] = blocks;
  if (first?.type === 'paragraph') {
    return [{ type: 'paragraph', words: sentence([strong(label), ' ', first.words]) }, ...rest];
  }
  return blocks.length === 0 ? [] : [{ type: 'paragraph', words: [strong(label)] }, ...blocks];
}

function blocksOf(markdown: string): readonly Block[] {
  const fenced = markdown.trim().split(/^```\w*\n([\s\S]*?)\n?```$/m);
  return fenced.flatMap((piece, index): readonly Block[] =>
    index % 2 === 1 ? [{ type: 'sql', sql: piece }] : piece.split(/\n\s*\n/).flatMap(paragraphOrList),
  );
}

function paragraphOrList(text: string): readonly Block[] {
  const trimmed = text.trim();
  if (trimmed === '') return [];
  if (!/^[-*] /.test(trimmed)) return [{ type: 'paragraph', words: prose(trimmed.replace(/\s+/g, ' ')) }];
  const items = trimmed.split(/^[-*] /m).filter((item) => item.trim() !== '');
  return [{ type: 'list', items: items.map((item) => prose(item.trim().replace(/\s+/g, ' '))) }];
}

/** What fits in one line of advice. */
export function firstSentence(markdown: string): Inline {
  const [paragraph = ''] = markdown.trim().split(/\n\s*\n/);
  const line = paragraph.replace(/\s+/g, ' ');
  return prose(/^.*?[.!?](?=\s|$)/.exec(line)?.[0] ?? line.replace(/:$/, '.'));
}
