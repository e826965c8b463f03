/**
 * What of a comment GitHub would bring to life: mentions, references, links, boxes, elements. Read with the Markdown
 * parser that GitHub's own dialect is described by, independent of what escapes the text.
 */
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

export interface Alive {
  readonly mentions: readonly string[];
  /** `#12`, `GH-12`. */
  readonly references: readonly string[];
  /** Addresses. */
  readonly links: readonly string[];
  /** The whole lines of task boxes. */
  readonly boxes: readonly string[];
  /** Tags and HTML comments, as written. */
  readonly elements: readonly string[];
}

export function aliveIn(markdown: string): Alive {
  const lines = markdown.split('\n');
  const nodes = [...walk(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }))];
  const markup = nodes.flatMap((node) => (node.type === 'html' ? [node.value] : []));
  // Between the tags of a block of HTML stands text, in which GitHub looks for names as well.
  const texts = outsideCode(nodes);
  const words = [...texts, ...markup.map((html) => html.replace(element, ' '))];
  return {
    mentions: words.flatMap((text) => [...text.matchAll(/(?<![\w`])@([A-Za-z0-9][\w./-]*)/g)].map(([found]) => found)),
    references: words.flatMap((text) => text.match(/(?<![\w&])#\d+|\bGH-\d+/gi) ?? []),
    links: nodes.flatMap((node) => ('url' in node ? [node.url] : [])),
    boxes: nodes.flatMap((node) =>
      node.type === 'listItem' && typeof node.checked === 'boolean'
        ? [lines[(node.position?.start.line ?? 0) - 1] ?? '']
        : [],
    ),
    elements: markup.flatMap((html) => html.match(element) ?? []),
  };
}

const element = /<!--[\s\S]*?-->|<\/?[a-z][^>]*>/gi;

/** Texts that GitHub searches: not those between the tags of a code element. */
function outsideCode(nodes: readonly Nodes[]): readonly string[] {
  let depth = 0;
  return nodes.flatMap((node) => {
    if (node.type === 'html' && /^<\/?code>$/.test(node.value)) depth += node.value === '<code>' ? 1 : -1;
    return node.type === 'text' && depth === 0 ? [node.value] : [];
  });
}

function* walk(node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* walk(child);
}
