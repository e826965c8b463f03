/** The vocabulary of the configuration's form: how a key describes itself, and the kinds of value that recur. */

import { z } from 'zod';
import { inEnglish, phrase, type Text } from '../../model/text.ts';

/** What each key says about itself. `form` becomes the JSON schema's title: editors show it, faults quote it. */
export function key<Schema extends z.ZodType>(
  schema: Schema,
  form: Text,
  description: string,
  example: unknown,
): Schema {
  return schema.meta({ title: inEnglish(form), description, examples: [example] });
}

export const yesOrNo = phrase`true or false`;
export const duration = z.string().regex(/^[1-9]\d{0,5}(?:ms|s|m|h|d)$/);
export const wholeSeconds = z.string().regex(/^[1-9]\d{0,5}[smh]$/);
export const wholeHours = z.string().regex(/^[1-9]\d{0,3}[hd]$/);
export const durationForm = phrase`a duration: a whole number and ms, s, m, h or d`;
export const secondsForm = phrase`a duration: a whole number and s, m or h`;
export const hoursForm = phrase`a duration: a whole number and h or d`;

/** Inside the repository: relative, `/` between parts, never upwards. */
export const insidePath = z
  .string()
  .min(1)
  .max(500)
  .regex(/^(?!\/)(?![\s\S]*(?:^|\/)\.\.(?:\/|$))[^\\\0]+$/);
export const pathForm = phrase`a path inside the repository, with / and without a leading / or ..`;
