/** A review in the form someone asked for. Every form derives from the review alone. */
import type { Review } from '../model/review.ts';
import { html, htmlDetail } from './html.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { english, type Messages } from './messages.ts';
import { sarif } from './sarif.ts';
import type { Templates } from './template.ts';
import { terminal, terminalDetail } from './terminal.ts';
import { buildView } from './view/build.ts';
import type { Detail, RuleText } from './view.ts';

export const outputFormats = ['text', 'markdown', 'json', 'sarif', 'html'] as const;
export type OutputFormat = (typeof outputFormats)[number];

export interface RenderOptions {
  /** Contents of `templates/`, by file name without `.hbs`. */
  readonly templates: Templates;
  /** Those of them that a repository replaces. */
  readonly own?: Templates;
  readonly rules: ReadonlyMap<string, RuleText>;
  /** English where nothing is said. */
  readonly messages?: Messages;
  /** Colours in `text`. */
  readonly color?: boolean;
  /** Address under which files of the head are found (`https://github.com/acme/shop/blob/SHA`): places become links. */
  readonly sourceUrl?: string;
  /** Where the unshortened report is, named when the comment had to be shortened. */
  readonly fullReportUrl?: string;
  /** Most characters of `markdown`; a comment's limit where nothing is said. */
  readonly characters?: number;
}

export function render(review: Review, format: OutputFormat, options: RenderOptions): string {
  const { rules, messages = english } = options;
  const sourceUrl = options.sourceUrl ?? null;
  const viewOf = (detail: Detail) => buildView({ review, rules, messages, detail }, options.fullReportUrl ?? null);
  switch (format) {
    case 'text':
      return terminal(viewOf(terminalDetail), messages, options.color ?? false);
    case 'markdown':
      return markdown(viewOf, options, sourceUrl, options.characters);
    case 'json':
      return json(review);
    case 'sarif':
      return sarif(review, rules);
    case 'html':
      return html(viewOf(htmlDetail), options, messages.language, sourceUrl);
  }
}
