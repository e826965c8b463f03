/** Every key of a type, so that a field added to the contract must be given its place here. */
import type { Text } from '../model/text.ts';

/** In the place of a sentence, which the contract has in English. */
export const text = 'text';

export type Order<T> = [T] extends [Text | string]
  ? Text extends T
    ? typeof text
    : null
  : T extends readonly (infer Entry)[]
    ? Order<Entry>
    : T extends object
      ? string extends keyof T
        ? null
        : { readonly [Key in keyof T]-?: Order<NonNullable<T[Key]>> }
      : null;
