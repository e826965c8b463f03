/** A review in the format that was asked for, written where it was asked for. */
import type { Review } from '../../model/review.ts';
import { type OutputFormat, render } from '../../render/render.ts';
import { rules } from '../../rules/registry.ts';
import { readTemplates } from '../templates.ts';
import { type Context, wantsColour } from './context.ts';
import { emit } from './output.ts';

export interface ShowOptions {
  readonly format: OutputFormat;
  readonly output?: string;
}

export async function show(review: Review, { format, output }: ShowOptions, context: Context): Promise<void> {
  const text = render(review, format, {
    templates: readTemplates(),
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    color: output === undefined && wantsColour(context),
  });
  await emit(text, output, context);
}
