/**
 * Writing a way down into a migration's files: as a file of its own, or in place of one section of the file that holds both
 * ways. Everything outside that section keeps its bytes, a byte order mark and odd line ends included.
 */
import { FaultError } from '../../model/fault.ts';
import type { FileEdit } from '../../model/format.ts';
import type { MigrationRef } from '../../model/migration.ts';
import { phrase } from '../../model/text.ts';
import type { FileTree } from '../../model/tree.ts';
import { endOfToken } from './scan.ts';
import type { Span } from './sections.ts';
import { readText } from './text.ts';

/** A file's text, and what it takes to write it back as it was. */
export interface Original {
  readonly path: string;
  /** Without byte order mark, as the formats read it. */
  readonly text: string;
  readonly mark: '' | '\ufeff';
  readonly lineEnd: '\n' | '\r\n';
}

export async function originalOf(tree: FileTree, path: string): Promise<Original> {
  const text = await readText(tree, path);
  const bytes = await tree.read(path);
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return { path, text, mark: hasMark ? '\ufeff' : '', lineEnd: lineEndOf(text) };
}

/** The way down as a file of its own, with the line ends of the way up. */
export async function separateFile(
  tree: FileTree,
  upPath: string,
  downPath: string,
  sql: string,
): Promise<readonly FileEdit[]> {
  const { lineEnd } = await originalOf(tree, upPath);
  return [{ path: downPath, text: scriptLines(sql, lineEnd), isNew: !tree.files.has(downPath) }];
}

/**
 * Replaces what stands between the offsets by lines of their own.
 *
 * @param lines whole lines, each with its line end; see `scriptLines`
 */
export function replaceSection({ path, text, mark, lineEnd }: Original, span: Span, lines: string): FileEdit {
  const before = text.slice(0, span.start);
  const after = text.slice(span.end);
  // A last line without its end must not run on into what follows it.
  const gap = before === '' || before.endsWith('\n') ? '' : lineEnd;
  return { path, text: `${mark}${before}${gap}${lines}${after}`, isNew: false };
}

/** SQL as whole lines. Line ends inside of quotes are part of what is quoted, and stay what they are. */
export function scriptLines(sql: string, lineEnd: Original['lineEnd']): string {
  const trimmed = sql.trim();
  if (trimmed === '') return '';
  const parts: string[] = [];
  for (let at = 0; at < trimmed.length; ) {
    const end = endOfToken(trimmed, at);
    const isQuoted = /['"`$]/.test(trimmed[at] ?? '');
    // Outside of quotes a carriage return and a line feed are tokens each.
    const token = trimmed.slice(at, end);
    const isReturn = token === '\r' && trimmed[end] === '\n';
    if (isQuoted) parts.push(token);
    else if (!isReturn) parts.push(token.replace(/\r?\n/g, lineEnd));
    at = end;
  }
  return `${parts.join('')}${lineEnd}`;
}

/** Throws a `FaultError` for a step that is not SQL: its way down stands in its own language. */
export function requireScript({ kind, path }: MigrationRef): void {
  if (kind !== 'opaque') return;
  throw new FaultError({
    code: 'format',
    where: path,
    what: phrase`This migration is not written in SQL, and neither can its way down be.`,
    mend: phrase`Write the way down in its own language, or run the SQL from there.`,
  });
}

/** The offset behind the line that an offset is in, its end included. */
export function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

/** Between BEGIN and COMMIT, for a tool that runs each statement by itself: one that fails must take back the others. */
export function inTransaction(sql: string): string {
  return `BEGIN;\n\n${sql.trim()}\n\nCOMMIT;\n`;
}

function lineEndOf(text: string): Original['lineEnd'] {
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}
