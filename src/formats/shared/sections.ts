/** Cutting one file into its sides without moving a line, and refusing it as its own tool would. */

import { FaultError } from '../../model/fault.ts';
import type { Text } from '../../model/text.ts';
import { blank } from './text.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Keeps the spans, which are in order and do not overlap, and blanks everything else. */
export function pieces(text: string, spans: readonly Span[]): string {
  let at = 0;
  const kept: string[] = [];
  for (const { start, end } of spans) {
    kept.push(blank(text.slice(at, start)), text.slice(start, end));
    at = end;
  }
  return [...kept, blank(text.slice(at))].join('');
}

/** The line, counted from 1, of an offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** The fault of a file that breaks the rules of its own tool. */
export function refuse(path: string, line: number, what: Text, mend: Text, example?: string): FaultError {
  return new FaultError({
    code: 'format',
    what,
    where: `${path}:${line}`,
    mend,
    ...(example === undefined ? {} : { example }),
  });
}
