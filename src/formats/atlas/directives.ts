/** Atlas' directives (`-- atlas:<name> <value>`) and the sections of its txtar files. Source: `sql/migrate/dir.go` and `lex.go` of ariga/atlas. */
import { pieces, type Span } from '../shared/sections.ts';

export interface Directive {
  readonly name: string;
  readonly value: string;
  /** Counted from 1. */
  readonly line: number;
}

const pattern = /^[ -~]*?atlas:(\w+)(?: +([^\r\n]+))?/;
const sectionPattern = /^-- ([\w./-]+) --[^\S\n]*$/gm;

/** Those of the whole file: in the comment at its top, which an empty line must end. */
export function directivesOf(text: string): Directive[] {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !/^(#|--)/.test(line));
  const next = end < 0 ? '' : (lines[end] ?? '');
  if (next.trim() !== '' || (end === lines.length - 1 && next !== '')) return [];
  return lines.slice(0, end < 0 ? lines.length : end).flatMap((line, index) => {
    const match = pattern.exec(line.trimEnd());
    return match ? [{ name: match[1] ?? '', value: (match[2] ?? '').trim(), line: index + 1 }] : [];
  });
}

/** A directive that counts on the very first line, whatever follows; escapes stand for line ends and tabs. */
export function directiveOf(text: string, name: string): string | undefined {
  const match = /^-- atlas:(\w+) +([^\r\n]+)/.exec(text);
  if (match?.[1] !== name) return undefined;
  return (match[2] ?? '').replace(/\\n/g, '\n').replace(/\\r/g, '\r').replace(/\\t/g, '\t');
}

/** The ways up and down of a txtar file, everything else blanked; undefined where it has no `migration.sql`. */
export function sectionsOf(text: string): { readonly up: string; readonly down: string } | undefined {
  const heads = [...text.matchAll(sectionPattern)];
  const spansOf = (name: string): Span[] =>
    heads.flatMap((head, index) =>
      head[1] === name ? [{ start: head.index + head[0].length, end: heads[index + 1]?.index ?? text.length }] : [],
    );
  const up = spansOf('migration.sql');
  return up.length === 0 ? undefined : { up: pieces(text, up), down: pieces(text, spansOf('down.sql')) };
}
