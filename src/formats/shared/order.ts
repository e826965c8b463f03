/** The two orders in which migration tools sort: numbers of any length, and text by code unit. Locales play no part. */

/** Compares strings of decimal digits as integers of any length: `9` before `10`, `007` equal to `7`. */
export function compareNumeric(a: string, b: string): number {
  const left = a.replace(/^0+/, '');
  const right = b.replace(/^0+/, '');
  return left.length - right.length || compareText(left, right);
}

/** Compares by UTF-16 code unit, which is the same everywhere. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
