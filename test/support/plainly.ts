/** A value with every sentence in it as English text, for matchers that look into a sentence. */
import { inEnglish } from '../../src/model/text.ts';
import { isText } from './sentences.ts';

export type Plainly<Value> = Value extends { readonly template: string }
  ? string
  : Value extends object
    ? { readonly [Key in keyof Value]: Plainly<Value[Key]> }
    : Value;

export function plainly<Value>(value: Value): Plainly<Value> {
  if (isText(value)) return inEnglish(value) as Plainly<Value>;
  if (Array.isArray(value)) return value.map(plainly) as Plainly<Value>;
  if (typeof value !== 'object' || value === null) return value as Plainly<Value>;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plainly(one)])) as Plainly<Value>;
}
