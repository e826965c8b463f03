/** A way down as the `--rollback` lines of a changeset, in place of those that it has. */

import type { FileEdit } from '../../model/format.ts';
import { phrase } from '../../model/text.ts';
import { scanStatements } from '../shared/scan.ts';
import { refuse, type Span } from '../shared/sections.ts';
import { nextLine, type Original, replaceSection, scriptLines } from '../shared/way-down.ts';
import type { Changeset } from './sql.ts';

const prefix = '--rollback ';
const whole = /\brollbackSplitStatements:false\b/i;

export function withRollbackLines(original: Original, changeset: Changeset, sql: string): FileEdit {
  const { text, lineEnd, path } = original;
  const marker = text.split('\n')[changeset.line - 1] ?? '';
  if (!whole.test(marker) && scanStatements(sql).some(({ start, end }) => sql.slice(start, end).includes(';'))) {
    const what = phrase`Liquibase would cut the way down at a semicolon inside of a statement.`;
    const mend = phrase`Have it send rollbacks whole, if the way up may be sent whole too.`;
    throw refuse(
      path,
      changeset.line,
      what,
      mend,
      '--changeset ada:1 splitStatements:false rollbackSplitStatements:false',
    );
  }
  // From the end, so that offsets hold.
  const [first, ...others] = changeset.down.map((span) => wholeLines(text, span));
  let rest = text;
  for (const { start, end } of others.reverse()) rest = rest.slice(0, start) + rest.slice(end);
  const end = endOf(text, changeset);
  return replaceSection({ ...original, text: rest }, first ?? { start: end, end }, rollbackLines(sql, lineEnd));
}

/** Every line, also one inside of a body and an empty one: without the prefix it would belong to the way up. */
function rollbackLines(sql: string, lineEnd: Original['lineEnd']): string {
  const lines = scriptLines(sql, lineEnd).split('\n').slice(0, -1);
  return lines.map((line) => `${prefix}${line}\n`).join('');
}

/** The line of a `--rollback`, or the lines of a comment from its opening to its end. */
function wholeLines(text: string, { start, end }: Span): Span {
  const line = startOfLine(text, start);
  if (line < start) return { start: line, end: nextLine(text, start) };
  return { start: startOfLine(text, line - 1), end: nextLine(text, end) };
}

/** Behind the last line of the way up, and behind the changeset's first line where it has none. */
function endOf(text: string, { up, line }: Changeset): number {
  const last = up.findLast((span) => text.slice(span.start, span.end).trim() !== '');
  if (last) return nextLine(text, last.start);
  return text.split('\n').slice(0, line).join('\n').length + 1;
}

function startOfLine(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}
