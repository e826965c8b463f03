/**
 * The report as one HTML page that needs nothing else: no script, no outside address, light and dark by the reader's
 * setting. It shows the same view as the comment, with the diagrams drawn in plain HTML.
 */
import Handlebars from 'handlebars';
import type { Inline, Segment } from './inline.ts';
import { emoji, placeUrl } from './markdown.ts';
import { compileTemplates, type TemplateSet } from './template.ts';
import type { Bar, Block, Detail, Entity, View } from './view.ts';
import { visible, visibleLines } from './visible.ts';

/** A page has room. */
export const htmlDetail: Detail = { name: 'full', entries: 5000, characters: 20_000 };

/** @param sourceUrl address under which files of the head are found, or `null` for no links */
export function html(view: View, templates: TemplateSet, language: string, sourceUrl: string | null): string {
  const kind = { ending: '.html', entry: 'page', helpers: helpersFor(sourceUrl), plain: null };
  return compileTemplates<View & { readonly language: string }>(kind, templates)({ ...view, language });
}

function helpersFor(sourceUrl: string | null) {
  const inline: Write = (words) => words.map((segment) => segmentHtml(segment, sourceUrl)).join('');
  const safe = (markup: string) => new Handlebars.SafeString(markup);
  return {
    inline: (words: Inline) => safe(inline(words)),
    plain: (words: Inline) => words.map((segment) => ('text' in segment ? visible(segment.text) : '')).join(''),
    sql: (sql: string) => safe(pre(sql)),
    blocks: (blocks: readonly Block[]) => safe(blocks.map((block) => blockHtml(block, inline)).join('\n')),
  };
}

/** What templates for the page may call. */
export const htmlHelpers: readonly string[] = Object.keys(helpersFor(null));

type Write = (words: Inline) => string;

function escaped(text: string): string {
  return Handlebars.escapeExpression(visible(text));
}

function pre(sql: string): string {
  return `<pre><code>${Handlebars.escapeExpression(visibleLines(sql))}</code></pre>`;
}

function segmentHtml(segment: Segment, sourceUrl: string | null): string {
  switch (segment.type) {
    case 'text':
      return escaped(segment.text.replace(/[ \t\r\n]+/g, ' '));
    case 'strong':
      return `<strong>${escaped(segment.text)}</strong>`;
    case 'code':
      return `<code>${escaped(segment.text)}</code>`;
    case 'person':
      return escaped(`@${segment.text}`);
    case 'sign':
      return `<span class="sign">${emoji(segment.sign)}</span>`;
    case 'break':
      return '<br>';
    case 'link':
      return `<a href="${escaped(encodeURI(segment.url))}">${escaped(segment.text)}</a>`;
    case 'place': {
      const shown = `<code>${escaped(segment.label)}</code>`;
      const url = placeUrl(segment, sourceUrl);
      return url === null ? shown : `<a href="${escaped(url)}">${shown}</a>`;
    }
  }
}

function blockHtml(block: Block, inline: Write): string {
  switch (block.type) {
    case 'paragraph':
      return `<p>${inline(block.words)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${inline(item)}</li>`).join('')}</ul>`;
    case 'table': {
      const head = block.head.map((title) => `<th>${escaped(title)}</th>`).join('');
      const rows = block.rows.map((cells) => `<tr>${cells.map((cell) => `<td>${inline(cell)}</td>`).join('')}</tr>`);
      return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`;
    }
    case 'sql':
      return pre(block.sql);
    case 'fold': {
      const body = block.blocks.map((inner) => blockHtml(inner, inline)).join('\n');
      return `<details><summary>${escaped(block.title)}</summary>${body}</details>`;
    }
    case 'entities':
      return `<div class="entities">${block.entities.map(entityHtml).join('')}</div>`;
    case 'timeline':
      return timelineHtml(block.bars, block.steps);
  }
}

function entityHtml(entity: Entity): string {
  const rows = entity.columns.map(
    (column) =>
      `<tr class="${column.mark}"><td>${escaped(column.name)}</td><td>${escaped(column.type)}</td><td>${escaped([...column.keys, column.note].filter((word) => word !== '').join(' · '))}</td></tr>`,
  );
  return `<table class="entity ${entity.mark}"><caption>${escaped(entity.name)}</caption>${rows.join('')}</table>`;
}

/** One column a statement: a bar spans those it is held through. */
function timelineHtml(bars: readonly Bar[], steps: number): string {
  const rows = bars.map((bar) => {
    const words = escaped(`${bar.mode}, ${bar.words}`);
    return `<div class="relation"><code>${escaped(bar.relation)}</code></div><div class="track"><div class="bar ${bar.blocks}" style="grid-column: ${bar.from} / ${bar.to + 1}" title="${words}">${words}</div></div>`;
  });
  const numbers = Array.from({ length: steps }, (_, index) => `<span>${index + 1}</span>`).join('');
  return `<div class="timeline" style="--steps: ${steps}">${rows.join('\n')}<div></div><div class="track axis">${steps > 40 ? `<span>1</span><span style="grid-column: ${steps}">${steps}</span>` : numbers}</div></div>`;
}
