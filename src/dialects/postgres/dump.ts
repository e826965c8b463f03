/** Turns what pg_dump writes for psql into plain SQL, so that a dump can serve as baseline. */
import type { Text } from '../../model/text.ts';
import { positionsIn } from './positions.ts';
import { psqlParts } from './psql.ts';

export interface StrippedDump {
  /** Line numbers are those of the file: what was dropped became spaces. */
  readonly text: string;
  readonly dropped: readonly { readonly line: number; readonly what: Text }[];
}

/** Drops meta-commands, COPY … FROM stdin with its rows, and statements with psql variables. */
export function stripDump(text: string): StrippedDump {
  const positions = positionsIn(text);
  const parts = psqlParts(text);
  let stripped = '';
  let kept = 0;
  for (const { start, end } of parts) {
    stripped += text.slice(kept, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ');
    kept = end;
  }
  return {
    text: stripped + text.slice(kept),
    dropped: parts.map(({ start, what }) => ({ line: positions.lineOf(start), what })),
  };
}
