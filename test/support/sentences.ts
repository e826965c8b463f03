/** A sentence equals its English, so that expectations can be read; whether it can be translated is tested by itself. */
import { expect } from '@jest/globals';
import { inEnglish, type Text } from '../../src/model/text.ts';

export function isText(value: unknown): value is Text {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).sort().join() === 'template,values' &&
    Array.isArray((value as { values: unknown }).values)
  );
}

expect.addEqualityTesters([
  (one: unknown, other: unknown) => {
    const texts = [one, other].map((value) => (isText(value) || typeof value === 'string' ? inEnglish(value) : null));
    return isText(one) || isText(other) ? texts[0] === texts[1] : undefined;
  },
]);
