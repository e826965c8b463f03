/** Whole outputs against files that a person has looked at. `UPDATE=1` rewrites them; continuous integration may not. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from '@jest/globals';

const golden = new URL('../golden/', import.meta.url);

export function compare(file: string, actual: string): void {
  const url = new URL(file, golden);
  if (process.env.UPDATE === '1') {
    if (process.env.CI)
      throw new Error('UPDATE=1 is refused where CI is set: goldens are looked at before they are kept.');
    writeFileSync(url, actual);
  }
  expect(existsSync(url) ? readFileSync(url, 'utf8') : `${file} is missing: run with UPDATE=1`).toBe(actual);
}
