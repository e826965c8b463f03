/** A review in the format that was asked for, written where it was asked for. */

import type { Config } from '../../model/config.ts';
import type { Review } from '../../model/review.ts';
import { type OutputFormat, render } from '../../render/render.ts';
import type { Templates } from '../../render/template.ts';
import { voiceOf } from '../../walk/voice.ts';
import { readTemplates } from '../templates.ts';
import { type Context, wantsColour } from './context.ts';
import { emit } from './output.ts';

export interface ShowOptions {
  readonly format: OutputFormat;
  readonly output?: string;
}

/** How a repository wants to be told; a review that was kept is told in English and by the product's templates. */
export interface Manner {
  readonly language: Config['language'];
  readonly own: Templates;
}

/** What people read is in the language of the configuration; what programs and terminals read is not translated. */
const translated: ReadonlySet<OutputFormat> = new Set(['markdown', 'html']);

export async function show(
  review: Review,
  { format, output }: ShowOptions,
  context: Context,
  { language, own }: Manner = { language: 'en', own: {} },
): Promise<void> {
  const { rules, messages } = voiceOf(translated.has(format) ? language : 'en');
  const text = render(review, format, {
    templates: readTemplates(),
    own,
    rules,
    messages,
    color: output === undefined && wantsColour(context),
  });
  await emit(text, output, context);
}
